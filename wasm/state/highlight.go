package state

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

// Highlight is words of a statement that relations point at.
type Highlight struct {
	ID        string // public: that of the first relation that points at them
	Statement int
	Passage   int // of the statement's words
	Span          // of the passage's text
	Relations []int
}

// Highlights lists the words of a statement that relations point at, in the order
// in which they begin. They may overlap.
func Highlights(x *data.Index, statement int) []Highlight {
	s := &x.Statements[statement]
	var list []Highlight
	for r := range x.Relations {
		rel := &x.Relations[r]
		if rel.From != s.ID || rel.FromWords == nil {
			continue
		}
		passage, from, to, ok := rel.FromWords.Find(s.Words)
		if !ok {
			continue
		}
		p := Highlight{ID: relationID(rel), Statement: statement, Passage: passage, Span: Span{from, to}}
		at := 0
		for at < len(list) && list[at].before(&p) {
			at++
		}
		if at == len(list) || p.before(&list[at]) {
			list = slices.Insert(list, at, p)
		}
		list[at].Relations = append(list[at].Relations, r)
	}
	return list
}

// before reports whether a highlight begins before another, or, where both begin, ends before it.
func (p *Highlight) before(q *Highlight) bool {
	if p.Passage != q.Passage {
		return p.Passage < q.Passage
	}
	return p.From < q.From || p.From == q.From && p.To < q.To
}

// highlightAt gives the highlight that the relation with an id points at, or nil.
func highlightAt(x *data.Index, id string) *Highlight {
	for r := range x.Relations {
		rel := &x.Relations[r]
		if !strings.HasPrefix(id, "r-"+rel.From) || relationID(rel) != id {
			continue
		}
		if s := x.StatementIndex(rel.From); s >= 0 {
			list := Highlights(x, s)
			if i := slices.IndexFunc(list, func(p Highlight) bool { return slices.Contains(p.Relations, r) }); i >= 0 {
				return &list[i]
			}
		}
	}
	return nil
}

// relationID is the id of the row of a relation, where it has one.
func relationID(r *data.Relation) string { return "r-" + r.From + "--" + r.To }

// chosen is the id of the phrase of a relation, given its id, or "".
func chosen(x *data.Index, id string) string {
	if p := highlightAt(x, id); p != nil {
		return p.ID
	}
	return ""
}

// choose gives the phrase that follows the one chosen among those offered: the
// first where none of them is, and none after the last.
func choose(x *data.Index, now string, offered []string) string {
	next := slices.Index(offered, now) + 1
	if next == len(offered) {
		return ""
	}
	if id := chosen(x, offered[next]); id != "" {
		return id
	}
	return now
}
