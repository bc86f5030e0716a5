package validate

// The classes of characters that the rules know; classes.go has the larger ones, as
// the first and the last of each run.

// in reports whether a character is of a class.
func in(r rune, class []rune) bool {
	from, to := 0, len(class)/2
	for from < to {
		middle := (from + to) / 2
		switch {
		case r < class[2*middle]:
			to = middle
		case r > class[2*middle+1]:
			from = middle + 1
		default:
			return true
		}
	}
	return false
}

func letter(r rune) bool { return in(r, letters) || in(r, digits) }

func isControl(r rune) bool { return 0 <= r && r < ' ' || 0x7F <= r && r < 0xA0 }

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

func isNoncharacter(r rune) bool { return 0xFDD0 <= r && r <= 0xFDEF || r >= 0 && r&0xFFFE == 0xFFFE }

// isPrivate reports whether a character is for private use.
func isPrivate(r rune) bool {
	return 0xE000 <= r && r <= 0xF8FF || 0xF0000 <= r && r <= 0xFFFFD || 0x100000 <= r && r <= 0x10FFFD
}
