package data

import (
	"maps"
	"slices"
)

// Excerpt is the lead of a story as a story of its own: its pairings, the
// relations among the records of each, and the sources these cite. The ledger
// of corrections stays whole.
func (s *Story) Excerpt() *Story {
	records, pairs := map[string]bool{}, map[[2]string]bool{}
	for _, p := range s.Lead {
		group := append([]string{p.Head}, p.With...)
		for _, a := range group {
			records[a] = true
			for _, b := range group {
				pairs[[2]string{a, b}] = true
			}
		}
	}
	var among []int
	for i := range s.Relations {
		if pairs[[2]string{s.Relations[i].From, s.Relations[i].To}] {
			among = append(among, i)
		}
	}
	return NewIndex(s).part(records, among)
}

// Only is one statement of a story as a story of its own: its findings, the
// statements that it has a relation to, the findings that these findings have
// one to or are never shown without, and, to tell what is said of those, the
// findings that they have one to, and what disputes or endorses these. It looks at
// nothing else, so that a story of many statements is parted in a time that grows as it does.
func (x *Index) Only(statement string) *Story {
	records, relations := map[string]bool{statement: true}, map[int]bool{}
	at := x.statements[statement]
	for _, r := range slices.Concat(x.evidence[at], x.statementRelations[at]) {
		relations[r], records[x.Relations[r].From], records[x.Relations[r].To] = true, true, true
	}
	return x.answered(records, relations, func(p *Pairing) bool { return p.Head == statement })
}

// OnlyFindings is some findings of a story as a story of its own, with what [Index.Only] has of
// the findings of a statement.
func (x *Index) OnlyFindings(ids []string) *Story {
	records := map[string]bool{}
	for _, id := range ids {
		records[id] = true
	}
	return x.answered(records, map[int]bool{}, func(*Pairing) bool { return false })
}

// answered is a story of some records and relations, with the findings that the findings among them have
// a relation to or are never shown without, and the findings that tell what is said of those.
func (x *Index) answered(records map[string]bool, relations map[int]bool, leads func(*Pairing) bool) *Story {
	// answers adds the relations that the findings there are have to findings.
	answers := func(which func(finding string, r *Relation) bool) {
		for id := range maps.Clone(records) {
			if f, is := x.findings[id]; is {
				for _, r := range x.findingRelations[f] {
					if rel := &x.Relations[r]; which(id, rel) {
						relations[r], records[rel.From], records[rel.To] = true, true, true
					}
				}
			}
		}
	}
	either := func(string, *Relation) bool { return true }

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

	e := x.part(records, slices.Collect(maps.Keys(relations)))
	e.Lead = keep(x.Lead, leads)
	e.Corrections = keep(x.Corrections, func(c *Correction) bool { return c.Record == x.ID || records[c.Record] })
	return e
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

// part is a story of some of the records and relations, with who speaks in it and what it cites.
func (x *Index) part(records map[string]bool, relations []int) *Story {
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
	e.Relations = pick(x.Relations, relations)
	e.Speakers, e.Sources = pick(x.Speakers, speakers), pick(x.Sources, sources)
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
