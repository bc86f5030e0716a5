package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// shownOpen is how many records of a group stand there; the others are behind a line
// that says what they are.
const shownOpen = 3

// evidence is what bears on a statement: a sentence that counts it, then a group for the
// words that it bears on, in the order of the statement; what bears on the whole is last.
func (m *Model) evidence(i int, phrases []data.Highlight) *node.Node {
	s := &m.Statements[i]
	from, to := m.PlacementsOf(i)
	if from == to {
		return m.El("p.none", m.None(s))
	}
	whole := make([]int, 0, to-from)
	for r := from; r < to; r++ {
		if phraseOf(phrases, m.Placements[r].Relation) == nil {
			whole = append(whole, r)
		}
	}
	kids := []*node.Node{m.Balance(i)}
	for p := range phrases {
		var rows []int
		for r := from; r < to; r++ {
			if slices.Contains(phrases[p].Relations, m.Placements[r].Relation) {
				rows = append(rows, r)
			}
		}
		kids = append(kids, m.group(s, &phrases[p], rows))
	}
	return node.Group(append(kids, m.group(s, nil, whole))...)
}

// group is the records that bear on the same words, or on the whole, by day, with a line
// at the day of the statement: above it is what was public then, and after a line of its own
// that of which the dates do not tell.
func (m *Model) group(s *data.Statement, on *data.Highlight, rows []int) *node.Node {
	if len(rows) == 0 {
		return nil
	}
	open := len(rows)
	if open > shownOpen+1 { // a line in place of one record would save nothing
		open = shownOpen
	}
	list := func(rows []int, before *data.Placement) *node.Node {
		var items []*node.Node
		for _, r := range rows {
			at := &m.Placements[r]
			if at.Open && !before.Open {
				items = append(items, node.El("li.moment", nil, node.Text(m.Get(i18n.Open))))
			}
			if at.Later && !before.Later {
				items = append(items, node.El("li.moment", nil, m.OnDay(i18n.SaidOn, i18n.SaidRoughly, s)))
			}
			before = at
			items = append(items, m.row(r))
		}
		return node.El("ol", nil, items...)
	}
	shown := list(rows[:open], &data.Placement{})
	var others *node.Node
	if rest := rows[open:]; len(rest) > 0 {
		others = node.El("details.others", nil,
			node.El("summary", nil, node.Text(m.Catalog.Format(i18n.Label, m.Catalog.FormatPlural(i18n.MoreRecords, len(rest)))), m.Space(), m.Counted(m.countRelations(rest), false)),
			list(rest, &m.Placements[rows[open-1]]))
	}
	attrs, heading := node.A(nil), node.El("h4", nil, m.Format(i18n.OnWhole))
	if on != nil {
		passage, words := m.words(*on)
		attrs, heading = node.A{"data-words", on.ID}, m.Quotation("h4", passage, node.Text(words))
	}
	return node.El("div.group", attrs, heading, shown, others)
}

// countRelations counts rows by the relation of each to its statement.
func (m *Model) countRelations(rows []int) (counts [record.TypeCount]int) {
	for _, r := range rows {
		counts[slices.Index(data.RelationTypes, m.Relations[m.Placements[r].Relation].Type)]++
	}
	return counts
}
