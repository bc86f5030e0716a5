package data

import "slices"

// Highlight is words of a statement that relations point at.
type Highlight struct {
	ID        string // public: that of the first relation that points at them
	Statement int
	Passage   int // of the statement's words
	From, To  int // the half-open span of bytes of the passage's text
	Relations []int
}

// Highlights lists the words of a statement that relations point at, in the order
// in which they begin. They may overlap.
func (x *Index) Highlights(statement int) []Highlight {
	s := &x.Statements[statement]
	var list []Highlight
	relations := slices.Concat(x.evidence[statement], x.statementRelations[statement])
	slices.Sort(relations) // relations that point at the same words are in the order of the story
	for _, r := range relations {
		rel := &x.Relations[r]
		if rel.From != s.ID || rel.FromWords == nil {
			continue
		}
		passage, from, to, ok := rel.FromWords.Find(s.Words)
		if !ok {
			continue
		}
		p := Highlight{ID: relationID(rel.From, rel.To), Statement: statement, Passage: passage, From: from, To: to}
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

// relationID is the id of the placement of a relation, where it has one.
func relationID(from, to string) string { return "r-" + from + "--" + to }
