package main

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"statement-evidence/data"
	"statement-evidence/web/press/sound"
)

// What espeak-ng calls a word is not always what stands between two spaces. It
// reads "U.S.-Russia" as three, "should have" as one, and reports a dash in the
// place of the word that follows it. The rules of this file:
//
//   - A word of the text is heard from the start of what begins in it.
//   - One in which nothing begins is heard together with the one before it, or
//     with the first.
//   - It ends where the next begins, or where it is silent before that.

// spoken is where espeak-ng says a word begins.
type spoken struct {
	place int // in the text, in characters
	at    int // in the sound, in milliseconds
}

// align gives the time of each word of a text in its sound.
func align(text string, all []spoken, samples []int16) ([]sound.Timing, error) {
	if len(all) == 0 {
		return nil, errors.New("nothing of it is spoken; remove its audio")
	}
	words := strings.Fields(text)
	ends := endsOf(text)
	starts := slices.Repeat([]int{-1}, len(words))
	for _, s := range all {
		k, _ := slices.BinarySearch(ends, s.place+1)
		if k < len(words) && (starts[k] < 0 || s.at < starts[k]) {
			starts[k] = s.at
		}
	}
	last := all[0].at
	for k := range starts {
		last = max(last, starts[k])
		starts[k] = last
	}
	timings := make([]sound.Timing, len(words))
	end := len(samples) * 1000 / rate
	for k := len(words) - 1; k >= 0; k-- {
		if k+1 < len(words) && starts[k+1] > starts[k] {
			end = starts[k+1]
		}
		timings[k] = sound.Timing{Clip: data.Clip{From: starts[k], To: heardUntil(samples, starts[k], end)}, Word: words[k]}
	}
	return timings, nil
}

// endsOf gives the end of each word of a text, in characters.
func endsOf(text string) (ends []int) {
	n, within := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) && within {
			ends = append(ends, n)
		}
		within = !unicode.IsSpace(r)
		n++
	}
	if within {
		ends = append(ends, n)
	}
	return ends
}

// heardUntil gives the end of what can be heard between two times.
func heardUntil(sound []int16, from, to int) int {
	first, last := min(from*rate/1000, len(sound)), min(to*rate/1000, len(sound))
	samples := loud(sound[first:max(first, last)])
	return from + max(1, samples*1000/rate)
}
