package validate_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"encoding/json"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

func parseTranslation(tb testing.TB, name string) *data.Translation {
	tb.Helper()
	t, err := validate.ParseTranslation(read(tb, name))
	if err != nil {
		tb.Fatalf("%s:\n%v", name, err)
	}
	return t
}

// The translations of the stories keep every rule, and nothing is left to translate.
func TestGoodTranslations(t *testing.T) {
	for _, name := range files(t, "../stories/*/story.*.json") {
		of := parseTranslation(t, name)
		story := parse(t, filepath.Join(filepath.Dir(name), "story.json"))
		for _, fault := range slices.Concat(validate.CheckTranslation(of, story, nil), validate.Untranslated(of, story, nil)) {
			t.Errorf("%s: %v", name, fault)
		}
		var want data.Translation
		if err := json.Unmarshal(read(t, name), &want); err != nil || !reflect.DeepEqual(of, &want) {
			t.Errorf("%s: read as %+v, and by encoding/json as %+v, %v", name, of, want, err)
		}
		if again := validate.UpdateTranslation(of, story.OwnTexts); !reflect.DeepEqual(again, of) {
			t.Errorf("%s: is not as ./build.sh translate writes it", name)
		}
	}
}

// Every bad translation of the bridge stands beside all that is said about it.
func TestBadTranslations(t *testing.T) {
	for _, name := range files(t, "testdata/translation/*.json") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var said strings.Builder
			src := read(t, name)
			of, err := validate.ParseTranslation(src)
			if err != nil {
				fmt.Fprintln(&said, err)
			} else {
				for _, fault := range validate.CheckTranslation(of, storyOf(t, name), nil) {
					line, column := validate.Locate(src, fault.Path)
					fmt.Fprintf(&said, "%d:%d: %v\n", line, column, fault)
				}
			}
			if said.Len() == 0 {
				t.Error("nothing is said about it")
			}
			golden(t, strings.TrimSuffix(name, ".json")+".want", said.String())
		})
	}
}

// storyOf is the story that a bad translation is of: the kettles, or the bridge.
func storyOf(t *testing.T, name string) *data.Story {
	if strings.Contains(name, "kettles") {
		return parse(t, "../stories/kettle-recall/story.json")
	}
	return bridge(t)
}

// translationOf translates every text of the bridge: the same in small letters, with what stands in
// quotation marks listed as rendered.
func translationOf(own func(func(string, *string))) *data.Translation {
	t := &data.Translation{Lang: "uk"}
	own(func(field string, text *string) {
		t.Texts = append(t.Texts, data.TranslatedText{Field: field, Original: *text, Translation: "uk: " + strings.ReplaceAll(*text, "\n", " ")})
	})
	return t
}

// A translation of each text of a story and of a lesson is accepted, and nothing is left.
func TestEveryTextCanBeTranslated(t *testing.T) {
	story := bridge(t)
	lesson := parseLesson(t, "testdata/lesson/good/small.json", story)
	of, ofLesson := translationOf(story.OwnTexts), translationOf(lesson.OwnTexts)
	for _, fault := range slices.Concat(validate.CheckTranslation(of, story, nil), validate.Untranslated(of, story, nil),
		validate.CheckTranslation(ofLesson, story, lesson), validate.Untranslated(ofLesson, story, lesson)) {
		t.Error(fault)
	}
	if len(of.Texts) < 30 || len(ofLesson.Texts) < 20 {
		t.Errorf("%d and %d texts", len(of.Texts), len(ofLesson.Texts))
	}
}

// What is missing, or of other words than the original has now, is named with its field.
func TestUntranslated(t *testing.T) {
	story := bridge(t)
	of := translationOf(story.OwnTexts)
	place := func(field string) *data.TranslatedText {
		i := slices.IndexFunc(of.Texts, func(t data.TranslatedText) bool { return t.Field == field })
		return &of.Texts[i]
	}
	place("title").Translation = ""
	place("findings[charge].caveat").Original = "No court ruled."
	place("relations[audit--reopening].explanation").Was = "What came then."
	place("relations[minister-post--charge].explanation").Original = "Both  say that it was closed." // no other words
	*place("statements[mayor-open].role") = of.Texts[len(of.Texts)-1]
	of.Texts = of.Texts[:len(of.Texts)-1]
	got := said(validate.Untranslated(of, story, nil))
	want := "title: is not translated; it is shown in en\n" +
		"statements[mayor-open].role: is not translated; it is shown in en\n" +
		"findings[charge].caveat: has changed since it was translated; it is shown in en\n" +
		"relations[audit--reopening].explanation: has changed since it was translated; it is shown in en"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// What is translated stays when the story changes; where the original has changed, the file says from what.
func TestUpdateTranslation(t *testing.T) {
	story := bridge(t)
	empty := validate.UpdateTranslation(&data.Translation{Lang: "uk"}, story.OwnTexts)
	if len(empty.Texts) < 30 || slices.ContainsFunc(empty.Texts, func(t data.TranslatedText) bool { return t.Translation != "" || t.Original == "" }) {
		t.Fatalf("begun as %+v", empty.Texts)
	}
	of := translationOf(story.OwnTexts)
	if again := validate.UpdateTranslation(of, story.OwnTexts); !reflect.DeepEqual(again, of) {
		t.Error("a translation that is up to date is changed")
	}
	entry := func(of *data.Translation, field string) data.TranslatedText {
		if i := slices.IndexFunc(of.Texts, func(t data.TranslatedText) bool { return t.Field == field }); i >= 0 {
			return of.Texts[i]
		}
		return data.TranslatedText{}
	}
	now := bridge(t)
	now.Title = "Who shut the bridge?"
	now.Standfirst = "A mayor,  a minister and what three offices said of it." // no other words
	now.Findings[1].ID = "indictment"
	now.Statements[1].Context = "New."
	now.Statements[2].Place = "Town hall" // as of the others
	now.Relations = now.Relations[:3]
	next := validate.UpdateTranslation(of, now.OwnTexts)
	for field, want := range map[string]data.TranslatedText{
		"title":                                   {Original: now.Title, Was: story.Title, Translation: "uk: " + story.Title},
		"standfirst":                              {Original: now.Standfirst, Translation: "uk: " + story.Standfirst},
		"findings[indictment].caveat":             {Original: "No court has ruled on it.", Translation: "uk: No court has ruled on it."},
		"statements[mayor-closed].context":        {Original: "New."},
		"statements[minister-post].place":         {Original: "Town hall", Translation: "uk: Town hall"},
		"relations[audit--reopening].explanation": {Original: "What followed.", Translation: "uk: What followed."},
	} {
		want.Field = field
		if got := entry(next, field); got != want {
			t.Errorf("%s: got %+v, want %+v", field, got, want)
		}
	}
	if got := entry(next, "findings[charge].caveat"); got.Field != "" {
		t.Errorf("what has moved is left behind: %+v", got)
	}
	last := next.Texts[len(next.Texts)-1]
	if !strings.HasPrefix(last.Field, "relations[audit--reopening]") {
		t.Errorf("the last text is of %s", last.Field)
	}
	// Changed once more, and put back.
	now.Title = "Who closed it?"
	if got := entry(validate.UpdateTranslation(next, now.OwnTexts), "title"); got.Was != story.Title || got.Original != now.Title {
		t.Errorf("changed twice: %+v", got)
	}
	now.Title = story.Title
	if got := entry(validate.UpdateTranslation(next, now.OwnTexts), "title"); got.Was != "" || got.Translation != "uk: "+story.Title {
		t.Errorf("put back: %+v", got)
	}
}

// A translation that reads otherwise than before needs a correction of its record, and what is new none.
func TestUnexplainedTranslations(t *testing.T) {
	old, now := bridge(t), bridge(t)
	now.Updated = "2018-08-03"
	was, is := translationOf(old.OwnTexts), translationOf(now.OwnTexts)
	for i := range is.Texts {
		switch is.Texts[i].Field {
		case "findings[charge].caveat":
			is.Texts[i].Translation = "uk: A court has ruled on it."
		case "relations[minister-post--charge].explanation":
			is.Texts[i].Translation = "uk: Both said so."
		case "title":
			was.Texts[i].Translation = ""
		case "standfirst":
			is.Texts[i].Translation = strings.ReplaceAll(is.Texts[i].Translation, " ", "\u00a0")
		case "by":
			is.Texts[i].Translation = ""
		}
	}
	got := validate.UnexplainedTranslations(old, now, was, is)
	if len(got) != 2 || !strings.Contains(got[0].Problem, `"uk: A court has ruled on it."`) || !strings.HasSuffix(got[0].Path, "].translation") || !strings.Contains(got[1].Problem, `"minister-post" or "charge"`) {
		t.Errorf("got %q", said(got))
	}
	now.Corrections = append(now.Corrections, data.Correction{On: "2018-08-03", Record: "charge", Was: "A", Is: "B", Why: "The translation was wrong."})
	if got := validate.UnexplainedTranslations(old, now, was, is); len(got) != 0 {
		t.Errorf("with a correction: %q", said(got))
	}
}

func FuzzParseTranslation(f *testing.F) {
	for _, name := range append(files(f, "testdata/translation/*.json"), files(f, "../stories/*/story.*.json")...) {
		f.Add(read(f, name))
	}
	story := parse(f, "../stories/kettle-recall/story.json")
	f.Fuzz(func(t *testing.T, src []byte) {
		of, err := validate.ParseTranslation(src)
		if err != nil {
			return
		}
		validate.CheckTranslation(of, story, nil)
		validate.Untranslated(of, story, nil)
		out := story.In(of, func(quoted string) string { return "[" + quoted + "]" })
		data.NewOutline(data.NewIndex(out))
		if decoded, err := data.Decode(data.Encode(out)); err != nil || decoded.Title != out.Title {
			t.Fatal(err)
		}
	})
}
