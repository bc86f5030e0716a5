package view

import (
	"strings"
	"testing"

	"statement-evidence/data/typography"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// However phrases and hits overlap, the text stays what it is, and marks stand within phrases.
func FuzzPhrased(f *testing.F) {
	f.Add("I don’t see why it would be.", "it wo", 3, 9, 5, 20, 5, 20)
	f.Add("", "", 0, 0, 0, 0, 0, 0)
	f.Add("aaaa", "a", 0, 4, 1, 2, 3, 4)
	f.Add("a\xff b", "b", 1, 2, 0, 4, 2, 3)
	f.Fuzz(func(t *testing.T, text, query string, a, b, c, d, e, g int) {
		var phrases []state.Highlight
		for _, s := range []state.Span{{From: a, To: b}, {From: c, To: d}, {From: e, To: g}} {
			if 0 <= s.From && s.From < s.To && s.To <= len(text) {
				phrases = append(phrases, state.Highlight{ID: string(rune('a' + len(phrases))), Span: s})
			}
		}
		m := &Model{Presenter: record.Presenter{Terms: strings.Fields(typography.Fold(query))}}
		p := node.El("p", nil, m.markPhrases(text, phrases))
		at := 0
		var marked []bool
		var walk func(n *node.Node, in string, mark bool)
		walk = func(n *node.Node, in string, mark bool) {
			if n.Tag == "" {
				if n.Text == "" || !strings.HasPrefix(text[at:], n.Text) {
					t.Fatalf("%q: %q stands at %d", text, n.Text, at)
				}
				for i := at; i < at+len(n.Text); i++ {
					want := 0
					for _, p := range phrases {
						if p.From <= i && i < p.To {
							want++
							if !strings.Contains(in, p.ID) {
								t.Errorf("%q: byte %d is not in %s", text, i, p.ID)
							}
						}
					}
					if got := len(strings.Fields(in)); got != want {
						t.Errorf("%q: byte %d is in %d phrases, want %d", text, i, got, want)
					}
					marked = append(marked, mark)
				}
				at += len(n.Text)
				return
			}
			if n.Tag == "span" {
				in = n.Attrs[3]
			}
			for _, k := range n.Kids {
				if mark && k.Tag != "" {
					t.Errorf("%q: <%s> stands in a mark", text, k.Tag)
				}
				walk(k, in, mark || k.Tag == "mark")
			}
		}
		walk(p, "", false)
		if at != len(text) {
			t.Errorf("%q: the text ends at %d", text, at)
		}
		for _, h := range state.Hits(text, m.Terms) {
			for i := h.From; i < h.To; i++ {
				if !marked[i] {
					t.Errorf("%q: byte %d is not marked", text, i)
				}
			}
		}
	})
}
