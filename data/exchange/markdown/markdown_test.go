package markdown_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange/markdown"
)

// Every text that a reader must not miss is in it: all words, explanations, caveats and addresses.
func TestExport(t *testing.T) {
	s := datatest.First(t)
	got := strings.ReplaceAll(string(markdown.Export(s)), "\\", "")
	missed := func(texts ...string) {
		for _, text := range texts {
			if text = strings.ReplaceAll(text, "\n", " "); !strings.Contains(got, text) {
				t.Errorf("no %q", text)
			}
		}
	}
	missed(s.Title, s.Standfirst, s.By)
	for _, st := range s.Statements {
		missed(st.Role, st.At, st.Context)
		for _, p := range st.Words {
			missed(p.Text)
		}
	}
	for _, f := range s.Findings {
		missed(f.Body, f.Public, f.Facts, f.Caveat, string(f.Kind))
		for _, p := range f.Words {
			missed(p.Text)
		}
	}
	for _, r := range s.Relations {
		missed(r.Explanation, string(r.Type))
	}
	for _, c := range s.Corrections {
		missed(c.Was, c.Is, c.Why)
	}
}

// No text becomes markup, and no address ends before its end.
func TestHostileTexts(t *testing.T) {
	hostile := "<script>alert(1)</script> **bold** [a](javascript:b) &lt; # h\n> q %s"
	s := &data.Story{
		Title: hostile, Standfirst: "1. one", By: "- two",
		Statements: []data.Statement{{ID: "a", Words: []data.Passage{{Text: hostile}}, Sources: []data.Citation{{Source: "s"}}}},
		Sources:    []data.Source{{ID: "s", Publisher: "a](b", URL: "https://a.example/>) [x](y\n%41"}},
	}
	got := string(markdown.Export(s))
	const plain = `\<script\>alert(1)\</script\> \*\*bold\*\* \[a\](javascript:b) \&lt; \# h \> q %s`
	for _, want := range []string{"# " + plain + "\n", "> " + plain + "\n", `1\. one`, `\- two`, `- [a\](b](<https://a.example/%3E)%20[x](y%41>)`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
