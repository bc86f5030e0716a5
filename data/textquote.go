package data

import (
	"strings"

	"statement-evidence/data/typography"
)

// The rules of this file:
//
//   - Typography is not wording: quotation marks, apostrophes, dashes, dots
//     and spaces are compared in their plainest form, everything else exactly.
//   - What is found is given in the original text, in bytes, so that it can be
//     cut out of it and marked.
//   - It is compiled into the page's program.

// Find gives the place of the quote in a record's words: the passage, counted
// from 0, and the half-open span of bytes of its Text that Exact covers. It is
// not ok unless the quote occurs exactly once.
func (p *TextQuote) Find(words []Passage) (passage, start, end int, ok bool) {
	passage, first, last, times := p.Search(Normalised(words))
	if times != 1 {
		return 0, 0, 0, false
	}
	start, _ = typography.Original(words[passage].Text, first)
	_, end = typography.Original(words[passage].Text, last)
	return passage, start, end, true
}

// Normalised gives the texts of a record's words as [typography.Normalise] does, for [TextQuote.Search].
func Normalised(words []Passage) []string {
	texts := make([]string, len(words))
	for i := range words {
		texts[i] = typography.Normalise(words[i].Text)
	}
	return texts
}

// Search looks for the quote in normalised texts: in which it is, the indices
// of the first and last byte of Exact there, and how often, counted up to two.
func (p *TextQuote) Search(texts []string) (in, first, last, times int) {
	prefix, exact, suffix := typography.Normalise(p.Prefix), typography.Normalise(p.Exact), typography.Normalise(p.Suffix)
	if exact == "" {
		return 0, 0, 0, 0
	}
	whole := prefix + exact + suffix
	for i := range texts {
		at, n := occurrences(texts[i], whole)
		if times += n; n > 0 {
			in, first = i, at+len(prefix)
		}
		if times > 1 {
			break
		}
	}
	return in, first, first + len(exact) - 1, times
}

// occurrences gives where needle first stands in s, and how often it does,
// up to twice and overlaps included.
func occurrences(s, needle string) (first, times int) {
	first = strings.Index(s, needle)
	switch {
	case first < 0:
		return 0, 0
	case strings.Contains(s[first+1:], needle):
		return first, 2
	}
	return first, 1
}
