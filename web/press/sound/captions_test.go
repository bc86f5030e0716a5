package sound

import (
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// spoken gives each word of passages a tenth of a second. A word behind a "+"
// is heard together with the one before it.
func spoken(texts ...string) (passages []data.Passage, timings []Timing) {
	at := 59_900
	for _, text := range texts {
		passages = append(passages, data.Passage{Text: strings.ReplaceAll(text, "+", "")})
		for _, word := range strings.Fields(text) {
			word, joined := strings.CutPrefix(word, "+")
			if !joined {
				at += 100
			}
			timings = append(timings, Timing{Clip: data.Clip{From: at - 100, To: at - 10}, Word: word})
		}
	}
	return passages, timings
}

func TestCaptions(t *testing.T) {
	passages, timings := spoken("A <b> & --> c", "should +have been")
	got := string(captions(&data.Audio{Kind: data.Synthetic, Credit: "A machine --> nobody"}, passages, timings))
	const want = `WEBVTT - synthetic voice

NOTE A machine → nobody

00:00:59.900 --> 00:01:00.390
A <00:01:00.000>&lt;b&gt; <00:01:00.100>&amp; <00:01:00.200>--&gt; <00:01:00.300>c

00:01:00.400 --> 00:01:00.590
should have <00:01:00.500>been
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if hour := clock(3_600_000*12 + 34*60_000 + 56_789); hour != "12:34:56.789" {
		t.Errorf("got %s", hour)
	}
}

func TestCuesEndWherePhrasesDo(t *testing.T) {
	for text, want := range map[string]string{
		"It fits in one line, all of it, and it does so quite nicely.": "It fits in one line, all of it, and it does so quite nicely.",
		// At the last pause, if it is not too early.
		"The first phrase is here, the second one goes on much longer than that":                        "The first phrase is here,|the second one goes on much longer than that",
		"The first phrase, “the second phrase.” And the third goes on beyond the line":                  "The first phrase, “the second phrase.”|And the third goes on beyond the line",
		"Yes, but what comes after it goes on until the line is full":                                   "Yes, but what comes after it goes on until the line is full",
		"Yes, but what comes after it goes on until the line is more than full":                         "Yes, but what comes after it goes on|until the line is more than full",
		"Yes, but what comes after it goes on and on until there is enough for two lines that are full": "Yes, but what comes after it goes on and on until there is|enough for two lines that are full",
		// Words that are heard as one stay together, and so does a long one.
		"What comes here goes on and on until the line is full up +there far, and then it goes on": "What comes here goes on and on until the line is full|up there far, and then it goes on",
		"a " + strings.Repeat("x", 70) + " b":                                                      "a|" + strings.Repeat("x", 70) + "|b",
		strings.Repeat("x", 40) + " +" + strings.Repeat("y", 40) + " z":                            strings.Repeat("x", 40) + " " + strings.Repeat("y", 40) + "|z",
	} {
		_, timings := spoken(text)
		var lines []string
		for _, cue := range cues(timings) {
			var words []string
			for _, t := range cue {
				words = append(words, t.Word)
			}
			lines = append(lines, strings.Join(words, " "))
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// Of the default story, every word is in its captions, in lines that can be
// read; times rise within a cue, after its start and before its end.
func TestCaptionsOfTheDefaultStory(t *testing.T) {
	const dir = "../../../data/stories/russia-2018/"
	src := readFile(t, dir+"story.json")
	s, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	set, faults := Load(s, dir, func([]byte) Finding { return Finding{} })
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for i := range s.Statements {
		if r := s.Statements[i]; r.Audio != nil {
			holdCaptions(t, r.ID, string(set.Files[set.Of[r.ID].Captions]), r.Words)
		}
	}
	for i := range s.Findings {
		if r := s.Findings[i]; r.Audio != nil {
			holdCaptions(t, r.ID, string(set.Files[set.Of[r.ID].Captions]), r.Words)
		}
	}
}

func holdCaptions(t *testing.T, id, vtt string, passages []data.Passage) {
	t.Helper()
	blocks := strings.Split(strings.TrimSuffix(vtt, "\n"), "\n\n")
	if len(blocks) < 3 || blocks[0] != "WEBVTT - synthetic voice" || blocks[1] != "NOTE "+Narrator {
		t.Fatalf("%s: starts with %q", id, blocks[:min(2, len(blocks))])
	}
	var said []string
	for _, cue := range blocks[2:] {
		head, text, _ := strings.Cut(cue, "\n")
		last, end, ok := strings.Cut(head, " --> ")
		if !ok || last >= end {
			t.Errorf("%s: %s", id, head)
		}
		var line []string
		for _, word := range strings.Fields(text) {
			if at, rest, timed := strings.Cut(strings.TrimPrefix(word, "<"), ">"); timed {
				if at <= last || at >= end {
					t.Errorf("%s: %s after %s in %s", id, at, last, head)
				}
				last, word = at, rest
			}
			line = append(line, word)
		}
		if n := utf8.RuneCountInString(strings.Join(line, " ")); n > longest {
			t.Errorf("%s: a line of %d characters", id, n)
		}
		said = append(said, line...)
	}
	if want := data.Words(passages); strings.Join(said, " ") != strings.Join(want, " ") {
		t.Errorf("%s: says %q, want %q", id, said, want)
	}
}
