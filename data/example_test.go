package data_test

import (
	"fmt"

	"statement-evidence/data"
)

// A report of the evening before is later than no statement of the day after.
func ExampleLater() {
	statement := data.Statement{At: "2026-03-10"}
	before := data.Finding{ID: "inspection", Public: "2026-03-02"}
	after := data.Finding{ID: "court", Public: "2026-03-19"}
	fmt.Println(data.Later(statement.Moment(), before.Moment()))
	fmt.Println(data.Later(statement.Moment(), after.Moment()))
	// Output:
	// false
	// true
}

func ExampleTextQuote_Find() {
	words := []data.Passage{{Text: "The bridge is safe. No crack has been found."}}
	crack := data.TextQuote{Exact: "No crack"}
	passage, start, end, ok := crack.Find(words)
	fmt.Println(passage, words[passage].Text[start:end], ok)
	// Output: 0 No crack true
}
