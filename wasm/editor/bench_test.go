package editor_test

import (
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n/i18ntest"
)

// long is the form of a story of 300 statements that readers have seen.
func long(t testing.TB) *editor.Editor {
	t.Helper()
	text, err := exchange.JSON(datatest.Generate(300))
	if err != nil {
		t.Fatal(err)
	}
	e := editor.New(i18ntest.Load(t, "en"), day)
	e.Update("load", string(text))
	return e
}

// A character is written: what it stands in is checked, and the parts of the form that a writer looks at are drawn.
func BenchmarkKeystroke(b *testing.B) {
	e := long(b)
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		e.Update("set:statements[0].context", "A note, "+string(rune('a'+n%26)))
		e.Bar()
		e.Record()
	}
}

// All that follows from what was written, once nobody writes.
func BenchmarkPause(b *testing.B) {
	e := long(b)
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		e.Update("set:statements[0].context", "A note, "+string(rune('a'+n%26)))
		for e.Later() {
		}
		_ = e.String()
	}
}
