// Package view makes the page of a story, as a tree of [node.Node]. It is the only
// place that knows the page's markup, and it is pure: the same story and messages give the
// same tree, in the build and where a story is drawn from its file. In the page the element
// shows, hides and marks what is written; only what package controls makes is drawn again.
//
// Read [Page], then the file of each thing on the page: masthead, statement,
// evidence, row, timeline, sources, and the dock with everything a reader can do.
package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Model is all that a page is made of.
type Model struct {
	record.Presenter
	FullURL string // of the whole comparison, if this is an excerpt of it
	archive bool   // whether this is part of an archive, none of whose pages has all sources

	bests map[string]int // by source; see [Model.bestOf]
}

// New makes the model of a page.
func New(x *data.Index, w *i18n.Catalog) *Model { return &Model{Presenter: record.New(x, w)} }

// Page makes the page of a story: the content of <statement-evidence>.
func Page(x *data.Index, w *i18n.Catalog) *node.Node { return New(x, w).page() }

// Excerpt makes the page of an excerpt of a story; whole is the
// address of the whole comparison. It has no totals, because some records are missing,
// and no explanations.
func Excerpt(x *data.Index, w *i18n.Catalog, whole string) *node.Node {
	m := New(x, w)
	m.FullURL = whole
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
	return node.El("section."+class, node.A{"id", class},
		node.El("h2", nil, node.Text(m.Get(title))), node.Group(kids...))
}

// rows is a titled list of rows without a statement.
func (m *Model) rows(class, heading string, title i18n.MessageID, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	for r := from; r < to; r++ {
		items = append(items, m.row(r))
	}
	return node.El("div.group "+class, nil,
		node.El(heading, nil, node.Text(m.Get(title))),
		node.El("ol", nil, items...))
}

// ExactWords is the exact words of a record, a paragraph for each passage, in a
// <blockquote> that cites their best source; what is not exact words has a paragraph and no
// more. Phrases in them are marked. Machine translation leaves them as they are.
func (m *Model) ExactWords(list []data.Passage, citations []data.Citation, phrases ...data.Highlight) *node.Node {
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
