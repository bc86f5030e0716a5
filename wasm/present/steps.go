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
	Then                 // evidence known when it was said
	Later                // evidence that came later
	About                // what the words may mean, and what was around them
	Disputes             // how other statements and findings stand to what was shown
	Change               // what would change your mind?
)

// Step is what is shown at once.
type Step struct {
	Part     Part
	Nth, Of  int // its place among the steps of its part, from 1
	Finding  int // the evidence, or -1
	Relation int // of the evidence to the statement, or of two records to each other, or -1
	With     int // the finding that the evidence, itself not tied to the statement, is never shown without; or -1
}

// Steps lists what is shown of a statement. Every record that bears on it, and
// every dispute among these, comes once, in the order in which it became
// public; nothing that came later comes before what was known then.
func Steps(x *data.Index, statement int) []Step {
	plain := func(p Part) Step { return Step{Part: p, Finding: -1, Relation: -1, With: -1} }
	s := &x.Statements[statement]
	steps := []Step{plain(Said)}
	if from, to := x.RowsOf(statement); from < to {
		steps = append(append(steps, plain(Predict)), evidence(x, statement)...)
	}
	if s.Context != "" || len(s.Readings) > 0 {
		steps = append(steps, plain(About))
	}
	for _, r := range disputes(x, statement, steps) {
		d := plain(Disputes)
		d.Relation = r
		steps = append(steps, d)
	}
	steps = append(steps, plain(Change))
	var of [Change + 1]int
	for i := range steps {
		of[steps[i].Part]++
		steps[i].Nth = of[steps[i].Part]
	}
	for i := range steps {
		steps[i].Of = of[steps[i].Part]
	}
	return steps
}

// evidence lists the findings that bear on a statement, and after each those
// that it is never shown without.
func evidence(x *data.Index, statement int) []Step {
	said := x.Statements[statement].Moment()
	var steps []Step
	var known []int
	from, to := x.RowsOf(statement)
	for r := from; r < to; r++ {
		known = append(known, x.Rows[r].Finding)
	}
	for r := from; r < to; r++ {
		row := &x.Rows[r]
		part := Then
		if row.Later {
			part = Later
		}
		steps = append(steps, Step{Part: part, Finding: row.Finding, Relation: row.Relation, With: -1})
		for _, id := range x.Findings[row.Finding].ShowWith {
			f := x.FindingIndex(id)
			if f < 0 || slices.Contains(known, f) {
				continue
			}
			known = append(known, f)
			part := Then
			if data.Later(said, x.Findings[f].Moment()) {
				part = Later
			}
			steps = append(steps, Step{Part: part, Finding: f, Relation: -1, With: row.Finding})
		}
	}
	return sorted(steps, func(a, b Step) bool {
		return a.Part < b.Part || a.Part == b.Part && data.Later(x.Findings[a.Finding].Moment(), x.Findings[b.Finding].Moment())
	})
}

// disputes lists the relations of a statement to others, then those of its
// evidence to other findings, each by the day of the later record. What only
// gives context to a finding disputes nothing.
func disputes(x *data.Index, statement int, steps []Step) []int {
	earlier := func(a, b int) bool { return data.Later(moment(x, x.Relations[a].To), moment(x, x.Relations[b].To)) }
	between := sorted(x.Between(statement), earlier)
	var list []int
	for i := range steps {
		if steps[i].Finding < 0 {
			continue
		}
		for _, r := range x.Disputes(steps[i].Finding) {
			if x.Relations[r].Tie != data.Background && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	return append(between, sorted(list, earlier)...)
}

// sorted gives a list in order; what has none stays as it was. Few things are
// sorted here, and one loop for all is small.
func sorted[T any](list []T, before func(a, b T) bool) []T {
	var in []T
	for _, v := range list {
		at := len(in)
		for at > 0 && before(v, in[at-1]) {
			at--
		}
		in = slices.Insert(in, at, v)
	}
	return in
}

func moment(x *data.Index, id string) data.Moment {
	if s := x.StatementAt(id); s != nil {
		return s.Moment()
	}
	return x.FindingAt(id).Moment()
}
