package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// More of what stands on a stage: what records say of each other.

// TieTerm is the word of a relation, with its shape.
func (m *Model) TieTerm(t data.Tie) *node.Node { return m.tieTerm(t) }

// ToEarlier says how a later statement or record stands to the earlier one that
// it is tied to, with the earlier one's name. A correction says it by the earlier one's day.
func (m *Model) ToEarlier(rel *data.Relation) *node.Node {
	s := m.StatementAt(rel.From)
	switch {
	case s == nil:
		return m.say(tieKey(words.ItContradicts, rel.Tie), m.findingName(m.FindingAt(rel.From)))
	case rel.Tie == data.Corrects:
		return m.say(words.Correcting, m.day(s.Day()))
	}
	return m.say(tieKey(words.SaidContradicts, rel.Tie), m.statementName(s))
}

// Pointed is the words of a statement that a phrase points at, in quotation marks, or nil.
func (m *Model) Pointed(statement string, p *data.Phrase) *node.Node {
	passage, text := m.pointed(statement, p)
	if passage == nil {
		return nil
	}
	return m.quoted(passage, text)
}

// Disputed marks a finding that another disputes; it is nil for others.
func (m *Model) Disputed(f *data.Finding) *node.Node { return m.disputed(f) }

// Answering lists the later findings that dispute a finding, or those that endorse it, by day.
func (m *Model) Answering(f *data.Finding, disputing bool) []*data.Finding {
	return m.answering(f, disputing)
}

// Difference is what a correction changes, word by word; nil for other relations.
func (m *Model) Difference(rel *data.Relation) *node.Node { return m.difference(rel) }

// Balance says how many findings bear on a statement, and how.
func (m *Model) Balance(statement int) *node.Node { return m.balance(statement) }

// Sure says how strong a relation is.
func (m *Model) Sure(rel *data.Relation) *node.Node { return m.sure(rel) }
