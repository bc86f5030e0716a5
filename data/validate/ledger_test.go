package validate_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
)

const small = "testdata/good/small.json"

// Each case changes one thing of testdata/good/small.json, and gives the fault
// and the records of which a correction makes it good.
func TestUnexplainedChanges(t *testing.T) {
	type story = data.Story
	const mend = "; add one, or put it back"
	untold := func(ids string) string { return ", and no new correction of " + ids + " tells" + mend }
	for _, c := range []struct {
		name   string
		change func(s *story)
		want   string
		told   []string
	}{
		{"a word", func(s *story) {
			s.Statements[0].Words[0].Text = "The bridge is open. I don’t see why it would be shut — the bridge is new."
		},
			`statements[0].words[0].text: said "…see why it would be closed - the bridge is new." and says "…see why it would be shut - the bridge is new."` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"a word of letters of two bytes", func(s *story) {
			s.Statements[2].Words[0].Text = "Мост закрыр." + strings.Repeat(" Да.", 20)
		},
			`statements[2].words[0].text: said "Мост закрыт." and says "Мост закрыр.` + strings.Repeat(" Да.", 12) + `…"` + untold(`"minister-post"`), []string{"minister-post"}},
		{"a passage more", func(s *story) { s.Findings[0].Words = append(s.Findings[0].Words, data.Passage{Text: "And open."}) },
			`findings[0].words: said "We assess that the bridge was closed." and says "We assess that the bridge was closed. / And open."` + untold(`"audit"`), []string{"audit"}},
		{"no passage", func(s *story) { s.Findings[1].Words = nil },
			`findings[1].words: said "The contractor closed the bridge." and says nothing` + untold(`"charge"`), []string{"charge"}},
		{"whose words", func(s *story) { s.Statements[2].Words[1].By = "the embassy" },
			`statements[2].words[1].by: said "the interpreter" and says "the embassy"` + untold(`"minister-post"`), []string{"minister-post"}},
		{"the day of a passage", func(s *story) { s.Statements[0].Words[1].On = "2018-07-17" },
			`statements[0].words[1].on: said nothing and says "2018-07-17"` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"whether it follows directly", func(s *story) { s.Statements[0].Words[1].Adjacent = true },
			`statements[0].words[1].adjacent: said nothing and says "that it follows directly"` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"who said it", func(s *story) { s.Statements[1].Speaker = "minister" },
			`statements[1].speaker: said "mayor" and says "minister"` + untold(`"mayor-closed"`), []string{"mayor-closed"}},
		{"who found it", func(s *story) { s.Findings[2].Body = "Roads Office" },
			`findings[2].body: said "Works Office" and says "Roads Office"` + untold(`"reopening"`), []string{"reopening"}},
		{"what kind it is", func(s *story) { s.Findings[1].Kind = data.Concluded },
			`findings[1].kind: said "allegation" and says "finding"` + untold(`"charge"`), []string{"charge"}},
		{"how sure they were", func(s *story) { s.Findings[0].Confidence[1].Level = data.High },
			`findings[0].confidence: said "Audit Office: high, Works Office: moderate" and says "Audit Office: high, Works Office: high"` + untold(`"audit"`), []string{"audit"}},
		{"the question", func(s *story) { s.Statements[0].Question.Text = "Is it open?" },
			`statements[0].question: said "a reporter: Is the bridge open?" and says "a reporter: Is it open?"` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"the day it was said", func(s *story) { s.Statements[0].At = "2018-07-15" },
			`statements[0].at: said "2018-07-16" and says "2018-07-15"` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"the clock it was said by", func(s *story) { s.Statements[2].Offset = "-05:00" },
			`statements[2].at: said "2018-07-18T00:21:54Z -04:00" and says "2018-07-18T00:21:54Z -05:00"` + untold(`"minister-post"`), []string{"minister-post"}},
		{"the day it was public", func(s *story) { s.Findings[0].Public = "2018-07-17" },
			`findings[0].public: said "2018-07-16" and says "2018-07-17"` + untold(`"audit"`), []string{"audit"}},
		{"the latest day it was public", func(s *story) { s.Findings[2].PublicBy = false },
			`findings[2].public: said "by 2018-07-30" and says "2018-07-30"` + untold(`"reopening"`), []string{"reopening"}},
		{"the first day it was public", func(s *story) { s.Findings[2].PublicFrom = "" },
			`findings[2].publicFrom: said "2018-07-20" and says nothing` + untold(`"reopening"`), []string{"reopening"}},
		{"the day it is dated", func(s *story) { s.Findings[0].Dated = "2018-07-11" },
			`findings[0].dated: said "2018-07-10" and says "2018-07-11"` + untold(`"audit"`), []string{"audit"}},
		{"the tie", func(s *story) { s.Relations[0].Type = data.Complicates },
			`relations[0].type: said "contradicts" and says "complicates"` + untold(`"mayor-open" or "audit"`), []string{"mayor-open", "audit"}},
		{"the strength", func(s *story) { s.Relations[1].Strength = data.StrengthLow },
			`relations[1].strength: said "medium" and says "low"` + untold(`"minister-post" or "charge"`), []string{"minister-post", "charge"}},
		{"the words it bears on", func(s *story) { s.Relations[0].FromWords.Prefix = "— " },
			`relations[0].fromWords: said "closed - [the bridge]" and says "- [the bridge]"` + untold(`"mayor-open" or "audit"`), []string{"mayor-open", "audit"}},
		{"the words it rests on", func(s *story) { s.Relations[0].ToWords = nil },
			`relations[0].toWords: said "[the bridge was closed]" and says nothing` + untold(`"mayor-open" or "audit"`), []string{"mayor-open", "audit"}},
		{"other words it rests on", func(s *story) { s.Relations[0].ToWords.Exact = "bridge was closed" },
			`relations[0].toWords: said "[the bridge was closed]" and says "[bridge was closed]"` + untold(`"mayor-open" or "audit"`), []string{"mayor-open", "audit"}},
		{"the ends", func(s *story) { s.Relations[3].From, s.Relations[3].To = "reopening", "audit" },
			`relations[3].from: said "audit" and says "reopening"` + untold(`"audit" or "reopening"`), []string{"audit", "reopening"}},
		{"another end", func(s *story) { s.Relations[1].To = "reopening" },
			`relations: said "minister-post supports charge" and says nothing` + untold(`"minister-post" or "charge"`), []string{"minister-post", "charge"}},
		{"no relation", func(s *story) { s.Relations = s.Relations[:3] },
			`relations: said "audit context reopening" and says nothing` + untold(`"audit" or "reopening"`), []string{"audit", "reopening"}},
		{"no source", func(s *story) { s.Statements[0].Sources = s.Statements[0].Sources[:2] },
			`statements[0].sources: said "hall, record, grade D" and says nothing` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"the grade", func(s *story) { s.Findings[0].Sources[0].Grade = data.GradeA },
			`findings[0].sources[0]: said "herald, verified, grade B" and says "herald, verified, grade A"` + untold(`"audit"`), []string{"audit"}},
		{"what was verified", func(s *story) { s.Statements[0].Sources[1].Passages = []int{1, 2} },
			`statements[0].sources[1]: said "post, verified, grade B, passage 2" and says "post, verified, grade B, passage 1 and 2"` + untold(`"mayor-open"`), []string{"mayor-open"}},
		{"the address", func(s *story) { s.Sources[2].URL = "https://hall.example/minutes/2" },
			`sources[2].url: said "https://hall.example/minutes" and says "https://hall.example/minutes/2"` + untold(`"bridge-2018" or "mayor-open"`), []string{"bridge-2018", "mayor-open"}},
		{"the title", func(s *story) { s.Sources[1].Title = "" },
			`sources[1].title: said "Bridge" and says nothing` + untold(`"bridge-2018" or "mayor-open"`), []string{"bridge-2018", "mayor-open", "minister-post", "reopening"}},
		{"the publisher", func(s *story) { s.Sources[2].Publisher = "City hall" },
			`sources[2].publisher: said "Town hall" and says "City hall"` + untold(`"bridge-2018" or "mayor-open"`), []string{"bridge-2018", "mayor-open"}},
		{"the day of the story", func(s *story) { s.Published = "2018-07-31" },
			`published: said "2018-08-01" and says "2018-07-31"` + untold(`"bridge-2018"`), []string{"bridge-2018"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, now := parse(t, small), parse(t, small)
			c.change(now)
			if got := said(validate.UnexplainedChanges(old, now)); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
			for _, id := range []string{"bridge-2018", "mayor-open", "mayor-closed", "minister-post", "audit", "charge", "reopening"} {
				told := *now
				correct(&told, id, "It was wrong.")
				got := said(validate.UnexplainedChanges(old, &told))
				if slices.Contains(c.told, id) && got != "" {
					t.Errorf("a correction of %s does not tell: %s", id, got)
				}
				if !slices.Contains(c.told, id) && got != c.want {
					t.Errorf("with a correction of %s: got %s", id, got)
				}
			}
		})
	}
}

func said(faults []validate.Fault) string {
	var lines []string
	for _, f := range faults {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

// correct adds an entry of a later day to the ledger.
func correct(s *data.Story, id, why string) {
	s.Updated = "2018-08-09"
	s.Corrections = append(slices.Clone(s.Corrections), data.Correction{On: "2018-08-09", Record: id, Was: "a", Is: "b", Why: why})
}

func TestUnexplainedChangesMissesRecords(t *testing.T) {
	old, now := parse(t, small), parse(t, small)
	now.Findings = now.Findings[:2]
	now.Findings[1].ID = "charges"
	const want = `findings: "charge" is no longer there, and no new correction of "bridge-2018" gives its id; add one, or put it back
findings: "reopening" is no longer there, and no new correction of "bridge-2018" gives its id; add one, or put it back`
	if got := said(validate.UnexplainedChanges(old, now)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	first, second, _ := strings.Cut(want, "\n")
	correct(now, "bridge-2018", "It was taken for charge.")
	if got := said(validate.UnexplainedChanges(old, now)); got != second {
		t.Errorf("one told: got %s\nwant %s", got, second)
	}
	now.Corrections[2].Why = "Both charge-2 and reopening are gone."
	if got := said(validate.UnexplainedChanges(old, now)); got != first {
		t.Errorf("the other told: got %s\nwant %s", got, first)
	}
	// An id that names a finding now no longer names the statement.
	now = parse(t, small)
	now.Statements, now.Findings[2].ID = now.Statements[1:], "mayor-open"
	if got := said(validate.UnexplainedChanges(old, now)); !strings.Contains(got, `statements: "mayor-open" is no longer there`) {
		t.Errorf("an id that changed hands: got %s", got)
	}
}

// A source that is no longer cited at all is told of by one entry of the story
// that lists its publisher, for every record that cited it.
func TestUnexplainedChangesGroupsSourcesThatAreGone(t *testing.T) {
	gone := func() *data.Story {
		s := parse(t, small)
		s.Sources = slices.DeleteFunc(s.Sources, func(x data.Source) bool { return x.ID == "herald" })
		for i := range s.Statements {
			s.Statements[i].Sources = without(s.Statements[i].Sources, "herald")
		}
		for i := range s.Findings {
			s.Findings[i].Sources = without(s.Findings[i].Sources, "herald")
		}
		return s
	}
	old, now := parse(t, small), gone()
	if got := validate.UnexplainedChanges(old, now); len(got) != 4 {
		t.Errorf("untold: got %s", said(got))
	}
	for was, want := range map[string]int{"The Post; The Herald": 0, "The Herald": 0, "herald": 4, "The Herald and more": 4} {
		now := gone()
		correct(now, "bridge-2018", "It copies others.")
		now.Corrections[2].Was = was
		if got := validate.UnexplainedChanges(old, now); len(got) != want {
			t.Errorf("%s: got %s", was, said(got))
		}
		// One that is cited elsewhere is told of by its records.
		now.Sources = old.Sources
		if got := validate.UnexplainedChanges(old, now); len(got) != 4 {
			t.Errorf("%s, still there: got %s", was, said(got))
		}
	}
}

func without(all []data.Citation, source string) []data.Citation {
	return slices.DeleteFunc(all, func(c data.Citation) bool { return c.Source == source })
}

// A quotation may say that it is cut where it did not; it may not stop saying so.
func TestUnexplainedChangesAllowsMarksOfOmission(t *testing.T) {
	whole, cut := parse(t, small), parse(t, small)
	w := &cut.Findings[0].Words[0]
	w.Text = "… " + w.Text + " …"
	if got := said(validate.UnexplainedChanges(whole, cut)); got != "" {
		t.Errorf("marked: got %s", got)
	}
	if got := validate.UnexplainedChanges(cut, whole); len(got) != 1 {
		t.Errorf("unmarked: got %s", said(got))
	}
	w.Text = "… " + w.Text[len("… We "):]
	if got := validate.UnexplainedChanges(whole, cut); len(got) != 1 {
		t.Errorf("a word less: got %s", said(got))
	}
}

func TestUnexplainedChangesKeepsTheLedger(t *testing.T) {
	const back = "the ledger is append-only: put "
	for _, c := range []struct {
		name   string
		change func(s *data.Story)
		want   string
	}{
		{"an entry reworded", func(s *data.Story) { s.Corrections[0].Is = "was open" },
			`corrections[0]: is not the entry of 2018-08-02 on "audit" that stood there; ` + back + `it back; new entries go last`},
		{"an entry put first", func(s *data.Story) {
			s.Corrections = slices.Insert(s.Corrections, 0, data.Correction{On: "2018-08-02", Record: "audit", Was: "a", Is: "b", Why: "c"})
		}, `corrections[0]: is not the entry of 2018-08-02 on "audit" that stood there; ` + back + `it back; new entries go last`},
		{"an entry less", func(s *data.Story) { s.Corrections = s.Corrections[:1] },
			`corrections: has lost 1 of its 2 entries; ` + back + `them back`},
		{"an entry of an earlier day", func(s *data.Story) { correct(s, "audit", "c"); s.Corrections[2].On = "2018-08-01" },
			`corrections[2].on: 2018-08-01 is before what it corrects was last updated, 2018-08-02; give the day of the correction`},
		{"an entry after the last update", func(s *data.Story) { correct(s, "audit", "c"); s.Updated = "2018-08-08" },
			`updated: 2018-08-08 is before the correction of 2018-08-09, corrections[2]; a correction is an update`},
		{"an update taken back", func(s *data.Story) { s.Corrections, s.Updated = nil, "2018-08-01" },
			"corrections: has lost 2 of its 2 entries; " + back + "them back\nupdated: 2018-08-01 is before it was last updated, 2018-08-02; give the day of this version"},
		{"another story", func(s *data.Story) { s.ID, s.Published = "tunnel", "" },
			`id: "tunnel" is another story than "bridge-2018"; compare with an earlier version of the same one`},
	} {
		now := parse(t, small)
		c.change(now)
		if got := said(validate.UnexplainedChanges(parse(t, small), now)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
	// An old entry does not tell of what has changed since.
	now := parse(t, small)
	now.Findings[0].Words[0].Text = "We assess that the bridge was shut."
	if len(validate.UnexplainedChanges(parse(t, small), now)) != 1 {
		t.Error("an entry tells of a change that came after it")
	}
}

func TestUnexplainedChangesAllowsWhatIsNew(t *testing.T) {
	old, now := parse(t, small), parse(t, small)
	more := parse(t, "testdata/good/least.json")
	now.Statements = append(more.Statements, now.Statements...)
	now.Findings = append(more.Findings, now.Findings...)
	now.Relations[1].ToWords = &data.TextQuote{Exact: "closed the bridge"}
	now.Relations = append(append(more.Relations, data.Relation{From: "mayor-open", To: "charge", Type: data.Background}), now.Relations...)
	now.Sources = append(more.Sources, now.Sources...)
	audit := &now.Findings[1]
	audit.Sources = append(more.Findings[0].Sources, audit.Sources...)
	audit.Words[0].Text = "… " + strings.ReplaceAll(audit.Words[0].Text, " ", "\u00a0") + " …"
	if got := said(validate.UnexplainedChanges(old, now)); got != "" {
		t.Errorf("got %s", got)
	}
	generated := datatest.Generate(30)
	if got := said(validate.UnexplainedChanges(generated, generated)); got != "" {
		t.Errorf("a story against itself: got %s", got)
	}
}

// Of every field it is decided whether it may change without a correction. A
// field that is added later has to be listed here, or compared.
func TestUnexplainedChangesKnowEveryField(t *testing.T) {
	free := strings.Fields(`
		Story.Schema Story.FormatVersion Story.Lang Story.By Story.Publisher Story.Report Story.Updated
		Pairing.Head Pairing.With
		Speaker.ID
		Statement.Zone Statement.ShowWith Statement.PrecededBy
		Passage.Lang Passage.Alternative
		Finding.ShowWith Finding.PrecededBy
		Source.ID Source.Archive Source.Accessed Source.Note
		Audio.Src Audio.Kind Audio.Credit Clip.From Clip.To PictureFile.Width PictureFile.Height
		Citation.Quoted Citation.Note`)
	// What is new there needs no correction.
	notes := strings.Fields(`
		Statement.Qualifier Statement.Context Statement.Why Passage.How Finding.Qualifier Finding.DateNote Finding.Place Finding.Medium
		Finding.Facts Finding.Caveat Finding.Context Relation.StrengthNote Relation.Caveat Source.Where`)
	old, now := parse(t, small), parse(t, small)
	for _, s := range []*data.Story{old, now} { // what few stories have
		s.Findings[1].ShowWith = []string{"audit"}
		s.Speakers[0].Kind, s.Statements[0].Name, s.Statements[0].Words[0].Form = data.Organisation, "A. Clerk", data.Paraphrase
		s.Statements[0].Why = "It began all."
		s.Statements[0].Pictures = []data.PictureFile{{Src: "a.png", Alt: "A bridge", Credit: "A. Clerk", Licence: "CC0"}}
		for i := range s.Findings {
			s.Findings[i].Qualifier, s.Findings[i].Rating, s.Findings[i].DateNote, s.Findings[i].Place, s.Findings[i].Medium, s.Findings[i].Context = "initial", "half true", "by post", "Town", "letter", "It rained."
		}
		s.Relations[0].Caveat = "It is of another bridge."
		s.Sources[0].Where = "page 4"
	}
	seen := map[string]bool{}
	eachValue(reflect.ValueOf(now).Elem(), "", func(field string, v reflect.Value) {
		seen[field] = true
		was := reflect.ValueOf(v.Interface())
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "9")
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int:
			v.SetInt(v.Int() + 1)
		}
		allowed := slices.Contains(free, field) || was.Kind() == reflect.String && was.String() == "" && slices.Contains(notes, field)
		if faults := validate.UnexplainedChanges(old, now); (len(faults) == 0) != allowed {
			t.Errorf("%s, %q: got %q", field, was, said(faults))
		}
		v.Set(was)
	})
	for _, field := range free {
		if !seen[field] {
			t.Errorf("%s: there is no such field", field)
		}
	}
	eachField(reflect.TypeFor[data.Story](), "", func(field string) {
		if !seen[field] {
			t.Errorf("%s: there is none in %s", field, small)
		}
	})
}

// eachField calls do with every field below a type that is a value.
func eachField(t reflect.Type, field string, do func(field string)) {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if !t.Field(i).IsExported() {
				continue
			}
			eachField(t.Field(i).Type, t.Name()+"."+t.Field(i).Name, do)
		}
	case reflect.Pointer, reflect.Slice:
		eachField(t.Elem(), field, do)
	default:
		do(field)
	}
}

// eachValue calls do with every text, flag and number, and with its field.
func eachValue(v reflect.Value, field string, do func(field string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue
			}
			eachValue(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, do)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachValue(v.Elem(), field, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachValue(v.Index(i), field, do)
		}
	default:
		do(field, v)
	}
}
