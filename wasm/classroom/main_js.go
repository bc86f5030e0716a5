// Program classroom runs in the classroom: a presentation, its notes, or a
// quiz. Each is a stage that is drawn again after an action; web/lazy/classroom.js
// loads it, and web/lazy/stage.js hands it what a class does.
//
// What an action does is decided in package stage, natively; here the host has it
// done. Beside the words attach is given the element that the stage takes the
// place of, the mode, and the lesson, which may be empty. dispatch gives the
// stage's fragment and, after a line end, what a screen reader is to hear; or
// nothing, if nothing has changed. See package bridge.
package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/bridge"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/quiz"
	"statement-evidence/wasm/stage"
)

func main() {
	bridge.Start(data.Decode, attach)
	select {} // any end of the program is a failure
}

func attach(host js.Value, story *data.Story, w *i18n.Catalog, more []js.Value) (func(string) any, string) {
	var lesson *data.Lesson
	if text := more[2].String(); text != "" {
		var err error
		if lesson, err = data.DecodeLesson([]byte(text)); err != nil {
			return nil, bridge.Problem(err)
		}
	}
	s := stage.New(more[1].String(), data.NewIndex(story), lesson, w)
	root := &mount.Island{View: s.View}
	if root.Hydrate(more[0]) != nil {
		return nil, "the stage could not be drawn"
	}
	return func(action string) any {
		e := s.Update(action)
		if e == nil {
			return ""
		}
		if f := e.Save; f != nil {
			host.Call("save", f.Name, f.Type, f.Text, f.Done, f.Else)
		} else {
			root.Rerender()
		}
		if p := e.Progress; p != nil {
			host.Call("progress", p.Completed, p.Points, p.Of, p.State, lines(p.Answered))
		}
		return e.Fragment + "\n" + e.Announce
	}, ""
}

// lines writes each answer as a line: its question, what was chosen, what is right, and the options, with spaces between.
func lines(answers []quiz.Answer) string {
	var b strings.Builder
	for _, a := range answers {
		b.WriteString(a.Question + " " + a.Choice + " " + a.Right + " " + strings.Join(a.Options, " ") + "\n")
	}
	return b.String()
}
