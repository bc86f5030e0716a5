// Package cite writes sources down for use elsewhere: as plain text, for
// BibTeX, as CSL-JSON, and as addresses that lead to archived copies or to the
// very words. Nothing in it depends on the interface's language, and nothing is
// added to what a source says of itself.
package cite

import (
	"strings"

	"statement-evidence/data"
)

// Plain writes a source in one line: what it is cited for, the publisher, the
// title, the address, another copy's, the day it was seen. What may be empty.
// Seen is put before the day, in the reader's language ("seen", "vu le");
// without it the day is in brackets.
func Plain(s *data.Source, what, seen string) string {
	line := s.Publisher
	if s.Title != "" {
		line += ", “" + s.Title + "”"
	}
	line += ", " + s.URL
	if s.Archive != "" {
		line += ", " + s.Archive
	}
	if what != "" {
		line = what + " — " + line
	}
	switch {
	case s.Accessed == "":
		return line
	case seen == "":
		return line + " (" + s.Accessed + ")"
	}
	return line + ", " + seen + " " + s.Accessed
}

// Archive gives the address at which archived copies of a page can be looked
// for. It does not say that there are any.
func Archive(url string) string {
	page, _, _ := strings.Cut(url, "#")
	return "https://web.archive.org/web/*/" + page
}

// note gives what else a source says: its note, and the address of another copy.
func note(s *data.Source) string {
	if s.Note != "" && s.Archive != "" {
		return s.Note + "; " + s.Archive
	}
	return s.Note + s.Archive
}
