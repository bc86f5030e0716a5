// Program ear decodes sound in a worker (web/ear.js), so that a page never
// waits for it. It keeps nothing but what a stream needs: the bytes of a frame
// that is not whole yet, and where the frames stand.
//
// The worker sets globalThis.statementEvidenceEar with a function started, which
// main calls with an object of the functions below. Where one of them answers
// with text instead, the text says what is wrong with the sound.
package main

import (
	"strconv"
	"syscall/js"

	"statement-evidence/wasm/clip"
)

func main() {
	js.Global().Get("statementEvidenceEar").Call("started", js.ValueOf(map[string]any{
		"open": js.FuncOf(open),
		"feed": js.FuncOf(feed),
		"end":  js.FuncOf(end),
		"span": js.FuncOf(span),
		"cut":  js.FuncOf(cut),
	}))
	select {} // any end of the program is a failure
}
