package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Disputed is the mark of a finding that another disputes, or nil. It is shown wherever
// the finding is, and names who disputes it and who endorses it.
func (m *Model) Disputed(f *data.Finding) *node.Node {
	mark := m.Mark(f)
	if mark == nil {
		return nil
	}
	return node.El("span.disputed", nil, mark)
}

// answers names who disputes a finding, and who endorses it, with links to what they say.
func (m *Model) answers(f *record.Finding) *node.Node {
	return node.Group(
		m.answeredBy(i18n.DisputedBy, f.DisputedBy),
		m.answeredBy(i18n.EndorsedBy, f.EndorsedBy))
}

// inPairing is where a finding stands in the pairings that a finding heads, or nil.
func (m *Model) inPairing(finding int) *data.Placement {
	for r, to := m.LeadFindings(); r < to; r++ {
		if m.Placements[r].Finding == finding {
			return &m.Placements[r]
		}
	}
	return nil
}

// answering is the relation of a row in a pairing to the earliest finding there that it answers, or -1.
func (m *Model) answering(row *data.Placement) int {
	if row.Lead {
		for _, d := range m.FindingRelations(row.Finding) {
			rel := &m.Relations[d]
			if rel.To == m.Findings[row.Finding].ID && m.inPairing(m.FindingIndex(rel.From)) != nil {
				return d
			}
		}
	}
	return -1
}

// toPairing leads from a finding that is both disputed and endorsed to where it stands beside
// those who do either; it is nil where there is no such place, or the row is there.
func (m *Model) toPairing(row *data.Placement, f *record.Finding) *node.Node {
	at := m.inPairing(row.Finding)
	if at == nil || row.Relation < 0 || f.EndorsedBy == nil {
		return nil
	}
	return node.Group(node.El("a", node.A{"href", "#" + at.ID}, node.Text(m.Get(m.disputedTitle()))), node.Text(" "))
}

// answeredBy names the findings that dispute or endorse a finding.
func (m *Model) answeredBy(label i18n.MessageID, list []*data.Finding) *node.Node {
	var names []*node.Node
	for _, other := range list {
		names = append(names, m.findingLink(other))
	}
	if names == nil {
		return nil
	}
	return node.El("p", nil, m.Format(i18n.Sentence, m.Format(label, m.Joined(i18n.ListSemicolon, names...))))
}

// thread is the relations of a row's finding to other findings, by day, then the
// records it is never shown without, with the words of each or a link to them.
func (m *Model) thread(r int, words bool) *node.Node {
	row := &m.Placements[r]
	f := m.Finding(row.Finding)
	var kids []*node.Node
	for _, d := range m.FindingRelations(row.Finding) {
		rel := m.Bearing(&m.Relations[d])
		other := m.FindingAt(rel.Other(f.ID))
		kids = append(kids, m.threadItem(row, other, words,
			m.relationTo(rel.Type, record.BetweenFindings(rel.Relation, f.ID), m.findingLink(other)),
			m.El("p.explanation", rel.Explanation.Text),
			m.Paragraph("caveat", rel.Caveat)))
	}
	for _, other := range f.With {
		if !m.Tied(f, other) {
			kids = append(kids, m.threadItem(row, other, words, m.Format(i18n.ReadWith, m.findingLink(other))))
		}
	}
	if kids == nil {
		return nil
	}
	return node.El("ol.disputes", node.A{"aria-label", m.Get(i18n.Thread)}, kids...)
}

// threadItem is another finding in the thread of a row: its relation and name, with words
// and caveat or a link to them, whether it was published after the row's statement, and, in a line each,
// the findings that it disputes or endorses in turn. These lines link to the next thread.
func (m *Model) threadItem(row *data.Placement, other *data.Finding, words bool, how *node.Node, explained ...*node.Node) *node.Node {
	var later *node.Node
	if row.Statement >= 0 && data.Later(m.Statements[row.Statement].Moment(), other.Moment()) {
		later = node.Group(node.Text(" "), node.El("span.came-later", nil, node.Text(m.Get(i18n.Later))))
	}
	var said *node.Node
	if words {
		said = node.Group(m.ExactWords(other.Words, other.Sources), m.Paragraph("caveat", m.FindingOf(other).Caveat))
	}
	var answers []*node.Node
	for _, d := range m.FindingRelations(m.FindingIndex(other.ID)) {
		rel := &m.Relations[d]
		if rel.From == other.ID && rel.Type != data.Background && rel.To != m.Findings[row.Finding].ID {
			answers = append(answers, node.El("p.in-turn", nil,
				m.relationTo(rel.Type, record.BetweenFindings(rel, other.ID), m.findingLink(m.FindingAt(rel.To)))))
		}
	}
	return node.El("li.dispute", nil,
		node.El("p", nil, m.Joined(i18n.ListStop, how, m.KindOf(other), m.Disputed(other)), later),
		node.Group(explained...),
		said,
		node.Group(answers...))
}

// findingLink is the body and day of a finding, as a link to it.
func (m *Model) findingLink(f *data.Finding) *node.Node {
	return m.Format(i18n.ListComma, node.El("a", append(node.A{"href", "#f-" + f.ID}, m.LangOf(m.TextLang(f.Body))...), node.Text(f.Body)), m.PublicAt(f))
}
