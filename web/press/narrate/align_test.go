package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/web/press/sound"
)

// sounding gives a second of sound that is silent from one time to another, in
// milliseconds.
func sounding(from, to int) []int16 {
	sound := slices.Repeat([]int16{1000}, rate)
	clear(sound[from*rate/1000 : to*rate/1000])
	return sound
}

func said(timings []sound.Timing) string {
	var b strings.Builder
	for _, t := range timings {
		fmt.Fprintf(&b, "%d-%d %s\n", t.From, t.To, t.Word)
	}
	return b.String()
}

func TestAlign(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		spoken []spoken
		want   string
	}{
		"a word each, the first followed by silence": {"So, I say.", []spoken{{0, 0}, {4, 500}, {6, 700}},
			"0-300 So,\n500-700 I\n700-1000 say.\n"},
		"one word in three": {"the U.S.-Russia tie", []spoken{{0, 0}, {4, 500}, {6, 600}, {9, 700}, {16, 900}},
			"0-300 the\n500-900 U.S.-Russia\n900-1000 tie\n"},
		"two words as one": {"should have been", []spoken{{0, 0}, {12, 600}},
			"0-600 should\n0-600 have\n600-1000 been\n"},
		"a dash for what follows it": {"me – Dan did", []spoken{{0, 0}, {3, 500}, {9, 700}},
			"0-300 me\n500-700 –\n500-700 Dan\n700-1000 did\n"},
		"places counted in characters": {"‘né’ “Ü” ø", []spoken{{1, 0}, {6, 500}, {9, 800}},
			"0-300 ‘né’\n500-800 “Ü”\n800-1000 ø\n"},
		"nothing at the start, spaces, and a place between words": {"— a  b", []spoken{{2, 100}, {4, 600}},
			"100-600 —\n100-600 a\n600-1000 b\n"},
		"backwards": {"$5 more", []spoken{{3, 0}, {0, 500}},
			"500-1000 $5\n500-1000 more\n"},
		"after the end": {"a b", []spoken{{0, 0}, {2, 1000}, {9, 2000}},
			"0-1000 a\n1000-1001 b\n"},
	} {
		sound := sounding(300, 500)
		if name == "two words as one" || strings.HasPrefix(name, "nothing") || name == "after the end" {
			sound = sounding(0, 0)
		}
		got, err := align(c.text, c.spoken, sound)
		if err != nil || said(got) != c.want {
			t.Errorf("%s: got\n%s%v, want\n%s", name, said(got), err, c.want)
		}
		if words := data.Words([]data.Passage{{Text: c.text}}); len(words) != len(got) {
			t.Errorf("%s: %d words of %d", name, len(got), len(words))
		}
	}
	if _, err := align("–", nil, sounding(0, 1000)); err == nil {
		t.Error("nothing is spoken: no error")
	}
}

// speaker writes a program that says the same whatever it is given: half a
// second of sound and half of silence, with a word at 0 and one at 300 ms.
func speaker(t *testing.T, last string) *narrator {
	t.Helper()
	file := filepath.Join(t.TempDir(), "speak")
	script := fmt.Sprintf("#!/bin/sh\ncat >/dev/null\nprintf '0 0\\n2 300\\n' >&3\nhead -c %d /dev/zero | tr '\\0' '\\7'\nhead -c %d /dev/zero\n%s\n", rate, rate, last)
	if err := os.WriteFile(file, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return &narrator{speak: file}
}

func TestReadPutsPassagesOneAfterAnother(t *testing.T) {
	sound, timings, err := speaker(t, "").read([]data.Passage{{Text: "a b"}, {Text: "c d"}})
	if err != nil {
		t.Fatal(err)
	}
	const d, second = delay, 500 + pause + delay
	if want := fmt.Sprintf("%d-%d a\n%d-%d b\n%d-%d c\n%d-%d d\n", d, d+300, d+300, d+500, second, second+300, second+300, second+500); said(timings) != want {
		t.Errorf("got\n%swant\n%s", said(timings), want)
	}
	if want := rate + pause*rate/1000; len(sound) != want {
		t.Errorf("%d samples, want %d", len(sound), want)
	}
}

func TestSpeakingProgramFails(t *testing.T) {
	if _, _, err := speaker(t, "echo broken >&2; exit 3").say("a b"); err == nil || !strings.Contains(err.Error(), "exit status 3: broken") {
		t.Errorf("got %v", err)
	}
	if _, _, err := speaker(t, "echo word >&3").say("a b"); err == nil || !strings.Contains(err.Error(), `says "word\n"`) {
		t.Errorf("got %v", err)
	}
}
