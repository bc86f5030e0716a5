package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/words"
)

// The records that a question is about, with all that their words must not be
// read without. What could answer the question outright is left out until it is
// shown: the day of a finding, its kind with what each body said of its
// confidence, and what other findings say of it.

// shows is what of a finding is shown beside its words.
type shows struct{ day, kind, ties bool }

func (t *T) records(i int) *node.Node {
	q := &t.questions[i]
	all := t.answers[i].shown
	what := shows{all || q.sort != when, all || q.sort == weigh || q.sort == when, all || q.sort == weigh}
	var said, found *node.Node
	if q.statement >= 0 {
		said = t.said(&t.m.Statements[q.statement])
	}
	if q.finding >= 0 {
		found = t.found(&t.m.Findings[q.finding], what)
	}
	if q.sort == dispute {
		return node.El("div.records", nil,
			node.El("div.first", nil, t.p(words.ClassQuizFirstOf), t.found(&t.m.Findings[q.first], what)),
			node.El("div.second", nil, t.p(words.ClassQuizSecondOf), found))
	}
	return node.El("div.records", nil, said, found)
}

// said is a statement.
func (t *T) said(s *data.Statement) *node.Node {
	m := &t.m
	var corrected []*node.Node
	for _, r := range m.Between(m.StatementIndex(s.ID)) {
		rel := &m.Relations[r]
		if rel.Tie != data.Corrects {
			continue
		}
		other := m.StatementAt(rel.Other(s.ID))
		corrected = append(corrected, node.El("div.correction", nil,
			node.El("p", nil, m.Label(view.Correction(rel, s.ID), m.Day(other.Day()))),
			m.Exact(other.Words, other.Sources)))
	}
	return node.El("div.record said-record", nil,
		node.El("h3", nil, m.Say(words.ListComma, m.Plain(m.NameOf(s)), m.Plain(s.Role))),
		node.El("p.who", nil, m.Say(words.ListComma, m.SaidAt(s), m.Say(words.ListComma, m.Plain(s.Place), m.Plain(s.Medium)))),
		m.Question(s.Question),
		m.Exact(s.Words, s.Sources),
		m.Labelled("note", words.Note, s.Qualifier),
		m.Readings(s),
		m.Labelled("context", words.Context, s.Context),
		node.Group(corrected...))
}

// found is a finding.
func (t *T) found(f *data.Finding, what shows) *node.Node {
	m := &t.m
	passages := f.Words
	if !what.day {
		passages = append([]data.Passage(nil), passages...)
		for i := range passages {
			passages[i].On = ""
		}
	}
	var day, kind, caveat, ties *node.Node
	if what.day {
		day = node.El("p.who", nil, m.PublicAt(f))
	}
	if what.kind {
		kind = node.El("p.kind", nil, m.KindOf(f))
		caveat = m.Labelled("caveat", words.Caveat, f.Caveat)
	}
	if what.ties {
		ties = node.Group(m.Labelled("context", words.Context, f.Context), m.Provenance(f), t.readWith(f))
	}
	return node.El("div.record found-record", nil,
		node.El("h3", nil, m.Plain(f.Body)),
		day, kind,
		m.Exact(passages, f.Sources),
		m.Labelled("facts", words.Facts, f.Facts),
		caveat, ties)
}

// readWith names who disputes a finding, who endorses one that is disputed, and what it is never shown without.
func (t *T) readWith(f *data.Finding) *node.Node {
	m := &t.m
	var lines []*node.Node
	named := func(k words.Key, other *data.Finding) {
		lines = append(lines, node.El("p.read-with", nil, m.Say(k, m.NameOfFinding(other))))
	}
	var tied []string
	for label, disputing := words.DisputedBy, true; ; label, disputing = words.EndorsedBy, false {
		list := m.Answering(f, disputing)
		for _, other := range list {
			named(label, other)
			tied = append(tied, other.ID)
		}
		if !disputing || list == nil {
			break
		}
	}
	for _, id := range f.ShowWith {
		if other := m.FindingAt(id); other != nil && !slices.Contains(tied, id) {
			named(words.ReadWith, other)
		}
	}
	return node.Group(lines...)
}
