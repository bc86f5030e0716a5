package state

import (
	"slices"
	"testing"
	"unicode"
	"unicode/utf8"
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

func TestHits(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        []Span
	}{
		{"Russia", "russia", []Span{{0, 6}}},
		{"Don’t don't", "don't", []Span{{0, 7}, {8, 13}}},
		{"aaa", "aa", []Span{{0, 3}}},
		{"to be", "be to", []Span{{0, 2}, {3, 5}}},
		{"État", "eta", []Span{{0, 4}}},
		{"a\xffb", "b", []Span{{2, 3}}},
		{"nothing", "else", nil},
		{"all", "", nil},
		{"all", "   ", nil},
	} {
		if got := Hits(c.text, terms(c.query)); !slices.Equal(got, c.want) {
			t.Errorf("Hits(%q, %q) = %v; want %v", c.text, c.query, got, c.want)
		}
	}
}

func FuzzHits(f *testing.F) {
	for _, s := range []string{"", "Don’t", "a\xff\xfe", "ÀÉÎ", "中文 مرحبا", "\x00", "ſ K"} {
		f.Add(s, s)
		f.Add(s+s, "a")
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		at := 0
		for _, h := range Hits(text, terms(query)) {
			if h.From < at || h.To <= h.From || h.To > len(text) {
				t.Fatalf("span %v after byte %d of %q", h, at, text)
			}
			at = h.To
			if utf8.ValidString(text) && !utf8.ValidString(text[h.From:h.To]) {
				t.Errorf("span %v of %q cuts a character", h, text)
			}
		}
		if utf8.RuneCountInString(Fold(text)) != utf8.RuneCountInString(text) {
			t.Errorf("Fold(%q) has another number of characters", text)
		}
	})
}
