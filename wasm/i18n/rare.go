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
