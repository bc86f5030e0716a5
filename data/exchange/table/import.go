package table

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/typography"
)

// origin is what a draft keeps of its table: the columns that a story has no field for.
type origin struct {
	Columns []string                     `json:"columns"`
	Cells   map[string]map[string]string `json:"cells"` // by row, then by column
}

// Import makes a draft of rows: CSV with commas or semicolons, or TSV. The first row has
// the names of the columns. What those are for whose names are not known,
// keys may say, by their headings; "" for none.
func Import(src []byte, keys map[string]string) (*exchange.Draft, error) {
	rows, numbers, err := parse(src)
	if err != nil {
		return nil, err
	}
	m := importer{
		Draft: exchange.New(), records: exchange.IDs{}, names: exchange.IDs{}, addresses: exchange.IDs{},
		kept:     origin{Cells: map[string]map[string]string{}},
		speakers: map[string]int{}, statements: map[string]int{}, findings: map[string]int{}, relations: map[string]int{}, sources: map[string]int{},
		statement: -1,
	}
	if n := len(rows[0]); n > maxColumns {
		return nil, fmt.Errorf("has %d columns, more than the %d that are read", n, maxColumns)
	}
	known := map[string]string{}
	for _, heading := range rows[0] {
		heading = unguarded(heading)
		c := columnOf(heading)
		if key := keys[heading]; c.root == "" && key != "" {
			c = columnOf(key)
			c.heading = heading
		}
		switch key := c.key(); {
		case c.root != "" && known[key] != "":
			return nil, fmt.Errorf("has two columns for one field, %s and %s; rename one", typography.Quote(known[key]), typography.Quote(heading))
		case c.root != "":
			known[key] = heading
		case strings.TrimSpace(heading) != "":
			if slices.Contains(m.kept.Columns, heading) {
				return nil, fmt.Errorf("has two columns named %s; rename one", typography.Quote(heading))
			}
			m.kept.Columns = append(m.kept.Columns, heading)
			if _, asked := keys[heading]; !asked {
				m.Note("", "the column %s is no field of a story, so it is kept beside it", typography.Quote(heading))
			}
		}
		m.columns = append(m.columns, c)
	}
	if len(known) == 0 {
		return nil, fmt.Errorf("has no column that is known, such as %s; its first row has to have their names", typography.Quote("Who"))
	}
	for i, cells := range rows[1:] {
		m.add(numbers[i+1], cells)
	}
	if m.kept.Columns != nil {
		if m.Origin, err = json.Marshal(m.kept); err != nil {
			return nil, err
		}
	}
	return m.Draft, nil
}

// maxColumns is more than a story has fields.
const maxColumns = 2000

// parse reads rows, none of them empty, and their numbers in a spreadsheet.
func parse(src []byte) (rows [][]string, numbers []int, err error) {
	if len(src) > exchange.MaxBytes {
		return nil, nil, fmt.Errorf("is %d bytes long, more than the %d that are read; split it", len(src), exchange.MaxBytes)
	}
	text := string(src)
	if len(src) >= 2 && (src[0] == 0xff && src[1] == 0xfe || src[0] == 0xfe && src[1] == 0xff) {
		text = fromUTF16(src)
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if !utf8.ValidString(text) {
		return nil, nil, errors.New("is not valid UTF-8; save it as “CSV UTF-8”")
	}
	comma := separator(text)
	rows, numbers, err = read(text, comma, false)
	if errors.Is(err, csv.ErrBareQuote) { // a mark inside a cell, as they are pasted
		rows, numbers, err = read(text, comma, true)
	}
	var at *csv.ParseError
	switch {
	case errors.As(err, &at):
		return nil, nil, fmt.Errorf("has a quotation mark out of place in line %d, column %d; inside a cell in quotation marks it is written twice", at.Line, at.Column)
	case err != nil:
		return nil, nil, err
	case len(rows) == 0:
		return nil, nil, errors.New("is empty")
	}
	return rows, numbers, nil
}

func read(text string, comma rune, lazy bool) (rows [][]string, numbers []int, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, lazy, -1
	inside := 0 // line breaks in the cells so far
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, numbers, nil
		case err != nil:
			return nil, nil, err
		case strings.TrimSpace(strings.Join(cells, "")) == "":
			continue
		}
		line, _ := r.FieldPos(0)
		rows, numbers = append(rows, cells), append(numbers, line-inside)
		inside += strings.Count(strings.Join(cells, ""), "\n")
	}
}

func fromUTF16(src []byte) string {
	units := make([]uint16, 0, len(src)/2)
	for i := 0; i+1 < len(src); i += 2 {
		low, high := src[i], src[i+1]
		if src[0] == 0xfe {
			low, high = high, low
		}
		units = append(units, uint16(high)<<8|uint16(low))
	}
	return string(utf16.Decode(units))
}

// separator gives what parts the cells of the first row.
func separator(text string) rune {
	counts := map[rune]int{}
	inside := false
	for _, r := range text {
		if r == '"' {
			inside = !inside
		}
		if !inside {
			counts[r]++
			if r == '\n' && counts['\t']+counts[';']+counts[',']+counts['"'] > 0 {
				break
			}
		}
	}
	switch {
	case counts['\t'] > 0 && counts['\t'] >= counts[';'] && counts['\t'] >= counts[',']:
		return '\t'
	case counts[';'] > counts[',']:
		return ';'
	}
	return ','
}

type importer struct {
	*exchange.Draft
	kept                                               origin
	columns                                            []column
	records, names, addresses                          exchange.IDs
	speakers, statements, findings, relations, sources map[string]int // indices, by id and by what is told of one
	statement                                          int            // of the row above; -1 at first
	row                                                int
}

// said is what a row says of one thing, by column.
type said []struct {
	column *column
	text   string
}

func (s said) get(path ...string) string {
	for _, c := range s {
		if slices.Equal(c.column.path, path) {
			return c.text
		}
	}
	return ""
}

// all joins what is said, in the order of the paths, with paths that begin as one of these.
func (s said) all(of string, begins ...string) string {
	all := of
	for _, c := range s {
		if slices.Contains(begins, c.column.path[0]) {
			all += "\n" + strings.Join(c.column.path, ".") + "\t" + c.text
		}
	}
	return all
}

func (m *importer) add(row int, cells []string) {
	m.row = row
	of := map[string]said{}
	others := map[string]string{}
	for i, text := range cells {
		if i >= len(m.columns) {
			if strings.TrimSpace(text) != "" {
				m.Note("", "row %d has a cell without a column: %s", row, typography.Quote(text))
			}
			continue
		}
		c := &m.columns[i]
		text = unguarded(text)
		if last := len(c.path) - 1; last < 0 || c.path[last] != "prefix" && c.path[last] != "suffix" {
			text = strings.TrimSpace(text)
		}
		switch {
		case text == "":
		case c.root != "":
			of[c.root] = append(of[c.root], struct {
				column *column
				text   string
			}{c, text})
		case c.heading != "":
			others[c.heading] = text
		}
	}
	s := &m.Story
	m.fill("", reflect.ValueOf(s), of["story"])
	if of["lead"] != nil {
		s.Lead = append(s.Lead, data.Pairing{With: []string{}})
		m.fill(fmt.Sprintf("lead[%d]", len(s.Lead)-1), reflect.ValueOf(&s.Lead[len(s.Lead)-1]), of["lead"])
	}
	if of["correction"] != nil {
		s.Corrections = append(s.Corrections, data.Correction{})
		m.fill(fmt.Sprintf("corrections[%d]", len(s.Corrections)-1), reflect.ValueOf(&s.Corrections[len(s.Corrections)-1]), of["correction"])
	}
	if of["source"] != nil {
		m.source(of["source"])
	}
	speaker := m.speaker(of["speaker"])
	statement := -1
	if of["statement"] != nil || of["statement-source"] != nil {
		statement = m.statementOf(of["statement"], speaker)
		r := &s.Statements[statement]
		m.cite(fmt.Sprintf("statements[%d]", statement), &r.Sources, of["statement-source"])
		m.statement = statement
	}
	finding := -1
	if of["finding"] != nil || of["finding-source"] != nil {
		finding = m.findingOf(of["finding"])
		r := &s.Findings[finding]
		m.cite(fmt.Sprintf("findings[%d]", finding), &r.Sources, of["finding-source"])
	}
	relation := m.relation(of["relation"], statement, finding)
	if len(others) > 0 {
		m.kept.Cells[m.place(statement, finding, relation)] = others
	}
}

// place names a row by what it is about.
func (m *importer) place(statement, finding, relation int) string {
	switch s := &m.Story; {
	case relation >= 0:
		return s.Relations[relation].From + " " + s.Relations[relation].To
	case finding >= 0:
		return s.Findings[finding].ID
	case statement >= 0:
		return s.Statements[statement].ID
	}
	return ""
}

// ownFields are those of a file, not of what it says.
var ownFields = []string{"$schema", "formatVersion"}

// fill puts what is said into a thing, where nothing else has been said before.
func (m *importer) fill(path string, thing reflect.Value, s said) {
	for _, c := range s {
		below := strings.TrimPrefix(path+dotted(c.column.path), ".")
		was := get(thing.Elem(), c.column.path)
		if c.column.root == "story" && c.column.path[0] == "$schema" {
			m.Story.Schema = c.text
		}
		if c.column.root == "story" && slices.Contains(ownFields, c.column.path[0]) {
			continue
		}
		if was != "" && was != "0" && was != c.text {
			m.Note(below, "row %d says %s and a row above it %s; the first is taken", m.row, typography.Quote(c.text), typography.Quote(was))
			continue
		}
		if want := set(thing.Elem(), c.column.path, c.text); want != "" {
			m.Note(below, "row %d says %s, which is not %s", m.row, typography.Quote(c.text), want)
		}
	}
}

// dotted writes a path as that of a fault: ".words[0].text".
func dotted(path []string) string {
	all := ""
	for _, part := range path {
		if n := number(part); n > 0 {
			all += fmt.Sprintf("[%d]", n-1)
		} else {
			all += "." + part
		}
	}
	return all
}

func (m *importer) speaker(s said) string {
	if s == nil {
		return ""
	}
	id, name := s.get("id"), s.get("name")
	i, ok := m.speakers["id "+id]
	if !ok && id == "" {
		i, ok = m.speakers["name "+name]
	}
	if !ok {
		i = len(m.Story.Speakers)
		if id == "" {
			id = m.names.New("speaker", name)
		} else {
			m.names[id]++
		}
		m.Story.Speakers = append(m.Story.Speakers, data.Speaker{ID: id})
		m.speakers["id "+id] = i
		if name != "" {
			m.speakers["name "+name] = i
		}
	}
	m.fill(fmt.Sprintf("speakers[%d]", i), reflect.ValueOf(&m.Story.Speakers[i]), s)
	return m.Story.Speakers[i].ID
}

func (m *importer) statementOf(s said, speaker string) int {
	id, same := s.get("id"), s.all(speaker, "at", "words")
	i, ok := m.statements["id "+id]
	if !ok && id == "" {
		i, ok = m.statements[same]
	}
	if !ok {
		i = len(m.Story.Statements)
		if id == "" {
			id = m.records.New("statement", speaker, s.get("at"), exchange.First(4, s.get("words", "1", "text")))
		} else {
			m.records[id]++
		}
		m.Story.Statements = append(m.Story.Statements, data.Statement{ID: id, Words: []data.Passage{}, Sources: []data.Citation{}})
		m.statements["id "+id], m.statements[same] = i, i
	}
	r := &m.Story.Statements[i]
	if r.Speaker == "" {
		r.Speaker = speaker
	} else if speaker != "" && speaker != r.Speaker {
		m.Note(fmt.Sprintf("statements[%d].speaker", i), "row %d has another speaker than a row above it; the first is taken", m.row)
	}
	m.fill(fmt.Sprintf("statements[%d]", i), reflect.ValueOf(r), s)
	return i
}

func (m *importer) findingOf(s said) int {
	id, same := s.get("id"), s.all("", "body", "public", "words", "facts")
	i, ok := m.findings["id "+id]
	if !ok && id == "" {
		i, ok = m.findings[same]
	}
	if !ok {
		i = len(m.Story.Findings)
		if id == "" {
			id = m.records.New("finding", s.get("body"), s.get("public"), exchange.First(4, s.get("words", "1", "text")))
		} else {
			m.records[id]++
		}
		m.Story.Findings = append(m.Story.Findings, data.Finding{ID: id, Sources: []data.Citation{}})
		m.findings["id "+id], m.findings[same] = i, i
	}
	m.fill(fmt.Sprintf("findings[%d]", i), reflect.ValueOf(&m.Story.Findings[i]), s)
	return i
}

// cite gives a record's citations the sources that a row says.
func (m *importer) cite(path string, citations *[]data.Citation, s said) {
	byNumber := map[int]said{}
	for _, c := range s {
		n := number(c.column.path[0])
		inside := *c.column
		inside.path = inside.path[1:]
		c.column = &inside
		byNumber[n] = append(byNumber[n], c)
	}
	for n := 1; n <= maxItems; n++ {
		if byNumber[n] == nil {
			continue
		}
		for len(*citations) < n {
			*citations = append(*citations, data.Citation{})
		}
		id := m.source(byNumber[n])
		if c := &(*citations)[n-1]; c.Source == "" {
			c.Source = id
		} else if c.Source != id {
			m.Note(fmt.Sprintf("%s.sources[%d]", path, n-1), "row %d has another source than a row above it; the first is taken", m.row)
		}
	}
}

func (m *importer) source(s said) string {
	id, address := s.get("id"), s.get("url")
	i, ok := m.sources["id "+id]
	if !ok && id == "" && address != "" {
		i, ok = m.sources["url "+address]
	}
	if !ok {
		i = len(m.Story.Sources)
		if id == "" {
			name := s.get("publisher")
			if name == "" {
				name = exchange.Host(address)
			}
			id = m.addresses.New("source", name)
		} else {
			m.addresses[id]++
		}
		m.Story.Sources = append(m.Story.Sources, data.Source{ID: id})
		m.sources["id "+id] = i
		if address != "" {
			m.sources["url "+address] = i
		}
	}
	m.fill(fmt.Sprintf("sources[%d]", i), reflect.ValueOf(&m.Story.Sources[i]), s)
	return m.Story.Sources[i].ID
}

// relation makes the relation of a row: between the records that it names, or from its statement, which
// may be that of the row above, to its finding. It gives -1 if there is none.
func (m *importer) relation(s said, statement, finding int) int {
	from, to := s.get("from"), s.get("to")
	if from == "" && to == "" {
		if statement < 0 && s != nil {
			statement = m.statement
		}
		switch {
		case finding >= 0 && statement >= 0:
			from, to = m.Story.Statements[statement].ID, m.Story.Findings[finding].ID
		case s != nil:
			m.Note("relations", "row %d says how two records relate, and has no statement or no finding", m.row)
			return -1
		default:
			return -1
		}
	}
	i, ok := m.relations[from+" "+to]
	if !ok {
		i = len(m.Story.Relations)
		m.relations[from+" "+to] = i
		m.Story.Relations = append(m.Story.Relations, data.Relation{From: from, To: to})
	}
	m.fill(fmt.Sprintf("relations[%d]", i), reflect.ValueOf(&m.Story.Relations[i]), s)
	return i
}
