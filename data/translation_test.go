package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

// bracketed marks words by putting them in brackets.
func bracketed(words string) string { return "[" + words + "]" }

// translatedAll is a translation of every text of a story or a lesson: the same in capitals.
func translatedAll(own func(func(string, *string))) *data.Translation {
	t := &data.Translation{Lang: "uk"}
	own(func(field string, text *string) {
		t.Texts = append(t.Texts, data.TranslatedText{Field: field, Original: *text, Translation: strings.ToUpper(*text)})
	})
	return t
}

func kettles(t *testing.T) *data.Story {
	return datatest.Story(t, "data/stories/kettle-recall/story.json")
}

// Every text of a story is in the editors' own words, and translated, or is listed here: what others
// said, names of sources, and what is no text. A new field has to be one or the other.
func TestEveryTextIsTranslatedOrStays(t *testing.T) {
	stays := []string{
		"Story.Schema", "Story.ID", "Story.Lang", "Story.Published", "Story.Updated", "Pairing.Head", "Pairing.With",
		"Speaker.ID", "Speaker.Kind", "Statement.ID", "Statement.Speaker", "Statement.At", "Statement.Offset", "Statement.Zone",
		"Statement.ShowWith", "Statement.PrecededBy", "Question.Text", "Passage.Form", "Passage.Lang", "Passage.On",
		"Audio.Src", "Audio.Kind", "PictureFile.Src", "Citation.Source", "Citation.Role", "Citation.Grade", "Citation.Quoted",
		"Finding.ID", "Finding.Kind", "Finding.Public", "Finding.PublicFrom", "Finding.Dated", "Finding.Rating", "Finding.ShowWith", "Finding.PrecededBy",
		"Confidence.Level", "Relation.From", "Relation.To", "Relation.Type", "Relation.Strength",
		"TextQuote.Exact", "TextQuote.Prefix", "TextQuote.Suffix", // those in own words are tried below
		"Source.ID", "Source.Publisher", "Source.Title", "Source.URL", "Source.Archive", "Source.Accessed",
		"Correction.On", "Correction.Record", "Correction.Was", "Correction.Is",
		"Lesson.Schema", "Lesson.Lang", "Lesson.Ages", "LessonStep.Mode", "LessonQuestion.ID", "LessonQuestion.About", "Option.Source",
	}
	var story data.Story
	var lesson data.Lesson
	fillUp(t, reflect.ValueOf(&story).Elem())
	fillUp(t, reflect.ValueOf(&lesson).Elem())
	own := map[*string]bool{}
	visit := func(_ string, text *string) { own[text] = true }
	story.OwnTexts(visit)
	lesson.OwnTexts(visit)
	found := map[string]bool{}
	var walk func(v reflect.Value, field string)
	walk = func(v reflect.Value, field string) {
		switch v.Kind() {
		case reflect.String:
			if text, ok := v.Addr().Interface().(*string); !ok || !own[text] {
				found[field] = true
			}
		case reflect.Pointer:
			walk(v.Elem(), field)
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), field)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					walk(v.Field(i), v.Type().Name()+"."+f.Name)
				}
			}
		}
	}
	walk(reflect.ValueOf(&story).Elem(), "")
	walk(reflect.ValueOf(&lesson).Elem(), "")
	for field := range found {
		if !slices.Contains(stays, field) {
			t.Errorf("%s is not translated; visit it in OwnTexts, or list it here", field)
		}
	}
	for _, field := range stays {
		if !found[field] {
			t.Errorf("%s is translated, and listed here", field)
		}
	}
}

// A translated story has the translated texts, in its language, and leaves the words of others, and the
// story that it was made of, as they are.
func TestAStoryInAnotherLanguage(t *testing.T) {
	for _, name := range []string{"data/stories/kettle-recall/story.json", "data/validate/testdata/good/small.json", "data/stories/city-budget/story.json"} {
		s, untouched := datatest.Story(t, name), datatest.Story(t, name)
		of := translatedAll(s.OwnTexts)
		out := s.In(of, bracketed)
		if !reflect.DeepEqual(s, untouched) {
			t.Errorf("%s: the story has been changed", name)
		}
		n := 0
		out.OwnTexts(func(field string, text *string) {
			n++
			if *text != strings.ToUpper(*text) || out.TextLang(*text) != "uk" {
				t.Errorf("%s: %s is %q, in %s", name, field, *text, out.TextLang(*text))
			}
		})
		if n != len(of.Texts) || n < 20 {
			t.Errorf("%s: %d texts of %d are the editors' own", name, n, len(of.Texts))
		}
		for i := range s.Statements {
			for k, p := range s.Statements[i].Words {
				lang := p.Lang
				if lang == "" && p.Form == "" {
					lang = s.Lang
				}
				if got := out.Statements[i].Words[k]; p.Form == "" && got.Text != p.Text || got.Lang != lang {
					t.Errorf("%s: %q has become %q, in %q", name, p.Text, got.Text, got.Lang)
				}
			}
		}
		for i, source := range s.Sources {
			if got := out.Sources[i]; got.Publisher != source.Publisher || got.URL != source.URL || out.TextLang(got.Publisher) != s.Lang || got.Title != "" && out.TextLang(got.Title) != s.Lang {
				t.Errorf("%s: source %+v, in %s", name, got, out.TextLang(got.Publisher))
			}
		}
		for i, r := range out.Relations {
			for _, phrase := range []*data.TextQuote{r.FromWords, r.ToWords} {
				if phrase == nil {
					continue
				}
				if _, _, _, ok := phrase.Find(wordsOf(out, r.From)); !ok {
					if _, _, _, ok := phrase.Find(wordsOf(out, r.To)); !ok {
						t.Errorf("%s: relation %d points at %q, which is in neither record", name, i, phrase.Exact)
					}
				}
			}
		}
		roundTrip(t, out)
		decoded, err := data.Decode(data.Encode(out))
		if err != nil {
			t.Fatal(err)
		}
		walkTexts(decoded, func(text string) {
			if decoded.TextLang(text) != out.TextLang(text) {
				t.Errorf("%s: the program takes %q for %s, and the page for %s", name, text, decoded.TextLang(text), out.TextLang(text))
			}
		})
	}
}

func walkTexts(s *data.Story, do func(string)) {
	s.OwnTexts(func(_ string, text *string) { do(*text) })
	for i := range s.Sources {
		do(s.Sources[i].Publisher)
	}
}

func wordsOf(s *data.Story, id string) []data.Passage {
	x := data.NewIndex(s)
	if r := x.StatementAt(id); r != nil {
		return r.Words
	}
	return x.FindingAt(id).Words
}

// What is not translated, or was translated of other words, stays in its language, and no list mixes names.
func TestWhatIsNotTranslatedStays(t *testing.T) {
	s := kettles(t)
	const role, name = "statements[director-recall].role", "speakers[director].name"
	const alt = "statements[picture-kitchen].pictures[0].alt"
	const claim, phrase = "statements[claim-thousand].words[0].text", "relations[claim-thousand--office-recall].fromWords.exact"
	for _, c := range []struct {
		field string
		spoil func(*data.TranslatedText)
		stay  []string
	}{
		{role, func(t *data.TranslatedText) { t.Translation = "" }, []string{role}},
		{role, func(t *data.TranslatedText) { t.Original = "director" }, []string{role}},
		{role, func(t *data.TranslatedText) { t.Was = "director" }, []string{role}},
		{alt, func(t *data.TranslatedText) { t.Translation = "" }, []string{alt}},
		{alt, func(t *data.TranslatedText) { t.Original = "A kitchen." }, []string{alt}},
		{name, func(t *data.TranslatedText) { t.Translation = "" }, []string{"speakers[zephyra].name", name, "speakers[crowd].name"}},
		{phrase, func(t *data.TranslatedText) { t.Translation = "" }, []string{claim, phrase}},
		{phrase, func(t *data.TranslatedText) { t.Translation = "OTHER WORDS" }, []string{claim, phrase}},
		{claim, func(t *data.TranslatedText) { t.Translation = "A THOUSAND KETTLES, A THOUSAND KETTLES." }, []string{claim, phrase}},
		{claim, func(t *data.TranslatedText) { t.Original = "Two kettles have burst." }, []string{claim, phrase}},
	} {
		of := translatedAll(s.OwnTexts)
		for i := range of.Texts {
			if of.Texts[i].Field == c.field {
				c.spoil(&of.Texts[i])
			}
		}
		out := s.In(of, bracketed)
		originals := map[string]string{}
		s.OwnTexts(func(field string, text *string) { originals[field] = *text })
		out.OwnTexts(func(field string, text *string) {
			want, lang := strings.ToUpper(originals[field]), "uk"
			if slices.Contains(c.stay, field) {
				want, lang = originals[field], "en"
			}
			if *text != want || out.TextLang(*text) != lang {
				t.Errorf("%s spoilt: %s is %q, in %s; want %q, in %s", c.field, field, *text, out.TextLang(*text), want, lang)
			}
		})
		if got := data.NewOutline(data.NewIndex(out)).Lang; (got == "en") != (c.field == name) {
			t.Errorf("%s spoilt: the names of speakers are in %s", c.field, got)
		}
	}
}

// Words of a record that stand translated in quotation marks are marked with them, and other words are not.
func TestRenderingsAreMarked(t *testing.T) {
	s := kettles(t)
	for text, want := range map[string]string{
		"Наказ називає «31 випадок».":               "Наказ називає [«31 випадок»].",
		"Наказ називає „31 випадок“ і «31 випадок»": "Наказ називає [„31 випадок“] і [«31 випадок»]",
		"« 31 випадок »":                            "[« 31 випадок »]",
		"Наказ називає 31 випадок.":                 "Наказ називає 31 випадок.",
		"«Понад 31 випадок»":                        "«Понад 31 випадок»",
		"31 випадок":                                "31 випадок",
	} {
		of := &data.Translation{Lang: "uk", Renderings: []data.Rendering{{Text: "31 випадок", Of: "31 cases"}},
			Texts: []data.TranslatedText{{Field: "title", Original: s.Title, Translation: text}}}
		if got := s.In(of, bracketed).Title; got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// A lesson is translated as a story is, and its compact form tells the languages of its texts.
func TestALessonInAnotherLanguage(t *testing.T) {
	l := datatest.SmallLesson(t)
	of := translatedAll(l.OwnTexts)
	for i := range of.Texts {
		if of.Texts[i].Field == "steps[0].do" {
			of.Texts[i].Translation = ""
		}
	}
	out := l.In(of, bracketed)
	if out.Lang != "uk" || l.Lang != "en" || l.Title == out.Title {
		t.Errorf("the lesson is in %s and was in %s", out.Lang, l.Lang)
	}
	decoded, err := data.DecodeLesson(data.EncodeLesson(out))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	decoded.OwnTexts(func(field string, text *string) {
		n++
		want := "uk"
		if field == "steps[0].do" {
			want = "en"
		}
		if got := decoded.TextLang(*text); got != want || out.TextLang(*text) != want {
			t.Errorf("%s is in %s, want %s", field, got, want)
		}
	})
	if n != len(of.Texts) {
		t.Errorf("%d texts of %d", n, len(of.Texts))
	}
}
