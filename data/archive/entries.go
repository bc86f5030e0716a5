package archive

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

const entriesVersion = "archive-entries/1"

// The fields of entries stand by field, not by entry: like stands beside like, which compresses better.

// encodeEntries writes entries that follow each other.
func encodeEntries(entries []Entry) []byte {
	w := writer{}
	w.number(len(entries))
	for i := range entries {
		w.text(entries[i].ID)
	}
	for i := range entries {
		w.text(entries[i].Said)
	}
	for i := range entries {
		w.number(entries[i].Speaker)
	}
	for i := range entries {
		r := &entries[i]
		by, _ := data.Days(r.By)
		w.number(len(r.Evidence))
		for _, e := range r.Evidence {
			day, _ := data.Days(e.By)
			w.number(slices.Index(data.RelationTypes, e.Type) + len(data.RelationTypes)*precision(e.Date))
			w.signed(day - by)
		}
	}
	rare := writer{}
	many := 0
	for i := range entries {
		for field, value := range entries[i].rare() {
			if *value != "" {
				rare.number(i)
				rare.number(field)
				rare.text(*value)
				many++
			}
		}
	}
	w.number(many)
	w.out = append(w.out, rare.out...)
	for i := range entries {
		mark := "'"
		if entries[i].Exact {
			mark = "\""
		}
		w.text(mark + entries[i].Words)
	}
	return data.Frame(entriesVersion, w.out)
}

// precisions are how much of a date is known; none of one that is not there.
var precisions = [...]string{"", "2006-01-02", "2006-01", "2006", "2006-01-02~", "2006-01~", "2006~"}

// precision tells how much of a date is known.
func precision(date string) int {
	for i, p := range precisions {
		if len(p) == len(date) && strings.HasSuffix(p, "~") == strings.HasSuffix(date, "~") {
			return i
		}
	}
	return 0
}

// shortened gives so much of a day as is known.
func shortened(day string, precision int) string {
	p := precisions[precision]
	if digits := strings.TrimSuffix(p, "~"); digits != p {
		return day[:len(digits)] + "~"
	}
	return day[:len(p)]
}

// rare are the fields that few entries have.
func (r *Entry) rare() [3]*string { return [3]*string{&r.Name, &r.Note, &r.Lang} }

// DecodeEntries reads a file of entries. Of what speakers there are, only the manifest knows.
func DecodeEntries(b []byte, speakers int) ([]Entry, error) {
	body, err := data.Unframe(entriesVersion, b)
	if err != nil {
		return nil, err
	}
	return readEntries(body, speakers)
}

func readEntries(body string, speakers int) ([]Entry, error) {
	in := reader{in: body}
	entries := make([]Entry, in.count(5))
	for i := range entries {
		entries[i].ID = in.text()
	}
	for i := range entries {
		r := &entries[i]
		r.Said = in.text()
		if _, last, ok := data.Span(r.Said); ok {
			r.By = last
		} else {
			in.fail()
		}
	}
	for i := range entries {
		entries[i].Speaker = in.index(speakers)
	}
	for i := range entries {
		r := &entries[i]
		by, _ := data.Days(r.By)
		n := in.count(2)
		if n > 0 {
			r.Evidence = make([]Evidence, n)
		}
		for e := range r.Evidence {
			how := in.index(len(data.RelationTypes) * len(precisions))
			day := isoDay(by + in.signed())
			r.Evidence[e] = Evidence{data.RelationTypes[how%len(data.RelationTypes)], day, shortened(day, how/len(data.RelationTypes))}
		}
	}
	for range in.count(3) {
		i, field, value := in.index(len(entries)), in.index(3), in.text()
		if !in.bad {
			*entries[i].rare()[field] = value
		}
	}
	for i := range entries {
		switch words := in.text(); {
		case words == "":
			in.fail()
		default:
			entries[i].Exact, entries[i].Words = words[0] == '"', words[1:]
		}
	}
	if err := in.end("entries"); err != nil {
		return nil, err
	}
	return entries, nil
}

// isoDay is a day by its number; those that are in no calendar of four digits are its ends.
func isoDay(day int) string {
	const first, last = -719528, 2932896 // 0000-01-01, 9999-12-31
	return data.ISODay(min(max(day, first), last))
}
