package present

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// What stands around a step: where it is, the buttons, and what lies over it.

// foot is the progress and the buttons.
func (t *T) foot() *node.Node {
	n, of := strconv.Itoa(t.step+1), strconv.Itoa(len(t.steps[t.at]))
	line := t.m.Catalog.Format(i18n.ClassProgress, strconv.Itoa(t.at+1), strconv.Itoa(len(t.order)), n, of)
	return node.El("div.foot", nil,
		t.buttons(),
		node.El("div.progress", nil,
			node.El("progress", node.A{"max", of, "value", n, "aria-label", line}),
			node.El("p", nil, node.Text(line))))
}

// buttons are what a hand or the Tab key can do. What only the host can do has
// an action of its own there: full, notes, leave.
func (t *T) buttons() *node.Node {
	if len(t.order) == 0 {
		return node.El("div.buttons", nil, t.button("leave", i18n.ClassLeave))
	}
	return node.El("div.buttons", nil,
		t.button("next", i18n.ClassNext),
		t.button("back", i18n.ClassBack),
		t.opener("list", i18n.ClassList, t.list),
		t.button("blank", i18n.ClassBlank),
		t.button("full", i18n.ClassFull),
		t.pressed("timer", i18n.ClassTimer, t.timer),
		t.short("larger", i18n.ClassLarger, "A+"),
		t.short("smaller", i18n.ClassSmaller, "A−"),
		t.button("notes", i18n.ClassNotes),
		t.opener("help", i18n.ClassHelp, t.help),
		t.button("leave", i18n.ClassLeave))
}

func (t *T) button(do string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do}, node.Text(t.w(label)))
}

// short is a button with a sign on it, and a name for those who cannot see that.
func (t *T) short(do string, label i18n.MessageID, sign string) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-label", t.m.Catalog.Format(i18n.Label, sign) + " " + t.w(label), "title", t.w(label)}, node.Text(sign))
}

func (t *T) opener(do string, label i18n.MessageID, open bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-expanded", strconv.FormatBool(open)}, node.Text(t.w(label)))
}

func (t *T) pressed(do string, label i18n.MessageID, on bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-pressed", strconv.FormatBool(on)}, node.Text(t.w(label)))
}

// over is what lies open over the step, or nil.
func (t *T) over() *node.Node {
	switch {
	case t.list:
		return t.panel(i18n.ClassList, node.El("ol.jump", nil, t.jumps()...))
	case t.help:
		return t.panel(i18n.ClassHelp, node.El("dl.keys", nil, t.keys()...))
	}
	return nil
}

func (t *T) panel(title i18n.MessageID, content *node.Node) *node.Node {
	return node.El("section.step", node.A{"data-part", "over"},
		node.El("h2", node.A{"tabindex", "-1"}, node.Text(t.w(title))), content, t.button("close", i18n.ClassClose))
}

// jumps lead to the statements: by who, when and where, and not by their words.
func (t *T) jumps() []*node.Node {
	var list []*node.Node
	for i, s := range t.order {
		said := &t.m.Statements[s]
		list = append(list, node.El("li", nil, node.El("button",
			node.A{"type", "button", "data-do", "jump:" + strconv.Itoa(i), "aria-current", node.If(i == t.at, "true")},
			node.El("b", nil, t.m.Plain(t.m.SpeakerName(said))), node.Text(" "), t.m.SaidAt(said), node.Text(". "), t.m.Plain(i18n.UpperFirst(said.Medium)))))
	}
	return list
}

// keys says what the keys of a keyboard or clicker do.
func (t *T) keys() []*node.Node {
	var list []*node.Node
	for _, k := range []struct {
		keys string // as keyboards are marked
		does i18n.MessageID
	}{
		{"PageDown → ↓ Space Enter N", i18n.ClassNext},
		{"PageUp ← ↑ Shift+Space P", i18n.ClassBack},
		{"Home", i18n.ClassFirst},
		{"End", i18n.ClassLast},
		{". B", i18n.ClassBlank},
		{"F5", i18n.ClassStart},
		{"F Shift+F5", i18n.ClassFull},
		{"+", i18n.ClassLarger},
		{"-", i18n.ClassSmaller},
		{"?", i18n.ClassHelp},
		{"Esc", i18n.ClassLeave},
	} {
		var caps []*node.Node
		for _, key := range strings.Split(k.keys, " ") {
			caps = append(caps, node.El("kbd", nil, node.Text(key)), node.Text(" "))
		}
		list = append(list, node.El("div", nil, node.El("dt", node.A{"dir", "ltr"}, caps...), node.El("dd", nil, node.Text(t.w(k.does)))))
	}
	return list
}
