// Package cite writes sources down for use elsewhere: as plain text, for
// BibTeX, as CSL-JSON, and as addresses that lead to the very words. Nothing in it
// depends on the interface's language, and nothing is added to what a source says of
// itself.
package cite

import "statement-evidence/data"

// Plain writes a source in one line: the publisher, the title, where it is or its address, another
// copy's. The day on which it was seen is left to the caller, who knows the language.
func Plain(s *data.Source) string {
	line := s.Publisher
	if s.Title != "" {
		line += ", “" + s.Title + "”"
	}
	for _, at := range []string{s.Where, s.URL} {
		if at != "" {
			line += ", " + at
		}
	}
	if s.Archive != "" {
		line += ", " + s.Archive
	}
	return line
}

// note gives what else a source says: its note, and the address of another copy.
func note(s *data.Source) string {
	if s.Note != "" && s.Archive != "" {
		return s.Note + "; " + s.Archive
	}
	return s.Note + s.Archive
}
