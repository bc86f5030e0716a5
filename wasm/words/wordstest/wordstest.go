//go:build !js

// Package wordstest gives tests the words of the interface.
package wordstest

import (
	"path/filepath"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/words"
)

// Load gives the words of a language, as data/locales has them.
func Load(t testing.TB, lang string) *words.Words {
	t.Helper()
	w, err := words.Load(datatest.File(t, filepath.Join("data", "locales", lang+".json")))
	if err != nil {
		t.Fatal(err)
	}
	return w
}
