package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// charted is the timeline of a story in a language: a line for each period, days after their
// month, with its marks.
func charted(t *testing.T, x *data.Index, lang string) []string {
	t.Helper()
	var out []string
	for _, k := range within(view.Page(x, i18ntest.Load(t, lang)), "chart")[0].Kids {
		month, list := "", []*node.Node{k}
		if hasClass(k, "month") {
			month, list = text(k.Kids[0])+": ", k.Kids[1].Kids
		}
		for _, p := range list {
			line := month + text(within(p, "dated")[0])
			for _, class := range []string{"above", "below"} {
				for _, marks := range within(p, class) {
					line += " " + text(marks)
				}
			}
			out = append(out, line)
		}
	}
	return out
}

// The timeline has room for each day of a few, and of many for the days on which something was said.
func TestTimelineOfAnySpan(t *testing.T) {
	century := []string{}
	for year := 1862; year < 1970; year++ {
		century = append(century, fmt.Sprint(year, "-05-03"))
	}
	for _, c := range []struct {
		name        string
		said, found []string
		want        []string
	}{
		{"a day", []string{"2018-07-16"}, nil, []string{"July 2018: 16 ■"}},
		{"within a year", []string{"2018-06-02"}, []string{"2018-03-01", "2018-11-30"}, []string{"March 2018: 1 □", "June 2018: 2 ■", "November 2018: 30 □"}},
		{"three days", []string{"2018-07-16", "2018-07-17", "2018-07-17"}, []string{"2018-07-18"}, []string{"July 2018: 16 ■", "July 2018: 17 ■■", "July 2018: 18 □"}},
		{"a century", []string{"1920-02-01", "1920-02-02"}, century, []string{
			"1862–1870 □□□□□□□□□", "1871–1879 □□□□□□□□□", "1880–1889 □□□□□□□□□□", "1890–1899 □□□□□□□□□□", "1900–1909 □□□□□□□□□□", "1910–1919 □□□□□□□□□□",
			"February 1920: 1 ■", "February 1920: 2 ■", "May 1920: 3 □",
			"1921–1929 □□□□□□□□□", "1930–1939 □□□□□□□□□□", "1940–1949 □□□□□□□□□□", "1950–1959 □□□□□□□□□□", "1960–1969 □□□□□□□□□□",
		}},
		{"many on a day", slices.Repeat([]string{"2018-07-16"}, 300), []string{"2018-07-17"}, []string{"July 2018: 16 300 ■", "July 2018: 17 □"}},
	} {
		if got := charted(t, data.NewIndex(datatest.OnDays(t, c.said, c.found)), "en"); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// In the first story the days on which something was said stand alone.
func TestTimelineOfTheFirstStory(t *testing.T) {
	x := story(t)
	got := charted(t, x, "en")
	for _, want := range []string{"July 2018: 16 ■■■ □□", "July 2018: 17 ■■■■", "July 2018: 18 ■■■■■", "July 2018: 19 ■ □", "July 2018: 22 ■", "July 2018: 24 ■"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for mark, n := range map[string]int{"■": len(x.Statements), "□": len(x.Findings)} {
		if is := strings.Count(strings.Join(got, ""), mark); is != n {
			t.Errorf("%d %s, want %d", is, mark, n)
		}
	}
	for lang, want := range map[string]string{"fr": "Janvier–avril 2018", "es": "Enero–abril de 2018", "uk": "Січень–квітень 2018", "de": "Januar–April 2018", "ja": "2018年1月〜4月", "ar": "يناير–أبريل 2018"} {
		if list := charted(t, x, lang); !strings.HasPrefix(list[1], want+" ") {
			t.Errorf("%s: %q, want %q", lang, list[1], want)
		}
	}
}

// Every division tells each period by its own first and last day, month or year.
func TestTimelineLabelsAreDistinct(t *testing.T) {
	for seed := range 300 {
		r := uint32(seed*2654435761 + 1)
		next := func(n int) int {
			r = r*1664525 + 1013904223
			return int(r>>8) % n
		}
		var said, found []string
		span := 1 + next(40)
		for range 1 + next(40) {
			day := fmt.Sprintf("%d-%02d-%02d", 1990+next(span), 1+next(12), 1+next(28))
			if next(2) == 0 {
				said = append(said, day)
			} else {
				found = append(found, day)
			}
		}
		x := data.NewIndex(datatest.OnDays(t, said, found))
		seen := map[string]bool{}
		list := charted(t, x, "en")
		marks := 0
		for _, line := range list {
			label := strings.TrimSpace(strings.NewReplacer("■", "", "□", "").Replace(line))
			if seen[label] {
				t.Errorf("seed %d: two periods are %q:\n%s", seed, label, strings.Join(list, "\n"))
			}
			seen[label] = true
			marks += strings.Count(line, "■") + strings.Count(line, "□")
		}
		if len(list) > 14 || len(x.Days) <= 14 && len(list) != len(x.Days) {
			t.Errorf("seed %d: %d periods for %d days", seed, len(list), len(x.Days))
		}
		if marks != len(said)+len(found) {
			t.Errorf("seed %d: %d marks for %d events", seed, marks, len(said)+len(found))
		}
	}
}

// The list is in the order in which the events became public, and no two of its links are named alike.
func TestEventsAreListedByTime(t *testing.T) {
	x := story(t)
	list := within(view.Page(x, english(t)), "events")[0]
	before, events := "", links(list)
	for _, to := range events {
		day := ""
		if s := x.StatementAt(strings.TrimPrefix(to, "#s-")); s != nil {
			day = s.Day()
		} else if f := x.FindingAt(strings.TrimPrefix(to, "#f-")); f != nil {
			day = f.Day()
		}
		if day < before {
			t.Errorf("%s, of %s, stands after %s", to, day, before)
		}
		before = day
	}
	if len(events) != len(x.Statements)+len(x.Findings) {
		t.Errorf("%d events, want %d", len(events), len(x.Statements)+len(x.Findings))
	}
	names := map[string]bool{}
	for _, a := range all(list, func(n *node.Node) bool { return n.Tag == "a" }) {
		if name := text(a); names[name] {
			t.Errorf("two events are %q", name)
		} else {
			names[name] = true
		}
	}
}
