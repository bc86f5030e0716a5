package view_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// Each row leads to what its labels mean, which stands in the page once.
func TestLabelsAreExplained(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	ids := map[string]int{}
	nodetest.Walk(page, func(n *node.Node) { ids[nodetest.Attr(n, "id")]++ })
	seen := map[string]bool{}
	for r := range x.Placements {
		row := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == x.Placements[r].ID })
		found := within(row, "labels")
		if len(found) != 1 {
			t.Fatalf("%s has %d links to what its labels mean", x.Placements[r].ID, len(found))
		}
		f := &x.Findings[x.Placements[r].Finding]
		want := []string{"m-kind-" + string(f.Kind)}
		if rel := x.Placements[r].Relation; rel >= 0 {
			want = append(want, "m-"+string(x.Relations[rel].Type))
			if x.Relations[rel].Strength != "" {
				want = append(want, "m-strength")
			}
		}
		if len(f.Confidence) > 0 {
			want = append(want, "m-levels")
		}
		if len(within(within(row, "line")[0], "disputed")) > 0 {
			want = append(want, "m-marks")
		}
		terms := strings.Fields(nodetest.Attr(found[0], "data-terms"))
		slices.Sort(want)
		if got := slices.Sorted(slices.Values(terms)); !slices.Equal(got, want) {
			t.Errorf("%s: explained are %v, want %v", x.Placements[r].ID, got, want)
		}
		for _, id := range append(terms, strings.TrimPrefix(nodetest.Attr(found[0], "href"), "#")) {
			seen[id] = true
			if ids[id] != 1 {
				t.Errorf("%s stands in the page %d times", id, ids[id])
			}
		}
	}
	if len(seen) < len(data.RelationTypes)+4 {
		t.Errorf("only %d terms are explained", len(seen))
	}
}
