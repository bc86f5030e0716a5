package formats_test

import (
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/exchange/formats"
)

// What is read is told by how it begins, and comes back with what was kept of it.
func TestRead(t *testing.T) {
	for src, want := range map[string]struct{ format, back string }{
		"Who,Words,Our number\nA,One.,7\n":                               {"csv", "Our number"},
		"Who\tWords\tOur number\nA\tOne.\t7\n":                           {"tsv", "Our number"},
		` {"@type": "ClaimReview", "claimReviewed": "One.", "ours": 7}`:  {"claimreview", "ours"},
		`[{"@type": "ClaimReview", "claimReviewed": "One.", "ours": 7}]`: {"claimreview", "ours"},
		`<p></p><script type="application/ld+json">{"@type": "ClaimReview", "claimReviewed": "One.", "author": "B", "ours": 7}</script>`: {"claimreview", "ours"},
	} {
		d, from, err := formats.Read([]byte(src), nil)
		if err != nil || len(d.Story.Statements) != 1 || d.Story.Statements[0].Words[0].Text != "One." {
			t.Errorf("%s is read as %+v, %v", src, d, err)
			continue
		}
		text, err := formats.Write(want.format, &d.Story, from, formats.Options{})
		if err != nil || !strings.Contains(string(text), want.back) {
			t.Errorf("%s comes back as %s, %v", src, text, err)
		}
	}
	for src, want := range map[string]string{"": "is empty", "nothing of ours": "no column that is known", "{": "is not JSON", "<p>": "is HTML without"} {
		if _, _, err := formats.Read([]byte(src), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestWrite(t *testing.T) {
	s := datatest.First(t)
	for _, name := range formats.Names {
		text, err := formats.Write(name, s, formats.Origins{}, formats.Options{Lang: "en", Page: "https://example.org/"})
		if err != nil || !strings.Contains(string(text), "meddling") {
			t.Errorf("%s: %v, %.200s", name, err, text)
		}
	}
	if _, err := formats.Write("pdf", s, formats.Origins{}, formats.Options{}); err == nil || !strings.Contains(err.Error(), "want one of csv") {
		t.Errorf("a format that there is not: %v", err)
	}
}
