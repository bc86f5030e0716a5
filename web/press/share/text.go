package share

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"statement-evidence/wasm/node"
)

// plain is a text without the characters that a checked story cannot have: those
// that control, reorder or break a line. What is written for machines and for
// other sites is read where nothing else would keep them out.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == 0x2028 || r == 0x2029:
			return ' '
		case unicode.IsControl(r), 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069, r == 0xFEFF, r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
}

// shorten cuts a text to so many characters, at a word where it can, with an ellipsis.
func shorten(s string, most int) string {
	n, cut, at := 0, 0, 0
	for i, r := range s {
		if n++; n > most {
			if cut == 0 {
				cut = at
			}
			return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
		}
		if at = i; r == ' ' {
			cut = i
		}
	}
	return s
}

// web is an address, or nothing when it is not one of the web.
func web(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// inline is the text of a tree, as [plain] gives it.
func inline(n *node.Node) string { return plain(node.TextContent(n)) }
