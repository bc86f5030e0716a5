package quiz_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/quiz"
	"statement-evidence/wasm/view/examples"
)

// What the story says of a question is nowhere in the stage before it is shown,
// be it answered or not.
func TestNothingIsGivenAway(t *testing.T) {
	s := story(t)
	q := english(t)
	seen := 0
	each(t, q, func(id string) {
		options := actions(q, "answer:")
		apply(t, q, options[len(options)-1])
		before := nodetest.HTML(t, q.View())
		if strengths := actions(q, "strength:"); strengths != nil {
			apply(t, q, strengths[0])
		}
		apply(t, q, "show:"+id)
		after := nodetest.HTML(t, q.View())
		for _, r := range s.Relations {
			for _, own := range []string{r.Explanation, r.StrengthNote} {
				own = nodetest.HTML(t, node.Text(own))
				if own == "" || !strings.Contains(after, ">"+own) && !strings.Contains(after, " "+own) {
					continue
				}
				seen++
				if len(own) > 20 && strings.Contains(before, own) {
					t.Errorf("%s: %q is there before it is shown", id, own)
				}
			}
		}
		for _, class := range []string{"told", "fact", "verdict", "source"} {
			if strings.Contains(before, `class="`+class+`"`) {
				t.Errorf("%s: %s is there before it is shown", id, class)
			}
		}
	})
	if seen < 10 {
		t.Errorf("the explanations of %d relations are shown; that can't be all", seen)
	}
}

// Where a finding is said to be disputed, who endorses it is named too.
func TestWhoEndorsesStandsWithWhoDisputes(t *testing.T) {
	s := story(t)
	tied := func(id string, by func(*data.Relation) bool) bool {
		return slices.ContainsFunc(s.Relations, func(r data.Relation) bool { return r.From == id && by(&r) })
	}
	both := 0
	q := english(t)
	each(t, q, func(id string) {
		page := nodetest.HTML(t, q.View())
		if !strings.Contains(page, "Disputed by ") {
			if strings.Contains(page, "Endorsed by ") {
				t.Errorf("%s: endorsed, and not disputed", id)
			}
			return
		}
		for i := range s.Findings {
			f := &s.Findings[i]
			if len(f.Words) == 0 || !strings.Contains(page, nodetest.HTML(t, node.Text(f.Words[0].Text))) {
				continue
			}
			want := tied(f.ID, (*data.Relation).IsDispute) && tied(f.ID, func(r *data.Relation) bool { return r.Type == data.Supports })
			if got := strings.Contains(page, "Endorsed by "); got != want {
				t.Errorf("%s: %s is said to be endorsed: %t, want %t", id, f.ID, got, want)
			}
			if want {
				both++
			}
		}
	})
	if both == 0 {
		t.Error("no question is about a finding that is disputed and endorsed")
	}
}

// A finding is never shown without those that it names, also where it is the
// later one of a relation to them: the quiz says of a finding what answers it alone.
func TestFindingsStandWithThoseThatTheyName(t *testing.T) {
	s := story(t)
	x := data.NewIndex(s)
	for i := range s.Relations {
		if earlier, later := x.FindingAt(s.Relations[i].From), x.FindingAt(s.Relations[i].To); earlier != nil && later != nil {
			later.ShowWith = []string{earlier.ID}
		}
	}
	named := 0
	q := quiz.New(x, nil, i18ntest.Load(t, "en"))
	answerAll(t, q, 0) // until then its relations may be what is asked
	each(t, q, func(id string) {
		page := nodetest.HTML(t, q.View())
		for i := range s.Findings {
			f := &s.Findings[i]
			if len(f.ShowWith) != 1 || len(f.Words) == 0 || x.FindingAt(f.ShowWith[0]) == nil || !strings.Contains(page, nodetest.HTML(t, node.Text(f.Words[0].Text))) {
				continue
			}
			named++
			if !strings.Contains(page, "Read together with "+x.FindingAt(f.ShowWith[0]).Body) {
				t.Errorf("%s: %s stands without %s", id, f.ID, f.ShowWith[0])
			}
		}
	})
	if named == 0 {
		t.Error("no question is about a finding that names another")
	}
}

// A finding's own day, and its kind, are left out while they are asked for.
func TestRecordsKeepTheAnswer(t *testing.T) {
	q := english(t)
	each(t, q, func(id string) {
		section := nodetest.With(q.View(), "data-part")[0]
		sort := nodetest.Attr(section, "data-part")
		classes := func() (list []string) {
			for _, n := range nodetest.With(section, "class") {
				if nodetest.Attr(n, "class") == "record found-record" {
					for _, k := range nodetest.With(n, "class") {
						list = append(list, nodetest.Attr(k, "class"))
					}
				}
			}
			return list
		}
		for sort2, class := range map[string]string{"when": "who", "kind": "kind", "dispute": "kind", "editors": "kind"} {
			if sort == sort2 && slices.Contains(classes(), class) {
				t.Errorf("%s, which asks of the sort %q, shows it", id, sort)
			}
		}
		if sort == "weigh" && (!slices.Contains(classes(), "who") || !slices.Contains(classes(), "kind")) {
			t.Errorf("%s shows a finding to be weighed without its day or kind", id)
		}
	})
}

// Whatever the story is, every step can be drawn and answered.
func TestExamples(t *testing.T) {
	for _, e := range examples.All() {
		q := quiz.New(data.NewIndex(e.Story), nil, language(t, "en"))
		q.Apply("hands")
		each(t, q, func(id string) {
			nodetest.HTML(t, q.View())
			options := actions(q, "answer:")
			apply(t, q, options[0])
			q.Apply("strength:" + id + ":low")
			apply(t, q, "show:"+id)
			nodetest.HTML(t, q.View())
		})
		nodetest.HTML(t, q.View())
	}
}

// The stage is in the reader's language, and what is not is marked.
func TestLanguages(t *testing.T) {
	for _, lang := range i18ntest.Languages(t) {
		w := language(t, lang)
		q := quiz.New(data.NewIndex(story(t)), lesson(), w)
		q.Apply("hands")
		asked := 0
		each(t, q, func(id string) {
			asked++
			i18ntest.Drawn(t, id, w, q.View())
			apply(t, q, actions(q, "answer:")[0])
			q.Apply("strength:" + id + ":low")
			apply(t, q, "show:"+id)
			i18ntest.Drawn(t, id+", told", w, q.View())
		})
		i18ntest.Drawn(t, "the summary", w, q.View())
		if asked < 10 {
			t.Errorf("%s: only %d questions", lang, asked)
		}
	}
	for _, lang := range i18ntest.Languages(t) {
		if lang == "en" {
			continue
		}
		q := quiz.New(data.NewIndex(story(t)), lesson(), language(t, lang))
		each(t, q, func(id string) {
			root := q.View()
			if nodetest.Attr(root, "lang") != lang {
				t.Fatalf("%s: lang is %q", lang, nodetest.Attr(root, "lang"))
			}
			var words func(n *node.Node)
			words = func(n *node.Node) {
				if l := nodetest.Attr(n, "lang"); n != root && l != "" {
					return
				}
				for _, english := range []string{" the ", " of the ", "Question", "Show"} {
					if n.Tag == "" && strings.Contains(n.Text, english) && lang != "fr" {
						t.Errorf("%s, %s: %q is not marked as English", lang, id, n.Text)
					}
				}
				for _, k := range n.Kids {
					words(k)
				}
			}
			words(root)
		})
	}
}
