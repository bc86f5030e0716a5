package claimreview_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/data/exchange/claimreview"
	"statement-evidence/data/validate"
)

var update = flag.Bool("update", false, "write what is expected")

// fixtures are reviews with every oddity that was met in those of publishers, of our own making.
func fixtures(tb testing.TB) map[string][]byte {
	tb.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"testdata/*.json", "testdata/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			all[filepath.Base(file)] = src
		}
	}
	if len(all) < 7 {
		tb.Fatalf("%d fixtures", len(all))
	}
	return all
}

func imported(tb testing.TB, src ...[]byte) *exchange.Draft {
	tb.Helper()
	d, err := claimreview.Import(src...)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// reread takes a story through its file.
func reread(tb testing.TB, s *data.Story) *data.Story {
	tb.Helper()
	file, err := exchange.JSON(s)
	if err != nil {
		tb.Fatal(err)
	}
	story, err := validate.Parse(file)
	if err != nil {
		tb.Fatalf("%v\n%s", err, file)
	}
	return story
}

// What is made of each fixture is a well-formed story, which check can read, and is as expected.
func TestImport(t *testing.T) {
	for name, src := range fixtures(t) {
		d := imported(t, src)
		reread(t, &d.Story)
		file, err := exchange.JSON(&d.Story)
		if err != nil {
			t.Fatal(err)
		}
		got := string(file)
		for _, n := range d.Notes {
			got += n.String() + "\n"
		}
		expected := filepath.Join("testdata", name+".want")
		if *update {
			if err := os.WriteFile(expected, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(expected)
		if err != nil || got != string(want) {
			t.Errorf("%s: got\n%s\nwant %s (%v)", name, got, expected, err)
		}
	}
}

// Nothing is invented: of an empty review nothing is made, and check names all that is left to do.
func TestNothingIsInvented(t *testing.T) {
	least := imported(t, []byte(`{"@type": "ClaimReview"}`)).Story
	s, f := least.Statements[0], least.Findings[0]
	if s.At+s.Speaker+s.Role+s.Place+s.Medium+f.Body+f.Public+f.Facts+f.Rating != "" || len(s.Words)+len(f.Words)+len(s.Sources)+len(f.Sources)+len(least.Speakers)+len(least.Sources)+len(least.Lead) > 0 {
		t.Errorf("made of nothing: %+v, %+v", s, f)
	}
	if r := least.Relations[0]; r.Type != "" || r.Strength != "" || r.Explanation != "" {
		t.Errorf("how they relate: %+v", r)
	}
	named := fmt.Sprint(validate.Check(&least))
	for _, field := range []string{"title", "by", "published", "statements[0].speaker", "statements[0].role", "statements[0].at", "statements[0].place", "findings[0].words", "findings[0].body", "findings[0].public", "relations[0].type", "relations[0].explanation"} {
		if !strings.Contains(named, field+": ") {
			t.Errorf("check does not name %s:\n%s", field, named)
		}
	}
}

func decoded(tb testing.TB, src []byte) (v any) {
	tb.Helper()
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		tb.Fatal(err)
	}
	return v
}

func exported(tb testing.TB, s *data.Story, origin []byte) []byte {
	tb.Helper()
	out, err := claimreview.Export(s, origin, claimreview.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// What is not changed in the story is exported as it was, with all that the story has no place for.
func TestRoundTrip(t *testing.T) {
	for name, src := range fixtures(t) {
		if strings.HasSuffix(name, ".html") || name == "mended.json" {
			continue
		}
		d := imported(t, src)
		if got, want := decoded(t, exported(t, reread(t, &d.Story), d.Origin)), decoded(t, src); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%v\nwant\n%v", name, got, want)
		}
	}
}

// What is changed in the story is changed in the review, and nothing else is.
func TestChangesAreExported(t *testing.T) {
	d := imported(t, fixtures(t)["single.json"])
	s := reread(t, &d.Story)
	s.Statements[0].At = "2026-03-09"
	s.Statements[0].Role = "Lord Mayor"
	s.Statements[0].Words = []data.Passage{{Text: "No crack has been found."}}
	s.Speakers[0].Name = "Anna Mayor"
	s.Findings[0].Rating = "Not true"
	s.Sources = append(s.Sources, data.Source{ID: "film", Publisher: "TV", URL: "https://tv.example/9"})
	s.Statements[0].Sources = []data.Citation{{Source: "film", Role: data.RecordRole, Grade: data.GradeD}}
	want := strings.NewReplacer(
		"2026-03-10", "2026-03-09", `"Mayor"`, `"Lord Mayor"`, "The bridge has no cracks", "“No crack has been found.”", "A. Mayor", "Anna Mayor",
		`"False"`, `"Not true"`, `{"@type": "CreativeWork", "url": "https://town.example/transcripts/2026-03-10"}`, `[{"@type": "CreativeWork", "url": "https://tv.example/9"}]`,
	).Replace(string(fixtures(t)["single.json"]))
	if got := exported(t, s, d.Origin); !reflect.DeepEqual(decoded(t, got), decoded(t, []byte(want))) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	s.Statements, s.Relations = nil, nil
	if out, err := claimreview.Export(s, d.Origin, claimreview.Options{}); err == nil {
		t.Errorf("without its statement there is still a review:\n%s", out)
	}
}

// A story that was not made of reviews gives its own, which have no number and no rating that it does not give.
func TestOwnReviews(t *testing.T) {
	first := datatest.First(t)
	out, err := claimreview.Export(first, nil, claimreview.Options{Page: "https://example.org/", Rating: func(id string) string { return "of " + id }})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(out), `"ClaimReview"`); got < 10 || strings.Contains(string(out), "ratingValue") {
		t.Errorf("%d reviews:\n%s", got, out)
	}
	back := imported(t, out)
	if len(back.Story.Statements) != strings.Count(string(out), `"ClaimReview"`) {
		t.Errorf("%d of its statements come back", len(back.Story.Statements))
	}
	for _, s := range back.Story.Statements {
		if s.Words[0].Form != "" {
			t.Errorf("%s was quoted and is a paraphrase", s.ID)
		}
	}
}

// What is no review is refused with what to do.
func TestRefused(t *testing.T) {
	for src, want := range map[string]string{
		``:                            "is not JSON: it is cut off",
		`{"a": 1`:                     "is not JSON: it is cut off",
		`{"a": 1}]`:                   "is not JSON: something follows it",
		`{"@type": "Article"}`:        "has no ClaimReview",
		`{"@type": "MediaReview"}`:    "MediaReview, which is not read",
		`{"claims": [{"text": "A"}]}`: "import the pages that it names",
		`<p>The claim is false.`:      "paste the source of the page",
		`<script type="application/ld+json">{</script>`:            "is not JSON: it is cut off",
		`<script type="application/ld+json">{"a": 1}`:              "paste the source of the page",
		strings.Repeat("[", 1000) + strings.Repeat("]", 1000):      "nested more than 64 deep",
		strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1000): "is not JSON",
	} {
		_, err := claimreview.Import([]byte(src))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %s", src, err, want)
		}
	}
	if _, err := claimreview.Import([]byte(`{"@type": "ClaimReview"}`), []byte(`[]`)); err == nil || !strings.HasPrefix(err.Error(), "document 2 has no") {
		t.Errorf("the second: got %v", err)
	}
	if _, err := claimreview.Import(make([]byte, exchange.MaxBytes+1)); err == nil || !strings.Contains(err.Error(), "split it") {
		t.Errorf("too large: got %v", err)
	}
	if _, err := claimreview.Export(&data.Story{}, []byte(`{"documents": 1}`), claimreview.Options{}); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a damaged origin: got %v", err)
	}
}

func FuzzImport(f *testing.F) {
	for _, src := range fixtures(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := claimreview.Import(src)
		if err != nil {
			return
		}
		s := reread(t, &d.Story)
		validate.Check(s)
		out := exported(t, s, d.Origin)
		if again := imported(t, out); !reflect.DeepEqual(again.Story, d.Story) {
			t.Errorf("%s\nbecomes\n%+v\nwas\n%+v", out, again.Story, d.Story)
		}
	})
}

// Many reviews and appearances cost no more than they are long.
func TestLargeInputs(t *testing.T) {
	review := `{"@type": "ClaimReview", "claimReviewed": "A", "itemReviewed": {"appearance": [` + strings.Repeat(`"https://a.example/1",`, 100) + `"https://a.example/2"`
	for i := range 99 {
		review += fmt.Sprintf(`,"https://b.example/%d"`, i)
	}
	review += `]}}`
	many := []byte("[" + strings.Repeat(review+",", 99) + review + "]")
	d := imported(t, many)
	if got := len(d.Story.Statements); got != 1 {
		t.Errorf("%d statements of one claim", got)
	}
	if got := exported(t, &d.Story, d.Origin); !reflect.DeepEqual(decoded(t, got), decoded(t, many)) {
		t.Error("it does not come back")
	}
	if _, err := claimreview.Import([]byte("[" + strings.Repeat(`{"@type": "ClaimReview"},`, 10_000) + `{"@type": "ClaimReview"}]`)); err == nil || !strings.Contains(err.Error(), "has 10001 reviews") {
		t.Errorf("too many: got %v", err)
	}
}
