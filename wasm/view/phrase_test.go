package view_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data/typography"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

func isPhrase(n *node.Node) bool { return hasClass(n, "phrase") }

// all gives the nodes for which ok is true.
func all(n *node.Node, ok func(*node.Node) bool) []*node.Node {
	var list []*node.Node
	each(n, func(n *node.Node) {
		if ok(n) {
			list = append(list, n)
		}
	})
	return list
}

// Where phrases overlap, each part knows all that cover it, the shortest first.
func TestPhrasesOverlap(t *testing.T) {
	page := example(t, "words that overlap").Node(english(t))
	var got []string
	for _, n := range all(page, isPhrase) {
		got = append(got, text(n)+" | "+strings.ReplaceAll(attr(n, "data-words"), "r-said--", ""))
	}
	want := []string{
		"see why  | judged", "it  | judged later", "would | within judged later", ", | within later", " or wouldn’t | later", "Надо | other",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for i, want := range []string{"I don’t see why it would, or wouldn’t, be.", "Надо подумать."} {
		passages := all(page, func(n *node.Node) bool { return n.Tag == "blockquote" })
		if got := text(passages[i]); got != want {
			t.Errorf("the passage reads %q, want %q", got, want)
		}
	}
	// For the keyboard and for screen readers the evidence is grouped by these words, in their order.
	var heads []string
	for _, n := range all(page, func(n *node.Node) bool { return n.Tag == "h4" }) {
		heads = append(heads, text(n))
	}
	if want := []string{"“see why it would”", "“it would, or wouldn’t”", "“would,”", "“Надо”"}; !slices.Equal(heads, want) {
		t.Errorf("the groups are %q, want %q", heads, want)
	}
}

// What is pointed out is what points at the chosen words, and nothing else.
func TestChosenWords(t *testing.T) {
	x := story(t)
	for s := range x.Statements {
		for _, p := range state.Highlights(x, s) {
			page := view.Page(x, english(t), state.State{Words: p.ID})
			var marked, want []string
			for _, n := range all(page, func(n *node.Node) bool { return hasClass(n, "row") || hasClass(n, "tied") || hasClass(n, "correction") }) {
				if find(n, func(n *node.Node) bool { return hasClass(n, "bears") }) == nil {
					continue
				}
				joined := n
				if hasClass(n, "row") {
					joined = find(page, func(g *node.Node) bool {
						return hasClass(g, "group") && slices.Contains(all(g, func(r *node.Node) bool { return r == n }), n)
					})
				}
				if attr(joined, "data-words") != p.ID {
					t.Errorf("%s: marked is what is joined to %q", p.ID, attr(joined, "data-words"))
				}
				marked = append(marked, attr(n, "id"))
			}
			for _, r := range p.Relations {
				id := "r-" + x.Relations[r].From + "--" + x.Relations[r].To
				if x.PlacementIndex(id) < 0 {
					id = "" // one between statements has no row
				}
				want = append(want, id)
			}
			slices.Sort(marked)
			slices.Sort(want)
			if !slices.Equal(marked, want) {
				t.Errorf("%s: marked are %q, want %q", p.ID, marked, want)
			}
			words := ""
			for _, n := range all(page, func(n *node.Node) bool { return slices.Contains(n.Attrs, "data-chosen") }) {
				words += text(n)
			}
			if want := x.Statements[s].Words[p.Passage].Text[p.From:p.To]; words != want {
				t.Errorf("%s: chosen is %q, want %q", p.ID, words, want)
			}
		}
	}
}

// Every phrase that a relation of a statement points at is marked in it.
func TestEveryPhraseIsMarked(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t), state.State{})
	for _, rel := range x.Relations {
		s := x.StatementAt(rel.From)
		if s == nil || rel.FromWords == nil {
			continue
		}
		at := find(page, func(n *node.Node) bool { return attr(n, "id") == "s-"+s.ID })
		marked := ""
		for _, n := range all(at, isPhrase) {
			marked += text(n) + "\x00"
		}
		if got := strings.ReplaceAll(marked, "\x00", ""); !strings.Contains(typography.Normalise(got), typography.Normalise(rel.FromWords.Exact)) {
			t.Errorf("%s: %q is not marked, only %q", rel.From, rel.FromWords.Exact, marked)
		}
	}
}

func TestBearingOn(t *testing.T) {
	for name, want := range map[string]string{
		"words that overlap, one chosen, in a search": "2 records relate to “it would, or wouldn’t”.",
		"words that a correction points at, chosen":   "1 statement relates to “would”.",
	} {
		page := example(t, name).Node(english(t))
		if got := text(find(page, func(n *node.Node) bool { return hasClass(n, "bearing-on") })); got != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
	both := example(t, "words that a correction points at, chosen")
	both.Story.Relations[0].FromWords = both.Story.Relations[1].FromWords
	both.State.Words = "r-said--judged"
	if got := text(find(both.Node(english(t)), func(n *node.Node) bool { return hasClass(n, "bearing-on") })); got != "1 record and 1 statement relate to “would”." {
		t.Errorf("both: got %s", got)
	}
}
