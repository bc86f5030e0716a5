//go:build !js

package i18n

import (
	"slices"

	"statement-evidence/data"
)

// Encode gives the compact form of the messages that the page's program needs of a story, or of
// any, if it is nil; see [EncodeAll]. What it has no use for, since few stories have it, is an empty line.
func Encode(c *Catalog, s *data.Story) string {
	of := slices.Clone(c.of[:programMessages])
	if s != nil {
		for _, k := range data.Kinds {
			if !slices.ContainsFunc(s.Findings, func(f data.Finding) bool { return f.Kind == k }) {
				of[KindNames.Of(k)] = ""
			}
		}
		for _, t := range data.RelationTypes {
			if !slices.ContainsFunc(s.Relations, func(r data.Relation) bool { return r.Type == t }) {
				of[RelationNames.Of(t)] = ""
			}
		}
		if !slices.ContainsFunc(data.NewIndex(s).Placements, func(p data.Placement) bool { return p.Open }) {
			of[Open] = ""
		}
		of[Roughly] = "" // no day that a reader chooses is so
	}
	return encode(c, of)
}
