package quiz

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// A show of hands is counted by the teacher. The bars repeat the numbers beside them.

// tally is the counters of a question, or nil if hands are not counted.
func (t *Quiz) tally(i int) *node.Node {
	if !t.counting {
		return nil
	}
	id := questionID(i)
	return node.El("section.tally", nil,
		t.votesTable(i, t.text(i18n.ClassQuizHandsUp), func(o int) *node.Node {
			name := t.questions[i].options[o].name
			return node.El("td", nil,
				t.voteButton("fewer:"+id+":"+name, "−", i18n.ClassQuizFewer, i, o), node.Text(" "),
				t.voteButton("more:"+id+":"+name, "+", i18n.ClassQuizMore, i, o))
		}),
		node.El("p", nil, t.button("lower:"+id, i18n.ClassQuizLower)))
}

func (t *Quiz) voteButton(action, sign string, k i18n.MessageID, i, o int) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "aria-label", t.m.Catalog.Format(k, t.questions[i].options[o].text)}, node.Text(sign))
}

// votesTable is a table of a question's options with their votes, a title, and an
// optional cell in each row.
func (t *Quiz) votesTable(i int, title *node.Node, more func(o int) *node.Node) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	all := sum(a.votes)
	var rows []*node.Node
	for o := range q.options {
		var last *node.Node
		if more != nil {
			last = more(o)
		}
		rows = append(rows, node.El("tr", nil,
			node.El("th", node.A{"scope", "row"}, t.optionText(q, o)),
			node.El("td", nil, node.Text(t.m.Catalog.Format(i18n.ClassQuizOfAll, strconv.Itoa(a.votes[o]), strconv.Itoa(all)))),
			node.El("td", nil, node.El("progress", node.A{"aria-hidden", "true", "max", strconv.Itoa(max(1, all)), "value", strconv.Itoa(a.votes[o])})),
			last))
	}
	return node.El("table", nil,
		node.El("caption", nil, title),
		node.El("tbody", nil, rows...))
}
