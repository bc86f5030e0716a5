package data

import "slices"

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
// findings that they have one to, and what disputes or endorses these.
func (s *Story) Only(statement string) *Story {
	wanted := make([]bool, len(s.Relations))
	// with gives records, and those that relations of some kind lead to from them.
	with := func(records []string, meant func(*Relation) bool) []string {
		all := slices.Clone(records)
		for i := range s.Relations {
			if r := &s.Relations[i]; meant(r) {
				wanted[i] = true
				all = append(all, r.From, r.To)
			}
		}
		return all
	}
	isFinding := func(id string) bool {
		return slices.ContainsFunc(s.Findings, func(f Finding) bool { return f.ID == id })
	}
	betweenFindings := func(r *Relation) bool { return isFinding(r.From) && isFinding(r.To) }

	answering := func(records []string) func(*Relation) bool {
		return func(r *Relation) bool {
			return betweenFindings(r) && (slices.Contains(records, r.From) || slices.Contains(records, r.To))
		}
	}

	beside := with([]string{statement}, func(r *Relation) bool { return r.From == statement || r.To == statement })
	shown := with(beside, answering(beside))
	for i := 0; i < len(shown); i++ { // which grows
		if at := slices.IndexFunc(s.Findings, func(f Finding) bool { return f.ID == shown[i] }); at >= 0 {
			for _, id := range s.Findings[at].ShowWith {
				if !slices.Contains(shown, id) {
					shown = append(shown, id)
				}
			}
		}
	}
	named := with(shown, answering(shown))
	all := with(named, func(r *Relation) bool { return betweenFindings(r) && slices.Contains(named, r.From) })
	at := -1
	e := s.keep(all, func(*Relation) bool { at++; return wanted[at] })
	e.Lead = keep(s.Lead, func(p *Pairing) bool { return p.Head == statement })
	e.Corrections = keep(s.Corrections, func(c *Correction) bool { return c.Record == s.ID || slices.Contains(all, c.Record) })
	return e
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
