// Program page runs in the page. It hydrates the static page that
// press wrote, without a moment in which anything blocks or moves: at the start
// it only reads the story; an island of the page becomes vecty's when it first
// has to change, or when the browser is idle.
//
// What an action does is decided in package app, natively; [page.apply] has the
// host do it, web/element/page.js. dispatch gives the sum of
// the requests of the page; see package bridge.
package main

import (
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/app"
	"statement-evidence/wasm/bridge"
	"statement-evidence/wasm/i18n"
)

func main() {
	bridge.Start(func(host js.Value, x *data.Index, w *i18n.Catalog, _ []js.Value) (func(string) any, string) {
		p := &page{host: host, app: app.New(x, w)}
		return p.dispatch, ""
	})
	select {} // any end of the program is a failure
}
