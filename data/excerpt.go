package data

import (
	"maps"
	"slices"
)

// Excerpt is the lead of a story as a story of its own: its pairings, the
// relations among the records of each, and the sources these cite. The ledger
// of corrections stays whole.
func (s *Story) Excerpt() *Story {
	var records, pairs []string
	for _, p := range s.Lead {
		group := append([]string{p.Head}, p.With...)
		records = append(records, group...)
		for _, a := range group {
			for _, b := range group {
				pairs = append(pairs, a+" "+b)
			}
		}
	}
	return s.keep(records, func(r *Relation) bool { return slices.Contains(pairs, r.From+" "+r.To) })
}

// Only is one statement of a story as a story of its own: its findings, the
// statements that it has a relation to, the findings that these findings have
// one to or are never shown without, and, to tell what is said of those, the
// findings that they have one to, and what disputes or endorses these. It looks at
// nothing else, so that a story of many statements is parted in a time that grows as it does.
func (x *Index) Only(statement string) *Story {
	records, relations := map[string]bool{statement: true}, map[int]bool{}
	add := func(r int) {
		relations[r], records[x.Relations[r].From], records[x.Relations[r].To] = true, true, true
	}
	// answers adds the relations that the findings there are have to findings.
	answers := func(which func(finding string, r *Relation) bool) {
		for id := range maps.Clone(records) {
			if f, is := x.findings[id]; is {
				for _, r := range x.findingRelations[f] {
					if which(id, &x.Relations[r]) {
						add(r)
					}
				}
			}
		}
	}
	either := func(string, *Relation) bool { return true }

	at := x.statements[statement]
	for _, r := range slices.Concat(x.evidence[at], x.statementRelations[at]) {
		add(r)
	}
	answers(either)
	for shown := slices.Collect(maps.Keys(records)); len(shown) > 0; shown = shown[1:] {
		if f := x.FindingAt(shown[0]); f != nil {
			for _, id := range f.ShowWith {
				if !records[id] {
					records[id] = true
					shown = append(shown, id)
				}
			}
		}
	}
	answers(either)
	answers(func(finding string, r *Relation) bool { return r.From == finding })

	e := *x.Story
	var statements, findings, speakers, sources []int
	cite := func(all []Citation) {
		for _, c := range all {
			sources = append(sources, x.sources[c.Source])
		}
	}
	for id := range records {
		if i, is := x.statements[id]; is {
			statements, speakers = append(statements, i), append(speakers, x.speakers[x.Statements[i].Speaker])
			cite(x.Statements[i].Sources)
		} else if i, is := x.findings[id]; is {
			findings = append(findings, i)
			cite(x.Findings[i].Sources)
		}
	}
	e.Statements, e.Findings = pick(x.Statements, statements), pick(x.Findings, findings)
	e.Relations = pick(x.Relations, slices.Collect(maps.Keys(relations)))
	e.Speakers, e.Sources = pick(x.Speakers, speakers), pick(x.Sources, sources)
	e.Lead = keep(x.Lead, func(p *Pairing) bool { return p.Head == statement })
	e.Corrections = keep(x.Corrections, func(c *Correction) bool { return c.Record == x.ID || records[c.Record] })
	return &e
}

// pick gives those at some places of a list, each once, in its order.
func pick[T any](list []T, at []int) []T {
	slices.Sort(at)
	picked := []T{}
	for _, i := range slices.Compact(at) {
		picked = append(picked, list[i])
	}
	return picked
}

// keep is a story of these records and relations, with who speaks in it and what it cites.
func (s *Story) keep(records []string, related func(*Relation) bool) *Story {
	e := *s
	e.Statements = keep(s.Statements, func(r *Statement) bool { return slices.Contains(records, r.ID) })
	e.Findings = keep(s.Findings, func(r *Finding) bool { return slices.Contains(records, r.ID) })
	e.Relations = keep(s.Relations, related)
	var cited, spoke []string
	for i := range e.Statements {
		spoke = append(spoke, e.Statements[i].Speaker)
		for _, c := range e.Statements[i].Sources {
			cited = append(cited, c.Source)
		}
	}
	for i := range e.Findings {
		for _, c := range e.Findings[i].Sources {
			cited = append(cited, c.Source)
		}
	}
	e.Speakers = keep(s.Speakers, func(r *Speaker) bool { return slices.Contains(spoke, r.ID) })
	e.Sources = keep(s.Sources, func(r *Source) bool { return slices.Contains(cited, r.ID) })
	return &e
}

func keep[T any](list []T, ok func(*T) bool) []T {
	kept := []T{}
	for i := range list {
		if ok(&list[i]) {
			kept = append(kept, list[i])
		}
	}
	return kept
}
