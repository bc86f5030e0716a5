package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
)

// The questions are generated from a story, by the same rules for every speaker:
//
//   - The statements are those that head a pairing of the lead, or, if none
//     does, the others, in the page's order; eight at most, and only with a finding.
//   - For each, the learner judges the first finding of the lead, and the first
//     with another type of relation, if there is one.
//   - For each, one question asks whether a finding was public when it was said, and
//     one asks for the kind of a finding. Nobody is asked what the dates leave open. Findings not asked about before go first:
//     alternately one public then and one published later, and one of a kind not asked
//     for before. Among several, a hash of the ids chooses, so the choice seems
//     arbitrary and is always the same.
//   - Between findings, one question each is about the first that disputes another,
//     the first that endorses one, and the first that gives one context.

const maxStatements = 8

func generate(m *view.Model) []question {
	g := generator{m: m, kinds: kindsOf(m.Index)}
	for turn, s := range statementsOf(m.Index) {
		from, to := m.PlacementsOf(s)
		rows := m.Placements[from:to]
		g.usedHere = nil
		for _, r := range judgmentRows(m, rows) {
			g.add(newJudgment(m, &rows[r]))
		}
		id := m.Statements[s].ID
		if known := slices.DeleteFunc(slices.Clone(rows), func(r data.Placement) bool { return r.Open }); len(known) > 0 {
			g.add(newTiming(m, g.pick(known, id+" when", func(r *data.Placement) bool { return r.Later == (turn%2 == 1) })))
		}
		if len(g.kinds) > 1 {
			g.add(newFindingKind(m, g.pick(rows, id+" kind", func(r *data.Placement) bool { return !slices.Contains(g.usedKinds, m.Findings[r.Finding].Kind) }), g.kinds))
		}
	}
	for _, want := range [][]data.RelationType{{data.Contradicts, data.Complicates}, {data.Supports}, {data.Background}} {
		r := slices.IndexFunc(m.Relations, func(r data.Relation) bool {
			return slices.Contains(want, r.Type) && m.FindingIndex(r.From) >= 0 && m.FindingIndex(r.To) >= 0
		})
		if r >= 0 {
			g.add(newDispute(m, r))
		}
	}
	return g.list
}

// generator makes questions, and tracks the findings asked about.
type generator struct {
	m         *view.Model
	kinds     []data.Kind // of the story's findings
	list      []question
	usedHere  []int       // findings asked about, for this statement
	used      []int       // and for any
	usedKinds []data.Kind // kinds asked for
}

func (g *generator) add(q question) {
	g.list = append(g.list, q)
	g.usedHere = append(g.usedHere, q.finding)
	g.used = append(g.used, q.finding)
	if q.typ == findingKind {
		g.usedKinds = append(g.usedKinds, g.m.Findings[q.finding].Kind)
	}
}

// pick chooses one of a statement's rows: preferably one not asked about for this
// statement, then for any, and then one that is wanted.
func (g *generator) pick(rows []data.Placement, seed string, wanted func(*data.Placement) bool) *data.Placement {
	best, rank, least := 0, -1, uint32(0)
	for r := range rows {
		of, f := 0, rows[r].Finding
		for _, good := range []bool{!slices.Contains(g.usedHere, f), !slices.Contains(g.used, f), wanted(&rows[r])} {
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

// statementsOf lists the statements to ask about.
func statementsOf(x *data.Index) []int {
	for _, list := range [][]int{x.LeadByDay(), x.OtherStatements} {
		var some []int
		for _, s := range list {
			if from, to := x.PlacementsOf(s); from < to && len(some) < maxStatements {
				some = append(some, s)
			}
		}
		if some != nil {
			return some
		}
	}
	return nil
}

// kindsOf lists the kinds of the story's findings, in their order.
func kindsOf(x *data.Index) []data.Kind {
	var kinds []data.Kind
	for _, k := range data.Kinds {
		if slices.ContainsFunc(x.Findings, func(f data.Finding) bool { return f.Kind == k }) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// judgmentRows lists the rows of a statement to judge, those of the lead first.
func judgmentRows(m *view.Model, rows []data.Placement) []int {
	leads := func(r data.Placement) bool { return r.Lead }
	first := max(0, slices.IndexFunc(rows, leads))
	other := func(r data.Placement) bool {
		return m.Relations[r.Relation].Type != m.Relations[rows[first].Relation].Type
	}
	second := slices.IndexFunc(rows, func(r data.Placement) bool { return leads(r) && other(r) })
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
