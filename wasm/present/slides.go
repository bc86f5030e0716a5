package present

import (
	"slices"

	"statement-evidence/data"
)

// Section is a section of the slides of a statement. They come in this order.
type Section uint8

// The sections.
const (
	Statement Section = iota // its words alone
	Predict                  // a pause: what will the evidence say?
	Then                     // evidence that was public when it was said
	Open                     // evidence of which the dates do not tell
	Later                    // evidence that became public later
	Context                  // readings of the words, and their context
	Related                  // relations of other statements and findings to those shown
	Change                   // what would change your mind?
)

// Slide is shown at once.
type Slide struct {
	Section      Section
	Index, Total int  // its place in its section, from 1, and how many are in it
	Explained    bool // whether it explains the relation of a record that the slide before has shown by itself
	Finding      int  // the evidence, or -1
	Relation     int  // of the evidence to the statement, or of two records to each other, or -1
	ShownWith    int  // the finding that is never shown without this one, which has no relation to the statement; or -1
}

// Slides lists the slides of a statement. Every record that bears on it, and every
// dispute among these, comes once, followed by its explanation, in the order in
// which they became public. So nothing comes before what was public earlier.
func Slides(x *data.Index, statement int) []Slide {
	s := &x.Statements[statement]
	steps := []Slide{newSlide(Statement)}
	if from, to := x.PlacementsOf(statement); from < to {
		steps = append(append(steps, newSlide(Predict)), evidenceSlides(x, statement, from, to)...)
	}
	if s.Context != "" || len(s.Readings) > 0 {
		steps = append(steps, newSlide(Context))
	}
	steps = append(append(steps, relatedSlides(x, statement, steps)...), newSlide(Change))
	steps = splitReveal(x, steps)
	var of [Change + 1]int
	for i := range steps {
		if !steps[i].Explained {
			of[steps[i].Section]++
		}
		steps[i].Index = of[steps[i].Section]
	}
	for i := range steps {
		steps[i].Total = of[steps[i].Section]
	}
	return steps
}

// splitReveal shows every finding first by itself and then with its explanation: a
// class can think in between, and the type can be larger.
func splitReveal(x *data.Index, steps []Slide) []Slide {
	var list []Slide
	for _, s := range steps {
		list = append(list, s)
		if s.Relation >= 0 && x.FindingAt(x.Relations[s.Relation].To) != nil || s.Finding >= 0 && s.Relation >= 0 {
			s.Explained = true
			list = append(list, s)
		}
	}
	return list
}

func newSlide(p Section) Slide { return Slide{Section: p, Finding: -1, Relation: -1, ShownWith: -1} }

// evidenceSlides lists the findings that bear on a statement, and after each those
// that it is never shown without.
func evidenceSlides(x *data.Index, statement, from, to int) []Slide {
	var then, open, later []Slide
	var known []int
	for r := from; r < to; r++ {
		known = append(known, x.Placements[r].Finding)
	}
	add := func(f, relation, with int) {
		s := Slide{Section: Then, Finding: f, Relation: relation, ShownWith: with}
		list := &then
		switch isLater, known := data.Order(x.Statements[statement].Moment(), x.Findings[f].Moment()); {
		case !known:
			s.Section, list = Open, &open
		case isLater:
			s.Section, list = Later, &later
		}
		*list = insertByDay(*list, s, func(s Slide) string { return x.Findings[s.Finding].Day() })
	}
	for r := from; r < to; r++ {
		row := &x.Placements[r]
		add(row.Finding, row.Relation, -1)
		for _, id := range x.Findings[row.Finding].ShowWith {
			if f := x.FindingIndex(id); f >= 0 && !slices.Contains(known, f) {
				known = append(known, f)
				add(f, -1, row.Finding)
			}
		}
	}
	return slices.Concat(then, open, later)
}

// relatedSlides lists the relations of a statement to others, then who disputes or
// endorses its evidence, and what that disputes, each by the day of the later
// record. Findings that only give context, and those that its evidence endorses
// elsewhere, are left to the page.
func relatedSlides(x *data.Index, statement int, steps []Slide) []Slide {
	day := func(s Slide) string {
		to := x.Relations[s.Relation].To
		if said := x.StatementAt(to); said != nil {
			return said.Day()
		}
		return x.FindingAt(to).Day()
	}
	var list, more []Slide
	var known []int
	add := func(to []Slide, r int) []Slide {
		s := newSlide(Related)
		s.Relation = r
		known = append(known, r)
		return insertByDay(to, s, day)
	}
	for _, r := range x.StatementRelations(statement) {
		list = add(list, r)
	}
	for i := range steps {
		f := steps[i].Finding
		if f < 0 {
			continue
		}
		for _, r := range x.FindingRelations(f) {
			rel := &x.Relations[r]
			if (rel.IsDispute() || rel.Type == data.Supports && rel.From == x.Findings[f].ID) && !slices.Contains(known, r) {
				more = add(more, r)
			}
		}
	}
	return append(list, more...)
}

// insertByDay inserts a slide after all of the same day or earlier.
func insertByDay(list []Slide, s Slide, day func(Slide) string) []Slide {
	at := len(list)
	for at > 0 && day(s) < day(list[at-1]) {
		at--
	}
	return slices.Insert(list, at, s)
}
