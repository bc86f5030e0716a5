package data

import (
	"strconv"
	"strings"
)

// The rules of this file:
//
//   - Time is text: a date or an instant in UTC to the second
//     ("2018-07-24T15:50:37Z"). A date is a day, or as much of one as is known, as in
//     EDTF (ISO 8601-2): "2018-07-24", "2018-07", "2018"; "~" behind it says that it
//     is about then. Nothing else is a time.
//   - What is not known is not made up: of two records whose dates overlap, neither is the later.
//   - Which of two records came first is worked out, never stored.
//   - It is compiled into the page's program and keeps away from package time.

const (
	minute  = 60
	hour    = 60 * minute
	fullDay = 24 * hour
)

// Moment is what the order of records is worked out from.
type Moment struct {
	ID         string
	At         string   // date or UTC instant
	Day        string   // ISO day; for an instant with an offset, the day it was there; the last one that a date may mean
	PrecededBy []string // ids of records of the same day that came before

	first, last string // ISO days between which it was, both included; no first, where none is known
}

// Moment gives when a statement was made.
func (s *Statement) Moment() Moment {
	m := Moment{ID: s.ID, At: s.At, Day: s.Day(), PrecededBy: s.PrecededBy}
	m.first, m.last = around(s.Date())
	return m
}

// Moment gives when all of a finding was public.
func (f *Finding) Moment() Moment {
	m := Moment{ID: f.ID, At: f.Public, Day: f.Day(), PrecededBy: f.PrecededBy}
	m.first, m.last = around(f.Date())
	if f.PublicBy {
		m.first = ""
		for _, date := range []string{f.Dated, f.PublicFrom} {
			if first, _ := around(date); date != "" {
				m.first = max(m.first, first)
			}
		}
	}
	return m
}

// Known reports whether the day is known.
func (m *Moment) Known() bool { return m.first == m.last }

// Overlaps reports whether two records may be of one day.
func (m *Moment) Overlaps(o Moment) bool { return m.first <= o.last && o.first <= m.last }

// Later reports whether to is known to have come after from. Where a record names the
// other in PrecededBy, that decides; otherwise two instants are compared as instants,
// and everything else by the days between which each was. Between a statement and a
// finding it tells what came later from what was known then.
func Later(from, to Moment) bool {
	later, _ := Order(from, to)
	return later
}

// Order says whether to came after from, and whether it is known at all: of
// two records of one day it may not be, nor of two whose dates overlap.
func Order(from, to Moment) (later, known bool) {
	if has(to.PrecededBy, from.ID) {
		return true, true
	}
	if has(from.PrecededBy, to.ID) {
		return false, true
	}
	f, fromInstant := Instant(from.At)
	t, toInstant := Instant(to.At)
	if fromInstant && toInstant {
		return t > f, true
	}
	return to.first > from.last, to.first > from.last || to.last < from.first
}

// Compare puts records in the order in which they are shown: as [Later] has it for days
// that are known, and by the last day that its date may mean for any other.
func Compare(a, b Moment) int {
	a.first, a.last, b.first, b.last = a.Day, a.Day, b.Day, b.Day
	switch {
	case Later(a, b):
		return -1
	case Later(b, a):
		return 1
	}
	return 0
}

// Span gives the first and the last ISO day that a date may mean; it is not ok of
// anything else. That it is about then does not widen it.
func Span(date string) (first, last string, ok bool) {
	date = strings.TrimSuffix(date, "~")
	first, last = date, date
	switch len(date) {
	case len("2006"):
		first, last = date+"-01-01", date+"-12-31"
	case len("2006-01"):
		y, _ := number(date[:4])
		m, _ := number(date[5:])
		first, last = date+"-01", date+"-"+digits(monthDays(y, m), 2)
	}
	_, firstOK := Days(first)
	_, lastOK := Days(last)
	return first, last, firstOK && lastOK
}

// around gives the first and the last ISO day between which a date may be. One that
// is about then reaches a day, month or year further on each side.
func around(date string) (first, last string) {
	first, last, ok := Span(date)
	if exact := strings.TrimSuffix(date, "~"); ok && exact != date {
		from, _ := Days(first)
		to, _ := Days(last)
		first, _, _ = Span(ISODay(from - 1)[:len(exact)])
		_, last, _ = Span(ISODay(to + 1)[:len(exact)])
	}
	return first, last
}

func has(ids []string, id string) bool {
	for _, other := range ids {
		if other == id {
			return true
		}
	}
	return false
}

// Date gives the date of the statement where it was made, as far as it is known.
func (s *Statement) Date() string {
	day, _ := s.local()
	return day
}

// Day gives the ISO day of the statement where it was made, or the last one that its date may mean.
func (s *Statement) Day() string { return lastDay(s.Date()) }

// UTCDay gives the ISO day of the statement in UTC. It differs from Day for an
// evening in Washington, for one; where only a day is recorded it is that day.
func (s *Statement) UTCDay() string {
	return dayOf(s.At)
}

// LocalTime gives the time of day of the statement where it was made, "20:21";
// nothing where only the day is recorded.
func (s *Statement) LocalTime() string {
	_, time := s.local()
	return time
}

// Date gives the date on which all of the finding was public, as far as it is known.
func (f *Finding) Date() string { return dayOf(f.Public) }

// Day gives the ISO day on which all of the finding was public, or the last one that its date may mean.
func (f *Finding) Day() string { return lastDay(f.Date()) }

// FirstDay gives the first ISO day that a date may mean.
func FirstDay(date string) string {
	if first, _, ok := Span(date); ok {
		return first
	}
	return date
}

func lastDay(date string) string {
	if _, last, ok := Span(date); ok {
		return last
	}
	return date
}

func (s *Statement) local() (day, time string) {
	at, ok := Instant(s.At)
	if !ok {
		return dayOf(s.At), ""
	}
	offset, _ := Offset(s.Offset)
	at += offset
	days := at / fullDay
	if at%fullDay < 0 {
		days--
	}
	at -= days * fullDay
	return ISODay(int(days)), digits(int(at/hour), 2) + ":" + digits(int(at%hour/minute), 2)
}

// dayOf gives the day of an instant; a date is given as it is.
func dayOf(at string) string {
	if len(at) <= len("2006-01-02~") {
		return at
	}
	return at[:len("2006-01-02")]
}

// Days counts the days from 1970-01-01 to an ISO day, in the Gregorian
// calendar. It is not ok if there is no such day.
func Days(iso string) (days int, ok bool) {
	if len(iso) != len("2006-01-02") || iso[4] != '-' || iso[7] != '-' {
		return 0, false
	}
	y, yearOK := number(iso[:4])
	m, monthOK := number(iso[5:7])
	d, dayOK := number(iso[8:])
	if !yearOK || !monthOK || !dayOK || m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return 0, false
	}
	if m <= 2 { // count years from March, so that a leap day comes last
		y, m = y-1, m+12
	}
	// 153 days are five months; 719468 days lie between 0000-03-01 and 1970-01-01.
	return 365*y + floor(y, 4) - floor(y, 100) + floor(y, 400) + (153*(m-3)+2)/5 + d - 1 - 719468, true
}

// ISODay is the reverse of Days, for the years 0 to 9999.
func ISODay(days int) string {
	days += 719468
	era := floor(days, 146097) // 400 years
	days -= era * 146097
	y := (days - days/1460 + days/36524 - days/146096) / 365
	days -= 365*y + y/4 - y/100
	m := (5*days + 2) / 153
	d := days - (153*m+2)/5 + 1
	y, m = y+era*400, m+3
	if m > 12 {
		y, m = y+1, m-12
	}
	return digits(y, 4) + "-" + digits(m, 2) + "-" + digits(d, 2)
}

func monthDays(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// floor divides, rounding down where / rounds towards zero.
func floor(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// Instant gives the seconds from 1970-01-01T00:00:00Z to an instant in UTC.
func Instant(iso string) (seconds int64, ok bool) {
	if len(iso) != len("2006-01-02T15:04:05Z") || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z' {
		return 0, false
	}
	days, dayOK := Days(iso[:10])
	h, hourOK := number(iso[11:13])
	m, minuteOK := number(iso[14:16])
	s, secondOK := number(iso[17:19])
	if !dayOK || !hourOK || !minuteOK || !secondOK || h > 23 || m > 59 || s > 59 {
		return 0, false
	}
	return int64(days)*fullDay + int64(h*hour+m*minute+s), true
}

// Offset gives the seconds by which the clocks of an offset such as "-04:00"
// are ahead of UTC: none is more than 12 hours behind or 14 ahead.
func Offset(offset string) (seconds int64, ok bool) {
	if len(offset) != len("-04:00") || offset[3] != ':' || offset[0] != '+' && offset[0] != '-' {
		return 0, false
	}
	h, hourOK := number(offset[1:3])
	m, minuteOK := number(offset[4:])
	seconds = int64(h*hour + m*minute)
	if offset[0] == '-' {
		seconds = -seconds
	}
	if !hourOK || !minuteOK || m > 59 || seconds < -12*hour || seconds > 14*hour {
		return 0, false
	}
	return seconds, true
}

// number reads digits and nothing else.
func number(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

func digits(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
