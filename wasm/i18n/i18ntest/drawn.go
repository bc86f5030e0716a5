//go:build !js

package i18ntest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

// Drawn fails a test for what no tree in the language of w may have, whatever
// the interface's words and the story's are put together to: two colons in a
// row, typography of another language, and words of the page that are marked as
// in the story's language. It gives the number of texts it has looked at.
func Drawn(t testing.TB, where string, w *i18n.Catalog, tree *node.Node) (texts int) {
	t.Helper()
	day := dayOf(w)
	var wrong *regexp.Regexp
	if pattern := Copy(t)[w.Lang()].Drawn; pattern != "" {
		wrong = regexp.MustCompile(pattern)
	}
	var walk func(n *node.Node, foreign bool)
	walk = func(n *node.Node, foreign bool) {
		if lang := nodetest.Attr(n, "lang"); lang != "" {
			foreign = lang != w.Lang()
			if found := day.FindString(node.TextContent(n)); foreign && found != "" {
				t.Errorf("%s, %s: %q is marked as %s: %q", where, w.Lang(), found, lang, node.TextContent(n))
			}
		}
		if n.Tag == "svg" || nodetest.Attr(n, "href") != "" && strings.HasPrefix(node.TextContent(n), "http") {
			return // an address
		}
		if slices.Contains(blocks, n.Tag) {
			if found := colons.FindString(node.TextContent(n)); found != "" {
				t.Errorf("%s, %s: %q in %q", where, w.Lang(), found, node.TextContent(n))
			}
		}
		if n.Text != "" && !foreign {
			texts++
			if wrong != nil {
				if found := wrong.FindString(n.Text); found != "" {
					t.Errorf("%s, %s: %q in %q", where, w.Lang(), found, n.Text)
				}
			}
		}
		for _, k := range n.Kids {
			walk(k, foreign)
		}
	}
	walk(node.El("div", nil, tree), false)
	return texts
}

var (
	colons = regexp.MustCompile(`:[\s\x{202f}\x{a0}]?:`)
	blocks = []string{"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "button", "legend", "caption", "summary", "figcaption"}
)

// dayOf finds a day as a language writes it. English, in which the story is, has
// none that could be marked wrongly.
func dayOf(w *i18n.Catalog) *regexp.Regexp {
	if w.Lang() == "en" {
		return regexp.MustCompile(`$^`)
	}
	const digits = "\x00"
	var months []string
	for _, m := range strings.Split(w.Get(i18n.Months), "|") {
		months = append(months, regexp.QuoteMeta(m))
	}
	pattern := regexp.QuoteMeta(w.Format(i18n.Day, digits, "\x01", digits))
	pattern = strings.ReplaceAll(pattern, digits, `\d+\S*`)
	return regexp.MustCompile(strings.ReplaceAll(pattern, "\x01", "(?:"+strings.Join(months, "|")+")"))
}
