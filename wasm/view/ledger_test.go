package view_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// A correction stands with every showing of its record and in the list; one of
// the story stands in the list alone.
func TestCorrectionsStandWithTheirRecord(t *testing.T) {
	x := story(t)
	said, found := x.Statements[0], x.Findings[0]
	x.Updated = "2026-12-03"
	x.Corrections = []data.Correction{
		{On: "2026-12-01", Record: said.ID, Was: "first was", Is: "first is", Why: "First why."},
		{On: "2026-12-02", Record: found.ID, Was: "second was", Is: "second is", Why: "Second why."},
		{On: "2026-12-03", Record: x.ID, Was: "third was", Is: "third is", Why: "Third why."},
	}
	page := view.Page(x, english(t))
	first := "Corrected on 1 December 2026: Changed from “first was” to “first is”. First why."
	second := "Corrected on 2 December 2026: Changed from “second was” to “second is”. Second why."
	rows := 0
	nodetest.Walk(page, func(n *node.Node) {
		id := nodetest.Attr(n, "id")
		row := x.PlacementIndex(id)
		want := ""
		switch {
		case id == "s-"+said.ID:
			n, want = n.Kids[0], first // its side of the pair
		case row >= 0 && x.Placements[row].Finding == 0:
			rows++
			if x.Placements[row].First { // the others lead to it
				want = second
			}
		case row < 0 && !strings.HasPrefix(id, "s-"):
			return
		case row < 0:
			n = n.Kids[0]
		}
		got := ""
		for _, c := range within(n, "corrected") {
			got += text(c)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	})
	if rows < 2 {
		t.Errorf("the corrected finding stands in %d rows; the test wants several", rows)
	}
	var list []string
	nodetest.Walk(within(page, "corrections")[0], func(n *node.Node) {
		if n.Tag == "li" {
			list = append(list, strings.Join(links(n), " ")+" "+text(n))
		}
	})
	want := []string{
		" 3 December 2026: Changed from “third was” to “third is”. Third why.",
		"#f-" + found.ID + " 2 December 2026: CIA, FBI and NSA, published by ODNI, 6 January 2017: “We assess Russian President Vladimir Putin\u00a0…”. Changed from “second was” to “second is”. Second why.",
		"#s-" + said.ID + " 1 December 2026: Donald J. Trump, 24 July 2018: “I’m very concerned that Russia will\u00a0…”. Changed from “first was” to “first is”. First why.",
	}
	if got := strings.Join(list, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("the list is\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if got := text(within(page, "byline")[0]); !strings.Contains(got, "Updated 3 December 2026. 3 corrections, listed at the end.") {
		t.Errorf("the byline says %q", got)
	}
}

func TestEmptyLedgerSaysSo(t *testing.T) {
	x := story(t)
	x.Corrections = nil
	page := view.Page(x, english(t))
	if got := text(within(page, "byline")[0]); !strings.Contains(got, "No corrections so far.") || len(within(page, "corrections")) > 0 {
		t.Errorf("the byline says %q", got)
	}
}
