package state

import (
	"strings"
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// terms splits what was typed into folded words.
func terms(query string) []string { return strings.Fields(typography.Fold(query)) }

// Span is a half-open range of UTF-16 code units in a text, as scripts count them.
type Span struct{ From, To int }

// Hits finds every term in a text, and gives the ranges, joined where they
// touch, in order.
func Hits(s string, terms []string) []Span {
	folded := typography.Fold(s)
	var in []bool // by byte of folded: inside a hit
	for _, t := range terms {
		for at := 0; ; {
			i := strings.Index(folded[at:], t)
			if i < 0 {
				break
			}
			if in == nil {
				in = make([]bool, len(folded))
			}
			for j := at + i; j < at+i+len(t); j++ {
				in[j] = true
			}
			_, size := utf8.DecodeRuneInString(folded[at+i:])
			at += i + size
		}
	}
	if in == nil {
		return nil
	}
	var spans []Span
	inside := false
	units, j := 0, 0 // in s, and in folded
	for _, r := range s {
		if f := typography.FoldRune(r); f >= 0 { // what is left out belongs to what it follows
			if in[j] != inside {
				if inside = in[j]; inside {
					spans = append(spans, Span{From: units})
				} else {
					spans[len(spans)-1].To = units
				}
			}
			j += utf8.RuneLen(f)
		}
		units++
		if r > 0xffff {
			units++
		}
	}
	if inside {
		spans[len(spans)-1].To = units
	}
	return spans
}
