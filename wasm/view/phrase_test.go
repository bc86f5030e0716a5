package view_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data/typography"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

func isPhrase(n *node.Node) bool { return hasClass(n, "phrase") }

// all gives the nodes for which ok is true.
func all(n *node.Node, ok func(*node.Node) bool) []*node.Node {
	var list []*node.Node
	nodetest.Walk(n, func(n *node.Node) {
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
		got = append(got, text(n)+" | "+strings.ReplaceAll(nodetest.Attr(n, "data-words"), "r-said--", ""))
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

// What the element points out, where words are chosen, is what the page joins to them: each
// relation that points at them once, and nothing else.
func TestWhatBearsOnWordsIsJoinedToThem(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	phrases := 0
	for s := range x.Statements {
		for _, p := range x.Highlights(s) {
			phrases++
			var joined, want []string
			words := ""
			for _, n := range all(page, func(n *node.Node) bool { return slices.Contains(strings.Fields(nodetest.Attr(n, "data-words")), p.ID) }) {
				switch {
				case isPhrase(n):
					words += text(n)
				case hasClass(n, "group"):
					for _, r := range all(n, func(n *node.Node) bool { return hasClass(n, "row") }) {
						joined = append(joined, nodetest.Attr(r, "id"))
					}
				default:
					joined = append(joined, "") // one between statements has no row
				}
			}
			for _, r := range p.Relations {
				id := "r-" + x.Relations[r].From + "--" + x.Relations[r].To
				if x.PlacementIndex(id) < 0 {
					id = ""
				}
				want = append(want, id)
			}
			slices.Sort(joined)
			slices.Sort(want)
			if !slices.Equal(joined, want) {
				t.Errorf("%s: joined are %q, want %q", p.ID, joined, want)
			}
			if want := x.Statements[s].Words[p.Passage].Text[p.From:p.To]; words != want {
				t.Errorf("%s: the words are %q, want %q", p.ID, words, want)
			}
		}
	}
	if phrases < 15 {
		t.Errorf("only %d phrases are pointed at", phrases)
	}
}

// Every phrase that a relation of a statement points at is marked in it.
func TestEveryPhraseIsMarked(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	for _, rel := range x.Relations {
		s := x.StatementAt(rel.From)
		if s == nil || rel.FromWords == nil {
			continue
		}
		at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "s-"+s.ID })
		marked := ""
		for _, n := range all(at, isPhrase) {
			marked += text(n) + "\x00"
		}
		if got := strings.ReplaceAll(marked, "\x00", ""); !strings.Contains(typography.Normalise(got), typography.Normalise(rel.FromWords.Exact)) {
			t.Errorf("%s: %q is not marked, only %q", rel.From, rel.FromWords.Exact, marked)
		}
	}
}
