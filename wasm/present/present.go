// Package present shows a story in front of a class, one step at a time: the
// words of a statement, a pause, the evidence in the order in which it became
// public, what disputes it, and a question. It is pure: [T.Apply] does an
// action, [T.View] is what there is to see then, and nothing of a later step is
// in it. [T.Fragment] says where it is, so that an address can keep it.
//
// Read [Steps] first, then the view of a step, then that of the teacher's notes.
package present

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// T is a presentation. The zero T shows nothing; make one with [New].
type T struct {
	m      *view.Model
	lesson *data.Lesson
	order  []int    // statements, as they are shown
	steps  [][]Step // by place in order

	remote bool // whether this is the teacher's notes
	place
}

// place is where a presentation is, and how it is shown.
type place struct {
	at, step     int // the statement, and what is shown of it
	blank, timer bool
	list, help   bool // what lies open over the step; never both
	size         int  // how much larger the text is, from 0 to sizes
	met          bool // in the notes: whether a presentation has answered
}

// sizes is how often text can be made larger.
const sizes = 4

// New starts a presentation at the first statement of the page. The lesson may be nil.
func New(x *data.Index, l *data.Lesson, w *i18n.Catalog) *T {
	t := &T{m: view.New(x, w), lesson: l}
	t.timer = true
	t.order = append(slices.Clone(x.Lead), x.More...)
	for _, s := range t.order {
		t.steps = append(t.steps, Steps(x, s))
	}
	return t
}

// Notes starts the notes that a teacher has beside a presentation, in a window
// of their own: [T.View] is then what is shown, what comes next, and what to do.
func Notes(x *data.Index, l *data.Lesson, w *i18n.Catalog) *T {
	t := New(x, l, w)
	t.remote = true
	return t
}

// Apply does an action, and tells whether anything has changed:
//
//	next back      the step after or before, of whatever statement
//	first last     the first or last step of the statement
//	start          the first step of all
//	jump:N         the first step of the N-th statement, from 0
//	blank          blank the screen, or no longer; a next or back only ends it
//	list help      open what lies over the step, or close it
//	close          close it
//	timer          show or hide the timer
//	larger smaller the text
//	met            a presentation has answered its notes
//
// An action that it does not know, or that leads nowhere, changes nothing.
func (t *T) Apply(action string) bool {
	if len(t.order) == 0 {
		return false
	}
	was := t.place
	verb, value, _ := strings.Cut(action, ":")
	if t.blank {
		if verb != "next" && verb != "back" && verb != "blank" {
			return false
		}
		t.blank = false
		return true
	}
	switch verb {
	case "next":
		if t.step+1 < len(t.steps[t.at]) {
			t.step++
		} else if t.at+1 < len(t.order) {
			t.at, t.step = t.at+1, 0
		}
	case "back":
		if t.step > 0 {
			t.step--
		} else if t.at > 0 {
			t.at--
			t.step = len(t.steps[t.at]) - 1
		}
	case "first":
		t.step = 0
	case "last":
		t.step = len(t.steps[t.at]) - 1
	case "start":
		t.at, t.step = 0, 0
	case "jump":
		if n, ok := number(value); ok && n < len(t.order) {
			t.at, t.step, t.list = n, 0, false
		}
	case "blank":
		t.blank = true
	case "list":
		t.list, t.help = !t.list, false
	case "help":
		t.help, t.list = !t.help, false
	case "close":
		t.list, t.help = false, false
	case "timer":
		t.timer = !t.timer
	case "larger":
		t.size = min(t.size+1, sizes)
	case "smaller":
		t.size = max(t.size-1, 0)
	case "met":
		t.met = true
	}
	if t.at != was.at || t.step != was.step {
		t.list, t.help = false, false
	}
	return t.place != was
}

// Fragment says where it is: "present=ID.STEP", where ID is that of a statement
// and steps are counted from 1. In the notes it is "notes=ID.STEP".
func (t *T) Fragment() string {
	if len(t.order) == 0 {
		return t.name()
	}
	return t.name() + t.now().ID + "." + strconv.Itoa(t.step+1)
}

func (t *T) name() string {
	if t.remote {
		return "notes="
	}
	return "present="
}

// Go goes where a fragment points, of a presentation or of its notes. It is
// false for any other. What names no statement leads to the first, and what
// names no step to the last one before it.
func (t *T) Go(fragment string) bool {
	fragment = strings.TrimPrefix(fragment, "#")
	place, ours := strings.CutPrefix(fragment, "present=")
	if !ours {
		place, ours = strings.CutPrefix(fragment, "notes=")
		if !ours {
			return false
		}
	}
	if len(t.order) == 0 {
		return true
	}
	id, step := place, ""
	if dot := strings.LastIndexByte(place, '.'); dot >= 0 {
		id, step = place[:dot], place[dot+1:]
	}
	t.at, t.step, t.blank, t.list, t.help = 0, 0, false, false, false
	if at := slices.Index(t.order, t.m.StatementIndex(id)); at >= 0 {
		t.at = at
		if n, ok := number(step); ok && n > 0 {
			t.step = min(n, len(t.steps[at])) - 1
		}
	}
	return true
}

// number reads a number of few digits.
func number(s string) (n int, ok bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

func (t *T) now() *data.Statement { return &t.m.Statements[t.order[t.at]] }

// Spoken is what a screen reader hears after an action: the part, its place in
// it, and the heading; or that the screen is blank.
func (t *T) Spoken() string {
	if len(t.order) == 0 {
		return ""
	}
	if t.blank {
		return t.w(i18n.ClassBlanked)
	}
	s := t.steps[t.at][t.step]
	return t.part(s) + ". " + t.titleWords(t.at, s)
}

func (t *T) w(k i18n.MessageID) string { return t.m.Catalog.Get(k) }

// View is the whole stage.
func (t *T) View() *node.Node {
	attrs := node.A{"lang", t.m.Catalog.Lang(), "dir", t.m.Catalog.Dir(), "tabindex", "-1"}
	switch {
	case len(t.order) == 0:
		return node.El("div.stage", attrs, t.buttons())
	case t.remote:
		return node.El("div.stage notes", attrs, t.notes()...)
	case t.blank:
		return node.El("div.stage blank", attrs, t.button("blank", i18n.ClassUnblank))
	}
	over := t.over()
	if over == nil {
		over = t.view(t.at, t.steps[t.at][t.step])
	}
	return node.El("div.stage", append(attrs, "data-size", strconv.Itoa(t.size)), over, t.foot())
}
