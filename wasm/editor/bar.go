package editor

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Bar has what can be done with the story, and says where its newest version is.
func (e *Editor) Bar() *node.Node {
	attrs := node.A{"id", "bar", "lang", e.words.Catalog.Lang(), "dir", e.words.Catalog.Dir(), "data-tab", e.tab}
	if e.Draft == nil || e.columns != nil {
		return node.El("header.bar", append(attrs, "hidden", ""))
	}
	able := func(ok bool, b *node.Node) *node.Node {
		if !ok {
			b.Attrs = append(b.Attrs, "disabled", "")
		}
		return b
	}
	left := e.text(i18n.MakeNothingLeft)
	if n := len(e.tasks); n > 0 {
		left = node.Text(e.words.Catalog.FormatPlural(i18n.MakeLeft, n))
	}
	return node.El("header.bar", attrs,
		node.El("div.tools", node.A{"role", "group", "aria-label", e.say(i18n.MakeTools)},
			able(e.CanUndo(), e.button("undo", i18n.MakeUndo)),
			able(e.CanRedo(), e.button("redo", i18n.MakeRedo)),
			e.does("save", i18n.MakeSave),
			e.does("publish", i18n.MakePublish),
			e.does("plain", i18n.MakePlain),
			e.does("close", i18n.MakeClose)),
		e.forms(),
		node.El("p.state", node.A{"id", "state"}, left, e.text(i18n.Space), node.Text(e.state())),
		place(e.elsewhere(), e.refusal()), e.tabs())
}

// state says where the newest version is, and when it last reached a file.
func (e *Editor) state() string {
	said := e.say(i18n.MakeKept)
	if e.kept == "refused" {
		said = e.say(i18n.MakeNotKept)
	}
	file := e.say(i18n.MakeNoFile)
	switch {
	case e.filed != "" && e.dirty:
		file = e.words.Catalog.Format(i18n.MakeFileOlder, e.filed)
	case e.filed != "":
		file = e.words.Catalog.Format(i18n.MakeInFile, e.filed)
	}
	return said + e.say(i18n.Space) + file
}

func (e *Editor) elsewhere() *node.Node {
	if e.kept != "elsewhere" {
		return nil
	}
	return node.El("p.fault", node.A{"role", "status"}, e.text(i18n.MakeElsewhere), e.text(i18n.Space), e.does("take", i18n.MakeTake))
}

// tabs choose what a narrow window shows.
func (e *Editor) tabs() *node.Node {
	var list []*node.Node
	for _, t := range []struct {
		name  string
		label i18n.MessageID
	}{{"list", i18n.MakeContents}, {"write", i18n.MakeWrite}, {"see", i18n.MakeSee}} {
		list = append(list, node.El("button", node.A{"type", "button", "id", "tab-" + t.name, "data-action", "tab:" + t.name,
			"aria-pressed", strconv.FormatBool(e.tab == t.name)}, e.text(t.label)))
	}
	return node.El("div.tabs", node.A{"role", "group", "aria-label", e.say(i18n.MakeShown)}, list...)
}
