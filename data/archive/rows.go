package archive

import (
	"slices"

	"statement-evidence/data"
)

const rowsVersion = "archive-rows/1"

// The fields of rows stand by field, not by row: like stands beside like, which compresses better.

// encodeRows writes rows that follow each other.
func encodeRows(rows []Row) []byte {
	w := writer{}
	w.number(len(rows))
	for i := range rows {
		w.text(rows[i].ID)
	}
	for i := range rows {
		w.text(rows[i].Said)
	}
	for i := range rows {
		w.number(rows[i].Speaker)
	}
	for i := range rows {
		r := &rows[i]
		by, _ := data.Days(r.By)
		w.number(len(r.Evidence))
		for _, e := range r.Evidence {
			day, _ := data.Days(e.By)
			w.number(slices.Index(data.RelationTypes, e.Type))
			w.signed(day - by)
		}
	}
	rare := writer{}
	many := 0
	for i := range rows {
		for field, value := range rows[i].rare() {
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
	for i := range rows {
		mark := "'"
		if rows[i].Exact {
			mark = "\""
		}
		w.text(mark + rows[i].Words)
	}
	return data.Frame(rowsVersion, w.out)
}

// rare are the fields that few rows have.
func (r *Row) rare() [3]*string { return [3]*string{&r.Name, &r.Note, &r.Lang} }

// DecodeRows reads a file of rows. Of what speakers there are, only the manifest knows.
func DecodeRows(b []byte, speakers int) ([]Row, error) {
	body, err := data.Unframe(rowsVersion, b)
	if err != nil {
		return nil, err
	}
	return readRows(body, speakers)
}

func readRows(body string, speakers int) ([]Row, error) {
	in := reader{in: body}
	rows := make([]Row, in.count(5))
	for i := range rows {
		rows[i].ID = in.text()
	}
	for i := range rows {
		r := &rows[i]
		r.Said = in.text()
		if _, last, ok := data.Span(r.Said); ok {
			r.By = last
		} else {
			in.fail()
		}
	}
	for i := range rows {
		rows[i].Speaker = in.index(speakers)
	}
	for i := range rows {
		r := &rows[i]
		by, _ := data.Days(r.By)
		n := in.count(2)
		if n > 0 {
			r.Evidence = make([]Evidence, n)
		}
		for e := range r.Evidence {
			r.Evidence[e].Type = data.RelationTypes[in.index(len(data.RelationTypes))]
			r.Evidence[e].By = isoDay(by + in.signed())
		}
	}
	for range in.count(3) {
		i, field, value := in.index(len(rows)), in.index(3), in.text()
		if !in.bad {
			*rows[i].rare()[field] = value
		}
	}
	for i := range rows {
		switch words := in.text(); {
		case words == "":
			in.fail()
		default:
			rows[i].Exact, rows[i].Words = words[0] == '"', words[1:]
		}
	}
	if err := in.end("rows"); err != nil {
		return nil, err
	}
	return rows, nil
}

// isoDay is a day by its number; those that are in no calendar of four digits are its ends.
func isoDay(day int) string {
	const first, last = -719528, 2932896 // 0000-01-01, 9999-12-31
	return data.ISODay(min(max(day, first), last))
}
