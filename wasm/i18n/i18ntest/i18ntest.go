//go:build !js

// Package i18ntest gives tests the messages of the interface: in the languages of
// data/locales, in which stories are published, and in those of
// wasm/i18n/testdata/locales, which show that a file is all that a language needs.
package i18ntest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
)

// Published and ForTests are the folders of languages in the repository.
const (
	Published = "data/locales"
	ForTests  = "wasm/i18n/testdata/locales"
)

// Languages lists the languages of both folders.
func Languages(t testing.TB) []string {
	t.Helper()
	return append(In(t, Published), In(t, ForTests)...)
}

// In lists the languages of a folder.
func In(t testing.TB, folder string) (list []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(datatest.Root(t), folder, "*.json"))
	if err != nil || files == nil {
		t.Fatalf("%s: no languages, %v", folder, err)
	}
	for _, file := range files {
		list = append(list, strings.TrimSuffix(filepath.Base(file), ".json"))
	}
	return list
}

// Source gives the file of a language.
func Source(t testing.TB, lang string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(datatest.Root(t), Published, lang+".json"))
	if err != nil {
		src, err = os.ReadFile(filepath.Join(datatest.Root(t), ForTests, lang+".json"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// Load gives the messages of a language.
func Load(t testing.TB, lang string) *i18n.Catalog {
	t.Helper()
	c, err := i18n.Load(Source(t, lang))
	if err != nil {
		t.Fatalf("%s.json:\n%v", lang, err)
	}
	return c
}

// All gives the messages of every language.
func All(t testing.TB) map[string]*i18n.Catalog {
	t.Helper()
	all := map[string]*i18n.Catalog{}
	for _, lang := range Languages(t) {
		all[lang] = Load(t, lang)
	}
	return all
}

// Rules are what the copy desk asks of a language, beyond what holds in all.
type Rules struct {
	Never   []string // patterns that its messages never have
	Drawn   string   // one that no page in it has
	Retired []string // wordings that it had once, and what was wrong with them
}

// Copy gives the rules of wasm/i18n/testdata/copy.json, by language. One that has none is held to what holds in all.
func Copy(t testing.TB) map[string]Rules {
	t.Helper()
	var all map[string]Rules
	if err := json.Unmarshal(datatest.File(t, "wasm/i18n/testdata/copy.json"), &all); err != nil {
		t.Fatalf("wasm/i18n/testdata/copy.json: %v", err)
	}
	return all
}
