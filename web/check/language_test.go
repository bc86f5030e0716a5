package check

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
)

// A page in a language is in that language before and after the program takes
// over, and its days and plurals are those that the browser knows.

// languages lists those of data/locales with the endings of their pages.
func languages(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../data/locales/*.json")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d languages, %v", len(files), err)
	}
	endings := map[string]string{}
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".json")
		endings[lang] = "." + lang + ".html"
	}
	endings["en"] = ".html"
	return endings
}

func TestEveryLanguageIsTakenOver(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for lang, ending := range languages(t) {
			if s.dir != compilers[0].dist && lang != "ar" {
				continue // languages are data, which both read alike
			}
			_, written := s.file("lead" + ending)
			p := s.ready(t, "lead"+ending)
			if at := p.difference(string(written)); at != "" {
				t.Errorf("%s: %s", lang, at)
			}
			p.searchAndBack("russia")
			if at := p.difference(string(written)); at != "" {
				t.Errorf("%s, after a search: %s", lang, at)
			}
			p.assert("page, element and what is in it are in "+lang, `every(["html", "statement-evidence", ".se"], (e) => document.querySelector(e).lang === $0)`, lang)
			p.assert("page and element run the same way", `document.dir && document.dir === document.querySelector(".se").dir`)
			said := slices.DeleteFunc(p.Requests(), func(address string) bool { return !strings.Contains(address, "/words.") })
			if len(said) != 1 || !strings.Contains(said[0], "/words."+lang+".") {
				t.Errorf("%s: the words requested are %q", lang, said)
			}
		}
	})
}

func TestLinksToLanguagesKeepTheSearch(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.search("dossier")
		p.until(`location.hash === "#q=dossier"`)
		p.click(`nav summary[lang="en"]`)
		p.click(`nav a[hreflang="uk"]`)
		p.until(`location.pathname === "/index.uk.html" && document.readyState === "complete"`)
		p.untilSettled()
		p.assert("the search has gone with it", `location.hash === "#q=dossier" && document.querySelector("input[type=search]").value === "dossier"`)
		p.assert("only what is found is shown", `document.querySelector(".statement[hidden]")`)
		p.click(`nav summary[lang="uk"]`)
		p.click(`nav a[hreflang="ar"]`)
		p.until(`location.pathname === "/index.ar.html" && location.hash === "#q=dossier"`)
		p.untilSettled()
	})
}

func TestLinksToLanguagesWorkWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := scriptless(t, s, "lead.html")
		p.run(`document.querySelector("nav summary").click()`)
		p.assert("the link can be seen", `document.querySelector('nav a[hreflang="ar"]').checkVisibility()`)
		p.visit(value[string](p, `document.querySelector('nav a[hreflang="ar"]').getAttribute("href")`))
		p.assert("the page runs from right to left", `document.querySelector("h2").getBoundingClientRect().right > innerWidth / 2 && getComputedStyle(document.querySelector("h2")).direction === "rtl"`)
		p.assert("it names itself, and does not lead to itself", `document.querySelector("nav summary").textContent === "العربية" && !document.querySelector('nav a[hreflang="ar"]')`)
	})
}

// What was said in English stays English, and runs as English does.
func TestQuotationsKeepTheirLanguage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.open(t, "index.ar.html")
		p.assert("there are quotations", `document.querySelectorAll("blockquote p").length > 50`)
		astray := value[[]string](p, `[...document.querySelectorAll("blockquote p")].filter((e) => {
			const style = getComputedStyle(e);
			return e.closest("[lang]").lang !== "en" || style.direction !== "ltr" || style.borderLeftWidth === "0px";
		}).map((e) => e.textContent.slice(0, 60))`)
		if len(astray) > 0 {
			t.Errorf("%d quotations in the Arabic page are not marked and set as English, as %s", len(astray), astray[0])
		}
	})
}

// Where a line has no room for all the words that head a group, it begins with the first of them.
func TestGroupsBeginWithTheirWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(p.Size(390, 844))
		p.visit("index.ar.html")
		p.untilSettled()
		astray := value[[]string](p, `[...document.querySelectorAll(".group > h4[translate]")].filter((h) => h.scrollWidth > h.clientWidth).map((h) => {
			const text = h.firstChild, first = new Range(), box = h.getBoundingClientRect();
			first.setStart(text, 0);
			first.setEnd(text, text.data.indexOf(" "));
			const at = first.getBoundingClientRect();
			return h.lang === "en" && at.left >= box.left && at.right < box.left + box.width / 2 ? "" : h.textContent;
		})`)
		if len(astray) < 5 {
			t.Fatalf("%d groups are headed by more words than there is room for", len(astray))
		}
		for _, words := range astray {
			if words != "" {
				t.Errorf("the first of the words is not in sight: %s", words)
			}
		}
	})
}

func TestEveryLanguageHasRoom(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for lang, ending := range languages(t) {
			p := s.tab(t)
			p.do(p.Size(320, 800))
			p.visit("index" + ending)
			p.untilSettled()
			p.run(`for (const d of document.querySelectorAll("details:not(.tool)")) d.open = true`)
			out := value[[]string](p, stickOut(`body :not(.dock, .dock *, .skip a, .spoken, .begins, .begins *, .group > h4 *)`))
			out = append(out, value[[]string](p, withEachTool(stickOut(`.dock, .dock *`)))...)
			if len(out) > 0 {
				t.Errorf("%s: %d stick out, as %s", lang, len(out), out[0])
			}
		}
	})
}

// differs is where a day is not what the browser would say, and why.
var differs = map[string]func(day string) string{
	// The day comes first in all six languages, as in the British form.
	// The first of a month is an ordinal in French prose.
	"fr": func(day string) string {
		if after, ok := strings.CutPrefix(day, "1 "); ok {
			return "1er " + after
		}
		return day
	},
	// The abbreviation for year would end in a second full stop at the end of a sentence.
	"uk": func(day string) string { return strings.TrimSuffix(day, " р.") },
}

func TestDaysAreThoseOfTheBrowser(t *testing.T) {
	t.Parallel()
	p := serving(t, compilers[0].dist).open(t, "index.html")
	var days []string
	for d := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == 2018; d = d.AddDate(0, 0, 10) {
		first := time.Date(2018, d.Month(), 1, 0, 0, 0, 0, time.UTC)
		days = append(days, d.Format(time.DateOnly), first.Format(time.DateOnly))
	}
	for _, lang := range i18ntest.Languages(t) {
		w := i18ntest.Load(t, lang)
		tag := lang
		if lang == "en" {
			tag = "en-GB"
		}
		said := value[[]string](p, `$1.map((day) => new Intl.DateTimeFormat($0, {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"}).format(new Date(day)).replace(/\s/g, " "))`, tag, days)
		for i, day := range days {
			want := said[i]
			if change := differs[lang]; change != nil {
				want = change(want)
			}
			if got := w.Day(day); got != want {
				t.Errorf("%s: %s is %q, to the browser %q", lang, day, got, want)
			}
		}
	}
}

// Every language of CLDR that the browser has too chooses the same plural forms there.
func TestPluralsAreThoseOfTheBrowser(t *testing.T) {
	t.Parallel()
	p := serving(t, compilers[0].dist).open(t, "index.html")
	numbers := []int{999, 1000, 1001, 1002, 1011, 1100, 10_000, 100_000, 999_999, 1_000_000, 1_000_001, 2_000_000, 2_000_011, 1_000_000_000}
	for n := range 301 {
		numbers = append(numbers, n)
	}
	langs := value[[]string](p, `Intl.PluralRules.supportedLocalesOf($0)`, i18n.PluralLanguages())
	if len(langs) < 60 {
		t.Errorf("the browser knows %d languages only", len(langs))
	}
	for lang := range languages(t) {
		if !slices.Contains(langs, lang) {
			t.Errorf("the browser does not know %s", lang)
		}
	}
	chosen := value[map[string][]string](p, `Object.fromEntries($0.map((lang) => [lang, $1.map((n) => new Intl.PluralRules(lang).select(n))]))`, langs, numbers)
	for _, lang := range langs {
		for i, want := range chosen[lang] {
			if got, _ := i18n.PluralCategory(lang, numbers[i]); got != want {
				t.Errorf("%s: %d has the form %s, to the browser %s", lang, numbers[i], got, want)
			}
		}
	}
}

// What scripts put together has what its language has between a label and its text: in French a space and a colon.
func TestLabelsAsTheirLanguageWritesThem(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		fr := i18ntest.Load(t, "fr")
		p := s.openWithSound(t, "index.fr.html")
		p.opened()
		p.assert("the player is named", `document.querySelector($0).ariaLabel === $1 + "\u202f: " + document.querySelector(".statement h3").textContent`, player, fr.Get(i18n.ListenSynthetic))
		p.embed(embedStory)
		p.assert("so is the dialog", `document.querySelector("dialog").ariaLabel === $0 + "\u202f: " + document.querySelector("dialog .what").textContent`, fr.Get(i18n.Embed))
		p.assert("and each button that copies", `every(document.querySelectorAll("dialog [data-way]"), (way) => way.querySelector("button").ariaLabel === $0 + "\u202f: " + way.querySelector("h3").textContent)`, fr.Get(i18n.EmbedCopy))
	})
}
