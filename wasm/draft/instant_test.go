package draft_test

import "testing"

// An instant is written as clocks there showed it, and kept in UTC.
func TestInstantsAreKeptInUTC(t *testing.T) {
	for text, want := range map[string]string{
		"2018-07-16T17:30:00+03:00": "2018-07-16T14:30:00Z +03:00",
		"2018-07-16T20:21-04:00":    "2018-07-17T00:21:00Z -04:00",
		"1969-12-31T23:30:05+01:00": "1969-12-31T22:30:05Z +01:00",
		"1970-01-01T00:30:00+01:00": "1969-12-31T23:30:00Z +01:00",
		"2018-07-16T14:30:00Z":      "2018-07-16T14:30:00Z ",
		"2018-07-16T25:30:00+03:00": "2018-07-16T25:30:00+03:00 ",
		"2018-07-16T17:30:00+19:00": "2018-07-16T17:30:00+19:00 ",
		"+03:00":                    "+03:00 ",
	} {
		d := open(t, read(t, "template"))
		d.Set("statements[0].at", text)
		if got := d.Get("statements[0].at") + " " + d.Get("statements[0].offset"); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
		d.Set("findings[0].public", text)
		if d.Get("findings[0].public") != d.Get("statements[0].at") || d.Get("findings[0].offset") != "" {
			t.Errorf("%s: public is %q, with the offset %q", text, d.Get("findings[0].public"), d.Get("findings[0].offset"))
		}
	}
}
