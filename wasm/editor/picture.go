package editor

import (
	"slices"
	"strconv"

	"statement-evidence/data/validate"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// pictures are those of a record.
func (e *Editor) pictures(at string) *node.Node {
	var list []*node.Node
	for k := range e.Len(at + ".pictures") {
		one := item(at+".pictures", k)
		var absent *node.Node
		if !e.has(e.Get(one + ".src")) {
			absent = e.picture(one, one+".src", i18n.MakeChooseFile)
		}
		list = append(list, node.El("fieldset", nil,
			node.El("legend", nil, e.text(i18n.Picture)),
			e.none(one+".src"), place(absent),
			e.area(one+".alt"), e.input(one+".credit"), e.input(one+".licence"),
			e.remove(one)))
	}
	return node.Group(node.Group(list...), e.picture(at, "picture-"+at, i18n.MakeAddPicture))
}

// picture is a button that has the page ask for the file of a picture.
func (e *Editor) picture(at, id string, label i18n.MessageID) *node.Node {
	return node.El("p", nil, node.El("button", node.A{"type", "button", "data-do", "picture", "data-at", at, "id", id}, e.text(label)))
}

// has reports whether the page has the file of a picture.
func (e *Editor) has(src string) bool { return slices.Contains(e.files, src) }

// missing are tasks for the files that the page does not have.
func (e *Editor) missing() (tasks []draft.Task) {
	e.lacking(func(src, home, path string) {
		tasks = append(tasks, draft.Task{Fault: validate.Fault{Path: path, Problem: strconv.Quote(src) + " is not here"}, Field: path, Home: e.Home(home)})
	})
	return tasks
}

// Lacking are the names of the pictures that the story shows and whose files the page does not have.
func (e *Editor) Lacking() (names []string) {
	if e.Draft != nil {
		e.lacking(func(src, _, _ string) { names = append(names, src) })
	}
	return names
}

func (e *Editor) lacking(do func(src, home, path string)) {
	for _, list := range []string{"statements", "findings"} {
		for i, record := range e.Root().At(list).Items() {
			for k, p := range record.At("pictures").Items() {
				if src, home := p.Get("src"), item(list, i); !e.has(src) {
					do(src, home, item(home+".pictures", k)+".src")
				}
			}
		}
	}
}
