package draft_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/publish"
)

const day = "2026-04-01"

func read(t testing.TB, name string) string {
	t.Helper()
	src, err := os.ReadFile("../../data/stories/" + name + "/story.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func open(t testing.TB, src string) *draft.Draft {
	t.Helper()
	d, err := draft.Open(src, day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func tasks(d *draft.Draft) []draft.Task {
	_, faults := d.Story()
	return d.Tasks(faults)
}

// make writes three statements with two findings each, as an editor does.
func write(d *draft.Draft) {
	for path, text := range map[string]string{
		"title": "What was said about the bus, and the records", "standfirst": "Three statements about a bus line.",
		"by": "The editors", "report": "Write to errors@example.org.",
	} {
		d.Set(path, text)
	}
	for i := range 3 {
		n := strconv.Itoa(i + 1)
		s := d.AddStatement()
		for field, text := range map[string]string{
			".who": "Ada Mayor", ".role": "Mayor", ".at": "2026-03-0" + n, ".place": "Town hall", ".medium": "press conference",
			".words[0].text": "The bus is on time. Line " + n + " never waits.", ".sources[0].url": "https://town.example/" + n, ".sources[0].how": "verified A",
		} {
			d.Set(s+field, text)
		}
		for k := range 2 {
			words := "on time"
			if k == 1 {
				words = "never waits"
			}
			before, _, _ := strings.Cut(d.Get(s+".words[0].text"), words)
			r := d.AddEvidence(s, s+".words[0]", before, words)
			f := "findings[" + strconv.Itoa(2*i+k) + "]"
			d.Set(r+".type", "contradicts")
			d.Set(r+".strength", "high")
			d.Set(r+".explanation", "The log names a delay.")
			for field, text := range map[string]string{
				".body": "Transport Office", ".public": "2026-02-0" + strconv.Itoa(k+1), ".kind": "finding", ".medium": "log",
				".words[0].text": "Line " + n + " was late on " + strconv.Itoa(k+3) + " days.", ".sources[0].url": "https://office.example/" + n, ".sources[0].how": "verified A",
			} {
				d.Set(f+field, text)
			}
		}
	}
	for i := range d.Len("sources") {
		d.Set("sources["+strconv.Itoa(i)+"].publisher", "Publisher "+strconv.Itoa(i))
	}
	d.Settle()
}

func TestThreeStatementsFromNothing(t *testing.T) {
	d := draft.New("en", day)
	if len(tasks(d)) == 0 {
		t.Error("nothing is left to do in an empty story")
	}
	write(d)
	for _, left := range tasks(d) {
		t.Errorf("left to do: %v (%s)", left.Fault, left.Field)
	}
	story, err := validate.Parse([]byte(d.String()))
	if err != nil {
		t.Fatal(err)
	}
	if len(story.Statements) != 3 || len(story.Findings) != 6 || len(story.Lead) != 3 || len(story.Speakers) != 1 || len(story.Sources) != 6 {
		t.Errorf("%d statements, %d findings, %d pairings, %d speakers, %d sources", len(story.Statements), len(story.Findings), len(story.Lead), len(story.Speakers), len(story.Sources))
	}
	if s := story.Statements[1]; s.ID != "ada-mayor-2026-03-02" || story.Relations[3].FromWords.Exact != "never waits" || story.Sources[0].Accessed != day {
		t.Errorf("id %q, words %q, accessed %q", s.ID, story.Relations[3].FromWords.Exact, story.Sources[0].Accessed)
	}
	last := d.String()
	undone := 0
	for d.CanUndo() {
		d.Undo()
		undone++
	}
	if d.Len("statements") != 0 || undone < 50 {
		t.Errorf("%d changes undone, %d statements left", undone, d.Len("statements"))
	}
	for d.CanRedo() {
		d.Redo()
	}
	if d.String() != last {
		t.Error("done again, the story is another one")
	}
}

// What is opened and written again is the same value, with what no form and no format knows.
func TestNothingIsLost(t *testing.T) {
	for _, name := range []string{"russia-2018", "template"} {
		src := strings.Replace(read(t, name), `"lang"`, `"x-own": {"a": [1.50, null, "\u00e9\ud83d\ude00\n"]}, "lang"`, 1)
		var was, is any
		if err := json.Unmarshal([]byte(src), &was); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(open(t, src).String()), &is); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(was, is) {
			t.Errorf("%s: written again, it is another value", name)
		}
	}
}

func TestAStoryIsReadyAsItIs(t *testing.T) {
	for _, name := range []string{"russia-2018", "template"} {
		if left := tasks(open(t, read(t, name))); len(left) > 0 {
			t.Errorf("%s: %v", name, left[0].Fault)
		}
	}
}

func TestOldVersionsAreOpened(t *testing.T) {
	src := strings.NewReplacer(`"formatVersion": 2,`, "", `"type"`, `"tie"`, `"accessed"`, `"seen"`).Replace(read(t, "template"))
	if left := tasks(open(t, src)); len(left) > 0 {
		t.Errorf("%v", left[0].Fault)
	}
}

func TestWhatIsNoStoryIsRefused(t *testing.T) {
	for _, src := range []string{"", "{", "[]", "{}", `{"a":1}`, "<html>", `{"title":"a",}`, `{"title":"\x"}`, "{\"title\":\"\n\"}", "\xff", strings.Repeat("[", 10_000), `{"title":01e}`, `{"title":"\ud800`} {
		if d, err := draft.Open(src, day); err == nil {
			t.Errorf("%.40q is opened as %s", src, d)
		}
	}
}

// Words are named whole, and told from others that are the same.
func TestSelectedWords(t *testing.T) {
	for _, c := range []struct{ text, before, words, exact, prefix, suffix string }{
		{"No crack, no crack at all.", "No crack, no ", "crack", "crack", "no ", ""},
		{"The bridge is safe.", "The br", "idge is sa", "bridge is safe", "", ""},
		{"The bridge is safe.", "The", " bridge ", "bridge", "", ""},
		{"Міст безпечний.", "Мі", "ст", "Міст", "", ""},
		{"The bridge is safe.", "The bridge is safe", ".", "", "", ""},
		{"The bridge is safe.", " other text ", "bridge", "bridge", "", ""},
	} {
		d := draft.New("en", day)
		s := d.AddStatement()
		d.Set(s+".words[0].text", c.text)
		r := d.AddEvidence(s, s+".words[0]", c.before, c.words)
		got := [3]string{d.Get(r + ".fromWords.exact"), d.Get(r + ".fromWords.prefix"), d.Get(r + ".fromWords.suffix")}
		if want := [3]string{c.exact, c.prefix, c.suffix}; got != want {
			t.Errorf("%q of %q: got %q, want %q", c.words, c.text, got, want)
		}
	}
}

func TestRemovingLeavesNoTrace(t *testing.T) {
	d := draft.New("en", day)
	empty := d.String()
	d.Set("title", "")
	write(d)
	for d.Len("statements") > 0 {
		d.Remove("statements[0]")
		if left := tasks(d); d.Len("statements") > 0 && len(left) > 0 {
			t.Fatalf("left to do: %v", left[0].Fault)
		}
	}
	for _, field := range []string{"title", "standfirst", "by", "report"} {
		d.Set(field, "")
	}
	got := strings.Replace(d.String(), "what-was-said-about-the-bus", "comparison", 1)
	if got != empty {
		t.Errorf("after all is removed: %s", got)
	}
}

func TestFixes(t *testing.T) {
	d := open(t, strings.Replace(read(t, "template"), "The bridge is safe. No crack has been found.", "the bridge is safe. No crack has been found", 1))
	for range 2 {
		left := tasks(d)
		if len(left) == 0 || left[0].Fix == "" {
			t.Fatalf("no fix of %v", left)
		}
		d.Fix(left[0].Fix)
	}
	if left := tasks(d); len(left) > 0 || !strings.HasPrefix(d.Get("statements[0].words[0].text"), "… the") {
		t.Errorf("fixed, it says %q; left to do: %v", d.Get("statements[0].words[0].text"), left)
	}
}

// Whatever an editor has written by now can be drawn.
func TestAnyDraftCanBeDrawn(t *testing.T) {
	w := i18ntest.Load(t, "en")
	src := read(t, "template")
	random := rand.New(rand.NewPCG(1, 2))
	values := []string{"", "x", "2026-03-10", "2026-99-99", "statement-1", "mayor", "contradicts", "corrects", "verified", "A", "<b>", "https://example.org/", "assessment"}
	drawn := 0
	for n := range 200 {
		d := open(t, src)
		if n%2 == 1 {
			d = draft.New("en", day)
			write(d)
		}
		var paths []string
		walk(d.Root(), "", &paths)
		for range 1 + random.IntN(6) {
			path := paths[random.IntN(len(paths))]
			if random.IntN(4) == 0 {
				d.Remove(path)
			} else {
				d.Set(path, values[random.IntN(len(values))])
			}
		}
		story, faults := d.Story()
		d.Tasks(faults)
		shown, _ := draft.Drawable(story)
		page, err := publish.Page("[[content]]", shown, w)
		if err != nil || !strings.HasPrefix(page, "<div") {
			t.Fatalf("%s\n%v", d, err)
		}
		if _, err := data.Decode(data.Encode(shown)); err != nil {
			t.Fatal(err)
		}
		drawn += len(shown.Statements)
	}
	if drawn < 100 {
		t.Errorf("%d statements drawn in all", drawn)
	}
}

// walk lists the paths of all texts.
func walk(v *draft.Value, path string, paths *[]string) {
	var all map[string]any
	json.Unmarshal([]byte(v.String()), &all)
	var visit func(v any, path string)
	visit = func(v any, path string) {
		switch v := v.(type) {
		case map[string]any:
			for name, kid := range v {
				visit(kid, strings.TrimPrefix(path+"."+name, "."))
			}
		case []any:
			for i, kid := range v {
				visit(kid, path+"["+strconv.Itoa(i)+"]")
			}
		case string:
			*paths = append(*paths, path)
		}
	}
	visit(all, path)
}

func FuzzOpen(f *testing.F) {
	f.Add(read(f, "template"))
	f.Add(`{"title":"a","statements":[{"words":[{"text":1}]}]}`)
	f.Add(`{"title":"a","title":"b","statements":{}}`)
	f.Fuzz(func(t *testing.T, src string) {
		d, err := draft.Open(src, day)
		if err != nil {
			return
		}
		again := open(t, d.String())
		if again.String() != d.String() {
			t.Errorf("%q becomes %q", d, again)
		}
		story, faults := d.Story()
		d.Tasks(faults)
		draft.Drawable(story)
		d.Settle()
	})
}
