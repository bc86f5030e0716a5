package state_test

import (
	"testing"

	"statement-evidence/wasm/state"
)

func TestAsOf(t *testing.T) {
	x := story(t)
	first, last := x.Days[0], x.Days[len(x.Days)-1]
	for _, c := range []struct {
		name, from, action, want string
	}{
		{"a day", "", "as-of:2018-07-18", "2018-07-18"},
		{"today", "2018-07-18", "as-of:", ""},
		{"a day outside the story", "2018-07-18", "as-of:1999-01-01", "2018-07-18"},
		{"no day", "2018-07-18", "as-of:2018-02-30", "2018-07-18"},
		{"the first day, by number", "", "day:0", first},
		{"the second", "", "day:1", "2016-12-30"},
		{"beyond the last", "", "day:99999999999999999999", last},
		{"no number", "", "day:x", first},
		{"near an event", "", "snap:3", first},
		{"the next event", "2018-07-16", "event:next", "2018-07-17"},
		{"the previous event", "2018-07-17", "event:previous", "2018-07-16"},
		{"the next, between two", "2018-07-20", "event:next", "2018-07-22"},
		{"the previous, between two", "2018-07-20", "event:previous", "2018-07-19"},
		{"after the last", last, "event:next", ""},
		{"before today", "", "event:previous", last},
		{"before the first", first, "event:previous", first},
	} {
		if got := state.Apply(x, state.State{AsOf: c.from}, c.action); got.AsOf != c.want {
			t.Errorf("%s: %s from %q gives %q; want %q", c.name, c.action, c.from, got.AsOf, c.want)
		}
	}
	if got := state.Apply(x, state.State{AsOf: first, Query: "x"}, "clear"); got.AsOf != first || got.Query != "" {
		t.Errorf("clear gives %+v; it takes away search and filters, not the day", got)
	}
	s := state.State{AsOf: "2018-07-18"}
	if f := state.Fragment(s); f != "as-of=2018-07-18" {
		t.Errorf("its fragment is %q", f)
	}
	if back, ok := state.Parse(x, "as-of=2018-07-18"); !ok || !back.Equal(s) {
		t.Errorf("the fragment reads as %+v", back)
	}
	if end, now := s.Span(x); now <= 0 || now >= end {
		t.Errorf("the day is number %d of %d", now, end)
	}
	n, f := x.PublicBy("2018-07-16")
	if n != 3 || f != 20 {
		t.Errorf("%d statements and %d findings on 16 July 2018; want 3 and 20", n, f)
	}
}
