package data

import "strconv"

// The rules of this file:
//
//   - Time is text: an ISO day ("2018-07-24") or an instant in UTC to the
//     second ("2018-07-24T15:50:37Z"). Nothing else is a time.
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
	At         string   // ISO day or UTC instant
	Day        string   // ISO day; for an instant with an offset, the day it was there
	PrecededBy []string // ids of records of the same day that came before
}

// Moment gives when a statement was made.
func (s *Statement) Moment() Moment {
	return Moment{s.ID, s.At, s.Day(), s.PrecededBy}
}

// Moment gives when all of a finding was public.
func (f *Finding) Moment() Moment {
	return Moment{f.ID, f.Public, f.Day(), f.PrecededBy}
}

// Later reports whether to came after from. Where a record names the other in
// PrecededBy, that decides; otherwise two instants are compared as instants, and
// everything else by day. Between a statement and a finding it tells what came
// later from what was known then.
func Later(from, to Moment) bool {
	later, _ := Order(from, to)
	return later
}

// Order says whether to came after from, and whether it is known at all: of
// two records of one day it may not be.
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
	return to.Day > from.Day, to.Day != from.Day
}

func has(ids []string, id string) bool {
	for _, other := range ids {
		if other == id {
			return true
		}
	}
	return false
}

// Day gives the ISO day of the statement where it was made.
func (s *Statement) Day() string {
	day, _ := s.local()
	return day
}

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

// Day gives the ISO day on which all of the finding was public.
func (f *Finding) Day() string {
	return dayOf(f.Public)
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

func dayOf(at string) string {
	if len(at) < len("2006-01-02") {
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
