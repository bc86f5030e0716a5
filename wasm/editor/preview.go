package editor

import (
	"strconv"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Language is a language that a story can be shown in.
type Language struct{ Lang, Name string }

// Seeing is how the preview shows the story: its width, its colours and its language.
type Seeing struct {
	Languages []Language
	Lang      string
	Wide      bool
	Dark      bool
}

// Preview is what stands above the preview: how to see the story, and what cannot be seen yet.
func (e *Editor) Preview(s Seeing) *node.Node {
	if e.Draft == nil {
		return node.El("div.seeing", node.A{"id", "seeing", "hidden", ""})
	}
	pressed := func(does string, label i18n.MessageID, is bool) *node.Node {
		b := e.does(does, label)
		b.Attrs = append(b.Attrs, "aria-pressed", strconv.FormatBool(is))
		return b
	}
	var languages []*node.Node
	for _, l := range s.Languages {
		languages = append(languages, node.El("option", node.A{"value", l.Lang, "lang", l.Lang, "selected", node.If(l.Lang == s.Lang, "")}, node.Text(l.Name)))
	}
	var alone, left *node.Node
	if e.alone() {
		alone = node.El("p.hint", nil, e.text(i18n.MakeShownAlone))
	}
	if e.left > 0 {
		left = node.El("p.hint", nil, node.Text(e.words.Catalog.FormatPlural(i18n.MakeNotShown, e.left)))
	}
	w := e.words.Catalog
	return node.El("div.seeing", node.A{"id", "seeing", "lang", w.Lang(), "dir", w.Dir()},
		node.El("div.tools", node.A{"role", "group", "aria-label", e.say(i18n.MakeSee)},
			pressed("phone", i18n.MakePhone, !s.Wide), pressed("desk", i18n.MakeDesk, s.Wide), pressed("dark", i18n.MakeDark, s.Dark),
			node.El("select", node.A{"id", "see-lang", "aria-label", e.say(i18n.Languages)}, languages...)),
		alone, left)
}

// Leave asks whether to close a story whose newest version no file has; it is empty if one has.
func (e *Editor) Leave() string {
	if e.Draft == nil || !e.dirty && e.filed != "" {
		return ""
	}
	return e.say(i18n.MakeLeave)
}
