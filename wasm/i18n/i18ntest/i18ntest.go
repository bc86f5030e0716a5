//go:build !js

// Package i18ntest gives tests the messages of the interface.
package i18ntest

import (
	"path/filepath"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
)

// Source gives the file of a language.
func Source(t testing.TB, lang string) []byte {
	t.Helper()
	return datatest.File(t, filepath.Join("data", "locales", lang+".json"))
}

// Load gives the messages of a language.
func Load(t testing.TB, lang string) *i18n.Catalog {
	t.Helper()
	c, err := i18n.Load(Source(t, lang))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
