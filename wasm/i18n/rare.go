//go:build !js

package i18n

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

// unused lists the page's messages that a story has no use for: each is of something that
// few stories have. Its program is sent an empty line in the place of each.
func unused(s *data.Story) (list []MessageID) {
	without := func(has bool, of ...MessageID) {
		if !has {
			list = append(list, of...)
		}
	}
	open := slices.ContainsFunc(data.NewIndex(s).Placements, func(p data.Placement) bool { return p.Open })
	without(open, Open, WereOpen)

	rough := slices.ContainsFunc(s.Statements, func(r data.Statement) bool { return r.Date() != r.Day() })
	without(rough, SaidRoughly, CorrectedRoughly, CorrectingRoughly)
	about := func(dates ...string) bool { return strings.Contains(strings.Join(dates, ""), "~") }
	without(slices.ContainsFunc(s.Statements, func(r data.Statement) bool {
		return about(r.At) || slices.ContainsFunc(r.Words, func(p data.Passage) bool { return about(p.On) })
	}) || slices.ContainsFunc(s.Findings, func(r data.Finding) bool {
		return about(r.Public, r.PublicFrom, r.Dated) || slices.ContainsFunc(r.Words, func(p data.Passage) bool { return about(p.On) })
	}), Roughly)

	for _, k := range data.Kinds {
		without(slices.ContainsFunc(s.Findings, func(r data.Finding) bool { return r.Kind == k }), KindNames.Of(k))
		without(false, KindMeanings.Of(k)) // the build writes them, and no program draws them again
	}
	without(slices.ContainsFunc(s.Findings, func(r data.Finding) bool { return r.Rating != "" }), RatedBy)
	for _, form := range data.Forms {
		is := func(p data.Passage) bool { return p.Form == form }
		without(slices.ContainsFunc(s.Statements, func(r data.Statement) bool { return slices.ContainsFunc(r.Words, is) }) ||
			slices.ContainsFunc(s.Findings, func(r data.Finding) bool { return slices.ContainsFunc(r.Words, is) }), FormNames.Of(form))
	}
	without(false, DisputedOther, DisputedGroup)
	return list
}

// Encode gives the compact form of the messages that the page of a story needs, or of all
// that a page may need, if it is nil; see [EncodeAll].
func Encode(c *Catalog, s *data.Story) string {
	of := slices.Clone(c.of[:pageMessages])
	if s != nil {
		for _, id := range unused(s) {
			of[id] = ""
		}
	}
	return encode(c, of)
}
