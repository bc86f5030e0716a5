package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// row is a finding under its statement: a summary that opens to the full record where it
// stands first in the page, and elsewhere to what only the relation has, with a link to
// the record.
func (m *Model) row(r int) *node.Node {
	row := &m.Placements[r]
	f := &m.Findings[row.Finding]
	attrs := node.A{"id", row.ID, "tabindex", "-1"}
	record := node.El("div.record text", nil, m.findingBody(r))
	if row.First {
		record = node.El("div.record text", node.A{"id", "f-" + f.ID, "tabindex", "-1"},
			m.findingBody(r),
			m.audio(f.ID, f.Audio),
			m.recordCorrections(f.ID),
			m.thread(r, false),
			m.sources(f.Sources, f.Words),
			m.permalink("f-"+f.ID, i18n.LinkFinding))
	}
	return node.El("li.row", attrs,
		node.El("details", nil,
			node.El("summary", nil, m.findingSummary(r)),
			record))
}

// findingSummary is a finding in a few lines: relation to the statement and whose it is;
// kind with confidence; the day; the words that answer, and why they do. Without a statement
// it is the relation to a finding beside it, and how its words begin. What must not be left
// out is there too: who disputes it, and the caveat of an allegation.
func (m *Model) findingSummary(r int) *node.Node {
	row := &m.Placements[r]
	f := &m.Findings[row.Finding]
	var tie, answer, why, caveat *node.Node
	day := m.PublicAt(f)
	relation := row.Relation
	if relation < 0 {
		answer = m.OpeningOf("span.answering", f.Words)
		relation = m.answering(row)
	}
	if relation >= 0 {
		rel := m.Bearing(&m.Relations[relation])
		tie = node.Group(m.RelationMark(rel.Type), node.Text(" "))
		if rel.Answer != nil {
			answer = rel.Answer
		}
		why = m.El("span.why", rel.Explanation.Text)
	}
	disputed := m.Disputed(f)
	if disputed != nil {
		disputed = node.Group(node.Text(" "), disputed)
	}
	if answer != nil {
		answer = node.Group(answer, node.Text(" "))
	}
	if row.Relation >= 0 {
		if row.Open {
			day = m.Format(i18n.ListStop, day, node.El("span.after", nil, node.Text(m.Get(i18n.Open))))
		}
		if row.Later {
			if after := m.After(m.Statements[row.Statement].Date(), f.Date()); after != "" {
				day = m.Format(i18n.ListComma, day, node.El("span.after", nil, node.Text(after)))
			}
		}
	}
	if f.Kind == data.Allegation {
		caveat = node.El("span.caveat", nil, m.caveat(f))
	}
	return node.El("span.line", nil,
		tie, m.El("span.body", m.Text(f.Body)), node.Text(" "),
		node.El("span.day", nil, day), node.Text(" "),
		node.El("span.kind", nil, m.KindOf(f)), node.Text(" "),
		answer, why, disputed, caveat)
}

// caveat is what a finding does not show, with its label.
func (m *Model) caveat(f *data.Finding) *node.Node {
	l := m.FindingOf(f).Caveat
	return node.Group(node.Text(" "), m.Label(l.Label), l.Text)
}

// findingBody is what a row opens to: how it bears on the statement, and the record, or a
// link to it.
func (m *Model) findingBody(r int) *node.Node {
	row := &m.Placements[r]
	f := m.Finding(row.Finding)
	var b *record.Bearing
	var caveat, strength *node.Node
	if row.Relation >= 0 {
		b = m.Bearing(&m.Relations[row.Relation])
		caveat = m.Paragraph("caveat bearing", b.Caveat)
		if b.Strength != nil {
			strength = node.Group(m.Format(i18n.HowSure, b.Strength), node.Text(" "))
		}
	}
	bearing := node.Group(caveat, node.El("p.sure", nil, strength, m.toPairing(row, f), m.labels(f, b)))
	var record *node.Node
	if row.First {
		if f.Kind == data.Allegation {
			f.Caveat = nil // it stands in the summary
		}
		record = m.record(f, nil, false) // the link to the words says where they are
	} else {
		record = node.El("a.full", node.A{"href", "#f-" + f.ID}, node.Text(m.Get(i18n.RecordFull)))
	}
	return node.El("div.told", nil, record, bearing)
}

// record is the words of a finding, which cite the best of some sources, with all that is
// known of them; in plain HTML, its pictures in words.
func (m *Model) record(f *record.Finding, sources []data.Citation, plain bool) *node.Node {
	return node.Group(
		m.ExactWords(f.Words, sources),
		m.pictures(f.Pictures, plain),
		m.Paragraph("rating", f.Rating),
		m.Paragraph("facts", f.Facts),
		m.Paragraph("caveat", f.Caveat),
		m.Paragraph("context", f.Context),
		m.Paragraph("provenance", f.Provenance))
}

// BearsOn is the words of a statement that a relation points at, or nil.
func (m *Model) BearsOn(tag string, b *record.Bearing) *node.Node {
	if b.On == nil {
		return nil
	}
	on := b.On
	if b.Exact {
		on = node.El("q", node.A{"translate", "no"}, on)
	}
	return node.El(tag, nil, m.Format(i18n.BearsOn, on))
}

// Strength is the strength of a relation, or nil if it has none.
func (m *Model) Strength(b *record.Bearing) *node.Node {
	if b.Strength == nil {
		return nil
	}
	return node.El("p.sure", nil, m.Format(i18n.HowSure, b.Strength))
}
