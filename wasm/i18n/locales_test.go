//go:build !js

package i18n_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
)

// keyCalled gives the id of a message by its name in the files.
func keyCalled(t testing.TB, name string) i18n.MessageID {
	t.Helper()
	i := slices.Index(i18n.Names, name)
	if i < 0 {
		t.Fatalf("no message %q", name)
	}
	return i18n.MessageID(i)
}

func TestFilesAreNamedByTheirLanguage(t *testing.T) {
	for lang, c := range i18ntest.All(t) {
		if c.Lang() != lang {
			t.Errorf("%s.json: its lang is %q", lang, c.Lang())
		}
	}
}

// A form, or a way to join, that drops what it is given would drop words of the story.
func TestEveryPlaceIsFilled(t *testing.T) {
	english := i18ntest.Load(t, "en")
	for lang, c := range i18ntest.All(t) {
		for i, name := range i18n.Names {
			id := i18n.MessageID(i)
			want := places(english.Get(id))
			if want == "" {
				want = places(english.Forms(id)[0])
			}
			for _, text := range c.Forms(id) {
				if got := places(text); got != want {
					t.Errorf("%s: %s fills %q, in English %q: %q", lang, name, got, want, text)
				}
			}
		}
	}
}

// Load names every fault at once.
func TestFaultsAreNamed(t *testing.T) {
	src, err := os.ReadFile("../../data/locales/uk.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"kicker": "Заяви та докази",`, ``},
		{`"kicker":`, `"kickers": "?", "kicker":`},
		{`"few": "{n} заяви", `, ``},
		{`"few": "{n} заяви"`, `"other": "{n} заяви", "few": "{n} заяви"`},
		{`"few": "{n} заяви"`, `"some": "{n} заяви"`},
		{`"note": "Примітка"`, `"note": ""`},
		{`"note": "Примітка"`, `"note": 1`},
		{`"note": "Примітка"`, `"note": "При\nмітка"`},
		{`"dir": "ltr"`, `"dir": "left"`},
		{`"lang": "uk"`, `"lang": "tlh"`},
		{`січня|`, ``},
	} {
		faulty := strings.Replace(string(src), change[0], change[1], 1)
		if faulty == string(src) {
			t.Fatalf("%s is not in the file", change[0])
		}
		if _, err := i18n.Load([]byte(faulty)); err == nil {
			t.Errorf("%s in the place of %s: no error", change[1], change[0])
		}
	}
	_, err = i18n.Load([]byte(`{"lang": "en", "kickers": "?"}`))
	if err == nil || !strings.Contains(err.Error(), "kickers: no page asks for it") || !strings.Contains(err.Error(), "kicker: is missing") {
		t.Errorf("two faults: got %v", err)
	}
	for _, none := range []string{"", "[]", string(src) + "{}"} {
		if _, err := i18n.Load([]byte(none)); err == nil {
			t.Errorf("%.10q: no error", none)
		}
	}
}

// What words fill, and whether they are counted, is checked when they are loaded:
// the file, the key and what to do are named.
func TestLoadRefusesLostPlacesAndForms(t *testing.T) {
	for _, c := range []struct{ lang, was, is, want string }{
		{"de", `am {2} sagte, und die Belege"`, `sagte, und die Belege"`, "embed-title: has lost {2}; put it where"},
		{"de", `"other": "{n} Dokumente" }`, `"other": "Dokumente" }`, "findings.other: has lost {n}; put it where"},
		{"de", `"one": "{1} bezieht sich auf die Worte {2}."`, `"one": "{1} betrifft sie."`, "bearing-on.one: has lost {2}; put it where"},
		{"de", `"Dem widerspricht {1}"`, `"{1} widerspricht dem"`, "by-contradicts: begins with {1}; the page shows its words before the name"},
		{"de", `"lang": "de"`, `"lang": "kw"`, `has no plural rules of "kw" that a page can follow`},
		{"de", `"Dem widerspricht {1}"`, `"Dem widerspricht {1} ({2})"`, `by-contradicts: nothing fills {2}; the places here are "1"`},
		{"de", `"Dem widerspricht {1}"`, `"Dem widerspricht {1} {"`, "by-contradicts: nothing fills {}"},
		{"de", `"{n} Dokumente"`, `"{n} Dokumente, {n}"`, "findings.other: has {n} twice"},
		{"uk", `{ "one": "{n} документ", "few": "{n} документи", "many": "{n} документів" }`, `"{n} документи"`,
			`findings: is plain words, but goes with a number; give a form for each of ["one" "few" "many"]`},
		{"uk", `"few": "{n} документи", "many": "{n} документів" }`, `"few": "{n} документи" }`, `findings: has no form "many", which uk needs for numbers such as 0; add it`},
		{"es", `"many": "{n} documentos", `, ``, `findings: has no form "many", which es needs for numbers such as 1,000,000; add it`},
		{"de", `"other": "{n} Dokumente" }`, `"few": "{n} Dokumente", "other": "{n} Dokumente" }`, `findings.few: is empty, or no whole number of de has this form; give those of ["one" "other"]`},
		{"uk", `"note": "Примітка"`, `"note": { "one": "Примітка", "few": "Примітки", "many": "Примітки", "other": "Примітки" }`,
			"note: has plural forms, but goes with no number; give plain words"},
	} {
		src, err := os.ReadFile("../../data/locales/" + c.lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		faulty := strings.Replace(string(src), c.was, c.is, 1)
		if faulty == string(src) {
			t.Fatalf("%s: %s is not in the file", c.lang, c.was)
		}
		if _, err := i18n.Load([]byte(faulty)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %s: got %v, want %q", c.lang, c.is, err, c.want)
		}
	}
}

// places lists the places of words, each once and in order.
func places(s string) string {
	var list []string
	i18n.Placeholders(s, func(string) {}, func(p int) { list = append(list, string(rune('0'+p))) })
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "")
}

func TestDays(t *testing.T) {
	want := map[string][2]string{
		"en": {"1 July 2018", "24 December 2018"},
		"es": {"1 de julio de 2018", "24 de diciembre de 2018"},
		"fr": {"1er juillet 2018", "24 décembre 2018"},
		"de": {"1. Juli 2018", "24. Dezember 2018"},
		"uk": {"1 липня 2018", "24 грудня 2018"},
		"ar": {"1 يوليو 2018", "24 ديسمبر 2018"},
	}
	for lang := range want {
		for i, day := range []string{"2018-07-01", "2018-12-24"} {
			if got := i18ntest.Load(t, lang).Day(day); got != want[lang][i] {
				t.Errorf("%s: %s is %q, want %q", lang, day, got, want[lang][i])
			}
		}
	}
}

// Of a date is said what is known.
func TestDatesWithoutTheirDay(t *testing.T) {
	for lang, want := range map[string][4]string{
		"en": {"July 2018", "about July 2018", "2018", "about 24 July 2018"},
		"fr": {"juillet 2018", "juillet 2018 environ", "2018", "24 juillet 2018 environ"},
		"uk": {"липень 2018", "приблизно липень 2018", "2018", "приблизно 24 липня 2018"},
	} {
		for i, date := range []string{"2018-07", "2018-07~", "2018", "2018-07-24~"} {
			if got := i18ntest.Load(t, lang).Day(date); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", lang, date, got, want[i])
			}
		}
	}
	for _, other := range []string{"", "in May", "2018-13", "abcdefg"} {
		if got := i18ntest.Load(t, "en").Day(other); got != other {
			t.Errorf("%q is %q", other, got)
		}
	}
}

func TestCounts(t *testing.T) {
	want := map[string]map[int]string{
		"en": {0: "0 records", 1: "1 record", 2: "2 records"},
		"es": {0: "0 documentos", 1: "1 documento", 1000000: "1000000 documentos"},
		"fr": {0: "0 document", 1: "1 document", 2: "2 documents"},
		"de": {0: "0 Dokumente", 1: "1 Dokument", 2: "2 Dokumente"},
		"uk": {0: "0 документів", 1: "1 документ", 3: "3 документи", 11: "11 документів", 21: "21 документ", 112: "112 документів"},
		"ar": {0: "لا وثائق", 1: "وثيقة واحدة", 2: "وثيقتان", 3: "3 وثائق", 11: "11 وثيقة", 100: "100 وثيقة"},
	}
	for lang, counts := range want {
		for n, say := range counts {
			if got := i18ntest.Load(t, lang).FormatPlural(keyCalled(t, "findings"), n); got != say {
				t.Errorf("%s: %d is %q, want %q", lang, n, got, say)
			}
		}
	}
}

// A catalogue chooses the plural form that its language has for a number, before
// and after it was made compact.
func TestPluralFormsAreThoseOfTheLanguage(t *testing.T) {
	numbers := []int{0, 1, 2, 3, 5, 11, 21, 100, 101, 102, 111, 199, 200, 201, 1000, 1001, 1_000_000, 1_000_001}
	for _, lang := range i18ntest.Languages(t) {
		forms := map[string]string{}
		for _, n := range append(numbers, 22, 103) {
			category, ok := i18n.PluralCategory(lang, n)
			if !ok {
				t.Fatalf("%s: no plural rules", lang)
			}
			forms[category] = category + " {n}"
		}
		var file map[string]any
		if err := json.Unmarshal(i18ntest.Source(t, lang), &file); err != nil {
			t.Fatal(err)
		}
		file["findings"] = forms
		src, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := i18n.Load(src)
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		decoded, err := i18n.Decode(i18n.Encode(loaded))
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		for _, n := range numbers {
			category, _ := i18n.PluralCategory(lang, n)
			for _, c := range []*i18n.Catalog{loaded, decoded} {
				if got, want := c.FormatPlural(i18n.Findings, n), category+" "+strconv.Itoa(n); got != want {
					t.Errorf("%s: %d is %q, want %q", lang, n, got, want)
				}
			}
		}
	}
}

// Each program has the messages that it needs, as they are, and no others.
func TestCompactForms(t *testing.T) {
	used := inProgram(t)
	for lang, c := range i18ntest.All(t) {
		for _, form := range []struct {
			last   int
			text   string
			decode func(string) (*i18n.Catalog, error)
		}{{0, i18n.Encode(c), i18n.Decode}, {2, i18n.EncodeAll(c), i18n.Decode}, {4, i18n.EncodeWhole(c), i18n.DecodeWhole}} {
			last, text := form.last, form.text
			got, err := form.decode(text)
			if err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
			n := 0
			for i, name := range i18n.Names {
				id := i18n.MessageID(i)
				if part(name, used) > last {
					continue
				}
				n++
				if got.Get(id) != c.Get(id) {
					t.Errorf("%s: %s is %q, not %q", lang, name, got.Get(id), c.Get(id))
				}
				for _, count := range []int{0, 1, 2, 5, 11} {
					if got.Plural(id, count) != c.Plural(id, count) {
						t.Errorf("%s: %s, for %d, is %q, not %q", lang, name, count, got.Plural(id, count), c.Plural(id, count))
					}
				}
			}
			if lines := strings.Count(text, "\n") - 1; lines != n || n < 20 {
				t.Errorf("%s: %d lines for %d messages", lang, lines, n)
			}
		}
	}
	if _, err := i18n.Decode("one line\n"); err == nil {
		t.Error("messages of another build: no error")
	}
}
