package app_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/app"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/view"
)

const (
	page   = "https://site.example/index.html"
	phrase = "r-trump-2018-07-18-cabinet-tough--treasury-2018-04-06-oligarch-sanctions"
	record = "s-trump-2018-07-18-cabinet-tough"
)

// after gives an app after some actions, and the effects of the last.
func after(t *testing.T, actions ...string) (*app.App, *app.Effects) {
	t.Helper()
	a := app.New(data.NewIndex(datatest.First(t)), i18ntest.Load(t, "en"))
	var e *app.Effects
	for _, action := range actions {
		e = a.Update(action, page)
	}
	return a, e
}

// What an action does to the address, and what a screen reader hears of it.
func TestAddressAndAnnouncement(t *testing.T) {
	for _, c := range []struct {
		actions  []string
		fragment string
		push     bool
		announce string
	}{
		{[]string{"search:r"}, "q=r", true, "count"},
		{[]string{"search:r", "search:ru"}, "q=ru", false, "count"},                     // it goes on
		{[]string{"search:r", "search:"}, "", true, "count"},                            // it ends
		{[]string{"search:r", "tie:contradicts"}, "q=r&tie=contradicts", true, "count"}, // something else
		{[]string{"as-of:2018-07-18"}, "as-of=2018-07-18", true, "as-of-words"},
		{[]string{"as-of:2018-07-18", "event:next"}, "as-of=2018-07-19", false, "as-of-words"}, // it moves on
		{[]string{"as-of:2018-07-18", "as-of:"}, "", false, "as-of-words"},
		{[]string{"stop:0"}, "as-of=2016-12-29", true, ""}, // the slider says its day
		{[]string{"as-of:2018-07-18", "kind:dissent"}, "kind=dissent&as-of=2018-07-18", true, "count"},
		{[]string{"words:" + phrase}, "words=" + phrase, true, "bearing-on"},
		{[]string{"words:" + phrase, "words:" + phrase}, "", true, "count"},
		{[]string{"kind:dissent", "clear"}, "", true, "count"},
	} {
		_, e := after(t, c.actions...)
		if e == nil || e.Fragment == nil {
			t.Errorf("%q: the address is left alone", c.actions)
			continue
		}
		if *e.Fragment != c.fragment || e.Push != c.push || e.Announce != c.announce {
			t.Errorf("%q: the address becomes %q (a new entry: %v), and %q is heard; want %q (%v) and %q",
				c.actions, *e.Fragment, e.Push, e.Announce, c.fragment, c.push, c.announce)
		}
	}
}

func TestWhatChangesNothingHasNoEffects(t *testing.T) {
	for _, actions := range [][]string{
		{"no such action"}, {"tie:no such tie"}, {"search:"}, {"clear"}, {"as-of:1900-01-01"},
		{"go:of-somebody-else"}, {"search:russia", "search:russia"}, {"kind:dissent", "kind:no such kind"},
	} {
		if _, e := after(t, actions...); e != nil {
			t.Errorf("%q: %+v", actions, *e)
		}
	}
}

// An address is followed, and put right; what it leads to is revealed, and nothing is announced.
func TestArrivesWhereAnAddressPoints(t *testing.T) {
	for _, c := range []struct {
		actions              []string
		query, reveal, right string // "" for an address that is right
	}{
		{[]string{"go:q=russia"}, "russia", "", ""},
		{[]string{"go:" + record}, "", record, ""},
		{[]string{"search:tough", "go:" + record}, "tough", record, record + "&q=tough"}, // it can be seen
		{[]string{"search:coats", "go:" + record}, "", record, ""},                       // it could not
		{[]string{"go:words=" + phrase}, "", record, ""},
		{[]string{"search:russia", "go:"}, "", "", ""},
		{[]string{"go:tie=nonsense&q=russia"}, "russia", "", "q=russia"},
	} {
		_, e := after(t, c.actions...)
		if e == nil || e.Query == nil {
			t.Errorf("%q: the search field is left alone", c.actions)
			continue
		}
		right := ""
		if e.Fragment != nil {
			right = *e.Fragment
		}
		if *e.Query != c.query || e.Reveal != c.reveal || right != c.right || e.Announce != "" || e.Push {
			t.Errorf("%q: the field holds %q, %q is revealed, the address put right is %q, %q is announced; want %q, %q, %q",
				c.actions, *e.Query, e.Reveal, right, e.Announce, c.query, c.reveal, c.right)
		}
	}
}

// Show and Hide are the difference between what was shown and what is.
func TestShowsAndHidesTheDifference(t *testing.T) {
	a, _ := after(t)
	shown := map[string]bool{}
	for i := range a.Statements {
		shown["s-"+a.Statements[i].ID] = true
	}
	for i := range a.Placements {
		shown[a.Placements[i].ID] = true
	}
	all, hidden := len(shown), 0
	for _, action := range []string{"search:coats", "kind:dissent", "clear", "speaker:putin", "when:then", "clear"} {
		e := a.Update(action, page)
		for _, id := range strings.Fields(e.Hide) {
			if !shown[id] {
				t.Errorf("%s hides %s, which is hidden", action, id)
			}
			shown[id] = false
			hidden++
		}
		for _, id := range strings.Fields(e.Show) {
			if shown[id] {
				t.Errorf("%s shows %s, which is shown", action, id)
			}
			shown[id] = true
		}
		for id, is := range shown {
			if is != a.Shows(id) {
				t.Errorf("after %s: %s is shown: %v, want %v", action, id, is, !is)
			}
		}
		if e.Clearable != (action != "clear") {
			t.Errorf("after %s it can be cleared: %v", action, e.Clearable)
		}
	}
	if hidden < all {
		t.Errorf("only %d of %d were ever hidden", hidden, all)
	}
}

// A search that finds few rows expands them; one that finds many, or has ended, collapses what was expanded.
func TestExpandsWhatIsFoundWhenItIsLittle(t *testing.T) {
	for _, c := range []struct {
		actions []string
		want    int // -1: what is expanded is left alone
	}{
		{[]string{"search:javelin"}, 1}, {[]string{"search:russia"}, 0}, {[]string{"search:javelin", "search:"}, 0},
		{[]string{"kind:dissent"}, -1}, {[]string{"as-of:2018-07-18"}, -1},
	} {
		a, e := after(t, c.actions...)
		got := -1
		if e.Expand != nil {
			ids := strings.Fields(*e.Expand)
			got = len(ids)
			for _, id := range ids {
				if !a.Shows(id) {
					t.Errorf("%q expands %s, which is hidden", c.actions, id)
				}
			}
		}
		if c.want > 0 != (got > 0) || got < 0 != (c.want < 0) || got > 12 {
			t.Errorf("%q expands %d rows, want %d", c.actions, got, c.want)
		}
	}
}

// As of a day, what is later is marked, each once, and unmarked again.
func TestMarksWhatIsLater(t *testing.T) {
	a, first := after(t, "as-of:2018-07-18")
	later := strings.Fields(first.AsOf.Later)
	if len(later) == 0 || first.AsOf.Public != "" {
		t.Fatalf("%d are later than the day, and %q no longer", len(later), first.AsOf.Public)
	}
	next := a.Update("event:next", page).AsOf
	public := strings.Fields(next.Public)
	for _, id := range public {
		if !slices.Contains(later, id) {
			t.Errorf("%s is public now, and was not said to be later", id)
		}
	}
	if len(public) == 0 || next.Later != "" || next.Position <= first.AsOf.Position {
		t.Errorf("with the next event %d become public, %q later, and the slider moves from %d to %d", len(public), next.Later, first.AsOf.Position, next.Position)
	}
	last := a.Update("as-of:", page).AsOf
	if got, want := len(strings.Fields(last.Public)), len(later)-len(public); got != want || last.Later != "" {
		t.Errorf("today %d are no longer later, want %d", got, want)
	}
}

// What must be drawn again, wherever it is: the count and the filters, and what points at chosen words.
func TestRedraws(t *testing.T) {
	for _, c := range []struct {
		action string
		want   []view.IslandKind
	}{
		{"search:coats", []view.IslandKind{view.Count, view.Filter}},
		{"as-of:2018-07-18", []view.IslandKind{view.Count, view.Filter, view.AsOf}},
		{"words:" + phrase, []view.IslandKind{view.Count, view.Filter, view.StatementBody, view.FindingSummary}},
	} {
		a, e := after(t, c.action)
		drawn := map[view.IslandKind]bool{}
		a.Redraw(e, func(p view.Island) { drawn[p.Kind] = true })
		for _, kind := range c.want {
			if !drawn[kind] {
				t.Errorf("%s: no island of kind %d is drawn again", c.action, kind)
			}
		}
	}
}

func TestExports(t *testing.T) {
	a, e := after(t, "copy:link:"+record)
	if e == nil || e.Export == nil || e.Export.Text != page+"#"+record || e.Fragment != nil || e.Announce != "" {
		t.Errorf("a link to %s: %+v", record, e)
	}
	if a.Update("copy:link:s-no-such-statement", page) != nil {
		t.Error("a link to no record is copied")
	}
}

// Expanded rows show what is inside them, others their line.
func TestVisibleIslands(t *testing.T) {
	a, _ := after(t)
	row := a.Placements[0].ID
	kinds := func(ids ...string) (kinds []view.IslandKind) {
		for _, p := range a.VisibleIslands(ids) {
			kinds = append(kinds, p.Kind)
		}
		return kinds
	}
	if got := kinds(row); !slices.Equal(got, []view.IslandKind{view.FindingSummary}) {
		t.Errorf("of a collapsed row %v are near", got)
	}
	if got := kinds("+" + row); len(got) < 2 || got[0] != view.FindingSummary || got[1] != view.FindingBody {
		t.Errorf("of an expanded row %v are near", got)
	}
	if got := kinds(record); len(got) == 0 || got[0] != view.StatementBody {
		t.Errorf("of a statement %v are near", got)
	}
	if got := kinds("", "no-such-id"); got != nil {
		t.Errorf("of nothing %v are near", got)
	}
}
