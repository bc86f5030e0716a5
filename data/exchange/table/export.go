package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"statement-evidence/data"
)

// Export gives a story as rows, with the names of columns in a language of [Languages], or else in
// English. Cells are separated by comma: ',', ';' or '\t'. The origin is that of the draft, or nil.
func Export(s *data.Story, kept []byte, lang string, comma rune) ([]byte, error) {
	var from origin
	if kept != nil {
		if err := json.Unmarshal(kept, &from); err != nil {
			return nil, fmt.Errorf("what the import kept is damaged: %w", err)
		}
	}
	e := exporter{story: s, sources: map[string]*data.Source{}, speakers: map[string]*data.Speaker{}, told: map[string]bool{}}
	e.all()
	keys := e.keys()
	in := max(slices.Index(Languages, lang), 0)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	var headings []string
	for _, key := range keys {
		headings = append(headings, heading(key, in))
	}
	for _, column := range from.Columns {
		headings = append(headings, guarded(column))
	}
	rows := [][]string{headings}
	for _, r := range e.rows {
		cells := make([]string, 0, len(headings))
		for _, key := range keys {
			cells = append(cells, guarded(r.cells[key]))
		}
		for _, column := range from.Columns {
			cells = append(cells, guarded(from.Cells[r.place][column]))
		}
		rows = append(rows, cells)
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// A spreadsheet takes what begins with one of these for a formula, and a quotation may begin with any.
const formula = "=+-@\t\r"

// guarded keeps a spreadsheet from computing a cell: with an apostrophe it is a text.
func guarded(cell string) string {
	if rest := strings.TrimLeft(cell, "'"); rest != "" && strings.IndexByte(formula, rest[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func unguarded(cell string) string {
	if rest := strings.TrimLeft(cell, "'"); len(rest) < len(cell) && rest != "" && strings.IndexByte(formula, rest[0]) >= 0 {
		return cell[1:]
	}
	return cell
}

type line struct {
	place string
	cells map[string]string
}

type exporter struct {
	story    *data.Story
	sources  map[string]*data.Source
	speakers map[string]*data.Speaker
	told     map[string]bool // records, sources and speakers that have been written
	rows     []line
}

// all makes the rows: the story, its statements with the findings that bear on them, what no
// statement has, and what is not about records.
func (e *exporter) all() {
	s := e.story
	for i := range s.Sources {
		e.sources[s.Sources[i].ID] = &s.Sources[i]
	}
	for i := range s.Speakers {
		e.speakers[s.Speakers[i].ID] = &s.Speakers[i]
	}
	findings := map[string]*data.Finding{}
	for i := range s.Findings {
		findings[s.Findings[i].ID] = &s.Findings[i]
	}
	frame := *s
	frame.Lead, frame.Speakers, frame.Statements, frame.Findings, frame.Relations, frame.Sources, frame.Corrections = nil, nil, nil, nil, nil, nil, nil
	first := map[string]string{}
	each(reflect.ValueOf(frame), "story", func(key, cell string) { first[key] = cell })
	delete(first, "story.formatVersion")
	e.add("", first)
	from := map[string][]*data.Relation{}
	for i := range s.Relations {
		from[s.Relations[i].From] = append(from[s.Relations[i].From], &s.Relations[i])
	}
	paired := map[*data.Relation]bool{}
	for i := range s.Statements {
		st, alone := &s.Statements[i], true
		for _, r := range from[st.ID] {
			f := findings[r.To]
			if f == nil {
				continue
			}
			alone, paired[r] = false, true
			cells := map[string]string{}
			e.statement(cells, st)
			e.finding(cells, f)
			each(reflect.ValueOf(*r), "relation", func(key, cell string) { cells[key] = cell })
			delete(cells, "relation.from")
			delete(cells, "relation.to")
			e.add(r.From+" "+r.To, cells)
		}
		if alone {
			cells := map[string]string{}
			e.statement(cells, st)
			e.add(st.ID, cells)
		}
	}
	for i := range s.Findings {
		if f := &s.Findings[i]; !e.told[f.ID] {
			cells := map[string]string{}
			e.finding(cells, f)
			e.add(f.ID, cells)
		}
	}
	for i := range s.Relations {
		if r := &s.Relations[i]; !paired[r] {
			e.plain(r.From+" "+r.To, "relation", *r)
		}
	}
	for _, p := range s.Speakers {
		if !e.told["speaker "+p.ID] {
			e.plain("", "speaker", p)
		}
	}
	for _, p := range s.Sources {
		if !e.told["source "+p.ID] {
			e.plain("", "source", p)
		}
	}
	for _, p := range s.Lead {
		e.plain("", "lead", p)
	}
	for _, p := range s.Corrections {
		e.plain("", "correction", p)
	}
}

func (e *exporter) add(place string, cells map[string]string) {
	if len(cells) > 0 {
		e.rows = append(e.rows, line{place, cells})
	}
}

func (e *exporter) plain(place, root string, thing any) {
	cells := map[string]string{}
	each(reflect.ValueOf(thing), root, func(key, cell string) { cells[key] = cell })
	e.add(place, cells)
}

// statement writes a statement the first time, and its id after that.
func (e *exporter) statement(cells map[string]string, s *data.Statement) {
	cells["statement.id"] = s.ID
	if e.told[s.ID] {
		return
	}
	e.told[s.ID] = true
	each(reflect.ValueOf(*s), "statement", func(key, cell string) { cells[key] = cell })
	delete(cells, "statement.speaker")
	if p := e.speakers[s.Speaker]; p != nil {
		e.told["speaker "+p.ID] = true
		each(reflect.ValueOf(*p), "speaker", func(key, cell string) { cells[key] = cell })
	}
	e.cited(cells, "statement", s.Sources)
}

func (e *exporter) finding(cells map[string]string, f *data.Finding) {
	cells["finding.id"] = f.ID
	if e.told[f.ID] {
		return
	}
	e.told[f.ID] = true
	each(reflect.ValueOf(*f), "finding", func(key, cell string) { cells[key] = cell })
	e.cited(cells, "finding", f.Sources)
}

// cited writes the sources of a record in place of their ids.
func (e *exporter) cited(cells map[string]string, record string, citations []data.Citation) {
	for i, c := range citations {
		delete(cells, fmt.Sprintf("%s.sources.%d.source", record, i+1))
		if s := e.sources[c.Source]; s != nil {
			e.told["source "+s.ID] = true
			each(reflect.ValueOf(*s), fmt.Sprintf("%s-source.%d", record, i+1), func(key, cell string) { cells[key] = cell })
		}
	}
}

// keys gives the columns that the rows need: those with names in their order, then the others.
func (e *exporter) keys() []string {
	found := map[string]int{} // in the order of first use
	for _, r := range e.rows {
		for _, key := range slices.Sorted(maps.Keys(r.cells)) {
			if _, ok := found[key]; !ok {
				found[key] = len(found)
			}
		}
	}
	keys := slices.Collect(maps.Keys(found))
	slices.SortFunc(keys, func(a, b string) int {
		nameA, itemA := rank(a)
		nameB, itemB := rank(b)
		if nameA != nameB {
			return nameA - nameB
		}
		if itemA != itemB {
			return itemA - itemB
		}
		return found[a] - found[b]
	})
	return keys
}

// rank gives the place of a key among those with names, or after them by what it is of, and its item's number.
func rank(key string) (name, item int) {
	base, item := first(key)
	if i := slices.IndexFunc(names, func(n []string) bool { return n[0] == base }); i >= 0 {
		return i, item
	}
	root, _, _ := strings.Cut(key, ".")
	return len(names) + slices.Index(roots, root), 0
}

// first gives the key of the first item for that of any, and the item's number.
func first(key string) (base string, item int) {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		if n := number(part); n > 0 && i < len(parts)-1 {
			parts[i] = "1"
			return strings.Join(parts, "."), n
		}
	}
	return key, 1
}

// heading gives the name of a column, or its key if it has none.
func heading(key string, in int) string {
	base, item := first(key)
	for _, n := range names {
		if n[0] == base {
			name, _, _ := strings.Cut(n[in+1], "|")
			if item > 1 {
				name = fmt.Sprintf("%s %d", name, item)
			}
			return name
		}
	}
	return key
}
