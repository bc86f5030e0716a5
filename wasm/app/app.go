// Package app decides what happens in the page. It is pure: [App.Update] takes an
// action, what a reader or the address did, and gives its [Effects], which the
// browser's side applies. Which islands are to be drawn again, their render keys tell.
package app

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/state"
)

// expandAtMost is the number of rows up to which a search expands what it finds.
const expandAtMost = 12

// App is one element of a page: what its reader has chosen, and what is shown of it.
type App struct {
	*controls.Controls
	finder *state.Finder
	folded int // records whose texts are ready for the search
}

// New makes the app of a page that nobody has touched; texts are what it says.
func New(o *data.Outline, w *i18n.Catalog, texts state.Texts) *App {
	a := &App{Controls: controls.New(o, w), finder: state.NewFinder(o, texts)}
	a.Selection = a.finder.Select(a.State)
	return a
}

// Effects are what an action does to the page; the islands are drawn again besides. Ids
// are those of statements and rows, a line each.
type Effects struct {
	Show, Hide string  // ids of what is to be seen, and no longer
	Clearable  bool    // whether there is a search or a filter that can be taken away
	AsOf       *AsOf   // the day from which the page is read now; nil if it is the same
	Expand     *string // ids of rows to expand in place of those that were expanded before, for what was searched is another; nil leaves them
	Words      *string // id of the words chosen now, "" for none; nil leaves those that are
	Query      *string // what the search field is to hold; nil leaves it
	Reveal     string  // id of the record to expand, scroll to and focus; "" for none
	Fragment   *string // of the address; nil leaves it
	Push       bool    // whether the address is a new entry of the history
	Announce   string  // class of the sentence that a screen reader is to hear; "" for none
}

// AsOf is what a change of the day from which the page is read does.
type AsOf struct {
	Later, Public string // ids of what is later than the day, and was not before; and the other way round
	Position      int    // of the slider
	Value         string // of the slider, in words
}

// Update does an action, one of [state.Apply]. Its effects are nil if it changes nothing.
func (a *App) Update(action string) *Effects {
	from := a.State
	to := state.Apply(a.Outline, from, action)
	fragment, moved := strings.CutPrefix(action, "go:")
	if moved {
		var ours bool
		if to, ours = a.at(fragment); !ours {
			return nil
		}
	} else if to.Equal(from) {
		return nil
	}
	was := a.Selection
	a.State, a.Selection = to, a.finder.Select(to)
	e := &Effects{Clearable: a.Narrowed()}
	e.Show, e.Hide = a.changed(
		func(i int) (bool, bool) { return a.Selection.Statements[i], was.Statements[i] },
		func(r int) (bool, bool) { return a.Selection.Rows[r], was.Rows[r] })
	if to.AsOf != from.AsOf {
		e.AsOf = a.asOf(from.AsOf)
	}
	if len(was.Terms) > 0 || len(a.Selection.Terms) > 0 {
		e.Expand = a.found()
	}
	if to.Words != from.Words {
		e.Words = &a.State.Words
	}
	if moved {
		a.arrive(e, &from, fragment)
	} else {
		record(e, &from, &to, action)
	}
	return e
}

// at is the state that an address asks for; it is false for an address of
// somebody else's. A link to a record that can be seen keeps search and filters.
func (a *App) at(fragment string) (state.State, bool) {
	to, ours := state.Parse(a.Outline, fragment)
	if only := (state.State{At: to.At}); ours && to.At != "" && to.Equal(only) && a.shows(to.At) {
		to = a.State
		to.At = only.At
	}
	return to, ours
}

// arrive goes where an address points, and puts the address right.
func (a *App) arrive(e *Effects, from *state.State, fragment string) {
	to := &a.State
	e.Query = &to.Query
	if words := a.Selection.Words; to.At != "" {
		e.Reveal = to.At
	} else if words != nil && to.Words != from.Words {
		e.Reveal = "s-" + a.Statements[words.Statement].ID
	}
	if is := state.Fragment(*to); is != fragment {
		e.Fragment = &is
	}
}

// record notes a state in the address, and says what has changed.
func record(e *Effects, from, to *state.State, action string) {
	fragment := state.Fragment(*to)
	e.Fragment = &fragment
	// A search that goes on, and a day that moves on, replace their own entry in the history.
	e.Push = !(strings.HasPrefix(action, "search:") && from.Query != "" && to.Query != "" || from.AsOf != "" && to.AsOf != from.AsOf)
	switch {
	case to.AsOf != from.AsOf:
		// The slider says its own day.
		if !strings.HasPrefix(action, "stop:") {
			e.Announce = "as-of-words"
		}
	case to.Words != "" && to.Words != from.Words:
		e.Announce = "bearing-on"
	default:
		e.Announce = "count"
	}
	if action == "clear" {
		e.Query = new(string)
	}
}

// asOf tells what is later than the day from which the page is read now, and was not before.
func (a *App) asOf(was string) *AsOf {
	now := a.State.AsOf
	later := func(day string) (bool, bool) { return now != "" && day > now, was != "" && day > was }
	d := &AsOf{Value: a.AsOfSpoken()}
	d.Later, d.Public = a.changed(
		func(i int) (bool, bool) { return later(a.Statements[i].First) },
		func(r int) (bool, bool) { return later(a.Findings[a.Placements[r].Finding].First) })
	_, d.Position = a.State.Stop(a.Outline)
	return d
}

// changed lists the ids of the statements and rows of which something is true
// now that was not, and the other way round.
func (a *App) changed(statement, row func(int) (now, before bool)) (on, off string) {
	put := func(now, before bool, id string) {
		switch {
		case now && !before:
			on += id + "\n"
		case before && !now:
			off += id + "\n"
		}
	}
	for i := range a.Statements {
		now, before := statement(i)
		put(now, before, "s-"+a.Statements[i].ID)
	}
	for r := range a.Placements {
		now, before := row(r)
		put(now, before, a.Placements[r].ID)
	}
	return on, off
}

// found lists the rows that a search has found, when they are few.
func (a *App) found() *string {
	ids := ""
	if len(a.Selection.Hits) <= expandAtMost {
		for _, r := range a.Selection.Hits {
			ids += a.Placements[r].ID + "\n"
		}
	}
	return &ids
}

// shows reports whether the element with an id is shown: a statement, a row, or
// the record of a finding.
func (a *App) shows(id string) bool {
	if s, ok := strings.CutPrefix(id, "s-"); ok {
		i := a.StatementIndex(s)
		return i >= 0 && a.Selection.Statements[i]
	}
	f, record := strings.CutPrefix(id, "f-")
	for r := range a.Placements {
		if p := &a.Placements[r]; p.ID == id || record && p.First && a.Findings[p.Finding].ID == f {
			return a.Selection.Rows[r]
		}
	}
	return false
}

// Hits finds what is searched in a text: where each hit begins and ends, in UTF-16 code
// units, parted by blanks.
func (a *App) Hits(text string) string {
	found := ""
	for _, h := range state.Hits(text, a.Selection.Terms) {
		found += strconv.Itoa(h.From) + " " + strconv.Itoa(h.To) + " "
	}
	return found
}

// Prepare gets the texts of a few records ready for the search, and reports whether all are.
func (a *App) Prepare() bool {
	for range 4 {
		if a.folded >= 0 {
			if !a.finder.Prewarm(a.folded) {
				a.folded = -1
				break
			}
			a.folded++
		}
	}
	return a.folded < 0
}
