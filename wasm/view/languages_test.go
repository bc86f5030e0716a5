package view_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
)

// everything is every example, and the first story.
func everything(t *testing.T) []examples.Example {
	t.Helper()
	return append(examples.All(), examples.Example{Name: "the story", Story: story(t).Story})
}

// In every language, what is put together of the interface's words and the
// story's reads as that language has it, and the story's words alone are marked
// as in another.
func TestEveryLanguageReadsWell(t *testing.T) {
	for _, lang := range i18ntest.Languages(t) {
		w := i18ntest.Load(t, lang)
		for _, e := range everything(t) {
			tree := e.Node(w)
			if i18ntest.Drawn(t, e.Name, w, tree) == 0 {
				t.Errorf("%s: %s has no text", lang, e.Name)
			}
			x := data.NewIndex(e.Story)
			for s := range x.Statements {
				i18ntest.Drawn(t, e.Name+", plain", w, view.PlainStatement(x, w, s))
				i18ntest.Drawn(t, e.Name+", short", w, view.ShortStatement(x, w, s))
			}
		}
	}
}

// Where every letter of the interface is full-width, none is in a text that is
// marked as the story's.
func TestNothingOfThePageIsMarkedAsTheStorys(t *testing.T) {
	marked := 0
	for _, lang := range []string{"es", "fr", "de"} {
		w := i18ntest.Load(t, lang).Pseudo()
		for _, e := range everything(t) {
			nodetest.Walk(e.Node(w), func(n *node.Node) {
				if l := nodetest.Attr(n, "lang"); l == "" || l == w.Lang() {
					return
				}
				marked++
				if said := text(n); strings.ContainsFunc(said, func(r rune) bool { return r >= 'Ａ' && r <= 'ｚ' }) {
					t.Errorf("%s: %s: %q is marked as %s", lang, e.Name, said, nodetest.Attr(n, "lang"))
				}
			})
		}
	}
	if marked < 1000 {
		t.Errorf("only %d texts are marked", marked)
	}
}

// Copied text has no two colons in a row.
func TestQuotationsReadWellInEveryLanguage(t *testing.T) {
	for _, lang := range i18ntest.Languages(t) {
		for _, q := range view.Quotations(story(t), i18ntest.Load(t, lang)) {
			if strings.Contains(q.Text, "::") || strings.Contains(q.Text, ": :") || strings.Contains(q.Text, ":\u202f:") {
				t.Errorf("%s, %s: two colons in\n%s", lang, q.ID, q.Text)
			}
		}
	}
}

// A statement and a finding are not called alike, where a language's grammar or
// ours parts them, and the relation names the words it is with.
func TestAStatementIsNotCalledARecord(t *testing.T) {
	x := story(t)
	for _, lang := range i18ntest.Languages(t) {
		w := i18ntest.Load(t, lang)
		name := []rune(strings.TrimSpace(strings.ReplaceAll(w.Plural(i18n.Findings, 100), "{n}", "")))
		record := string(name[:min(5, len(name))]) // its stem
		found := 0
		nodetest.Walk(view.Page(x, w), func(n *node.Node) {
			if !hasClass(n, "tied") {
				return
			}
			found++
			if head := text(n.Kids[0]); strings.Contains(strings.ToLower(head), strings.ToLower(record)) {
				t.Errorf("%s: a statement is called a record: %q", lang, head)
			}
		})
		if found == 0 {
			t.Errorf("%s: no statements are tied", lang)
		}
	}
}
