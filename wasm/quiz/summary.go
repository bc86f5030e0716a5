package quiz

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// summary is the last step: the points for facts, each judgment beside the
// story's, and the files to save.
func (t *Quiz) summary() *node.Node {
	_, points, of := t.Progress()
	var facts *node.Node
	if of > 0 {
		facts = node.El("p.points", nil, node.Text(t.m.Catalog.Format(i18n.ClassQuizPoints, strconv.Itoa(points), strconv.Itoa(of))))
	}
	var open, differ, same, voted []*node.Node
	for i := range t.questions {
		q, a := &t.questions[i], &t.answers[i]
		if sum(a.votes) > 0 {
			voted = append(voted, t.votesTable(i, t.questionName(i), nil))
		}
		switch relation, strength := false, false; {
		case !a.revealed:
			open = append(open, node.El("li", nil, t.questionButton(i)))
		case q.isJudgment() && a.choice >= 0:
			if relation, strength = t.differences(i); relation || strength {
				differ = append(differ, t.bothJudgments(i))
			} else {
				same = append(same, t.bothJudgments(i))
			}
		}
	}
	return node.El("section.step", nil,
		t.heading(t.text(i18n.ClassQuizSummary)),
		facts,
		t.section("ul", i18n.ClassQuizStillOpen, open),
		t.section("ul", i18n.ClassQuizDiffer, differ),
		t.section("ul", i18n.ClassQuizAlike, same),
		t.section("div", i18n.ClassQuizHandsUp, voted),
		t.exportButtons(voted != nil),
		t.notices(),
		t.resetButtons())
}

// section is a section of the summary, or nil if it is empty.
func (t *Quiz) section(tag string, title i18n.MessageID, kids []*node.Node) *node.Node {
	if kids == nil {
		return nil
	}
	return node.Group(node.El("h3", nil, t.text(title)), node.El(tag, nil, kids...))
}

// bothJudgments is the learner's judgment beside the story's.
func (t *Quiz) bothJudgments(i int) *node.Node {
	q := &t.questions[i]
	return node.El("li", nil,
		node.El("p", nil, node.El("b", nil, t.m.Format(i18n.ListSemicolon,
			t.m.StatementName(&t.m.Statements[q.statement]), t.m.FindingName(&t.m.Findings[q.finding])))),
		node.El("p", nil, t.comparison(i)),
		t.m.Paragraph("how", t.m.Labelled(i18n.ClassQuizBecause, t.m.Relations[q.relation].Explanation)))
}

// exportButtons save the answers.
func (t *Quiz) exportButtons(voted bool) *node.Node {
	var tally *node.Node
	if voted {
		tally = t.button("save:tally", i18n.ClassQuizSaveTally)
	}
	return node.Group(
		node.El("h3", nil, t.text(i18n.ClassQuizTake)),
		t.p(i18n.ClassQuizTakeText),
		node.El("p.files", nil,
			t.button("save:answers", i18n.ClassQuizSaveAnswers), node.Text(" "), tally, node.Text(" "),
			t.button("save:json", i18n.ClassQuizSaveJson)))
}

// resetButtons reset everything, after a confirmation.
func (t *Quiz) resetButtons() *node.Node {
	if !t.confirming {
		return node.El("p", nil, t.button("again", i18n.ClassQuizAgain))
	}
	return node.El("p", nil, t.text(i18n.ClassQuizAgainSure), node.Text(" "),
		t.button("again:yes", i18n.ClassQuizAgainYes), node.Text(" "), t.button("again:no", i18n.ClassQuizAgainNo))
}
