// Program page runs in the page. It reads the outline of the story, and draws again what of
// the page depends on a reader's choices, with vecty: an island is hydrated, a vecty
// component from then on, when it first has to change, or when the browser is idle. All
// else stands as press wrote it, and the element shows, hides and marks it.
//
// What an action does is decided in package app, natively; [page.apply] has the
// host do it, web/element/page.js. See package bridge for dispatch.
package main

import (
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/app"
	"statement-evidence/wasm/bridge"
	"statement-evidence/wasm/i18n"
)

func main() {
	bridge.Start(data.DecodeOutline, func(host js.Value, o *data.Outline, w *i18n.Catalog, _ []js.Value) (func(string) any, string) {
		texts := func(id string, ofRelation bool) string { return host.Call("textOf", id, ofRelation).String() }
		p := &page{host: host, app: app.New(o, w, texts)}
		return p.dispatch, ""
	})
	select {} // any end of the program is a failure
}
