package editor_test

import (
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

const day = "2026-04-01"

func example(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("../../data/stories/template/story.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// Whatever is done, the form can be drawn, no id stands in it twice, every control has a label, and what is left to
// do is said.
func TestTheFormOfAnything(t *testing.T) {
	for lang, w := range i18ntest.All(t) {
		random := rand.New(rand.NewPCG(1, 2))
		e := editor.New(w, day)
		e.Example = example(t)
		controls := 0
		for range 150 {
			tree := e.View()
			nodetest.HTML(t, tree)
			nodetest.HTML(t, e.Preview(editor.Seeing{}))
			ids := map[string]bool{}
			for _, id := range nodetest.Attrs(tree, "id") {
				if ids[id] {
					t.Fatalf("%s: two elements have the id %q", lang, id)
				}
				ids[id] = true
			}
			for _, id := range append(nodetest.Attrs(tree, "for"), nodetest.Attrs(tree, "aria-describedby")...) {
				if !ids[id] {
					t.Fatalf("%s: no element has the id %q", lang, id)
				}
				controls++
			}
			each(tree, func(n *node.Node) {
				for _, kid := range n.Kids {
					if n.Tag == "p" && slices.Contains([]string{"div", "p", "ul", "ol", "form", "fieldset", "details"}, kid.Tag) {
						t.Fatalf("%s: a <%s> stands in a <p>, where a page that is read ends it", lang, kid.Tag)
					}
					if slices.Contains(kid.Attrs, "date") && len(n.Kids) > 1 {
						t.Fatalf("%s: a control for dates stands where one for texts may", lang)
					}
				}
			})
			actions := nodetest.Attrs(tree, "data-action")
			paths := nodetest.Attrs(tree, "data-path")
			if len(paths) > 0 && random.IntN(2) == 0 {
				e.Update("set:"+paths[random.IntN(len(paths))], []string{"", "x", "2026-03-10", "https://example.org", "finding"}[random.IntN(5)])
				continue
			}
			e.Update(actions[random.IntN(len(actions))], "The bridge\x1f is safe")
		}
		if controls < 500 {
			t.Errorf("%s: only %d controls were drawn", lang, controls)
		}
	}
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	if f := e.Update("load", `{"a": <b>}`); f.Changed || !strings.Contains(nodetest.HTML(t, e.View()), "line 1, column 7") {
		t.Errorf("%v, and the form says %s", f, nodetest.HTML(t, e.View()))
	}
	e.Example = example(t)
	if f := e.Update("example", ""); !f.Changed || !e.Ready() || strings.Contains(nodetest.HTML(t, e.View()), "column 7") {
		t.Error("after that, the example is not ready")
	}
}

// The list of records dates them as the page does, and shows what is no date yet as it was written.
func TestTheListDatesRecordsAsThePageDoes(t *testing.T) {
	for at, want := range map[string]string{
		"2018-07-18T00:21:54Z": "17 July 2018", // in the evening, where it was said
		"2018-07":              "July 2018",
		"in the summer of":     "in the summer of",
	} {
		e := editor.New(i18ntest.Load(t, "en"), day)
		e.Update("load", strings.Replace(example(t), `"at": "2026-03-10"`, `"offset": "-04:00", "at": "2026-03-10"`, 1))
		e.Update("set:statements[0].at", at)
		if got := nodetest.HTML(t, e.View()); !strings.Contains(got, "<b>A. Mayor, "+want+"</b>") {
			t.Errorf("%s: want %q in %s", at, want, got)
		}
	}
}

// Each thing left to do leads to a field that is in the form then.
func TestTasksLeadToFields(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("new", "")
	e.Update("add", "")
	e.Update("evidence:statements[0].words[0]", "")
	led := 0
	for _, action := range nodetest.Attrs(e.View(), "data-action") {
		path, is := strings.CutPrefix(action, "go:")
		if !is {
			continue
		}
		led++
		e.Update(action, "")
		fields := strings.Join(append(nodetest.Attrs(e.View(), "data-path"), nodetest.Attrs(e.View(), "data-set")...), "\n")
		if !strings.Contains(fields, path) {
			t.Errorf("%s leads to no field", action)
		}
	}
	if led < 15 {
		t.Errorf("only %d things are left to do", led)
	}
}

func TestWhereTheNewestVersionIs(t *testing.T) {
	w := i18ntest.Load(t, "en")
	e := editor.New(w, day)
	e.Update("new", "")
	says := func(want string) {
		t.Helper()
		if got := nodetest.HTML(t, e.View()); !strings.Contains(got, want) {
			t.Errorf("want %q in %s", want, got)
		}
	}
	says("No file has it yet.")
	e.Update("filed", "10:15")
	says("A file has had it since 10:15.")
	if e.Leave() != "" {
		t.Error("asks before it is closed, though a file has it")
	}
	e.Update("set:title", "Another")
	says("A file has had an older version since 10:15.")
	if e.Leave() == "" {
		t.Error("does not ask before it is closed, though no file has it")
	}
	e.Update("refused", "")
	says("This browser keeps nothing")
	e.Update("elsewhere", "")
	says("only be read")
}

// A date that is known to the month stands in the field beside that of days, with what is left to do there.
func TestDatesAsFarAsTheyAreKnown(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("new", "")
	e.Update("add", "")
	invalid := regexp.MustCompile(`<input id="f-statements-0-at[^>]* aria-invalid="true"`)
	for _, at := range []string{"2018-07-16", "2018-07", "2018", "2018-07~", "2018-07-16T17:30:00+03:00", "July"} {
		e.Update("set:statements[0].at", at)
		form := nodetest.HTML(t, e.View())
		field := `id="f-statements-0-at-known" data-path="statements[0].at"`
		if is := strings.Contains(form, field); is == (at == "2018-07-16") {
			t.Errorf("%s: the field of dates that are no days has the path: %v", at, is)
		}
		if wrong := invalid.MatchString(form); wrong != strings.Contains(at, "J") {
			t.Errorf("%s is wrong: %v", at, wrong)
		}
		// An instant has its offset, which follows from how it was written, and the name of that time, which does not.
		clock := strings.Contains(form, `data-path="statements[0].zone"`)
		if clock != (strings.Contains(at, "T") || at == "July") || clock && e.Get("statements[0].offset") != "+03:00" {
			t.Errorf("%s: is asked for the name of the time: %v; the offset is %q", at, clock, e.Get("statements[0].offset"))
		}
		if strings.Contains(at, "T") && e.Get("statements[0].at") != "2018-07-16T14:30:00Z" {
			t.Errorf("%s is kept as %s", at, e.Get("statements[0].at"))
		}
	}
	e.Update("set:statements[0].who", "Ada Mayor")
	e.Update("set:statements[0].at", "2018-07~")
	e.Update("settle", "")
	if id := e.Get("statements[0].id"); id != "ada-mayor-2018-07" || !strings.Contains(nodetest.HTML(t, e.View()), "about July 2018") {
		t.Errorf("the id is %s, in %s", id, nodetest.HTML(t, e.View()))
	}
}

// What is brought is begun from, what its columns are for is asked, and what could not be taken is noted until it is seen.
func TestBringing(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("set:pasted", "Who,Mot\nA,One.\n")
	if f := e.Update("wrong", "has no column"); f.Focus != "wrong" || !strings.Contains(nodetest.HTML(t, e.View()), "has no column") || e.Pasted() != "Who,Mot\nA,One.\n" {
		t.Errorf("%v, pasted is %q", f, e.Pasted())
	}
	e.Update("columns", `{"columns": [{"heading": "Mot", "first": "One."}, {"heading": "No.", "first": "7"}], "fields": [{"key": "statement.words.1.text", "name": "Words"}]}`)
	e.Update("set:columns[0].key", "statement.words.1.text")
	if form := nodetest.HTML(t, e.View()); !strings.Contains(form, `selected>Words`) || !strings.Contains(form, "begins with “One.”") {
		t.Errorf("the columns are asked about in %s", form)
	}
	if keys := e.Keys(); keys != "{\n  \"Mot\": \"statement.words.1.text\",\n  \"No.\": \"\"\n}\n" {
		t.Errorf("the keys are %s", keys)
	}
	f := e.Update("bring", `{"story": {"formatVersion": 2, "$schema": "x", "id": "", "statements": [{"id": "a", "speaker": "a", "words": [{"text": "One."}]}]}, "origin": "{\"table\": 1}",
		"notes": [{"path": "statements[0].at", "text": "\"3/4\" is no date"}]}`)
	if !f.Changed || !f.Beside || e.Get("id") != "comparison" || e.Get("published") != day || e.Root().At("$schema") != nil || e.Origin() != `{"table": 1}` {
		t.Errorf("%v begins with %s, of %s", f, e.Draft, e.Origin())
	}
	form := nodetest.HTML(t, e.View())
	if strings.Count(form, "is no date") != 3 { // in the list, on its button, and at the field
		t.Errorf("the note stands %d times in %s", strings.Count(form, "is no date"), form)
	}
	kept := e.Beside()
	e.Update("note:0", "")
	if strings.Contains(nodetest.HTML(t, e.View()), "is no date") {
		t.Error("the note is there after it was seen")
	}
	text := e.String()
	e = editor.New(i18ntest.Load(t, "en"), day)
	e.Update("resume", text)
	e.Update("beside", kept)
	if e.Beside() != kept || nodetest.HTML(t, e.View()) != form {
		t.Error("another form comes back of what was kept")
	}
}

func TestWhatIsForeign(t *testing.T) {
	for text, want := range map[string]bool{
		example(t): false, "{": false, "Who,Words": true, "<html>": true, `[{"@type": "ClaimReview"}]`: true, `{"@type": "ClaimReview"}`: true, "\ufeffWho": true,
	} {
		if got := editor.Foreign(text); got != want {
			t.Errorf("%.40q is foreign: %v", text, got)
		}
	}
}

// Where readers have seen a story, a change asks for a correction, which is found and filled in.
func TestCorrectionsAreAskedFor(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("load", example(t))
	if !e.Ready() {
		t.Fatal("the example is not ready")
	}
	e.Update("set:statements[0].role", "Deputy mayor")
	form := nodetest.HTML(t, e.View())
	due := "correction:" + e.Get("statements[0].id") + "|"
	if e.Ready() || !strings.Contains(form, "Readers have seen something else here.") || !strings.Contains(form, `data-action="`+due) {
		t.Fatalf("no correction is asked for in %s", form)
	}
	f := e.Update(due[:len(due)-1]+"|", "")
	if e.Ready() || !strings.HasSuffix(f.Focus, ".was") || e.Get("updated") != day {
		t.Errorf("it leads to %s, updated %s", f.Focus, e.Get("updated"))
	}
	at := strings.TrimSuffix(f.Focus, ".was")
	e.Update("set:"+at+".was", "Mayor")
	e.Update("set:"+at+".is", "Deputy mayor")
	e.Update("set:"+at+".why", "The role of that day was another.")
	if !e.Ready() {
		t.Errorf("told, there is left: %s", nodetest.HTML(t, e.View()))
	}
	e.Update("undo", "")
	e.Update("flag:asks", "")
	e.Update("remove:"+at, "")
	if !e.Ready() {
		t.Errorf("a correction is asked for though no reader has seen it: %s", nodetest.HTML(t, e.View()))
	}
}

func TestVersionsAreListed(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("new", "")
	e.Update("open:", "")
	text := e.String()
	e.Update("set:title", "Another")
	e.Update("versions", `[{"name": "First", "when": "10:15"}]`)
	if form := nodetest.HTML(t, e.View()); !strings.Contains(form, "First, 10:15") || !strings.Contains(form, `data-do="restore"`) {
		t.Errorf("the version is not in %s", form)
	}
	if f := e.Update("restore", text); !f.Changed || e.Get("title") != "" {
		t.Errorf("%v, the title is %q", f, e.Get("title"))
	}
	if e.Update("undo", ""); e.Get("title") != "Another" {
		t.Errorf("undone, the title is %q", e.Get("title"))
	}
}

// What is wrong is said in the language of the form.
func TestRulesAreSaidInEveryLanguage(t *testing.T) {
	for lang, w := range i18ntest.All(t) {
		e := editor.New(w, day)
		e.Update("load", example(t))
		e.Update("set:statements[0].at", "July")
		e.Update("set:relations[0].explanation", "The report clearly says so.")
		form := nodetest.HTML(t, e.View())
		if strings.Contains(form, "is neither a date") || strings.Contains(form, "which judges") || strings.Contains(form, `<span lang="en"`) {
			t.Errorf("%s: a rule is said in English: %s", lang, form)
		}
		for _, said := range []string{w.Format(i18n.MakeRuleDate, w.Format(i18n.Quote, "July")), w.Format(i18n.MakeRuleJudges, w.Format(i18n.Quote, "clearly"))} {
			if !strings.Contains(form, said) {
				t.Errorf("%s: %q is not in %s", lang, said, form)
			}
		}
	}
}
