package site

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
	"statement-evidence/web/press/htmltest"
	"statement-evidence/web/press/picture"
	"statement-evidence/web/press/sound"
)

// translatedSources are of a story that is made up, with a translation of it.
func translatedSources(t *testing.T, name, lang string, spoil func(*data.Translation)) Sources {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "data", "stories", name)
	file, err := os.ReadFile(filepath.Join(dir, "story."+lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	of, err := validate.ParseTranslation(file)
	if err != nil {
		t.Fatal(err)
	}
	if spoil != nil {
		spoil(of)
	}
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk"), locale(t, lang)}
	src.Base = "https://example.org/story/"
	src.Story = datatest.Story(t, "data/stories/"+name+"/story.json")
	var faults []validate.Fault
	if src.Pictures, faults = picture.Load(src.Story, dir); len(faults) > 0 {
		t.Fatal(faults)
	}
	src.Translations = map[string]Translation{lang: Translate(src.Story, src.Lesson, locale(t, lang), of, nil)}
	return src
}

// langOf is the language of a node, by the nearest element that says one.
func langOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == "lang" {
				return a.Val
			}
		}
	}
	return ""
}

var latin, arabic = regexp.MustCompile(`[A-Za-z]{3}`), regexp.MustCompile(`\p{Arabic}{3}`)

// Every text of a page that is translated is in the language that its element says: Arabic words in none
// that says English, and words in Latin letters in none that says Arabic, but addresses.
func TestATranslatedPageSaysItsLanguages(t *testing.T) {
	src := translatedSources(t, "kettle-recall", "ar", func(of *data.Translation) {
		for i := range of.Texts {
			switch of.Texts[i].Field {
			case "standfirst", "relations[company-safe--fitter].explanation", "findings[checkers].body", "findings[checkers].pictures[0].alt":
				of.Texts[i].Translation = "" // which stays English, and has to say so
			}
		}
	})
	files := built(t, src)
	for _, name := range []string{"index.ar.html", "lead.ar.html", "frame.ar.html", "fragment.ar.html", "frame/director-recall.ar.html", "fragment/company-safe.ar.html"} {
		page := htmltest.Parse(t, []byte(files[name]))
		words, foreign := 0, 0
		for n := range page.Descendants() {
			if n.Type == html.ElementNode && n.Data == "meta" && htmltest.Attr(n, "name") == "description" && htmltest.Attr(n, "lang") != "en" {
				t.Errorf("%s: the standfirst is English, and in the head said to be in %q", name, langOf(n))
			}
			said := n.Data
			if n.Data == "img" {
				said = htmltest.Attr(n, "alt")
			} else if n.Type != html.TextNode || n.Parent.Data == "script" || n.Parent.Data == "style" || strings.HasPrefix(n.Data, "http") {
				continue
			}
			text := strings.NewReplacer("BibTeX", "", "CSL-JSON", "", "JSON", "", "CSL", "", "UTC", "", "Web Archive", "", "Wayback Machine", "").Replace(said)
			switch lang := langOf(n); {
			case arabic.MatchString(text):
				if words++; lang != "ar" {
					t.Errorf("%s: %q is said to be in %q", name, text, lang)
				}
			case latin.MatchString(text):
				if foreign++; lang == "ar" {
					t.Errorf("%s: %q is said to be in %q", name, text, lang)
				}
			}
		}
		if words < 10 || foreign < 2 {
			t.Errorf("%s: %d texts are Arabic and %d are not", name, words, foreign)
		}
	}
}

// A translation is told by all that is in its language: page, head, link cards' texts, oEmbed, reviews, what is
// pasted, outline, quotations, story of the classroom; and what is in another language is as it was without it.
func TestATranslationIsToldEverywhere(t *testing.T) {
	src := translatedSources(t, "city-budget", "de", nil)
	files := built(t, src)
	for name, want := range map[string][]string{
		"index.de.html": {
			"<title>Was über die Busse von Larkhaven gesagt wurde</title>", `<link rel="canonical" href="https://example.org/story/index.de.html">`,
			`<link rel="alternate" type="application/json+oembed" href="https://example.org/story/oembed.de.json"`, `property="og:title" content="Was über`,
			`hreflang="en" href="https://example.org/story/index.html"`, "Die Stadt zahlte weniger als im Vorjahr", `<p lang="en" dir="auto">`, `content="https://example.org/story/card.de.png"`,
		},
		"lead.de.html":                          {"Was über die Busse", `rel="canonical" href="https://example.org/story/index.de.html"`},
		"oembed.de.json":                        {`"title":"Was über die Busse`, "frame.de.html"},
		"oembed/mayor-fares.de.json":            {"frame/mayor-fares.de.html", "card/mayor-fares.de.png"},
		"claimreview.de.json":                   {`"inLanguage":"de"`, `"jobTitle":"Bürgermeisterin"`, "Die Stadt zahlte weniger", "„More people take the bus than ever before, and it costs the city less.“"},
		"corrections.de.json":                   {`"language":"de"`, "Was über die Busse"},
		"statement/mayor-fares.de.html":         {`<html lang="de"`, "Bürgermeisterin", `<p lang="en" dir="auto">More people`, "../index.de.html#s-mayor-fares"},
		"embed/de.json":                         {"Was über die Busse von Larkhaven gesagt wurde", "Bürgermeisterin"},
		"embed/mayor-fares.de.json":             {"Bürgermeisterin"},
		"frame/mayor-fares.de.html":             {"Bürgermeisterin"},
		"citations.de.txt":                      {"Council of Larkhaven"},
		named(t, files, "story-de.*.txt"):       {"Bürgermeisterin", "More people take the bus"},
		named(t, files, "quotations.de.*.json"): {"Bürgermeisterin", "More people take the bus"},
		named(t, files, "app.de.*.webmanifest"): {"Was über die Busse", `"lang":"de"`},
	} {
		if files[name] == "" {
			t.Errorf("there is no %s", name)
		}
		for _, text := range want {
			if !strings.Contains(files[name], text) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
	if strings.Contains(files["embed/de.json"], `"lang":"en"`) {
		t.Error("the title to paste is said to be English")
	}
	hash := regexp.MustCompile(`[0-9a-f]{10}|sha(256|384)-[A-Za-z0-9+/=]+`)
	plain := src
	plain.Translations = nil
	same := 0
	for name, text := range built(t, plain) {
		if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".json") || strings.Contains(name, ".de.") || strings.HasSuffix(name, "/de.json") || strings.Contains(name, "sw.js") {
			continue
		}
		if same++; hash.ReplaceAllString(files[name], "") != hash.ReplaceAllString(text, "") {
			if other := hash.ReplaceAllString(name, ""); other == name {
				t.Errorf("%s is another where there is a translation into another language", name)
			}
		}
	}
	if same < 20 {
		t.Errorf("%d files are compared", same)
	}
}

// The pictures of a story that is translated are those of the site, on every page, with what the translation says of
// them, or in the language of the story what it does not.
func TestPicturesInATranslation(t *testing.T) {
	const left = "findings[checkers].pictures[0].alt"
	src := translatedSources(t, "kettle-recall", "ar", func(of *data.Translation) {
		for i := range of.Texts {
			if of.Texts[i].Field == left {
				of.Texts[i].Translation = ""
			}
		}
	})
	shown := src.Translations["ar"].Story
	last := len(src.Story.Statements) - 1
	own, translated := &src.Story.Statements[last].Pictures[0], &shown.Statements[last].Pictures[0]
	texts := map[string]string{}
	shown.OwnTexts(func(field string, text *string) { texts[field] = *text })
	if !arabic.MatchString(translated.Alt) || !latin.MatchString(texts[left]) {
		t.Fatalf("the pictures are described as %q and %q", translated.Alt, texts[left])
	}
	kitchen := src.Pictures.Files["pictures/kitchen.png"].Content
	name := hashed("pictures/picture-kitchen.png", kitchen)
	files := built(t, src)
	inArabic, inEnglish := map[string]string{translated.Alt: "ar", texts[left]: "en"}, map[string]string{own.Alt: "en", texts[left]: "en"}
	for page, want := range map[string]struct {
		root  string
		langs map[string]string
	}{
		"index.ar.html":                    {"", inArabic},
		"lead.ar.html":                     {"", inArabic},
		"fragment.ar.html":                 {"", inArabic},
		"frame/picture-kitchen.ar.html":    {"../", inArabic},
		"fragment/picture-kitchen.ar.html": {"../", inArabic},
		"index.html":                       {"", inEnglish},
		"index.uk.html":                    {"", inEnglish},
	} {
		images := htmltest.All(htmltest.Parse(t, []byte(files[page])), "img", "")
		if len(images) != len(want.langs) {
			t.Errorf("%s shows %d pictures, not %d", page, len(images), len(want.langs))
		}
		for _, n := range images {
			if said := htmltest.Attr(n, "alt"); want.langs[said] == "" || langOf(n) != want.langs[said] || htmltest.Attr(n, "src") != want.root+name {
				t.Errorf("%s shows %q, said in %q to be %q", page, htmltest.Attr(n, "src"), langOf(n), said)
			}
		}
	}
	if review := files["claimreview.ar.json"]; !strings.Contains(review, `"caption":"`+translated.Alt) || !strings.Contains(review, `"contentUrl":"https://example.org/story/`+name) {
		t.Error("the reviews do not name the picture in the language of the translation")
	}
	src.Web = spoken(t).Web // which has what one file is made of
	one, skipped, err := Single(src, src.Locales[2], 0)
	if err != nil || len(skipped) > 0 {
		t.Fatal(skipped, err)
	}
	if n := strings.Count(string(one), `src="`+publish.DataURL("image/png", kitchen)+`" alt="`); n != 2 || !strings.Contains(string(one), translated.Alt) {
		t.Errorf("one file has the picture %d times", n)
	}
	if own.Src != "pictures/kitchen.png" || translated.Src != own.Src {
		t.Errorf("a build has changed the story, whose picture is %s, and %s in the translation", own.Src, translated.Src)
	}
	// Where only the lesson is translated, the story is told once.
	src.Translations = map[string]Translation{"ar": {Story: src.Story}}
	for name := range built(t, src) {
		if strings.Contains(name, "-ar.") {
			t.Errorf("%s is made of a story that is not translated", name)
		}
	}
}

// One file and the lesson's pages are in the language of the translation.
func TestATranslationInOneFileAndOnPaper(t *testing.T) {
	src := spoken(t)
	src.Sound, src.Locales = sound.Set{}, []*i18n.Catalog{english(t), locale(t, "de")}
	src.Story, src.Lesson = datatest.Small(t), datatest.SmallLesson(t)
	of := &data.Translation{Lang: "de", Texts: []data.TranslatedText{
		{Field: "title", Original: src.Story.Title, Translation: "Wer schloss die Brücke?"},
		{Field: "statements[mayor-open].context", Original: src.Story.Statements[0].Context, Translation: "Die Post schrieb von einer „geschlossenen Brücke“."},
	}, Renderings: []data.Rendering{{Text: "geschlossenen Brücke", Of: "a closed bridge"}}}
	lesson := &data.Translation{Lang: "de", Texts: []data.TranslatedText{
		{Field: "title", Original: src.Lesson.Title, Translation: "Die Brücke im Unterricht"},
		{Field: "aims[0]", Original: src.Lesson.Aims[0], Translation: "Ein Ziel der Stunde."},
	}}
	if faults := validate.CheckTranslation(of, src.Story, nil); len(faults) > 0 {
		t.Fatal(faults)
	}
	german := src.Locales[1]
	src.Translations = map[string]Translation{"de": Translate(src.Story, src.Lesson, german, of, lesson)}
	page, _, err := Single(src, german, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"<title>Wer schloss die Brücke?</title>", "Die Post schrieb von einer „geschlossenen Brücke“ (Übersetzung)."} {
		if !strings.Contains(string(page), text) {
			t.Errorf("the one file does not say %q", text)
		}
	}
	files := built(t, src)
	plan := htmltest.Parse(t, []byte(files["lesson.de.html"]))
	if h := htmltest.All(plan, "h1", ""); len(h) != 1 || htmltest.Text(h[0]) != "Die Brücke im Unterricht" || langOf(h[0]) != "de" {
		t.Errorf("the plan has the title %v", h)
	}
	for text, lang := range map[string]string{"Ein Ziel der Stunde.": "de", src.Lesson.Intro: "en"} {
		found := false
		for n := range plan.Descendants() {
			if n.Type == html.TextNode && n.Data == text {
				found = true
				if langOf(n) != lang {
					t.Errorf("%q is said to be in %q", text, langOf(n))
				}
			}
		}
		if !found {
			t.Errorf("the plan does not say %q", text)
		}
	}
}
