package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// Piece is a subtree of the page that a search or a filter may redraw.
type Piece struct {
	Kind PieceKind
	I    int // the statement, row or group of filters
}

// PieceKind is what a piece shows.
type PieceKind uint8

// The kinds of pieces.
const (
	AsOf     PieceKind = iota // the sentence that says as of what day the page is read
	Count                     // the sentence that says what is shown
	Filter                    // a group of filters
	Said                      // a statement's own words
	Between                   // a statement's ties with others
	Line                      // a row's line
	Told                      // what a row's finding says
	Disputes                  // who disputes it
)

// Pieces lists every piece of the page of a story.
func Pieces(x *data.Index) []Piece {
	pieces := append(FilterPieces(), Piece{Kind: Count})
	if len(x.Days) > 0 {
		pieces = append(pieces, Piece{Kind: AsOf})
	}
	for s := range x.Statements {
		pieces = append(pieces, SaidPieces(x, s)...)
	}
	for r := range x.Placements {
		pieces = append(pieces, RowPieces(x, r)...)
	}
	return pieces
}

// FilterPieces lists the groups of filters.
func FilterPieces() []Piece {
	var pieces []Piece
	for g := range groups {
		pieces = append(pieces, Piece{Filter, g})
	}
	return pieces
}

// SaidPieces lists the pieces of a statement itself.
func SaidPieces(x *data.Index, s int) []Piece {
	if len(x.StatementRelations(s)) > 0 {
		return []Piece{{Said, s}, {Between, s}}
	}
	return []Piece{{Said, s}}
}

// Marks tells whether a piece of this kind shows the marks of a search.
func (k PieceKind) Marks() bool { return k > Filter }

// RowPieces lists the pieces of a row: its line, and what is inside.
func RowPieces(x *data.Index, r int) []Piece {
	pieces := []Piece{{Line, r}, {Told, r}}
	f := x.Placements[r].Finding
	if len(x.FindingRelations(f)) > 0 || len(x.Findings[f].ShowWith) > 0 {
		pieces = append(pieces, Piece{Disputes, r})
	}
	return pieces
}

// Number gives a piece's own number, from 0 to [Numbers].
func (m *Model) Number(p Piece) int {
	switch p.Kind {
	case AsOf, Count, Filter:
		return int(p.Kind) + p.I
	case Said, Between:
		return 2 + groups + 2*p.I + int(p.Kind-Said)
	}
	return 2 + groups + 2*len(m.Statements) + 3*p.I + int(p.Kind-Line)
}

// Numbers is how many numbers there are for pieces.
func (m *Model) Numbers() int { return 2 + groups + 2*len(m.Statements) + 3*len(m.Placements) }

// Shows tells whether the element with an id is shown: a statement, a row, or
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

// Place says where a piece stands: the id of the statement or row it belongs
// to, "" for the page itself, and the class by which it is found in there.
func (m *Model) Place(p Piece) (id, class string) {
	switch p.Kind {
	case AsOf:
		return "", "as-of-words"
	case Count:
		return "", "count"
	case Filter:
		return "", "filter-" + groupNames[p.I]
	case Said:
		return "s-" + m.Statements[p.I].ID, "said"
	case Between:
		return "s-" + m.Statements[p.I].ID, "between"
	case Line:
		return m.Placements[p.I].ID, "line"
	case Told:
		return m.Placements[p.I].ID, "told"
	}
	return m.Placements[p.I].ID, "disputes"
}

// Piece makes a piece.
func (m *Model) Piece(p Piece) *node.Node {
	switch p.Kind {
	case AsOf:
		return m.asOf()
	case Count:
		return m.count()
	case Filter:
		return m.filter(p.I)
	case Said:
		return m.statementBody(p.I)
	case Between:
		return m.statementRelations(p.I)
	case Line:
		return m.findingSummary(p.I)
	case Told:
		return m.findingBody(p.I)
	}
	return m.thread(p.I)
}

// Look tells how a piece looks: two states in which it has the same look need
// no redrawing. It asks the finder rather than the tree, which would cost as
// much as drawing.
func (m *Model) Look(f *state.Finder, p Piece) string {
	switch p.Kind {
	case AsOf:
		return m.State.AsOf
	case Count:
		return m.countWords()
	case Filter:
		look := strings.Join(m.State.Speakers, ",") + ";" + string(m.State.When)
		for _, t := range m.State.RelationTypes {
			look += string(t) + ","
		}
		for _, k := range m.State.Kinds {
			look += string(k) + ","
		}
		return look
	}
	look := ""
	if slices.ContainsFunc(m.Terms, func(t string) bool { return m.mentions(f, p, t) }) {
		look = strings.Join(m.Terms, " ")
	}
	if m.Selection.Words != nil && m.pointsOut(p) {
		look += "\n" + m.Selection.Words.ID
	}
	return look
}

// pointsOut tells whether a piece shows something of the chosen words.
func (m *Model) pointsOut(p Piece) bool {
	switch p.Kind {
	case Said:
		return p.I == m.Selection.Words.Statement
	case Between:
		return p.I == m.Selection.Words.Statement && slices.ContainsFunc(m.StatementRelations(p.I), m.bearsOnChosen)
	case Line:
		return m.bearsOnChosen(m.Placements[p.I].Relation)
	}
	return false
}

// mentions tells whether a term is in what a piece shows.
func (m *Model) mentions(f *state.Finder, p Piece, term string) bool {
	switch p.Kind {
	case Said:
		return f.StatementHas(p.I, term)
	case Between:
		return slices.ContainsFunc(m.StatementRelations(p.I), func(r int) bool { return m.tieMentions(f, r, term) })
	}
	row := &m.Placements[p.I]
	disputed := func(finding int) bool {
		return slices.ContainsFunc(m.FindingRelations(finding), func(r int) bool { return m.tieMentions(f, r, term) })
	}
	switch p.Kind {
	case Line:
		return f.FindingHas(row.Finding, term) || row.Relation >= 0 && f.RelationHas(row.Relation, term)
	case Told:
		return f.FindingHas(row.Finding, term) || row.Relation >= 0 && f.RelationHas(row.Relation, term) || disputed(row.Finding)
	}
	// The thread shows the members' own ties too: that to this finding, and those to others.
	own := &m.Findings[row.Finding]
	return slices.ContainsFunc(m.FindingRelations(row.Finding), func(r int) bool { return disputed(m.FindingIndex(m.Relations[r].Other(own.ID))) }) ||
		slices.ContainsFunc(own.ShowWith, func(id string) bool {
			return f.RecordHas(id, term) || m.FindingAt(id) != nil && disputed(m.FindingIndex(id))
		})
}

// tieMentions tells whether a term is in what is shown of a relation and its ends.
func (m *Model) tieMentions(f *state.Finder, r int, term string) bool {
	rel := &m.Relations[r]
	return f.RelationHas(r, term) || f.RecordHas(rel.From, term) || f.RecordHas(rel.To, term)
}
