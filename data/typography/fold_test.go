package typography

import (
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Don’t":                 "don't",
		"“NATO” – the U.S.":     `"nato" - the u.s.`,
		"États-Unis, Übung":     "etats-unis, ubung",
		"Łódź, İstanbul, ŒUVRE": "lodz, istanbul, œuvre",
		"Україна, Ґанок, Їжак":  "україна, ґанок, їжак",
		"ΈΛΛΗΝΕΣ":               "έλληνεσ",
		"no\u00a0break\tline\n": "no break line ",
		"مرحبا 中文":              "مرحبا 中文",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q; want %q", in, got, want)
		}
	}
}

// The letters of the blocks that lower knows have the lower case that Unicode gives them.
func TestLowerIsUnicodes(t *testing.T) {
	for r := rune(0x80); r < 0x530; r++ {
		if r == 'İ' || r >= 0x180 && r < 0x386 || r >= 0x3cf && r < 0x400 {
			continue // Turkish İ has no single lower-case rune; Latin Extended-B and Coptic are not ours
		}
		want := unicode.ToLower(r)
		if got := lower(r); got != want && unicode.Is(unicode.Letter, r) {
			t.Errorf("lower(%q %U) = %q; want %q", r, r, got, want)
		}
	}
}
