package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

const fromHere = "../"

func load(t *testing.T) *cldr {
	t.Helper()
	c, err := readCLDR(fromHere + source)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheTableIsThatOfCLDR(t *testing.T) {
	want, err := load(t).table()
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(fromHere + output); !bytes.Equal(got, want) {
		t.Error("wasm/i18n/plurals.go is not made of this version of CLDR; to update it:\n\tgo run -C web/check ./plurals")
	}
}

// CLDR gives sample numbers of each category.
func TestSamplesHaveTheirCategory(t *testing.T) {
	c := load(t)
	samples, without := 0, 0
	for lang, rules := range c.rules {
		for category, r := range rules {
			for _, n := range r.samples {
				samples++
				if got := c.category(lang, n); got != category {
					t.Errorf("%s: %d is %s by its rules, %s by its samples", lang, n, got, category)
				}
				got, ok := i18n.PluralCategory(lang, n)
				switch {
				case lang == "und":
				case !ok:
					without++
				case got != category:
					t.Errorf("%s: %d is %s in package i18n, %s by its samples", lang, n, got, category)
				}
			}
		}
	}
	if samples < 2000 || without > 100 {
		t.Errorf("%d samples, %d of them of languages that package i18n does not have", samples, without)
	}
}

func TestMalformedRules(t *testing.T) {
	for _, text := range []string{"i == 1", "x = 1", "n % ten = 1", "n = 1 and", "n = one", "i @integer 1~x"} {
		if r, err := parse(text); err == nil {
			t.Errorf("%q: no error: %v", text, r)
		}
	}
	if _, err := readCLDR("nowhere.json"); err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("no file: %v", err)
	}
}
