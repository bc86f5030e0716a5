package typography

import (
	"strings"
	"unicode/utf8"
)

// Fold gives a text as it is compared in a search. Lower case; letters without
// their accents, whether these are part of the letter or follow it; the forms of
// an Arabic letter that are typed for one another as one; digits as 0 to 9;
// typographic quotes, dashes and spaces plain; without what is not seen.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = FoldRune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// FoldRune gives what Fold writes for a character, or -1 where it writes nothing.
func FoldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r == '\n' || r == '\t' {
			r = ' '
		}
		return r
	}
	switch {
	case r >= 0x300 && r <= 0x36f, // accents that follow their letters
		r >= 0x591 && r <= 0x5bd, r == 0x5bf, r == 0x5c1, r == 0x5c2, r == 0x5c4, r == 0x5c5, r == 0x5c7, // points of Hebrew
		r >= 0x64b && r <= 0x65f, r == 0x670, r == 0x640, // vowel signs of Arabic, and what lengthens its lines
		r == 0xad, r == 0x61c, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0xfeff,
		r >= 0xfe00 && r <= 0xfe0f:
		return -1
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
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
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ى', 'ئ', 'ی':
		return 'ي'
	case 'ؤ':
		return 'و'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	}
	r = lower(r)
	switch {
	case r >= 'à' && r <= 'ž':
		if base := latin[r-'à']; base != ' ' {
			return rune(base)
		}
	case r >= 'ΐ' && r <= 'ё':
		switch r {
		case 'ά':
			return 'α'
		case 'έ':
			return 'ε'
		case 'ή':
			return 'η'
		case 'ί', 'ϊ', 'ΐ':
			return 'ι'
		case 'ό':
			return 'ο'
		case 'ύ', 'ϋ', 'ΰ':
			return 'υ'
		case 'ώ':
			return 'ω'
		case 'ς':
			return 'σ'
		case 'й':
			return 'и'
		case 'ё':
			return 'е'
		}
	case r == 'ї':
		return 'і'
	case r == 'ў':
		return 'у'
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
