package view_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
)

// disputedIn gives, by finding, who disputes it: a recount of the relations.
func disputedIn(s *data.Story) map[string][]string {
	by := map[string][]string{}
	for _, r := range s.Relations {
		finding := func(id string) bool {
			return slices.ContainsFunc(s.Findings, func(f data.Finding) bool { return f.ID == id })
		}
		if (r.Type == data.Contradicts || r.Type == data.Complicates) && finding(r.From) && finding(r.To) {
			by[r.From] = append(by[r.From], r.To)
		}
	}
	return by
}

func within(n *node.Node, class string) []*node.Node {
	var list []*node.Node
	nodetest.Walk(n, func(n *node.Node) {
		if hasClass(n, class) {
			list = append(list, n)
		}
	})
	return list
}

func links(n *node.Node) []string {
	var list []string
	nodetest.Walk(n, func(n *node.Node) {
		if n.Tag == "a" {
			list = append(list, nodetest.Attr(n, "href"))
		}
	})
	return list
}

// From each finding that is both disputed and endorsed a link leads to where those who do either
// stand beside it, by the title of that.
func TestDisputeIsReadAsAWhole(t *testing.T) {
	const title = "A disputed assessment: who disputes it and who endorses it"
	led := func(s *data.Story) (list []string) {
		x := data.NewIndex(s)
		page := view.Page(x, english(t))
		group := find(page, func(n *node.Node) bool { return hasClass(n, "group") && hasClass(n, "disputed") })
		for _, row := range x.Placements {
			at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == row.ID })
			link := find(at, func(n *node.Node) bool { return n.Tag == "a" && strings.HasPrefix(nodetest.Attr(n, "href"), "#p-") })
			if link == nil {
				continue
			}
			list = append(list, x.Findings[row.Finding].ID)
			there := find(group, func(n *node.Node) bool { return "#"+nodetest.Attr(n, "id") == nodetest.Attr(link, "href") })
			if there == nil || text(link) != title || text(group.Kids[0]) != title {
				t.Errorf("%s: %q leads to %v", row.ID, text(link), there)
			}
		}
		return list
	}
	s := story(t).Story
	got := led(s)
	if n := len(got); n < 3 || !slices.Contains(got, "ica-2017-clear-preference") || !slices.Contains(got, "ica-2017-aspired-to-help") {
		t.Errorf("the dispute can be read as a whole from %v", got)
	}
	s.Lead = slices.DeleteFunc(s.Lead, func(p data.Pairing) bool { return p.Head == "ica-2017-clear-preference" })
	if got := led(s); got != nil {
		t.Errorf("without a pairing, from %v", got)
	}
}

// In the pairing that a disputed finding heads, each line says how the record relates to it, or
// else to what it answers there, why, and how its words begin.
func TestPairingsSayWhoAnswersWhat(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	want := map[string]data.RelationType{
		"ica-2017-clear-preference": "", "ica-2017-aspired-to-help": "",
		"hpsci-2018-03-22-majority-dissent": data.Complicates, "ssci-2018-07-03-initial-findings": data.Supports, "ssci-2020-04-21-volume-4": data.Supports,
		"cia-2025-07-02-tradecraft-review": data.Complicates, "odni-2025-07-23-house-report-release": data.Contradicts,
	}
	from, to := x.LeadFindings()
	if to-from != len(want) {
		t.Fatalf("%d records are in pairings, want %d", to-from, len(want))
	}
	for _, row := range x.Placements[from:to] {
		f := &x.Findings[row.Finding]
		line := within(find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == row.ID }), "line")[0]
		got := ""
		for _, tie := range within(line, "tie") {
			got += nodetest.Attr(tie, "data-tie")
		}
		if got != string(want[f.ID]) || len(within(line, "why")) != len(within(line, "tie")) {
			t.Errorf("%s relates as %q, want %q: %s", f.ID, got, want[f.ID], text(line))
		}
		begins := strings.Join(strings.Fields(f.Words[0].Text)[:3], " ")
		if said := text(within(line, "answering")[0]); !strings.Contains(said, begins) && got == "" {
			t.Errorf("%s begins %q, want %q", f.ID, said, begins)
		}
	}
}

// The mark stands on what is disputed, never on who disputes, wherever it is
// shown; its record has links to who disputes and who endorses it.
func TestDisputedIsMarkedEverywhere(t *testing.T) {
	x := story(t)
	by := disputedIn(x.Story)
	if len(by) < 3 {
		t.Fatalf("the story has %d disputed findings", len(by))
	}
	endorse := map[string][]string{}
	for _, r := range x.Relations {
		if r.Type == data.Supports && x.FindingAt(r.From) != nil {
			endorse[r.From] = append(endorse[r.From], r.To)
		}
	}
	mark := func(id string) string { return node.TextContent(view.New(x, english(t)).Mark(x.FindingAt(id))) }
	marks := func(n *node.Node) (said string) {
		for _, m := range within(n, "disputed") {
			said += text(m)
		}
		return said
	}
	for i := range x.Findings {
		if id := x.Findings[i].ID; (mark(id) != "") != (by[id] != nil) {
			t.Errorf("%s is marked %q, and disputed by %v", id, mark(id), by[id])
		}
	}
	both := false
	page := view.Page(x, english(t))
	for _, row := range x.Placements {
		f := &x.Findings[row.Finding]
		at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == row.ID })
		if got, want := marks(within(at, "line")[0]), mark(f.ID); got != want {
			t.Errorf("%s: the line is marked %q, want %q", row.ID, got, want)
		}
		if row.First {
			var to []string
			for _, entry := range within(at, "dispute") {
				to = append(to, links(entry.Kids[0])...)
			}
			for _, id := range slices.Concat(by[f.ID], endorse[f.ID]) {
				if !slices.Contains(to, "#f-"+id) {
					t.Errorf("%s: no link to %s, which disputes or endorses it", row.ID, id)
				}
			}
			both = both || by[f.ID] != nil && endorse[f.ID] != nil
		}
		for _, entry := range within(at, "dispute") {
			id := strings.TrimPrefix(links(entry.Kids[0])[0], "#f-")
			if got, want := marks(entry.Kids[0]), mark(id); got != want {
				t.Errorf("%s under %s is marked %q, want %q", id, row.ID, got, want)
			}
		}
	}
	if !both {
		t.Error("the story has no finding that is disputed and endorsed")
	}
}

// What is disputed in the whole is seen to be disputed in the excerpt.
func TestExcerptKeepsTheMarks(t *testing.T) {
	x := story(t)
	whole, excerpt := disputedIn(x.Story), disputedIn(x.Excerpt())
	for _, f := range x.Excerpt().Findings {
		if !slices.Equal(whole[f.ID], excerpt[f.ID]) {
			t.Errorf("%s is disputed by %v; in the excerpt by %v", f.ID, whole[f.ID], excerpt[f.ID])
		}
	}
}

// A thread goes by day, says in words which way each entry points, and gives the day.
func TestThreadsGoByDay(t *testing.T) {
	backwards := story(t).Story
	slices.Reverse(backwards.Relations)
	x := data.NewIndex(backwards)
	page := view.Page(x, english(t))
	directions := map[string]int{}
	for _, row := range x.Placements {
		f := &x.Findings[row.Finding]
		at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == row.ID })
		last := ""
		for _, entry := range within(at, "dispute") {
			head := text(entry.Kids[0])
			other := x.FindingAt(strings.TrimPrefix(links(entry.Kids[0])[0], "#f-"))
			r := slices.IndexFunc(x.Relations, func(r data.Relation) bool {
				return r.From == f.ID && r.To == other.ID || r.To == f.ID && r.From == other.ID
			})
			if r < 0 {
				if !strings.HasPrefix(head, "Read together with ") {
					t.Errorf("%s: %q has no direction", row.ID, head)
				}
				continue
			}
			want := map[data.RelationType][2]string{
				data.Contradicts: {"Contradicted by", "This record contradicts the earlier one from"},
				data.Supports:    {"Supported by", "This record supports the earlier one from"},
				data.Complicates: {"Complicated by", "This record complicates the earlier one from"},
				data.Background:  {"Context from", "This record gives context to the earlier one from"},
			}[x.Relations[r].Type]
			way := want[0]
			if x.Relations[r].To == f.ID {
				way = want[1]
			}
			directions[way]++
			if !strings.HasPrefix(head, way+" "+other.Body) || !strings.Contains(head, english(t).Day(other.Day())) {
				t.Errorf("%s: %q; want %q, the body and %s", row.ID, head, way, other.Day())
			}
			if other.Day() < last {
				t.Errorf("%s: %s stands after %s", row.ID, other.Day(), last)
			}
			last = other.Day()
		}
	}
	if len(directions) < 7 {
		t.Errorf("only these directions occur: %v", slices.Sorted(maps.Keys(directions)))
	}
}

// An entry says who disputes or endorses it in turn, and leads there. There it ends.
func TestThreadsLeadOn(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	ica := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "f-ica-2017-clear-preference" })
	i := slices.IndexFunc(within(ica, "dispute"), func(n *node.Node) bool {
		return slices.Contains(links(n.Kids[0]), "#f-hpsci-2018-03-22-majority-dissent")
	})
	if i < 0 {
		t.Fatal("the dissent does not stand under the assessment")
	}
	answers := within(within(ica, "dispute")[i], "in-turn")
	if len(answers) != 1 || text(answers[0]) != "Contradicted by Senate Select Committee on Intelligence, 21 April 2020" ||
		!slices.Equal(links(answers[0]), []string{"#f-ssci-2020-04-21-volume-4"}) {
		t.Errorf("the dissent is answered %d times", len(answers))
		for _, a := range answers {
			t.Errorf("the dissent is answered by %s", nodetest.HTML(t, a))
		}
	}
	// Where three findings dispute one another in turn, each thread is two deep.
	for _, e := range examples.All() {
		if e.Name != "disputed and endorsed" {
			continue
		}
		for _, entry := range within(e.Node(english(t)), "dispute") {
			if len(within(entry, "dispute")) != 1 {
				t.Errorf("a thread in a thread: %s", text(entry))
			}
			for _, a := range within(entry, "in-turn") {
				if slices.Equal(links(a), links(entry.Kids[0])) {
					t.Errorf("it answers itself: %s", text(entry))
				}
			}
		}
	}
}

// Two statements that are tied lead to each other by day and first words, and say which way
// they point; one that corrects the other stands there whole.
func TestStatementsStandAgainstEachOther(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	tied := 0
	for _, r := range x.Relations {
		from, to := x.StatementAt(r.From), x.StatementAt(r.To)
		if from == nil || to == nil {
			continue
		}
		tied++
		for _, end := range []struct {
			at, other *data.Statement
			way       map[data.RelationType]string
		}{
			{from, to, map[data.RelationType]string{data.Complicates: "Complicated by", data.Background: "Context from", data.Corrects: "Corrected by the speaker"}},
			{to, from, map[data.RelationType]string{data.Complicates: "This statement complicates the earlier one by", data.Background: "This statement gives context to the earlier one by", data.Corrects: "It corrects"}},
		} {
			at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "s-"+end.at.ID })
			shown := append(within(at, "tied"), within(at, "correction")...)
			i := slices.IndexFunc(shown, func(n *node.Node) bool { return slices.Contains(links(n), "#s-"+end.other.ID) })
			if i < 0 {
				t.Errorf("%s does not lead to %s", end.at.ID, end.other.ID)
				continue
			}
			got := text(shown[i])
			want := []string{end.way[r.Type], english(t).Day(end.other.Day()), r.Explanation}
			if r.Type == data.Corrects {
				for _, p := range end.other.Words {
					want = append(want, p.Text)
				}
			}
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%s and %s: no %q in %q", end.at.ID, end.other.ID, w, got)
				}
			}
		}
	}
	if tied < 3 {
		t.Errorf("only %d pairs of statements are tied", tied)
	}
}
