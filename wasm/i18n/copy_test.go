//go:build !js

package i18n_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
)

// texts calls with every text of a language: each form of a message by itself.
func texts(c *i18n.Catalog, with func(name, text string)) {
	for i, name := range i18n.Names {
		for _, text := range c.Forms(i18n.MessageID(i)) {
			with(name, text)
		}
	}
}

// What each language's typography does not have.
func TestTypography(t *testing.T) {
	everywhere := regexp.MustCompile(`::|: :|  |\s$|^\s`)
	held := 0
	for lang, c := range i18ntest.All(t) {
		wrong := everywhere
		if never := i18ntest.Copy(t)[lang].Never; never != nil {
			held++
			wrong = regexp.MustCompile(everywhere.String() + "|" + strings.Join(never, "|"))
		}
		open, closing, _ := strings.Cut(c.Get(i18n.Quote), "{1}")
		texts(c, func(name, text string) {
			if name == "quote-ltr" {
				return // has the marks of other scripts
			}
			if found := wrong.FindString(text); found != "" && name != "space" {
				t.Errorf("%s: %s has %q: %q", lang, name, found, text)
			}
			if strings.Count(text, open) != strings.Count(text, closing) {
				t.Errorf("%s: %s has quotation marks other than %s…%s: %q", lang, name, open, closing, text)
			}
		})
	}
	if held < 6 {
		t.Errorf("the typography of %d languages only is known", held)
	}
}

// A sentence begins with a capital, where its script has them.
func TestSentencesBeginWithACapital(t *testing.T) {
	sentences := 0
	for lang, c := range i18ntest.All(t) {
		texts(c, func(name, text string) {
			if text == "" {
				return
			}
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
	looked := 0
	for lang, c := range i18ntest.All(t) {
		for _, old := range i18ntest.Copy(t)[lang].Retired {
			looked++
			texts(c, func(name, text string) {
				if old == "finding" && strings.HasPrefix(name, "kind-") {
					return // a court’s
				}
				if strings.Contains(text, old) {
					t.Errorf("%s: %s says %q: %q", lang, name, old, text)
				}
			})
		}
	}
	if looked < 50 {
		t.Errorf("only %d wordings are retired", looked)
	}
}

// What is said of the day of the slider is not what is said of the statement's.
func TestTheDayIsNotTheStatement(t *testing.T) {
	for lang, c := range i18ntest.All(t) {
		if c.Get(i18n.NotYet) == c.Get(i18n.Later) || c.Get(i18n.NotYetSaid) == c.Get(i18n.Later) {
			t.Errorf("%s: %q says both", lang, c.Get(i18n.Later))
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
