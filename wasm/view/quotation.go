package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// A quotation is the words of a record as text, in lines: with all that they
// must not be read without, where they were seen, and a link to the record.

// quotation is that of a statement or of a finding.
func (m *Model) quotation(s *data.Statement, f *data.Finding, link string) string {
	var q quotation
	if s != nil {
		q.statement(m, s)
		q.seen(m, s.Sources)
	} else {
		q.finding(m, f)
		q.seen(m, f.Sources)
	}
	return q.String() + link + "\n"
}

type quotation struct{ strings.Builder }

// statement writes a statement with the question put, its readings, and what
// the speaker corrected.
func (q *quotation) statement(m *Model, s *data.Statement) {
	if put := s.Question; put != nil {
		text := put.Text
		if put.Exact {
			text = m.W.Fill(words.Quote, text)
		}
		q.line(m.label(questionLabel(put), node.Text(put.By)), node.Text(text))
	}
	q.words(m, s.Words)
	q.by(m, node.Text(m.nameOf(s)), node.Text(s.Role), m.saidAt(s), node.Text(s.Place), node.Text(s.Medium))
	q.labelled(m, words.Note, words.UpperFirst(s.Qualifier))
	for _, r := range s.Readings {
		q.line(m.say(words.Label, node.Text(r.By)), node.Text(" "), node.Text(r.Text))
	}
	for _, r := range m.Between(m.StatementIndex(s.ID)) {
		rel := &m.Relations[r]
		if rel.Tie != data.Corrects {
			continue
		}
		other := m.StatementAt(rel.Other(s.ID))
		q.line(m.say(words.Label, m.say(Correction(rel, s.ID), m.day(other.Day()))))
		q.words(m, other.Words)
	}
}

// finding writes a finding with its kind, each body's confidence, its caveat
// and who disputes or endorses it.
func (q *quotation) finding(m *Model, f *data.Finding) {
	q.words(m, f.Words)
	q.by(m, node.Text(f.Body), m.publicAt(f), m.kindOf(f), node.Text(f.Medium))
	q.labelled(m, words.Caveat, f.Caveat)
	for _, r := range m.Disputes(m.FindingIndex(f.ID)) {
		rel := &m.Relations[r]
		if other := m.FindingAt(rel.Other(f.ID)); other != nil {
			q.line(m.say(tieKey(between(rel.To == f.ID), rel.Tie), m.findingName(other)))
		}
	}
	for _, id := range f.ShowWith {
		if other := m.FindingAt(id); other != nil && !m.tied(f.ID, id) {
			q.line(m.say(words.ReadWith, m.findingName(other)))
		}
	}
}

// line writes nodes as a line of text; of nothing, it writes no line.
func (q *quotation) line(nodes ...*node.Node) {
	before := q.Len()
	for _, n := range nodes {
		q.flat(n)
	}
	if q.Len() > before {
		q.WriteByte('\n')
	}
}

func (q *quotation) flat(n *node.Node) {
	if n == nil {
		return
	}
	q.WriteString(n.Text)
	for _, k := range n.Kids {
		q.flat(k)
	}
}

// words writes each passage on a line of its own, with its label.
func (q *quotation) words(m *Model, passages []data.Passage) {
	for i, p := range passages {
		if label := m.passageLabel(i, p); label != nil {
			q.line(m.say(words.Label, label))
		}
		q.line(m.say(words.Quote, node.Text(p.Text)))
	}
}

// by writes whose words they are; what is empty is left out.
func (q *quotation) by(m *Model, parts ...*node.Node) {
	parts = slices.DeleteFunc(parts, func(n *node.Node) bool { return n.Text == "" && n.Tag == "" && n.Kids == nil })
	q.line(node.Text("— "), m.joined(words.ListComma, parts))
}

func (q *quotation) labelled(m *Model, label words.Key, text string) {
	if text != "" {
		q.line(m.label(label), node.Text(text))
	}
}

// seen writes where the words were best seen.
func (q *quotation) seen(m *Model, citations []data.Citation) {
	if c, s := m.best(citations); s != nil {
		q.line(m.say(words.Label, m.roleWord(c)), node.Text(" "), m.joined(words.ListSemicolon, append([]*node.Node{node.Text(m.citationLine(s))}, m.verified(c)...)))
	}
}
