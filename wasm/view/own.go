package view

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// own tells a search which part of an element's text is the story's, where the interface says
// the rest: data-own is where it begins, in UTF-16 code units, and, unless that is the end of
// the text, where it ends. Without it, all of a text is the story's.
// Texts in another language than the page's stand in elements of their own.
func own(n *node.Node, texts ...string) *node.Node {
	for _, k := range n.Kids {
		if k.Tag != "" {
			continue
		}
		from, to := len(k.Text), 0
		for _, t := range texts {
			at := strings.Index(k.Text, t)
			if at < 0 {
				t = i18n.UpperFirst(t)
				at = strings.Index(k.Text, t)
			}
			if t != "" && at >= 0 {
				from, to = min(from, at), max(to, at+len(t))
			}
		}
		switch {
		case from < to && strings.Trim(k.Text[:from]+k.Text[to:], " .") == "":
			continue
		case from >= to:
			from, to = 0, 0
		}
		span := units(k.Text[:from])
		if to < len(k.Text) {
			span += " " + units(k.Text[:to])
		}
		n.Attrs = append(n.Attrs, "data-own", span)
		break
	}
	return n
}

func units(s string) string { return strconv.Itoa(len(utf16.Encode([]rune(s)))) }
