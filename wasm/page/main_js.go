// Program page is what runs in the page. It takes over the static page that
// press wrote, without a moment in which anything blocks or moves: at the start
// it only reads the story; a piece of the page becomes vecty's when it first
// has to change, or when the browser is idle.
//
// Between it and web/element there is one function each way. programs.js sets
// globalThis.statementEvidence with a function started, which main calls with
//
//	attach(host, story, words) → dispatch, or a string that says what is wrong
//
// for each element of the page; dispatch(action) → what it wants next, a sum of
// the wants below; the action "end" is the last. What an action does is decided
// in package app, natively; [page.apply] has the host do it.
package main

import (
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

func main() {
	js.Global().Get("statementEvidence").Call("started", js.FuncOf(attach))
	select {} // any end of the program is a failure
}

func attach(_ js.Value, args []js.Value) any {
	story, err := data.Decode([]byte(args[1].String()))
	if err != nil {
		why, _ := err.(data.DecodeError) // Error, called of any error, is 2 kB: it brings the names of all types
		return string(why)
	}
	w, err := i18n.Decode(args[2].String())
	if err != nil {
		return "the words are those of another build of the page"
	}
	p := newPage(args[0], data.NewIndex(story), w)
	var do js.Func
	do = js.FuncOf(func(_ js.Value, args []js.Value) any {
		action := args[0].String()
		if action == "end" {
			do.Release()
			return 0
		}
		return p.dispatch(action)
	})
	return do
}
