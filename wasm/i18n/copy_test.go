//go:build !js

package i18n_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"statement-evidence/wasm/i18n"
)

// texts calls with every text of a language: each form of words by itself.
func texts(w *i18n.Catalog, with func(name, text string)) {
	for i, name := range i18n.Names {
		var had []string
		for _, n := range []int{0, 1, 2, 3, 11, 100, 1000000} {
			text := w.Plural(i18n.MessageID(i), n)
			if !slices.Contains(had, text) {
				had = append(had, text)
				with(name, text)
			}
		}
	}
}

// What each language's typography does not have.
func TestTypography(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		"fr": regexp.MustCompile(` [:;?!»]|« |[^\x{202f}\x{a0}][;?!»]|«[^\x{202f}]|\w:`), // a narrow space that does not break
		"ar": regexp.MustCompile(`[,;?“«»"]`),
		"de": regexp.MustCompile(`[«»"]|”`),
		"es": regexp.MustCompile(`[“”„"]`),
		"uk": regexp.MustCompile(`[“”„"']`),
		"en": regexp.MustCompile(`["'«»„]`),
	}
	everywhere := regexp.MustCompile(`::|: :|  |\s$|^\s`)
	for lang, w := range locales(t) {
		if wrong[lang] == nil {
			t.Errorf("%s: nothing is known of its typography", lang)
			continue
		}
		if lang == "ar" {
			// Arabic closes with what English opens with; there is one pair.
			texts(w, func(name, text string) {
				if strings.Count(text, "”") != strings.Count(text, "“") || strings.Contains(text, "“{") {
					t.Errorf("ar: %s has other quotation marks than ”…“: %q", name, text)
				}
			})
			wrong[lang] = regexp.MustCompile(`[,;?«»"]`)
		}
		texts(w, func(name, text string) {
			if found := wrong[lang].FindString(text); found != "" {
				t.Errorf("%s: %s has %q: %q", lang, name, found, text)
			}
			if found := everywhere.FindString(text); found != "" {
				t.Errorf("%s: %s has %q: %q", lang, name, found, text)
			}
		})
	}
}

// A sentence begins with a capital, where its script has them.
func TestSentencesBeginWithACapital(t *testing.T) {
	sentences := 0
	for lang, w := range locales(t) {
		texts(w, func(name, text string) {
			end := text[len(text)-1]
			if end != '.' && end != '!' && end != '?' {
				return
			}
			sentences++
			first, _, _ := strings.Cut(strings.TrimLeft(text, "¿¡„“«»\u202f"), " ")
			if r, _ := utf8.DecodeRuneInString(first); unicode.IsLower(r) {
				t.Errorf("%s: %s begins with a small letter: %q", lang, name, text)
			}
		})
	}
	if sentences < 100 {
		t.Errorf("only %d sentences were looked at", sentences)
	}
}

// What the interface said once, and what was not so.
func TestRetiredWordings(t *testing.T) {
	retired := map[string][]string{
		"en": {"could not have known", "could have known", "could not have read", "named above", "How sure we are", "Official warning", "Came later", "Known when", "is context to", "finding", "in the story’s word", "weak", "moderate)"},
		"es": {"no podía saberlo", "pudo saberlo", "no pudo leerlo", "nombrados arriba", "Nuestra seguridad", "seguridad tenemos", "Advertencia oficial", "Se supo", "Ya se sabía", "allazgo", "registro", "historia", "Apagar", "omplica", "con qué fuerza"},
		"fr": {"ne pouvait pas le savoir", "pouvait le savoir", "pouvait pas l’avoir lu", "nommée ci-dessus", "degré de certitude sur", "Avertissement officiel", "Connu", "onstat ", "onstats", "omplique", "élevé)", "orateur"},
		"de": {"konnte es nicht wissen", "konnte es wissen", "konnte es damals nicht lesen", "oben genannte", "Wie sicher wir", "Unsere Sicherheit", "Amtliche Warnung", "Kam später", "Bekannt, als", "Befund", "Eintrag", "erkompliziert", "aus den Daten", "Beziehung"},
		"uk": {"не міг цього знати", "міг це знати", "не міг цього прочитати", "названі вище", "Наскільки ми впевнені", "Наша впевненість", "Офіційне попередження", "З’явилося пізніше", "Було відомо", "висновки", "висновків", "не оцінка", "не ставить оцінок"},
		"ar": {"بوسعه أن يعرفه", "بإمكان المتحدث", "المذكورون أعلاه", "مدى ثقتنا", "ثقتنا بهذه", "تحذير رسمي", "ظهر لاحقًا", "كان معروفًا", "نتائج", "سجل ", "السجلات", "هذا الملف", "يقوله الملف", "يقول الملف"},
	}
	for lang, w := range locales(t) {
		if len(retired[lang]) == 0 {
			t.Errorf("%s: no wording is retired", lang)
		}
		texts(w, func(name, text string) {
			for _, old := range retired[lang] {
				if old == "finding" && strings.HasPrefix(name, "kind-") {
					continue // a court’s
				}
				if strings.Contains(text, old) {
					t.Errorf("%s: %s says %q: %q", lang, name, old, text)
				}
			}
		})
	}
}

// What is said of the day of the slider is not what is said of the statement's.
func TestTheDayIsNotTheStatement(t *testing.T) {
	for lang, w := range locales(t) {
		if w.Get(i18n.NotYet) == w.Get(i18n.Later) || w.Get(i18n.NotYetSaid) == w.Get(i18n.Later) {
			t.Errorf("%s: %q says both", lang, w.Get(i18n.Later))
		}
	}
}

func TestUpperFirst(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "A", "the": "The", "été": "Été", "öffentlich": "Öffentlich", "усі": "Усі", "ґрунт": "Ґрунт", "їх": "Їх", "ось": "Ось",
		"łódź": "Łódź", "žena": "Žena", "ώρα": "ώρα", "ομιλία": "Ομιλία", "كان": "كان", "3 new": "3 new", "“so": "“so", "ß": "ß", "÷": "÷", "\xff": "\xff",
	} {
		if got := i18n.UpperFirst(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	// Where it changes a letter, it does so as Unicode has it.
	changed := 0
	for r := rune(0); r < 0x3000; r++ {
		if got := i18n.UpperFirst(string(r)); got != string(r) {
			changed++
			if want := string(unicode.ToUpper(r)); got != want {
				t.Errorf("%q: got %q, want %q", r, got, want)
			}
		}
	}
	if changed < 250 {
		t.Errorf("only %d letters have a capital", changed)
	}
}
