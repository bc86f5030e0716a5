package quiz_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"statement-evidence/data"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/quiz"
)

func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

// All of the state comes back, in another language too.
func TestSuspend(t *testing.T) {
	q := english(t)
	answerAll(t, q, 1)
	apply(t, q, "again", "again:yes", "hands")
	apply(t, q, "answer:q1:cant-tell", "strength:q1:low", "reason:q1: It's | a ~ pipe,\r\nand ~1 a \u202etilde|~0 ", "show:q1",
		"answer:q2:then", "show:q2", "answer:q3:allegation", "more:q4:supports", "more:q3:finding", "jump:25")
	text := q.Suspend()
	other := quiz.New(data.NewIndex(story(t)), lesson(), language(t, "uk"))
	if !other.Resume(text) || other.Suspend() != text || other.Fragment() != "quiz=end" {
		t.Fatalf("%q came back as %q", text, other.Suspend())
	}
	again := english(t)
	again.Resume(text)
	for _, step := range []string{"jump:1", "jump:2", "jump:3", "jump:4", "jump:25"} {
		apply(t, again, step)
		q.Apply(step)
		if nodetest.HTML(t, again.View()) != nodetest.HTML(t, q.View()) {
			t.Errorf("%s: the stage is another", step)
		}
	}
	apply(t, q, "jump:1")
	if want := "It's | a ~ pipe,  and ~1 a tilde|~0"; !strings.Contains(nodetest.HTML(t, q.View()), want) {
		t.Errorf("the reason is not %q", want)
	}
	if before := q.Suspend(); !q.Resume("") || q.Suspend() != before {
		t.Error("no text is not taken for none")
	}
}

// A text that is not of this quiz is refused with words, and nothing is lost.
func TestStaleText(t *testing.T) {
	q := english(t)
	apply(t, q, "answer:q1:context", "strength:q1:low", "jump:3")
	own := q.Suspend()

	other := story(t)
	for i := range other.Findings {
		if f := &other.Findings[i]; f.ID == "hpsci-2018-03-22-majority-dissent" { // of which it is asked when it was public
			f.Public = "2018-12-31"
		}
	}
	changed := quiz.New(data.NewIndex(other), lesson(), language(t, "en"))
	edited := lesson()
	edited.Questions[0].Ask += "?"
	asked := quiz.New(data.NewIndex(story(t)), edited, language(t, "en"))

	for name, text := range map[string]string{
		"another story":           strings.Replace(own, "russia-2018", "russia-2019", 1),
		"another version":         "2" + own[1:],
		"other questions":         quiz.New(data.NewIndex(story(t)), nil, language(t, "en")).Suspend(),
		"an edited question":      asked.Suspend(),
		"another day":             changed.Suspend(),
		"cut":                     own[:len(own)-3],
		"something more":          own + "x",
		"an option there is none": strings.Replace(own, "|30-", "|90-", 1),
		"a step there is none":    strings.Replace(own, "|3|", "|zz|", 1),
		"a number in long":        strings.Replace(own, "|3|", "|03|", 1),
		"a strength of a fact":    strings.Replace(own, "|30----", "|30--0-", 1),
		"no text at all":          "x",
		"too long a reason":       strings.Replace(own, "||", "||"+strings.Repeat("a", 281), 1),
		"a reason with a break":   strings.Replace(own, "|.", "a\nb|.", 1),
		"hands without end":       strings.Replace(own, "||", "|"+strings.Repeat("zz", 99)+"|", 1),
	} {
		if text == own {
			t.Fatalf("%s: the text is as it was", name)
		}
		if q.Resume(text) || q.Suspend() != own {
			t.Errorf("%s: it was taken up: %q", name, q.Suspend())
			continue
		}
		if q.Announcement() == "" || !strings.Contains(nodetest.HTML(t, q.View()), q.Announcement()) {
			t.Errorf("%s: nothing says that it was refused", name)
		}
		if _, _, saved, ok := q.Export("save:stale"); !ok || saved != text+"\n" {
			t.Errorf("%s: it can't be saved", name)
		}
	}
	if !q.Resume(own) {
		t.Error("its own text is refused")
	}
	if _, _, _, ok := q.Export("save:stale"); ok {
		t.Error("after its own text there is still one that was refused")
	}
}

// However much is written, in whatever script, the text keeps its length, what
// is cut is said, and nothing that was kept before is lost.
func TestReasonsHaveRoom(t *testing.T) {
	for _, letter := range []string{"a", "ж", "ض", "🗳", "|"} {
		x := data.NewIndex(story(t))
		l := lesson()
		for len(l.Questions) < 100 { // the most that a lesson may have
			l.Questions = append(l.Questions, l.Questions[0])
		}
		for i := range l.Questions {
			for len(l.Questions[i].Options) < 8 {
				l.Questions[i].Options = append(l.Questions[i].Options, data.Option{Text: "Perhaps"})
			}
		}
		q := quiz.New(x, l, language(t, "en"))
		each(t, q, func(id string) {
			if actions(q, "strength:") != nil {
				before := strings.Count(q.Suspend(), letter)
				q.Apply("reason:" + id + ":" + strings.Repeat(letter, 300))
				if said := q.Announcement(); !strings.Contains(said, "too long") {
					t.Fatalf("%s, %s: %q is said of what was cut", letter, id, said)
				}
				if letter != "|" && strings.Count(q.Suspend(), letter) < before {
					t.Errorf("%s, %s: another reason was cut", letter, id)
				}
			}
			q.Apply("answer:" + id + ":supports")
		})
		for _, do := range []string{"more:q1:supports", "more:q122:h"} {
			for range 999 {
				q.Apply(do)
			}
		}
		text := q.Suspend()
		if n := utf16Len(text); n > 4096 || n < 3000 {
			t.Errorf("%s: the text has %d units", letter, n)
		}
		if again := quiz.New(x, l, language(t, "en")); !again.Resume(text) || again.Suspend() != text {
			t.Errorf("%s: it does not come back", letter)
		}
	}
}

// No text crashes, and one that is taken up is the one that is written then.
func FuzzResume(f *testing.F) {
	q := english(f)
	f.Add(q.Suspend())
	answerAll(f, q, 2)
	apply(f, q, "hands", "more:q1:supports")
	f.Add(q.Suspend())
	apply(f, q, "again", "again:yes", "reason:q1:why | not ~")
	f.Add(q.Suspend())
	f.Add("1|russia-2018|00000000|0|||.")
	x, l, w := data.NewIndex(story(f)), lesson(), language(f, "en")
	f.Fuzz(func(t *testing.T, text string) {
		q := quiz.New(x, l, w)
		before := q.Suspend()
		if ok := q.Resume(text); ok && text != "" && q.Suspend() != text || !ok && q.Suspend() != before {
			t.Errorf("%q was taken up (%t) as %q", text, ok, q.Suspend())
		}
		if n := utf16Len(q.Suspend()); n > 4096 {
			t.Errorf("%d units", n)
		}
	})
}

// Whatever a learner does, the text is short enough and comes back.
func FuzzApply(f *testing.F) {
	f.Add("next\nanswer:q1:supports\nstrength:q1:low\nreason:q1:Why?\nshow:q1\nhands\nmore:q2:then\nagain\nagain:yes")
	f.Add("reason:q1:\xff|~\u2028\nreason:q1:" + strings.Repeat("ї|", 200))
	x, l, w := data.NewIndex(story(f)), lesson(), language(f, "en")
	f.Fuzz(func(t *testing.T, actions string) {
		q := quiz.New(x, l, w)
		for _, action := range strings.Split(actions, "\n") {
			q.Apply(action)
		}
		nodetest.HTML(t, q.View())
		again := quiz.New(x, l, w)
		if text := q.Suspend(); utf16Len(text) > 4096 || !again.Resume(text) || again.Suspend() != text {
			t.Errorf("%q does not come back", text)
		}
	})
}
