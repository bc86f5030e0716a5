package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// disputed is the mark of a finding that another disputes. It stands wherever
// the finding is shown, and says if another endorses it.
func (m *Model) disputed(f *data.Finding) *node.Node {
	if len(m.answering(f, true)) == 0 {
		return nil
	}
	mark := words.Disputed
	if len(m.answering(f, false)) > 0 {
		mark = words.DisputedEndorsed
	}
	return node.Group(node.Text(" "), node.El("span.disputed", nil, node.Text(m.w(mark))))
}

// answering lists the later findings that dispute a finding, or those that endorse it, by day.
func (m *Model) answering(f *data.Finding, disputing bool) []*data.Finding {
	var list []*data.Finding
	for _, r := range m.Disputes(m.FindingIndex(f.ID)) {
		if rel := &m.Relations[r]; rel.From == f.ID && rel.Tie != data.Background && rel.Disputes() == disputing {
			list = append(list, m.FindingAt(rel.To))
		}
	}
	return list
}

// disputedBy says before a finding's words who disputes them, and then who
// endorses them.
func (m *Model) disputedBy(f *data.Finding) *node.Node {
	by := m.by("p.disputed-by", words.DisputedBy, m.answering(f, true))
	if by == nil {
		return nil
	}
	return node.Group(by, m.by("p.endorsed-by", words.EndorsedBy, m.answering(f, false)))
}

func (m *Model) by(tag string, label words.Key, list []*data.Finding) *node.Node {
	var names []*node.Node
	for _, other := range list {
		names = append(names, m.named(other))
	}
	if names == nil {
		return nil
	}
	return node.El(tag, nil, m.say(label, m.joined(words.ListSemicolon, names)), node.Text("."))
}

// disputes is a thread: the other findings that dispute, endorse or qualify the
// finding of a row, and those that it does so to, by day; then the records it
// is never shown without.
func (m *Model) disputes(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var kids []*node.Node
	for _, d := range m.Disputes(row.Finding) {
		rel := &m.Relations[d]
		other := m.FindingAt(rel.Other(f.ID))
		kids = append(kids, m.beside(row, other,
			m.stands(rel.Tie, between(rel.To == f.ID), m.named(other)),
			node.El("p.explanation", nil, m.text(rel.Explanation)),
			m.labelled("caveat", words.CaveatTie, rel.Caveat)))
	}
	for _, id := range f.ShowWith {
		if other := m.FindingAt(id); other != nil && !m.tied(f.ID, id) {
			kids = append(kids, m.beside(row, other, m.say(words.ReadWith, m.named(other))))
		}
	}
	if kids == nil {
		return nil
	}
	return node.El("ol.disputes", node.A{"aria-label", m.w(words.Thread)}, kids...)
}

// tied tells whether a relation ties two findings.
func (m *Model) tied(a, b string) bool {
	for _, r := range m.Disputes(m.FindingIndex(a)) {
		if m.Relations[r].Other(a) == b {
			return true
		}
	}
	return false
}

// beside is another finding under that of a row: how it stands to it, with its name, its words
// and its caveat, whether it came later than the row's statement, and, in a line
// each, who disputes or endorses it in turn. There the thread ends: the line
// leads to the next one.
func (m *Model) beside(row *data.Row, other *data.Finding, how *node.Node, explained ...*node.Node) *node.Node {
	var later *node.Node
	if row.Statement >= 0 && data.Later(m.Statements[row.Statement].Moment(), other.Moment()) {
		later = node.Group(node.Text(" "), node.El("span.came-later", nil, node.Text(m.w(words.Later))))
	}
	var answers []*node.Node
	for _, d := range m.Disputes(m.FindingIndex(other.ID)) {
		rel := &m.Relations[d]
		if rel.From == other.ID && rel.Tie != data.Background && rel.To != m.Findings[row.Finding].ID {
			answers = append(answers, node.El("p.in-turn", nil,
				m.stands(rel.Tie, words.ByContradicts, m.named(m.FindingAt(rel.To)))))
		}
	}
	return node.El("li.dispute", nil,
		node.El("p", nil, how, node.Text(". "), m.kindOf(other), m.disputed(other), later),
		node.Group(explained...),
		m.words(other.Words, m.citeOf(other.Sources)),
		m.labelled("caveat", words.Caveat, other.Caveat),
		node.Group(answers...))
}

// named is whose a finding is, and of which day; it leads there.
func (m *Model) named(f *data.Finding) *node.Node {
	return m.say(words.ListComma, node.El("a", node.A{"href", "#f-" + f.ID}, m.text(f.Body)), m.publicAt(f))
}
