// Package view makes the page of a story, as a tree of [node.Node]. It is the
// only place that knows markup, and it is pure: the same story and state give
// the same tree, whether press writes it as HTML or the page program mounts it.
//
// A page is a frame with pieces in it. The frame never changes but for
// "hidden", which the program sets, and "open", which is the browser's; a
// piece is a subtree that a search or a filter may redraw. Read [Page], then
// [Model.Piece], then the file of each thing on the page: masthead, controls,
// statement, row, sources.
package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// Model is all that a page is made of.
type Model struct {
	*data.Index
	State state.State
	Sel   state.Selection
}

// NewFinder makes the finder for a story: what it finds is what the page shows.
func NewFinder(x *data.Index) *state.Finder { return state.NewFinder(x, kindOf) }

// Page makes the page of a story in a state: what stands inside <statement-evidence>.
func Page(x *data.Index, s state.State) *node.Node {
	m := &Model{Index: x, State: s, Sel: NewFinder(x).Select(s)}
	return node.El("div.se", node.A{"lang", x.Lang},
		m.masthead(),
		m.controls(),
		m.lead(),
		m.more(),
		m.further(),
		m.corrections(),
	)
}

func (m *Model) lead() *node.Node {
	var items []*node.Node
	for _, s := range m.Lead {
		items = append(items, m.statement(s))
	}
	from, to := m.LeadFindings()
	if len(items) == 0 && from == to {
		return nil
	}
	return section("lead", "The main comparisons", node.Group(items...), m.rows("disputed", "A disputed assessment, with those who dispute it and those who endorse it", from, to))
}

func (m *Model) more() *node.Node {
	var items []*node.Node
	for _, s := range m.More {
		items = append(items, m.statement(s))
	}
	if items == nil {
		return nil
	}
	title := "All other statements"
	if len(m.Lead) == 0 {
		title = "Statements"
	}
	return section("more", title, items...)
}

func (m *Model) further() *node.Node {
	from, to := m.Further()
	if from == to {
		return nil
	}
	return section("further", "Further records", m.rows("apart", "Not tied to a single statement", from, to))
}

func (m *Model) corrections() *node.Node {
	if len(m.Corrections) == 0 {
		return nil
	}
	var items []*node.Node
	for i := len(m.Corrections) - 1; i >= 0; i-- {
		c := &m.Corrections[i]
		items = append(items, node.El("li", nil,
			timeOf(c.On), node.Text(": "+c.Why+" It said “"+c.Was+"”; it says “"+c.Is+"”.")))
	}
	return section("corrections", "Corrections", node.El("ol", nil, items...))
}

func section(class, title string, kids ...*node.Node) *node.Node {
	return node.El("section."+class, node.A{"hidden", hidden(!anyShown(kids))},
		node.El("h2", nil, node.Text(title)), node.Group(kids...))
}

// anyShown tells whether any of nodes, or of the groups among them, is shown.
func anyShown(nodes []*node.Node) bool {
	return slices.ContainsFunc(nodes, func(n *node.Node) bool {
		if n != nil && n.Tag == "" {
			return anyShown(n.Kids)
		}
		return n != nil && !slices.Contains(n.Attrs, "hidden")
	})
}

// rows is a titled list of rows, hidden when the state shows none of them.
func (m *Model) rows(class, title string, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	any := false
	for r := from; r < to; r++ {
		items = append(items, m.row(r))
		any = any || m.Sel.Rows[r]
	}
	return node.El("div.group "+class, node.A{"hidden", hidden(!any)},
		node.El("h3", nil, node.Text(title)),
		node.El("ol", nil, items...))
}

func hidden(is bool) string { return node.If(is, "") }

func timeOf(iso string) *node.Node {
	return node.El("time", node.A{"datetime", iso}, node.Text(day(iso)))
}

// text is a text of the story with every hit of the search marked. Only whole
// texts that the finder knows go through it, so that [Model.Look] is right.
func (m *Model) text(s string) *node.Node {
	hits := state.Hits(s, m.Sel.Terms)
	if hits == nil {
		return node.Text(s)
	}
	var kids []*node.Node
	at := 0
	for _, h := range hits {
		kids = append(kids, node.Text(s[at:h.From]), node.El("mark", nil, node.Text(s[h.From:h.To])))
		at = h.To
	}
	return node.Group(append(kids, node.Text(s[at:]))...)
}

// words are exact words, a paragraph for each passage, in a <blockquote> with
// the address where they can be looked up.
func (m *Model) words(words []data.Passage, cite string) *node.Node {
	var out, paragraphs []*node.Node
	flush := func(class string) {
		if paragraphs != nil {
			out = append(out, node.El("blockquote."+class, node.A{"cite", node.If(cite != "", cite)}, paragraphs...))
			paragraphs = nil
		}
	}
	for _, p := range words {
		if p.By != "" || p.How != "" || p.On != "" {
			flush("words")
			out = append(out, m.label(p))
		}
		other := node.If(p.Lang != "" && p.Lang != m.Lang, p.Lang)
		paragraphs = append(paragraphs, node.El("p", node.A{"lang", other, "dir", node.If(other != node.Absent, "auto")}, m.text(p.Text)))
		if p.Alternative {
			flush("words other")
		}
	}
	flush("words")
	return node.Group(out...)
}

// label says whose words a passage is, how they are given, and of which day.
func (m *Model) label(p data.Passage) *node.Node {
	var parts []*node.Node
	if p.By != "" {
		parts = append(parts, m.text(upperFirst(p.By)))
	}
	if p.How != "" {
		how := p.How
		if parts == nil {
			how = upperFirst(how)
		}
		parts = append(parts, m.text(how))
	}
	if p.On != "" {
		parts = append(parts, timeOf(p.On))
	}
	return node.El("p.label", nil, joined(parts, ", "))
}

// joined puts a text between nodes.
func joined(parts []*node.Node, between string) *node.Node {
	var out []*node.Node
	for i, p := range parts {
		if i > 0 {
			out = append(out, node.Text(between))
		}
		out = append(out, p)
	}
	return node.Group(out...)
}

func upperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// labelled is a paragraph that begins with what it is.
func (m *Model) labelled(class, label, s string) *node.Node {
	if s == "" {
		return nil
	}
	return node.El("p."+class, nil, node.El("b", nil, node.Text(label+" ")), m.text(s))
}
