package view_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
)

// quoted is the text of a quotation of a story.
func quoted(t *testing.T, s *data.Story, id string) string {
	t.Helper()
	all := view.Quotations(data.NewIndex(s), english(t))
	i := slices.IndexFunc(all, func(q view.Quotation) bool { return q.ID == id })
	if i < 0 {
		t.Fatalf("no quotation of %s", id)
	}
	return all[i].Text
}

func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestQuotationsAsText(t *testing.T) {
	const seen = "Checked at: A Library, https://library.example/transcript, accessed 22 November 2026; full text or transcript"
	for _, c := range []struct{ example, id, want string }{
		{"question in its exact words", "s-said", lines(
			"Asked by A. Reporter (Agency): “Is it so?”",
			"“I don’t see any reason why it would be.”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			seen)},
		{"two passages and another rendering", "s-said", lines(
			"As interpreted:", "“Yes, it was.”",
			"A magazine, closer to the original:", "“He rather said: it may have been.”",
			"Separate passage, second part:", "“قال الكلمات”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			seen)},
		{"two readings", "s-said", lines(
			"“I don’t see any reason why it would be.”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			"Note: Meaning disputed",
			"Reporters: It was an answer.", "The press secretary: It was not.",
			seen)},
	} {
		if got := quoted(t, example(t, c.example).Story, c.id); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.example, got, c.want)
		}
	}
}

// What a record must not be read without goes along with its words.
func TestQuotationsKeepWhatBelongsToThem(t *testing.T) {
	for _, c := range []struct{ example, id, has string }{
		{"a correction, both ways", "s-said", "\nCorrected by the speaker on 17 July 2018:\n“"},
		{"a correction, both ways", "s-corrected", "\nIt corrects what the speaker said on 16 July 2018:\n“"},
		{"an allegation", "f-judged", "\nCaveat: Charges are accusations.\n"},
		{"an allegation", "f-judged", "An official, 7 January 2017:\n“"},
		{"confidence that differs", "f-judged", ", Assessment, high confidence (CIA, FBI), moderate confidence (NSA)\n"},
		{"disputed and endorsed", "f-judged", "\nComplicated by A committee’s majority, 22 March 2018: “The judgments did not employ proper\u00a0…”\nSupported by "},
		{"shown with another", "f-judged", "\nRead together with "},
		{"sources of every grade", "s-said", "\nChecked at: A Library,"},
	} {
		if got := quoted(t, example(t, c.example).Story, c.id); !strings.Contains(got, c.has) {
			t.Errorf("%s: no %q in\n%s", c.example, c.has, got)
		}
	}
}

func TestEveryQuotationIsExact(t *testing.T) {
	x := story(t)
	texts := map[string]string{}
	for _, q := range view.Quotations(x, english(t)) {
		texts[q.ID] = q.Text
		if q.Title == "" {
			t.Errorf("%s has no title", q.ID)
		}
	}
	has := func(id string, passages []data.Passage) {
		for _, p := range passages {
			if !strings.Contains("\n"+texts[id], "\n“"+p.Text+"”\n") {
				t.Errorf("%s: not in its quotation: %s", id, p.Text)
			}
		}
		if !strings.HasSuffix(texts[id], "\n") {
			t.Errorf("%s: no line for a link after %s", id, texts[id])
		}
	}
	for _, s := range x.Statements {
		has("s-"+s.ID, s.Words)
	}
	for _, f := range x.Findings {
		has("f-"+f.ID, f.Words)
	}
	if want := len(x.Statements) + len(x.Findings); len(texts) != want {
		t.Errorf("%d quotations, want %d", len(texts), want)
	}
}
