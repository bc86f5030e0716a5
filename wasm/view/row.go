package view

import (
	"slices"

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
				m.sources(f.Sources),
				m.disputes(r),
				m.permalink("f-"+f.ID, words.LinkFinding))))
}

// line is a finding in a line: what it does to the statement, whose it is, of
// which day, and of what kind.
func (m *Model) line(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var tie, disputed *node.Node
	if row.Relation >= 0 {
		tie = m.tieTerm(m.Relations[row.Relation].Tie)
	}
	if m.disputed(row.Finding) {
		disputed = node.El("span.disputed", nil, node.Text(m.w(words.Disputed)))
	}
	return node.El("span.line", nil,
		tie, node.Text(" "),
		node.El("span.day", nil, m.publicAt(f)), node.Text(" "),
		node.El("span.body", nil, m.text(f.Body)), node.Text(" "),
		node.El("span.kind", nil, m.kindOf(f)),
		disputed,
		m.teaser(f))
}

// teaser is a finding's first sentence, so that a closed row can be told from
// its neighbours; an open one has no need of it. Cut any shorter, a "not" might go.
func (m *Model) teaser(f *data.Finding) *node.Node {
	if len(f.Words) > 0 {
		return node.El("span.teaser", nil, node.Text(" "), m.say(words.Quote, m.text(sentence(f.Words[0].Text))))
	}
	if f.Facts != "" {
		return node.El("span.teaser", nil, node.Text(" "), m.text(sentence(f.Facts)))
	}
	return nil
}

// sentence is the first sentence of a text. A stop ends it when what is before
// it is neither an initial nor one of the short titles, and what follows is a
// space and no small letter.
func sentence(s string) string {
	word := 0 // where the word before the stop begins
	for i := range len(s) {
		switch c := s[i]; {
		case (c == '.' || c == '!' || c == '?') && i-word > 1 && i+2 < len(s) && s[i+1] == ' ' &&
			(s[i+2] < 'a' || s[i+2] > 'z') && !slices.Contains(shortTitles, s[word:i]):
			return s[:i+1]
		case c == ' ' || c == '.' || c == '-':
			word = i + 1
		}
	}
	return s
}

var shortTitles = []string{"Mr", "Ms", "Mrs", "Dr", "St", "No", "Sen", "Rep", "Gov", "Gen", "Col", "Lt"}

// disputed tells whether another record disputes a finding.
func (m *Model) disputed(finding int) bool {
	for _, r := range m.Disputes(finding) {
		if t := m.Relations[r].Tie; t == data.Contradicts || t == data.Complicates {
			return true
		}
	}
	return false
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
		m.labelled("caveat", words.Caveat, rel.Caveat),
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
	return node.El("p.provenance", nil, m.label(words.PublishedIn), m.joined(parts))
}

// disputes are the other findings that dispute, endorse or qualify the finding
// of a row, directly under it, and the records it is never shown without.
func (m *Model) disputes(r int) *node.Node {
	f := &m.Findings[m.Rows[r].Finding]
	var kids []*node.Node
	for _, d := range m.Disputes(m.Rows[r].Finding) {
		rel := &m.Relations[d]
		if other := m.FindingAt(otherEnd(rel, f.ID)); other != nil {
			kids = append(kids, m.dispute(rel, f, other))
		}
	}
	for _, id := range f.ShowWith {
		if other := m.FindingAt(id); other != nil && !m.tied(f.ID, id) {
			kids = append(kids, node.El("div.dispute", nil,
				node.El("p", nil, m.label(words.NeverWithout), m.recordLink(other)),
				m.words(other.Words, m.citeOf(other.Sources))))
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

func (m *Model) dispute(rel *data.Relation, f, other *data.Finding) *node.Node {
	return node.El("div.dispute", nil,
		node.El("p", nil,
			tie(rel.Tie, m.disputeWord(rel.Tie, rel.To == f.ID)), node.Text(" "),
			m.recordLink(other)),
		node.El("p.explanation", nil, m.text(rel.Explanation)),
		m.labelled("caveat", words.Caveat, rel.Caveat),
		m.words(other.Words, m.citeOf(other.Sources)))
}

// recordLink names a finding and leads to it.
func (m *Model) recordLink(f *data.Finding) *node.Node {
	return node.Group(
		m.say(words.ListComma, node.El("a", node.A{"href", "#f-" + f.ID}, m.text(f.Body)), m.publicAt(f)),
		node.Text(". "), m.kindOf(f))
}
