package view

import (
	"slices"
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// ties is how many ties a finding can have to a statement: all but corrects.
const ties = 4

// balance counts the findings that bear on statements, by tie: those public when
// each was made, and those that became so later. It knows nothing of filters.
type balance struct{ then, later [ties]int }

// add counts the findings that bear on a statement.
func (b *balance) add(m *Model, statement int) {
	from, to := m.RowsOf(statement)
	for r := from; r < to; r++ {
		at := &b.then
		if m.Rows[r].Later {
			at = &b.later
		}
		at[slices.Index(data.Ties, m.Relations[m.Rows[r].Relation].Tie)]++
	}
}

func (b *balance) tie(i int) int { return b.then[i] + b.later[i] }

func sum(counts [ties]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// balance says how many findings bear on a statement, and how. The excerpt,
// which does not have them all, says nothing.
func (m *Model) balance(statement int) *node.Node {
	if m.Whole != "" {
		return nil
	}
	var b balance
	b.add(m, statement)
	then, later := sum(b.then), sum(b.later)
	how, when := "", ""
	list := func(to *string, k words.Key, n int) {
		if n == 0 {
			return
		}
		said := m.W.Count(k, n)
		if *to != "" {
			said = m.W.Fill(words.ListComma, *to, said)
		}
		*to = said
	}
	for i := range ties {
		list(&how, words.DoContradict+words.Key(i), b.tie(i))
	}
	list(&when, words.WereThen, then)
	list(&when, words.WereLater, later)
	return node.El("div.balance", nil,
		node.El("p", nil, node.Text(m.W.Fill(words.Balance, m.W.Count(words.Bear, then+later), how, when))),
		node.El("p.tally", node.A{"aria-hidden", "true"},
			tally("span", b.then), node.Text(" "), tally("span.came-later", b.later)))
}

// tally is a mark for each finding, for the eye only: the same stands in words.
func tally(el string, counts [ties]int) *node.Node {
	var marks []*node.Node
	for i, n := range counts {
		for range n {
			marks = append(marks, node.El("i", node.A{"data-tie", string(data.Ties[i])}))
		}
	}
	if marks == nil {
		return nil
	}
	return node.El(el, nil, marks...)
}

// bySpeaker is the balance of each speaker's statements, a column each, in the
// order of the story.
func (m *Model) bySpeaker() *node.Node {
	if m.Whole != "" {
		return nil
	}
	all := make([]balance, len(m.Speakers))
	said := make([]int, len(m.Speakers))
	for s := range m.Statements {
		for i := range m.Speakers {
			if m.Speakers[i].ID == m.Statements[s].Speaker {
				said[i]++
				all[i].add(m, s)
			}
		}
	}
	row := func(head *node.Node, cell func(i int) *node.Node) *node.Node {
		cells := []*node.Node{node.El("th", node.A{"scope", "row"}, head)}
		for i := range m.Speakers {
			cells = append(cells, node.El("td", nil, cell(i)))
		}
		return node.El("tr", nil, cells...)
	}
	number := func(n int) *node.Node { return node.Text(strconv.Itoa(n)) }
	heads := []*node.Node{node.El("td", nil)}
	for i := range m.Speakers {
		heads = append(heads, node.El("th", node.A{"scope", "col"}, m.plain(m.Speakers[i].Name)))
	}
	rows := []*node.Node{row(node.Text(m.w(words.All)), func(i int) *node.Node { return number(said[i]) })}
	for t := range ties {
		rows = append(rows, row(m.tieTerm(data.Ties[t]), func(i int) *node.Node {
			var marks [ties]int
			marks[t] = all[i].tie(t)
			return node.Group(number(marks[t]), node.Text(" "), node.El("span.tally", node.A{"aria-hidden", "true"}, tally("span", marks)))
		}))
	}
	rows = append(rows,
		row(node.Text(m.w(words.Then)), func(i int) *node.Node { return number(sum(all[i].then)) }),
		row(node.Text(m.w(words.Later)), func(i int) *node.Node { return number(sum(all[i].later)) }))
	return m.section("speakers", words.BySpeaker, node.El("table", nil,
		node.El("caption", nil, node.Text(m.w(words.BySpeakerText))),
		node.El("thead", nil, node.El("tr", nil, heads...)),
		node.El("tbody", nil, rows...)))
}
