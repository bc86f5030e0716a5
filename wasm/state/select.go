package state

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Selection says what of a story a state shows, by the places of the records
// in the outline.
type Selection struct {
	Statements []bool // by statement
	Rows       []bool // by row
	Hits       []int  // rows shown that have every term in their own text
	Terms      []string
	Shown      Counts
	Words      *Words // those chosen, or nil
}

// Counts are numbers of records; a finding in several rows counts once.
type Counts struct{ Statements, Findings int }

// Texts gives what is searched, as the page says it: the text of a statement, given the id of
// its element, and of a row, either what it says of its finding or what it says of the
// relation to the statement.
type Texts func(id string, ofRelation bool) string

// Finder searches one story. It folds each text when it is first searched.
type Finder struct {
	x          *data.Outline
	texts      Texts
	statements []string // folded, by statement
	findings   []string // folded, by finding
	relations  []string // folded, by row
}

// NewFinder makes a Finder for a story.
func NewFinder(x *data.Outline, texts Texts) *Finder {
	return &Finder{
		x:          x,
		texts:      texts,
		statements: make([]string, len(x.Statements)),
		findings:   make([]string, len(x.Findings)),
		relations:  make([]string, len(x.Placements)),
	}
}

// Select says what a state shows. A statement is shown when the filters allow
// it and, in a search, when every term is in its own text or in that of one of
// its rows. Its rows are those that the filters allow and, in a search, all of
// them when the statement itself has every term, else those that have.
func (f *Finder) Select(s State) Selection {
	x := f.x
	sel := Selection{
		Statements: make([]bool, len(x.Statements)),
		Rows:       make([]bool, len(x.Placements)),
		Terms:      terms(s.Query),
		Words:      wordsAt(x, s.Words),
	}
	hit, any := make([]bool, len(x.Statements)), make([]bool, len(x.Statements)) // whether a statement has every term, and whether any of its rows is shown
	speaks := func(i int) bool { return len(s.Speakers) == 0 || slices.Contains(s.Speakers, x.Statements[i].Speaker) }
	for i := range x.Statements {
		hit[i] = speaks(i) && f.statementHas(i, sel.Terms)
	}
	counted := make([]bool, len(x.Findings))
	for r := range x.Placements {
		at := &x.Placements[r]
		if !allows(s, x, at) || at.Statement >= 0 && !speaks(at.Statement) {
			continue
		}
		if len(sel.Terms) > 0 {
			own := f.rowHas(r, sel.Terms)
			if !own && (at.Statement < 0 || !hit[at.Statement]) {
				continue
			}
			if own {
				sel.Hits = append(sel.Hits, r)
			}
		}
		sel.Rows[r] = true
		if !counted[at.Finding] {
			counted[at.Finding] = true
			sel.Shown.Findings++
		}
		if at.Statement >= 0 {
			any[at.Statement] = true
		}
	}
	narrow := len(s.RelationTypes) > 0 || len(s.Kinds) > 0 || s.When != ""
	for i := range x.Statements {
		corrects := len(s.Kinds) == 0 && s.When == "" &&
			slices.ContainsFunc(x.Statements[i].Types, func(t data.RelationType) bool { return slices.Contains(s.RelationTypes, t) })
		if any[i] || hit[i] && (!narrow || corrects) {
			sel.Statements[i] = true
			sel.Shown.Statements++
		}
	}
	return sel
}

// allows reports whether the filters allow a row. A row without a statement has
// no relation, no speaker and no "known then".
func allows(s State, x *data.Outline, r *data.OutlinePlacement) bool {
	if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, x.Findings[r.Finding].Kind) {
		return false
	}
	if r.Statement < 0 {
		return len(s.RelationTypes) == 0 && s.When == "" && len(s.Speakers) == 0
	}
	if len(s.RelationTypes) > 0 && !slices.Contains(s.RelationTypes, r.Type) {
		return false
	}
	switch s.When {
	case Then:
		return !r.Later && !r.Open
	case Later:
		return r.Later
	case Open:
		return r.Open
	}
	return true
}

func (f *Finder) statementHas(i int, terms []string) bool {
	for _, t := range terms {
		if !strings.Contains(f.statement(i), t) {
			return false
		}
	}
	return true
}

func (f *Finder) rowHas(row int, terms []string) bool {
	for _, t := range terms {
		if !strings.Contains(f.finding(f.x.Placements[row].Finding), t) && !strings.Contains(f.relation(row), t) {
			return false
		}
	}
	return true
}

// Prewarm folds the texts of the n-th record and reports whether there are more, so
// that a first search need not fold everything at once.
func (f *Finder) Prewarm(n int) (more bool) {
	if n < len(f.statements) {
		f.statement(n)
	}
	if n < len(f.findings) {
		f.finding(n)
	}
	if n < len(f.relations) {
		f.relation(n)
	}
	n++
	return n < len(f.statements) || n < len(f.findings) || n < len(f.relations)
}

func (f *Finder) statement(i int) string {
	if f.statements[i] == "" {
		f.statements[i] = folded(f.texts("s-"+f.x.Statements[i].ID, false))
	}
	return f.statements[i]
}

func (f *Finder) finding(i int) string {
	if f.findings[i] == "" {
		row := slices.IndexFunc(f.x.Placements, func(p data.OutlinePlacement) bool { return p.Finding == i })
		f.findings[i] = folded(f.texts(f.x.Placements[row].ID, false))
	}
	return f.findings[i]
}

func (f *Finder) relation(row int) string {
	if f.relations[row] == "" {
		f.relations[row] = folded(f.texts(f.x.Placements[row].ID, true))
	}
	return f.relations[row]
}

// folded is a text folded; it is never empty, so that nothing is folded twice.
func folded(text string) string { return typography.Fold(text) + "\x00" }
