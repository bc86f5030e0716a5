package typography

import (
	"strings"
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Don’t":                     "don't",
		"“NATO” – the U.S.":         `"nato" - the u.s.`,
		"États-Unis, Übung":         "etats-unis, ubung",
		"Łódź, İstanbul, ŒUVRE":     "lodz, istanbul, œuvre",
		"Україна, Ґанок, Їжак":      "украіна, ґанок, іжак",
		"ΈΛΛΗΝΕΣ, έλληνες":          "ελληνεσ, ελληνεσ",
		"٢٠١٨, ۲۰۱۸":                "2018, 2018",
		"شَـــدَّة، آخر، إلى، هيئة": "شده، اخر، الي، هييه",
		"שָׁלוֹם":                   "שלום",
		"co\u00adop\u200b\ufeff":    "coop",
		"no\u00a0break\tline\n":     "no break line ",
		"مرحبا 中文":                  "مرحبا 中文",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q; want %q", in, got, want)
		}
	}
}

// An accent that follows its letter and a letter that has it are the same to a reader. Combined and
// apart are as in Unicode's normalisation forms C and D.
func TestFoldJoinsAccents(t *testing.T) {
	for _, c := range [][2]string{
		{"é", "e\u0301"}, {"ü", "u\u0308"}, {"ñ", "n\u0303"}, {"ç", "c\u0327"}, {"ż", "z\u0307"},
		{"й", "и\u0306"}, {"ї", "і\u0308"}, {"ё", "е\u0308"}, {"ў", "у\u0306"},
		{"ά", "α\u0301"}, {"ϊ", "ι\u0308"}, {"ΐ", "ι\u0308\u0301"},
		{"آ", "ا\u0653"}, {"أ", "ا\u0654"}, {"ؤ", "و\u0654"}, {"إ", "ا\u0655"}, {"ئ", "ي\u0654"},
	} {
		for _, s := range []string{c[0], strings.ToUpper(c[0])} {
			if Fold(s) != Fold(c[1]) {
				t.Errorf("Fold(%q) = %q; of its parts it is %q", s, Fold(s), Fold(c[1]))
			}
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
