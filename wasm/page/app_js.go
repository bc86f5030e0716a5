package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/words"
)

// What an app wants to hear next.
const (
	wantNear = 1 << iota // "near", when other parts of the page come into view
	wantIdle             // "idle", when the browser has nothing else to do
)

// A search that finds no more rows than this opens them.
const openAtMost = 12

// app is the program of one element of the page.
type app struct {
	host   js.Value
	model  *view.Model
	finder *state.Finder
	pieces []piece // by number
	warmed int     // records whose texts are folded for the search
	folded bool    // whether all are
	warm   bool    // whether there is nothing left to prepare
	marked bool    // whether any piece may look other than the state wants
}

// piece is a piece of the page; vecty draws it once it has a root.
type piece struct {
	root  *mount.Root
	look  string
	marks bool // whether it shows the marks of a search
}

func newApp(host js.Value, x *data.Index, w *words.Words) *app {
	a := &app{host: host, model: view.New(x, w), finder: view.NewFinder(x, w)}
	a.model.Select(a.finder, a.model.State)
	a.pieces = make([]piece, a.model.Numbers())
	return a
}

// do does an action and tells what the app wants to hear next. Besides those of
// the state and of [view.Model.Handout] there are
//
//	near    parts of the page came into view, or were opened
//	idle    there is time to get ready for the next change
func (a *app) do(action string) int {
	switch action {
	case "near":
		a.refresh()
	case "idle":
		a.prepare()
	default:
		if !a.give(action) {
			a.apply(action)
		}
	}
	wants := 0
	if a.marked {
		wants |= wantNear
	}
	if !a.warm {
		wants |= wantIdle
	}
	return wants
}

func (a *app) apply(action string) {
	from := a.model.State
	to := state.Apply(a.model.Index, from, action)
	fragment, moved := strings.CutPrefix(action, "go:")
	if moved {
		var ours bool
		if to, ours = a.moved(fragment); !ours {
			return
		}
	} else if to.Equal(from) {
		return
	}
	was := a.model.Sel
	a.model.Select(a.finder, to)
	a.show(was)
	if to.AsOf != from.AsOf {
		a.look(from.AsOf)
	}
	a.draw(view.Piece{Kind: view.Count})
	for _, p := range view.FilterPieces() {
		a.draw(p)
	}
	if len(was.Terms) > 0 || len(a.model.Terms) > 0 {
		a.open()
		a.marked = true
	}
	if to.Words != from.Words {
		a.pointOut(was.Words)
		a.pointOut(a.model.Sel.Words)
	}
	a.refresh()
	if moved {
		a.host.Call("query", to.Query)
		if words := a.model.Sel.Words; to.At != "" {
			a.host.Call("go", to.At)
		} else if words != nil && to.Words != from.Words {
			a.host.Call("go", "s-"+a.model.Statements[words.Statement].ID)
		}
		if state.Fragment(to) != fragment {
			a.host.Call("address", state.Fragment(to), false)
		}
		return
	}
	// A search that goes on, and a day that moves on, replace their own entry in the history.
	on := strings.HasPrefix(action, "search:") && from.Query != "" && to.Query != "" || from.AsOf != "" && to.AsOf != from.AsOf
	a.host.Call("address", state.Fragment(to), !on)
	switch {
	case to.AsOf != from.AsOf:
		a.host.Call("say", "as-of-words")
	case to.Words != "" && to.Words != from.Words:
		a.host.Call("say", "bearing-on")
	default:
		a.host.Call("say", "count")
	}
	if action == "clear" {
		a.host.Call("query", "")
	}
}

// moved is the state that an address asks for; it is false for an address of
// somebody else's. A link to a record that can be seen keeps search and filters.
func (a *app) moved(fragment string) (state.State, bool) {
	to, ours := state.Parse(a.model.Index, fragment)
	if only := (state.State{At: to.At}); ours && to.At != "" && to.Equal(only) && a.model.Shows(to.At) {
		to = a.model.State
		to.At = only.At
	}
	return to, ours
}

// show shows and hides what the selection has changed.
func (a *app) show(was state.Selection) {
	show, hide := a.changed(
		func(i int) (bool, bool) { return a.model.Sel.Statements[i], was.Statements[i] },
		func(r int) (bool, bool) { return a.model.Sel.Rows[r], was.Rows[r] })
	a.host.Call("show", show, hide, a.model.Narrowed())
}

// look marks what is later than the day the page is now read from, and moves the slider.
func (a *app) look(was string) {
	before := *a.model
	before.State.AsOf = was
	later, back := a.changed(
		func(i int) (bool, bool) { return a.model.LaterStatement(i), before.LaterStatement(i) },
		func(r int) (bool, bool) { return a.model.LaterRow(r), before.LaterRow(r) })
	_, now := a.model.State.Span(a.model.Index)
	a.host.Call("day", later, back, now, a.model.AsOfSpoken(), a.model.W.Say(words.NotYetSaid), a.model.W.Say(words.NotYet))
	a.draw(view.Piece{Kind: view.AsOf})
}

// changed lists the ids of the statements and rows of which something is true
// now that was not, and the other way round, a line each.
func (a *app) changed(statement, row func(int) (now, before bool)) (on, off string) {
	put := func(now, before bool, id string) {
		switch {
		case now && !before:
			on += id + "\n"
		case before && !now:
			off += id + "\n"
		}
	}
	for i := range a.model.Statements {
		now, before := statement(i)
		put(now, before, "s-"+a.model.Statements[i].ID)
	}
	for r := range a.model.Rows {
		now, before := row(r)
		put(now, before, a.model.Rows[r].ID)
	}
	return on, off
}

// open opens the rows that a search has found, when they are few.
func (a *app) open() {
	var ids []string
	if len(a.model.Sel.Hits) <= openAtMost {
		for _, r := range a.model.Sel.Hits {
			ids = append(ids, a.model.Rows[r].ID)
		}
	}
	a.host.Call("open", strings.Join(ids, "\n"))
}

// near gives the pieces that are in sight or about to be. What is inside a row
// is only when the row is open.
func (a *app) near() []view.Piece {
	var pieces []view.Piece
	for _, id := range strings.Split(a.host.Call("near").String(), "\n") {
		id, open := strings.CutPrefix(id, "+")
		if s, ok := strings.CutPrefix(id, "s-"); ok {
			pieces = append(pieces, view.SaidPieces(a.model.Index, a.model.StatementIndex(s))...)
			continue
		}
		if r := a.model.RowIndex(id); r >= 0 {
			row := view.RowPieces(a.model.Index, r)
			if !open {
				row = row[:1]
			}
			pieces = append(pieces, row...)
		}
	}
	return pieces
}

// pointOut draws what shows that words are chosen, or no longer. It is little,
// and all drawn at once, because a line joins it.
func (a *app) pointOut(words *state.Phrase) {
	if words == nil {
		return
	}
	for _, p := range view.SaidPieces(a.model.Index, words.Statement) {
		a.draw(p)
	}
	for _, r := range words.Relations {
		rel := &a.model.Relations[r]
		if row := a.model.RowIndex("r-" + rel.From + "--" + rel.To); row >= 0 {
			a.draw(view.Piece{Kind: view.Line, I: row})
		}
	}
}

// refresh draws what is near and does not look as it should. When the search
// is over and nothing in the page shows its marks any more, it is done.
func (a *app) refresh() {
	if !a.marked {
		return
	}
	for _, p := range a.near() {
		a.draw(p)
	}
	a.marked = len(a.model.Terms) > 0
	for i := range a.pieces {
		a.marked = a.marked || a.pieces[i].marks && a.pieces[i].look != ""
	}
}

// draw draws a piece, unless it looks as it should.
func (a *app) draw(p view.Piece) {
	look := a.model.Look(a.finder, p)
	at := &a.pieces[a.model.Number(p)]
	switch {
	case at.root != nil && at.look != look:
		at.root.Update()
	case at.root == nil && look != a.static(p):
		a.take(p)
	}
	at.look = look
}

// static is how a piece looks in the static page.
func (a *app) static(p view.Piece) string {
	m := view.New(a.model.Index, a.model.W)
	return m.Look(a.finder, p)
}

// take makes a piece vecty's, as it looks now, and tells whether it could.
func (a *app) take(p view.Piece) bool {
	id, class := a.model.Place(p)
	el := a.host.Call("leave", id, class)
	if !el.Truthy() {
		return false
	}
	root, err := mount.Take(el, func() *node.Node { return a.model.Piece(p) })
	if err != nil {
		return false
	}
	a.host.Call("arrive", root.Node(), el)
	a.pieces[a.model.Number(p)] = piece{root: root, look: a.model.Look(a.finder, p), marks: p.Kind.Marks()}
	return true
}

// prepare does a little of what the next change would need: it folds the texts
// of some records, or takes over one piece that is near and that the reader is
// not busy with.
func (a *app) prepare() {
	for range 4 {
		if !a.folded {
			a.folded = !a.finder.Warm(a.warmed)
			a.warmed++
		}
	}
	if !a.folded {
		return
	}
	next := append(view.FilterPieces(), view.Piece{Kind: view.Count})
	for _, p := range append(next, a.near()...) {
		if a.pieces[a.model.Number(p)].root != nil {
			continue
		}
		if id, class := a.model.Place(p); a.host.Call("quiet", id, class).Bool() && a.take(p) {
			return
		}
	}
	a.warm = true
}
