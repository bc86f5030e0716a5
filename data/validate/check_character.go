package validate

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The characters that may not stand in a text: those that nobody sees, so that
// two texts that look the same would not be the same, or one would say what is
// not read; and those that each reader sees otherwise.

// refused gives the first character of a text that may not stand in it, its
// place, and what to do about it.
func refused(s string) (at int, problem, hint string) {
	before := rune(0) // the character before, 0 at the start
	flag := 0         // where the last flag ends
	for i, r := range s {
		if r == blackFlag {
			flag = i + flagSize(s[i:])
		}
		ascii := ' ' <= r && r < 0x7F
		if !ascii && i >= flag {
			if problem, hint := badCharacter(s, r, before); problem != "" {
				name := ""
				if known := invisibleName(r); known != "" {
					name = ", " + known
				}
				return i, problem + " (" + codePoint(r) + name + ")", hint
			}
		}
		before = r
	}
	return 0, "", ""
}

const blackFlag = 0x1F3F4

// flagSize gives the size of the flag of a part of a country that a text starts with; 0
// if it is none. It is a black flag, and a code in characters that are seen nowhere else.
func flagSize(s string) int {
	letters := -1 // of the code
	for i, r := range s {
		switch {
		case i == 0 || 0xE0030 <= r && r <= 0xE0039 || 0xE0061 <= r && r <= 0xE007A:
			letters++
		case r == 0xE007F && 3 <= letters && letters <= 6:
			return i + utf8.RuneLen(r)
		default:
			return 0
		}
	}
	return 0
}

func badCharacter(s string, r, before rune) (problem, hint string) {
	const unseen = "an invisible character"
	switch {
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
		return "a line break", "a text is one paragraph; further words are a further passage"
	case isControl(r):
		return "a control character", "remove it"
	case 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069:
		return "a character that reorders text unseen", "remove it"
	case r == utf8.RuneError:
		return "a replacement character", "look the lost character up at the source"
	case r == 0x200E || r == 0x200F: // a mark of direction, which such texts need
		if !strings.ContainsFunc(s, rightToLeft) {
			return unseen, "remove it: nothing in this text is written from right to left"
		}
	case r == 0x200C || r == 0x200D: // joiners
		if !joined(before) {
			return unseen, "remove it: it joins or parts nothing here"
		}
	case 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF: // which form of a character is meant
		if before < 0x80 && !strings.ContainsRune("#*0123456789", before) || in(before, western) || isSpace(before) {
			return unseen, "remove it: the character before it has one form"
		}
	case r == 0x2800: // the space of braille
		if !strings.ContainsFunc(s, func(r rune) bool { return 0x2800 < r && r <= 0x28FF }) {
			return unseen, "remove it, or write a space"
		}
	case in(r, prepended): // seen, although a format
	case in(r, formats) || in(r, ignorables):
		return unseen, "remove it"
	case isNoncharacter(r):
		return "a code that is no character", "remove it"
	case isPrivate(r):
		return "a character that each font draws otherwise", "write what is meant"
	}
	return "", ""
}

// rightToLeft reports whether a character is a letter of a script of that direction.
func rightToLeft(r rune) bool {
	return in(r, letters) && (0x0590 <= r && r <= 0x08FF || 0xFB1D <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC || 0x10800 <= r && r <= 0x10FFF || 0x1E800 <= r && r <= 0x1EFFF)
}

// joined reports whether a joiner has something to do after a character: in
// scripts whose letters join, after their marks, and in emoji.
func joined(r rune) bool {
	return r > 0x0590 && !isSpace(r) && !in(r, punctuation) && !in(r, formats) && !in(r, western) && !in(r, eastern)
}

// invisibleName names the characters that are met most.
func invisibleName(r rune) string {
	switch r {
	case 0x00AD:
		return "soft hyphen"
	case 0x034F:
		return "combining grapheme joiner"
	case 0x061C:
		return "Arabic letter mark"
	case 0x115F, 0x1160, 0x3164, 0xFFA0:
		return "Hangul filler"
	case 0x180E:
		return "Mongolian vowel separator"
	case 0x200B:
		return "zero width space"
	case 0x200C:
		return "zero width non-joiner"
	case 0x200D:
		return "zero width joiner"
	case 0x200E:
		return "left-to-right mark"
	case 0x200F:
		return "right-to-left mark"
	case 0x2060:
		return "word joiner"
	case 0x2800:
		return "braille pattern blank"
	case 0xFEFF:
		return "byte order mark"
	}
	switch {
	case 0x2061 <= r && r <= 0x2064:
		return "invisible operator"
	case 0x206A <= r && r <= 0x206F:
		return "deprecated format character"
	case 0xFFF9 <= r && r <= 0xFFFB:
		return "interlinear annotation"
	case 0xE0000 <= r && r <= 0xE007F:
		return "tag"
	case 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF:
		return "variation selector"
	}
	return ""
}

// codePoint names a character by its number, as Unicode does: "U+00AD".
func codePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}
