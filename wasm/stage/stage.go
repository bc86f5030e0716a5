// Package stage decides what happens in front of a class. It is pure, as package
// app is for the page: [Stage.Update] takes an action and gives its [Effects],
// which program classroom applies.
package stage

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/present"
	"statement-evidence/wasm/quiz"
)

// Stage is a presentation, its notes, or a quiz.
type Stage struct {
	mode
	quiz    *quiz.Quiz // the mode, if it is one
	catalog *i18n.Catalog
}

type mode interface {
	Apply(action string) (changed bool)
	Navigate(fragment string) bool
	View() *node.Node
	Fragment() string
	Announcement() string
}

// New makes the stage of a mode: "present", "notes" or "quiz". The lesson may be nil.
func New(name string, x *data.Index, l *data.Lesson, w *i18n.Catalog) *Stage {
	s := &Stage{catalog: w}
	switch name {
	case "notes":
		s.mode = present.NewNotes(x, l, w)
	case "quiz":
		s.quiz = quiz.New(x, l, w)
		s.mode = s.quiz
	default:
		s.mode = present.New(x, l, w)
	}
	return s
}

// Effects are what an action does. The stage is to be drawn again, unless a file is saved.
type Effects struct {
	Fragment string    // of the address
	Announce string    // what a screen reader is to hear
	Save     *File     // what the host is handed; then nothing else has changed
	Progress *Progress // how far a quiz is; nil if that is the same, or of no concern to the host
}

// File is a file, and what is said when it is saved, or, where that cannot be told, else.
type File struct{ Name, Type, Text, Done, Else string }

// Progress is how far a quiz is.
type Progress struct {
	Completed  bool
	Points, Of int
	State      string        // to go on from there, with the action resume
	Answered   []quiz.Answer // what the action has made final
}

// Update does an action. Its effects are nil if it changes nothing. Besides those
// of its mode there are
//
//	go:FRAGMENT    be where an address points
//	resume:TEXT    take up what a quiz has suspended; always answered
//	save:WHAT      hand a file to the host; see [quiz.Quiz.Export]
//
// The host is told how far a quiz is only once something is done in it, not when
// it is taken up, so that a text that was refused stays where it is kept.
func (s *Stage) Update(action string) *Effects {
	verb, value, _ := strings.Cut(action, ":")
	switch verb {
	case "go":
		if !s.Navigate(value) {
			return nil
		}
		return s.effects()
	case "resume":
		if s.quiz != nil {
			s.quiz.Resume(value)
		}
		return s.effects()
	case "save":
		return s.save(action)
	}
	if !s.Apply(action) {
		return nil
	}
	e := s.effects()
	if s.quiz != nil {
		completed, points, of := s.quiz.Progress()
		e.Progress = &Progress{completed, points, of, s.quiz.Suspend(), s.quiz.Answered()}
	}
	return e
}

func (s *Stage) save(action string) *Effects {
	if s.quiz == nil {
		return nil
	}
	name, kind, text, ok := s.quiz.Export(action)
	if !ok {
		return nil
	}
	// The host announces it, too.
	return &Effects{Fragment: s.Fragment(), Save: &File{name, kind, text, s.catalog.Format(i18n.ClassSaved, name), s.catalog.Get(i18n.ClassSavedElse)}}
}

func (s *Stage) effects() *Effects {
	return &Effects{Fragment: s.Fragment(), Announce: s.Announcement()}
}
