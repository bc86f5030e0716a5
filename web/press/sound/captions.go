package sound

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
)

// Captions are WebVTT (https://www.w3.org/TR/webvtt1/). A cue is about a line of
// one passage, broken where the words pause; each word in it but the first,
// which begins with the cue, has a time of its own before it. Words that are
// heard as one stand behind one time, because times in a cue only ever rise.

// The longest cue, and the shortest that ends early because a phrase does, in
// characters.
const (
	longest  = 60
	shortest = 25
)

// captions gives the captions of a record's words. They say first whose voice it is.
func captions(a *data.Audio, passages []data.Passage, timings []Timing) []byte {
	b := fmt.Appendf(nil, "WEBVTT - %s voice\n\nNOTE %s\n", a.Kind, strings.ReplaceAll(a.Credit, "-->", "→"))
	for i := range passages {
		n := len(data.Words(passages[i : i+1]))
		for _, cue := range cues(timings[:n]) {
			b = append(b, '\n')
			b = append(b, clock(cue[0].From)+" --> "+clock(cueEnd(cue))+"\n"...)
			for k, t := range cue {
				if k > 0 {
					b = append(b, ' ')
					if t.From > cue[k-1].From {
						b = append(b, "<"+clock(t.From)+">"...)
					}
				}
				b = append(b, escape.Replace(t.Word)...)
			}
			b = append(b, '\n')
		}
		timings = timings[n:]
	}
	return b
}

// escape keeps text from being read as tags.
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// cues breaks the words of a passage into lines.
func cues(words []Timing) (all [][]Timing) {
	for len(words) > 0 {
		n := line(words)
		all, words = append(all, words[:n]), words[n:]
	}
	return all
}

// line counts the words of the next line: all that fit, or those up to the last
// pause among them. Words that are heard as one are not parted, and two lines
// share what would leave little for the second.
func line(words []Timing) int {
	limit, all := longest, -1
	for _, t := range words {
		all += 1 + utf8.RuneCountInString(t.Word)
	}
	if longest < all && all < longest+shortest {
		limit = all/2 + 5
	}
	fit, pause, length := 0, 0, 0
	for i, t := range words {
		length += min(i, 1) + utf8.RuneCountInString(t.Word)
		if length > limit && fit > 0 {
			break
		}
		if i+1 < len(words) && words[i+1].From == t.From {
			continue
		}
		fit = i + 1
		if length >= shortest && pauses(t.Word) {
			pause = fit
		}
	}
	if fit < len(words) && pause > 0 {
		return pause
	}
	return fit
}

// pauses reports whether a phrase ends with a word.
func pauses(word string) bool {
	word = strings.TrimRight(word, `’”"')]`)
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(".,;:!?…–—-", last)
}

// cueEnd gives the end of what is heard last.
func cueEnd(cue []Timing) (end int) {
	for _, t := range cue {
		end = max(end, t.To)
	}
	return end
}

// clock writes milliseconds as a WebVTT timestamp.
func clock(ms int) string {
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}
