package annotation_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange/annotation"
)

func exported(tb testing.TB, s *data.Story, origin []byte) string {
	tb.Helper()
	out, err := annotation.Export(s, origin, "https://example.org/")
	if err != nil {
		tb.Fatal(err)
	}
	return string(out)
}

// without is a story whose relations point at no words and explain nothing.
func without(s *data.Story) *data.Story {
	o := *s
	o.Relations = append([]data.Relation{}, s.Relations...)
	for i := range o.Relations {
		if r := &o.Relations[i]; r.FromWords != nil || r.ToWords != nil {
			r.FromWords, r.ToWords, r.Explanation = nil, nil, ""
		}
	}
	return &o
}

// The words that relations point at come back from their annotations.
func TestRoundTrip(t *testing.T) {
	for name, s := range map[string]*data.Story{"the first story": datatest.First(t), "a generated story": datatest.Generate(20)} {
		out := exported(t, s, nil)
		d, err := annotation.Import(without(s), []byte(out))
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Notes) > 0 || strings.Count(out, `"Annotation"`) < 5 {
			t.Errorf("%s: %d annotations, noted %v", name, strings.Count(out, `"Annotation"`), d.Notes)
		}
		if !reflect.DeepEqual(d.Story, *s) {
			t.Errorf("%s: it is otherwise", name)
		}
		if again := exported(t, &d.Story, d.Origin); again != out {
			t.Errorf("%s: the annotations are otherwise", name)
		}
	}
}

const collection = `{"type": "AnnotationCollection", "x": 1, "first": {"items": [
  {"id": "urn:1", "type": "Annotation", "creator": "Anna", "body": {"type": "TextualBody", "value": "Both name cracks."}, "target": [
    {"source": "https://example.org/page.html#f-b", "selector": [{"type": "TextPositionSelector", "start": 1}, {"type": "TextQuoteSelector", "exact": "three cracks", "prefix": "found "}]},
    {"source": "#s-a"}]},
  {"id": "urn:2", "type": "Annotation", "target": {"source": "https://other.example/", "selector": {"type": "TextQuoteSelector", "exact": "elsewhere"}}}]}}`

// Annotations of others keep what a story has no place for, and change where the story has changed.
func TestAnnotationsOfOthers(t *testing.T) {
	s := &data.Story{Statements: []data.Statement{{ID: "a"}}, Findings: []data.Finding{{ID: "b"}}, Relations: []data.Relation{{From: "a", To: "b"}}}
	d, err := annotation.Import(s, []byte(collection))
	if err != nil {
		t.Fatal(err)
	}
	r := &d.Story.Relations[0]
	if r.ToWords == nil || *r.ToWords != (data.TextQuote{Exact: "three cracks", Prefix: "found "}) || r.FromWords != nil || r.Explanation != "Both name cracks." {
		t.Errorf("the relation is %+v", r)
	}
	if s.Relations[0].ToWords != nil {
		t.Error("the story that was given has changed")
	}
	if len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Text, `annotation 2 is not between`) || !strings.Contains(d.Notes[0].Text, `"elsewhere"`) {
		t.Errorf("noted %v", d.Notes)
	}
	var before, after []map[string]any
	if err := json.Unmarshal([]byte(exported(t, &d.Story, d.Origin)), &before); err != nil {
		t.Fatal(err)
	}
	r.ToWords, r.FromWords = &data.TextQuote{Exact: "cracks"}, &data.TextQuote{Exact: "No crack"}
	if err := json.Unmarshal([]byte(exported(t, &d.Story, d.Origin)), &after); err != nil {
		t.Fatal(err)
	}
	if len(before) != 2 || before[0]["creator"] != "Anna" || before[1]["id"] != "urn:2" {
		t.Errorf("before: %v", before)
	}
	targets := after[0]["target"].([]any)
	want := []any{map[string]any{"type": "TextPositionSelector", "start": 1.0}, map[string]any{"type": "TextQuoteSelector", "exact": "cracks"}}
	if got := targets[0].(map[string]any)["selector"]; !reflect.DeepEqual(got, want) {
		t.Errorf("a changed phrase: %v", got)
	}
	if got := targets[1].(map[string]any)["selector"].(map[string]any)["exact"]; got != "No crack" {
		t.Errorf("a new phrase: %v", got)
	}
}

func TestRefused(t *testing.T) {
	for src, want := range map[string]string{
		``: "cut off", `{"target`: "cut off", `{}`: "has no annotation", `[1, "a", null]`: "has no annotation",
		strings.Repeat("[", 20) + `{"target": {}}` + strings.Repeat("]", 20): "has no annotation",
		"[" + strings.Repeat(`{"target": 1},`, 10_000) + `{"target": 1}]`:    "has 10001 annotations",
	} {
		if _, err := annotation.Import(&data.Story{}, []byte(src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %s", src, err, want)
		}
	}
	if _, err := annotation.Export(&data.Story{}, nil, ""); err == nil || !strings.Contains(err.Error(), "nothing to export") {
		t.Errorf("a story without phrases: %v", err)
	}
	if _, err := annotation.Export(&data.Story{}, []byte("{"), ""); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a damaged origin: %v", err)
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(collection))
	s := datatest.Generate(3)
	out, err := annotation.Export(s, nil, "")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(out)
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := annotation.Import(s, src)
		if err != nil {
			return
		}
		out := exported(t, &d.Story, d.Origin)
		again, err := annotation.Import(without(s), []byte(out))
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if third := exported(t, &again.Story, again.Origin); third != out {
			t.Errorf("got\n%s\nwant\n%s", third, out)
		}
	})
}
