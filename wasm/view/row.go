package view

import (
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// row is a finding under its statement: a summary that opens to its exact words, its
// relation to the statement, its thread and its sources. The phrases are those of its
// statement.
func (m *Model) row(r int, phrases []state.Highlight) *node.Node {
	row := &m.Placements[r]
	f := &m.Findings[row.Finding]
	var target node.A
	if row.First {
		target = node.A{"id", "f-" + f.ID, "tabindex", "-1"}
	}
	attrs := node.A{"id", row.ID, "tabindex", "-1", "hidden", hidden(!m.Selection.Rows[r]), "data-later", hidden(m.LaterRow(r))}
	return node.El("li.row", append(attrs, phraseAttr(phrases, row.Relation)...),
		node.El("details", node.A{"open", node.If(row.Lead, "")},
			node.El("summary", nil, m.laterNote(m.LaterRow(r), i18n.NotYet), m.findingSummary(r)),
			node.El("div.record text", target,
				m.findingBody(r),
				m.audio(f.ID, f.Audio),
				m.recordCorrections(f.ID),
				m.thread(r),
				m.sources(f.Sources, f.Words),
				m.permalink("f-"+f.ID, i18n.LinkFinding, len(f.Words) > 0))))
}

// findingSummary is a finding in one line: relation to the statement, day, body and kind,
// and, while the row is closed, the explanation.
func (m *Model) findingSummary(r int) *node.Node {
	row := &m.Placements[r]
	f := &m.Findings[row.Finding]
	var tie, teaser, bears *node.Node
	if row.Relation >= 0 {
		rel := &m.Relations[row.Relation]
		tie = m.RelationMark(rel.Type)
		bears = m.chosenMark(row.Relation)
		teaser = node.El("span.teaser", nil, node.Text(" "), m.Text(rel.Explanation))
	}
	return node.El("span.line", nil,
		tie, node.Text(" "),
		node.El("span.day", nil, m.PublicAt(f)), node.Text(" "),
		node.El("span.body", nil, m.Text(f.Body)), node.Text(" "),
		node.El("span.kind", nil, m.KindOf(f)),
		m.Disputed(f),
		bears,
		teaser)
}

// findingBody is the words of a finding and its relation to the statement.
func (m *Model) findingBody(r int) *node.Node {
	row := &m.Placements[r]
	f := m.Finding(row.Finding)
	var bearing *node.Node
	if row.Relation >= 0 {
		bearing = m.bearing(m.Bearing(&m.Relations[row.Relation]))
	}
	return node.El("div.told", nil,
		m.answeredBy("p.disputed-by", i18n.DisputedBy, f.DisputedBy),
		m.answeredBy("p.endorsed-by", i18n.EndorsedBy, f.EndorsedBy),
		m.ExactWords(f.Words, f.Sources),
		m.Paragraph("facts", f.Facts),
		m.Paragraph("caveat", f.Caveat),
		bearing,
		m.Paragraph("context", f.Context),
		m.Paragraph("provenance", f.Provenance))
}

// bearing is the neutral explanation of a relation, the words it bears on, and
// its strength.
func (m *Model) bearing(b *record.Bearing) *node.Node {
	return node.El("div.bearing", nil,
		m.Paragraph("explanation", b.Explanation),
		m.Paragraph("caveat", b.Caveat),
		m.BearsOn("p.sure", b),
		m.Strength(b))
}

// BearsOn is the words of a statement that a relation points at, or nil.
func (m *Model) BearsOn(tag string, b *record.Bearing) *node.Node {
	if b.On == nil {
		return nil
	}
	return node.El(tag, nil, m.Format(i18n.BearsOn, node.El("q", node.A{"translate", "no"}, b.On)))
}

// Strength is the strength of a relation, or nil if it has none.
func (m *Model) Strength(b *record.Bearing) *node.Node {
	if b.Strength == nil {
		return nil
	}
	return node.El("p.sure", nil, m.Format(i18n.HowSure, b.Strength))
}
