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
	"statement-evidence/wasm/view/pagetext"
)

const (
	phrase = "r-trump-2018-07-18-cabinet-tough--treasury-2018-04-06-oligarch-sanctions"
	record = "s-trump-2018-07-18-cabinet-tough"
)

// after gives an app after some actions, and the effects of the last.
func after(t *testing.T, actions ...string) (*app.App, *app.Effects) {
	t.Helper()
	x, w := data.NewIndex(datatest.First(t)), i18ntest.Load(t, "en")
	a := app.New(data.NewOutline(x), w, pagetext.Of(view.Page(x, w)))
	var e *app.Effects
	for _, action := range actions {
		e = a.Update(action)
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
		e := a.Update(action)
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
			if is != isShown(a, id) {
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
				if !isShown(a, id) {
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
	next := a.Update("event:next").AsOf
	public := strings.Fields(next.Public)
	for _, id := range public {
		if !slices.Contains(later, id) {
			t.Errorf("%s is public now, and was not said to be later", id)
		}
	}
	if len(public) == 0 || next.Later != "" || next.Position <= first.AsOf.Position {
		t.Errorf("with the next event %d become public, %q later, and the slider moves from %d to %d", len(public), next.Later, first.AsOf.Position, next.Position)
	}
	last := a.Update("as-of:").AsOf
	if got, want := len(strings.Fields(last.Public)), len(later)-len(public); got != want || last.Later != "" {
		t.Errorf("today %d are no longer later, want %d", got, want)
	}
}

// isShown reports whether a statement or row is shown.
func isShown(a *app.App, id string) bool {
	if i := a.PlacementIndex(id); i >= 0 {
		return a.Selection.Rows[i]
	}
	return a.Selection.Statements[a.StatementIndex(strings.TrimPrefix(id, "s-"))]
}

// Which words are chosen is told when that changes, and then only.
func TestTellsWhichWordsAreChosen(t *testing.T) {
	for _, c := range []struct {
		actions []string
		want    string // "-" for nothing
	}{
		{[]string{"words:" + phrase}, phrase}, {[]string{"words:" + phrase, "words:" + phrase}, ""}, {[]string{"words:" + phrase, "kind:dissent"}, "-"},
		{[]string{"words:" + phrase, "clear"}, ""}, {[]string{"go:words=" + phrase}, phrase}, {[]string{"kind:dissent"}, "-"},
	} {
		_, e := after(t, c.actions...)
		got := "-"
		if e.Words != nil {
			got = *e.Words
		}
		if got != c.want {
			t.Errorf("%q: %q are chosen, want %q", c.actions, got, c.want)
		}
	}
}

func TestHits(t *testing.T) {
	a, _ := after(t, "search:Coats so")
	if got, want := a.Hits("So Dan Coats said so."), "0 2 7 12 18 20 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a.Update("search:")
	if got := a.Hits("So"); got != "" {
		t.Errorf("nothing is searched, and %q is found", got)
	}
}

// Getting ready comes to an end, and what is found is the same.
func TestPreparesForASearch(t *testing.T) {
	ready, _ := after(t)
	for n := 0; !ready.Prepare(); n++ {
		if n > len(ready.Placements) {
			t.Fatal("there is always more to get ready")
		}
	}
	cold, want := after(t, "search:coats")
	if got := ready.Update("search:coats"); got.Show != want.Show || got.Hide != want.Hide || cold.Selection.Shown != ready.Selection.Shown {
		t.Errorf("%+v are shown, want %+v", ready.Selection.Shown, cold.Selection.Shown)
	}
}
