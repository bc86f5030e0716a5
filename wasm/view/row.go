package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// row is a finding where it stands: a line that opens to its exact words, how
// it bears on the statement, its sources, and under it who disputes or
// endorses it.
func (m *Model) row(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var target node.A
	if row.First {
		target = node.A{"id", "f-" + f.ID, "tabindex", "-1"}
	}
	return node.El("li.row", node.A{"id", row.ID, "tabindex", "-1", "hidden", hidden(!m.Sel.Rows[r])},
		node.El("details", node.A{"open", node.If(row.Lead, "")},
			node.El("summary", nil, m.line(r)),
			node.El("div.record", target,
				m.told(r),
				m.disputes(r),
				m.sources(f.Sources, f.Words, m.nameOfFinding(f)),
				m.permalink("f-"+f.ID, words.LinkFinding, m.nameOfFinding(f), len(f.Words) > 0))))
}

// line is a finding in a line: what it does to the statement, whose it is, of
// which day and of what kind, and, while the row is closed, how it bears.
func (m *Model) line(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var tie, teaser, disputed *node.Node
	if row.Relation >= 0 {
		rel := &m.Relations[row.Relation]
		tie = m.tieTerm(rel.Tie)
		teaser = node.El("span.teaser", nil, node.Text(" "), m.text(rel.Explanation))
	}
	if m.disputed(row.Finding) {
		disputed = node.El("span.disputed", nil, node.Text(m.w(words.Disputed)))
	}
	return node.El("span.line", nil,
		tie, node.Text(" "),
		node.El("span.day", nil, m.publicAt(f)), node.Text(" "),
		node.El("span.body", nil, m.text(f.Body)), node.Text(" "),
		node.El("span.kind", nil, m.kindOf(f)),
		node.Text(" "), disputed,
		teaser)
}

// disputed tells whether a later record disputes a finding.
func (m *Model) disputed(finding int) bool {
	for _, r := range m.Disputes(finding) {
		rel := &m.Relations[r]
		if rel.From == m.Findings[finding].ID && (rel.Tie == data.Contradicts || rel.Tie == data.Complicates) {
			return true
		}
	}
	return false
}

// nameOfFinding tells a finding from others: whose it is and of which day.
func (m *Model) nameOfFinding(f *data.Finding) string {
	return m.W.Fill(words.ListComma, f.Body, m.W.Day(f.Day()))
}

// publicAt is the day on which a finding was public, as far as it is known.
func (m *Model) publicAt(f *data.Finding) *node.Node {
	switch {
	case f.From != "":
		return m.say(words.ListAnd, m.day(f.From), m.day(f.Day()))
	case f.PublicBy:
		return m.say(words.ByDay, m.day(f.Day()))
	}
	return m.day(f.Day())
}

// told is what a finding says and how it bears on the statement.
func (m *Model) told(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var bearing *node.Node
	if row.Relation >= 0 {
		bearing = m.bearing(&m.Relations[row.Relation])
	}
	return node.El("div.told", nil,
		m.words(f.Words, m.citeOf(f.Sources)),
		m.labelled("facts", words.Facts, f.Facts),
		m.labelled("caveat", words.Caveat, f.Caveat),
		bearing,
		m.labelled("context", words.Context, f.Context),
		m.provenance(f))
}

// bearing is the neutral explanation of a relation, the words it bears on, and
// how sure the editors are of it.
func (m *Model) bearing(rel *data.Relation) *node.Node {
	var on *node.Node
	if rel.FromWords != nil {
		on = node.El("p.sure", nil, m.say(words.BearsOn, node.El("q", nil, m.plain(rel.FromWords.Exact))))
	}
	sure := node.Text(m.strengthWord(rel.Strength))
	if rel.StrengthNote != "" {
		sure = node.Group(sure, node.Text(" ("), m.text(rel.StrengthNote), node.Text(")"))
	}
	return node.El("div.bearing", nil,
		m.labelled("explanation", words.BearsHow, rel.Explanation),
		m.labelled("caveat", words.CaveatTie, rel.Caveat),
		on,
		node.El("p.sure", nil, m.say(words.HowSure, sure)))
}

// provenance is in what, where and when a finding was published.
func (m *Model) provenance(f *data.Finding) *node.Node {
	var parts []*node.Node
	if f.Medium != "" {
		parts = append(parts, m.text(f.Medium))
	}
	if f.Place != "" {
		parts = append(parts, m.text(f.Place))
	}
	if f.Dated != "" {
		parts = append(parts, m.say(words.Dated, m.day(f.Dated)))
	}
	if f.DateNote != "" {
		parts = append(parts, m.text(f.DateNote))
	}
	if parts == nil {
		return nil
	}
	return node.El("p.provenance", nil, m.label(words.Provenance), m.joined(parts))
}

// disputes are the other findings that dispute, endorse or qualify the finding
// of a row, directly under it, and the records it is never shown without.
func (m *Model) disputes(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var kids []*node.Node
	for _, d := range m.Disputes(row.Finding) {
		rel := &m.Relations[d]
		if other := m.FindingAt(otherEnd(rel, f.ID)); other != nil {
			kids = append(kids, m.beside(row, other,
				node.Group(tie(rel.Tie, m.disputeWord(rel.Tie, rel.To == f.ID)), node.Text(" ")),
				node.El("p.explanation", nil, m.text(rel.Explanation)),
				m.labelled("caveat", words.CaveatTie, rel.Caveat)))
		}
	}
	for _, id := range f.ShowWith {
		if other := m.FindingAt(id); other != nil && !m.tied(f.ID, id) {
			kids = append(kids, m.beside(row, other, m.label(words.ReadWith)))
		}
	}
	if kids == nil {
		return nil
	}
	return node.El("div.disputes", nil, kids...)
}

func otherEnd(rel *data.Relation, id string) string {
	if rel.From == id {
		return rel.To
	}
	return rel.From
}

// tied tells whether a relation ties two findings.
func (m *Model) tied(a, b string) bool {
	for _, r := range m.Disputes(m.FindingIndex(a)) {
		if otherEnd(&m.Relations[r], a) == b {
			return true
		}
	}
	return false
}

// beside is another finding under that of a row: how it stands to it, its words
// and its caveat, and whether it came later than the row's statement.
func (m *Model) beside(row *data.Row, other *data.Finding, how *node.Node, explained ...*node.Node) *node.Node {
	var later *node.Node
	if row.Statement >= 0 && data.Later(m.Statements[row.Statement].Moment(), other.Moment()) {
		later = node.Group(node.Text(" "), node.El("span.came-later", nil, node.Text(m.w(words.Later))))
	}
	return node.El("div.dispute", nil,
		node.El("p", nil, how, m.recordLink(other), later),
		node.Group(explained...),
		m.words(other.Words, m.citeOf(other.Sources)),
		m.labelled("caveat", words.Caveat, other.Caveat))
}

// recordLink names a finding and leads to it.
func (m *Model) recordLink(f *data.Finding) *node.Node {
	return node.Group(
		m.say(words.ListComma, node.El("a", node.A{"href", "#f-" + f.ID}, m.text(f.Body)), m.publicAt(f)),
		node.Text(". "), m.kindOf(f))
}
