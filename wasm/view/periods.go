package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
)

// maxPeriods is how many periods of the timeline stand beside each other in a window of
// 1,000 px, the longest of their labels too.
const maxPeriods = 14

// scale is the unit that a period is a whole number of.
type scale uint8

const (
	days scale = iota
	months
	years
)

// What it counts that a day does not stand alone: one on which something was said beside
// another such day, and beside others; the others count 1.
const (
	saidWeight   = 8
	besideWeight = 4
)

// period is consecutive days with events, by their places in the index, that the timeline shows together.
type period struct {
	from, to int
	scale    scale
}

// periods divides the days with events into at most some periods. Days of one month may be
// a period; beyond a month, a period has all the days of its months, or of its years, and no
// other period has any of them. So each can be told by its first and last. What is known to
// the month or year only has all of that in its period. Of all divisions
// it is the one that keeps most days apart, above all those with statements, and then the
// one whose periods are the least long.
func periods(x *data.Index, most int) []period {
	list := x.Days
	said := make(map[string]bool, len(x.Statements))
	coarse := make([]scale, len(list))
	note := func(day, date string) {
		at, _ := slices.BinarySearch(list, day)
		coarse[at] = max(coarse[at], scaleOfDate(date))
	}
	for i := range x.Statements {
		said[x.Statements[i].Day()] = true
		note(x.Statements[i].Day(), x.Statements[i].Date())
	}
	for i := range x.Findings {
		note(x.Findings[i].Day(), x.Findings[i].Date())
	}
	first, _ := data.Days(list[0])
	last, _ := data.Days(list[len(list)-1])
	span := max(last-first, 1)

	// best[k][j] is the least cost of the days before the j-th in k periods, and back[k][j] where the last of them begins.
	const never = int(^uint(0) >> 2)
	most = min(most, len(list))
	best, back := make([][]int, most+1), make([][]int, most+1)
	for k := range best {
		best[k], back[k] = make([]int, len(list)+1), make([]int, len(list)+1)
		for j := range best[k] {
			best[k][j] = never
		}
	}
	best[0][0] = 0
	for i := range list {
		from, _ := data.Days(list[i])
		lost, largest, least := 0, 0, days
		for j := i; j < len(list); j++ {
			weight := 1
			if said[list[j]] {
				weight = saidWeight
			}
			largest = max(largest, weight)
			lost += weight
			least = max(least, coarse[j])
			if _, whole := scaleOf(list, i, j, least); !whole {
				continue
			}
			to, _ := data.Days(list[j])
			share := (to - from) * 1000 / span
			cost := (lost-largest)*1_000_000 + share*share
			if largest == saidWeight && j > i {
				cost += besideWeight * 1_000_000
			}
			for k := range most {
				if c := best[k][i] + cost; c < best[k+1][j+1] {
					best[k+1][j+1], back[k+1][j+1] = c, i
				}
			}
		}
	}
	k := 1
	for n := 1; n <= most; n++ {
		if best[n][len(list)] < best[k][len(list)] {
			k = n
		}
	}
	out := make([]period, k)
	for end := len(list); k > 0; k-- {
		begin := back[k][end]
		s, _ := scaleOf(list, begin, end-1, slices.Max(coarse[begin:end]))
		out[k-1] = period{begin, end - 1, s}
		end = begin
	}
	return out
}

// scaleOfDate gives the unit that a date is known in.
func scaleOfDate(date string) scale {
	switch len(strings.TrimSuffix(date, "~")) {
	case len("2006"):
		return years
	case len("2006-01"):
		return months
	}
	return days
}

// scaleOf gives the scale of a period, which is not below the least, and whether it has
// all the days of its months or years.
func scaleOf(list []string, from, to int, least scale) (s scale, whole bool) {
	part := 7 // of "2018-07-16", the month
	switch {
	case list[from][:4] != list[to][:4] || least == years:
		s, part = years, 4
	case list[from][:7] != list[to][:7] || least == months:
		s = months
	default:
		return days, true
	}
	return s, (from == 0 || list[from-1][:part] != list[from][:part]) &&
		(to == len(list)-1 || list[to+1][:part] != list[to][:part])
}
