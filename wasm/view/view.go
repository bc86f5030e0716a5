// Package view makes the page of a story, as a tree of [node.Node]. It is the only
// place that knows the page's markup, and it is pure: the same story, messages and state
// give the same tree, whether the build writes it as HTML or the page program mounts it.
//
// A page is a static shell with islands in it. The shell never changes except for
// "hidden", which the program sets, and "open", which is the browser's; an
// island is a subtree that a search or a filter may redraw. Read [Page], then
// [Model.Island], then the file of each thing on the page: masthead, statement,
// evidence, row, timeline, sources, and the dock with everything a reader can do.
package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// Model is all that a page is made of.
type Model struct {
	record.Presenter
	State     state.State
	Selection state.Selection
	FullURL   string // of the whole comparison, if this is an excerpt of it

	bests map[string]int // by source; see [Model.bestOf]
}

// New makes the model of a page in its initial state.
func New(x *data.Index, w *i18n.Catalog) *Model { return &Model{Presenter: record.New(x, w)} }

// Select puts the model into a state, with what the finder selects in it.
func (m *Model) Select(finder *state.Finder, s state.State) {
	m.State, m.Selection = s, finder.Select(s)
	m.Terms = m.Selection.Terms
}

// NewFinder makes the finder for a story. It searches exactly the texts of the page.
func NewFinder(x *data.Index, w *i18n.Catalog) *state.Finder {
	m := record.New(x, w)
	return state.NewFinder(x, func(f *data.Finding) []string {
		texts := []string{m.KindWord(f.Kind), f.Qualifier, f.Rating}
		for _, c := range f.ByLevel() {
			texts = append(texts, c.Body)
		}
		return texts
	})
}

// Page makes the page of a story in a state: the content of <statement-evidence>.
func Page(x *data.Index, w *i18n.Catalog, s state.State) *node.Node {
	m := New(x, w)
	m.Select(NewFinder(x, w), s)
	return m.page()
}

// Excerpt makes the page of an excerpt of a story, in its initial state; whole is the
// address of the whole comparison. Its islands are those of
// [Page]; only the shell differs: it has no totals, because some records are missing,
// and no explanations.
func Excerpt(x *data.Index, w *i18n.Catalog, whole string) *node.Node {
	m := New(x, w)
	m.FullURL = whole
	m.Select(NewFinder(x, w), state.State{})
	return m.page()
}

func (m *Model) page() *node.Node {
	return node.El("div.se", node.A{"lang", m.Catalog.Lang(), "dir", m.Catalog.Dir()},
		m.masthead(),
		m.leadSection(),
		m.othersSection(),
		m.unlinkedSection(),
		m.timeline(),
		m.bySpeaker(),
		m.methodology(),
		m.colophon(),
		m.ledger(),
		m.allSources(),
		m.dock(),
		m.exports(),
	)
}

func (m *Model) leadSection() *node.Node {
	var items []*node.Node
	for _, s := range m.LeadStatements {
		items = append(items, m.statement(s))
	}
	from, to := m.LeadFindings()
	if len(items) == 0 && from == to {
		return nil
	}
	return m.section("lead", i18n.Lead, node.Group(items...), m.rows("disputed", "h3", m.disputedTitle(), from, to))
}

// disputedTitle is the title of the pairings that a finding heads.
func (m *Model) disputedTitle() i18n.MessageID {
	for r, to := m.LeadFindings(); r < to; r++ {
		if m.Findings[m.Placements[r].Finding].Kind == data.Assessment {
			return i18n.DisputedGroup
		}
	}
	return i18n.DisputedOther
}

func (m *Model) othersSection() *node.Node {
	var items []*node.Node
	for _, s := range m.OtherStatements {
		items = append(items, m.statement(s))
	}
	if items == nil {
		return nil
	}
	title := i18n.AllOthers
	if len(m.LeadStatements) == 0 {
		title = i18n.All
	}
	return m.section("more", title, items...)
}

func (m *Model) unlinkedSection() *node.Node {
	from, to := m.UnlinkedFindings()
	if from == to {
		return nil
	}
	return m.section("further", i18n.Further, m.rows("apart", "h3", i18n.FurtherGroup, from, to))
}

func (m *Model) section(class string, title i18n.MessageID, kids ...*node.Node) *node.Node {
	return node.El("section."+class, node.A{"id", class, "hidden", hidden(!anyShown(kids))},
		node.El("h2", nil, node.Text(m.Get(title))), node.Group(kids...))
}

// anyShown reports whether any of nodes, or of the groups among them, is shown.
func anyShown(nodes []*node.Node) bool {
	return slices.ContainsFunc(nodes, func(n *node.Node) bool {
		if n != nil && n.Tag == "" {
			return anyShown(n.Kids)
		}
		return n != nil && !slices.Contains(n.Attrs, "hidden")
	})
}

// rows is a titled list of rows without a statement, hidden if the state shows none of them.
func (m *Model) rows(class, heading string, title i18n.MessageID, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	any := false
	for r := from; r < to; r++ {
		items = append(items, m.row(r))
		any = any || m.Selection.Rows[r]
	}
	return node.El("div.group "+class, node.A{"hidden", hidden(!any)},
		node.El(heading, nil, node.Text(m.Get(title))),
		node.El("ol", nil, items...))
}

func hidden(is bool) string { return node.If(is, "") }

// ExactWords is the exact words of a record, a paragraph for each passage, in a
// <blockquote> that cites their best source; what is not exact words has a paragraph and no
// more. Phrases in them are marked. Machine translation leaves them as they are.
func (m *Model) ExactWords(list []data.Passage, citations []data.Citation, phrases ...state.Highlight) *node.Node {
	cite := node.Absent
	if s := m.Best(citations); s != nil {
		cite = node.If(s.URL != "", s.URL)
	}
	var out, paragraphs []*node.Node
	flush := func(class string) {
		if paragraphs != nil {
			out = append(out, node.El("blockquote."+class, node.A{"cite", cite, "translate", "no"}, paragraphs...))
			paragraphs = nil
		}
	}
	for i, p := range list {
		if label := m.PassageLabel(i, p); label != nil {
			flush("words")
			out = append(out, m.El("p.label", label))
		}
		tag := "p"
		if strings.Contains(p.Text, "\n") {
			tag = "p.lines"
		}
		paragraph := node.El(tag, m.LangOf(p.Lang), m.markPhrases(p.Text, phrasesIn(phrases, i)))
		if p.Form != "" {
			flush("words")
			out = append(out, node.El("div.told-of", nil, paragraph))
			continue
		}
		paragraphs = append(paragraphs, paragraph)
		if p.Alternative {
			flush("words other")
		}
	}
	flush("words")
	return node.Group(out...)
}
