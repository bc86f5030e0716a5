package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
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
	model  view.Model
	finder *state.Finder
	pieces map[view.Piece]*piece
	shells map[string]shell // by the id of the element
	warmed int              // records whose texts are folded for the search
	folded bool             // whether all are
	warm   bool             // whether there is nothing left to prepare
	marked bool             // whether any piece may look other than the state wants
}

// piece is a piece of the page that vecty draws.
type piece struct {
	root *mount.Root
	look string
}

// shell is a statement or a row: an element of the frame with pieces in it.
type shell struct {
	always []view.Piece // in sight when the element is
	inside []view.Piece // in sight when its <details> is open as well
}

func newApp(host js.Value, x *data.Index) *app {
	a := &app{
		host:   host,
		model:  view.Model{Index: x},
		finder: view.NewFinder(x),
		pieces: map[view.Piece]*piece{},
		shells: make(map[string]shell, len(x.Statements)+len(x.Rows)),
	}
	a.model.Sel = a.finder.Select(a.model.State)
	for s := range x.Statements {
		a.shells["s-"+x.Statements[s].ID] = shell{always: view.SaidPieces(x, s)}
	}
	for r := range x.Rows {
		pieces := view.RowPieces(x, r)
		a.shells[x.Rows[r].ID] = shell{always: pieces[:1], inside: pieces[1:]}
	}
	return a
}

// do does an action and tells what the app wants to hear next. Besides those of
// the state there are
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
		a.apply(action)
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
	moved := strings.HasPrefix(action, "go:")
	if to.Equal(from) && !moved {
		return
	}
	was := a.model.Sel
	a.model.State = to
	a.model.Sel = a.finder.Select(to)
	a.show(was)
	a.draw(view.Piece{Kind: view.Count})
	for _, p := range view.FilterPieces() {
		a.draw(p)
	}
	if len(was.Terms) > 0 || len(a.model.Sel.Terms) > 0 {
		a.open()
		a.marked = true
		a.refresh()
	}
	if moved {
		a.host.Call("query", to.Query)
		if to.At != "" {
			a.host.Call("go", to.At)
		}
		return
	}
	// A search that goes on replaces its own entry in the history.
	typing := strings.HasPrefix(action, "search:") && from.Query != "" && to.Query != ""
	a.host.Call("address", state.Fragment(to), !typing)
	if action == "clear" {
		a.host.Call("query", "")
	}
}

// show shows and hides what the selection has changed.
func (a *app) show(was state.Selection) {
	var show, hide []string
	put := func(now, before bool, id string) {
		switch {
		case now && !before:
			show = append(show, id)
		case before && !now:
			hide = append(hide, id)
		}
	}
	for i, now := range a.model.Sel.Statements {
		put(now, was.Statements[i], "s-"+a.model.Statements[i].ID)
	}
	for i, now := range a.model.Sel.Rows {
		put(now, was.Rows[i], a.model.Rows[i].ID)
	}
	a.host.Call("show", strings.Join(show, "\n"), strings.Join(hide, "\n"), a.model.Narrowed())
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

// near gives the pieces that are in sight or about to be.
func (a *app) near() []view.Piece {
	var pieces []view.Piece
	for _, id := range strings.Split(a.host.Call("near").String(), "\n") {
		id, open := strings.CutPrefix(id, "+")
		s := a.shells[id]
		pieces = append(pieces, s.always...)
		if open {
			pieces = append(pieces, s.inside...)
		}
	}
	return pieces
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
	if len(a.model.Sel.Terms) > 0 {
		return
	}
	a.marked = false
	for p, drawn := range a.pieces {
		if p.Kind.Marks() && drawn.look != "" {
			a.marked = true
			return
		}
	}
}

// draw draws a piece unless it looks as it should.
func (a *app) draw(p view.Piece) {
	look := a.model.Look(a.finder, p)
	d := a.pieces[p]
	if d == nil {
		if look == a.startLook(p) {
			return
		}
		if d = a.take(p); d == nil {
			return
		}
	} else if d.look != look {
		d.root.Update()
	}
	d.look = look
}

// startLook is how a piece looks in the static page.
func (a *app) startLook(p view.Piece) string {
	start := view.Model{Index: a.model.Index}
	return start.Look(a.finder, p)
}

// take makes a piece vecty's, in the state of now.
func (a *app) take(p view.Piece) *piece {
	id, class := a.model.Place(p)
	el := a.host.Call("leave", id, class)
	if !el.Truthy() {
		return nil
	}
	root, err := mount.Take(el, func() node.Node { return a.model.Piece(p) })
	if err != nil {
		return nil
	}
	a.host.Call("arrive", root.Node(), el)
	d := &piece{root: root, look: a.model.Look(a.finder, p)}
	a.pieces[p] = d
	return d
}

// prepare does a little of what the next change would need: it folds the texts
// of some records, or takes over one piece that is near and that the reader is
// not busy with.
func (a *app) prepare() {
	for range 8 {
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
		if a.pieces[p] != nil {
			continue
		}
		if id, class := a.model.Place(p); a.host.Call("quiet", id, class).Bool() && a.take(p) != nil {
			return
		}
	}
	a.warm = true
}
