package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
)

// Which questions are made of a story. The rules are the same for every speaker:
//
//   - The statements are those that head a pairing of the lead, or, if none
//     does, the others, in the page's order; eight at most, and only with a finding.
//   - Of each, the first finding of the lead is weighed, and the first that has
//     another tie, if there is one.
//   - Of each, it is asked whether one finding was public when it was said, and
//     of which kind one is. One that was not asked about before goes first, by
//     turns one public then and one that became so later, and one of a kind that was
//     not asked for before; among several, a hash of the ids chooses, so that it
//     seems arbitrary and is always the same.
//   - Among findings, it is asked of the first that disputes another, of the
//     first that endorses one, and of the first that gives one context.

const maxStatements = 8

func generate(m *view.Model) []question {
	g := generator{m: m, kinds: kindsOf(m.Index)}
	for turn, s := range statementsOf(m.Index) {
		from, to := m.RowsOf(s)
		rows := m.Rows[from:to]
		g.here = nil
		for _, r := range weighed(m, rows) {
			g.ask(weighing(m, &rows[r]))
		}
		id := m.Statements[s].ID
		g.ask(dating(m, g.pick(rows, id+" when", func(r *data.Row) bool { return r.Later == (turn%2 == 1) })))
		if len(g.kinds) > 1 {
			g.ask(telling(m, g.pick(rows, id+" kind", func(r *data.Row) bool { return !slices.Contains(g.told, m.Findings[r.Finding].Kind) }), g.kinds))
		}
	}
	for _, want := range [][]data.Tie{{data.Contradicts, data.Complicates}, {data.Supports}, {data.Background}} {
		r := slices.IndexFunc(m.Relations, func(r data.Relation) bool {
			return slices.Contains(want, r.Tie) && m.FindingIndex(r.From) >= 0 && m.FindingIndex(r.To) >= 0
		})
		if r >= 0 {
			g.ask(disputing(m, r))
		}
	}
	return g.list
}

// generator makes questions, and knows what was asked about.
type generator struct {
	m     *view.Model
	kinds []data.Kind // of the story's findings
	list  []question
	here  []int       // findings asked about, beside this statement
	asked []int       // and beside any
	told  []data.Kind // kinds asked for
}

func (g *generator) ask(q question) {
	g.list = append(g.list, q)
	g.here = append(g.here, q.finding)
	g.asked = append(g.asked, q.finding)
	if q.sort == kind {
		g.told = append(g.told, g.m.Findings[q.finding].Kind)
	}
}

// pick chooses one of a statement's rows: if it can, one that was not asked
// about beside this statement, then beside any, and then one that is wanted.
func (g *generator) pick(rows []data.Row, seed string, wanted func(*data.Row) bool) *data.Row {
	best, rank, least := 0, -1, uint32(0)
	for r := range rows {
		of, f := 0, rows[r].Finding
		for _, good := range []bool{!slices.Contains(g.here, f), !slices.Contains(g.asked, f), wanted(&rows[r])} {
			of *= 2
			if good {
				of++
			}
		}
		if h := hash(seed + " " + g.m.Findings[f].ID); of > rank || of == rank && h < least {
			best, rank, least = r, of, h
		}
	}
	return &rows[best]
}

// statementsOf gives the statements that are asked about.
func statementsOf(x *data.Index) []int {
	for _, list := range [][]int{x.LeadByDay(), x.More} {
		var some []int
		for _, s := range list {
			if from, to := x.RowsOf(s); from < to && len(some) < maxStatements {
				some = append(some, s)
			}
		}
		if some != nil {
			return some
		}
	}
	return nil
}

// kindsOf gives the kinds of the story's findings, in their order.
func kindsOf(x *data.Index) []data.Kind {
	var kinds []data.Kind
	for _, k := range data.Kinds {
		if slices.ContainsFunc(x.Findings, func(f data.Finding) bool { return f.Kind == k }) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// weighed gives the rows of a statement that are weighed: of the lead first.
func weighed(m *view.Model, rows []data.Row) []int {
	leads := func(r data.Row) bool { return r.Lead }
	first := max(0, slices.IndexFunc(rows, leads))
	other := func(r data.Row) bool { return m.Relations[r.Relation].Tie != m.Relations[rows[first].Relation].Tie }
	second := slices.IndexFunc(rows, func(r data.Row) bool { return leads(r) && other(r) })
	if second < 0 {
		second = slices.IndexFunc(rows, other)
	}
	if second < 0 {
		return []int{first}
	}
	return []int{first, second}
}

// hash is FNV-1a with 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
