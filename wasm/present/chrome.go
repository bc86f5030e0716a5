package present

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// The chrome of a slide: progress, buttons, and the panels over it.

// foot is the progress and the buttons.
func (d *Deck) foot() *node.Node {
	n, of := strconv.Itoa(d.slide+1), strconv.Itoa(len(d.slides[d.at]))
	line := d.m.Catalog.Format(i18n.ClassProgress, strconv.Itoa(d.at+1), strconv.Itoa(len(d.order)), n, of)
	return node.El("div.foot", nil,
		d.buttons(),
		node.El("div.progress", nil,
			node.El("progress", node.A{"max", of, "value", n, "aria-label", line}),
			node.El("p", nil, node.Text(line))))
}

// buttons are the buttons of the stage. The actions full, notes and leave are the
// host's own.
func (d *Deck) buttons() *node.Node {
	if len(d.order) == 0 {
		return node.El("div.buttons", nil, d.button("leave", i18n.ClassLeave))
	}
	return node.El("div.buttons", nil,
		d.button("next", i18n.ClassNext),
		d.button("back", i18n.ClassBack),
		d.expandButton("list", i18n.ClassList, d.listOpen),
		d.button("blank", i18n.ClassBlank),
		d.button("full", i18n.ClassFull),
		d.toggleButton("timer", i18n.ClassTimer, d.timerShown),
		d.iconButton("larger", i18n.ClassLarger, "A+"),
		d.iconButton("smaller", i18n.ClassSmaller, "A−"),
		d.button("notes", i18n.ClassNotes),
		d.expandButton("help", i18n.ClassHelp, d.helpOpen),
		d.button("leave", i18n.ClassLeave))
}

func (d *Deck) button(action string, label i18n.MessageID) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action}, node.Text(d.message(label)))
}

// iconButton is a button with a sign, and a name for screen readers.
func (d *Deck) iconButton(action string, label i18n.MessageID, sign string) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "aria-label", d.m.Catalog.Format(i18n.Label, sign) + d.message(i18n.Space) + d.message(label), "title", d.message(label)}, node.Text(sign))
}

func (d *Deck) expandButton(action string, label i18n.MessageID, open bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "aria-expanded", strconv.FormatBool(open)}, node.Text(d.message(label)))
}

func (d *Deck) toggleButton(action string, label i18n.MessageID, on bool) *node.Node {
	return node.El("button", node.A{"type", "button", "data-action", action, "aria-pressed", strconv.FormatBool(on)}, node.Text(d.message(label)))
}

// overlay is the panel over the slide, or nil.
func (d *Deck) overlay() *node.Node {
	switch {
	case d.listOpen:
		return d.panel(i18n.ClassList, node.El("ol.jump", nil, d.statementButtons()...))
	case d.helpOpen:
		return d.panel(i18n.ClassHelp, node.Group(
			node.El("p", nil, d.toggleButton("letters", i18n.ClassLetters, !d.lettersOff)),
			node.El("dl.keys", nil, d.keys()...)))
	}
	return nil
}

func (d *Deck) panel(title i18n.MessageID, content *node.Node) *node.Node {
	return node.El("section.step", node.A{"data-part", "over"},
		node.El("h2", node.A{"tabindex", "-1"}, node.Text(d.message(title))), content, d.button("close", i18n.ClassClose))
}

// statementButtons go to the statements. They name speaker, day and place, but no words.
func (d *Deck) statementButtons() []*node.Node {
	var list []*node.Node
	for i, s := range d.order {
		said := &d.m.Statements[s]
		list = append(list, node.El("li", nil, node.El("button",
			node.A{"type", "button", "data-action", "jump:" + strconv.Itoa(i), "aria-current", node.If(i == d.at, "true")},
			node.El("b", nil, d.m.Text(d.m.SpeakerName(said))), node.Text(" "), d.m.Format(i18n.ListStop, d.m.SaidAt(said), d.m.Text(i18n.UpperFirst(said.Medium))))))
	}
	return list
}

// keys is the list of keyboard shortcuts.
func (d *Deck) keys() []*node.Node {
	var list []*node.Node
	for _, k := range []struct {
		keys string // key names, separated by spaces
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
		list = append(list, node.El("div", nil, node.El("dt", node.A{"dir", "ltr"}, caps...), node.El("dd", nil, node.Text(d.message(k.does)))))
	}
	return list
}
