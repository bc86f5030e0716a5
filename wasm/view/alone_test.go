package view_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// A statement alone says all that the whole page says of it and counts the
// same; each of its links leads to what it has, or to the whole.
func TestAStatementAlone(t *testing.T) {
	x, w := story(t), english(t)
	page := view.Page(x, w)
	led := 0
	for i := range x.Statements {
		id := "s-" + x.Statements[i].ID
		only := data.NewIndex(x.Only(x.Statements[i].ID))
		at := only.StatementIndex(x.Statements[i].ID)
		alone := view.Alone(only, w, at, "all.html")
		// said is the text of parts of the element with an id.
		said := func(page *node.Node, id, class string) (all []string) {
			for _, n := range within(find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == id }), class) {
				// What came later depends on the statement that a record stands beside.
				all = append(all, strings.ReplaceAll(text(n), " "+w.Get(i18n.Later), ""))
			}
			return all
		}
		same := func(id, class string) {
			if got, want := said(alone, id, class), said(page, id, class); !slices.Equal(got, want) {
				t.Errorf("%s: .%s is %q, want %q", id, class, got, want)
			}
		}
		for _, class := range []string{"said-side", "balance", "line", "between"} {
			same(id, class)
		}
		shown := map[string]bool{}
		nodetest.Walk(alone, func(n *node.Node) {
			if f := nodetest.Attr(n, "id"); strings.HasPrefix(f, "f-") {
				shown[f[2:]] = true
				for _, class := range []string{"words", "disputes", "disputed", "corrected"} {
					same(f, class)
				}
			}
		})
		for r, to := only.PlacementsOf(at); r < to; r++ {
			f := &only.Findings[only.Placements[r].Finding]
			for _, other := range append(slices.Clone(f.ShowWith), f.ID) {
				if !shown[other] {
					t.Errorf("%s: %s is not there", id, other)
				}
			}
			for _, rel := range only.FindingRelations(only.Placements[r].Finding) {
				if other := only.Relations[rel].Other(f.ID); !shown[other] {
					t.Errorf("%s: %s, which answers %s, is not there", id, other, f.ID)
				}
			}
		}
		if n := len(within(alone, "statement")); n != 1 {
			t.Errorf("%s: %d statements are shown", id, n)
		}
		var ids []string
		nodetest.Walk(alone, func(n *node.Node) {
			if id := nodetest.Attr(n, "id"); slices.Contains(ids, id) && id != "" {
				t.Errorf("the id %s is there twice", id)
			} else {
				ids = append(ids, id)
			}
			if strings.HasPrefix(nodetest.Attr(n, "data-action"), "as-of") {
				t.Errorf("%s has %s", id, nodetest.Attr(n, "data-action"))
			}
		})
		nodetest.Walk(alone, func(n *node.Node) {
			href := nodetest.Attr(n, "href")
			if to, within := strings.CutPrefix(href, "#"); within && !slices.Contains(ids, to) {
				t.Errorf("%s: %s leads nowhere", id, href)
			}
			if to, out := strings.CutPrefix(href, "all.html#"); out {
				led++
				if slices.Contains(ids, to) || find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == to }) == nil {
					t.Errorf("%s: %s is not where it leads to", id, href)
				}
			}
		})
	}
	if led < 5 {
		t.Errorf("%d links lead to the whole", led)
	}
}
