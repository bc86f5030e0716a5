package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quote makes the text quote of words that were selected in a passage of a record:
// whole words, with as much of what stands before and after them as makes them
// the only ones. It is nil of no words.
func (d *Draft) quote(record, passage, before, words string) *Value {
	text := d.Get(passage + ".text")
	from := min(len(before), len(text))
	to := min(from+len(words), len(text))
	if text[:from] != before || text[from:to] != words { // the field has spaces at its ends that the draft has not
		at := strings.Index(text, strings.TrimSpace(words))
		if at < 0 {
			return nil
		}
		from, to = at, at+len(strings.TrimSpace(words))
	}
	for from < to && !inWord(first(text[from:])) {
		from += size(text[from:])
	}
	for from < to && !inWord(last(text[:to])) {
		_, n := utf8.DecodeLastRuneInString(text[:to])
		to -= n
	}
	if from >= to {
		return nil
	}
	for from > 0 && inWord(last(text[:from])) {
		_, n := utf8.DecodeLastRuneInString(text[:from])
		from -= n
	}
	for to < len(text) && inWord(first(text[to:])) {
		to += size(text[to:])
	}
	quote := Object("exact", text[from:to])
	start, end := from, to
	for d.occurs(record, text[start:end]) > 1 && (start > 0 || end < len(text)) {
		if start = wordBefore(text, start); d.occurs(record, text[start:end]) > 1 {
			end = wordAfter(text, end)
		}
	}
	if start < from {
		quote = quote.With("prefix", Text(text[start:from]))
	}
	if end > to {
		quote = quote.With("suffix", Text(text[to:end]))
	}
	return quote
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '’'
}

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func last(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func size(s string) int   { _, n := utf8.DecodeRuneInString(s); return n }

func wordBefore(text string, at int) int {
	return strings.LastIndexByte(strings.TrimRight(text[:at], " "), ' ') + 1
}

func wordAfter(text string, at int) int {
	rest := strings.TrimLeft(text[at:], " ")
	end := strings.IndexByte(rest, ' ')
	if end < 0 {
		return len(text)
	}
	return len(text) - len(rest) + end
}

// occurs counts how often a text stands in the words of a record.
func (d *Draft) occurs(record, text string) (n int) {
	for k := range d.Len(record + ".words") {
		n += strings.Count(d.Get(item(record+".words", k)+".text"), text)
	}
	return n
}
