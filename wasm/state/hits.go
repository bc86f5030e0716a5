package state

import (
	"strings"
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// terms splits what was typed into folded words.
func terms(query string) []string { return strings.Fields(typography.Fold(query)) }

// Span is a half-open range of bytes in a text.
type Span struct{ From, To int }

// Hits finds every term in a text, and gives the ranges, joined where they
// touch, in order.
func Hits(s string, terms []string) []Span {
	if len(terms) == 0 {
		return nil
	}
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
	pos := 0
	for j := range folded {
		if in[j] != inside {
			if inside = in[j]; inside {
				spans = append(spans, Span{From: pos})
			} else {
				spans[len(spans)-1].To = pos
			}
		}
		_, size := utf8.DecodeRuneInString(s[pos:])
		pos += size
	}
	if inside {
		spans[len(spans)-1].To = len(s)
	}
	return spans
}
