package validate_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
)

// What Parse accepts it reads as encoding/json does.
func TestParseReadsWhatIsThere(t *testing.T) {
	for _, name := range files(t, "testdata/good/*.json") {
		sameAsJSON(t, read(t, name))
	}
	for _, src := range [][]byte{marshal(t, datatest.Generate(30)), minify(t, marshal(t, datatest.Generate(30)))} {
		sameAsJSON(t, src)
	}
}

func sameAsJSON(t *testing.T, src []byte) {
	t.Helper()
	got, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	var want data.Story
	if err := json.Unmarshal(src, &want); err != nil {
		t.Fatal("encoding/json refuses what was parsed: ", err)
	}
	if !reflect.DeepEqual(*got, want) {
		t.Errorf("got %+v\nwant %+v", *got, want)
	}
}

func minify(tb testing.TB, src []byte) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, src); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestParseRefusesTheTooLarge(t *testing.T) {
	src := append(read(t, "testdata/good/least.json"), bytes.Repeat([]byte(" "), validate.MaxBytes)...)
	if _, err := validate.Parse(src); err == nil || !strings.HasPrefix(err.Error(), "1:1: story: is 134218") {
		t.Errorf("got %v", err)
	}
	if _, err := validate.Parse(src[:validate.MaxBytes]); err != nil {
		t.Errorf("the largest story is refused: %v", err)
	}
}

func TestParseStopsAfterManyFaults(t *testing.T) {
	src := `{"lead": [` + strings.Repeat(`{},`, 1000) + `{}]}`
	_, err := validate.Parse([]byte(src))
	var faults validate.ParseErrors
	if !errors.As(err, &faults) || len(faults) != 100 {
		t.Errorf("%d faults: %v", len(faults), err)
	}
}

// Every truncation of a good story is refused, and none by accident of where
// the cut falls.
func TestParseRefusesTruncation(t *testing.T) {
	src := bytes.TrimSpace(read(t, "testdata/good/small.json"))
	for i := range src {
		_, err := validate.Parse(src[:i])
		var faults validate.ParseErrors
		if !errors.As(err, &faults) {
			t.Fatalf("cut to %d bytes: %v", i, err)
		}
	}
}

func TestLocate(t *testing.T) {
	src := []byte("{\n  \"a\": {\"b\": [1, {\"é\": 2, \"c\": [[3, 4]]}]},\n  \"d\": 5\n}")
	for _, c := range []struct {
		path         string
		line, column int
	}{
		{"", 1, 1},
		{"a", 2, 8},
		{"a.b[0]", 2, 15},
		{"a.b[1].é", 2, 24},
		{"a.b[1].c[0][1]", 2, 37},
		{"d", 3, 8},
		{"a.b[1].missing", 2, 18},
		{"a.b[7]", 2, 14},
		{"d.below", 3, 8},
		{"a.b[x", 2, 15}, // not a path, and no reason to crash
	} {
		if line, column := validate.Locate(src, c.path); line != c.line || column != c.column {
			t.Errorf("%q is at %d:%d, want %d:%d", c.path, line, column, c.line, c.column)
		}
	}
	if line, column := validate.Locate([]byte(`{"a`), "a.b"); line != 1 || column != 1 {
		t.Errorf("in a broken file: %d:%d", line, column)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range append(files(f, "testdata/good/*.json"), files(f, "testdata/bad/*.json")...) {
		f.Add(read(f, name))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := validate.Parse(src)
		if err != nil {
			if s != nil || err.Error() == "" {
				t.Fatalf("%v, %q", s, err)
			}
			return
		}
		sameAsJSON(t, src)
		for _, fault := range validate.Check(s) {
			validate.Locate(src, fault.Path)
		}
		if _, err := data.Decode(data.Encode(s)); err != nil {
			t.Error(err)
		}
	})
}

// Whatever stands in an unknown field, Parse takes the same texts for JSON as
// encoding/json, and then complains of the field and nothing else.
func TestParseKnowsJSON(t *testing.T) {
	least := string(read(t, "testdata/good/least.json"))
	for _, value := range []string{
		`0`, `-0`, `-1`, `12.5`, `1e5`, `1E+05`, `1.5e-3`, `01`, `-`, `1.`, `.5`, `+1`, `1e`, `1e+`, `-a`, `0x1`,
		`true`, `false`, `null`, `True`, `nul`, `truefalse`, `falsy`, `NaN`,
		`""`, `"\"\\\/\b\f\n\r\t"`, `"\u00e9\uD83D\uDE00"`, `"\u12"`, `"\u12g4"`, `"\a"`, `"\`, `'a'`, "\"a\tb\"", "\"\\n\tb\"", "\"a\nb\"", "\"\x7f\"",
		`[]`, `[ ]`, `[1,2]`, `[1 2]`, `[1,]`, `[,1]`, `[1`, `]`,
		`{}`, `{"a":1}`, `{"a" 1}`, `{"a":}`, `{a:1}`, `{"a":1,}`, `{"a":1 "b":2}`, `{"a"`, `{1:2}`, `{"a":{"b":[{}, []]}}`,
		``, ` `, "\u00a0", `// a`, `/* a */ 1`,
	} {
		src := strings.Replace(least, `"corrections"`, `"not known": `+value+`, "corrections"`, 1)
		_, err := validate.Parse([]byte(src))
		only := err != nil && strings.HasPrefix(err.Error(), `18:3: "not known": unknown field "not known"; the fields here are $schema, formatVersion, id, `) &&
			!strings.Contains(err.Error(), "\n")
		if valid := json.Valid([]byte(src)); only != valid {
			t.Errorf("%q: JSON is %v, but:\n%v", value, valid, err)
		}
	}
}

// What is wrong with a story's form does not hide what is wrong otherwise, and nothing is said twice.
func TestBrokenRulesBesideForm(t *testing.T) {
	src := string(read(t, small))
	for from, to := range map[string]string{
		`"by": "The editors",`:         `"author": "The editors",`,
		`"kind": "action",`:            `"kind": "deed",`,
		`"to": "charge",`:              `"to": "chargee",`,
		`"speaker": "minister",`:       ``,
		`{"exact": "would"}`:           `{"exact": 7}`,
		`"medium": "prepared remarks"`: `"medium": "prepared remarks", "medium": "notes"`,
	} {
		src = strings.Replace(src, from, to, 1)
	}
	if _, err := validate.Parse([]byte(src)); err == nil || strings.Contains(err.Error(), "deed") {
		t.Fatalf("Parse: %v", err)
	}
	var got []string
	for _, f := range validate.BrokenRules([]byte(src)) {
		got = append(got, f.Path)
	}
	want := []string{"findings[2].kind", "relations[1].to", "lead[1].with[0]"} // which has no relation then
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := validate.BrokenRules([]byte(src[:len(src)/2])); got != nil {
		t.Errorf("half a file: got %v", got)
	}
	if got := validate.BrokenRules(read(t, small)); got != nil {
		t.Errorf("a story without faults: got %v", got)
	}
}

// A text is a copy: a part of the file would keep all of it in memory, and TinyGo's collector walks from such a part to the
// end of the file, for each of them.
func TestTextsAreCopies(t *testing.T) {
	src := read(t, "../stories/template/story.json")
	s, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	address := func(text string) uintptr { return uintptr(unsafe.Pointer(unsafe.StringData(text))) }
	id, title := bytes.Index(src, []byte(s.ID)), bytes.Index(src, []byte(s.Title))
	if id < 0 || title < 0 || address(s.Title)-address(s.ID) == uintptr(title-id) {
		t.Errorf("%q and %q are parts of one text", s.Title, s.ID)
	}
}
