package quiz

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// summary is the end: the points for facts, what was said of each judgment
// beside what the story says, and what can be taken along.
func (t *T) summary() *node.Node {
	_, points, of := t.Progress()
	var facts *node.Node
	if of > 0 {
		facts = node.El("p.points", nil, node.Text(t.m.Catalog.Format(i18n.ClassQuizPoints, strconv.Itoa(points), strconv.Itoa(of))))
	}
	var open, differ, same, voted []*node.Node
	for i := range t.questions {
		q, a := &t.questions[i], &t.answers[i]
		if sum(a.hands) > 0 {
			voted = append(voted, t.votes(i, t.named(i), nil))
		}
		switch tie, strength := false, false; {
		case !a.shown:
			open = append(open, node.El("li", nil, t.jump(i)))
		case q.judged() && a.choice >= 0:
			if tie, strength = t.apart(i); tie || strength {
				differ = append(differ, t.both(i))
			} else {
				same = append(same, t.both(i))
			}
		}
	}
	return node.El("section.step", nil,
		t.heading(t.say(i18n.ClassQuizSummary)),
		facts,
		t.part("ul", i18n.ClassQuizStillOpen, open),
		t.part("ul", i18n.ClassQuizDiffer, differ),
		t.part("ul", i18n.ClassQuizAlike, same),
		t.part("div", i18n.ClassQuizHandsUp, voted),
		t.files(voted != nil),
		t.noticed(),
		t.clearing())
}

// part is a part of the summary; nothing, where there is none of it.
func (t *T) part(tag string, title i18n.MessageID, kids []*node.Node) *node.Node {
	if kids == nil {
		return nil
	}
	return node.Group(node.El("h3", nil, t.say(title)), node.El(tag, nil, kids...))
}

// both is a judgment of the learner's beside the story's.
func (t *T) both(i int) *node.Node {
	q := &t.questions[i]
	return node.El("li", nil,
		node.El("p", nil, node.El("b", nil, t.m.Format(i18n.ListSemicolon,
			t.m.StatementName(&t.m.Statements[q.statement]), t.m.FindingName(&t.m.Findings[q.finding])))),
		node.El("p", nil, t.verdict(i)),
		t.m.Paragraph("how", t.m.Labelled(i18n.ClassQuizBecause, t.m.Relations[q.relation].Explanation)))
}

// files are what can be taken along.
func (t *T) files(voted bool) *node.Node {
	var tally *node.Node
	if voted {
		tally = t.button("save:tally", i18n.ClassQuizSaveTally)
	}
	return node.Group(
		node.El("h3", nil, t.say(i18n.ClassQuizTake)),
		t.p(i18n.ClassQuizTakeText),
		node.El("p.files", nil,
			t.button("save:answers", i18n.ClassQuizSaveAnswers), node.Text(" "), tally, node.Text(" "),
			t.button("save:json", i18n.ClassQuizSaveJson)))
}

// clearing clears everything, once it was asked twice.
func (t *T) clearing() *node.Node {
	if !t.asking {
		return node.El("p", nil, t.button("again", i18n.ClassQuizAgain))
	}
	return node.El("p", nil, t.say(i18n.ClassQuizAgainSure), node.Text(" "),
		t.button("again:yes", i18n.ClassQuizAgainYes), node.Text(" "), t.button("again:no", i18n.ClassQuizAgainNo))
}
