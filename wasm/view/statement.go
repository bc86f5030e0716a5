package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// statement is a statement beside its evidence, and then what a reader can do with it.
// Browsers' reader views drop parts with many links as navigation, unless their class is
// "text".
func (m *Model) statement(i int) *node.Node {
	s := &m.Statements[i]
	phrases := m.Highlights(i)
	return node.El("article.statement", node.A{"id", "s-" + s.ID, "tabindex", "-1", "aria-label", node.TextContent(m.StatementName(s))},
		node.El("div.said-side text", nil,
			m.statementBody(i),
			m.recordCorrections(s.ID)),
		node.El("div.evidence", nil,
			m.evidence(i, phrases),
			m.statementRelations(i, false),
			node.El("details.tools", nil,
				node.El("summary", nil, node.Text(m.Get(i18n.StatementMore))),
				m.audio(s.ID, s.Audio),
				m.sources(s.Sources, s.Words),
				m.asOfButton(s),
				m.permalink("s-"+s.ID, i18n.LinkStatement))))
}

// permalink is a link to a record.
func (m *Model) permalink(id string, label i18n.MessageID) *node.Node {
	return node.El("p.permalink", nil, node.El("a", node.A{"href", "#" + id}, node.Text(m.Get(label))))
}

// statementBody is speaker, day, place, question, words, readings and context.
func (m *Model) statementBody(i int) *node.Node {
	s := m.Statement(i)
	phrases := m.Highlights(i)
	role := node.El("span.role", nil, m.Joined(i18n.ListComma, m.Time(s.Statement, m.SaidOn(s.Statement)), m.Text(s.Role)))
	around := m.SaidAround(s.Statement)
	if around != nil {
		around = node.El("p.when", nil, m.Format(i18n.Sentence, around))
	}
	return node.El("div.said", nil,
		node.El("h3", nil, m.Joined(i18n.ListComma, m.Text(s.Name), role), m.begins(s)),
		around,
		m.Question(s.Question),
		m.ExactWords(s.Words, nil, phrases...),
		m.pictures(s.Pictures, false),
		m.Paragraph("qualifier", s.Note),
		m.corrections(s, false),
		m.Readings(s.Readings),
		m.Paragraph("context", s.Context))
}

// corrections are the statements with which the speaker corrects this one, or which this
// one corrects, with their words, which may cite their source, and what differs.
func (m *Model) corrections(s *record.Statement, cited bool) *node.Node {
	var kids []*node.Node
	phrases := m.Highlights(m.StatementIndex(s.ID))
	for _, c := range s.Corrections {
		rel := m.Bearing(&m.Relations[c.Relation])
		var sources []data.Citation
		if cited {
			sources = c.Other.Sources
		}
		kids = append(kids, node.El("div.correction", phraseAttr(phrases, c.Relation),
			node.El("p", nil, m.Label(c.Label)),
			m.ExactWords(c.Other.Words, sources),
			m.Difference(rel.Relation),
			node.El("p", nil, rel.Explanation.Text, m.Space(), statementLink(c.Other, node.Text(m.Get(i18n.GoStatement)))),
			m.Paragraph("caveat", rel.Caveat)))
	}
	return node.Group(kids...)
}

// begins is how a statement begins, for lists of headings: several have a speaker and a day
// in common.
func (m *Model) begins(s *record.Statement) *node.Node {
	if len(s.Words) == 0 {
		return nil
	}
	return node.El("span.begins", node.A{"translate", "no"}, m.Format(i18n.Label), m.Space(), m.Opening(s.Words))
}

// Question is the question put to a speaker, or nil.
func (m *Model) Question(q *record.Question) *node.Node {
	if q == nil {
		return nil
	}
	label, text := node.El("div", nil, m.Label(q.Label)), q.Text
	own(label.Kids[0], q.By)
	if q.Exact {
		text = node.El("q", node.A{"translate", "no"}, text)
	}
	return node.El("p.question", nil, node.Group(label.Kids...), text)
}

// Readings are the readings of a statement whose meaning is disputed, or nil.
func (m *Model) Readings(readings []record.Labelled) *node.Node {
	if readings == nil {
		return nil
	}
	var items []*node.Node
	for _, r := range readings {
		items = append(items, node.El("li", nil, m.Label(r.Label), r.Text))
	}
	return node.El("div.readings", nil,
		node.El("p", nil, node.Text(m.Catalog.FormatPlural(i18n.Readings, len(items)))),
		node.El("ul", nil, items...))
}

// statementRelations are the relations to other statements, by their day, besides
// corrections, with the words of each or a link to them.
func (m *Model) statementRelations(i int, words bool) *node.Node {
	s := m.Statement(i)
	var kids []*node.Node
	phrases := m.Highlights(i)
	for _, r := range m.StatementRelations(i) {
		if s.Correction(r) != nil {
			continue
		}
		rel := m.Bearing(&m.Relations[r])
		other := m.StatementAt(rel.Other(s.ID))
		how := i18n.StatementByLater
		later := node.Group(node.Text(" "), node.El("span.came-later", nil, node.Text(m.Get(i18n.LaterStatement))))
		if rel.To == s.ID {
			how, later = i18n.StatementToEarlier, nil // which says that the other is the earlier one
		}
		var said *node.Node
		if words {
			said = m.ExactWords(other.Words, other.Sources)
		}
		kids = append(kids, node.El("div.tied", phraseAttr(phrases, r),
			node.El("p", nil, m.relationTo(rel.Type, how.Of(rel.Type),
				statementLink(other, m.StatementName(other))), later),
			m.El("p.explanation", rel.Explanation.Text),
			m.Paragraph("caveat", rel.Caveat),
			said))
	}
	if kids == nil {
		return nil
	}
	return node.El("div.between", nil, kids...)
}

func statementLink(s *data.Statement, label *node.Node) *node.Node {
	return node.El("a", node.A{"href", "#s-" + s.ID}, label)
}
