// Package quiz has a learner weigh evidence before the story's own relation is
// shown, and asks for what the story states. It is pure: [New] makes a quiz of
// a story, [Quiz.Apply] applies an action, [Quiz.View] is the stage,
// [Quiz.Suspend] its state as a short text, [Quiz.Export] a file of the answers.
//
// A judgment, how a finding bears on a statement and how strongly, has no points:
// the learner's answer and the story's are then shown side by side. A question of
// fact has points: when a finding became public, its kind, whether it disputes
// another, and the editors' questions in a lesson. The questions follow from the
// story alone; generate.go has the rules, the same for every speaker.
//
// # What the host does
//
// The tree has attributes only. Events become actions:
//
//   - a click on an element with data-action, or inside one, that is no input and
//     no textarea: the value of data-action;
//   - a change event of an input or textarea with data-action: that value, a colon
//     and the control's own value, as in "answer:q4:contradicts";
//   - a data-action that begins with "save:" goes to [Quiz.Export] instead, which
//     returns a file to download.
//
// The host stores the result of [Quiz.Suspend] after each action, and passes it to
// [Quiz.Resume] at the start. A text that Resume rejects stays stored until the next action.
//
// After drawing, the host
//
//   - sets every input and textarea to its default, since a browser keeps the
//     reader's input in a control that is rendered again:
//     c.checked = c.defaultChecked, c.value = c.defaultValue;
//   - moves the focus to the heading, the first h2, if the fragment has changed
//     or the list of questions (data-part "over") was opened, and back to the
//     button that opened it when it is closed;
//   - else moves the focus to the element with the id in the root's data-focus,
//     if that has changed;
//   - puts [Quiz.Announcement] into its role=status.
//
// The actions "full" and "leave" of buttons are the host's own.
//
// A host that leaves a quiz first takes the focus out of it, so that a reason
// being typed comes as a change.
package quiz

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// Quiz is a quiz and its answers.
type Quiz struct {
	m            *view.Model
	lesson       *data.Lesson
	questions    []question
	prefix       string   // of its suspend text
	answers      []answer // of each question
	at           int      // step: 0 is the start, then the questions, then the end
	counting     bool     // whether a show of hands is counted
	listOpen     bool     // whether the list of questions is shown over the step
	confirming   bool     // whether it asks to confirm a reset
	focus        string   // id of the element that gets the focus after the last action
	announcement string
	notice       string // about the last action, for the reader
	stale        string // a suspend text that could not be resumed
	revealed     int    // the number of the question that the last action revealed; 0 for none
}

// answer is the answer to a question.
type answer struct {
	choice   int    // index of the option; -1 for none
	strength int    // of a judgment: index of the strength; -1 for none
	reason   string // of a judgment
	revealed bool   // whether the story's answer has been shown; the answer is then final
	votes    []int  // raised hands for each option
}

// maxVotes is the highest count of raised hands for an option.
const maxVotes = 999

// New makes the quiz of a story, with the questions of its lesson, if there is one.
func New(x *data.Index, l *data.Lesson, w *i18n.Catalog) *Quiz {
	// On the stage, no link leads into the page behind it; an excerpt has no such links.
	t := &Quiz{m: view.New(x, w)}
	t.m.FullURL = "#"
	t.questions = generate(t.m)
	if l != nil {
		t.lesson = l
		t.questions = append(t.questions, lessonQuestions(t.m, l)...)
	}
	t.prefix = t.suspendPrefix()
	t.reset()
	return t
}

func (t *Quiz) reset() {
	t.answers = make([]answer, len(t.questions))
	for i := range t.answers {
		t.answers[i] = answer{choice: -1, strength: -1, votes: make([]int, len(t.questions[i].options))}
	}
}

func (t *Quiz) endStep() int { return len(t.questions) + 1 }

// Apply applies an action, and reports whether the stage has changed:
//
//	next back jump:N      go on, back, or to a step: 0 is the start, then the questions, then the end
//	answer:qN:OPTION      choose among the options of a question
//	strength:qN:STRENGTH  say how strong it is
//	reason:qN:TEXT        give a reason; it is cut to the room there is, with a notice
//	show:qN               reveal the story's answer; the learner's is then final
//	list close            open or close the list of questions over the step
//	hands                 start or stop counting raised hands
//	more:qN:OPTION fewer:qN:OPTION    one raised hand more or fewer
//	lower:qN              reset the count
//	again again:yes again:no          ask to reset everything, do so, or do not
//
// An unknown action, or one without a target, changes nothing.
func (t *Quiz) Apply(action string) (changed bool) {
	verb, rest, _ := strings.Cut(action, ":")
	asked, notice := t.confirming, t.notice
	t.announcement, t.notice, t.confirming, t.revealed = "", "", false, 0
	switch verb {
	case "next", "back", "jump":
		changed = t.navigate(verb, rest)
	case "list", "close":
		changed = t.listOpen || verb == "list"
		t.listOpen, t.focus = verb == "list" && !t.listOpen, ""
	case "hands":
		t.counting = !t.counting
		changed = true
	case "again":
		changed = t.resetAction(rest, asked)
	default:
		id, value, _ := strings.Cut(rest, ":")
		if i := t.questionIndex(id); i >= 0 {
			changed = t.answer(verb, i, value)
		}
	}
	return changed || asked != t.confirming || notice != t.notice
}

func (t *Quiz) navigate(verb, to string) bool {
	at := t.at
	switch verb {
	case "next":
		at++
	case "back":
		at--
	default:
		at = parseUint(to, 10)
	}
	if at < 0 || at > t.endStep() || at == t.at && !t.listOpen {
		return false
	}
	t.goTo(at)
	t.announcement = t.progress()
	return true
}

func (t *Quiz) goTo(at int) {
	t.at = at
	t.listOpen, t.focus = false, ""
}

func (t *Quiz) resetAction(answer string, asked bool) bool {
	switch {
	case answer == "":
		t.confirming = true
		t.announcement = t.m.Catalog.Get(i18n.ClassQuizAgainSure)
	case answer == "yes" && asked:
		t.reset()
		t.goTo(0)
		t.announcement = t.m.Catalog.Get(i18n.ClassQuizCleared)
	}
	return true
}

// questionIndex is the index of the question with an id, or -1.
func (t *Quiz) questionIndex(id string) int {
	n := parseUint(strings.TrimPrefix(id, "q"), 10)
	if n < 1 || id != questionID(n-1) || n > len(t.questions) {
		return -1
	}
	return n - 1
}

func questionID(i int) string { return "q" + strconv.Itoa(i+1) }

func (t *Quiz) answer(verb string, i int, value string) bool {
	q, a := &t.questions[i], &t.answers[i]
	o := q.optionIndex(value)
	switch verb {
	case "more", "fewer":
		by := 1
		if verb == "fewer" {
			by = -1
		}
		if o < 0 || a.votes[o]+by < 0 || a.votes[o]+by > maxVotes {
			return false
		}
		a.votes[o] += by
		t.announcement = t.m.Catalog.Format(i18n.ClassQuizHandsFor, q.options[o].text, strconv.Itoa(a.votes[o]))
		return true
	case "lower":
		clear(a.votes)
		t.announcement = t.m.Catalog.Get(i18n.ClassQuizHandsNone)
		return true
	}
	if a.revealed {
		return false // it is final
	}
	switch verb {
	case "answer":
		if o < 0 {
			return false
		}
		a.choice = o
	case "strength":
		s := slices.Index(strengths, value)
		if s < 0 || !q.isJudgment() {
			return false
		}
		a.strength = s
	case "reason":
		if !q.isJudgment() {
			return false
		}
		return t.setReason(a, value)
	case "show":
		return t.reveal(i)
	default:
		return false
	}
	return true
}

// reveal shows the story's answer to a question that was answered, by the learner or by raised hands.
func (t *Quiz) reveal(i int) bool {
	q, a := &t.questions[i], &t.answers[i]
	whole := a.choice >= 0 && (a.strength >= 0 || !q.isJudgment())
	if !whole && (sum(a.votes) == 0 || a.choice >= 0) {
		t.notice = t.m.Catalog.Get(i18n.ClassQuizFirst)
		if q.isJudgment() {
			t.notice = t.m.Catalog.Get(i18n.ClassQuizFirstBoth)
		}
		t.announcement = t.notice
		return true
	}
	a.revealed, t.revealed = true, i+1
	t.focus = solutionID(i)
	t.announcement = node.TextContent(t.comparison(i))
	return true
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// Announcement is what a screen reader says after the last action; it may be empty.
func (t *Quiz) Announcement() string { return t.announcement }

// Fragment is the current step in an address: "quiz=q3".
func (t *Quiz) Fragment() string {
	switch t.at {
	case 0:
		return "quiz=start"
	case t.endStep():
		return "quiz=end"
	}
	return "quiz=" + questionID(t.at-1)
}

// Navigate goes to the step of a fragment, or to the start if it names no step. It
// returns false for a fragment that is not the quiz's.
func (t *Quiz) Navigate(fragment string) bool {
	step, ours := strings.CutPrefix(strings.TrimPrefix(fragment, "#"), "quiz")
	if !ours || step != "" && step[0] != '=' {
		return false
	}
	at := t.questionIndex(strings.TrimPrefix(step, "=")) + 1
	if step == "=end" {
		at = t.endStep()
	}
	t.goTo(at)
	t.announcement = t.progress()
	return true
}

// Progress reports whether the story's answer has been revealed for every question,
// and the points: one for each question of fact answered as the story does, of
// as many as there are. Judgments have none.
func (t *Quiz) Progress() (completed bool, points, of int) {
	completed = true
	for i := range t.questions {
		a := &t.answers[i]
		completed = completed && a.revealed
		if !t.questions[i].isFact() {
			continue
		}
		of++
		if a.revealed && a.choice >= 0 && t.questions[i].options[a.choice].right {
			points++
		}
	}
	return completed, points, of
}
