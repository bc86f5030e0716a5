package site

import (
	"regexp"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// What a page says of its language, the frame, the element and what stands in
// the element must agree on, and the words that the program gets.
func TestPagesAgreeOnTheirLanguage(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk"), locale(t, "ar")}
	files := built(t, src)
	for _, w := range src.Locales {
		lang, dir, end := w.Lang(), w.Dir(), ".html"
		if lang != "en" {
			end = "." + lang + end
		}
		said := named(t, files, "words."+lang+".*.txt")
		if got, err := i18n.Decode(files[said]); err != nil || got.Lang() != lang || got.Dir() != dir {
			t.Errorf("%s: not words of %s: %v", said, lang, err)
		}
		for _, page := range []string{"index", "lead", "fragment"} {
			want := []string{
				`<statement-evidence lang="` + lang + `" outline="`, ` words="` + said + `"`,
				`<div class="se" lang="` + lang + `" dir="` + dir + `">`,
			}
			if page != "fragment" {
				want = append(want, `<html lang="`+lang+`" dir="`+dir+`">`, `<summary lang="`+lang+`">`+w.Get(i18n.Name)+`</summary>`)
			}
			for _, want := range want {
				if !strings.Contains(files[page+end], want) {
					t.Errorf("%s%s: no %s", page, end, want)
				}
			}
		}
	}
}

func TestPagesLeadToTheOtherLanguages(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk"), locale(t, "ar")}
	files := built(t, src)
	for _, page := range []string{"index", "lead"} {
		for _, link := range []string{
			`<a href="` + page + `.html" lang="en" hreflang="en">English</a>`,
			`<a href="` + page + `.ar.html" lang="ar" hreflang="ar">العربية</a>`,
		} {
			if !strings.Contains(files[page+".uk.html"], link) {
				t.Errorf("%s.uk.html: no %s", page, link)
			}
		}
		if strings.Contains(files[page+".uk.html"], `href="`+page+`.uk.html"`) {
			t.Errorf("%s.uk.html leads to itself", page)
		}
	}
	if !strings.Contains(files["index.uk.html"], `href="lead.uk.html"`) || !strings.Contains(files["lead.uk.html"], `href="index.uk.html"`) {
		t.Error("index and lead do not lead to each other in one language")
	}
	// The excerpt leads search engines to the whole, and that to the other languages.
	for _, link := range []string{`<link rel="alternate" hreflang="en" href="index.html">`, `<link rel="alternate" hreflang="ar" href="index.ar.html">`} {
		if !strings.Contains(files["index.uk.html"], link) {
			t.Errorf("index.uk.html: no %s", link)
		}
	}
	if canonical := `<link rel="canonical" href="index.uk.html">`; !strings.Contains(files["lead.uk.html"], canonical) {
		t.Errorf("lead.uk.html: no %s", canonical)
	}
	// The story stays in the language it is written in.
	if !strings.Contains(files["index.uk.html"], `<title lang="en">`) || !strings.Contains(files["index.uk.html"], `<p lang="en" dir="auto">Leading words.</p>`) {
		t.Error("the story's own words are not marked as English")
	}
	if strings.Contains(files["index.html"], `<title lang=`) || strings.Contains(files["index.html"], `<p lang="en"`) {
		t.Error("in its own language the story is marked all the same")
	}
}

// The frame around the story has no words of its own either.
func TestFrameSaysNothingItself(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t).Pseudo(), locale(t, "uk")}
	files := built(t, src)
	for _, page := range []string{"index.html", "lead.html"} {
		_, body, _ := strings.Cut(files[page], "<body")
		before, rest, _ := strings.Cut(body, "<statement-evidence")
		_, after, _ := strings.Cut(rest, "</statement-evidence>")
		for _, said := range regexp.MustCompile(`>[^<]+|(?:aria-label|title|alt)="[^"]+`).FindAllString(before+after, -1) {
			_, said, _ = strings.Cut(strings.ReplaceAll(said, ">", `"`), `"`)
			if regexp.MustCompile(`[A-Za-z]`).MatchString(said) {
				t.Errorf("%s: %q is not from data/locales", page, said)
			}
		}
	}
}

func TestOneLanguageNeedsNoSwitch(t *testing.T) {
	files := built(t, sources(t))
	if strings.Contains(files["index.html"], "hreflang") || strings.Contains(files["index.html"], `<nav aria-label="This page`) {
		t.Error("a switch with one way only")
	}
}
