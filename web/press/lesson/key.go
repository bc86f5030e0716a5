package lesson

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// key is the answers: what the story says of each relation of the worksheet, and
// which options of the questions it states, with what is said to each.
func (m *generator) key() *node.Node {
	parts := []*node.Node{node.El("p.task", nil, m.text(i18n.ClassPrintKeyNote))}
	sheets := m.sheets()
	for i := range sheets {
		parts = append(parts, m.keySheet(&sheets[i], m.Format(i18n.ClassPrintSheet, number(i+1), number(len(sheets)))))
	}
	return m.page(i18n.ClassPrintKey, append(parts, m.answers())...)
}

func (m *generator) keySheet(s *sheet, title *node.Node) *node.Node {
	var rows []*node.Node
	for _, r := range s.rows {
		bears := m.Bearing(r.relation)
		var strength *node.Node
		if bears.Strength != nil {
			strength = node.El("p", nil, bears.Strength)
		}
		rows = append(rows, node.El("tr", nil,
			node.El("td", nil, node.El("p", nil, node.El("b", nil, m.FindingName(r.finding)), node.El("br", nil), m.Kind(r.finding))),
			node.El("td", nil, node.El("b", nil, node.Text(m.RelationWord(r.relation.Type)))),
			node.El("td", nil, strength, node.El("p", nil, m.text(r.when))),
			node.El("td", nil, node.El("p", nil, bears.Explanation.Text), m.Paragraph("", bears.Caveat), m.numbers(r.finding.Sources))))
	}
	return node.El("section.answers", nil,
		node.El("h2", nil, m.Format(i18n.Label, title), m.Space(), m.speaker(s.Statement.Statement)),
		m.table("weighed", []i18n.MessageID{i18n.ClassPrintFinding, i18n.FilterRelation, i18n.ClassPrintStrength, i18n.BearsHow}, rows))
}

// answers are the questions again, with what is right and what is said to each option.
func (m *generator) answers() *node.Node {
	if len(m.lesson.Questions) == 0 {
		return nil
	}
	var items []*node.Node
	for _, q := range m.lesson.Questions {
		var options []*node.Node
		for _, o := range q.Options {
			class, text := "li", m.lessonText("span", o.Text)
			if o.Right {
				class, text = "li.right", node.El("b", nil, m.Label(m.text(i18n.ClassPrintRight)), m.lessonText("span", o.Text))
			}
			options = append(options, node.El(class, nil, node.El("p", nil, text), m.lessonText("p", o.Feedback), m.numbers([]data.Citation{{Source: o.Source}})))
		}
		var why *node.Node
		if q.Why != "" {
			why = m.lessonText("p", q.Why)
		}
		items = append(items, node.El("li", nil, m.lessonText("p", q.Ask), node.El("ul.options", nil, options...), why))
	}
	return m.section("questions", i18n.ClassPrintQuestions, node.El("ol", nil, items...))
}
