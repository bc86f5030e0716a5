package view

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

// However phrases overlap, the text stays what it is, and each part is in all that cover it.
func FuzzPhrased(f *testing.F) {
	f.Add("I don’t see why it would be.", 3, 9, 5, 20, 5, 20)
	f.Add("", 0, 0, 0, 0, 0, 0)
	f.Add("aaaa", 0, 4, 1, 2, 3, 4)
	f.Add("a\xff b", 1, 2, 0, 4, 2, 3)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		var phrases []data.Highlight
		for _, s := range [][2]int{{a, b}, {c, d}, {e, g}} {
			if 0 <= s[0] && s[0] < s[1] && s[1] <= len(text) {
				phrases = append(phrases, data.Highlight{ID: string(rune('a' + len(phrases))), From: s[0], To: s[1]})
			}
		}
		p := node.El("p", nil, (&Model{FullURL: "whole.html"}).markPhrases(text, phrases))
		at := 0
		var walk func(n *node.Node, in string)
		walk = func(n *node.Node, in string) {
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
				}
				at += len(n.Text)
				return
			}
			if n.Tag == "span" {
				in = n.Attrs[3]
			}
			for _, k := range n.Kids {
				walk(k, in)
			}
		}
		walk(p, "")
		if at != len(text) {
			t.Errorf("%q: the text ends at %d", text, at)
		}
	})
}
