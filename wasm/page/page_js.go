package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/app"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// What a page wants to hear next.
const (
	wantNear = 1 << iota // "near", when other parts of it come into view
	wantIdle             // "idle", when the browser has nothing else to do
)

// page is the browser's side of an app: it applies effects, and has vecty draw
// the pieces of the page that change.
type page struct {
	host     js.Value
	app      *app.App
	islands  []island // by number of their pieces
	prepared bool     // whether there is nothing left to prepare
	marked   bool     // whether any island may look other than the state wants
}

// island is a piece of the page; vecty draws it once it has a root.
type island struct {
	root  *mount.Root
	look  string
	marks bool // whether it shows the marks of a search
}

func newPage(host js.Value, x *data.Index, w *i18n.Catalog) *page {
	p := &page{host: host, app: app.New(x, w)}
	p.islands = make([]island, p.app.Numbers())
	return p
}

// dispatch does an action and tells what the page wants to hear next. Besides
// those of [app.App.Update] there are
//
//	near    parts of the page came into view, or were opened
//	idle    there is time to get ready for the next change
func (p *page) dispatch(action string) int {
	switch action {
	case "near":
		p.refresh()
	case "idle":
		p.prepare()
	default:
		if e := p.app.Update(action, p.host.Get("baseURI").String()); e != nil {
			p.apply(action, e)
		}
	}
	wants := 0
	if p.marked {
		wants |= wantNear
	}
	if !p.prepared {
		wants |= wantIdle
	}
	return wants
}

// apply applies the effects of an action: first what is shown and expanded, then
// what is drawn, which depends on what is in sight, then where the reader is taken.
func (p *page) apply(action string, e *app.Effects) {
	if h := e.Export; h != nil {
		p.host.Call("give", action, h.Text, h.Title, h.Type, h.Done, h.Fallback)
		return
	}
	p.host.Call("show", e.Show, e.Hide, e.Clearable)
	if d := e.AsOf; d != nil {
		p.host.Call("day", d.Later, d.Public, d.Position, d.Value, p.app.Get(i18n.NotYetSaid), p.app.Get(i18n.NotYet))
	}
	if e.Expand != nil {
		p.host.Call("open", *e.Expand)
		p.marked = true
	}
	p.app.Redraw(e, p.draw)
	p.refresh()
	if e.Query != nil {
		p.host.Call("query", *e.Query)
	}
	if e.Reveal != "" {
		p.host.Call("go", e.Reveal)
	}
	if e.Fragment != nil {
		p.host.Call("address", *e.Fragment, e.Push)
	}
	if e.Announce != "" {
		p.host.Call("say", e.Announce)
	}
}

// near lists the pieces that are in sight or about to be.
func (p *page) near() []view.Piece {
	return p.app.Near(strings.Split(p.host.Call("near").String(), "\n"))
}

// refresh draws what is near and does not look as it should. When the search
// is over and nothing in the page shows its marks any more, it is done.
func (p *page) refresh() {
	if !p.marked {
		return
	}
	for _, piece := range p.near() {
		p.draw(piece)
	}
	p.marked = len(p.app.Terms) > 0
	for i := range p.islands {
		p.marked = p.marked || p.islands[i].marks && p.islands[i].look != ""
	}
}

// draw draws a piece, unless it looks as it should.
func (p *page) draw(piece view.Piece) {
	look := p.app.Look(piece)
	at := &p.islands[p.app.Number(piece)]
	switch {
	case at.root != nil && at.look != look:
		at.root.Update()
	case at.root == nil && look != p.app.StaticLook(piece):
		p.hydrate(piece)
	}
	at.look = look
}

// hydrate makes a piece vecty's, as it looks now, and tells whether it could.
func (p *page) hydrate(piece view.Piece) bool {
	id, class := p.app.Place(piece)
	el := p.host.Call("leave", id, class)
	if !el.Truthy() {
		return false
	}
	root, err := mount.Take(el, func() *node.Node { return p.app.Piece(piece) })
	if err != nil {
		return false
	}
	p.host.Call("arrive", root.Node(), el)
	p.islands[p.app.Number(piece)] = island{root: root, look: p.app.Look(piece), marks: piece.Kind.Marks()}
	return true
}

// prepare does a little of what the next change would need: it folds the texts
// of some records, or hydrates one piece that is near and that the reader is not
// busy with.
func (p *page) prepare() {
	if !p.app.Prepare() {
		return
	}
	next := append(view.FilterPieces(), view.Piece{Kind: view.Count})
	for _, piece := range append(next, p.near()...) {
		if p.islands[p.app.Number(piece)].root != nil {
			continue
		}
		if id, class := p.app.Place(piece); p.host.Call("quiet", id, class).Bool() && p.hydrate(piece) {
			return
		}
	}
	p.prepared = true
}
