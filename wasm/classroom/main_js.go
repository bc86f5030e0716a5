// Program classroom runs in the classroom: a presentation, its notes, or a
// quiz. Each is a stage that is drawn anew after an action; web/lazy/classroom.js loads it
// and hands it what a class does.
//
// Between them there is one function each way, as between program page and
// web/element. web/element/programs.js sets globalThis.statementEvidence with a function
// started, which main calls with
//
//	attach(host, root, mode, story, words, lesson) → do, or a string that says what is wrong
//
// for each stage: root is the element it takes the place of, lesson may be
// empty. do(action) gives the stage's fragment and, after a line end, what a
// screen reader is to hear; or nothing, if nothing has changed.
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
	story, err := data.Decode([]byte(args[3].String()))
	if err != nil {
		return why(err)
	}
	w, err := i18n.Decode(args[4].String())
	if err != nil {
		return "the words are those of another build of the page"
	}
	var lesson *data.Lesson
	if text := args[5].String(); text != "" {
		if lesson, err = data.DecodeLesson([]byte(text)); err != nil {
			return why(err)
		}
	}
	s, err := newStage(args[0], args[1], args[2].String(), data.NewIndex(story), lesson, w)
	if err != nil {
		return "the stage could not be drawn"
	}
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		return s.do(args[0].String())
	})
}

func why(err error) string {
	damage, _ := err.(data.DecodeError) // Error, called of any error, is 2 kB: it brings the names of all types
	return string(damage)
}
