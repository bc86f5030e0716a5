package data_test

import (
	"slices"
	"testing"
	"time"

	"statement-evidence/data"
)

// Days and ISODay agree with package time on every day of 800 years, and on
// which days there are.
func TestDays(t *testing.T) {
	for day := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2400; day = day.AddDate(0, 0, 1) {
		iso := day.Format(time.DateOnly)
		want := int(day.Unix() / 86400)
		if got, ok := data.Days(iso); !ok || got != want {
			t.Fatalf("%s is day %d, %v; want %d", iso, got, ok, want)
		}
		if got := data.ISODay(want); got != iso {
			t.Fatalf("day %d is %s, want %s", want, got, iso)
		}
	}
	for _, year := range []string{"0000", "0004", "0100", "1900", "2000", "2018", "2020", "9999"} {
		for month := range 14 {
			for day := range 33 {
				iso := year + "-" + two(month) + "-" + two(day)
				_, err := time.Parse(time.DateOnly, iso)
				if _, ok := data.Days(iso); ok != (err == nil) {
					t.Errorf("%s: %v, but %v", iso, ok, err)
				}
			}
		}
	}
	for _, iso := range []string{"", "2018", "2018-7-24", "2018/07/24", "2018-07-24 ", " 2018-07-24", "+018-07-24", "2018-07-2x", "２018-07-24"} {
		if _, ok := data.Days(iso); ok {
			t.Errorf("%q is no day", iso)
		}
	}
}

func two(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func TestInstant(t *testing.T) {
	for _, iso := range []string{"2018-07-24T15:50:37Z", "1969-12-31T23:59:59Z", "2000-02-29T00:00:00Z"} {
		want, err := time.Parse(time.RFC3339, iso)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := data.Instant(iso); !ok || got != want.Unix() {
			t.Errorf("%s is %d, %v; want %d", iso, got, ok, want.Unix())
		}
	}
	for _, iso := range []string{
		"2018-07-24", "2018-07-24T15:50:37", "2018-07-24T15:50:37z", "2018-07-24 15:50:37Z", "2018-07-24T15:50:37.0Z",
		"2018-07-24T24:00:00Z", "2018-07-24T15:60:00Z", "2018-07-24T15:50:60Z", "2018-02-29T15:50:37Z", "2018-07-24T1a:50:37Z",
	} {
		if _, ok := data.Instant(iso); ok {
			t.Errorf("%q is no instant", iso)
		}
	}
}

func TestOffset(t *testing.T) {
	for offset, want := range map[string]int64{"-04:00": -14400, "+05:45": 20700, "-12:00": -43200, "+14:00": 50400, "+00:00": 0} {
		if got, ok := data.Offset(offset); !ok || got != want {
			t.Errorf("%s is %d, %v; want %d", offset, got, ok, want)
		}
	}
	for _, offset := range []string{"", "Z", "04:00", "-4:00", "-0400", "-12:01", "+14:01", "+99:00", "+01:60", "-04.00", "−04:00"} {
		if _, ok := data.Offset(offset); ok {
			t.Errorf("%q is no offset", offset)
		}
	}
}

func TestDayOfAStatement(t *testing.T) {
	for _, c := range []struct{ at, offset, day, utcDay, time string }{
		{"2018-07-18T00:21:54Z", "-04:00", "2018-07-17", "2018-07-18", "20:21"},
		{"2018-07-24T15:50:37Z", "-04:00", "2018-07-24", "2018-07-24", "11:50"},
		{"2018-12-31T18:30:00Z", "+05:45", "2019-01-01", "2018-12-31", "00:15"},
		{"1969-12-31T23:59:59Z", "+00:00", "1969-12-31", "1969-12-31", "23:59"},
		{"2018-07-16", "", "2018-07-16", "2018-07-16", ""},
	} {
		s := data.Statement{At: c.at, Offset: c.offset}
		if s.Day() != c.day || s.UTCDay() != c.utcDay || s.LocalTime() != c.time {
			t.Errorf("%s %s: %s, %s, %q", c.at, c.offset, s.Day(), s.UTCDay(), s.LocalTime())
		}
	}
}

func TestLater(t *testing.T) {
	statement := func(at string, after ...string) data.Moment {
		s := data.Statement{ID: "s", At: at, PrecededBy: after}
		if len(at) > 10 {
			s.Offset = "-04:00"
		}
		return s.Moment()
	}
	finding := func(public string, after ...string) data.Moment {
		f := data.Finding{ID: "f", Public: public, PrecededBy: after}
		return f.Moment()
	}
	for _, c := range []struct {
		why      string
		from, to data.Moment
		want     bool
	}{
		{"the day after", statement("2018-07-16"), finding("2018-07-17"), true},
		{"the day before", statement("2018-07-16"), finding("2018-07-15"), false},
		{"the same day, and nothing known", statement("2018-07-16"), finding("2018-07-16"), false},
		{"the same day, after", statement("2018-07-16"), finding("2018-07-16", "x", "s"), true},
		{"the same day, before", statement("2018-07-16", "f"), finding("2018-07-16"), false},
		{"a second later", statement("2018-07-16T12:00:00Z"), finding("2018-07-16T12:00:01Z"), true},
		{"the same second", statement("2018-07-16T12:00:00Z"), finding("2018-07-16T12:00:00Z"), false},
		{"later, though of an earlier day elsewhere", statement("2018-07-18T00:21:54Z"), finding("2018-07-18T00:21:55Z"), true},
		{"the day in UTC, an evening before it in Washington", statement("2018-07-18T00:21:54Z"), finding("2018-07-18"), true},
		{"the day in Washington", statement("2018-07-18T00:21:54Z"), finding("2018-07-17"), false},
	} {
		if got := data.Later(c.from, c.to); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

// The lead begins with the statement that the editors put first; the others follow by day.
func TestLeadBeginsWithTheEditorsChoice(t *testing.T) {
	s := &data.Story{}
	for _, day := range []string{"24", "18", "16", "17"} {
		s.Statements = append(s.Statements, data.Statement{ID: day, At: "2018-07-" + day})
		s.Lead = append(s.Lead, data.Pairing{Head: day})
	}
	order := func(want ...int) {
		t.Helper()
		if got := data.NewIndex(s).LeadStatements; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	order(0, 2, 3, 1)
	s.Lead[0], s.Lead[3] = s.Lead[3], s.Lead[0]
	order(3, 2, 1, 0)
	s.Lead = s.Lead[:1]
	order(3)
	s.Lead = nil
	order()
}

// What came later is told of dates as of days, unless the days that they may mean overlap.
func TestOrderOfDates(t *testing.T) {
	const earlier, later, open = "earlier", "later", "open"
	for _, c := range []struct{ said, public, want string }{
		{"2018-07-16", "2018-08", later},
		{"2018-07-16", "2018-06", earlier},
		{"2018-07-16", "2018-07", open},
		{"2018-07-31", "2018-07", open},
		{"2018-07", "2018-07", open},
		{"2018-07", "2018-08-01", later},
		{"2018-07", "2018-06-30", earlier},
		{"2018", "2019-01", later},
		{"2018", "2018-12-31", open},
		{"1863-07-04", "1863~", open},
		{"1863-07-04", "1865~", later}, // 1864 at the earliest
		{"1863-07-04", "1864~", open},
		{"1862-12-31", "1864~", later},
		{"2018-03-01", "2018-01~", earlier}, // it may be February
		{"2018-02-28", "2018-01~", open},
		{"2018-01-01", "2018-02~", open},
		{"2018-07-16", "2018-07-17~", open},
		{"2018-07-15", "2018-07-17~", later},
		{"2018-07-16T23:00:00Z", "2018-07", open},
		{"2018-07-16T23:00:00Z", "2018-08", later},
	} {
		s, f := data.Statement{ID: "s", At: c.said}, data.Finding{ID: "f", Public: c.public}
		got := open
		if is, known := data.Order(s.Moment(), f.Moment()); is && known {
			got = later
		} else if known {
			got = earlier
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.said, c.public, got, c.want)
		}
		if _, known := data.Order(f.Moment(), s.Moment()); known != (got != open) {
			t.Errorf("%s, %s: the other way round it is known, or not, as it is not this way", c.said, c.public)
		}
	}
	by := data.Finding{ID: "f", Public: "2018-07", PublicBy: true}
	s := data.Statement{ID: "s", At: "2017-01-01"}
	if _, known := data.Order(s.Moment(), by.Moment()); known {
		t.Error("of what was public by a month it is known when")
	}
	by.Dated = "2018"
	if later, _ := data.Order(s.Moment(), by.Moment()); !later {
		t.Error("what was dated later was public before")
	}
	by.PrecededBy = []string{"s"}
	s.At = "2018-07-01"
	if later, known := data.Order(s.Moment(), by.Moment()); !later || !known {
		t.Error("precededBy does not order what the dates leave open")
	}
}

func TestSpan(t *testing.T) {
	for date, want := range map[string][2]string{
		"2018-07-24": {"2018-07-24", "2018-07-24"}, "2018-07": {"2018-07-01", "2018-07-31"}, "2018": {"2018-01-01", "2018-12-31"},
		"2018-07~": {"2018-07-01", "2018-07-31"}, "2019-02": {"2019-02-01", "2019-02-28"}, "2020-02": {"2020-02-01", "2020-02-29"}, "2018-04": {"2018-04-01", "2018-04-30"},
	} {
		if first, last, ok := data.Span(date); !ok || first != want[0] || last != want[1] {
			t.Errorf("%s is from %s to %s, %v; want %v", date, first, last, ok, want)
		}
	}
	for _, date := range []string{"", "~", "2018~~", "18", "2018-7", "2018-13", "2018-00", "2018-02-30", "2018-07-24T15:50:37Z", "~2018", "201x", "2018-0x"} {
		if first, last, ok := data.Span(date); ok {
			t.Errorf("%q is from %s to %s", date, first, last)
		}
	}
}
