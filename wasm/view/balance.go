package view

import (
	"slices"
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Balance is how many findings bear on a statement, and how. It is nil in an
// excerpt, which does not have them all.
func (m *Model) Balance(statement int) *node.Node {
	if m.FullURL != "" {
		return nil
	}
	return node.El("p.balance", nil, m.Balanced(i18n.Findings, record.BalanceOf(m.Index, statement)))
}

// marks is a mark for each finding that bears on a phrase, by day, in a link to the first of
// them. They show of a statement in several parts which part a relation is to. They are hidden
// from screen readers, because the group that the phrase heads says the same. An excerpt, which
// does not have all findings, has none.
func (m *Model) marks(p *data.Highlight) *node.Node {
	if m.FullURL != "" {
		return nil
	}
	var first string
	var marks []*node.Node
	from, to := m.PlacementsOf(p.Statement)
	for r := from; r < to; r++ {
		if row := &m.Placements[r]; slices.Contains(p.Relations, row.Relation) {
			if marks == nil {
				first = row.ID
			}
			marks = append(marks, node.El("span", node.A{"data-tie", string(m.Relations[row.Relation].Type)}))
		}
	}
	if marks == nil {
		return nil
	}
	return node.El("a.marks", node.A{"href", "#" + first, "tabindex", "-1", "aria-hidden", "true"}, marks...)
}

// bySpeaker is the balance of each speaker's statements, in a column each, in the
// order of the story. Nobody in particular is no speaker.
func (m *Model) bySpeaker() *node.Node {
	if m.FullURL != "" {
		return nil
	}
	speakers := slices.DeleteFunc(slices.Clone(m.Speakers), func(s data.Speaker) bool { return s.Kind == data.Unattributed })
	if len(speakers) == 0 {
		return nil
	}
	all := make([]record.Balance, len(speakers))
	said := make([]int, len(speakers))
	for s := range m.Statements {
		for i := range speakers {
			if speakers[i].ID == m.Statements[s].Speaker {
				said[i]++
				all[i].Add(m.Index, s)
			}
		}
	}
	row := func(head *node.Node, cell func(i int) *node.Node) *node.Node {
		cells := []*node.Node{node.El("th", node.A{"scope", "row"}, head)}
		for i := range speakers {
			cells = append(cells, node.El("td", nil, cell(i)))
		}
		return node.El("tr", nil, cells...)
	}
	number := func(n int) *node.Node { return node.Text(strconv.Itoa(n)) }
	heads := []*node.Node{node.El("td", nil)}
	for i := range speakers {
		heads = append(heads, node.El("th", node.A{"scope", "col"}, m.Text(speakers[i].Name)))
	}
	rows := []*node.Node{row(node.Text(m.Get(i18n.All)), func(i int) *node.Node { return number(said[i]) })}
	for t := range record.TypeCount {
		rows = append(rows, row(m.RelationMark(data.RelationTypes[t]), func(i int) *node.Node {
			return number(all[i].Of(t))
		}))
	}
	rows = append(rows,
		row(node.Text(m.Get(i18n.Then)), func(i int) *node.Node { return number(record.Sum(all[i].Then)) }),
		row(node.Text(m.Get(i18n.Later)), func(i int) *node.Node { return number(record.Sum(all[i].Later)) }))
	if slices.ContainsFunc(all, func(b record.Balance) bool { return record.Sum(b.Open) > 0 }) {
		rows = append(rows, row(node.Text(m.Get(i18n.Open)), func(i int) *node.Node { return number(record.Sum(all[i].Open)) }))
	}
	return m.section("speakers", i18n.BySpeaker, node.El("table", nil,
		node.El("caption", nil, node.Text(m.Get(i18n.BySpeakerText))),
		node.El("thead", nil, node.El("tr", nil, heads...)),
		node.El("tbody", nil, rows...)))
}
