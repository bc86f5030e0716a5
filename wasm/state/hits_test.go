package state

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"statement-evidence/data/typography"
)

func TestHits(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        []Span
	}{
		{"Russia", "russia", []Span{{0, 6}}},
		{"Don’t don't", "don't", []Span{{0, 5}, {6, 11}}},
		{"aaa", "aa", []Span{{0, 3}}},
		{"to be", "be to", []Span{{0, 2}, {3, 5}}},
		{"État", "eta", []Span{{0, 3}}},
		{"a\xffb", "b", []Span{{2, 3}}},
		{"réelu, réélu", "Réélu", []Span{{0, 6}, {8, 13}}},
		{"un\u00adsure", "unsure", []Span{{0, 7}}},
		{"\u200bset", "set", []Span{{1, 4}}},
		{"إلى السُّلطة", "الى السلطه", []Span{{0, 3}, {4, 12}}},
		{"عام ٢٠١٨", "2018", []Span{{4, 8}}},
		{"Киі\u0308в, Київ", "київ", []Span{{0, 5}, {7, 11}}},
		{"😀 It is 😀so", "so is", []Span{{6, 8}, {11, 13}}},
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
	f.Fuzz(func(t *testing.T, s, query string) {
		at := 0
		units := utf16.Encode([]rune(s))
		for _, h := range Hits(s, terms(query)) {
			if h.From < at || h.To <= h.From || h.To > len(units) {
				t.Fatalf("span %v after unit %d of %q", h, at, s)
			}
			at = h.To
			if cut := string(utf16.Decode(units[h.From:h.To])); strings.Contains(cut, "\uFFFD") && !strings.Contains(string([]rune(s)), "\uFFFD") {
				t.Errorf("span %v of %q cuts a character", h, s)
			}
		}
		if folded := typography.Fold(s); typography.Fold(folded) != folded {
			t.Errorf("Fold(%q), folded again, is another text", s)
		}
	})
}
