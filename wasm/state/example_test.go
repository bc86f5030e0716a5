package state_test

import (
	"fmt"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/state"
)

// A reader searches, then filters; the address has both.
func ExampleApply() {
	index := data.NewOutline(data.NewIndex(datatest.Template(datatest.InExample)))
	s := state.Apply(index, state.State{}, "search:crack")
	s = state.Apply(index, s, "tie:contradicts")
	fmt.Println(state.Fragment(s))
	// Output: q=crack&tie=contradicts
}

func ExampleHits() {
	text := "No crack has been found."
	for _, span := range state.Hits(text, []string{"crack", "found"}) {
		fmt.Println(text[span.From:span.To])
	}
	// Output:
	// crack
	// found
}
