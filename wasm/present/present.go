// Package present shows a story in front of a class, one slide at a time: the
// words of a statement, a pause, the evidence in the order in which it became
// public, the disputes about it, and a question. It is pure: [Deck.Apply] applies
// an action, and [Deck.View] is the stage after it, with nothing of a later slide.
// [Deck.Fragment] is the current slide as part of an address.
//
// Read [Slides] first, then the view of a slide, then the teacher's notes.
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

// Deck is a presentation. The zero Deck shows nothing; make one with [New].
type Deck struct {
	m      *view.Model
	lesson *data.Lesson
	order  []int     // indices of statements, as they are shown
	slides [][]Slide // by index in order

	isNotes bool // whether this is the teacher's notes
	position
}

// position is the current slide, and how it is shown.
type position struct {
	at, slide          int // indices of the statement in order, and of its slide
	blank, timerShown  bool
	listOpen, helpOpen bool // the panel over the slide; never both
	lettersOff         bool // whether letters are no keys
	size               int  // how much larger the text is, from 0 to maxSize
	connected          bool // in the notes: whether a presentation has answered
}

// maxSize is how often text can be made larger.
const maxSize = 4

// New starts a presentation at the first statement of the page. The lesson may be nil.
func New(x *data.Index, l *data.Lesson, w *i18n.Catalog) *Deck {
	d := &Deck{m: view.New(x, w), lesson: l}
	d.timerShown = true
	d.order = append(slices.Clone(x.LeadStatements), x.OtherStatements...)
	for _, s := range d.order {
		d.slides = append(d.slides, Slides(x, s))
	}
	return d
}

// NewNotes starts the notes that a teacher has beside a presentation, in a window
// of their own: [Deck.View] is then the current slide, the next one, and a hint.
func NewNotes(x *data.Index, l *data.Lesson, w *i18n.Catalog) *Deck {
	d := New(x, l, w)
	d.isNotes = true
	return d
}

// Apply applies an action, and reports whether anything has changed:
//
//	next back      the next or previous slide, of any statement
//	first last     the first or last slide of the statement
//	start          the first slide of all
//	jump:N         the first slide of the N-th statement, from 0
//	blank          blank the screen, or end that, as next and back do
//	list help      open or close a panel over the slide
//	letters        have letters work as keys, or not
//	close          close it
//	timer          show or hide the timer
//	larger smaller the text
//	met            a presentation has answered its notes
//
// An unknown action, or one without a target, changes nothing.
func (d *Deck) Apply(action string) bool {
	if len(d.order) == 0 {
		return false
	}
	was := d.position
	verb, value, _ := strings.Cut(action, ":")
	if d.blank {
		if verb != "next" && verb != "back" && verb != "blank" {
			return false
		}
		d.blank = false
		return true
	}
	switch verb {
	case "next":
		if d.slide+1 < len(d.slides[d.at]) {
			d.slide++
		} else if d.at+1 < len(d.order) {
			d.at, d.slide = d.at+1, 0
		}
	case "back":
		if d.slide > 0 {
			d.slide--
		} else if d.at > 0 {
			d.at--
			d.slide = len(d.slides[d.at]) - 1
		}
	case "first":
		d.slide = 0
	case "last":
		d.slide = len(d.slides[d.at]) - 1
	case "start":
		d.at, d.slide = 0, 0
	case "jump":
		if n, ok := parseUint(value); ok && n < len(d.order) {
			d.at, d.slide, d.listOpen = n, 0, false
		}
	case "blank":
		d.blank = true
	case "list":
		d.listOpen, d.helpOpen = !d.listOpen, false
	case "letters":
		d.lettersOff = !d.lettersOff
	case "help":
		d.helpOpen, d.listOpen = !d.helpOpen, false
	case "close":
		d.listOpen, d.helpOpen = false, false
	case "timer":
		d.timerShown = !d.timerShown
	case "larger":
		d.size = min(d.size+1, maxSize)
	case "smaller":
		d.size = max(d.size-1, 0)
	case "met":
		d.connected = true
	}
	if d.at != was.at || d.slide != was.slide {
		d.listOpen, d.helpOpen = false, false
	}
	return d.position != was
}

// Fragment is the current slide in an address: "present=ID.N", where ID is that of a
// statement and slides are counted from 1. In the notes it is "notes=ID.N".
func (d *Deck) Fragment() string {
	if len(d.order) == 0 {
		return d.prefix()
	}
	return d.prefix() + d.current().ID + "." + strconv.Itoa(d.slide+1)
}

func (d *Deck) prefix() string {
	if d.isNotes {
		return "notes="
	}
	return "present="
}

// Navigate goes to the slide of a fragment, of a presentation or of its notes, and
// returns false for any other fragment. Without a known statement it goes to the
// first one, and beyond the last slide of a statement to that slide.
func (d *Deck) Navigate(fragment string) bool {
	fragment = strings.TrimPrefix(fragment, "#")
	place, ours := strings.CutPrefix(fragment, "present=")
	if !ours {
		place, ours = strings.CutPrefix(fragment, "notes=")
		if !ours {
			return false
		}
	}
	if len(d.order) == 0 {
		return true
	}
	id, step := place, ""
	if dot := strings.LastIndexByte(place, '.'); dot >= 0 {
		id, step = place[:dot], place[dot+1:]
	}
	d.at, d.slide, d.blank, d.listOpen, d.helpOpen = 0, 0, false, false, false
	if at := slices.Index(d.order, d.m.StatementIndex(id)); at >= 0 {
		d.at = at
		if n, ok := parseUint(step); ok && n > 0 {
			d.slide = min(n, len(d.slides[at])) - 1
		}
	}
	return true
}

// parseUint parses a number of at most four digits.
func parseUint(s string) (n int, ok bool) {
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

func (d *Deck) current() *data.Statement { return &d.m.Statements[d.order[d.at]] }

// Announcement is what a screen reader says after an action: section, place in it
// and heading, or that the screen is blank.
func (d *Deck) Announcement() string {
	if len(d.order) == 0 {
		return ""
	}
	if d.blank {
		return d.message(i18n.ClassBlanked)
	}
	s := d.slides[d.at][d.slide]
	return d.m.Catalog.Format(i18n.ListStop, d.sectionTitle(s), d.titleText(d.at, s))
}

func (d *Deck) message(k i18n.MessageID) string { return d.m.Catalog.Get(k) }

// View is the stage.
func (d *Deck) View() *node.Node {
	attrs := node.A{"lang", d.m.Catalog.Lang(), "dir", d.m.Catalog.Dir(), "tabindex", "-1"}
	switch {
	case len(d.order) == 0:
		return node.El("div.stage", attrs, d.buttons())
	case d.isNotes:
		return node.El("div.stage notes", attrs, d.notes()...)
	case d.blank:
		return node.El("div.stage blank", attrs, d.button("blank", i18n.ClassUnblank))
	}
	over := d.overlay()
	if over == nil {
		over = d.view(d.at, d.slides[d.at][d.slide])
	}
	return node.El("div.stage", append(attrs, "data-size", strconv.Itoa(d.size)), over, d.foot())
}
