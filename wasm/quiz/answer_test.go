package quiz_test

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

// What is final is told once, as its names: of a judgment with the strength, and never with its reason.
func TestAnswered(t *testing.T) {
	q := english(t)
	seen, judged, stated, open := map[string]bool{}, 0, 0, 0
	each(t, q, func(id string) {
		if got := q.Answered(); got != nil {
			t.Errorf("%s: %v before anything is answered", id, got)
		}
		apply(t, q, actions(q, "answer:")[0])
		judgment := actions(q, "strength:")
		if judgment != nil {
			apply(t, q, judgment[1], "reason:"+id+":Because I say so")
		}
		apply(t, q, "show:"+id)
		got := q.Answered()
		want := 1
		if judgment != nil {
			want = 2
			judged++
		}
		if len(got) != want {
			t.Fatalf("%s: %d answers, want %d: %v", id, len(got), want, got)
		}
		for i, a := range got {
			// As SCORM 1.2 has identifiers, and its options as letters.
			if !regexp.MustCompile(`^q\d+(\.[a-z0-9-]+)+$`).MatchString(a.Question) || len(a.Question) > 255 || len(a.Options) > 26 || seen[a.Question] {
				t.Errorf("%s: %+v, or twice", id, a)
			}
			seen[a.Question] = true
			if !slices.Contains(a.Options, a.Choice) || a.Right != "" && !slices.Contains(a.Options, a.Right) || a.Choice != a.Options[i] || judgment != nil && a.Right != "" {
				t.Errorf("%s: %+v", id, a)
			}
		}
		if got[0].Right != "" {
			stated++
		} else if judgment == nil {
			open++
		}
		q.Apply("next")
		if got := q.Answered(); got != nil {
			t.Errorf("%s: told again: %v", id, got)
		}
		q.Apply("back")
	})
	if judged == 0 || stated == 0 || open == 0 {
		t.Errorf("%d judgments, %d facts, %d open questions: want some of each", judged, stated, open)
	}
}

// Hands are no learner's answer.
func TestHandsAreNoAnswer(t *testing.T) {
	q := english(t)
	apply(t, q, "next", "hands")
	apply(t, q, "more:q1:contradicts", "show:q1")
	if got := q.Answered(); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestAnsweredOfTheFirstQuestion(t *testing.T) {
	q := english(t)
	apply(t, q, "next", "answer:q1:supports", "strength:q1:high", "show:q1")
	got := q.Answered()
	if len(got) != 2 || got[1].Question != got[0].Question+".strength" || got[0].Choice != "supports" || got[1].Choice != "high" ||
		!reflect.DeepEqual(got[1].Options, []string{"low", "medium", "high", "cant-tell"}) {
		t.Errorf("got %+v", got)
	}
}
