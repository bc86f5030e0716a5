package quiz

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// View is the stage: a step, or the list of questions, and the buttons. The story's
// answer to a question is not in it before it is revealed.
func (t *Quiz) View() *node.Node {
	var step *node.Node
	switch {
	case t.listOpen:
		step = t.list()
	case t.at == 0:
		step = t.start()
	case t.at == t.endStep():
		step = t.summary()
	default:
		step = t.question(t.at - 1)
	}
	return node.El("div.stage quiz", node.A{"lang", t.m.Catalog.Lang(), "dir", t.m.Catalog.Dir(), "tabindex", "-1", "data-focus", node.If(t.focus != "", t.focus)},
		step, t.foot())
}

// progress is the current step in words.
func (t *Quiz) progress() string {
	switch t.at {
	case 0:
		return t.m.Catalog.FormatPlural(i18n.ClassQuizCount, len(t.questions))
	case t.endStep():
		return t.m.Catalog.Get(i18n.ClassQuizEnd)
	}
	return t.m.Catalog.Format(i18n.ClassQuizOf, strconv.Itoa(t.at), strconv.Itoa(len(t.questions)))
}

func solutionID(i int) string { return "quiz-told-" + strconv.Itoa(i+1) }

// heading is the heading of the step.
func (t *Quiz) heading(kids ...*node.Node) *node.Node {
	return node.El("h2", node.A{"tabindex", "-1"}, kids...)
}

func (t *Quiz) text(k i18n.MessageID) *node.Node { return node.Text(t.m.Catalog.Get(k)) }

func (t *Quiz) p(k i18n.MessageID) *node.Node { return node.El("p", nil, t.text(k)) }

func (t *Quiz) button(action string, k i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, t.text(k))
}

// start explains the quiz, and how the answers are stored.
func (t *Quiz) start() *node.Node {
	return node.El("section.step", nil,
		t.heading(t.text(i18n.ClassQuizTitle)),
		node.El("p", nil, t.m.Text(t.m.Title)),
		t.p(i18n.ClassQuizIntro),
		t.p(i18n.ClassQuizNoPoints),
		t.p(i18n.ClassQuizPrivate),
		t.notices())
}

// notices are about the last action, and about a suspend text that was rejected.
func (t *Quiz) notices() *node.Node {
	var notice, stale *node.Node
	if t.notice != "" {
		notice = node.El("p.notice", nil, node.Text(t.notice))
	}
	if t.stale != "" {
		stale = node.El("p", nil, t.button("save:stale", i18n.ClassQuizSaveStale))
	}
	return node.Group(notice, stale)
}

// foot is the progress and the buttons. The actions full and leave are the host's own.
func (t *Quiz) foot() *node.Node {
	line := t.progress()
	var back, next *node.Node
	if t.at < t.endStep() {
		label := i18n.ClassNext
		if t.at == 0 {
			label = i18n.ClassQuizStart
		}
		next = t.button("next", label)
	}
	if t.at > 0 {
		back = t.button("back", i18n.ClassBack)
	}
	return node.El("div.foot", nil,
		node.El("div.progress", nil,
			node.El("progress", node.A{"max", strconv.Itoa(t.endStep()), "value", strconv.Itoa(t.at), "aria-label", line}),
			node.El("p", nil, node.Text(line))),
		node.El("div.buttons", nil,
			next, back,
			node.El("button", node.A{"type", "button", "data-action", "list", "aria-expanded", strconv.FormatBool(t.listOpen)}, t.text(i18n.ClassQuizAll)),
			node.El("button", node.A{"type", "button", "data-action", "hands", "aria-pressed", strconv.FormatBool(t.counting)}, t.text(i18n.ClassQuizHands)),
			t.button("full", i18n.ClassFull),
			t.button("leave", i18n.ClassLeave)))
}

// list has a button for every question, with its state.
func (t *Quiz) list() *node.Node {
	var items []*node.Node
	for i := range t.questions {
		items = append(items, node.El("li", nil, t.questionButton(i)))
	}
	return node.El("section.step", node.A{"data-part", "over"},
		t.heading(t.text(i18n.ClassQuizAll)),
		node.El("ol.jump", nil, items...),
		t.button("close", i18n.ClassClose))
}

// questionButton goes to a question.
func (t *Quiz) questionButton(i int) *node.Node {
	state := i18n.ClassQuizOpen
	if t.answers[i].revealed {
		state = i18n.ClassQuizDone
	}
	return node.El("button", node.A{"type", "button", "data-action", "jump:" + strconv.Itoa(i+1), "aria-current", node.If(t.at == i+1, "step")},
		t.m.Format(i18n.ListSemicolon, t.questionName(i), t.text(state)))
}

// typeTitles are the headings of the types of questions.
var typeTitles = []i18n.MessageID{i18n.ClassQuizWeigh, i18n.ClassQuizWhen, i18n.ClassQuizKind, i18n.ClassQuizDispute, i18n.ClassQuizEditors}

// questionName is the type of a question and its records. It has no day of a finding,
// because that may be the answer.
func (t *Quiz) questionName(i int) *node.Node {
	q := &t.questions[i]
	if q.lesson != nil {
		return t.lessonText(q.lesson.Ask)
	}
	f := &t.m.Findings[q.finding]
	of := t.m.Named(t.m.Text(f.Body), f.Words, f.Facts)
	if q.statement >= 0 {
		of = t.m.Format(i18n.ListSemicolon, t.m.StatementName(&t.m.Statements[q.statement]), of)
	}
	return node.Group(t.text(typeTitles[q.typ]), t.m.Space(), of)
}

// question is a question with its records and options, and, once it has been
// revealed, its solution.
func (t *Quiz) question(i int) *node.Node {
	q := &t.questions[i]
	id := questionID(i)
	var answer *node.Node
	if t.answers[i].revealed {
		answer = t.solution(i)
	} else {
		answer = node.Group(
			t.choices(i),
			t.reasonField(i),
			node.El("p.show", nil, t.button("show:"+id, i18n.ClassQuizShow)))
	}
	return node.El("section.step", node.A{"data-part", typeNames[q.typ]},
		t.heading(t.text(typeTitles[q.typ])),
		t.records(i),
		answer,
		t.notices(),
		t.tally(i))
}

// choices are the options of a question, and, of a judgment, the strengths.
func (t *Quiz) choices(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	id := questionID(i)
	var options, strong []*node.Node
	for o := range q.options {
		options = append(options, t.radio("answer:"+id, q.options[o].name, a.choice == o, t.optionText(q, o), q.options[o].meaning))
	}
	if q.isJudgment() {
		for s, name := range strengths {
			strong = append(strong, t.radio("strength:"+id, name, a.strength == s, t.text(strengthWords[s]), ""))
		}
		strong = []*node.Node{node.El("fieldset", nil, node.El("legend", nil, t.text(i18n.ClassQuizHowStrong)), node.Group(strong...))}
	}
	return node.Group(
		node.El("fieldset", nil, node.El("legend", nil, t.prompt(q)), node.Group(options...)),
		node.Group(strong...))
}

// strengthWords are the messages for strengths.
var strengthWords = []i18n.MessageID{i18n.StrengthLow, i18n.StrengthMedium, i18n.StrengthHigh, i18n.ClassQuizUnsure}

func (t *Quiz) radio(action, value string, checked bool, text *node.Node, means string) *node.Node {
	var more *node.Node
	if means != "" {
		more = node.El("small", nil, node.Text(" "+means))
	}
	return node.El("label", nil,
		node.El("input", node.A{"type", "radio", "name", "quiz-" + action, "value", value, "data-action", action, "checked", node.If(checked, "")}),
		node.Text(" "), node.El("span", nil, text), more)
}

// reasonField asks for a reason, in the learner's own words.
func (t *Quiz) reasonField(i int) *node.Node {
	if !t.questions[i].isJudgment() {
		return nil
	}
	return node.El("p.reason", nil, node.El("label", nil, t.text(i18n.ClassQuizWhy), node.Text(" "),
		node.El("textarea", node.A{"data-action", "reason:" + questionID(i), "rows", "3", "maxlength", strconv.Itoa(maxReason), "dir", "auto"},
			node.Text(t.answers[i].reason))))
}

// prompt is the question itself.
func (t *Quiz) prompt(q *question) *node.Node {
	switch q.typ {
	case judgment:
		return t.text(i18n.ClassQuizAskWeigh)
	case timing:
		return t.text(i18n.ClassQuizAskWhen)
	case findingKind:
		return t.text(i18n.ClassQuizAskKind)
	case dispute:
		return t.text(i18n.ClassQuizAskDispute)
	}
	return t.lessonText(q.lesson.Ask)
}

// optionText is the text of an option.
func (t *Quiz) optionText(q *question, o int) *node.Node {
	if q.lesson != nil {
		return t.lessonText(q.options[o].text)
	}
	return node.Text(q.options[o].text)
}

// lessonText is a text of the lesson, with its language if that is not the page's.
func (t *Quiz) lessonText(s string) *node.Node {
	if attrs := t.m.LangOf(t.lesson.TextLang(s)); attrs != nil {
		return node.El("span", attrs, node.Text(s))
	}
	return node.Text(s)
}

// strengthIndex is the index in strengths of a strength of the story's.
func strengthIndex(s data.Strength) int {
	switch s {
	case data.StrengthLow:
		return 0
	case data.StrengthMedium:
		return 1
	}
	return 2
}
