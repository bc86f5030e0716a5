// Package typography compares texts that differ in their typography only, replaces parts of texts, and clips them for messages.
package typography

import "unicode/utf8"

// Normalise gives text in its plainest typography: straight quotation marks and
// apostrophes, hyphens for dashes, three dots for an ellipsis, and one plain
// space for any run of spaces.
func Normalise(text string) string {
	b := make([]byte, 0, len(text)+8)
	for i := 0; i < len(text); {
		plain, size := plainest(text[i:])
		b = append(b, plain...)
		i += size
	}
	return string(b)
}

// Original gives the span of text that the byte at an index of its normalised
// form stands for.
func Original(text string, index int) (start, end int) {
	for end < len(text) {
		plain, size := plainest(text[end:])
		start, end = end, end+size
		if index < len(plain) {
			break
		}
		index -= len(plain)
	}
	return start, end
}

// plainest gives the plain form of the first character of text, or of the run of
// spaces there, and its size in text.
func plainest(text string) (plain string, size int) {
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
