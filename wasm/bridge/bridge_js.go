// Package bridge joins a program to the script that has started it, with one
// function each way. web/element/programs.js sets globalThis.statementEvidence
// with a function started, which [Start] calls with
//
//	attach(host, story, words, …) → dispatch, or a string that says what is wrong
//
// for every element or stage that the program serves. dispatch(action) does what a
// reader, the address or a host wants, or answers it; the action "end" is the last. What the
// program wants done in the page, it has host do.
package bridge

import (
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// Attach begins to serve a host, with what the program knows of the story, and what attach has been given after the words.
// It gives what does an action and answers it, or says what is wrong.
type Attach[Story any] func(host js.Value, s Story, w *i18n.Catalog, more []js.Value) (dispatch func(action string) any, problem string)

// Start tells the script that the program is there. The program must go on for ever: any end of it is a failure.
func Start[Story any](decode func([]byte) (Story, error), attach Attach[Story]) {
	js.Global().Get("statementEvidence").Call("started", js.FuncOf(func(_ js.Value, args []js.Value) any {
		story, err := decode([]byte(args[1].String()))
		if err != nil {
			return Problem(err)
		}
		w, err := i18n.Decode(args[2].String())
		if err != nil {
			return "the words are those of another build of the page"
		}
		dispatch, problem := attach(args[0], story, w, args[3:])
		if dispatch == nil {
			return problem
		}
		var do js.Func
		do = js.FuncOf(func(_ js.Value, args []js.Value) any {
			action := args[0].String()
			if action == "end" {
				do.Release()
				return nil
			}
			return dispatch(action)
		})
		return do
	}))
}

// Problem says what is wrong with data that could not be decoded.
func Problem(err error) string {
	why, _ := err.(data.DecodeError) // Error, called of any error, is 2 kB: it brings the names of all types
	return string(why)
}
