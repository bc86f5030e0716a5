package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/wasm/app"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// page is the browser's side of an app: it applies effects, and has vecty draw
// the islands of the page that change.
type page struct {
	host    js.Value
	app     *app.App
	islands [controls.Islands]*mount.Island // those that vecty draws
}

// dispatch does an action. Besides those of [app.App.Update] there are
//
//	idle         there is time to get ready for the next change
//	hits:TEXT    asks where what is searched is in a text
//	export       asks for the fragment of the state and, a line each, for what is said of exports
//
// The first of these is answered with whether there is more to get ready.
func (p *page) dispatch(action string) any {
	if text, ok := strings.CutPrefix(action, "hits:"); ok {
		return p.app.Hits(text)
	}
	switch action {
	case "idle":
		return p.prepare()
	case "export":
		w := p.app.Catalog
		return strings.Join([]string{state.Fragment(p.app.State), w.Get(i18n.CopiedLink), w.Get(i18n.CopiedWords), w.Get(i18n.Shared), w.Get(i18n.Refused)}, "\n")
	}
	if e := p.app.Update(action); e != nil {
		p.apply(e)
	}
	return nil
}

// apply draws what an action changes, and has the host apply its effects.
func (p *page) apply(e *app.Effects) {
	for i := range controls.Islands {
		p.draw(i)
	}
	asOf := e.AsOf
	if asOf == nil {
		asOf = &app.AsOf{}
	}
	w := p.app.Catalog
	p.host.Call("apply", e.Show, e.Hide, e.Clearable,
		asOf.Later, asOf.Public, asOf.Position, asOf.Value, w.Get(i18n.NotYetSaid), w.Get(i18n.NotYet),
		optional(e.Expand), len(p.app.Selection.Terms) > 0, optional(e.Words), w.Get(i18n.Bears), p.app.BearingOn(), w.Get(i18n.Quote),
		optional(e.Query), e.Reveal, optional(e.Fragment), e.Push, e.Announce)
}

// optional is a text, or null in its place.
func optional(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// draw draws an island, unless it looks as it should.
func (p *page) draw(i controls.Island) {
	if at := p.islands[i]; at != nil {
		at.Rerender()
	} else if p.app.RenderKey(i) != "" {
		p.hydrate(i)
	}
}

// hydrate makes an island vecty's, as it looks now, and reports whether it could.
func (p *page) hydrate(i controls.Island) bool {
	el := p.host.Call("beforeHydrate", i.Class())
	if !el.Truthy() {
		return false
	}
	at := &mount.Island{
		View: func() *node.Node { return p.app.Island(i) },
		Key:  func() string { return p.app.RenderKey(i) },
	}
	if at.Hydrate(el) != nil {
		return false
	}
	p.host.Call("afterHydrate", at.Node(), el)
	p.islands[i] = at
	return true
}

// prepare does a little of what the next change would need: it folds the texts
// of some records, or hydrates one island that the reader is not busy with. It reports
// whether there is more to do.
func (p *page) prepare() bool {
	if !p.app.Prepare() {
		return true
	}
	for i := range controls.Islands {
		if p.islands[i] == nil && p.host.Call("canHydrate", i.Class()).Bool() && p.hydrate(i) {
			return true
		}
	}
	return false
}
