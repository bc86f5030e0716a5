package view_test

import (
	"strings"
	"testing"
	"unicode"

	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// Little is read out before the first statement's words, by which its heading too tells it
// from others, and little between them and the first records.
func TestFewWordsBeforeTheFirst(t *testing.T) {
	x := story(t)
	for lang, limits := range map[string][3]int{"en": {52, 66, 39}} {
		page := view.Page(x, i18ntest.Load(t, lang))
		before, quoted := spokenUntil(page, "begins"), spokenUntil(page, "words")
		statement := within(page, "statement")[0]
		between := spokenUntil(statement, "group") - spokenUntil(statement, "words") - words(text(within(statement, "words")[0]))
		if before < 20 || before > limits[0] || quoted > limits[1] || between < 10 || between > limits[2] {
			t.Errorf("%s: %d words before the first that are quoted, %d before all of the quotation, and %d between it and the records; want at most %d", lang, before, quoted, between, limits)
		}
	}
}

func words(said string) (n int) {
	for _, field := range strings.Fields(said) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// spokenUntil counts the words that a screen reader says before the first element of a class.
func spokenUntil(page *node.Node, class string) (n int) {
	done := false
	var walk func(*node.Node)
	walk = func(at *node.Node) {
		if done = done || hasClass(at, class); done || nodetest.Attr(at, "aria-hidden") == "true" {
			return
		}
		n += words(at.Text)
		for _, kid := range at.Kids {
			walk(kid)
		}
	}
	walk(page)
	return n
}
