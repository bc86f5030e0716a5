//go:build !js

// Package i18ntest gives tests the words of the interface.
package i18ntest

import (
	"path/filepath"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
)

// Load gives the words of a language, as data/locales has them.
func Load(t testing.TB, lang string) *i18n.Catalog {
	t.Helper()
	w, err := i18n.Load(datatest.File(t, filepath.Join("data", "locales", lang+".json")))
	if err != nil {
		t.Fatal(err)
	}
	return w
}
