package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// The words of the interface are data (package words); here is how the page
// takes them. The keys of a list of kinds stand in the order of that list.

// w gives the words of a key.
func (m *Model) w(k words.Key) string { return m.W.Say(k) }

// say gives the words of a key with nodes in their places.
func (m *Model) say(k words.Key, in ...*node.Node) *node.Node {
	return m.fill(m.w(k), in)
}

func (m *Model) fill(s string, in []*node.Node) *node.Node {
	var out []*node.Node
	words.Places(s,
		func(text string) { out = append(out, node.Text(text)) },
		func(place int) {
			if place <= len(in) {
				out = append(out, in[place-1])
			}
		})
	return node.Group(out...)
}

// sayForm is say with the plural form for a number.
func (m *Model) sayForm(k words.Key, n int, in ...*node.Node) *node.Node {
	return m.fill(m.W.Form(k, n), in)
}

// label is what a paragraph begins with: bold words and a colon.
func (m *Model) label(k words.Key, in ...*node.Node) *node.Node {
	return node.Group(node.El("b", nil, m.say(words.Label, m.say(k, in...))), node.Text(" "))
}

// joined puts what a language has between the things of a list, words.ListComma
// or words.ListSemicolon, between nodes.
func (m *Model) joined(between words.Key, parts []*node.Node) *node.Node {
	var out *node.Node
	for _, p := range parts {
		if out == nil {
			out = p
		} else {
			out = m.say(between, out, p)
		}
	}
	return out
}

func (m *Model) tieWord(t data.Tie) string {
	return m.w(tieKey(words.TieContradicts, t))
}

func (m *Model) kindWord(k data.Kind) string {
	return m.w(words.KindAssessment + words.Key(slices.Index(data.Kinds, k)))
}

func (m *Model) strengthWord(s data.Strength) string {
	return m.w(words.StrengthHigh + words.Key(slices.Index(data.Strengths, s)))
}

// tieKey gives the key for a tie among keys that stand in the order of the ties.
func tieKey(first words.Key, t data.Tie) words.Key {
	return first + words.Key(slices.Index(data.Ties, t))
}

// between gives the first of the keys that say how a relation between two
// findings reads under the earlier of them or under the later.
func between(later bool) words.Key {
	if later {
		return words.ItContradicts
	}
	return words.ByContradicts
}

// stands says how a record stands to another: the tie's words, with its shape
// before them, and in their place the other's name.
func (m *Model) stands(t data.Tie, first words.Key, name *node.Node) *node.Node {
	before, after, _ := strings.Cut(m.w(tieKey(first, t)), "{1}")
	return node.Group(tie(t, strings.TrimSpace(before)), node.Text(" "), name, node.Text(after))
}

// kindOf says what a finding is: "Assessment, high confidence (CIA, FBI), moderate confidence (NSA)".
func (m *Model) kindOf(f *data.Finding) *node.Node {
	kind := m.marked(m.kindWord(f.Kind))
	if f.Qualifier != "" {
		kind = node.Group(kind, node.Text(" ("), m.text(f.Qualifier), node.Text(")"))
	}
	parts := []*node.Node{kind}
	for _, c := range f.ByLevel() {
		parts = append(parts, m.say(words.LevelHigh+words.Key(slices.Index(data.Levels, c.Level)), m.text(c.Body)))
	}
	return m.joined(words.ListComma, parts)
}

// day says an ISO day in words.
func (m *Model) day(iso string) *node.Node {
	return node.El("time", node.A{"datetime", iso}, node.Text(m.W.Day(iso)))
}
