package data

import (
	"strings"
	"unicode/utf8"
)

// The rules of this file:
//
//   - Typography is not wording: quotation marks, apostrophes, dashes, dots
//     and spaces are compared in their plainest form, everything else exactly.
//   - What is found is given in the original text, in bytes, so that it can be
//     cut out of it and marked.
//   - It is compiled into the page's program.

// Find gives the place of the phrase in a record's words: the passage, counted
// from 0, and the half-open span of bytes of its Text that Exact covers. It is
// not ok unless the phrase occurs exactly once.
func (p *Phrase) Find(words []Passage) (passage, start, end int, ok bool) {
	passage, first, last, times := p.search(plain(words))
	if times != 1 {
		return 0, 0, 0, false
	}
	start, _ = original(words[passage].Text, first)
	_, end = original(words[passage].Text, last)
	return passage, start, end, true
}

func plain(words []Passage) []string {
	texts := make([]string, len(words))
	for i := range words {
		texts[i] = Normalise(words[i].Text)
	}
	return texts
}

// search looks for the phrase in normalised texts: in which it is, the indices
// of the first and last byte of Exact there, and how often, counted up to two.
func (p *Phrase) search(texts []string) (text, first, last, times int) {
	prefix, exact, suffix := Normalise(p.Prefix), Normalise(p.Exact), Normalise(p.Suffix)
	if exact == "" {
		return 0, 0, 0, 0
	}
	whole := prefix + exact + suffix
	for i := range texts {
		at, n := occurrences(texts[i], whole)
		if times += n; n > 0 {
			text, first = i, at+len(prefix)
		}
		if times > 1 {
			break
		}
	}
	return text, first, first + len(exact) - 1, times
}

// occurrences gives where needle first stands in text, and how often it does,
// up to twice and overlaps included.
func occurrences(text, needle string) (first, times int) {
	first = strings.Index(text, needle)
	switch {
	case first < 0:
		return 0, 0
	case strings.Contains(text[first+1:], needle):
		return first, 2
	}
	return first, 1
}

// Normalise gives text in its plainest typography: straight quotation marks and
// apostrophes, hyphens for dashes, three dots for an ellipsis, and one plain
// space for any run of spaces.
func Normalise(text string) string {
	b := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); {
		plain, size := fold(text[i:])
		b = append(b, plain...)
		i += size
	}
	return string(b)
}

// original gives the span of text that the byte at an index of its normalised
// form stands for.
func original(text string, index int) (start, end int) {
	for end < len(text) {
		plain, size := fold(text[end:])
		start, end = end, end+size
		if index < len(plain) {
			break
		}
		index -= len(plain)
	}
	return start, end
}

// fold gives the plain form of the first character of text, or of the run of
// spaces there, and its size in text.
func fold(text string) (plain string, size int) {
	if c := text[0]; c > ' ' && c < utf8.RuneSelf {
		return text[:1], 1
	}
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '‘', '’', '‚', '‛', '′':
		return "'", size
	case '“', '”', '„', '‟', '″':
		return `"`, size
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-", size
	case '…':
		return "...", size
	}
	if !space(r) {
		return text[:size], size
	}
	for size < len(text) {
		r, next := utf8.DecodeRuneInString(text[size:])
		if !space(r) {
			break
		}
		size += next
	}
	return " ", size
}

func space(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}
