package table_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/data/exchange/table"
	"statement-evidence/data/validate"
)

func imported(tb testing.TB, src string) *exchange.Draft {
	tb.Helper()
	d, err := table.Import([]byte(src), nil)
	if err != nil {
		tb.Fatalf("%v:\n%s", err, src)
	}
	return d
}

func exported(tb testing.TB, s *data.Story, origin []byte, lang string, comma rune) string {
	tb.Helper()
	out, err := table.Export(s, origin, lang, comma)
	if err != nil {
		tb.Fatal(err)
	}
	return string(out)
}

// ordered is a story with its records in the order of their ids, and without what is the file's.
func ordered(s *data.Story) data.Story {
	o := *s
	o.Schema = ""
	by := func(a, b string) int { return strings.Compare(a, b) }
	o.Statements, o.Findings, o.Relations = slices.Clone(s.Statements), slices.Clone(s.Findings), slices.Clone(s.Relations)
	o.Sources, o.Speakers = slices.Clone(s.Sources), slices.Clone(s.Speakers)
	slices.SortFunc(o.Statements, func(a, b data.Statement) int { return by(a.ID, b.ID) })
	slices.SortFunc(o.Findings, func(a, b data.Finding) int { return by(a.ID, b.ID) })
	slices.SortFunc(o.Relations, func(a, b data.Relation) int { return by(a.From+" "+a.To, b.From+" "+b.To) })
	slices.SortFunc(o.Sources, func(a, b data.Source) int { return by(a.ID, b.ID) })
	slices.SortFunc(o.Speakers, func(a, b data.Speaker) int { return by(a.ID, b.ID) })
	return o
}

func text(tb testing.TB, s data.Story) string {
	tb.Helper()
	b, err := exchange.JSON(&s)
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// A story comes back from its rows with every field, in every language of columns and with every separator.
func TestRoundTrip(t *testing.T) {
	stories := map[string]*data.Story{"the first story": datatest.First(t), "a generated story": datatest.Generate(25)}
	for _, name := range []string{"city-budget", "kettle-recall", "mill-bridge-1863"} {
		src, err := os.ReadFile(filepath.Join("..", "..", "stories", name, "story.json"))
		if err != nil {
			t.Fatal(err)
		}
		if stories[name], err = validate.Parse(src); err != nil {
			t.Fatal(err)
		}
	}
	stories["a generated story"].Schema = exchange.New().Story.Schema
	for name, s := range stories {
		for i, lang := range table.Languages {
			comma := []rune{',', ';', '\t'}[i%3]
			rows := exported(t, s, nil, lang, comma)
			d := imported(t, rows)
			if got, want := text(t, ordered(&d.Story)), text(t, ordered(s)); got != want {
				t.Errorf("%s, %s: it is otherwise:\n%s", name, lang, difference(got, want))
			}
			if len(d.Notes) > 0 || d.Origin != nil {
				t.Errorf("%s, %s: noted %v, kept %s", name, lang, d.Notes, d.Origin)
			}
			if again := exported(t, &d.Story, nil, lang, comma); again != rows {
				t.Errorf("%s, %s: the rows are otherwise:\n%s", name, lang, difference(again, rows))
			}
		}
	}
}

func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d: got %.300s\nwant %.300s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

const small = `Who,When,What?,Words,Source,Finding by,Public on,Finding,Relation,Strength,Explanation
A. Mayor,2026-03-10,x,The bridge is safe.,https://town.example/1,Road Inspectorate,2026-03-02,We found three cracks.,contradicts,high,"The report names cracks, the statement none."
,,,,,University,2026-03-04,One pier has moved.,complicates,,It is about another pier.
B. Council,10/03/2026,,It costs 3 million.,https://town.example/1,Road Inspectorate,2026-03-02,We found three cracks.,,,
`

// A spreadsheet as editors keep one: names in place of ids, cells left empty where they are as above.
func TestImport(t *testing.T) {
	for name, src := range map[string]string{
		"commas":     small,
		"semicolons": strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(small, ",", ";"), "cracks;", "cracks,"), "\n", "\r\n"),
		"tabs":       "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(small, ",", "\t"), "cracks\t the", "cracks, the"),
		"UTF-16":     inUTF16(strings.ReplaceAll(strings.ReplaceAll(small, ",", "\t"), "cracks\t the", "cracks, the")),
		"Arabic":     strings.Replace(small, "Who,When,", "من,متى,", 1),
		"German":     strings.Replace(strings.Replace(small, "Finding by", "Befund von", 1), "Strength", " STÄRKE:", 1),
	} {
		d := imported(t, src)
		s := d.Story
		if len(s.Speakers) != 2 || len(s.Statements) != 2 || len(s.Findings) != 2 || len(s.Relations) != 3 || len(s.Sources) != 1 {
			t.Errorf("%s: %d speakers, %d statements, %d findings, %d relations, %d sources", name, len(s.Speakers), len(s.Statements), len(s.Findings), len(s.Relations), len(s.Sources))
			continue
		}
		if got := s.Statements[0]; got.ID != "a-mayor-2026-03-10-the-bridge-is-safe" || got.Speaker != "a-mayor" || got.Words[0].Text != "The bridge is safe." || got.Role != "" {
			t.Errorf("%s: the statement is %+v", name, got)
		}
		if got := s.Relations[0]; got.Type != data.Contradicts || got.Strength != data.StrengthHigh || got.Explanation != "The report names cracks, the statement none." {
			t.Errorf("%s: the relation is %+v", name, got)
		}
		if s.Relations[1].From != s.Statements[0].ID || s.Relations[2].From != s.Statements[1].ID || s.Relations[2].To != s.Findings[0].ID || s.Relations[2].Type != "" {
			t.Errorf("%s: the relations are %+v", name, s.Relations)
		}
		if faults := fmt.Sprint(validate.Check(&s)); !strings.Contains(faults, `statements[1].at: "10/03/2026" is neither`) {
			t.Errorf("%s: a day in no form: %s", name, faults)
		}
		if len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Text, `"What?"`) {
			t.Errorf("%s: noted %v", name, d.Notes)
		}
		if again := exported(t, &s, d.Origin, "en", ','); !strings.Contains(strings.SplitN(again, "\n", 2)[0], ",What?") || !strings.Contains(again, ",x\n") {
			t.Errorf("%s: the unknown column is lost:\n%s", name, again)
		}
	}
}

func inUTF16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// What cannot be taken is noted with its row, and what says two things is taken once.
func TestNotes(t *testing.T) {
	d := imported(t, "Who,Role,Words,Relation,finding.publicBy,Finding,extra\nA,Mayor,One.,,perhaps,Found.,\n,,,supports,,,\nA,Council,One.,,,,\n,,,,,,,beyond\n")
	got := fmt.Sprint(d.Notes)
	for _, want := range []string{
		`findings[0].publicBy: row 2 says "perhaps", which is not true or false`,
		`relations: row 3 says how two records relate, and has no statement or no finding`,
		`statements[0].role: row 4 says "Council" and a row above it "Mayor"; the first is taken`,
		`row 5 has a cell without a column: "beyond"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not noted: %s\n%s", want, got)
		}
	}
}

// What no spreadsheet shall compute is written as text, and comes back as it was.
func TestFormulas(t *testing.T) {
	s := imported(t, "Who,Words\nA,x\n").Story
	for _, words := range []string{`=HYPERLINK("https://evil.example","x")`, "+1", "-1", "@A1", "'=1", "''+", "'quoted'", "plain"} {
		s.Statements[0].Words[0].Text = words
		rows := exported(t, &s, nil, "en", ',')
		cells, err := csv.NewReader(strings.NewReader(rows)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range cells[1:] {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("a spreadsheet would compute %q", cell)
				}
			}
		}
		if got := imported(t, rows).Story.Statements[0].Words[0].Text; got != words {
			t.Errorf("%q comes back as %q", words, got)
		}
	}
}

func TestRefused(t *testing.T) {
	for src, want := range map[string]string{
		"":                          "is empty",
		"\n\n":                      "is empty",
		"a,b\n1,2":                  `has no column that is known, such as "Who"`,
		"Who,Speaker\nA,B":          `two columns for one field, "Who" and "Speaker"`,
		"Who,x,x\nA,B,C":            `two columns named "x"`,
		"Who\nJos\xe9":              "CSV UTF-8",
		"Who,Words\nA,\"One\" and":  "line 2, column",
		"Who,Words\nA,\"One, two\n": "line ",
	} {
		if _, err := table.Import([]byte(src), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
	if _, err := table.Import([]byte("Who,"+strings.Repeat(",", 3000)), nil); err == nil || !strings.Contains(err.Error(), "has 3002 columns") {
		t.Errorf("too many columns: got %v", err)
	}
	if _, err := table.Import(make([]byte, exchange.MaxBytes+1), nil); err == nil || !strings.Contains(err.Error(), "split it") {
		t.Errorf("too large: got %v", err)
	}
	if d := imported(t, "Who,statement.words.100000000.text,statement.words.1,nothing.at\nA,x,y,z\n"); len(d.Notes) != 3 {
		t.Errorf("columns for what a story cannot have: noted %v", d.Notes)
	}
}

// Every name of a column stands for one field, in whatever case.
func TestNamesAreDistinct(t *testing.T) {
	s := datatest.First(t)
	for _, lang := range table.Languages {
		headings, err := csv.NewReader(strings.NewReader(exported(t, s, nil, lang, ','))).Read()
		if err != nil {
			t.Fatal(err)
		}
		d := imported(t, strings.ToUpper(strings.Join(headings[:20], ";"))+"\n"+strings.Repeat("x;", 20))
		if len(d.Notes) > 1 { // one for a cell beyond the last column
			t.Errorf("%s: noted %v", lang, d.Notes)
		}
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("Who\tWords\tQuelle 2\nA\t'=1\tb\n"))
	f.Add([]byte("statement.id;finding.id;relation.from;relation.to;lead.with.2;speaker.id\na;b;c;d;e;f\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := table.Import(src, nil)
		if err != nil {
			return
		}
		validate.Check(&d.Story)
		rows := exported(t, &d.Story, d.Origin, "en", ',')
		again, err := table.Import([]byte(rows), nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, rows)
		}
		if third := exported(t, &again.Story, again.Origin, "en", ','); len(again.Story.Statements) != len(d.Story.Statements) || !reflect.DeepEqual(third, rows) {
			t.Errorf("got\n%s\nwant\n%s", third, rows)
		}
	})
}

// Rows have the numbers that a spreadsheet gives them, whatever lines their cells have.
func TestNumbersOfRows(t *testing.T) {
	d := imported(t, "Who,Words,finding.publicBy\nA,\"One.\nTwo.\nThree.\",\n\nB,Four.,perhaps\n")
	if got := fmt.Sprint(d.Notes); !strings.Contains(got, "row 4 says \"perhaps\"") {
		t.Errorf("noted are %s", got)
	}
}

// A column whose name is not known is for the field that somebody says, or is kept.
func TestColumnsMatchedByHand(t *testing.T) {
	const rows = "Who,Person's words,Our number\n,,\nA,One.,7\n"
	columns, fields, err := table.Unmatched([]byte(rows), "de")
	if err != nil || fmt.Sprint(columns) != "[{Person's words One.} {Our number 7}]" {
		t.Fatalf("unmatched are %v, %v", columns, err)
	}
	named := fmt.Sprint(fields)
	if !strings.Contains(named, "{statement.words.1.text Wortlaut}") || strings.Contains(named, "speaker.name") {
		t.Errorf("the fields without a column are %s", named)
	}
	d, err := table.Import([]byte(rows), map[string]string{"Person's words": "statement.words.1.text", "Our number": ""})
	if err != nil || d.Story.Statements[0].Words[0].Text != "One." || len(d.Notes) > 0 {
		t.Fatalf("%v makes %+v", err, d)
	}
	if again := exported(t, &d.Story, d.Origin, "en", ','); !strings.Contains(again, "Our number") || strings.Contains(again, "Person's words") {
		t.Errorf("what is kept is written as %s", again)
	}
	if _, err := table.Import([]byte(rows), map[string]string{"Our number": "speaker.name"}); err == nil || !strings.Contains(err.Error(), `two columns for one field, "Who" and "Our number"`) {
		t.Errorf("a field with two columns: %v", err)
	}
}
