package state_test

import (
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/state"
)

func TestWordsAreChosenInTurn(t *testing.T) {
	x := data.NewOutline(data.NewIndex(datatest.Phrased([]data.Passage{{Text: "It is not so."}}, data.TextQuote{Exact: "is not"}, data.TextQuote{Exact: "not"}, data.TextQuote{Exact: "is not"})))
	var s state.State
	for i, step := range []struct{ action, want string }{
		{"words:r-yes--b r-yes--a", "r-yes--b"},
		{"words:r-yes--b r-yes--a", "r-yes--a"},
		{"words:r-yes--b r-yes--a", ""},
		{"words:r-yes--c", "r-yes--a"}, // the same words have one name
		{"words:r-yes--b", "r-yes--b"},
		{"words:", "r-yes--b"},
		{"words:r-yes--none", "r-yes--b"},
		{"words:r-no--a", "r-yes--b"},
		{"go:yes", "r-yes--b"},
		{"words:r-yes--b", ""},
		{"go:words=r-yes--c", "r-yes--a"},
		{"clear", ""},
	} {
		if s = state.Apply(x, s, step.action); s.Words != step.want {
			t.Fatalf("step %d, %s: got %q, want %q", i, step.action, s.Words, step.want)
		}
	}
}

func TestWordsInAnAddress(t *testing.T) {
	x := data.NewOutline(data.NewIndex(datatest.Phrased([]data.Passage{{Text: "It is not so."}}, data.TextQuote{Exact: "not"}, data.TextQuote{Exact: "not"})))
	s := state.State{Query: "so", Words: "r-yes--a"}
	if got, want := state.Fragment(s), "q=so&words=r-yes--a"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for fragment, want := range map[string]string{"words=r-yes--a": "r-yes--a", "words=r-yes--b&q=so": "r-yes--a", "words=r-yes--none": "", "words=": "", "words=r-": ""} {
		if got, ok := state.Parse(x, fragment); !ok || got.Words != want {
			t.Errorf("%s: got %q, %v; want %q", fragment, got.Words, ok, want)
		}
	}
}
