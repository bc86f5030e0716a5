// Package quiz has a learner weigh evidence before the story's own relation is
// shown, and asks for what the story states. It is pure: [New] makes a quiz of
// a story, [T.Apply] does what was asked, [T.View] is the whole stage,
// [T.Suspend] all of its state as a short text, [T.Handout] what is taken along.
//
// There are two sorts of questions. A judgment, how a finding bears on a
// statement and how strongly, has no points: afterwards both views stand side
// by side. A fact has: when something was public, of what kind it is, whether
// one finding disputes another, and what editors ask in a lesson. Which
// questions are made of a story follows from the story alone; generate.go has
// the rules, the same for every speaker.
//
// # What the host does
//
// The tree is attributes only, and what a reader does comes as an action:
//
//   - a click on an element with data-do, or inside one, that is no input and
//     no textarea: the value of data-do;
//   - a change event of an input or textarea with data-do: that value, a colon
//     and the control's own value, as in "answer:q4:contradicts";
//   - a data-do that begins with "save:" goes to [T.Handout] instead, which
//     gives a file to hand to the browser.
//
// It keeps what [T.Suspend] gives after an action, and hands it to [T.Resume] at
// the start; a text that was refused stays where it is kept until the next action.
//
// After drawing, the host
//
//   - puts every input and textarea to what the tree says, since a browser
//     keeps what a reader did in a control that is drawn again:
//     c.checked = c.defaultChecked, c.value = c.defaultValue;
//   - moves the focus to the heading, the first h2, if the fragment is another
//     than before, or if what lies over the step (data-part "over") was opened,
//     and back to what opened it when it is closed;
//   - else moves the focus to the element with the id that the root names in
//     data-focus, if that is another than before;
//   - says what [T.Spoken] gives in its role=status.
//
// The actions "full" and "leave" of buttons are the host's own.
//
// A host that leaves a quiz first takes the focus out of it, so that a reason
// being typed comes as a change.
package quiz

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// T is a quiz and all that was answered in it.
type T struct {
	m         *view.Model
	lang      string // of the lesson
	questions []question
	stamp     string   // what its suspend text begins with
	answers   []answer // of each question
	at        int      // 0 is the start, then the questions, then the end
	counts    bool     // whether hands are counted
	over      bool     // whether the list of questions lies over the step
	asking    bool     // whether it was asked to clear everything
	focus     string   // id of what the last action has brought, for the focus
	spoken    string
	notice    string // what a reader has to know about the last action
	stale     string // a text that could not be taken up
}

// answer is what was said to a question.
type answer struct {
	choice   int    // of the options; -1 for none
	strength int    // of a judgment, of the strengths; -1 for none
	reason   string // of a judgment
	shown    bool   // whether the story's own has been shown; then nothing changes any more
	hands    []int  // how many hands went up for each option
}

// maxHands is the most hands that are counted for an option.
const maxHands = 999

// New makes the quiz of a story, with the questions of its lesson, if there is one.
func New(x *data.Index, l *data.Lesson, w *i18n.Catalog) *T {
	// On the stage, no link leads into the page behind it; what has another place for the whole has none.
	t := &T{m: view.New(x, w)}
	t.m.Whole = "#"
	t.questions = generate(t.m)
	if l != nil {
		t.lang = l.Lang
		t.questions = append(t.questions, own(t.m, l)...)
	}
	t.stamp = t.stamped()
	t.clear()
	return t
}

func (t *T) clear() {
	t.answers = make([]answer, len(t.questions))
	for i := range t.answers {
		t.answers[i] = answer{choice: -1, strength: -1, hands: make([]int, len(t.questions[i].options))}
	}
}

func (t *T) end() int { return len(t.questions) + 1 }

// Apply does an action, and tells whether anything is to be drawn:
//
//	next back jump:N      go on, back, or to a step: 0 is the start, then the questions, then the end
//	answer:qN:OPTION      choose among the options of a question
//	strength:qN:STRENGTH  say how strong it is
//	reason:qN:TEXT        say why; what has no room is cut, and that is said
//	show:qN               show what the story says; from then on the answer stays
//	list close            open the list of questions over the step, or close it
//	hands                 count hands, or no longer
//	more:qN:OPTION fewer:qN:OPTION    a hand more or fewer
//	lower:qN              no hands
//	again again:yes again:no          ask to clear everything, do so, or do not
//
// An action that it does not know, or that asks for nothing there is, changes nothing.
func (t *T) Apply(action string) (changed bool) {
	verb, rest, _ := strings.Cut(action, ":")
	asked, notice := t.asking, t.notice
	t.spoken, t.notice, t.asking = "", "", false
	switch verb {
	case "next", "back", "jump":
		changed = t.step(verb, rest)
	case "list", "close":
		changed = t.over || verb == "list"
		t.over, t.focus = verb == "list" && !t.over, ""
	case "hands":
		t.counts = !t.counts
		changed = true
	case "again":
		changed = t.again(rest, asked)
	default:
		id, value, _ := strings.Cut(rest, ":")
		if i := t.find(id); i >= 0 {
			changed = t.answer(verb, i, value)
		}
	}
	return changed || asked != t.asking || notice != t.notice
}

func (t *T) step(verb, to string) bool {
	at := t.at
	switch verb {
	case "next":
		at++
	case "back":
		at--
	default:
		at = whole(to, 10)
	}
	if at < 0 || at > t.end() || at == t.at && !t.over {
		return false
	}
	t.goTo(at)
	t.spoken = t.progress()
	return true
}

func (t *T) goTo(at int) {
	t.at = at
	t.over, t.focus = false, ""
}

func (t *T) again(answer string, asked bool) bool {
	switch {
	case answer == "":
		t.asking = true
		t.spoken = t.m.Catalog.Get(i18n.ClassQuizAgainSure)
	case answer == "yes" && asked:
		t.clear()
		t.goTo(0)
		t.spoken = t.m.Catalog.Get(i18n.ClassQuizCleared)
	}
	return true
}

// find gives the place of a question by its id, or -1.
func (t *T) find(id string) int {
	n := whole(strings.TrimPrefix(id, "q"), 10)
	if n < 1 || id != questionID(n-1) || n > len(t.questions) {
		return -1
	}
	return n - 1
}

func questionID(i int) string { return "q" + strconv.Itoa(i+1) }

func (t *T) answer(verb string, i int, value string) bool {
	q, a := &t.questions[i], &t.answers[i]
	o := q.option(value)
	switch verb {
	case "more", "fewer":
		by := 1
		if verb == "fewer" {
			by = -1
		}
		if o < 0 || a.hands[o]+by < 0 || a.hands[o]+by > maxHands {
			return false
		}
		a.hands[o] += by
		t.spoken = t.m.Catalog.Format(i18n.ClassQuizHandsFor, q.options[o].text, strconv.Itoa(a.hands[o]))
		return true
	case "lower":
		clear(a.hands)
		t.spoken = t.m.Catalog.Get(i18n.ClassQuizHandsNone)
		return true
	}
	if a.shown {
		return false // it is final
	}
	switch verb {
	case "answer":
		if o < 0 {
			return false
		}
		a.choice = o
	case "strength":
		s := place(strengths, value)
		if s < 0 || !q.judged() {
			return false
		}
		a.strength = s
	case "reason":
		if !q.judged() {
			return false
		}
		return t.reason(a, value)
	case "show":
		return t.show(i)
	default:
		return false
	}
	return true
}

// show shows what the story says of a question that was answered, or for which hands went up.
func (t *T) show(i int) bool {
	q, a := &t.questions[i], &t.answers[i]
	whole := a.choice >= 0 && (a.strength >= 0 || !q.judged())
	if !whole && (sum(a.hands) == 0 || a.choice >= 0) {
		t.notice = t.m.Catalog.Get(i18n.ClassQuizFirst)
		if q.judged() {
			t.notice = t.m.Catalog.Get(i18n.ClassQuizFirstBoth)
		}
		t.spoken = t.notice
		return true
	}
	a.shown = true
	t.focus = toldID(i)
	t.spoken = node.TextContent(t.verdict(i))
	return true
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// place gives the place of a name in a list, or -1.
func place(list []string, name string) int {
	for i, v := range list {
		if v == name {
			return i
		}
	}
	return -1
}

// Spoken is what a screen reader hears after the last action; it may be nothing.
func (t *T) Spoken() string { return t.spoken }

// Fragment is the part of an address that leads to this step: "quiz=q3".
func (t *T) Fragment() string {
	switch t.at {
	case 0:
		return "quiz=start"
	case t.end():
		return "quiz=end"
	}
	return "quiz=" + questionID(t.at-1)
}

// Go goes where a fragment leads; one that names no step of the quiz leads to
// its start. It is false for a fragment of somebody else's.
func (t *T) Go(fragment string) bool {
	step, ours := strings.CutPrefix(strings.TrimPrefix(fragment, "#"), "quiz")
	if !ours || step != "" && step[0] != '=' {
		return false
	}
	at := t.find(strings.TrimPrefix(step, "=")) + 1
	if step == "=end" {
		at = t.end()
	}
	t.goTo(at)
	t.spoken = t.progress()
	return true
}

// Progress tells whether the story's own has been shown for every question,
// and the points: one for each fact that was answered as the story states it,
// of as many as there are facts. Judgments have none.
func (t *T) Progress() (completed bool, points, of int) {
	completed = true
	for i := range t.questions {
		a := &t.answers[i]
		completed = completed && a.shown
		if !t.questions[i].fact() {
			continue
		}
		of++
		if a.shown && a.choice >= 0 && t.questions[i].options[a.choice].right {
			points++
		}
	}
	return completed, points, of
}
