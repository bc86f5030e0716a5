package sound

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Timings stand beside a recording, speech.tsv beside speech.mp3: a line of
// UTF-8 for each word, in the order they are heard,
//
//	1193<tab>1422<tab>Dan<newline>
//
// with the milliseconds at which it starts and at which it has ended, and the
// word as it is written. Nothing else is in the file.

// Narrator is the credit by which a record asks to be read by the voice that
// ./build.sh narrate records.
const Narrator = "Synthetic voice: espeak-ng (en-us). It imitates nobody."

// Timing says when a word is heard, on the clock of its recording.
type Timing struct {
	data.Clip
	Word string // a word as [data.Words] gives it
}

// TimingFile names the file that a recording's timings stand in.
func TimingFile(src string) string { return strings.TrimSuffix(src, ".mp3") + ".tsv" }

// ReadTimings reads the timings of a recording, strictly. No word starts before
// the one above it does. An error names the first line that is wrong.
func ReadTimings(b []byte) ([]Timing, error) {
	var all []Timing
	rest := string(b)
	for n := 1; rest != ""; n++ {
		line, after, ended := strings.Cut(rest, "\n")
		t, problem := readTiming(line)
		switch {
		case !ended:
			problem = "the file ends within it; end it with a newline"
		case problem == "" && len(all) > 0 && t.From < all[len(all)-1].From:
			problem = fmt.Sprintf("%s starts at %d, before the word above it; put the words in order", typography.Quote(t.Word), t.From)
		}
		if problem != "" {
			return nil, fmt.Errorf("line %d: %s", n, problem)
		}
		all, rest = append(all, t), after
	}
	return all, nil
}

func readTiming(line string) (t Timing, problem string) {
	fields := strings.Split(line, "\t")
	if len(fields) != 3 {
		return t, "is not a start, an end and a word; put a tab between them"
	}
	from, ok1 := milliseconds(fields[0])
	to, ok2 := milliseconds(fields[1])
	t = Timing{data.Clip{From: from, To: to}, fields[2]}
	switch {
	case !ok1 || !ok2:
		return t, "has a time that is none; write whole milliseconds"
	case to <= from:
		return t, fmt.Sprintf("%s ends at %d, not after its start, %d", typography.Quote(t.Word), to, from)
	case t.Word == "" || strings.ContainsFunc(t.Word, unicode.IsSpace) || !utf8.ValidString(t.Word):
		return t, typography.Quote(t.Word) + " is not one word; give each a line"
	}
	return t, ""
}

// milliseconds reads a time of less than twelve days, written in one way only.
func milliseconds(s string) (ms int, ok bool) {
	if len(s) > 9 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && strconv.Itoa(n) == s
}

// WriteTimings gives the file that ReadTimings reads.
func WriteTimings(all []Timing) []byte {
	var b []byte
	for _, t := range all {
		b = fmt.Appendf(b, "%d\t%d\t%s\n", t.From, t.To, t.Word)
	}
	return b
}

// heard gives the timings of the words that a record has of its recording, and
// says what is wrong if they are not the words it quotes.
func heard(a *data.Audio, all []Timing, passages []data.Passage) (own []Timing, problem string) {
	for _, t := range all {
		if a.Clip == nil || a.Clip.From <= t.From && t.To <= a.Clip.To {
			own = append(own, t)
		}
	}
	words := data.Words(passages)
	for i := range min(len(own), len(words)) {
		if own[i].Word != words[i] {
			return nil, fmt.Sprintf("word %d is %s and is timed as %s", i+1, typography.Quote(words[i]), typography.Quote(own[i].Word))
		}
	}
	if len(own) != len(words) {
		return nil, fmt.Sprintf("has %d words, of which %d are timed", len(words), len(own))
	}
	return slices.Clip(own), ""
}
