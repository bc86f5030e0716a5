package view_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// counted is a recount of the relations of some statements with findings.
type counted struct {
	statements  int
	ties        map[data.RelationType]int
	then, later int
}

func recount(x *data.Index, which func(*data.Statement) bool) counted {
	c := counted{ties: map[data.RelationType]int{}}
	for i := range x.Statements {
		s := &x.Statements[i]
		if !which(s) {
			continue
		}
		c.statements++
		for _, r := range x.Relations {
			f := x.FindingAt(r.To)
			if r.From != s.ID || f == nil {
				continue
			}
			c.ties[r.Type]++
			if data.Later(s.Moment(), f.Moment()) {
				c.later++
			} else {
				c.then++
			}
		}
	}
	return c
}

// said gives the sentence that the counts come to in English.
func (c counted) said() string {
	form := func(n int, one, other string) string {
		if n == 1 {
			other = one
		}
		return fmt.Sprint(n, " ", other)
	}
	var how []string
	for _, t := range []struct {
		tie        data.RelationType
		one, other string
	}{
		{data.Contradicts, "contradicts it", "contradict it"}, {data.Supports, "supports it", "support it"},
		{data.Complicates, "complicates it", "complicate it"}, {data.Background, "gives context", "give context"},
	} {
		if n := c.ties[t.tie]; n > 0 {
			how = append(how, form(n, t.one, t.other))
		} else if t.tie == data.Contradicts || t.tie == data.Supports {
			how = append(how, "none "+t.one)
		}
	}
	return fmt.Sprintf("%s: %s. A count, not a verdict.", form(c.then+c.later, "record", "records"), listed(how))
}

// listed is a list in a sentence.
func listed(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// marks counts the marks in a node, by relation type.
func marks(n *node.Node) map[data.RelationType]int {
	m := map[data.RelationType]int{}
	for _, of := range within(n, "marks") {
		for _, mark := range of.Kids {
			m[data.RelationType(nodetest.Attr(mark, "data-tie"))]++
		}
	}
	return m
}

func TestBalanceOfAStatementIsARecount(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	for i := range x.Statements {
		id := x.Statements[i].ID
		want := recount(x, func(s *data.Statement) bool { return s.ID == id })
		at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "s-"+id })
		balance := find(at, func(n *node.Node) bool { return hasClass(n, "balance") })
		if want.then+want.later == 0 {
			if balance != nil {
				t.Errorf("%s: no finding bears on it, but there is %q", id, text(balance))
			}
			continue
		}
		if got := strings.TrimSpace(text(balance)); got != want.said() {
			t.Errorf("%s: got %q, want %q", id, got, want.said())
		}
	}
}

// In a statement each phrase has a mark for each record of its group, which the group's order
// has too, and leads to the first.
func TestAPhraseHasAMarkForEachRecord(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	said := 0
	for _, at := range within(page, "statement") {
		words := within(at, "words")[0]
		of := within(words, "marks")
		var groups []*node.Node
		for _, g := range within(at, "group") {
			if nodetest.Attr(g, "data-words") != "" {
				groups = append(groups, g)
			}
		}
		if len(of) != len(groups) {
			t.Fatalf("%s: marks after %d phrases, and %d groups", nodetest.Attr(at, "id"), len(of), len(groups))
		}
		for i, g := range groups {
			rows := within(g, "row")
			if to := nodetest.Attr(of[i], "href"); to != "#"+nodetest.Attr(rows[0], "id") {
				t.Errorf("%s: the marks of phrase %d lead to %s", nodetest.Attr(at, "id"), i, to)
			}
			want := map[data.RelationType]int{}
			for _, row := range rows {
				want[data.RelationType(nodetest.Attr(within(within(row, "line")[0], "tie")[0], "data-tie"))]++
			}
			if got := marks(node.Group(of[i])); !maps.Equal(got, want) {
				t.Errorf("%s: phrase %d is marked %v, want %v", nodetest.Attr(at, "id"), i, got, want)
			}
			said++
		}
		// A mark is the same that stands by the count of its relation.
		for tie := range marks(words) {
			if find(within(at, "balance")[0], func(n *node.Node) bool { return nodetest.Attr(n, "data-tie") == string(tie) }) == nil {
				t.Errorf("%s: nothing says what the mark of %s is", nodetest.Attr(at, "id"), tie)
			}
		}
	}
	if said < 15 {
		t.Errorf("%d phrases were looked at", said)
	}
}

func TestBalanceOfASpeakerIsARecount(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	table := find(page, func(n *node.Node) bool { return n.Tag == "table" })
	var rows [][]*node.Node
	nodetest.Walk(table, func(n *node.Node) {
		if n.Tag == "tr" {
			rows = append(rows, n.Kids)
		}
	})
	if len(rows) != 8 || table.Kids[0].Tag != "caption" {
		t.Fatalf("%d rows under %s, not 8 under a caption", len(rows), table.Kids[0].Tag)
	}
	for i := range x.Speakers {
		p := &x.Speakers[i]
		c := recount(x, func(s *data.Statement) bool { return s.Speaker == p.ID })
		want := []string{p.Name, fmt.Sprint(c.statements)}
		for _, tie := range data.RelationTypes[:4] {
			want = append(want, fmt.Sprint(c.ties[tie]))
		}
		want = append(want, fmt.Sprint(c.then), fmt.Sprint(c.later))
		var got []string
		for r, row := range rows {
			if len(row) != 1+len(x.Speakers) {
				t.Fatalf("row %d has %d cells", r, len(row))
			}
			got = append(got, strings.TrimSpace(text(row[1+i])))
			if r > 0 && nodetest.Attr(row[0], "scope") != "row" || r == 0 && nodetest.Attr(row[1+i], "scope") != "col" {
				t.Errorf("row %d: a head has no scope", r)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", p.Name, got, want)
		}
	}
}

// The marks are for the eye; whoever cannot see them has the words.
func TestMarksAreHidden(t *testing.T) {
	page := view.Page(story(t), english(t))
	seen := 0
	nodetest.Walk(page, func(n *node.Node) {
		if hasClass(n, "marks") {
			seen++
			if nodetest.Attr(n, "aria-hidden") != "true" || text(n) != "" && strings.TrimSpace(text(n)) != "" {
				t.Errorf("marks are not hidden, or has words: %s", nodetest.HTML(t, n))
			}
		}
	})
	if seen < 10 {
		t.Errorf("there are %d marks", seen)
	}
}

// The excerpt has not all findings, so it counts none, and its frame leads to the whole.
func TestExcerptCountsNothing(t *testing.T) {
	x := data.NewIndex(story(t).Excerpt())
	page := view.Excerpt(x, english(t), "all.html")
	if n := find(page, func(n *node.Node) bool {
		return hasClass(n, "balance") || hasClass(n, "marks") || hasClass(n, "speakers")
	}); n != nil {
		t.Errorf("the excerpt counts: %s", text(n))
	}
	if find(page, func(n *node.Node) bool { return nodetest.Attr(n, "href") == "all.html" }) == nil {
		t.Error("it does not lead to the whole")
	}
}
