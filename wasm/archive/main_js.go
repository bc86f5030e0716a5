// Program archive lists all statements of an archive, in the page that has nothing else.
// Package list has its decisions; web/archive/archive.js is the browser's side. Each
// statement in sight is drawn once, with vecty, and taken out of the page when it is out
// of sight: a list with keys could crash, and one without would give the focus to another statement.
package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data/archive"
	"statement-evidence/wasm/bridge"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/list"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
)

func main() {
	bridge.Start(archive.DecodeManifest, func(host js.Value, m *archive.Manifest, w *i18n.Catalog, more []js.Value) (func(string) any, string) {
		p := &page{host: host, list: list.New(m, w)}
		p.status = &mount.Island{View: p.list.Status, Key: p.list.StatusKey}
		if p.status.Hydrate(more[0]) != nil {
			return nil, "the page has no place for what is found"
		}
		return p.dispatch, ""
	})
	select {} // any end of the program is a failure
}

// page is the browser's side of a list.
type page struct {
	host     js.Value
	list     *list.List
	status   *mount.Island
	from, to int // those that are drawn
}

// dispatch does an action. Besides those of [list.List.Do] there are
//
//	scroll:SCROLLED,SIGHT,ENTRY    what is in sight; see [list.List.Scroll]
//	arrived:NAME\nCONTENT        a file that was asked for
//	failed:NAME                  a file that does not arrive
//	fragment                     asks for the part of the address
func (p *page) dispatch(action string) any {
	verb, value, _ := strings.Cut(action, ":")
	switch verb {
	case "fragment":
		return p.list.Fragment()
	case "scroll":
		at := list.Pixels(value)
		if p.list.Scroll(at[0], at[1], at[2]) {
			p.redraw()
		}
	case "arrived":
		name, content, _ := strings.Cut(value, "\n")
		drawn, answered := p.list.Arrived(name, []byte(content))
		if answered {
			p.redraw()
		}
		for _, i := range drawn {
			if i >= p.from && i < p.to {
				p.draw(i)
			}
		}
	case "failed":
		p.list.Failed(value)
	default:
		if p.list.Do(action) {
			p.redraw()
		}
		query, speaker, asOf := p.list.Chosen()
		p.host.Call("chosen", query, speaker, asOf)
	}
	p.window()
	for _, name := range p.list.Wanted() {
		p.host.Call("load", name)
	}
	p.status.Rerender()
	return nil
}

// redraw draws the list again.
func (p *page) redraw() {
	p.from, p.to = 0, 0
	p.host.Call("redraw", p.list.Height(), p.list.Scrolled, p.list.Len())
}

// window draws those that have come into sight, and takes out those that are no longer in it.
func (p *page) window() {
	from, to := p.list.Window()
	for i := p.from; i < p.to; i++ {
		if i < from || i >= to {
			p.host.Call("drop", i)
		}
	}
	for i := from; i < to; i++ {
		if p.host.Call("place", i, p.list.Top(i)).Bool() {
			p.draw(i)
		}
	}
	p.from, p.to = from, to
}

// draw draws one of the listed where it was placed.
func (p *page) draw(i int) {
	if el := p.host.Call("at", i); el.Truthy() {
		(&mount.Island{View: func() *node.Node { return p.list.Draw(i) }}).Hydrate(el)
	}
}
