package typography

import (
	"strings"
	"unicode/utf8"
)

// Fold gives a text as it is compared in a search: lower case, the accents of
// Latin letters taken off, typographic quotes, dashes and spaces made plain.
// It maps rune by rune, so that the n-th rune of the folded text is the n-th
// of the text.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		b.WriteRune(foldRune(r))
	}
	return b.String()
}

func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r == '\n' || r == '\t' {
			r = ' '
		}
		return r
	}
	switch r {
	case '‘', '’', '‚', '′', 'ʼ':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	case '\u00a0', '\u2009', '\u202f', '\u2003', '\u2002':
		return ' '
	}
	r = lower(r)
	if r >= 'à' && r <= 'ž' {
		if base := latin[r-'à']; base != ' ' {
			return rune(base)
		}
	}
	return r
}

// lower gives the lower case of a letter of the Latin, Greek and Cyrillic
// scripts. The tables of package unicode would be a thirtieth of the program.
func lower(r rune) rune {
	switch {
	case r >= 'À' && r <= 'Þ' && r != '×', r >= 'Α' && r <= 'Ϋ' && r != 0x3a2, r >= 'А' && r <= 'Я':
		return r + 32
	case r >= 'Ѐ' && r <= 'Џ':
		return r + 80
	case r == 'İ':
		return 'i'
	case r == 'Ӏ':
		return 'ӏ'
	case r == 'Ÿ':
		return 'ÿ'
	case r == 'Ά':
		return 'ά'
	case r >= 'Έ' && r <= 'Ί':
		return r + 37
	case r == 'Ό':
		return 'ό'
	case r == 'Ύ', r == 'Ώ':
		return r + 63
	case r >= 'Ā' && r <= 'ķ', r >= 'Ŋ' && r <= 'ŷ', r >= 'Ѡ' && r <= 'ҁ', r >= 'Ҋ' && r <= 'ҿ', r >= 'Ӑ' && r <= 'ԯ':
		return r | 1 // upper and lower case alternate, the upper first
	case r >= 'Ĺ' && r <= 'ň', r >= 'Ź' && r <= 'ž', r >= 'Ӂ' && r <= 'ӎ':
		return r + r&1
	}
	return r
}

// latin is the base letter of each lower-case letter from à (U+00E0) to ž
// (U+017E); a blank where there is none, and at the upper-case letters.
const latin = "aaaaaa ceeeeiiii nooooo ouuuuy y" +
	" a a a c c c c d d e e e e e g g" +
	" g g h h i i i i i   j k  l l l " +
	"  l n n n    o o o   r r r s s s" +
	" s t t   u u u u u u w y  z z z"
