package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// A quotation is the words of a record as lines of text, with everything that must not
// be left out, and the source.

// quotation is the quotation of a statement or, if that is nil, of a finding, without a link.
func (m *Model) quotation(s *data.Statement, f *data.Finding) string {
	var q quotation
	if s != nil {
		q.statement(m, m.Statement(m.StatementIndex(s.ID)))
		q.source(m, s.Sources)
	} else {
		q.finding(m, m.FindingOf(f))
		q.source(m, f.Sources)
	}
	return q.String()
}

type quotation struct{ strings.Builder }

// statement writes a statement with its question, readings and corrections.
func (q *quotation) statement(m *Model, s *record.Statement) {
	if s.Question != nil {
		q.line(m.Label(s.Question.Label), m.QuotedQuestion(s.Question))
	}
	q.words(m, s.Words)
	q.line(node.Text("— "), m.Joined(i18n.ListComma, m.Text(s.Name), m.Text(s.Role), m.SaidAt(s.Statement), m.Text(s.Place), m.Text(s.Medium)))
	q.labelled(m, s.Note)
	for _, r := range s.Readings {
		q.labelled(m, &r)
	}
	for _, c := range s.Corrections {
		q.line(m.Format(i18n.Label, c.Label))
		q.words(m, c.Other.Words)
	}
}

// finding writes a finding with its kind, each body's confidence, its caveat, and the
// findings that dispute or endorse it.
func (q *quotation) finding(m *Model, f *record.Finding) {
	q.words(m, f.Words)
	q.line(node.Text("— "), m.Joined(i18n.ListComma, m.Text(f.Body), m.PublicAt(f.Finding), m.KindOf(f.Finding), m.Text(f.Medium)))
	q.labelled(m, f.Rating)
	q.labelled(m, f.Caveat)
	for _, r := range m.FindingRelations(m.FindingIndex(f.ID)) {
		rel := &m.Relations[r]
		q.line(m.Format(record.BetweenFindings(rel, f.ID), m.FindingName(m.FindingAt(rel.Other(f.ID)))))
	}
	for _, other := range f.With {
		if !m.Tied(f, other) {
			q.line(m.Format(i18n.ReadWith, m.FindingName(other)))
		}
	}
}

// line writes nodes as a line of text, unless they are empty.
func (q *quotation) line(nodes ...*node.Node) {
	if text := node.TextContent(node.Group(nodes...)); text != "" {
		q.WriteString(text + "\n")
	}
}

// labelled writes a text with its label, if there is one.
func (q *quotation) labelled(m *Model, l *record.Labelled) {
	if l != nil {
		q.line(m.Label(l.Label), l.Text)
	}
}

// words writes each passage on its own line, with its label.
func (q *quotation) words(m *Model, passages []data.Passage) {
	for i, p := range passages {
		if label := m.PassageLabel(i, p); label != nil {
			q.line(m.Format(i18n.Label, label))
		}
		words := node.Text(p.Text)
		if p.Form == "" {
			words = m.Format(i18n.Quote, words)
		}
		q.line(words)
	}
}

// source writes the best source of the words.
func (q *quotation) source(m *Model, citations []data.Citation) {
	if c, s := m.best(citations); s != nil {
		q.line(m.Format(i18n.Label, m.roleWord(c)), m.Space(), m.Joined(i18n.ListSemicolon, append([]*node.Node{node.Text(m.citationLine(s))}, m.verification(c)...)...))
	}
}
