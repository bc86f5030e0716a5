package present_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/present"
)

func story(t testing.TB) *data.Index {
	t.Helper()
	return data.NewIndex(datatest.First(t))
}

func locale(t testing.TB, lang string) *i18n.Catalog {
	t.Helper()
	return i18ntest.Load(t, lang)
}

// html is what a presentation shows, as HTML.
func html(t testing.TB, p *present.Deck) string {
	t.Helper()
	return nodetest.HTML(t, p.View())
}

// Each record that bears on a statement comes once, what was known then first, all by day; and the parts in their order.
func TestStepsOfEveryStatement(t *testing.T) {
	x := story(t)
	for i := range x.Statements {
		id := x.Statements[i].ID
		steps := present.Slides(x, i)
		from, to := x.PlacementsOf(i)
		found := map[int]int{}
		shown := map[int]bool{}
		for n, s := range steps {
			if n > 0 && s.Section < steps[n-1].Section {
				t.Errorf("%s: step %d goes back from part %d to part %d", id, n+1, steps[n-1].Section, s.Section)
			}
			if n > 0 && s.Section == steps[n-1].Section && s.Finding >= 0 && x.Findings[s.Finding].Day() < x.Findings[steps[n-1].Finding].Day() {
				t.Errorf("%s: %s comes after %s, which became public later", id, x.Findings[s.Finding].ID, x.Findings[steps[n-1].Finding].ID)
			}
			if s.Explained {
				if by := steps[n-1]; by.Explained || by.Section != s.Section || by.Index != s.Index || by.Finding != s.Finding || by.Relation != s.Relation {
					t.Errorf("%s: step %d shows how a record bears that was not shown just before", id, n+1)
				}
				continue
			}
			if s.Relation >= 0 && (s.Finding >= 0 || x.FindingAt(x.Relations[s.Relation].To) != nil) && (n+1 == len(steps) || !steps[n+1].Explained) {
				t.Errorf("%s: step %d shows a finding, and the next not how it bears", id, n+1)
			}
			if s.Finding >= 0 {
				found[s.Finding]++
				if later := data.Later(x.Statements[i].Moment(), x.Findings[s.Finding].Moment()); later != (s.Section == present.Later) {
					t.Errorf("%s: %s came later: %t, and stands in part %d", id, x.Findings[s.Finding].ID, later, s.Section)
				}
			}
			if s.Section == present.Related {
				if shown[s.Relation] {
					t.Errorf("%s: relation %d is shown twice", id, s.Relation)
				}
				shown[s.Relation] = true
			}
		}
		for r := from; r < to; r++ {
			f := x.Placements[r].Finding
			for _, want := range append(slices.Clone(x.Findings[f].ShowWith), x.Findings[f].ID) {
				if n := found[x.FindingIndex(want)]; n != 1 {
					t.Errorf("%s: %s comes %d times, want once", id, want, n)
				}
			}
			for _, d := range x.FindingRelations(f) {
				rel := &x.Relations[d]
				if want := rel.IsDispute() || rel.Type == data.Supports && found[x.FindingIndex(rel.From)] > 0; shown[d] != want {
					t.Errorf("%s: %s of %s is shown: %t, want %t", id, x.Relations[d].Type, x.Findings[f].ID, shown[d], want)
				}
			}
		}
		for _, b := range x.StatementRelations(i) {
			if !shown[b] {
				t.Errorf("%s: how it stands to %s is not shown", id, x.Relations[b].Other(id))
			}
		}
		if first, last := steps[0].Section, steps[len(steps)-1].Section; first != present.Statement || last != present.Change {
			t.Errorf("%s: it begins with part %d and ends with part %d", id, first, last)
		}
		if asks := slices.ContainsFunc(steps, func(s present.Slide) bool { return s.Section == present.Predict }); asks != (from < to) {
			t.Errorf("%s: it asks what the evidence will say: %t, and there are %d findings", id, asks, to-from)
		}
	}
}

// Nothing of a later step can be read in an earlier one, and nothing of the story is left out.
func TestNothingAhead(t *testing.T) {
	x := story(t)
	p := present.New(x, nil, locale(t, "en"))
	seen := ""
	for i := range x.Statements {
		p.Navigate("present=" + x.Statements[i].ID + ".1")
		told := ""
		for _, s := range present.Slides(x, i) {
			page := html(t, p)
			if s.Section < present.Then {
				for r, to := x.PlacementsOf(i); r < to; r++ {
					for _, ahead := range append(texts(x.Findings[x.Placements[r].Finding].Words), x.Relations[x.Placements[r].Relation].Explanation) {
						if strings.Contains(page, escaped(ahead)) {
							t.Errorf("%s, part %d: it can be read ahead: %.60s", x.Statements[i].ID, s.Section, ahead)
						}
					}
				}
			}
			if s.Section == present.Then || s.Section == present.Later {
				f := &x.Findings[s.Finding]
				want := append(texts(f.Words), f.Body, f.Facts, f.Caveat)
				if s.Explained {
					want = []string{f.Body, x.Relations[s.Relation].Explanation, x.Relations[s.Relation].Caveat, string(x.Relations[s.Relation].Type)}
				} else if s.Relation >= 0 && strings.Contains(page, escaped(x.Relations[s.Relation].Explanation)) {
					t.Errorf("%s, %s: how it bears can be read ahead", x.Statements[i].ID, f.ID)
				}
				for _, text := range want {
					if !strings.Contains(strings.ToLower(page), strings.ToLower(escaped(text))) {
						t.Errorf("%s, %s: it does not say %.60s", x.Statements[i].ID, f.ID, text)
					}
				}
				for _, text := range texts(f.Words) {
					if !s.Explained && strings.Contains(told, escaped(text)) {
						t.Errorf("%s, %s: it was said before: %.60s", x.Statements[i].ID, f.ID, text)
					}
				}
			}
			if s.Section == present.Related {
				rel := &x.Relations[s.Relation]
				want := append(wordsOf(x, rel.From), wordsOf(x, rel.To)...)
				if from, to := x.FindingAt(rel.From), x.FindingAt(rel.To); to != nil && s.Explained {
					want = append(wordsOf(x, rel.From), from.Body, to.Body, rel.Explanation)
				} else if to != nil {
					want = append(wordsOf(x, rel.To), from.Body, to.Body)
				}
				for _, text := range want {
					if !strings.Contains(page, escaped(text)) {
						t.Errorf("%s and %s: only one side: no %.60s", rel.From, rel.To, text)
					}
				}
			}
			told += page
			p.Apply("next")
		}
		seen += told
	}
	for i := range x.Statements {
		for _, text := range texts(x.Statements[i].Words) {
			if !strings.Contains(seen, escaped(text)) {
				t.Errorf("%s: never shown: %.60s", x.Statements[i].ID, text)
			}
		}
	}
}

func texts(list []data.Passage) (all []string) {
	for _, p := range list {
		all = append(all, p.Text)
	}
	return all
}

func wordsOf(x *data.Index, id string) []string {
	if s := x.StatementAt(id); s != nil {
		return texts(s.Words)
	}
	return texts(x.FindingAt(id).Words)
}

func escaped(text string) string {
	var b strings.Builder
	node.Write(&b, node.Text(text))
	return b.String()
}

// From the first step, next leads through everything once and stops; back leads the same way back.
func TestThereAndBack(t *testing.T) {
	x := story(t)
	p := present.New(x, nil, locale(t, "en"))
	var way []string
	for again := true; again; again = p.Apply("next") {
		way = append(way, p.Fragment())
	}
	all := 0
	for i := range x.Statements {
		all += len(present.Slides(x, i))
	}
	if len(way) != all {
		t.Errorf("%d steps on the way, want %d", len(way), all)
	}
	for i, at := range slices.Backward(way) {
		if p.Fragment() != at {
			t.Fatalf("on the way back at %s, want %s", p.Fragment(), at)
		}
		if p.Apply("back") != (i > 0) {
			t.Fatalf("back from %s", at)
		}
	}
}

func TestApply(t *testing.T) {
	p := present.New(story(t), nil, locale(t, "en"))
	start := p.Fragment()
	id := strings.TrimSuffix(start, ".1")
	for _, step := range []struct {
		action, at string
		changed    bool
		shows      string
	}{
		{"back", ".1", false, ""},
		{"last", ".", true, "What would change your mind?"},
		{"first", ".1", true, "The words"},
		{"next", ".2", true, "What do you expect"},
		{"blank", ".2", true, "Show again"},
		{"larger", ".2", false, "Show again"},
		{"next", ".2", true, "What do you expect"}, // it only ends the blank
		{"list", ".2", true, `aria-current="true"`},
		{"help", ".2", true, "PageDown"},
		{"next", ".3", true, "Public when it was said"}, // and closes the panel
		{"help", ".3", true, "PageDown"},
		{"close", ".3", true, "Public when it was said"},
		{"close", ".3", false, ""},
		{"timer", ".3", true, `aria-pressed="false"`},
		{"larger", ".3", true, `data-size="1"`},
		{"smaller", ".3", true, `data-size="0"`},
		{"smaller", ".3", false, ""},
		{"jump:99", ".3", false, ""},
		{"jump:-1", ".3", false, ""},
		{"jump:x", ".3", false, ""},
		{"start", ".1", true, "The words"},
		{"full", ".1", false, ""},
		{"", ".1", false, ""},
	} {
		changed := p.Apply(step.action)
		if at := p.Fragment(); changed != step.changed || !strings.HasPrefix(at, id+step.at) {
			t.Errorf("%s: changed %t, at %s; want %t, %s", step.action, changed, at, step.changed, id+step.at)
		}
		if page := html(t, p); !strings.Contains(page, step.shows) {
			t.Errorf("%s: no %q in %s", step.action, step.shows, page)
		}
	}
	if !p.Apply("jump:2") || strings.HasPrefix(p.Fragment(), id) || !strings.HasSuffix(p.Fragment(), ".1") {
		t.Errorf("jump:2 leads to %s", p.Fragment())
	}
}

func TestBlankShowsNothing(t *testing.T) {
	p := present.New(story(t), nil, locale(t, "en"))
	whole := p.Announcement()
	p.Apply("blank")
	if page := html(t, p); len(page) > 250 || !strings.Contains(page, `data-action="blank"`) {
		t.Errorf("blank: %s", page)
	}
	if p.Announcement() == whole {
		t.Errorf("blank, it says %q", p.Announcement())
	}
}

// The notes show this step and the next, and where they can be looked up.
func TestNotes(t *testing.T) {
	x := story(t)
	p := present.NewNotes(x, &data.Lesson{Lang: "en", Discussion: []string{"What do you make of it?"}}, locale(t, "en"))
	if !p.Navigate("#present=trump-2018-07-16-helsinki-any-reason.2") || p.Fragment() != "notes=trump-2018-07-16-helsinki-any-reason.2" {
		t.Fatalf("at %s", p.Fragment())
	}
	page := html(t, p)
	for _, want := range []string{"What do you expect the evidence to say?", "We assess Russian President Vladimir Putin ordered", "Waiting for the presentation", "Count hands", "Checked at"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
	if !p.Apply("met") || strings.Contains(html(t, p), "Waiting for the presentation") {
		t.Error("it waits for a presentation that has answered")
	}
	p.Apply("last")
	if !strings.Contains(html(t, p), "What do you make of it?") {
		t.Error("the lesson’s questions are missing at the end")
	}
	for p.Apply("next") {
	}
	if !strings.Contains(html(t, p), "That is the last step.") {
		t.Error("at the end it does not say so")
	}
}

func TestAStoryOfNothing(t *testing.T) {
	p := present.New(data.NewIndex(&data.Story{}), nil, locale(t, "en"))
	for _, action := range []string{"next", "back", "last", "blank", "list", "jump:0"} {
		if p.Apply(action) {
			t.Errorf("%s changes something", action)
		}
	}
	if !p.Navigate("present=x.1") || p.Announcement() != "" || !strings.Contains(html(t, p), `data-action="leave"`) {
		t.Error("there is no way out")
	}
}

// Every language names what it shows, in the direction of its script, and reads well at every step.
func TestEveryLanguage(t *testing.T) {
	x := story(t)
	for _, lang := range i18ntest.Languages(t) {
		w := locale(t, lang)
		p := present.New(x, nil, w)
		steps := 0
		for more := true; more; more = p.Apply("next") {
			steps++
			tree := p.View()
			i18ntest.Drawn(t, p.Announcement(), w, tree)
			if page := html(t, p); !strings.Contains(page, `lang="`+lang+`" dir="`+w.Dir()+`"`) || strings.Contains(page, "{") {
				t.Errorf("%s: %s", lang, page)
			}
		}
		if steps < 100 {
			t.Errorf("%s: only %d steps", lang, steps)
		}
	}
}

func FuzzFragments(f *testing.F) {
	x := story(f)
	w := locale(f, "en")
	for _, s := range []string{"", "present=", "#present=trump-2018-07-16-helsinki-any-reason.4", "notes=x.9", "present=a.b.c", "present=.", "present=trump-2018-07-16-helsinki-any-reason.99999999999999999999", "quiz=q1", "q=coats", "present=%00.-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, fragment string) {
		p := present.New(x, nil, w)
		p.Apply("jump:3")
		was := p.Fragment()
		ours := p.Navigate(fragment)
		if bare := strings.TrimPrefix(fragment, "#"); ours != (strings.HasPrefix(bare, "present=") || strings.HasPrefix(bare, "notes=")) {
			t.Fatalf("%q is ours: %t", fragment, ours)
		}
		at := p.Fragment()
		if !ours && at != was {
			t.Fatalf("%q is not ours and leads to %s", fragment, at)
		}
		if !p.Navigate(at) || p.Fragment() != at {
			t.Fatalf("%q leads to %s, and that to %s", fragment, at, p.Fragment())
		}
		id, step, _ := strings.Cut(strings.TrimPrefix(at, "present="), ".")
		n, err := strconv.Atoi(step)
		if s := x.StatementIndex(id); err != nil || s < 0 || n < 1 || n > len(present.Slides(x, s)) {
			t.Fatalf("%q leads to %s", fragment, at)
		}
	})
}
