package data

import (
	"slices"
	"testing"
)

func TestConfidenceByLevel(t *testing.T) {
	f := Finding{Confidence: []Confidence{{"CIA", High}, {"FBI", High}, {"NSA", Moderate}, {"DIA", High}}}
	if got, want := f.ByLevel(), []Confidence{{"CIA, FBI", High}, {"NSA", Moderate}, {"DIA", High}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if f.Confidence[0].Body != "CIA" {
		t.Error("it changes the story")
	}
	if got := (&Finding{}).ByLevel(); got != nil {
		t.Errorf("of none: %v", got)
	}
}
