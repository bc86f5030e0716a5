package data_test

import (
	"slices"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

func TestPhrases(t *testing.T) {
	x := data.NewIndex(datatest.Phrased([]data.Passage{{Text: "It’s not so — I don’t see why."}, {Text: "So it’s “so”."}},
		data.TextQuote{Exact: "So"}, data.TextQuote{Exact: `see why`}, data.TextQuote{Exact: "so - I don't see"}, data.TextQuote{Exact: "so", Prefix: "not "},
		data.TextQuote{Exact: "so — I don’t see"}, data.TextQuote{Exact: "not there"}))
	type found struct {
		words     string
		id        string
		relations []int
	}
	want := []found{
		{"so", "r-yes--d", []int{4}},
		{"so — I don’t see", "r-yes--c", []int{3, 5}},
		{"see why", "r-yes--b", []int{2}},
		{"So", "r-yes--a", []int{1}},
	}
	list := x.Highlights(0)
	if len(list) != len(want) {
		t.Fatalf("got %d phrases, want %d: %+v", len(list), len(want), list)
	}
	for i, p := range list {
		got := found{x.Statements[0].Words[p.Passage].Text[p.From:p.To], p.ID, p.Relations}
		if got.words != want[i].words || got.id != want[i].id || !slices.Equal(got.relations, want[i].relations) {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
}
