package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// The records that a question is about, with everything that must not be left out.
// Details that give the answer away are hidden until it is revealed: the day of a
// finding, its kind with each body's confidence, and its relations to other findings.

// details says which details of a finding are shown beside its words.
type details struct{ day, kind, relations bool }

func (t *Quiz) records(i int) *node.Node {
	q := &t.questions[i]
	all := t.answers[i].revealed
	what := details{all || q.typ != timing, all || q.typ == judgment || q.typ == timing, all || q.typ == judgment}
	var said, found *node.Node
	if q.statement >= 0 {
		said = t.statement(q.statement)
	}
	if q.finding >= 0 {
		found = t.finding(q.finding, what)
	}
	if q.typ == dispute {
		return node.El("div.records", nil,
			node.El("div.first", nil, t.p(i18n.ClassQuizFirstOf), t.finding(q.earlier, what)),
			node.El("div.second", nil, t.p(i18n.ClassQuizSecondOf), found))
	}
	return node.El("div.records", nil, said, found)
}

// statement is a statement.
func (t *Quiz) statement(statement int) *node.Node {
	m := t.m
	s := m.Statement(statement)
	var corrected []*node.Node
	for _, c := range s.Corrections {
		corrected = append(corrected, node.El("div.correction", nil,
			node.El("p", nil, m.Label(c.Label)),
			m.ExactWords(c.Other.Words, c.Other.Sources)))
	}
	return node.El("div.record said-record", nil,
		node.El("h3", nil, m.Format(i18n.ListComma, m.Text(s.Name), m.Text(s.Role))),
		node.El("p.who", nil, m.Format(i18n.ListComma, m.SaidAt(s.Statement), m.Where(s.Statement))),
		m.Question(s.Question),
		m.ExactWords(s.Words, s.Sources),
		m.Paragraph("note", s.Note),
		m.Readings(s.Readings),
		m.Paragraph("context", s.Context),
		node.Group(corrected...))
}

// finding is a finding.
func (t *Quiz) finding(finding int, what details) *node.Node {
	m := t.m
	f := m.Finding(finding)
	passages := f.Words
	if !what.day {
		passages = append([]data.Passage(nil), passages...)
		for i := range passages {
			passages[i].On = ""
		}
	}
	var day, kind, caveat, related *node.Node
	if what.day {
		day = node.El("p.who", nil, m.PublicAt(f.Finding))
	}
	if what.kind {
		kind = node.El("p.kind", nil, m.KindOf(f.Finding))
		caveat = m.Paragraph("caveat", f.Caveat)
	}
	if what.relations {
		related = node.Group(m.Paragraph("context", f.Context), m.Paragraph("provenance", f.Provenance), t.readWith(f))
	}
	return node.El("div.record found-record", nil,
		node.El("h3", nil, m.Text(f.Body)),
		day, kind,
		m.ExactWords(passages, f.Sources),
		m.Paragraph("facts", f.Facts),
		caveat, related)
}

// readWith lists the findings that dispute a finding, endorse it if it is disputed, or must be shown with it.
func (t *Quiz) readWith(f *record.Finding) *node.Node {
	with := slices.DeleteFunc(slices.Clone(f.With), func(other *data.Finding) bool {
		return slices.Contains(f.DisputedBy, other) || slices.Contains(f.EndorsedBy, other)
	})
	var lines []*node.Node
	for _, l := range []struct {
		label i18n.MessageID
		list  []*data.Finding
	}{{i18n.DisputedBy, f.DisputedBy}, {i18n.EndorsedBy, f.EndorsedBy}, {i18n.ReadWith, with}} {
		for _, other := range l.list {
			lines = append(lines, node.El("p.read-with", nil, t.m.Format(l.label, t.m.FindingName(other))))
		}
	}
	return node.Group(lines...)
}
