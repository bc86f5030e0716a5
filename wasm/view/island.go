package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// Island is a subtree of the page that a search or a filter may redraw.
type Island struct {
	Kind IslandKind
	I    int // the statement, row or group of filters
}

// IslandKind is what an island shows.
type IslandKind uint8

// The kinds of islands.
const (
	AsOf               IslandKind = iota // the sentence that says as of what day the page is read
	Count                                // the sentence that says what is shown
	Filter                               // a group of filters
	StatementBody                        // a statement's own words
	StatementRelations                   // a statement's ties with others
	FindingSummary                       // a row's line
	FindingBody                          // what a row's finding says
	Thread                               // who disputes it
)

// Islands lists every island of the page of a story.
func Islands(x *data.Index) []Island {
	islands := append(FilterIslands(), Island{Kind: Count})
	if len(x.Days) > 0 {
		islands = append(islands, Island{Kind: AsOf})
	}
	for s := range x.Statements {
		islands = append(islands, StatementIslands(x, s)...)
	}
	for r := range x.Placements {
		islands = append(islands, RowIslands(x, r)...)
	}
	return islands
}

// FilterIslands lists the groups of filters.
func FilterIslands() []Island {
	var islands []Island
	for g := range groups {
		islands = append(islands, Island{Filter, g})
	}
	return islands
}

// StatementIslands lists the islands of a statement itself.
func StatementIslands(x *data.Index, s int) []Island {
	for _, r := range x.StatementRelations(s) {
		if x.Relations[r].Type != data.Corrects {
			return []Island{{StatementBody, s}, {StatementRelations, s}}
		}
	}
	return []Island{{StatementBody, s}}
}

// Marked reports whether islands of this kind show the marks of a search.
func (k IslandKind) Marked() bool { return k > Filter }

// RowIslands lists the islands of a row: its line, and what is inside.
func RowIslands(x *data.Index, r int) []Island {
	islands := []Island{{FindingSummary, r}, {FindingBody, r}}
	f := x.Placements[r].Finding
	if x.Placements[r].First && (len(x.FindingRelations(f)) > 0 || len(x.Findings[f].ShowWith) > 0) {
		islands = append(islands, Island{Thread, r})
	}
	return islands
}

// Shows reports whether the element with an id is shown: a statement, a row, or
// the record of a finding.
func (m *Model) Shows(id string) bool {
	if s, ok := strings.CutPrefix(id, "s-"); ok {
		i := m.StatementIndex(s)
		return i >= 0 && m.Selection.Statements[i]
	}
	if f, ok := strings.CutPrefix(id, "f-"); ok {
		return slices.ContainsFunc(m.Placements, func(r data.Placement) bool {
			return r.First && m.Findings[r.Finding].ID == f && m.Selection.Rows[m.PlacementIndex(r.ID)]
		})
	}
	i := m.PlacementIndex(id)
	return i >= 0 && m.Selection.Rows[i]
}

// Selector says where an island is: the id of the statement or row it belongs
// to, "" for the page itself, and the class by which it is found in there.
func (m *Model) Selector(p Island) (id, class string) {
	switch p.Kind {
	case AsOf:
		return "", "as-of-words"
	case Count:
		return "", "count"
	case Filter:
		return "", "filter-" + groupNames[p.I]
	case StatementBody:
		return "s-" + m.Statements[p.I].ID, "said"
	case StatementRelations:
		return "s-" + m.Statements[p.I].ID, "between"
	case FindingSummary:
		return m.Placements[p.I].ID, "line"
	case FindingBody:
		return m.Placements[p.I].ID, "told"
	}
	return m.Placements[p.I].ID, "disputes"
}

// Island makes an island.
func (m *Model) Island(p Island) *node.Node {
	switch p.Kind {
	case AsOf:
		return m.asOf()
	case Count:
		return m.count()
	case Filter:
		return m.filter(p.I)
	case StatementBody:
		return m.statementBody(p.I)
	case StatementRelations:
		return m.statementRelations(p.I, false)
	case FindingSummary:
		return m.findingSummary(p.I)
	case FindingBody:
		return m.findingBody(p.I)
	}
	return m.thread(p.I, false)
}

// RenderKey gives what the look of an island depends on: with two states in which
// it is the same, the island is, and "" is that of the page as it was written. It
// asks the finder rather than the tree, which would cost as much as drawing.
func (m *Model) RenderKey(f *state.Finder, p Island) string {
	switch p.Kind {
	case AsOf:
		return m.State.AsOf
	case Count:
		if !m.Narrowed() {
			return ""
		}
		return m.countWords()
	case Filter:
		filters := m.State
		filters.Query, filters.AsOf, filters.Words, filters.At = "", "", "", ""
		return state.Fragment(filters)
	}
	key := ""
	if slices.ContainsFunc(m.Terms, func(t string) bool { return m.mentions(f, p, t) }) {
		key = strings.Join(m.Terms, " ")
	}
	if m.Selection.Words != nil && m.pointsOut(p) {
		key += "\n" + m.Selection.Words.ID
	}
	return key
}

// pointsOut reports whether an island shows something of the chosen words.
func (m *Model) pointsOut(p Island) bool {
	switch p.Kind {
	case StatementBody:
		return p.I == m.Selection.Words.Statement
	case StatementRelations:
		return p.I == m.Selection.Words.Statement && slices.ContainsFunc(m.StatementRelations(p.I), m.bearsOnChosen)
	case FindingSummary:
		return m.bearsOnChosen(m.Placements[p.I].Relation)
	}
	return false
}

// mentions reports whether a term is in what an island shows.
func (m *Model) mentions(f *state.Finder, p Island, term string) bool {
	switch p.Kind {
	case StatementBody:
		return f.StatementHas(p.I, term) || slices.ContainsFunc(m.StatementRelations(p.I), func(r int) bool {
			return m.Relations[r].Type == data.Corrects && m.tieMentions(f, r, term)
		})
	case StatementRelations:
		return slices.ContainsFunc(m.StatementRelations(p.I), func(r int) bool { return m.tieMentions(f, r, term) })
	}
	row := &m.Placements[p.I]
	disputed := func(finding int) bool {
		return slices.ContainsFunc(m.FindingRelations(finding), func(r int) bool { return m.tieMentions(f, r, term) })
	}
	switch p.Kind {
	case FindingSummary:
		return f.FindingHas(row.Finding, term) || row.Relation >= 0 && f.RelationHas(row.Relation, term)
	case FindingBody:
		return f.FindingHas(row.Finding, term) || row.Relation >= 0 && f.RelationHas(row.Relation, term) || disputed(row.Finding)
	}
	// The thread shows the members' own ties too: that to this finding, and those to others.
	own := &m.Findings[row.Finding]
	return slices.ContainsFunc(m.FindingRelations(row.Finding), func(r int) bool { return disputed(m.FindingIndex(m.Relations[r].Other(own.ID))) }) ||
		slices.ContainsFunc(own.ShowWith, func(id string) bool {
			return f.RecordHas(id, term) || m.FindingAt(id) != nil && disputed(m.FindingIndex(id))
		})
}

// tieMentions reports whether a term is in what is shown of a relation and its ends.
func (m *Model) tieMentions(f *state.Finder, r int, term string) bool {
	rel := &m.Relations[r]
	return f.RelationHas(r, term) || f.RecordHas(rel.From, term) || f.RecordHas(rel.To, term)
}
