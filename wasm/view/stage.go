package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// What stands in the page and on a stage of its own too, where a class is
// shown one thing at a time. There it is put together by other packages.

// Say gives the words of a key with nodes in their places.
func (m *Model) Say(k words.Key, in ...*node.Node) *node.Node { return m.say(k, in...) }

// Plain is a text of the story, marked as such where the page is in another language.
func (m *Model) Plain(s string) *node.Node { return m.plain(s) }

// Labelled is a paragraph that begins with what it is; nothing, where s is empty.
func (m *Model) Labelled(class string, label words.Key, s string) *node.Node {
	return m.labelled(class, label, s)
}

// Label is what a paragraph begins with: bold words and a colon.
func (m *Model) Label(k words.Key, in ...*node.Node) *node.Node { return m.label(k, in...) }

// Day says an ISO day in words.
func (m *Model) Day(iso string) *node.Node { return m.day(iso) }

// Exact is the exact words of a record, in quotations with their address.
func (m *Model) Exact(list []data.Passage, citations []data.Citation) *node.Node {
	return m.words(list, m.citeOf(citations))
}

// None is what stands in the place of evidence where there is none.
func (m *Model) None(s *data.Statement) *node.Node { return m.none(s) }

// Question is the question put to a speaker; nothing, where there was none.
func (m *Model) Question(q *data.Question) *node.Node { return m.question(q) }

// Readings is every reading of a statement whose meaning is disputed; nothing, where it is not.
func (m *Model) Readings(s *data.Statement) *node.Node { return m.readings(s) }

// SaidAt is when a statement was made.
func (m *Model) SaidAt(s *data.Statement) *node.Node { return m.saidAt(s) }

// PublicAt is the day on which a finding was public, as far as it is known.
func (m *Model) PublicAt(f *data.Finding) *node.Node { return m.publicAt(f) }

// KindOf says what a finding is, with each body's confidence.
func (m *Model) KindOf(f *data.Finding) *node.Node { return m.kindOf(f) }

// KindWord is the name of a kind.
func (m *Model) KindWord(k data.Kind) string { return m.kindWord(k) }

// Provenance is in what, where and when a finding was published.
func (m *Model) Provenance(f *data.Finding) *node.Node { return m.provenance(f) }

// TieWord is the name of a tie.
func (m *Model) TieWord(t data.Tie) string { return m.tieWord(t) }

// StrengthWord is the name of a strength.
func (m *Model) StrengthWord(s data.Strength) string { return m.strengthWord(s) }

// NameOf is the name of a statement's speaker.
func (m *Model) NameOf(s *data.Statement) string { return m.nameOf(s) }

// NameOfStatement tells a statement from others: whose it is and of which day.
func (m *Model) NameOfStatement(s *data.Statement) *node.Node { return m.statementName(s) }

// NameOfFinding tells a finding from others: whose it is and of which day.
func (m *Model) NameOfFinding(f *data.Finding) *node.Node { return m.findingName(f) }

// Best is the best page on which the words of a record were seen, or nil.
func (m *Model) Best(citations []data.Citation) *data.Source {
	_, s := m.best(citations)
	return s
}

// Titled is a source's publisher and title, with its address.
func (m *Model) Titled(s *data.Source) *node.Node {
	return node.El("a", node.A{"href", s.URL}, m.titled(s))
}

// SourceList lists where the words of a record can be looked up, open.
func (m *Model) SourceList(citations []data.Citation, passages []data.Passage) *node.Node {
	return node.El("ul.source-list", nil, m.cited(citations, passages)...)
}
