package editor

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// View is the whole form, once all is checked. In the page its three parts are drawn by
// themselves, beside the preview.
func (e *Editor) View() *node.Node {
	e.finish()
	return node.El("div.editor", node.A{"id", "editor"}, e.Bar(), node.El("div.columns", nil, e.Contents(), e.Record()))
}

// Record is the form of the record that is open, or what a story is begun from.
func (e *Editor) Record() *node.Node {
	w := e.words.Catalog
	attrs := node.A{"lang", w.Lang(), "dir", w.Dir(), "tabindex", "-1"}
	if e.Draft == nil || e.columns != nil {
		return node.El("main.beginning", append(attrs, "id", "begin"), e.beginning())
	}
	var form *node.Node
	switch list, _, _ := strings.Cut(e.open, "["); list {
	case "statements":
		form = e.statement(e.open)
	case "findings":
		form = e.finding(e.open, "")
	default:
		form = e.whole()
	}
	return node.El("main.record", append(attrs, "id", "record", "inert", node.If(e.kept == "elsewhere", "")), form)
}

// english is what the checker says, which it says in English.
func (e *Editor) english(s string) *node.Node {
	if e.words.Catalog.Lang() == "en" {
		return node.Text(s)
	}
	return node.El("span", node.A{"lang", "en", "dir", "ltr"}, node.Text(s))
}

// place has what is not always there. It always is, so that all that follows stays the elements that it is, which vecty knows
// by where they stand: the focus would go on to another field.
func place(kids ...*node.Node) *node.Node { return node.El("div.place", nil, kids...) }

func (e *Editor) text(id i18n.MessageID) *node.Node { return node.Text(e.say(id)) }

// button does an action of [Editor.Update].
func (e *Editor) button(action string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, e.text(label))
}

// does has the page do something: it opens, saves or copies.
func (e *Editor) does(what string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", what, "id", "do-" + what}, e.text(label))
}

// onWords is a button that takes the words selected in a field with it.
func (e *Editor) onWords(action, field string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "data-words-of", field}, e.text(label))
}

func (e *Editor) remove(path string) *node.Node { return e.removing(path, i18n.MakeRemove) }

func (e *Editor) removing(path string, label i18n.MessageID) *node.Node {
	b := e.button("remove:"+path, label)
	b.Attrs = append(b.Attrs, "class", "remove")
	return b
}
