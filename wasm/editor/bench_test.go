package editor_test

import (
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n/i18ntest"
)

// A character is written in a story of 300 statements that readers have seen: it is checked, and the form is drawn.
func BenchmarkKeystroke(b *testing.B) {
	text, err := exchange.JSON(datatest.Generate(300))
	if err != nil {
		b.Fatal(err)
	}
	e := editor.New(i18ntest.Load(b, "en"), day)
	e.Update("load", string(text))
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		e.Update("set:title", "A title, "+string(rune('a'+n%26)))
		e.View()
	}
}
