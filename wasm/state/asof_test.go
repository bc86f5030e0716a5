package state_test

import (
	"strconv"
	"testing"

	"statement-evidence/wasm/state"
)

func TestAsOf(t *testing.T) {
	x := outline(t)
	first, last := x.Days[0], x.Days[len(x.Days)-1]
	for _, c := range []struct {
		name, from, action, want string
	}{
		{"a day", "", "as-of:2018-07-18", "2018-07-18"},
		{"today", "2018-07-18", "as-of:", ""},
		{"a day outside the story", "2018-07-18", "as-of:1999-01-01", "2018-07-18"},
		{"no day", "2018-07-18", "as-of:2018-02-30", "2018-07-18"},
		{"the first stop", "", "stop:0", first},
		{"the second", "", "stop:1", x.Days[1]},
		{"the last but today", "", "stop:" + strconv.Itoa(len(x.Days)-1), last},
		{"the last", "2018-07-18", "stop:" + strconv.Itoa(len(x.Days)), ""},
		{"beyond the last", "2018-07-18", "stop:99999999999999999999", ""},
		{"no number", "", "stop:x", first},
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
	for _, c := range []struct{ day, event string }{
		{"2018-07-18", "2018-07-18"}, {"2018-07-20", "2018-07-19"}, {first, first}, {last, last}, {"2019-01-01", "2018-12-21"},
	} {
		s := state.State{AsOf: c.day}
		if today, now := s.Stop(x); today != len(x.Days) || x.Days[now] != c.event {
			t.Errorf("on %s the slider stands at %d of %d, want that of %s", c.day, now, today, c.event)
		}
	}
	if today, now := (&state.State{}).Stop(x); now != today {
		t.Errorf("today the slider stands at %d of %d", now, today)
	}
	n, f := x.PublicBy("2018-07-16")
	if n != 3 || f != 20 {
		t.Errorf("%d statements and %d findings on 16 July 2018; want 3 and 20", n, f)
	}
}
