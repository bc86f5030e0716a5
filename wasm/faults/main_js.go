// Program faults lists the faults of a story's file, for its editor: attach, called with
// a host and the file, gives them, a line each. Readers never load it, since all the rules and
// what they say would make what draws a quarter larger.
package main

import (
	"syscall/js"

	"statement-evidence/wasm/drawing"
)

func main() {
	js.Global().Get("statementEvidence").Call("started", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return drawing.Faults([]byte(args[1].String()))
	}))
	select {} // any end of the program is a failure
}
