package present

import (
	"slices"

	"statement-evidence/data"
)

// Part is a part of what is told of a statement. They come in this order.
type Part uint8

// The parts.
const (
	Said     Part = iota // the words, and nothing else
	Predict              // a pause: what will the evidence say?
	Then                 // evidence public when it was said
	Later                // evidence that became public later
	About                // what the words may mean, and what was around them
	Disputes             // how other statements and findings stand to what was shown
	Change               // what would change your mind?
)

// Step is what is shown at once.
type Step struct {
	Part     Part
	Nth, Of  int  // its place among what is shown in its part, from 1
	How      bool // whether it shows how a record bears on another, once that record has been shown by itself
	Finding  int  // the evidence, or -1
	Relation int  // of the evidence to the statement, or of two records to each other, or -1
	With     int  // the finding that the evidence, itself not tied to the statement, is never shown without; or -1
}

// Steps lists what is shown of a statement. Every record that bears on it, and
// every dispute among these, comes once, followed by how it bears, in the order
// in which it became public; nothing that became public later comes before what was public then.
func Steps(x *data.Index, statement int) []Step {
	s := &x.Statements[statement]
	steps := []Step{plain(Said)}
	if from, to := x.RowsOf(statement); from < to {
		steps = append(append(steps, plain(Predict)), evidence(x, statement, from, to)...)
	}
	if s.Context != "" || len(s.Readings) > 0 {
		steps = append(steps, plain(About))
	}
	steps = append(append(steps, disputes(x, statement, steps)...), plain(Change))
	steps = inTwo(x, steps)
	var of [Change + 1]int
	for i := range steps {
		if !steps[i].How {
			of[steps[i].Part]++
		}
		steps[i].Nth = of[steps[i].Part]
	}
	for i := range steps {
		steps[i].Of = of[steps[i].Part]
	}
	return steps
}

// inTwo shows every finding first by itself and then how it bears: a class can
// think in between, and the type is as large as one of the two allows.
func inTwo(x *data.Index, steps []Step) []Step {
	var list []Step
	for _, s := range steps {
		list = append(list, s)
		if s.Relation >= 0 && x.FindingAt(x.Relations[s.Relation].To) != nil || s.Finding >= 0 && s.Relation >= 0 {
			s.How = true
			list = append(list, s)
		}
	}
	return list
}

func plain(p Part) Step { return Step{Part: p, Finding: -1, Relation: -1, With: -1} }

// evidence lists the findings that bear on a statement, and after each those
// that it is never shown without.
func evidence(x *data.Index, statement, from, to int) []Step {
	var then, later []Step
	var known []int
	for r := from; r < to; r++ {
		known = append(known, x.Rows[r].Finding)
	}
	add := func(f, relation, with int, isLater bool) {
		s := Step{Part: Then, Finding: f, Relation: relation, With: with}
		list := &then
		if isLater {
			s.Part, list = Later, &later
		}
		*list = inOrder(*list, s, func(s Step) string { return x.Findings[s.Finding].Day() })
	}
	for r := from; r < to; r++ {
		row := &x.Rows[r]
		add(row.Finding, row.Relation, -1, row.Later)
		for _, id := range x.Findings[row.Finding].ShowWith {
			if f := x.FindingIndex(id); f >= 0 && !slices.Contains(known, f) {
				known = append(known, f)
				add(f, -1, row.Finding, data.Later(x.Statements[statement].Moment(), x.Findings[f].Moment()))
			}
		}
	}
	return append(then, later...)
}

// disputes lists the relations of a statement to others, then who disputes or
// endorses its evidence, and what that disputes, each by the day of the later
// record. What only gives context to a finding, and what its evidence endorses
// elsewhere, is left to the page.
func disputes(x *data.Index, statement int, steps []Step) []Step {
	day := func(s Step) string {
		to := x.Relations[s.Relation].To
		if said := x.StatementAt(to); said != nil {
			return said.Day()
		}
		return x.FindingAt(to).Day()
	}
	var list, more []Step
	var known []int
	add := func(to []Step, r int) []Step {
		s := plain(Disputes)
		s.Relation = r
		known = append(known, r)
		return inOrder(to, s, day)
	}
	for _, r := range x.Between(statement) {
		list = add(list, r)
	}
	for i := range steps {
		f := steps[i].Finding
		if f < 0 {
			continue
		}
		for _, r := range x.Disputes(f) {
			rel := &x.Relations[r]
			if (rel.Disputes() || rel.Tie == data.Supports && rel.From == x.Findings[f].ID) && !slices.Contains(known, r) {
				more = add(more, r)
			}
		}
	}
	return append(list, more...)
}

// inOrder puts a step after all that are of no later day.
func inOrder(list []Step, s Step, day func(Step) string) []Step {
	at := len(list)
	for at > 0 && day(s) < day(list[at-1]) {
		at--
	}
	return slices.Insert(list, at, s)
}
