// Package app decides what happens in the page. It is pure: [App.Update] takes an
// action, what a reader or the address did, and gives its [Effects], which the
// browser's side applies. Which of the islands that come into view are to be drawn
// again, [App.RenderKey] tells.
package app

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

// expandAtMost is the number of rows up to which a search expands what it finds.
const expandAtMost = 12

// App is one element of a page: what its reader has chosen, and what is shown of it.
type App struct {
	*view.Model
	finder *state.Finder
	folded int // records whose texts are ready for the search
}

// New makes the app of a page that nobody has touched.
func New(x *data.Index, w *i18n.Catalog) *App {
	a := &App{Model: view.New(x, w), finder: view.NewFinder(x, w)}
	a.Select(a.finder, state.State{})
	return a
}

// Effects are what an action does to the page; what is to be drawn again is what
// [App.Redraw] lists, and all that is in sight. Ids are those of statements and
// rows, a line each.
type Effects struct {
	Show, Hide string       // ids of what is to be seen, and no longer
	Clearable  bool         // whether there is a search or a filter that can be taken away
	AsOf       *AsOf        // the day from which the page is read now; nil if it is the same
	Expand     *string      // ids of rows to expand in place of those that were expanded before; nil leaves them
	Query      *string      // what the search field is to hold; nil leaves it
	Reveal     string       // id of the record to expand, scroll to and focus; "" for none
	Fragment   *string      // of the address; nil leaves it
	Push       bool         // whether the address is a new entry of the history
	Announce   string       // class of the sentence that a screen reader is to hear; "" for none
	Export     *view.Export // what the reader takes along; then nothing else has changed

	words [2]*state.Highlight // that were chosen, and are, where these differ
}

// AsOf is what a change of the day from which the page is read does.
type AsOf struct {
	Later, Public string // ids of what is later than the day, and was not before; and the other way round
	Position      int    // of the slider
	Value         string // of the slider, in words
}

// Update does an action: one of [state.Apply], or of [view.Model.Handout], for
// which page is the address of the page. Its effects are nil if it changes nothing.
func (a *App) Update(action, page string) *Effects {
	if h, ok := a.Export(action, page); ok {
		return &Effects{Export: &h}
	}
	from := a.State
	to := state.Apply(a.Index, from, action)
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
	a.Select(a.finder, to)
	e := &Effects{Clearable: a.Narrowed()}
	e.Show, e.Hide = a.changed(
		func(i int) (bool, bool) { return a.Selection.Statements[i], was.Statements[i] },
		func(r int) (bool, bool) { return a.Selection.Rows[r], was.Rows[r] })
	if to.AsOf != from.AsOf {
		e.AsOf = a.asOf(from.AsOf)
	}
	if len(was.Terms) > 0 || len(a.Terms) > 0 {
		e.Expand = a.found()
	}
	if to.Words != from.Words {
		e.words = [2]*state.Highlight{was.Words, a.Selection.Words}
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
	to, ours := state.Parse(a.Index, fragment)
	if only := (state.State{At: to.At}); ours && to.At != "" && to.Equal(only) && a.Shows(to.At) {
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
		func(i int) (bool, bool) { return later(data.FirstDay(a.Statements[i].Date())) },
		func(r int) (bool, bool) { return later(data.FirstDay(a.Findings[a.Placements[r].Finding].Date())) })
	_, d.Position = a.State.Stop(a.Index)
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

// Redraw lists what an action changes in sight or not: the count and the filters,
// the day, and what points out chosen words, which a line joins.
func (a *App) Redraw(e *Effects, draw func(view.Island)) {
	draw(view.Island{Kind: view.Count})
	for _, p := range view.FilterIslands() {
		draw(p)
	}
	if e.AsOf != nil {
		draw(view.Island{Kind: view.AsOf})
	}
	for _, words := range e.words {
		if words == nil {
			continue
		}
		for _, p := range view.StatementIslands(a.Index, words.Statement) {
			draw(p)
		}
		for _, r := range words.Relations {
			rel := &a.Relations[r]
			if row := a.PlacementIndex("r-" + rel.From + "--" + rel.To); row >= 0 {
				draw(view.Island{Kind: view.FindingSummary, I: row})
			}
		}
	}
}

// RenderKey gives what the look of an island depends on now; see [view.Model.RenderKey].
func (a *App) RenderKey(p view.Island) string { return a.Model.RenderKey(a.finder, p) }

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

// VisibleIslands lists the islands of the records with some ids. A "+" before an id says
// that the row is expanded: only then is what is inside it to be seen.
func (a *App) VisibleIslands(ids []string) []view.Island {
	var islands []view.Island
	for _, id := range ids {
		id, expanded := strings.CutPrefix(id, "+")
		if s, ok := strings.CutPrefix(id, "s-"); ok {
			islands = append(islands, view.StatementIslands(a.Index, a.StatementIndex(s))...)
			continue
		}
		if r := a.PlacementIndex(id); r >= 0 {
			row := view.RowIslands(a.Index, r)
			if !expanded {
				row = row[:1]
			}
			islands = append(islands, row...)
		}
	}
	return islands
}
