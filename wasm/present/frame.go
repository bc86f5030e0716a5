package present

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// What stands around a step: where it is, the buttons, and what lies over it.

// foot is the progress and the buttons.
func (t *T) foot() *node.Node {
	n, of := strconv.Itoa(t.step+1), strconv.Itoa(len(t.steps[t.at]))
	line := t.m.W.Fill(words.ClassProgress, strconv.Itoa(t.at+1), strconv.Itoa(len(t.order)), n, of)
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
		return node.El("div.buttons", nil, t.button("leave", words.ClassLeave))
	}
	return node.El("div.buttons", nil,
		t.button("next", words.ClassNext),
		t.button("back", words.ClassBack),
		t.opener("list", words.ClassList, t.list),
		t.button("blank", words.ClassBlank),
		t.button("full", words.ClassFull),
		t.pressed("timer", words.ClassTimer, t.timer),
		t.short("larger", words.ClassLarger, "A+"),
		t.short("smaller", words.ClassSmaller, "A−"),
		t.button("notes", words.ClassNotes),
		t.opener("help", words.ClassHelp, t.help),
		t.button("leave", words.ClassLeave))
}

func (t *T) button(do string, label words.Key) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do}, node.Text(t.w(label)))
}

// short is a button with a sign on it, and a name for those who cannot see that.
func (t *T) short(do string, label words.Key, sign string) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-label", t.m.W.Fill(words.Label, sign) + " " + t.w(label), "title", t.w(label)}, node.Text(sign))
}

func (t *T) opener(do string, label words.Key, open bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-expanded", strconv.FormatBool(open)}, node.Text(t.w(label)))
}

func (t *T) pressed(do string, label words.Key, on bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-do", do, "aria-pressed", strconv.FormatBool(on)}, node.Text(t.w(label)))
}

// over is what lies open over the step, or nil.
func (t *T) over() *node.Node {
	switch {
	case t.list:
		return t.panel(words.ClassList, node.El("ol.jump", nil, t.jumps()...))
	case t.help:
		return t.panel(words.ClassHelp, node.El("dl.keys", nil, t.keys()...))
	}
	return nil
}

func (t *T) panel(title words.Key, content *node.Node) *node.Node {
	return node.El("section.step", node.A{"data-part", "over"},
		node.El("h2", node.A{"tabindex", "-1"}, node.Text(t.w(title))), content, t.button("close", words.ClassClose))
}

// jumps lead to the statements: by who, when and where, and not by their words.
func (t *T) jumps() []*node.Node {
	var list []*node.Node
	for i, s := range t.order {
		said := &t.m.Statements[s]
		list = append(list, node.El("li", nil, node.El("button",
			node.A{"type", "button", "data-do", "jump:" + strconv.Itoa(i), "aria-current", node.If(i == t.at, "true")},
			node.El("b", nil, t.m.Plain(t.m.SpeakerName(said))), node.Text(" "), t.m.SaidAt(said), node.Text(". "), t.m.Plain(words.UpperFirst(said.Medium)))))
	}
	return list
}

// keys says what the keys of a keyboard or clicker do.
func (t *T) keys() []*node.Node {
	var list []*node.Node
	for _, k := range []struct {
		keys string // as keyboards are marked
		does words.Key
	}{
		{"PageDown → ↓ Space Enter N", words.ClassNext},
		{"PageUp ← ↑ Shift+Space P", words.ClassBack},
		{"Home", words.ClassFirst},
		{"End", words.ClassLast},
		{". B", words.ClassBlank},
		{"F5", words.ClassStart},
		{"F Shift+F5", words.ClassFull},
		{"+", words.ClassLarger},
		{"-", words.ClassSmaller},
		{"?", words.ClassHelp},
		{"Esc", words.ClassLeave},
	} {
		var caps []*node.Node
		for _, key := range strings.Split(k.keys, " ") {
			caps = append(caps, node.El("kbd", nil, node.Text(key)), node.Text(" "))
		}
		list = append(list, node.El("div", nil, node.El("dt", node.A{"dir", "ltr"}, caps...), node.El("dd", nil, node.Text(t.w(k.does)))))
	}
	return list
}
