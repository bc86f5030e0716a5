package editor

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// beginning is what a story can be begun from.
func (e *Editor) beginning() *node.Node {
	if e.columns != nil {
		return e.matching()
	}
	return node.Group(
		node.El("h1", nil, e.text(i18n.MakeTitle)),
		node.El("p", nil, e.text(i18n.MakeIntro)),
		node.El("p.choices", nil,
			e.button("new", i18n.MakeNew),
			e.does("open", i18n.MakeOpen),
			e.button("example", i18n.MakeExample)),
		node.El("p.hint", nil, e.text(i18n.MakeDrop)),
		node.El("div.field", nil,
			node.El("label", node.A{"for", "pasted"}, e.text(i18n.MakePaste)),
			node.El("textarea", node.A{"id", "pasted", "data-path", "pasted", "rows", "4", "dir", "auto", "spellcheck", "false", "autocomplete", "off"}, node.Text(e.pasted))),
		node.El("p", nil, e.does("bring", i18n.MakeBring)),
		e.refusal())
}

// matching asks what the columns of rows are for whose names are not known.
func (e *Editor) matching() *node.Node {
	var fields []option
	for i := range e.columns.At("fields").Len() {
		at := item("fields", i)
		fields = append(fields, option{e.columns.Get(at + ".key"), e.columns.Get(at + ".name"), ""})
	}
	var columns []*node.Node
	for i := range e.columns.At("columns").Len() {
		at := item("columns", i)
		key, id := e.columns.Get(at+".key"), "column-"+strconv.Itoa(i)
		kids := []*node.Node{node.El("option", node.A{"value", "", "selected", node.If(key == "", "")}, e.text(i18n.MakeColumnBeside))}
		for _, f := range fields {
			kids = append(kids, node.El("option", node.A{"value", f.value, "selected", node.If(f.value == key, "")}, node.Text(f.label)))
		}
		var first *node.Node
		if text := e.columns.Get(at + ".first"); text != "" {
			first = node.El("p.hint", nil, node.Text(e.words.Catalog.Format(i18n.MakeColumnFirst, e.words.Catalog.Format(i18n.Quote, shortened(text)))))
		}
		columns = append(columns, node.El("div.field", nil,
			node.El("label", node.A{"for", id, "dir", "auto"}, node.Text(e.columns.Get(at+".heading"))),
			node.El("select", node.A{"id", id, "data-path", at + ".key"}, kids...), first))
	}
	return node.Group(
		node.El("h1", nil, e.text(i18n.MakeColumns)),
		node.El("p", nil, e.text(i18n.MakeColumnsIntro)),
		node.Group(columns...),
		node.El("p.choices", nil, e.does("match", i18n.MakeGoOn), e.button("back", i18n.MakeBack)),
		e.refusal())
}

// setColumn notes what is pasted, and what a column is for.
func (e *Editor) setColumn(path, value string) {
	switch {
	case path == "pasted":
		e.pasted = value
	case e.columns != nil && e.columns.At(path[:max(0, len(path)-len(".key"))]).IsObject():
		e.columns = e.columns.With(path, draft.Text(value))
	}
}

// Pasted is what is begun from next.
func (e *Editor) Pasted() string { return e.pasted }

// Keys says what columns are for, by their headings; JSON.
func (e *Editor) Keys() string {
	var keys []string
	for i := range e.columns.At("columns").Len() {
		at := item("columns", i)
		keys = append(keys, e.columns.Get(at+".heading"), e.columns.Get(at+".key"))
	}
	return draft.Object(keys...).String()
}

func (e *Editor) refusal() *node.Node {
	if e.wrong == "" {
		return nil
	}
	said := node.Group(e.text(i18n.MakeRefused), e.text(i18n.Space), e.english(e.wrong))
	if e.wrong == e.say(i18n.MakeNotText) {
		said = node.Text(e.wrong)
	}
	return node.El("p.fault", node.A{"id", "wrong", "tabindex", "-1"}, said)
}

// Foreign reports whether a text is to be read as another format: it is not the text of a story's file.
func Foreign(text string) bool {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	return !strings.HasPrefix(text, "{") || strings.Contains(text, `ClaimReview"`) && !strings.Contains(text, `"statements"`)
}
