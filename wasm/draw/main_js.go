// Program draw makes the page of a story from its file, in the pages of others, where
// there is no build. web/element/programs.js starts it as it does every program; attach,
// called with a host, the file and the words of the interface, has the host draw the
// page, or gives the faults of the file. It then waits for the next.
package main

import (
	"syscall/js"

	"statement-evidence/wasm/drawing"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

func main() {
	js.Global().Get("statementEvidence").Call("started", js.FuncOf(func(_ js.Value, args []js.Value) any {
		w, err := i18n.Decode(args[2].String())
		if err != nil {
			return "the words are those of another build of the page"
		}
		page, faults := drawing.Draw([]byte(args[1].String()), w)
		if faults != "" {
			return faults
		}
		host := args[0]
		for _, f := range page.Files {
			host.Call("file", f.Name, f.Type, f.Text)
		}
		for _, q := range page.Quotations {
			host.Call("quotation", q.ID, q.Title, q.Text)
		}
		host.Call("drawn", node.Lines(page.Tree), string(page.Outline), string(page.Story))
		return nil
	}))
	select {} // any end of the program is a failure
}
