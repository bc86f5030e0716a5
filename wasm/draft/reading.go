package draft

import (
	"errors"
	"slices"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// reading is the story of a draft as it was read and checked last.
type reading struct {
	root  *Value // what was read
	story *data.Story
	form  []validate.Fault // faults of form
	check *validate.Checking
	due   bool            // whether more than what changed has to be checked again
	tasks map[string]Task // by fault, while no id changes
}

// Story is the story as far as it is well-formed, and every fault of form and broken rule.
func (d *Draft) Story() (*data.Story, []validate.Fault) {
	d.Refresh()
	for d.Proceed() {
	}
	return d.reading.story, d.Faults()
}

// Refresh reads what has changed. Where records have other texts than before, these alone are
// read, and checked by their own rules; all else is left to [Draft.Proceed]. After any other
// change all is read and checked.
func (d *Draft) Refresh() {
	r := &d.reading
	if r.root == d.root {
		return
	}
	paths, known := rewritten(r.root, d.root)
	if known && r.reread(d.root, paths) {
		r.root, r.due = d.root, true
		return
	}
	*r = reading{root: d.root, tasks: map[string]Task{}}
	r.read(d.root)
	r.check = validate.NewChecking(r.story)
	for r.check.Next() {
	}
}

// Proceed does a part of what Refresh has left, and reports whether there is more.
func (d *Draft) Proceed() bool {
	d.Refresh()
	r := &d.reading
	if r.due {
		r.check.Restart()
		r.due = false
	}
	return r.check.Next()
}

// Faults are those of form, and the broken rules, as far as they are known.
func (d *Draft) Faults() []validate.Fault {
	d.Refresh()
	return append(slices.Clone(d.reading.form), d.reading.check.Faults()...)
}

// Work is how many parts of checks were done since all was last read.
func (d *Draft) Work() int {
	d.Refresh()
	return d.reading.check.Work()
}

// maxRewritten bounds how many changes are read one by one.
const maxRewritten = 8

// rewritten gives the records, and the fields of the story, that differ, if these are all that
// does: no record is there that was not, and none has another id.
func rewritten(was, now *Value) (paths []string, ok bool) {
	if was == nil || !slices.Equal(was.names, now.names) {
		return nil, false
	}
	for i, name := range now.names {
		before, after := was.kids[i], now.kids[i]
		switch {
		case before == after:
			continue
		case after.kind == '"' && name != "id":
			paths = append(paths, name)
			continue
		case after.kind != '[' || name == "lead" || len(before.kids) != len(after.kids):
			return nil, false
		}
		for k, kid := range after.kids {
			if kid == before.kids[k] {
				continue
			}
			if !sameIDs(before.kids[k], kid) {
				return nil, false
			}
			if paths = append(paths, item(name, k)); len(paths) > maxRewritten {
				return nil, false
			}
		}
	}
	return paths, true
}

// sameIDs reports whether two values of a record name the same: it, and what it refers to.
func sameIDs(a, b *Value) bool {
	for _, field := range []string{"id", "from", "to", "record", "speaker"} {
		if a.Get(field) != b.Get(field) {
			return false
		}
	}
	return slices.EqualFunc(a.items("sources"), b.items("sources"), func(a, b *Value) bool { return a.Get("source") == b.Get("source") })
}

// reread reads what stands at some paths, unless anything of its form is wrong there.
func (r *reading) reread(root *Value, paths []string) bool {
	for _, path := range paths {
		if slices.ContainsFunc(r.form, func(f validate.Fault) bool { return within(f.Path, path) }) || !validate.ParseAt(r.story, path, root.At(path).String()) {
			return false
		}
	}
	for _, path := range paths {
		r.check.Again(path)
	}
	return true
}

// within reports whether a path is another one or leads on from it.
func within(path, of string) bool {
	return len(path) >= len(of) && path[:len(of)] == of && (len(path) == len(of) || path[len(of)] == '.' || path[len(of)] == '[')
}

// read reads a whole story as far as it is well-formed.
func (r *reading) read(root *Value) {
	for {
		story, err := validate.Parse([]byte(root.String()))
		if err == nil {
			r.story = story
			return
		}
		var all validate.ParseErrors
		errors.As(err, &all)
		mended := root
		for _, f := range slices.Backward(all) {
			if len(r.form) < maxFaults {
				r.form = append(r.form, f.Fault)
			}
			switch {
			case f.Path == "story":
			case f.Problem == "is missing":
				mended = mended.With(f.Path, missing(f.Path))
			default:
				mended = mended.With(f.Path, nil)
			}
		}
		if mended == root || mended == nil || len(r.form) >= maxFaults {
			r.story = new(data.Story)
			return
		}
		root = mended
	}
}
