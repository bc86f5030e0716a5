package view_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
)

const page = "https://site.example/index.html"

func named(t *testing.T, name string) *view.Model {
	t.Helper()
	for _, e := range examples.All() {
		if e.Name == name {
			m := view.New(data.NewIndex(e.Story), english(t))
			m.State = e.State
			return m
		}
	}
	t.Fatalf("no example %q", name)
	return nil
}

func taken(t *testing.T, m *view.Model, action string) view.Export {
	t.Helper()
	h, ok := m.Export(action, page+"?a=b#s-elsewhere")
	if !ok {
		t.Fatalf("%s gives nothing", action)
	}
	return h
}

func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestQuotationsAsText(t *testing.T) {
	const seen = "Checked at: A Library, https://library.example/transcript, accessed 22 November 2026; full text or transcript"
	for _, c := range []struct{ example, id, want string }{
		{"question in its exact words", "s-said", lines(
			"Asked by A. Reporter (Agency): “Is it so?”",
			"“I don’t see any reason why it would be.”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			seen, page+"?a=b#s-said")},
		{"two passages and another rendering", "s-said", lines(
			"As interpreted:", "“Yes, it was.”",
			"A magazine, closer to the original:", "“He rather said: it may have been.”",
			"Separate passage, second part:", "“قال الكلمات”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			seen, page+"?a=b#s-said")},
		{"two readings", "s-said", lines(
			"“I don’t see any reason why it would be.”",
			"— A. Speaker, President, 16 July 2018, Helsinki, press conference",
			"Note: Meaning disputed",
			"Reporters: It was an answer.", "The press secretary: It was not.",
			seen, page+"?a=b#s-said")},
	} {
		if got := taken(t, named(t, c.example), "copy:words:"+c.id).Text; got != c.want {
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
		if got := taken(t, named(t, c.example), "copy:words:"+c.id).Text; !strings.Contains(got, c.has) {
			t.Errorf("%s: no %q in\n%s", c.example, c.has, got)
		}
	}
}

func TestEveryQuotationIsExact(t *testing.T) {
	x := story(t)
	m := view.New(x, english(t))
	has := func(id string, passages []data.Passage) {
		text := taken(t, m, "copy:words:"+id).Text
		for _, p := range passages {
			if !strings.Contains(text, "\n“"+p.Text+"”\n") && !strings.HasPrefix(text, "“"+p.Text+"”\n") {
				t.Errorf("%s: not in its quotation: %s", id, p.Text)
			}
		}
		if !strings.HasSuffix(text, "\n"+page+"?a=b#"+id+"\n") {
			t.Errorf("%s: no link at the end of %s", id, text)
		}
	}
	for _, s := range x.Statements {
		has("s-"+s.ID, s.Words)
	}
	for _, f := range x.Findings {
		has("f-"+f.ID, f.Words)
	}
}

func TestLinks(t *testing.T) {
	m := named(t, "known then and came later")
	row := m.Placements[0]
	for action, want := range map[string]string{
		"copy:link:s-said":     page + "?a=b#s-said",
		"share:link:f-judged":  page + "?a=b#f-judged",
		"copy:link:" + row.ID:  page + "?a=b#f-" + m.Findings[row.Finding].ID,
		"copy:view:some-id":    page + "?a=b",
		"copy:view:":           page + "?a=b",
		"share:link:" + row.ID: page + "?a=b#f-" + m.Findings[row.Finding].ID,
	} {
		if got := taken(t, m, action).Text; got != want {
			t.Errorf("%s: got %s, want %s", action, got, want)
		}
	}
	m.State = state.State{Query: "two words", When: state.Later}
	if got, want := taken(t, m, "copy:view:").Text, page+"?a=b#q=two%20words&when=later"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatIsNothingToTake(t *testing.T) {
	m := named(t, "sources of every grade")
	for _, action := range []string{"", "copy", "copy:", "copy:link:", "copy:words:s-nobody", "copy:text:src-paper", "save:csl:", "copy:image:s-said", "search:copy:link:s-said", "tie:contradicts", "take:link:s-said"} {
		if h, ok := m.Export(action, page); ok {
			t.Errorf("%q gives %+v", action, h)
		}
	}
}
