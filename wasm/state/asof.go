package state

import (
	"slices"

	"statement-evidence/data"
)

// The stops of a story's slider are the days on which something was said or
// became public, counted from 0, and after them today.

// Stop gives the stop that is today, and the last one that is no later than the day that
// a state looks from.
func (s *State) Stop(x *data.Outline) (today, now int) {
	today = len(x.Days)
	if s.AsOf == "" {
		return today, today
	}
	i, at := slices.BinarySearch(x.Days, s.AsOf)
	if !at {
		i--
	}
	return today, max(i, 0)
}

// within reports whether a day is one of the story's.
func within(x *data.Outline, day string) bool {
	_, ok := data.Days(day)
	return ok && len(x.Days) > 0 && day >= x.Days[0] && day <= x.Days[len(x.Days)-1]
}

// stop gives the day of the n-th stop; "" for today.
func stop(x *data.Outline, n string) string {
	i := 0
	for _, c := range []byte(n) {
		if c < '0' || c > '9' || i >= len(x.Days) {
			break
		}
		i = i*10 + int(c-'0')
	}
	if i >= len(x.Days) {
		return ""
	}
	return x.Days[i]
}

// event gives the day of the next or the previous event. Before the first
// there is none; after the last comes today.
func event(x *data.Outline, day string, next bool) string {
	if len(x.Days) == 0 || day == "" && next {
		return ""
	}
	i, at := len(x.Days), false
	if day != "" {
		i, at = slices.BinarySearch(x.Days, day)
	}
	switch {
	case next && at:
		i++
	case !next:
		i--
	}
	if i >= len(x.Days) {
		return ""
	}
	return x.Days[max(i, 0)]
}
