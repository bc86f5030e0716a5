package main

import (
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/present"
	"statement-evidence/wasm/words"
)

// mode is what a stage shows.
type mode interface {
	Apply(action string) (changed bool)
	Go(fragment string) bool
	View() *node.Node
	Fragment() string
	Spoken() string
}

// stage is a mode in the page.
type stage struct {
	mode
	host js.Value
	root *mount.Root
}

func newStage(host, root js.Value, name string, x *data.Index, l *data.Lesson, w *words.Words) (*stage, error) {
	s := &stage{host: host}
	switch name {
	case "notes":
		s.mode = present.Notes(x, l, w)
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
func (s *stage) do(action string) string {
	fragment, moved := strings.CutPrefix(action, "go:")
	if moved && !s.Go(fragment) || !moved && !s.Apply(action) {
		return ""
	}
	s.root.Update()
	return s.Fragment() + "\n" + s.Spoken()
}
