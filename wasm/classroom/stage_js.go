package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/present"
	"statement-evidence/wasm/quiz"
)

// mode is what a stage shows.
type mode interface {
	Apply(action string) (changed bool)
	Navigate(fragment string) bool
	View() *node.Node
	Fragment() string
	Announcement() string
}

// stage is a mode in the page.
type stage struct {
	mode
	quiz    *quiz.Quiz // the mode, if it is one
	catalog *i18n.Catalog
	host    js.Value
	root    *mount.Root
}

func newStage(host, root js.Value, name string, x *data.Index, l *data.Lesson, w *i18n.Catalog) (*stage, error) {
	s := &stage{catalog: w, host: host}
	switch name {
	case "notes":
		s.mode = present.NewNotes(x, l, w)
	case "quiz":
		s.quiz = quiz.New(x, l, w)
		s.mode = s.quiz
	default:
		s.mode = present.New(x, l, w)
	}
	var err error
	s.root, err = mount.Take(root, s.View)
	return s, err
}

// do does an action; besides those of its mode
//
//	go:FRAGMENT    be where an address points
//	resume:TEXT    take up what a quiz has suspended; always answered
//	save:WHAT      hand a file to the host
//
// After an action of a quiz the host is told how far it is; not when it is only
// taken up, so that a text that was refused stays where it is kept.
func (s *stage) do(action string) string {
	verb, value, _ := strings.Cut(action, ":")
	changed := false
	switch {
	case verb == "go":
		changed = s.Navigate(value)
	case verb == "resume":
		changed = true
		if s.quiz != nil {
			s.quiz.Resume(value)
		}
	case verb == "save" && s.quiz != nil:
		if name, kind, text, ok := s.quiz.Export(action); ok {
			s.host.Call("save", name, kind, text, s.catalog.Format(i18n.Saved, name), s.catalog.Get(i18n.SavedElse))
			return s.Fragment() + "\n" // the host says it where it is seen, too
		}
	default:
		changed = s.Apply(action)
	}
	if !changed {
		return ""
	}
	s.root.Update()
	if s.quiz != nil && verb != "go" && verb != "resume" {
		completed, points, of := s.quiz.Progress()
		s.host.Call("progress", completed, points, of, s.quiz.Suspend())
	}
	return s.Fragment() + "\n" + s.Announcement()
}
