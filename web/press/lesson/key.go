package lesson

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// key is the answers: what the story says of each relation of the worksheet, and
// which options of the questions it states, with what is said to each.
func (m *maker) key() *node.Node {
	parts := []*node.Node{node.El("p.task", nil, m.w(words.ClassPrintKeyNote))}
	sheets := m.sheets()
	for i := range sheets {
		parts = append(parts, m.keySheet(&sheets[i], m.fill(words.ClassPrintSheet, number(i+1), number(len(sheets)))))
	}
	return m.page(words.ClassPrintKey, append(parts, m.answers())...)
}

func (m *maker) keySheet(s *sheet, title *node.Node) *node.Node {
	var rows []*node.Node
	for _, r := range s.rows {
		when := words.Then
		if r.later {
			when = words.Later
		}
		rows = append(rows, node.El("tr", nil,
			node.El("td", nil, node.El("p", nil, node.El("b", nil, m.body(r.finding)), node.El("br", nil), m.kind(r.finding))),
			node.El("td", nil, node.El("b", nil, m.w(words.TieContradicts+words.Key(slices.Index(data.Ties, r.relation.Tie))))),
			node.El("td", nil, m.strength(r.relation), node.El("p", nil, m.w(when))),
			node.El("td", nil, node.El("p", nil, m.told(r.relation.Explanation)), m.labelled(words.Caveat, r.relation.Caveat), m.numbers(r.finding.Sources))))
	}
	return node.El("section.answers", nil,
		node.El("h2", nil, m.fill(words.Label, title), node.Text(" "), m.speaker(s.Statement)),
		m.table("weighed", []words.Key{words.ClassPrintFinding, words.FilterTie, words.ClassPrintStrength, words.BearsHow}, rows))
}

func (m *maker) strength(r *data.Relation) *node.Node {
	i := slices.Index(data.Strengths, r.Strength)
	if i < 0 {
		return nil
	}
	said := m.w(words.StrengthHigh + words.Key(i))
	if r.StrengthNote != "" {
		said = node.Group(said, node.Text(" ("), m.told(r.StrengthNote), node.Text(")"))
	}
	return node.El("p", nil, said)
}

// answers are the questions again, with what is right and what is said to each option.
func (m *maker) answers() *node.Node {
	if len(m.lesson.Questions) == 0 {
		return nil
	}
	var items []*node.Node
	for _, q := range m.lesson.Questions {
		var options []*node.Node
		for _, o := range q.Options {
			class, text := "li", m.own("span", o.Text)
			if o.Right {
				class, text = "li.right", node.El("b", nil, m.label(words.ClassPrintRight), m.own("span", o.Text))
			}
			options = append(options, node.El(class, nil, node.El("p", nil, text), m.own("p", o.Feedback), m.numbers([]data.Citation{{Source: o.Source}})))
		}
		var why *node.Node
		if q.Why != "" {
			why = m.own("p", q.Why)
		}
		items = append(items, node.El("li", nil, m.own("p", q.Ask), node.El("ul.options", nil, options...), why))
	}
	return m.section("questions", words.ClassPrintQuestions, node.El("ol", nil, items...))
}
