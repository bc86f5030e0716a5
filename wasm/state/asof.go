package state

import (
	"slices"

	"statement-evidence/data"
)

// The days of a story run from its first event to its last.

// Span gives the number of the story's last day, counted from 0, and the
// number of the day that a state looks from.
func (s *State) Span(x *data.Index) (last, now int) {
	if len(x.Days) == 0 {
		return 0, 0
	}
	first, _ := data.Days(x.Days[0])
	end, _ := data.Days(x.Days[len(x.Days)-1])
	at := end
	if s.AsOf != "" {
		at, _ = data.Days(s.AsOf)
	}
	return end - first, at - first
}

// within reports whether a day is one of the story's.
func within(x *data.Index, day string) bool {
	_, ok := data.Days(day)
	return ok && len(x.Days) > 0 && day >= x.Days[0] && day <= x.Days[len(x.Days)-1]
}

// nthDay gives the n-th day of the story, or the nearest it has.
func nthDay(x *data.Index, n string) string {
	if len(x.Days) == 0 {
		return ""
	}
	first, _ := data.Days(x.Days[0])
	i := 0
	for _, c := range []byte(n) {
		if c < '0' || c > '9' || i > 1e6 {
			break
		}
		i = i*10 + int(c-'0')
	}
	day := data.ISODay(first + i)
	if last := x.Days[len(x.Days)-1]; day > last {
		return last
	}
	return day
}

// snap gives the day of the nearest event when it is near: within a hundredth
// of the story, about the width of a finger.
func snap(x *data.Index, day string) string {
	var none State
	last, _ := none.Span(x)
	at, _ := data.Days(day)
	best, least := day, last/100+1
	for _, d := range x.Days {
		n, _ := data.Days(d)
		if far := max(n-at, at-n); far < least {
			best, least = d, far
		}
	}
	return best
}

// event gives the day of the next or the previous event. Before the first
// there is none; after the last comes today.
func event(x *data.Index, day string, next bool) string {
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
