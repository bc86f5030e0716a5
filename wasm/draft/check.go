package draft

import (
	"errors"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// present gives a story's file in the names of the present version of the format. What
// is wrong with a file of the present version can be mended here; one of
// another version has to be right.
func present(root *Value, src string) (*Value, error) {
	if !root.IsObject() {
		return nil, errors.New("the file is JSON, and no story: it has no fields")
	}
	if root.At("statements") == nil && root.At("findings") == nil && root.At("title") == nil {
		return nil, errors.New("the file is JSON, and no story: it has neither a title nor statements")
	}
	if validate.Version([]byte(src)) == data.FormatVersion {
		return whole(root), nil
	}
	migrated, _, err := validate.Migrate([]byte(src))
	if err != nil {
		return nil, err
	}
	return Read(string(migrated))
}

// whole adds the lists that a file does not have, so that a form can add to them.
func whole(root *Value) *Value {
	for _, list := range []string{"lead", "speakers", "statements", "findings", "relations", "sources", "corrections"} {
		if v := root.At(list); v == nil || v.kind != '[' {
			root = root.With(list, List())
		}
	}
	return root
}

// maxFaults bounds what is told of a file that is no story at all.
const maxFaults = 500

// missing is what stands in the place of a required field that is not there, for what is drawn.
func missing(path string) *Value {
	switch _, field, _ := cutLast(path); field {
	case "lead", "speakers", "statements", "findings", "relations", "sources", "corrections", "words", "with":
		return List()
	case "exact":
		return Raw("false")
	case "formatVersion":
		return Raw("2")
	}
	return Text("")
}

// Task is something left to do before a story can be published.
type Task struct {
	validate.Fault
	Field string // path of the field where it is done, as forms name it
	Home  string // path of the record whose form has that: "statements[1]"; empty for the story
	Empty bool   // whether something is still to be filled in
	Fix   string // what there is one right answer to: what [Draft.Fix] takes

	Untold string // id of the record, or the story, on which a correction is due; empty if none is
	Was    string // what that has to say that it was, if it has to
}

// Tasks lists what is left to do, in the order in which forms show it.
func (d *Draft) Tasks(faults []validate.Fault) []Task {
	tasks := make([]Task, 0, len(faults))
	for _, f := range faults {
		if f.Path == "lead" && d.Len("lead") == 0 {
			continue // follows from the evidence; that there is none is said elsewhere
		}
		key := f.Path + "\n" + f.Problem
		t, known := d.reading.tasks[key]
		if !known {
			t = d.task(f)
			if d.reading.tasks != nil {
				d.reading.tasks[key] = t
			}
		}
		tasks = append(tasks, t)
	}
	return tasks
}

func (d *Draft) task(f validate.Fault) Task {
	t := Task{Fault: f, Field: f.Path, Empty: f.Problem == "is empty" || strings.HasPrefix(f.Problem, "is missing")}
	record, field, _ := cutLast(f.Path)
	if plain := withoutIndexes(f.Path); field == "sources" || field == "role" || field == "grade" {
		if t.Field = f.Path; field == "sources" {
			t.Field = f.Path + "[0].how"
		} else if strings.HasSuffix(plain, ".sources."+field) {
			t.Field = record + ".how"
		}
	} else if field == "speaker" || plain == "speakers.name" || plain == "speakers.id" {
		t.Field = d.said(f.Path, record) + ".who"
	}
	t.Home = d.Home(f.Path)
	t.Fix = d.fix(f)
	return t
}

// said is a statement of the speaker that a path leads to, or the one it leads to itself.
func (d *Draft) said(path, record string) string {
	if strings.HasPrefix(path, "statements") {
		return record
	}
	if at := find(d.root, "statements", "speaker", d.Get(record+".id")); at >= 0 {
		return item("statements", at)
	}
	return record
}

// Changes lists what readers of an earlier version have to be told of, and no correction tells.
func (d *Draft) Changes(seen, now *data.Story) []Task {
	tasks := d.Tasks(validate.UnexplainedChanges(seen, now))
	for i, t := range tasks {
		if before, of, due := strings.Cut(t.Problem, " and no new correction of "); due {
			tasks[i].Untold = quoted(of)
			if strings.Contains(before, "is no longer there") {
				tasks[i].Was = quoted(before)
			}
		}
	}
	return tasks
}

// quoted is the first text in quotation marks.
func quoted(s string) string {
	_, s, _ = strings.Cut(s, `"`)
	s, _, _ = strings.Cut(s, `"`)
	return s
}

// Home is the record whose form shows what is at a path.
func (d *Draft) Home(path string) string {
	top, _, _ := strings.Cut(path, ".")
	switch withoutIndexes(top) {
	case "statements":
		return top
	case "findings":
		return d.under(d.Get(top+".id"), top)
	case "relations":
		from := d.Get(top + ".from")
		if at := find(d.root, "statements", "id", from); at >= 0 {
			return item("statements", at)
		}
		return d.under(from, "")
	case "speakers":
		if at := find(d.root, "statements", "speaker", d.Get(top+".id")); at >= 0 {
			return item("statements", at)
		}
	case "sources":
		home, id := "", d.Get(top+".id")
		eachCitation(d.root, func(record, citation string) {
			if home == "" && d.Get(citation+".source") == id {
				home = d.Home(record)
			}
		})
		return home
	}
	return ""
}

// under is the first statement that a finding bears on.
func (d *Draft) under(id, otherwise string) string {
	for r := range d.Len("relations") {
		at := item("relations", r)
		if s := find(d.root, "statements", "id", d.Get(at+".from")); s >= 0 && d.Get(at+".to") == id {
			return item("statements", s)
		}
	}
	return otherwise
}

// fix names what mends a fault, if there is one right answer.
func (d *Draft) fix(f validate.Fault) string {
	_, field, _ := cutLast(f.Path)
	switch {
	case strings.HasPrefix(f.Problem, "unknown field"), field == "why" && strings.Contains(f.Problem, "yet a relation"),
		field == "confidence" && strings.HasPrefix(f.Problem, "only an"), strings.HasSuffix(f.Problem, "does not occur in "+f.Path),
		(field == "fromWords" || field == "toWords") && strings.Contains(f.Problem, "does not occur"):
		return "remove:" + f.Path
	case strings.HasPrefix(f.Problem, "begins inside a sentence"):
		return "before:" + f.Path
	case strings.HasPrefix(f.Problem, "ends inside a sentence"):
		return "after:" + f.Path
	case field == "updated" && strings.Contains(f.Problem, " before "):
		return "today:" + f.Path
	case withoutIndexes(f.Path) == "sources.accessed" && f.Problem == "is missing":
		return "today:" + f.Path
	}
	return ""
}

// Fix does what mends a fault.
func (d *Draft) Fix(fix string) {
	what, path, _ := strings.Cut(fix, ":")
	switch what {
	case "remove":
		d.Remove(path)
	case "before":
		d.commit(d.root.With(path, Text("… "+d.Get(path))), "")
	case "after":
		d.commit(d.root.With(path, Text(strings.TrimRight(d.Get(path), ",;: ")+" …")), "")
	case "today":
		d.commit(d.root.With(path, Text(d.today)), "")
	}
}
