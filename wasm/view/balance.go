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
	b := record.BalanceOf(m.Index, statement)
	return node.Group(node.El("p.balance", nil, node.Text(m.Balanced(i18n.Findings, b))), m.marks(statement))
}

// marks is a mark for each finding of a statement, by day, which leads to it; after a line
// come those that became public later, and between two those of which it is not known. The line
// is an attribute of the first mark after it, or of them all where none is. It is hidden from
// screen readers, because the sentence before it and the list after it say the same.
func (m *Model) marks(statement int) *node.Node {
	var then, open, later []*node.Node
	from, to := m.PlacementsOf(statement)
	for r := from; r < to; r++ {
		row := &m.Placements[r]
		mark := node.El("a", node.A{"href", "#" + row.ID, "tabindex", "-1", "data-tie", string(m.Relations[row.Relation].Type)})
		switch {
		case row.Later:
			later = append(later, mark)
		case row.Open:
			open = append(open, mark)
		default:
			then = append(then, mark)
		}
	}
	for _, after := range [][]*node.Node{open, later} {
		if after != nil {
			after[0].Attrs = append(after[0].Attrs, "data-line", "")
		}
	}
	return node.El("p.tally", node.A{"aria-hidden", "true", "data-line", node.If(later == nil, "")}, node.Group(then...), node.Group(open...), node.Group(later...))
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
