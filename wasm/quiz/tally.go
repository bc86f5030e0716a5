package quiz

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// A show of hands is counted by hand. The bars repeat the numbers beside them.

// tally is the counters of a question; nothing, where hands are not counted.
func (t *T) tally(i int) *node.Node {
	if !t.counts {
		return nil
	}
	id := questionID(i)
	return node.El("section.tally", nil,
		t.votes(i, t.say(i18n.ClassQuizHandsUp), func(o int) *node.Node {
			name := t.questions[i].options[o].name
			return node.El("td", nil,
				t.counter("fewer:"+id+":"+name, "−", i18n.ClassQuizFewer, i, o), node.Text(" "),
				t.counter("more:"+id+":"+name, "+", i18n.ClassQuizMore, i, o))
		}),
		node.El("p", nil, t.button("lower:"+id, i18n.ClassQuizLower)))
}

func (t *T) counter(do, sign string, k i18n.MessageID, i, o int) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-label", t.m.Catalog.Format(k, t.questions[i].options[o].text)}, node.Text(sign))
}

// votes is a table of a question's options with their hands, under a title, and
// what else stands in each line.
func (t *T) votes(i int, title *node.Node, more func(o int) *node.Node) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	all := sum(a.hands)
	var rows []*node.Node
	for o := range q.options {
		var last *node.Node
		if more != nil {
			last = more(o)
		}
		rows = append(rows, node.El("tr", nil,
			node.El("th", node.A{"scope", "row"}, t.optionText(q, o)),
			node.El("td", nil, node.Text(t.m.Catalog.Format(i18n.ClassQuizOfAll, strconv.Itoa(a.hands[o]), strconv.Itoa(all)))),
			node.El("td", nil, node.El("progress", node.A{"aria-hidden", "true", "max", strconv.Itoa(max(1, all)), "value", strconv.Itoa(a.hands[o])})),
			last))
	}
	return node.El("table", nil,
		node.El("caption", nil, title),
		node.El("tbody", nil, rows...))
}
