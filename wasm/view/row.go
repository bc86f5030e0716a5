package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/words"
)

// row is a finding where it stands: a line that opens to its exact words, how
// it bears on the statement, its sources, and under it who disputes or
// endorses it. The phrases are those of its statement.
func (m *Model) row(r int, phrases []state.Phrase) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var target node.A
	if row.First {
		target = node.A{"id", "f-" + f.ID, "tabindex", "-1"}
	}
	attrs := node.A{"id", row.ID, "tabindex", "-1", "hidden", hidden(!m.Sel.Rows[r]), "data-later", hidden(m.LaterRow(r))}
	return node.El("li.row", append(attrs, pointing(phrases, row.Relation)...),
		node.El("details", node.A{"open", node.If(row.Lead, "")},
			node.El("summary", nil, m.notYet(m.LaterRow(r), words.NotYet), m.line(r)),
			node.El("div.record text", target,
				m.told(r),
				m.listen(f.ID, f.Audio),
				m.corrected(f.ID),
				m.disputes(r),
				m.sources(f.Sources, f.Words),
				m.permalink("f-"+f.ID, words.LinkFinding, len(f.Words) > 0))))
}

// line is a finding in a line: what it does to the statement, whose it is, of
// which day and of what kind, and, while the row is closed, how it bears.
func (m *Model) line(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var tie, teaser, bears *node.Node
	if row.Relation >= 0 {
		rel := &m.Relations[row.Relation]
		tie = m.tieTerm(rel.Tie)
		bears = m.bearsMark(row.Relation)
		teaser = node.El("span.teaser", nil, node.Text(" "), m.text(rel.Explanation))
	}
	return node.El("span.line", nil,
		tie, node.Text(" "),
		node.El("span.day", nil, m.publicAt(f)), node.Text(" "),
		node.El("span.body", nil, m.text(f.Body)), node.Text(" "),
		node.El("span.kind", nil, m.kindOf(f)),
		m.disputed(f),
		bears,
		teaser)
}

// findingName tells a finding from others: whose it is and of which day. The
// name is the story's text, and the day the page's.
func (m *Model) findingName(f *data.Finding) *node.Node {
	return m.say(words.ListComma, m.plain(f.Body), m.publicAt(f))
}

// nameOfFinding is the same for where no text can be marked.
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
		m.disputedBy(f),
		m.words(f.Words, m.citeOf(f.Sources)),
		m.labelled("facts", words.Facts, f.Facts),
		m.labelled("caveat", words.Caveat, f.Caveat),
		bearing,
		m.labelled("context", words.Context, f.Context),
		m.provenance(f))
}

// bearing is the neutral explanation of a relation, the words it bears on, and
// its strength.
func (m *Model) bearing(rel *data.Relation) *node.Node {
	var on *node.Node
	if rel.FromWords != nil {
		on = node.El("p.sure", nil, m.say(words.BearsOn, node.El("q", node.A{"translate", "no"}, m.plain(rel.FromWords.Exact))))
	}
	return node.El("div.bearing", nil,
		m.labelled("explanation", words.BearsHow, rel.Explanation),
		m.labelled("caveat", words.CaveatTie, rel.Caveat),
		on,
		m.sure(rel))
}

// sure says how strong a relation is.
func (m *Model) sure(rel *data.Relation) *node.Node {
	sure := node.Text(m.strengthWord(rel.Strength))
	if rel.StrengthNote != "" {
		sure = node.Group(sure, node.Text(" ("), m.text(rel.StrengthNote), node.Text(")"))
	}
	return node.El("p.sure", nil, m.say(words.HowSure, sure))
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
	return node.El("p.provenance", nil, m.label(words.Provenance), m.joined(words.ListComma, parts))
}
