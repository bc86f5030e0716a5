package archive

import (
	"strings"
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// A token is what is found by its beginning: letters and digits, folded, and
// what joins them without a space, as in "don't", "e-mail", "1,000" and "U.S."; in scripts that set no
// spaces, one character. What follows a joint begins like a token of its own, so
// that "mail" finds "e-mail" and "été" "l'été", and so does what follows an article or a
// particle that Arabic or Hebrew writes in one with its word.
type token struct {
	text   string
	at     int   // in the folded text
	begins []int // where else a search may begin, in text
}

// longest is how many bytes of a token are looked at.
const longest = 48

// tokens takes a folded text apart.
func tokens(folded string) (list []token) {
	for at := 0; at < len(folded); {
		size, kind := sizeAt(folded, at)
		if kind == apart || kind == joint {
			at += size
			continue
		}
		end := at + size
		var begins []int
		for kind == inWord && end < len(folded) {
			size, next := sizeAt(folded, end)
			if next == joint && end+size < len(folded) {
				after, follows := sizeAt(folded, end+size)
				if follows != inWord || end+size+after-at > longest {
					break
				}
				begins = append(begins, end+size-at)
				end += size + after
				continue
			}
			if next != inWord || end+size-at > longest {
				break
			}
			end += size
		}
		t := token{text: folded[at:end], at: at}
		for _, b := range append(begins, particles(t.text)...) {
			if utf8.RuneCountInString(t.text[b:]) > 1 {
				t.begins = append(t.begins, b)
			}
		}
		list = append(list, t)
		at = end
	}
	return list
}

// The kinds of characters.
const (
	apart  = iota // no part of a token
	inWord        // stands with others
	alone         // is a token by itself
	joint         // joins what stands on both sides of it
)

// sizeAt gives the size of a character of a folded text, and its kind. The tables of package
// unicode would be a tenth of the program.
func sizeAt(s string, at int) (size, kind int) {
	c := s[at]
	switch {
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
		return 1, inWord
	case c < utf8.RuneSelf:
		if strings.IndexByte("'-.,:/&@_", c) >= 0 {
			return 1, joint
		}
		return 1, apart
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	switch {
	case r == utf8.RuneError && size == 1, r < 0xc0 && r != 'ª' && r != 'µ' && r != 'º', r == '×', r == '÷',
		r >= 0x2000 && r < 0x2070, r >= 0x2e00 && r < 0x2e80, r >= 0x3000 && r < 0x3005, r >= 0x3008 && r < 0x3021, r == 0x30fb,
		r == 0x37e, r == 0x387, r >= 0x55a && r < 0x560, r >= 0x589 && r < 0x591, r == 0x5be, r == 0x5c0, r == 0x5c3, r == 0x5f3, r == 0x5f4,
		r >= 0x600 && r < 0x616, r >= 0x61b && r < 0x620, r >= 0x66a && r < 0x66e, r == 0x6d4,
		r >= 0x2190 && r < 0x2c00, r >= 0xff01 && r < 0xff10, r >= 0xff1a && r < 0xff21, r >= 0xff5b && r < 0xff66, r >= 0x1f000 && r < 0x20000, r == 0xfffd:
		return size, apart
	case r >= 0xe00 && r < 0x1100, r >= 0x1780 && r < 0x1800, r >= 0x3005 && r < 0xa000, r >= 0xf900 && r < 0xfb00, r >= 0x20000:
		return size, alone
	}
	return size, inWord
}

// particles gives where the word of a token begins if what it begins with are
// particles, as Arabic and Hebrew write them. Some are letters of the word itself; what is
// found then is more, and is what was written.
func particles(t string) (list []int) {
	for at := 0; len(list) < 3; list = append(list, at) {
		r, size := utf8.DecodeRuneInString(t[at:])
		if r < 0x590 || r >= 0x700 {
			break
		}
		if strings.HasPrefix(t[at:], "ال") {
			size = len("ال")
		} else if !strings.ContainsRune("وفبكلשהובלמכ", r) {
			break
		}
		if utf8.RuneCountInString(t[at+size:]) < 3 {
			break
		}
		at += size
	}
	return list
}

// Term is what must be in an entry for it to be found: tokens that follow each other.
type Term struct {
	tokens []string
	begins bool // whether the last is the beginning of one
}

// Query takes apart what was typed: words, of which each must be there, in whatever order, at
// the beginning of a word; and, between quotation marks, words that must follow each
// other. What is of one letter is a word.
func Query(typed string) (terms []Term) {
	add := func(text string, open bool) {
		var t Term
		for _, k := range tokens(text) {
			t.tokens = append(t.tokens, k.text)
		}
		if len(t.tokens) > 0 {
			last := t.tokens[len(t.tokens)-1]
			_, kind := sizeAt(last, 0)
			t.begins = open && kind == inWord && (utf8.RuneCountInString(last) > 1 || len(t.tokens) > 1)
			terms = append(terms, t)
		}
	}
	for i, part := range strings.Split(typography.Fold(typed), `"`) {
		if i%2 == 1 {
			add(part, strings.Count(typography.Fold(typed), `"`) == i)
			continue
		}
		for _, word := range strings.Fields(part) {
			add(word, true)
		}
	}
	return terms
}

// has reports whether a token is that of a term, from some place in it.
func (t *Term) has(i int, text string) bool {
	if i == len(t.tokens)-1 && t.begins {
		return strings.HasPrefix(text, t.tokens[i])
	}
	return text == t.tokens[i]
}

// Span is a half-open range of bytes of a text.
type Span struct{ From, To int }

// Hits finds the terms in a text: where each stands, in order, joined where they overlap. It reports whether all are there.
func Hits(text string, terms []Term) (spans []Span, all bool) {
	var folded []byte
	var original []int // by byte of folded, the byte of text; then its end
	for i, r := range text {
		if f := typography.FoldRune(r); f >= 0 {
			folded = utf8.AppendRune(folded, f)
			for len(original) < len(folded) {
				original = append(original, i)
			}
		}
	}
	original = append(original, len(text))
	list := tokens(string(folded))
	all = true
	for n := range terms {
		t := &terms[n]
		found := false
		for i := 0; i+len(t.tokens) <= len(list); i++ {
			for b := -1; b < len(list[i].begins); b++ {
				from := 0
				if b >= 0 {
					from = list[i].begins[b]
				}
				if !t.has(0, list[i].text[from:]) {
					continue
				}
				follow := true
				for k := 1; k < len(t.tokens) && follow; k++ {
					follow = t.has(k, list[i+k].text)
				}
				if follow {
					end := list[i+len(t.tokens)-1].at
					if len(t.tokens) == 1 {
						end += from
					}
					found = true
					end += len(t.tokens[len(t.tokens)-1])
					spans = append(spans, Span{original[list[i].at+from], original[end]})
				}
			}
		}
		all = all && found
	}
	return joined(spans), all
}

// joined puts spans in order, and joins those that overlap.
func joined(spans []Span) []Span {
	for i := 1; i < len(spans); i++ { // few, and nearly in order
		for k := i; k > 0 && spans[k].From < spans[k-1].From; k-- {
			spans[k], spans[k-1] = spans[k-1], spans[k]
		}
	}
	kept := spans[:0]
	for _, s := range spans {
		if n := len(kept); n > 0 && s.From <= kept[n-1].To {
			kept[n-1].To = max(kept[n-1].To, s.To)
		} else {
			kept = append(kept, s)
		}
	}
	return kept
}
