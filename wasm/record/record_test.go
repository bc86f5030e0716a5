package record_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// What a record is never shown without is in what is presented of it, for every
// reader alike: this is the one place where that is tested.

func first(t *testing.T) record.Presenter {
	return record.New(data.NewIndex(datatest.First(t)), i18ntest.Load(t, "en"))
}

func TestNoStatementWithoutItsCorrection(t *testing.T) {
	p := first(t)
	corrections := 0
	for r := range p.Relations {
		rel := &p.Relations[r]
		if rel.Type != data.Corrects {
			continue
		}
		corrections++
		for _, end := range []struct{ id, other, label string }{
			{rel.From, rel.To, "Corrected by the speaker on " + p.Catalog.Day(p.StatementAt(rel.To).Day())},
			{rel.To, rel.From, "It corrects what the speaker said on " + p.Catalog.Day(p.StatementAt(rel.From).Day())},
		} {
			s := p.Statement(p.StatementIndex(end.id))
			c := s.Correction(r)
			if c == nil {
				t.Errorf("%s is presented without %s", end.id, end.other)
				continue
			}
			if got := node.TextContent(c.Label); c.Other.ID != end.other || got != end.label {
				t.Errorf("%s: %q %s, want %q %s", end.id, got, c.Other.ID, end.label, end.other)
			}
		}
	}
	if corrections == 0 {
		t.Error("the story has no correction")
	}
}

// A quotation that stands by itself runs as its words do, and its marks look as they do in a line.
func TestQuotationsRunAsTheirWords(t *testing.T) {
	for _, c := range []struct{ lang, words, wordsLang, want string }{
		{"en", "I mean", "en", `<q translate="no">“I mean”</q>`},
		{"de", "I mean", "en", `<q lang="en" dir="auto" translate="no">„I mean“</q>`},
		{"ar", "I mean", "en", `<q lang="en" dir="auto" translate="no">“I mean”</q>`},
		{"ar", "قال", "ar", `<q translate="no">”قال“</q>`},
		{"en", "קול", "he", `<q lang="he" dir="auto" translate="no">“קול”</q>`},
		{"ja", "I mean", "", `<q lang="en" dir="auto" translate="no">「I mean」</q>`},
	} {
		p := record.New(data.NewIndex(&data.Story{Lang: "en"}), i18ntest.Load(t, c.lang))
		var b strings.Builder
		if err := node.Write(&b, p.Quotation("q", &data.Passage{Text: c.words, Lang: c.wordsLang}, node.Text(c.words))); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s in %s: %s, want %s", c.words, c.lang, b.String(), c.want)
		}
	}
}

func TestNothingWithoutWhatItIsNeverShownWithout(t *testing.T) {
	p := first(t)
	with := 0
	for i := range p.Statements {
		s := p.Statement(i)
		for _, id := range s.ShowWith {
			with++
			shown := slices.ContainsFunc(p.With(s), func(w record.With) bool {
				return w.Statement != nil && w.Statement.ID == id || w.Finding != nil && w.Finding.ID == id
			}) || slices.ContainsFunc(s.Corrections, func(c record.Correction) bool { return c.Other.ID == id })
			if !shown {
				t.Errorf("%s is presented without %s", s.ID, id)
			}
		}
		if (s.Qualifier != "") != (s.Note != nil) || (s.Statement.Context != "") != (s.Context != nil) || len(s.Readings) != len(s.Statement.Readings) {
			t.Errorf("%s is presented without its note, its context or its readings", s.ID)
		}
	}
	for i := range p.Findings {
		f := p.Finding(i)
		for _, id := range f.ShowWith {
			with++
			if p.FindingAt(id) == nil {
				continue
			}
			if !slices.Contains(f.With, p.FindingAt(id)) {
				t.Errorf("%s is presented without %s", f.ID, id)
			}
			if p.Tied(f, p.FindingAt(id)) != slices.ContainsFunc(p.FindingRelations(i), func(r int) bool { return p.Relations[r].Other(f.ID) == id }) {
				t.Errorf("%s: a relation ties %s to it, or none does, and it is taken for the other", f.ID, id)
			}
		}
	}
	if with == 0 {
		t.Error("the story has nothing that is shown together")
	}
}

func TestNoAllegationWithoutItsCaveat(t *testing.T) {
	p := first(t)
	allegations := 0
	for i := range p.Findings {
		f := p.Finding(i)
		if f.Kind == data.Allegation {
			allegations++
		}
		if f.Kind == data.Allegation && f.Caveat == nil || f.Caveat != nil && node.TextContent(f.Caveat.Text) != f.Finding.Caveat {
			t.Errorf("%s is presented without its caveat", f.ID)
		}
	}
	if allegations == 0 {
		t.Error("the story has no allegation")
	}
}

func TestNoDisputedFindingWithoutWhoEndorsesIt(t *testing.T) {
	p := first(t)
	both := 0
	for i := range p.Findings {
		f := p.Finding(i)
		var disputing, endorsing []*data.Finding
		for r := range p.Relations {
			switch rel := &p.Relations[r]; {
			case rel.From != f.ID || p.FindingAt(rel.To) == nil:
			case rel.Type == data.Contradicts, rel.Type == data.Complicates:
				disputing = append(disputing, p.FindingAt(rel.To))
			case rel.Type == data.Supports:
				endorsing = append(endorsing, p.FindingAt(rel.To))
			}
		}
		if disputing == nil {
			endorsing = nil // then it is no answer to anybody
		}
		same := func(a, b []*data.Finding) bool {
			return len(a) == len(b) && !slices.ContainsFunc(a, func(f *data.Finding) bool { return !slices.Contains(b, f) })
		}
		if !same(f.DisputedBy, disputing) || !same(f.EndorsedBy, endorsing) {
			t.Errorf("%s: %d dispute and %d endorse it, presented are %d and %d", f.ID, len(disputing), len(endorsing), len(f.DisputedBy), len(f.EndorsedBy))
		}
		mark := node.TextContent(p.Mark(f.Finding))
		for label, list := range map[string][]*data.Finding{"Disputed by ": disputing, "Endorsed by ": endorsing} {
			_, named, labelled := strings.Cut(mark, label)
			if labelled != (list != nil) {
				t.Errorf("%s is marked %q; who should be named after %q: %d", f.ID, mark, label, len(list))
			}
			for _, by := range list {
				if strings.Count(named, by.Body) == 0 {
					t.Errorf("%s is marked %q, which does not name %s", f.ID, mark, by.Body)
				}
			}
		}
		if endorsing != nil {
			both++
		}
	}
	if both == 0 {
		t.Error("the story has no finding that is disputed and endorsed")
	}
}

// A dissent says from whose finding it is, wherever its kind is said.
func TestADissentSaysFromWhat(t *testing.T) {
	p := first(t)
	dissents := 0
	for i := range p.Findings {
		f := &p.Findings[i]
		kind := node.TextContent(p.KindOf(f))
		if f.Kind != data.Dissent {
			if strings.Contains(kind, " from ") {
				t.Errorf("%s, which is no dissent: %q", f.ID, kind)
			}
			continue
		}
		dissents++
		if want := " from CIA, FBI and NSA, published by ODNI"; !strings.HasPrefix(kind, "Dissent") || !strings.HasSuffix(kind, want) {
			t.Errorf("%s: %q does not end in %q", f.ID, kind, want)
		}
	}
	if dissents < 3 {
		t.Errorf("the story has %d dissents", dissents)
	}
}

func TestBodiesOfOneConfidenceStandTogether(t *testing.T) {
	p := first(t)
	for id, want := range map[string]string{
		"ica-2017-putin-ordered":        "Assessment, high confidence (CIA, FBI, NSA)",
		"ica-2017-aspired-to-help":      "Assessment, high confidence (CIA, FBI), moderate confidence (NSA)",
		"ica-2017-no-impact-assessment": "Assessment (scope note), made no judgment (CIA, FBI, NSA)",
	} {
		f := p.FindingAt(id)
		if f == nil {
			t.Fatalf("the story has no finding %s", id)
		}
		if got := node.TextContent(p.KindOf(f)); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}

// No two records of the story have one name.
func TestNamesTellRecordsApart(t *testing.T) {
	p := first(t)
	seen := map[string]string{}
	name := func(id string, n *node.Node) {
		text := node.TextContent(n)
		if other := seen[text]; other != "" {
			t.Errorf("%s and %s are both called %q", other, id, text)
		}
		seen[text] = id
	}
	for i := range p.Statements {
		name(p.Statements[i].ID, p.StatementName(&p.Statements[i]))
	}
	for i := range p.Findings {
		name(p.Findings[i].ID, p.FindingName(&p.Findings[i]))
	}
}

func TestNamesBeginAsTheRecordDoes(t *testing.T) {
	p := first(t)
	for _, c := range []struct{ words, facts, want string }{
		{"Thank you very much, no.", "", "“Thank you very much, no.”"},
		{"One two three four five six.", "", "“One two three four five six.”"},
		{"One two three four five six, seven.", "", "“One two three four five six\u00a0…”"},
		{"… one two three four five six seven", "", "“… one two three four five six\u00a0…”"},
		{"“One” two\u00a0three four – five six", "", "““One” two\u00a0three four – five\u00a0…”"},
		{"Donaudampfschifffahrtsgesellschaft und Rindfleischetikettierungsüberwachung sind lang.", "", "“Donaudampfschifffahrtsgesellschaft und\u00a0…”"},
		{strings.Repeat("橋は閉鎖", 30), "", "“" + strings.Repeat("橋は閉鎖", 15) + "\u00a0…”"},
		{"", "Three bridges, two of them old, are closed.", "Three bridges, two of them old\u00a0…"},
		{"", "", ""},
	} {
		f := &data.Finding{Body: "Audit Office", Public: "2018-07-16", Facts: c.facts}
		if c.words != "" {
			f.Words = []data.Passage{{Text: c.words}}
		}
		want := "Audit Office, 16 July 2018"
		if c.want != "" {
			want += ": " + c.want
		}
		if got := node.TextContent(p.FindingName(f)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
