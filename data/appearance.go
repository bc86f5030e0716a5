package data

// Appearances gives those of a statement's citations that say where it was made: the
// originals, whether they were seen or not, and where its words stand in full; pages that
// only quote or report them where no original is known.
func Appearances(citations []Citation) (all []Citation) {
	for _, c := range citations {
		if c.Role == RecordRole {
			all = append(all, c)
		}
	}
	known := all != nil
	for _, c := range citations {
		if c.Role == VerifiedRole && (c.Grade == GradeA || !known) {
			all = append(all, c)
		}
	}
	return all
}
