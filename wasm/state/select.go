package state

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Selection says what of a story a state shows, by the places of the records
// in the index.
type Selection struct {
	Statements []bool // by statement
	Rows       []bool // by row
	Hits       []int  // rows shown that have every term in their own text
	Terms      []string
	Shown      Counts
	Words      *Highlight // the one chosen, or nil
}

// Counts are numbers of records; a finding in several rows counts once.
type Counts struct{ Statements, Findings int }

// Finder searches one story. It folds each text when it is first searched.
type Finder struct {
	x          *data.Index
	kind       func(*data.Finding) []string
	statements []string // folded, by statement
	findings   []string // folded, by finding
	relations  []string // folded, by relation
}

// NewFinder makes a Finder for a story. kind says the kind of a finding in the
// texts of the page, which are searched too.
func NewFinder(x *data.Index, kind func(*data.Finding) []string) *Finder {
	return &Finder{
		x:          x,
		kind:       kind,
		statements: make([]string, len(x.Statements)),
		findings:   make([]string, len(x.Findings)),
		relations:  make([]string, len(x.Relations)),
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
		Words:      highlightAt(x, s.Words),
	}
	counted := make([]bool, len(x.Findings))
	row := func(r int, hit bool) bool {
		if !allows(x, s, r) {
			return false
		}
		if len(sel.Terms) > 0 {
			own := f.rowHas(r, sel.Terms)
			if !own && !hit {
				return false
			}
			if own {
				sel.Hits = append(sel.Hits, r)
			}
		}
		sel.Rows[r] = true
		if i := x.Placements[r].Finding; !counted[i] {
			counted[i] = true
			sel.Shown.Findings++
		}
		return true
	}
	narrow := len(s.RelationTypes) > 0 || len(s.Kinds) > 0 || s.When != ""
	for i := range x.Statements {
		if len(s.Speakers) > 0 && !slices.Contains(s.Speakers, x.Statements[i].Speaker) {
			continue
		}
		hit := has(f.statement(i), sel.Terms)
		any := false
		from, to := x.PlacementsOf(i)
		for r := from; r < to; r++ {
			any = row(r, hit) || any
		}
		corrects := len(s.RelationTypes) > 0 && slices.ContainsFunc(x.StatementRelations(i), func(r int) bool { return slices.Contains(s.RelationTypes, x.Relations[r].Type) })
		if any || hit && (!narrow || corrects && len(s.Kinds) == 0 && s.When == "") {
			sel.Statements[i] = true
			sel.Shown.Statements++
		}
	}
	for r := range x.Placements {
		if x.Placements[r].Statement < 0 {
			row(r, false)
		}
	}
	return sel
}

// allows reports whether the filters allow a row. A row without a statement has
// no relation, no speaker and no "known then".
func allows(x *data.Index, s State, row int) bool {
	r := &x.Placements[row]
	if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, x.Findings[r.Finding].Kind) {
		return false
	}
	if r.Relation < 0 {
		return len(s.RelationTypes) == 0 && s.When == "" && len(s.Speakers) == 0
	}
	if len(s.RelationTypes) > 0 && !slices.Contains(s.RelationTypes, x.Relations[r.Relation].Type) {
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

func has(folded string, terms []string) bool {
	for _, t := range terms {
		if !strings.Contains(folded, t) {
			return false
		}
	}
	return true
}

func (f *Finder) rowHas(row int, terms []string) bool {
	r := &f.x.Placements[row]
	for _, t := range terms {
		if !f.FindingHas(r.Finding, t) && (r.Relation < 0 || !f.RelationHas(r.Relation, t)) {
			return false
		}
	}
	return true
}

// StatementHas reports whether a folded term is in a statement's own text.
func (f *Finder) StatementHas(statement int, term string) bool {
	return strings.Contains(f.statement(statement), term)
}

// FindingHas reports whether a folded term is in a finding's text.
func (f *Finder) FindingHas(finding int, term string) bool {
	return strings.Contains(f.finding(finding), term)
}

// RelationHas reports whether a folded term is in a relation's text.
func (f *Finder) RelationHas(relation int, term string) bool {
	return strings.Contains(f.relation(relation), term)
}

// RecordHas reports whether a folded term is in the text of the statement or finding with an id.
func (f *Finder) RecordHas(id, term string) bool {
	if i := f.x.StatementIndex(id); i >= 0 {
		return f.StatementHas(i, term)
	}
	i := f.x.FindingIndex(id)
	return i >= 0 && f.FindingHas(i, term)
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
		s := &f.x.Statements[i]
		parts := []string{s.Name, s.Role, s.Place, s.Medium, s.Qualifier, s.Context}
		if p := f.x.SpeakerAt(s.Speaker); p != nil && s.Name == "" {
			parts = append(parts, p.Name)
		}
		if s.Question != nil {
			parts = append(parts, s.Question.Text, s.Question.By)
		}
		for _, r := range s.Readings {
			parts = append(parts, r.By, r.Text)
		}
		f.statements[i] = folded(parts, s.Words)
	}
	return f.statements[i]
}

func (f *Finder) finding(i int) string {
	if f.findings[i] == "" {
		r := &f.x.Findings[i]
		f.findings[i] = folded(append(f.kind(r), r.Body, r.Place, r.Medium, r.Facts, r.Caveat, r.Context, r.DateNote), r.Words)
	}
	return f.findings[i]
}

func (f *Finder) relation(i int) string {
	if f.relations[i] == "" {
		r := &f.x.Relations[i]
		f.relations[i] = folded([]string{r.Explanation, r.StrengthNote, r.Caveat}, nil)
	}
	return f.relations[i]
}

// folded joins texts so that no term is found across two of them.
func folded(parts []string, words []data.Passage) string {
	for _, p := range words {
		parts = append(parts, p.By, p.How, p.Text)
	}
	return typography.Fold(strings.Join(parts, "\x00")) + "\x00"
}
