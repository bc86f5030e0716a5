package editor

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// listed is what Contents shows: the records, by name, and what is left to do, as of the last time
// all was checked, since a long list takes long to draw.
type listed struct {
	entries []listEntry
	shown   []draft.Task
	listing int // counts how often what is shown has changed
}

// A list of more records than inOnePart is shown in parts, of which one is open: to draw 300 takes 200 ms on a slow device.
const (
	inOnePart = 150
	inAPart   = 100
)

// turned is the part of a long list that somebody has opened, -1 for none, until they open another record.
type turned struct {
	to   int
	open string
}

// listEntry is a record in the list, and what its name is made of.
type listEntry struct {
	path  string
	of    *draft.Value
	whose string
	name  *node.Node // nil until it is shown
}

// relist brings the list in line with the story.
func (e *Editor) relist() {
	was, now := e.entries, e.entries[:0:0]
	same := true
	add := func(path string, of *draft.Value, whose string) {
		entry := listEntry{path: path, of: of, whose: whose}
		if k := len(now); k >= len(was) || was[k].path != path {
			same = false
		} else if was[k].of == of && was[k].whose == whose {
			entry.name = was[k].name
		} else if was[k].name != nil {
			entry.name = e.name(path)
			same = same && node.TextContent(was[k].name) == node.TextContent(entry.name)
		}
		now = append(now, entry)
	}
	names := map[string]string{}
	for _, speaker := range e.Root().At("speakers").Items() {
		names[speaker.Get("id")] = speaker.Get("name")
	}
	for i, s := range e.Root().At("statements").Items() {
		add(item("statements", i), s, names[s.Get("speaker")])
	}
	linked := map[string]bool{}
	for _, r := range e.Root().At("relations").Items() {
		linked[r.Get("to")] = true
	}
	for i, f := range e.Root().At("findings").Items() {
		if !linked[f.Get("id")] {
			add(item("findings", i), f, "")
		}
	}
	shown := e.tasks[:min(len(e.tasks), maxTasks)]
	if !same || len(now) != len(was) || !slices.Equal(shown, e.shown) {
		e.listing++
	}
	e.entries, e.shown = now, shown
}

// ListKey is what Contents depends on.
func (e *Editor) ListKey() string {
	key := strconv.Itoa(e.listing) + " " + e.open + " " + strconv.Itoa(e.part()) + " " + strconv.Itoa(len(e.notes))
	if e.Draft == nil || e.columns != nil {
		key = ""
	}
	return key
}

// Contents lists the records, and what is left to do.
func (e *Editor) Contents() *node.Node {
	attrs := node.A{"id", "contents", "lang", e.words.Catalog.Lang(), "dir", e.words.Catalog.Dir(), "aria-label", e.say(i18n.MakeContents)}
	if e.Draft == nil || e.columns != nil {
		return node.El("nav.contents", append(attrs, "hidden", ""))
	}
	list := []*node.Node{e.entry("", e.text(i18n.MakeStory))}
	if len(e.entries) <= inOnePart {
		list = append(list, e.listPart(0, len(e.entries))...)
	} else {
		list = append(list, e.parts()...)
	}
	return node.El("nav.contents", attrs,
		node.El("ol", nil, list...),
		node.El("p", nil, e.button("add", i18n.MakeAdd)),
		e.todo(), e.noted())
}

// entry opens a record.
func (e *Editor) entry(path string, label *node.Node) *node.Node {
	return node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "open:" + path,
		"aria-current", node.If(e.open == path, "true")}, label))
}

// listPart is a part of the list.
func (e *Editor) listPart(from, to int) (list []*node.Node) {
	for i := from; i < to; i++ {
		list = append(list, e.entry(e.entries[i].path, e.nameAt(i)))
	}
	return list
}

// nameAt is the name of the i-th record in the list.
func (e *Editor) nameAt(i int) *node.Node {
	entry := &e.entries[i]
	if entry.name == nil {
		entry.name = e.name(entry.path)
	}
	return entry.name
}

// name is the name of a record.
func (e *Editor) name(path string) *node.Node {
	list, number, _ := strings.Cut(strings.TrimSuffix(path, "]"), "[")
	i, _ := strconv.Atoi(number)
	if list == "statements" {
		return e.statementName(i)
	}
	return e.findingName(i)
}

// part is which part of a long list is open: that of the record that is, unless somebody has turned to another.
func (e *Editor) part() int {
	if len(e.entries) <= inOnePart {
		return 0
	}
	if e.turned.open == e.open {
		return e.turned.to
	}
	at := slices.IndexFunc(e.entries, func(entry listEntry) bool { return entry.path == e.open })
	return max(at, 0) / inAPart
}

// parts are those of a long list, each named by its numbers and its first record.
func (e *Editor) parts() (list []*node.Node) {
	open := e.part()
	for n := range (len(e.entries) + inAPart - 1) / inAPart {
		from, to := n*inAPart, min((n+1)*inAPart, len(e.entries))
		var records *node.Node
		if n == open {
			records = node.El("ol", nil, e.listPart(from, to)...)
		}
		list = append(list, node.El("li", nil,
			node.El("button", node.A{"type", "button", "data-action", "part:" + strconv.Itoa(n), "aria-expanded", strconv.FormatBool(n == open)},
				node.El("b", nil, node.Text(strconv.Itoa(from+1)+"–"+strconv.Itoa(to))), e.text(i18n.Space), e.nameAt(from)),
			records))
	}
	return list
}

func (e *Editor) statementName(i int) *node.Node {
	at := item("statements", i)
	s := data.Statement{At: e.Get(at + ".at"), Offset: e.Get(at + ".offset")}
	return e.titled(i18n.MakeStatement, i, e.speaker(at), dated(s.At, e.words.SaidOn(&s)), e.Get(at+".words[0].text"))
}

func (e *Editor) findingName(i int) *node.Node {
	at := item("findings", i)
	words := e.Get(at + ".words[0].text")
	if words == "" {
		words = e.Get(at + ".facts")
	}
	f := data.Finding{Public: e.Get(at + ".public")}
	return e.titled(i18n.MakeFinding, i, e.Get(at+".body"), dated(f.Public, e.words.PublicAt(&f)), words)
}

// dated is a day in words; what is no date yet is as it was written.
func dated(written string, day *node.Node) string {
	if draft.Dated(written) {
		return node.TextContent(day)
	}
	return written
}

// titled is the name of a record in a list: whose it is, its day and how it begins.
func (e *Editor) titled(kind i18n.MessageID, i int, whose, day, words string) *node.Node {
	if whose == "" && words == "" {
		return node.Text(e.words.Catalog.Format(kind, strconv.Itoa(i+1)))
	}
	name := whose
	if day != "" && name != "" {
		name = e.words.Catalog.Format(i18n.ListComma, name, day)
	}
	return node.Group(node.El("b", nil, node.Text(name)), e.text(i18n.Space), node.El("span.opening", nil, node.Text(shortened(words))))
}

// shortened is the beginning of a text.
func shortened(s string) string {
	n := 0
	for i := range s {
		if n++; n > 50 {
			return s[:i] + "…"
		}
	}
	return s
}

// maxTasks is how many things left to do are listed: nobody needs more at once.
const maxTasks = 40

// todo lists what is left to do, with a way to each.
func (e *Editor) todo() *node.Node {
	if len(e.shown) == 0 {
		return node.El("p.done", nil, e.text(i18n.MakeNothingLeft))
	}
	var list []*node.Node
	for _, t := range e.shown {
		list = append(list, node.El("li", nil, node.El("button", node.A{"type", "button", "data-action", "go:" + t.Field},
			node.El("b", nil, node.Text(e.label(t.Field))), e.text(i18n.Space), e.said(t))))
	}
	return node.El("section.todo", node.A{"id", "todo", "tabindex", "-1"},
		node.El("h2", nil, e.text(i18n.MakeTodo)),
		node.El("ol", nil, list...))
}

// noted lists what of something brought is not in the story as it was, until somebody has seen it.
func (e *Editor) noted() *node.Node {
	if len(e.notes) == 0 {
		return nil
	}
	var list []*node.Node
	for i, n := range e.notes[:min(len(e.notes), maxTasks)] {
		list = append(list, node.El("li", nil,
			node.El("button", node.A{"type", "button", "data-action", "go:" + n.path}, node.El("b", nil, node.Text(e.label(n.path))), e.text(i18n.Space), e.english(n.text)),
			node.El("button", node.A{"type", "button", "data-action", "note:" + strconv.Itoa(i), "aria-label", e.say(i18n.MakeNoteSeen) + e.say(i18n.Space) + n.text}, e.text(i18n.MakeNoteSeen))))
	}
	return node.El("section.todo", node.A{"id", "notes", "tabindex", "-1"},
		node.El("h2", nil, e.text(i18n.MakeNotes)),
		node.El("ol", nil, list...))
}

// said is what is left to do, in plain words.
func (e *Editor) said(t draft.Task) *node.Node {
	if t.Empty {
		return e.text(i18n.MakeEmpty)
	}
	if t.Untold != "" {
		return e.text(i18n.MakeUntold)
	}
	if said := e.rule(t.Problem); said != "" {
		return node.Text(said)
	}
	s := t.Problem
	if t.Hint != "" {
		s += "; " + t.Hint
	}
	return e.english(s)
}
