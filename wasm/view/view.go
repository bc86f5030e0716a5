// Package view makes the page of a story, as a tree of [node.Node]. It is the
// only place that knows markup, and it is pure: the same story, words and state
// give the same tree, whether press writes it as HTML or the page program
// mounts it.
//
// A page is a frame with pieces in it. The frame never changes but for
// "hidden", which the program sets, and "open", which is the browser's; a
// piece is a subtree that a search or a filter may redraw. Read [Page], then
// [Model.Piece], then the file of each thing on the page: masthead, controls,
// statement, row, sources, share.
package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/words"
)

// Model is all that a page is made of.
type Model struct {
	*data.Index
	W     *words.Words
	State state.State
	Sel   state.Selection
	Whole string // where the whole comparison is, when this is an excerpt of it
}

// NewFinder makes the finder for a story: what it finds is what the page shows.
func NewFinder(x *data.Index, w *words.Words) *state.Finder {
	m := &Model{Index: x, W: w}
	return state.NewFinder(x, func(f *data.Finding) []string {
		texts := []string{m.kindWord(f.Kind), f.Qualifier}
		for _, c := range f.ByLevel() {
			texts = append(texts, c.Body)
		}
		return texts
	})
}

// Page makes the page of a story in a state: what stands inside <statement-evidence>.
func Page(x *data.Index, w *words.Words, s state.State) *node.Node {
	return (&Model{Index: x, W: w, State: s, Sel: NewFinder(x, w).Select(s)}).page()
}

// Excerpt makes the page of the excerpt of a story, as it stands before anyone
// has touched it; whole is where the whole comparison is. Its pieces are those of
// [Page]; only the frame differs: it counts nothing that the excerpt has but in
// part, and leaves explanations to the whole.
func Excerpt(x *data.Index, w *words.Words, whole string) *node.Node {
	return (&Model{Index: x, W: w, Sel: NewFinder(x, w).Select(state.State{}), Whole: whole}).page()
}

func (m *Model) page() *node.Node {
	return node.El("div.se", node.A{"lang", m.W.Lang(), "dir", m.W.Dir()},
		m.masthead(),
		m.controls(),
		m.timeline(),
		m.lead(),
		m.more(),
		m.further(),
		m.bySpeaker(),
		m.corrections(),
		m.allSources(),
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
	return m.section("lead", words.Lead, node.Group(items...), m.rows("disputed", "h3", words.DisputedGroup, from, to))
}

func (m *Model) more() *node.Node {
	var items []*node.Node
	for _, s := range m.More {
		items = append(items, m.statement(s))
	}
	if items == nil {
		return nil
	}
	title := words.AllOthers
	if len(m.Lead) == 0 {
		title = words.All
	}
	return m.section("more", title, items...)
}

func (m *Model) further() *node.Node {
	from, to := m.Further()
	if from == to {
		return nil
	}
	return m.section("further", words.Further, m.rows("apart", "h3", words.FurtherGroup, from, to))
}

func (m *Model) section(class string, title words.Key, kids ...*node.Node) *node.Node {
	return node.El("section."+class, node.A{"hidden", hidden(!anyShown(kids))},
		node.El("h2", nil, node.Text(m.w(title))), node.Group(kids...))
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
func (m *Model) rows(class, heading string, title words.Key, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	var phrases []state.Phrase
	if s := m.Rows[from].Statement; s >= 0 {
		phrases = state.Phrases(m.Index, s)
	}
	any := false
	for r := from; r < to; r++ {
		items = append(items, m.row(r, phrases))
		any = any || m.Sel.Rows[r]
	}
	return node.El("div.group "+class, node.A{"hidden", hidden(!any)},
		node.El(heading, nil, node.Text(m.w(title))),
		node.El("ol", nil, items...))
}

func hidden(is bool) string { return node.If(is, "") }

// text is a text of the story with every hit of the search marked. Only whole
// texts that the finder knows go through it, so that [Model.Look] is right.
func (m *Model) text(s string) *node.Node { return m.foreign(s, m.marked(s)) }

// plain is a text of the story that is not searched.
func (m *Model) plain(s string) *node.Node { return m.foreign(s, node.Text(s)) }

// foreign gives a text of the story its language where the page is in another.
func (m *Model) foreign(s string, n *node.Node) *node.Node {
	if s == "" || m.W.Lang() == m.Index.Lang {
		return n
	}
	return node.El("span", node.A{"lang", m.Index.Lang, "dir", "auto"}, n)
}

// marked is a text with every hit of the search marked.
func (m *Model) marked(s string) *node.Node {
	return hit(s, 0, len(s), state.Hits(s, m.Sel.Terms))
}

// words are exact words, a paragraph for each passage, in a <blockquote> with
// the address where they can be looked up. The phrases in them are marked. A
// machine that translates the page leaves them as they are.
func (m *Model) words(list []data.Passage, cite string, phrases ...state.Phrase) *node.Node {
	var out, paragraphs []*node.Node
	flush := func(class string) {
		if paragraphs != nil {
			out = append(out, node.El("blockquote."+class, node.A{"cite", node.If(cite != "", cite), "translate", "no"}, paragraphs...))
			paragraphs = nil
		}
	}
	for i, p := range list {
		if label := m.passageLabel(i, p); label != nil {
			flush("words")
			out = append(out, label)
		}
		paragraphs = append(paragraphs, node.El("p", m.langOf(&p), m.phrased(p.Text, phrasesIn(phrases, i))))
		if p.Alternative {
			flush("words other")
		}
	}
	flush("words")
	return node.Group(out...)
}

// langOf gives a passage its language where the page is in another.
func (m *Model) langOf(p *data.Passage) node.A {
	lang := p.Lang
	if lang == "" {
		lang = m.Index.Lang
	}
	if lang == m.W.Lang() {
		return nil
	}
	return node.A{"lang", lang, "dir", "auto"}
}

// passageLabel says how a passage, counted from 0, stands to the one before it,
// whose words it is, how they are given, and of which day; nil if there is nothing to say.
func (m *Model) passageLabel(i int, p data.Passage) *node.Node {
	var parts []*node.Node
	if i > 0 && !p.Alternative {
		k := words.Apart
		if p.Adjacent {
			k = words.Adjacent
		}
		parts = append(parts, node.Text(m.w(k)))
	}
	if p.By != "" {
		by := p.By
		if parts == nil {
			by = words.UpperFirst(by)
		}
		parts = append(parts, m.text(by))
	}
	if p.How != "" {
		how := p.How
		if parts == nil {
			how = words.UpperFirst(how)
		}
		parts = append(parts, m.text(how))
	}
	if p.On != "" {
		parts = append(parts, m.day(p.On))
	}
	if parts == nil {
		return nil
	}
	return node.El("p.label", nil, m.joined(words.ListComma, parts))
}

// labelled is a paragraph that begins with what it is.
func (m *Model) labelled(class string, label words.Key, s string) *node.Node {
	if s == "" {
		return nil
	}
	return node.El("p."+class, nil, m.label(label), m.text(s))
}
