package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Alone makes the page of one statement, for the pages of others; x is of
// [data.Story.Only], and whole the address of the whole comparison. It says whose story it is and leads to it, as do its links to records
// that it does not show. There are no tools but those of the records.
func Alone(x *data.Index, w *i18n.Catalog, statement int, whole string) *node.Node {
	m := New(x, w)
	page := node.El("div.se alone", node.A{"lang", w.Lang(), "dir", w.Dir()},
		node.El("header.masthead", nil,
			node.El("h1", nil, node.El("a", node.A{"href", whole}, m.Text(m.Title))),
			node.El("h2", nil, node.Text(StatementTitle(x, w, statement)))),
		m.statement(statement),
		m.alsoShown(statement),
		node.El("p.byline", nil, m.byline()),
		m.exports())
	leadOut(page, idsIn(page, nil), func(id string) string { return whole + "#" + id })
	return page
}

// alsoShown are the records that answer those of a statement or that they are never shown
// without, where they are not among them.
func (m *Model) alsoShown(statement int) *node.Node {
	var items []*node.Node
	for _, r := range m.alongside(statement) {
		items = append(items, m.row(r))
	}
	if items == nil {
		return nil
	}
	return m.section("further", i18n.Further, node.El("div.group", nil, node.El("ol", nil, items...)))
}

// alongside lists the places of these records.
func (m *Model) alongside(statement int) (rows []int) {
	var wanted []string
	for r, to := m.PlacementsOf(statement); r < to; r++ {
		f := m.Placements[r].Finding
		wanted = append(wanted, m.Findings[f].ShowWith...)
		for _, rel := range m.FindingRelations(f) {
			wanted = append(wanted, m.Relations[rel].Other(m.Findings[f].ID))
		}
	}
	for i := 0; i < len(wanted); i++ { // which grows
		for _, id := range m.FindingAt(wanted[i]).ShowWith {
			if !slices.Contains(wanted, id) {
				wanted = append(wanted, id)
			}
		}
	}
	for r, to := m.UnlinkedFindings(); r < to; r++ {
		if slices.Contains(wanted, m.Findings[m.Placements[r].Finding].ID) {
			rows = append(rows, r)
		}
	}
	return rows
}

// idsIn adds the ids in a tree to others.
func idsIn(n *node.Node, ids []string) []string {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == "id" {
			ids = append(ids, n.Attrs[i+1])
		}
	}
	for _, kid := range n.Kids {
		ids = idsIn(kid, ids)
	}
	return ids
}

// leadOut has links to what is not among the ids lead to where that is, and takes away what
// sets an as-of day, of which nothing here would tell.
func leadOut(n *node.Node, ids []string, home func(id string) string) {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if id, within := strings.CutPrefix(n.Attrs[i+1], "#"); within && n.Attrs[i] == "href" && !slices.Contains(ids, id) {
			n.Attrs[i+1] = home(id)
		}
	}
	n.Kids = slices.DeleteFunc(n.Kids, setsDay)
	for _, kid := range n.Kids {
		leadOut(kid, ids, home)
	}
}

// setsDay reports whether a node is a button that sets the as-of day, or has nothing else in it.
func setsDay(n *node.Node) bool {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == "data-action" && strings.HasPrefix(n.Attrs[i+1], "as-of:") {
			return true
		}
	}
	return len(n.Kids) == 1 && setsDay(n.Kids[0])
}
