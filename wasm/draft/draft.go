// Package draft is a story in the making: a value, what an editor does to it, undo
// and redo, and what is left to do before it can be published. It is pure. [Draft]
// keeps the file of the story member by member, so what the format does not know, or
// no form shows, is still there when the story is written again.
//
// Nothing is invented: an id is made of names and days, a source is accessed today
// because its address was pasted today, and what is shown first are all statements
// with what bears on them, until somebody chooses. All else is left to do.
package draft

import (
	"strconv"

	"statement-evidence/data"
)

// Draft is a story in the making. Start with [New] or [Open].
type Draft struct {
	root         *Value
	past, future []*Value
	merging      string // the path whose next change belongs to the last one
	today        string
	reading      reading
}

// maxUndo bounds how many changes can be undone.
const maxUndo = 500

// New begins an empty story in a language, on a day.
func New(lang, today string) *Draft {
	root := Object("id", "comparison", "lang", lang, "title", "", "standfirst", "", "by", "", "published", today, "updated", today)
	root = root.With("formatVersion", Raw(strconv.Itoa(data.FormatVersion)))
	for _, list := range []string{"lead", "speakers", "statements", "findings", "relations", "sources", "corrections"} {
		root = root.With(list, List())
	}
	return &Draft{root: root, today: today}
}

// Open opens the text of a story's file, of any version, on a day.
func Open(src, today string) (*Draft, error) {
	root, err := Read(src)
	if err != nil {
		return nil, err
	}
	if root, err = present(root, src); err != nil {
		return nil, err
	}
	return &Draft{root: root, today: today}, nil
}

// Begin begins with a story that was brought from elsewhere, in a language, on a day. It has the
// days of an empty one, and shows first what an empty one would.
func Begin(brought *Value, lang, today string) *Draft {
	root := whole(brought).With("$schema", nil)
	for _, given := range [][2]string{{"id", "comparison"}, {"lang", lang}, {"published", today}, {"updated", today}} {
		if root.Get(given[0]) == "" {
			root = root.With(given[0], Text(given[1]))
		}
	}
	if root.At("lead").Len() == 0 {
		root = root.With("lead", allOf(root))
	}
	return &Draft{root: root, today: today}
}

// Replace makes another text the story, which is a change that can be undone.
func (d *Draft) Replace(src string) error {
	other, err := Open(src, d.today)
	if err == nil {
		d.commit(other.root, "")
	}
	return err
}

// String is the text of the story's file.
func (d *Draft) String() string { return d.root.String() }

// Root is the story as its file has it.
func (d *Draft) Root() *Value { return d.root }

// Get gives the text of a field; "" if there is none.
func (d *Draft) Get(path string) string { return d.root.Get(path) }

// Len is how long a list is.
func (d *Draft) Len(path string) int { return d.root.At(path).Len() }

// CanUndo and CanRedo report whether there is a change to undo, or to do again.
func (d *Draft) CanUndo() bool { return len(d.past) > 0 }

// CanRedo is described with CanUndo.
func (d *Draft) CanRedo() bool { return len(d.future) > 0 }

// Undo takes back the last change.
func (d *Draft) Undo() { d.travel(&d.past, &d.future) }

// Redo does again what was undone last.
func (d *Draft) Redo() { d.travel(&d.future, &d.past) }

func (d *Draft) travel(from, to *[]*Value) {
	if last := len(*from) - 1; last >= 0 {
		*to = append(*to, d.root)
		d.root, *from = (*from)[last], (*from)[:last]
		d.merging = ""
	}
}

// commit makes root the story. A change that merges with the one before it is undone with it.
func (d *Draft) commit(root *Value, merge string) {
	if root == d.root {
		return
	}
	if !sameLinks(d.root, root) && same(d.root.At("lead"), allOf(d.root)) {
		root = root.With("lead", allOf(root))
	}
	if merge == "" || merge != d.merging {
		if d.past = append(d.past, d.root); len(d.past) > maxUndo {
			d.past = d.past[1:]
		}
	}
	d.root, d.future, d.merging = root, nil, merge
}

// allOf is the lead of a story for which nobody chose one: every statement that
// something bears on, with all of that.
func allOf(root *Value) *Value {
	findings := map[string]bool{}
	for _, f := range root.items("findings") {
		findings[f.Get("id")] = true
	}
	bearing := map[string][]*Value{} // by statement
	for _, r := range root.items("relations") {
		if to := r.Get("to"); findings[to] {
			bearing[r.Get("from")] = append(bearing[r.Get("from")], Text(to))
		}
	}
	lead := List()
	for _, s := range root.items("statements") {
		if id := s.Get("id"); bearing[id] != nil {
			lead.kids = append(lead.kids, Object("head", id).With("with", List(bearing[id]...)))
		}
	}
	return lead
}

// sameLinks reports whether what follows from the ids of records and relations is the same of two stories.
func sameLinks(a, b *Value) bool {
	for _, list := range []string{"statements", "findings", "relations"} {
		before, after := a.items(list), b.items(list)
		if len(before) != len(after) {
			return false
		}
		for i, v := range after {
			if w := before[i]; v != w && (v.Get("id") != w.Get("id") || v.Get("from") != w.Get("from") || v.Get("to") != w.Get("to")) {
				return false
			}
		}
	}
	return true
}

func same(a, b *Value) bool {
	return a == b || a != nil && b != nil && a.String() == b.String()
}

// Find gives the place of the first item of a list whose field has a value; -1 if there is none.
func (d *Draft) Find(list, field, value string) int { return find(d.root, list, field, value) }

// FindAll gives the places of all such items.
func (d *Draft) FindAll(list, field, value string) (places []int) {
	for i, v := range d.root.items(list) {
		if v.Get(field) == value {
			places = append(places, i)
		}
	}
	return places
}

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// find gives the place of the first item of a list whose field has a value; -1 if there is none.
func find(root *Value, list, field, value string) int {
	all := root.At(list)
	for i := range all.Len() {
		if all.kids[i].Get(field) == value {
			return i
		}
	}
	return -1
}
