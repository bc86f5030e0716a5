package quiz

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// View is the whole stage: a step, or what lies over it, and the ways to others.
// What the story says of a question is not in it before it is shown.
func (t *T) View() *node.Node {
	var step *node.Node
	switch {
	case t.over:
		step = t.list()
	case t.at == 0:
		step = t.start()
	case t.at == t.end():
		step = t.summary()
	default:
		step = t.question(t.at - 1)
	}
	return node.El("div.stage quiz", node.A{"lang", t.m.Catalog.Lang(), "dir", t.m.Catalog.Dir(), "tabindex", "-1", "data-focus", node.If(t.focus != "", t.focus)},
		step, t.foot())
}

// progress says in words where one is.
func (t *T) progress() string {
	switch t.at {
	case 0:
		return t.m.Catalog.FormatPlural(i18n.ClassQuizCount, len(t.questions))
	case t.end():
		return t.m.Catalog.Get(i18n.ClassQuizEnd)
	}
	return t.m.Catalog.Format(i18n.ClassQuizOf, strconv.Itoa(t.at), strconv.Itoa(len(t.questions)))
}

func toldID(i int) string { return "quiz-told-" + strconv.Itoa(i+1) }

// heading is the heading of the step.
func (t *T) heading(kids ...*node.Node) *node.Node {
	return node.El("h2", node.A{"tabindex", "-1"}, kids...)
}

func (t *T) say(k i18n.MessageID) *node.Node { return node.Text(t.m.Catalog.Get(k)) }

func (t *T) p(k i18n.MessageID) *node.Node { return node.El("p", nil, t.say(k)) }

func (t *T) button(do string, k i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do}, t.say(k))
}

// start says what will be asked, and what is done with the answers.
func (t *T) start() *node.Node {
	return node.El("section.step", nil,
		t.heading(t.say(i18n.ClassQuizTitle)),
		node.El("p", nil, t.m.Plain(t.m.Title)),
		t.p(i18n.ClassQuizIntro),
		t.p(i18n.ClassQuizNoPoints),
		t.p(i18n.ClassQuizPrivate),
		t.noticed())
}

// noticed is what a reader has to know about the last action, or a text that was refused.
func (t *T) noticed() *node.Node {
	var notice, stale *node.Node
	if t.notice != "" {
		notice = node.El("p.notice", nil, node.Text(t.notice))
	}
	if t.stale != "" {
		stale = node.El("p", nil, t.button("save:stale", i18n.ClassQuizSaveStale))
	}
	return node.Group(notice, stale)
}

// foot is the progress and the buttons. What only the host can do has an action
// of its own there: full, leave.
func (t *T) foot() *node.Node {
	line := t.progress()
	var back, next *node.Node
	if t.at < t.end() {
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
			node.El("progress", node.A{"max", strconv.Itoa(t.end()), "value", strconv.Itoa(t.at), "aria-label", line}),
			node.El("p", nil, node.Text(line))),
		node.El("div.buttons", nil,
			next, back,
			node.El("button", node.A{"type", "button", "data-do", "list", "aria-expanded", strconv.FormatBool(t.over)}, t.say(i18n.ClassQuizAll)),
			node.El("button", node.A{"type", "button", "data-do", "hands", "aria-pressed", strconv.FormatBool(t.counts)}, t.say(i18n.ClassQuizHands)),
			t.button("full", i18n.ClassFull),
			t.button("leave", i18n.ClassLeave)))
}

// list leads to every question, and says which are done.
func (t *T) list() *node.Node {
	var items []*node.Node
	for i := range t.questions {
		items = append(items, node.El("li", nil, t.jump(i)))
	}
	return node.El("section.step", node.A{"data-part", "over"},
		t.heading(t.say(i18n.ClassQuizAll)),
		node.El("ol.jump", nil, items...),
		t.button("close", i18n.ClassClose))
}

// jump leads to a question.
func (t *T) jump(i int) *node.Node {
	state := i18n.ClassQuizOpen
	if t.answers[i].shown {
		state = i18n.ClassQuizDone
	}
	return node.El("button", node.A{"type", "button", "data-do", "jump:" + strconv.Itoa(i+1), "aria-current", node.If(t.at == i+1, "step")},
		t.m.Format(i18n.ListSemicolon, t.named(i), t.say(state)))
}

// sortWords are the headings of the sorts of questions.
var sortWords = []i18n.MessageID{i18n.ClassQuizWeigh, i18n.ClassQuizWhen, i18n.ClassQuizKind, i18n.ClassQuizDispute, i18n.ClassQuizEditors}

// named tells a question from others: what it asks, and of which records. It
// gives no day of a finding, since that may be what is asked for.
func (t *T) named(i int) *node.Node {
	q := &t.questions[i]
	if q.asked != nil {
		return t.taught(q.asked.Ask)
	}
	of := t.m.Plain(t.m.Findings[q.finding].Body)
	if q.statement >= 0 {
		of = t.m.Format(i18n.ListSemicolon, t.m.StatementName(&t.m.Statements[q.statement]), of)
	}
	return node.Group(t.say(sortWords[q.sort]), node.Text(" "), of)
}

// question is a question with its records, what may be answered, and, once it
// has been shown, what the story says.
func (t *T) question(i int) *node.Node {
	q := &t.questions[i]
	id := questionID(i)
	var answer *node.Node
	if t.answers[i].shown {
		answer = t.told(i)
	} else {
		answer = node.Group(
			t.choices(i),
			t.why(i),
			node.El("p.show", nil, t.button("show:"+id, i18n.ClassQuizShow)))
	}
	return node.El("section.step", node.A{"data-part", sortNames[q.sort]},
		t.heading(t.say(sortWords[q.sort])),
		t.records(i),
		answer,
		t.noticed(),
		t.tally(i))
}

// choices are the options of a question, and, of a judgment, the strengths.
func (t *T) choices(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	id := questionID(i)
	var options, strong []*node.Node
	for o := range q.options {
		options = append(options, t.radio("answer:"+id, q.options[o].name, a.choice == o, t.optionText(q, o), q.options[o].means))
	}
	if q.judged() {
		for s, name := range strengths {
			strong = append(strong, t.radio("strength:"+id, name, a.strength == s, t.say(strengthWords[s]), ""))
		}
		strong = []*node.Node{node.El("fieldset", nil, node.El("legend", nil, t.say(i18n.ClassQuizHowStrong)), node.Group(strong...))}
	}
	return node.Group(
		node.El("fieldset", nil, node.El("legend", nil, t.asks(q)), node.Group(options...)),
		node.Group(strong...))
}

// strengthWords are the words for strengths.
var strengthWords = []i18n.MessageID{i18n.StrengthLow, i18n.StrengthMedium, i18n.StrengthHigh, i18n.ClassQuizUnsure}

func (t *T) radio(do, value string, checked bool, text *node.Node, means string) *node.Node {
	var more *node.Node
	if means != "" {
		more = node.El("small", nil, node.Text(" "+means))
	}
	return node.El("label", nil,
		node.El("input", node.A{"type", "radio", "name", "quiz-" + do, "value", value, "data-do", do, "checked", node.If(checked, "")}),
		node.Text(" "), node.El("span", nil, text), more)
}

// why asks for a reason, in a learner's own words.
func (t *T) why(i int) *node.Node {
	if !t.questions[i].judged() {
		return nil
	}
	return node.El("p.reason", nil, node.El("label", nil, t.say(i18n.ClassQuizWhy), node.Text(" "),
		node.El("textarea", node.A{"data-do", "reason:" + questionID(i), "rows", "3", "maxlength", strconv.Itoa(maxReason), "dir", "auto"},
			node.Text(t.answers[i].reason))))
}

// asks is what is asked.
func (t *T) asks(q *question) *node.Node {
	switch q.sort {
	case weigh:
		return t.say(i18n.ClassQuizAskWeigh)
	case when:
		return t.say(i18n.ClassQuizAskWhen)
	case kind:
		return t.say(i18n.ClassQuizAskKind)
	case dispute:
		return t.say(i18n.ClassQuizAskDispute)
	}
	return t.taught(q.asked.Ask)
}

// optionText is an option as it is read.
func (t *T) optionText(q *question, o int) *node.Node {
	if q.asked != nil {
		return t.taught(q.options[o].text)
	}
	return node.Text(q.options[o].text)
}

// taught is a text of the lesson, marked as such where the page is in another language.
func (t *T) taught(s string) *node.Node {
	if t.lang == t.m.Catalog.Lang() {
		return node.Text(s)
	}
	return node.El("span", node.A{"lang", t.lang, "dir", "auto"}, node.Text(s))
}

// strengthPlace gives the place among the strengths of the story's own.
func strengthPlace(s data.Strength) int {
	switch s {
	case data.StrengthLow:
		return 0
	case data.StrengthMedium:
		return 1
	}
	return 2
}
