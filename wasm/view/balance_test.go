package view_test

import (
	"fmt"
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

// marks counts the marks of the pictures in a node, by relation type.
func marks(n *node.Node) map[data.RelationType]int {
	m := map[data.RelationType]int{}
	nodetest.Walk(n, func(n *node.Node) {
		if tie := attr(n, "data-tie"); tie != "" && n.Tag == "a" {
			m[data.RelationType(tie)]++
		}
	})
	return m
}

func TestBalanceOfAStatementIsARecount(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	for i := range x.Statements {
		id := x.Statements[i].ID
		want := recount(x, func(s *data.Statement) bool { return s.ID == id })
		at := find(page, func(n *node.Node) bool { return attr(n, "id") == "s-"+id })
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
		picture := find(at, func(n *node.Node) bool { return hasClass(n, "tally") })
		if got := fmt.Sprint(marks(picture)); got != fmt.Sprint(want.ties) {
			t.Errorf("%s: the picture shows %s, want %v", id, got, want.ties)
		}
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
			if r > 0 && attr(row[0], "scope") != "row" || r == 0 && attr(row[1+i], "scope") != "col" {
				t.Errorf("row %d: a head has no scope", r)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", p.Name, got, want)
		}
	}
}

// The pictures are for the eye; whoever cannot see them has the words.
func TestPicturesAreHidden(t *testing.T) {
	page := view.Page(story(t), english(t))
	pictures := 0
	nodetest.Walk(page, func(n *node.Node) {
		if hasClass(n, "tally") {
			pictures++
			if attr(n, "aria-hidden") != "true" || text(n) != "" && strings.TrimSpace(text(n)) != "" {
				t.Errorf("a picture is not hidden, or has words: %s", nodetest.HTML(t, n))
			}
		}
	})
	if pictures < 10 {
		t.Errorf("there are %d pictures", pictures)
	}
}

// The excerpt has not all findings, so it counts none, and its frame leads to the whole.
func TestExcerptCountsNothing(t *testing.T) {
	x := data.NewIndex(story(t).Excerpt())
	page := view.Excerpt(x, english(t), "all.html")
	if n := find(page, func(n *node.Node) bool { return hasClass(n, "balance") || hasClass(n, "speakers") }); n != nil {
		t.Errorf("the excerpt counts: %s", text(n))
	}
	if find(page, func(n *node.Node) bool { return attr(n, "href") == "all.html" }) == nil {
		t.Error("it does not lead to the whole")
	}
}
