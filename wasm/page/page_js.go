package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/wasm/app"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// Requests of a page: the actions it asks for next.
const (
	requestVisible = 1 << iota // "visible", when other parts of it come into view
	requestIdle                // "idle", when the browser has nothing else to do
)

// page is the browser's side of an app: it applies effects, and has vecty draw
// the islands of the page that change.
type page struct {
	host     js.Value
	app      *app.App
	islands  []island // those that vecty draws
	prepared bool     // whether there is nothing left to prepare
	marked   bool     // whether any island may look other than the state wants
}

type island struct {
	*mount.Island
	at view.Island
}

// dispatch does an action and gives the sum of its requests. Besides
// those of [app.App.Update] there are
//
//	visible    parts of the page came into view, or were opened
//	idle       there is time to get ready for the next change
func (p *page) dispatch(action string) any {
	switch action {
	case "visible":
		p.refresh()
	case "idle":
		p.prepare()
	default:
		if e := p.app.Update(action, p.host.Get("baseURI").String()); e != nil {
			p.apply(action, e)
		}
	}
	requests := 0
	if p.marked {
		requests |= requestVisible
	}
	if !p.prepared {
		requests |= requestIdle
	}
	return requests
}

// apply has the host apply the effects of an action, and draws what they change:
// before, what changes in sight or not; after, what is in sight then.
func (p *page) apply(action string, e *app.Effects) {
	if h := e.Export; h != nil {
		p.host.Call("give", action, h.Text, h.Title, h.Done, h.Fallback)
		return
	}
	p.app.Redraw(e, p.draw)
	asOf := e.AsOf
	if asOf == nil {
		asOf = &app.AsOf{}
	}
	p.host.Call("apply", e.Show, e.Hide, e.Clearable,
		asOf.Later, asOf.Public, asOf.Position, asOf.Value, p.app.Get(i18n.NotYetSaid), p.app.Get(i18n.NotYet),
		optional(e.Expand), optional(e.Query), e.Reveal, optional(e.Fragment), e.Push, e.Announce)
	p.marked = p.marked || e.Expand != nil
	p.refresh()
}

// optional is a text, or null in its place.
func optional(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// visible lists the islands that are in sight or about to be.
func (p *page) visible() []view.Island {
	return p.app.VisibleIslands(strings.Split(p.host.Call("visibleIds").String(), "\n"))
}

// refresh draws what is near and does not look as it should. When the search
// is over and nothing in the page shows its marks any more, it is done.
func (p *page) refresh() {
	if !p.marked {
		return
	}
	for _, at := range p.visible() {
		p.draw(at)
	}
	p.marked = len(p.app.Terms) > 0
	for _, i := range p.islands {
		p.marked = p.marked || i.at.Kind.Marked() && i.Drawn() != ""
	}
}

// draw draws an island, unless it looks as it should.
func (p *page) draw(at view.Island) {
	if i := p.hydrated(at); i != nil {
		i.Rerender()
	} else if p.app.RenderKey(at) != "" {
		p.hydrate(at)
	}
}

// hydrated finds an island among those that vecty draws.
func (p *page) hydrated(at view.Island) *mount.Island {
	for _, i := range p.islands {
		if i.at == at {
			return i.Island
		}
	}
	return nil
}

// hydrate makes an island vecty's, as it looks now, and reports whether it could.
func (p *page) hydrate(at view.Island) bool {
	id, class := p.app.Selector(at)
	el := p.host.Call("beforeHydrate", id, class)
	if !el.Truthy() {
		return false
	}
	i := &mount.Island{
		View: func() *node.Node { return p.app.Island(at) },
		Key:  func() string { return p.app.RenderKey(at) },
	}
	if i.Hydrate(el) != nil {
		return false
	}
	p.host.Call("afterHydrate", i.Node(), el)
	p.islands = append(p.islands, island{i, at})
	return true
}

// prepare does a little of what the next change would need: it folds the texts
// of some records, or hydrates one island that is near and that the reader is not
// busy with.
func (p *page) prepare() {
	if !p.app.Prepare() {
		return
	}
	next := append(view.FilterIslands(), view.Island{Kind: view.Count})
	for _, at := range append(next, p.visible()...) {
		if p.hydrated(at) != nil {
			continue
		}
		if id, class := p.app.Selector(at); p.host.Call("canHydrate", id, class).Bool() && p.hydrate(at) {
			return
		}
	}
	p.prepared = true
}
