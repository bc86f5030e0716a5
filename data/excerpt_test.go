package data_test

import (
	"slices"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

// Of one statement alone, the statement, its findings and all that is said of
// these are as in the whole story, and nothing cites what is not there.
func TestOnlyOneStatement(t *testing.T) {
	s := datatest.First(t)
	whole := data.NewIndex(s)
	for i := range s.Statements {
		id := s.Statements[i].ID
		e := whole.Only(id)
		x := data.NewIndex(e)
		at := x.StatementIndex(id)
		if at < 0 {
			t.Errorf("%s: is not there", id)
			continue
		}
		if got, want := placed(x, at), placed(whole, i); !slices.Equal(got, want) {
			t.Errorf("%s: its findings are %q, want %q", id, got, want)
		}
		if got, want := related(x, x.StatementRelations(at)), related(whole, whole.StatementRelations(i)); !slices.Equal(got, want) {
			t.Errorf("%s: its relations to statements are %q, want %q", id, got, want)
		}
		from, to := x.PlacementsOf(at)
		for _, p := range x.Placements[from:to] {
			f := &x.Findings[p.Finding]
			if got, want := related(x, x.FindingRelations(p.Finding)), related(whole, whole.FindingRelations(whole.FindingIndex(f.ID))); !slices.Equal(got, want) {
				t.Errorf("%s: the relations of %s are %q, want %q", id, f.ID, got, want)
			}
			for _, other := range f.ShowWith {
				if x.FindingAt(other) == nil {
					t.Errorf("%s: %s is there without %s", id, f.ID, other)
				}
			}
			for _, r := range x.FindingRelations(p.Finding) {
				other := x.Relations[r].Other(f.ID)
				if got, want := answered(e, other), answered(s, other); !slices.Equal(got, want) {
					t.Errorf("%s: %s is answered by %q, want %q", id, other, got, want)
				}
			}
		}
		for _, r := range e.Relations {
			for _, end := range []string{r.From, r.To} {
				if x.StatementAt(end) == nil && x.FindingAt(end) == nil {
					t.Errorf("%s: a relation leads to %s, which is not there", id, end)
				}
			}
		}
		for i := range e.Statements {
			if x.SpeakerAt(e.Statements[i].Speaker) == nil {
				t.Errorf("%s: nobody says %s", id, e.Statements[i].ID)
			}
			cited(t, x, e.Statements[i].Sources)
		}
		for i := range e.Findings {
			cited(t, x, e.Findings[i].Sources)
		}
	}
}

// A story is not changed by what is taken of it.
func TestOnlyTakesNothingAway(t *testing.T) {
	s := datatest.First(t)
	x, before := data.NewIndex(s), string(data.Encode(s))
	for i := range s.Statements {
		x.Only(s.Statements[i].ID)
	}
	if string(data.Encode(s)) != before {
		t.Error("the story is another")
	}
}

// placed lists the findings beside a statement.
func placed(x *data.Index, statement int) (list []string) {
	from, to := x.PlacementsOf(statement)
	for _, p := range x.Placements[from:to] {
		lead := ""
		if p.Lead {
			lead = " leads"
		}
		list = append(list, p.ID+lead)
	}
	return list
}

func related(x *data.Index, relations []int) (list []string) {
	for _, r := range relations {
		list = append(list, x.Relations[r].From+" "+x.Relations[r].To)
	}
	return list
}

// answered lists what disputes a finding, endorses it or says something else about it.
func answered(s *data.Story, finding string) (list []string) {
	x := data.NewIndex(s)
	for _, r := range s.Relations {
		if x.FindingAt(finding) != nil && (r.From == finding || r.To == finding) && x.FindingAt(r.Other(finding)) != nil {
			list = append(list, r.Other(finding))
		}
	}
	return list
}

func cited(t *testing.T, x *data.Index, citations []data.Citation) {
	t.Helper()
	for _, c := range citations {
		if x.SourceAt(c.Source) == nil {
			t.Errorf("%s is cited, and not there", c.Source)
		}
	}
}
