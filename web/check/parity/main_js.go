// Program parity mounts every island of every named example of the view, one after
// another in the body of the page, for the test beside it, which sets globalThis.words.
package main

import (
	"syscall/js"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view/examples"
)

func main() {
	english, err := i18n.Decode(js.Global().Get("words").String())
	if err != nil {
		js.Global().Get("console").Call("error", err.Error())
	}
	body := js.Global().Get("document").Get("body")
	for _, e := range examples.All() {
		for _, n := range e.Islands(english) {
			place := js.Global().Get("document").Call("createElement", n.Tag)
			body.Call("append", place)
			island := &mount.Island{View: func() *node.Node { return n }}
			if err := island.Hydrate(place); err != nil {
				js.Global().Get("console").Call("error", e.Name+": "+err.Error())
			}
		}
	}
	js.Global().Set("mounted", true)
	select {}
}
