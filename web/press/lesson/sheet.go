package lesson

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
)

// A sheet of the worksheet is a statement that heads a pairing of the story's
// lead, with what it is never shown without. It is made of the story alone, by
// the same rules for every speaker.

// sheet is a statement with the findings that learners weigh.
type sheet struct {
	*record.Statement
	with   []*data.Statement // of its pairing, except for those of its corrections
	rows   []row             // findings of its pairing that are tied to it, by day
	beside []*data.Finding   // findings of its pairing that are not: they are read with it
}

// row is a finding, and how it bears on the statement.
type row struct {
	finding  *data.Finding
	relation *data.Relation
	when     i18n.MessageID // whether it was public then
}

// sheets gives the sheets in the order of the page.
func (m *generator) sheets() []sheet {
	var all []sheet
	for _, i := range m.Index.LeadStatements {
		s := sheet{Statement: m.Statement(i)}
		from, to := m.PlacementsOf(i)
		for r := from; r < to; r++ {
			at := &m.Placements[r]
			if !at.Lead {
				continue
			}
			when := i18n.Then
			switch {
			case at.Later:
				when = i18n.Later
			case at.Open:
				when = i18n.Open
			}
			s.rows = append(s.rows, row{&m.Findings[at.Finding], &m.Relations[at.Relation], when})
		}
		for _, p := range m.Story.Lead {
			if p.Head != s.ID {
				continue
			}
			for _, id := range p.With {
				if other := m.StatementAt(id); other != nil {
					if !slices.ContainsFunc(s.Corrections, func(c record.Correction) bool { return c.Other == other }) {
						s.with = append(s.with, other)
					}
				} else if f := m.FindingAt(id); f != nil && !slices.ContainsFunc(s.rows, func(r row) bool { return r.finding == f }) {
					s.beside = append(s.beside, f)
				}
			}
		}
		all = append(all, s)
	}
	return all
}
