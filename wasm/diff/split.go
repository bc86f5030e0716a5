package diff

import (
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// A word is a part of a text that changes as a whole: a word or a number, a
// mark, dots in a row, an ideograph or kana. Scripts that neither put spaces
// between words nor have ideographs (Thai, Khmer) change from space to space.
type word struct {
	gap     int // where the spaces before it start
	start   int
	end     int
	changed bool
}

// split gives the words of a text, and an empty one for its end, which holds
// the spaces there. Texts that are the same except for typography are split alike.
func split(text string) []word {
	var words []word
	gap := 0
	for at := 0; at < len(text); {
		start := at
		of, size := classify(text[at:])
		at += size
		if of == space {
			continue
		}
		for at < len(text) {
			next, size := classify(text[at:])
			if next != extender && (next != of || of != letter && of != dots) && (of != letter || !joins(text, at, next, size)) {
				break
			}
			at += size
		}
		words = append(words, word{gap: gap, start: start, end: at})
		gap = at
	}
	return append(words, word{gap: gap, start: len(text), end: len(text)})
}

// joins reports whether a mark within a text stands inside a word: the
// apostrophe of "wouldn't", the point and comma of "1,000.5".
func joins(text string, at int, of class, size int) bool {
	if at+size == len(text) {
		return false
	}
	if of == apostrophe {
		next, _ := classify(text[at+size:])
		return next == letter
	}
	return (text[at] == '.' || text[at] == ',') && digit(text[at-1]) && digit(text[at+1])
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// A class of characters.
type class byte

const (
	letter     class = iota // or digit, or emoji, or anything else
	mark                    // of punctuation
	apostrophe              // or single quotation mark
	dots
	space
	ideograph // or kana: what is a word without spaces around it
	extender  // belongs to the character before it
)

// beyond are the classes of characters that are neither ASCII nor letters.
var beyond = [...]struct {
	first, last rune
	class       class
}{
	{0x00AD, 0x00AD, extender}, // soft hyphen
	{0x0080, 0x00BF, mark},
	{0x0300, 0x036F, extender}, // accents
	{0x0589, 0x058A, mark},     // Armenian
	{0x05BE, 0x05BE, mark},     // Hebrew
	{0x05C3, 0x05C3, mark},
	{0x060C, 0x060D, mark}, // Arabic
	{0x061B, 0x061F, mark},
	{0x066A, 0x066D, mark},
	{0x06D4, 0x06D4, mark},
	{0x0964, 0x0965, mark},     // Indic
	{0x200B, 0x200F, extender}, // joiners and directions
	{0x2000, 0x206F, mark},
	{0x20A0, 0x20CF, mark},     // currencies
	{0x20D0, 0x20FF, extender}, // keycaps and the like
	{0x2190, 0x22FF, mark},
	{0x3001, 0x3003, mark}, // Chinese and Japanese
	{0x3008, 0x301F, mark},
	{0x3005, 0x3007, ideograph},
	{0x3099, 0x309A, extender},
	{0x3041, 0x30FF, ideograph},
	{0x3400, 0x9FFF, ideograph},
	{0xF900, 0xFAFF, ideograph},
	{0xFE00, 0xFE0F, extender}, // variation selectors
	{0xFF01, 0xFF0F, mark},     // full width
	{0xFF1A, 0xFF20, mark},
	{0xFF3B, 0xFF40, mark},
	{0xFF5B, 0xFF65, mark},
	{0x20000, 0x3FFFF, ideograph},
	{0xE0100, 0xE01EF, extender},
}

// classify gives the class and the size of the first character of a text.
func classify(text string) (of class, size int) {
	r, size := utf8.DecodeRuneInString(text)
	plain := text[:size]
	if 0x80 <= r && r < 0xC0 || 0x1680 <= r && r <= 0x3000 { // the others are plain
		plain = typography.Normalise(plain)
	}
	switch {
	case plain == " " || '\t' <= r && r <= '\r':
		return space, size
	case plain == "'":
		return apostrophe, size
	case plain[0] == '.':
		return dots, size
	case plain[0] < utf8.RuneSelf:
		if c := plain[0] | 0x20; 'a' <= c && c <= 'z' || digit(plain[0]) {
			return letter, size
		}
		return mark, size
	}
	for i := range beyond {
		if beyond[i].first <= r && r <= beyond[i].last {
			return beyond[i].class, size
		}
	}
	return letter, size
}
