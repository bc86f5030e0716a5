package quiz_test

import (
	"flag"
	"fmt"
	"os"
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
	"statement-evidence/wasm/quiz"
)

var update = flag.Bool("update", false, "write the goldens")

func story(t testing.TB) *data.Story {
	t.Helper()
	return datatest.First(t)
}

func language(t testing.TB, lang string) *i18n.Catalog {
	t.Helper()
	return i18ntest.Load(t, lang)
}

// lesson has a question of each sort that editors can ask: one with a right
// answer, and one that leaves it open.
func lesson() *data.Lesson {
	return &data.Lesson{Lang: "en", Questions: []data.LessonQuestion{
		{ID: "day", About: "trump-2018-07-24-tweet-midterms", Ask: "When was it written?", Options: []data.Option{
			{Text: "On 24 July 2018", Right: true, Feedback: "Its stamp says so.", Source: "tweet-archive"},
			{Text: "On 24 August 2018", Feedback: "Its stamp says July.", Source: "tweet-archive"},
		}},
		{ID: "open", About: "ica-2017-putin-ordered", Ask: "What would you ask next?", Why: "Either leads on.", Options: []data.Option{
			{Text: "Who wrote it?", Feedback: "Its cover says so."},
			{Text: "On what grounds?", Feedback: "It says what it may not say."},
		}},
	}}
}

func english(t testing.TB) *quiz.Quiz {
	return quiz.New(data.NewIndex(story(t)), lesson(), language(t, "en"))
}

// apply does actions, each of which has to change something.
func apply(t testing.TB, q *quiz.Quiz, actions ...string) {
	t.Helper()
	for _, action := range actions {
		if !q.Apply(action) {
			t.Fatalf("%q changes nothing", action)
		}
	}
}

// actions gives the actions that a step offers and that begin so; those of
// inputs with their values.
func actions(q *quiz.Quiz, prefix string) []string {
	var list []string
	for _, n := range nodetest.With(q.View(), "data-action") {
		do := nodetest.Attr(n, "data-action")
		if n.Tag == "input" {
			do += ":" + nodetest.Attr(n, "value")
		}
		if strings.HasPrefix(do, prefix) {
			list = append(list, do)
		}
	}
	return list
}

// each goes through every question, from the first.
func each(t testing.TB, q *quiz.Quiz, f func(id string)) {
	t.Helper()
	q.Apply("jump:0")
	for i := 1; ; i++ {
		apply(t, q, "next")
		if q.Fragment() == "quiz=end" {
			return
		}
		f("q" + strconv.Itoa(i))
	}
}

// answerAll answers every question, with the option of a place, and shows the story's own.
func answerAll(t testing.TB, q *quiz.Quiz, place int) {
	each(t, q, func(id string) {
		options := actions(q, "answer:")
		apply(t, q, options[place%len(options)])
		if strengths := actions(q, "strength:"); strengths != nil {
			apply(t, q, strengths[place%len(strengths)])
		}
		apply(t, q, "show:"+id)
	})
}

// What is asked of the first story, and what it answers, is in a golden, to be
// held against the story by eye.
func TestQuestions(t *testing.T) {
	q := english(t)
	var b strings.Builder
	each(t, q, func(id string) {
		legend := node.TextContent(nodetest.With(q.View(), "data-part")[0].Kids[0])
		options := actions(q, "answer:")
		apply(t, q, options[0])
		if strengths := actions(q, "strength:"); strengths != nil {
			apply(t, q, strengths[0])
		}
		apply(t, q, "show:"+id)
		fmt.Fprintf(&b, "%s %s\n", id, legend)
		for _, option := range options {
			b.WriteString("    " + option[len("answer:"+id+":"):])
		}
		b.WriteByte('\n')
		for _, of := range []string{"verdict", "fact", "source", "how"} {
			for _, n := range nodetest.With(q.View(), "class") {
				if nodetest.Attr(n, "class") == of {
					fmt.Fprintf(&b, "    %s\n", node.TextContent(n))
				}
			}
		}
	})
	golden(t, "questions.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; to accept what there is now:\n\tgo test ./wasm/quiz -update && git diff wasm/quiz/testdata", file)
	}
}

// Every speaker is asked about in the same ways.
func TestSpeakersAreTreatedAlike(t *testing.T) {
	s := story(t)
	q := english(t)
	sorts := map[string][]string{}
	each(t, q, func(string) {
		section := nodetest.With(q.View(), "data-part")[0]
		sort := nodetest.Attr(section, "data-part")
		for _, p := range s.Speakers {
			if strings.HasPrefix(node.TextContent(section.Kids[1]), p.Name) && !slices.Contains(sorts[p.ID], sort) {
				sorts[p.ID] = append(sorts[p.ID], sort)
			}
		}
	})
	for _, p := range s.Speakers {
		for _, sort := range []string{"weigh", "when", "kind"} {
			if !slices.Contains(sorts[p.ID], sort) {
				t.Errorf("%s: no question of the sort %q; there are %v", p.Name, sort, sorts[p.ID])
			}
		}
	}
}

func TestShowWantsAnAnswer(t *testing.T) {
	q := english(t)
	apply(t, q, "next", "answer:q1:supports")
	before := q.Suspend()
	apply(t, q, "show:q1")
	if q.Announcement() == "" || q.Suspend() != before || !strings.Contains(nodetest.HTML(t, q.View()), q.Announcement()) {
		t.Errorf("without a strength, what is shown is %s; said is %q", q.Suspend(), q.Announcement())
	}
	apply(t, q, "more:q1:supports", "show:q1") // hands are no answer of one's own that is half given
	if strings.Contains(nodetest.HTML(t, q.View()), `class="told"`) {
		t.Error("without a strength, it is shown as soon as hands went up")
	}
	apply(t, q, "strength:q1:cant-tell", "show:q1")
	if !strings.Contains(nodetest.HTML(t, q.View()), `id="quiz-told-1"`) || nodetest.Attr(q.View(), "data-focus") != "quiz-told-1" {
		t.Error("what the story says is not shown, or not what a reader is taken to")
	}
}

func TestAnAnswerIsFinalOnceShown(t *testing.T) {
	q := english(t)
	apply(t, q, "next", "answer:q1:supports", "strength:q1:low", "reason:q1:so", "show:q1", "next", "answer:q2:later", "answer:q2:then", "show:q2")
	before := q.Suspend()
	for _, action := range []string{"answer:q1:context", "strength:q1:high", "reason:q1:else", "show:q1", "answer:q2:later"} {
		if q.Apply(action); q.Suspend() != before {
			t.Errorf("%q changes what was shown: %s", action, q.Suspend())
		}
	}
	apply(t, q, "back")
	if !strings.Contains(node.TextContent(q.View()), "“Supports”, low") {
		t.Error("going back, the answer is gone")
	}
}

func TestUnknownActionsChangeNothing(t *testing.T) {
	q := english(t)
	before := nodetest.HTML(t, q.View()) + q.Suspend()
	for _, action := range []string{"", "back", "jump:", "jump:-1", "jump:99", "jump:0", "answer", "answer:", "answer:q0:then", "answer:q01:supports", "answer:q1:corrects",
		"answer:q99:then", "strength:q1:strong", "strength:q2:low", "reason:q2:why", "reason:q1:", "fewer:q1:supports", "again:perhaps:", "save:answers", "show:x"} {
		if q.Apply(action) && !strings.HasPrefix(action, "again") || nodetest.HTML(t, q.View())+q.Suspend() != before {
			t.Errorf("%q changes something", action)
		}
	}
}

// A judgment gives no points, whatever it is; a fact gives one.
func TestPoints(t *testing.T) {
	for place := range 5 {
		q := english(t)
		each(t, q, func(id string) {
			apply(t, q, actions(q, "answer:")[0])
			q.Apply("strength:" + id + ":low")
		})
		if completed, _, _ := q.Progress(); completed {
			t.Error("with nothing shown, it is completed")
		}
		answerAll(t, q, place)
		completed, points, of := q.Progress()
		right := 0
		each(t, q, func(string) {
			if strings.Contains(node.TextContent(q.View()), "Correct.") {
				right++
			}
		})
		if !completed || points != right || of != 14 {
			t.Errorf("with each option %d: completed %t, %d of %d points, for %d right answers; 14 questions ask for facts", place, completed, points, of, right)
		}
		apply(t, q, "again", "again:yes")
		if completed, points, _ := q.Progress(); completed || points != 0 || q.Fragment() != "quiz=start" {
			t.Error("after clearing, something is left")
		}
	}
	q := english(t)
	for i, tie := range []string{"contradicts", "supports"} {
		id := "q" + []string{"1", "4"}[i]
		apply(t, q, "answer:"+id+":"+tie, "strength:"+id+":high", "show:"+id)
		if _, points, _ := q.Progress(); points != 0 {
			t.Errorf("%d points for a judgment", points)
		}
	}
}

func TestSummary(t *testing.T) {
	q := english(t)
	apply(t, q, "answer:q1:contradicts", "strength:q1:high", "show:q1", // as the story does
		"answer:q4:supports", "strength:q4:high", "show:q4",
		"answer:q2:then", "show:q2", "jump:25")
	all := node.TextContent(q.View())
	for _, want := range []string{
		"Factual questions: 1 of 14 correct.",
		"Where you and the editors differDonald J. Trump, 16 July 2018",
		"Your answer: “Supports”, high. The editors: “Contradicts”, high. You and the editors differ on how it relates to the statement.",
		"Where you and the editors agreeVladimir Putin, 16 July 2018",
		"Not answered yetWhat kind of record is it?",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the summary does not say %q", want)
		}
	}
	apply(t, q, "again")
	apply(t, q, "again:no")
	if _, points, _ := q.Progress(); points != 1 {
		t.Error("clearing that was not confirmed cleared")
	}
}

func TestHands(t *testing.T) {
	q := english(t)
	apply(t, q, "next", "hands", "more:q1:supports", "more:q1:supports", "more:q1:context", "fewer:q1:context")
	if q.Announcement() != "Context: 0" {
		t.Errorf("said is %q", q.Announcement())
	}
	if q.Apply("fewer:q1:context") {
		t.Error("there are fewer hands than none")
	}
	if got := nodetest.HTML(t, q.View()); !strings.Contains(got, `<td>2 of 2</td><td><progress aria-hidden="true" max="2" value="2">`) {
		t.Errorf("the bar is not that of two hands of two: %s", got)
	}
	apply(t, q, "show:q1") // a class that showed hands has answered
	if !strings.Contains(nodetest.HTML(t, q.View()), `class="told"`) {
		t.Error("a class that showed hands does not see what the story says")
	}
	if completed, points, _ := q.Progress(); completed || points != 0 {
		t.Error("hands gave points")
	}
	apply(t, q, "jump:25")
	if !strings.Contains(nodetest.HTML(t, q.View()), `data-action="save:tally"`) {
		t.Error("the hands can't be saved")
	}
	apply(t, q, "lower:q1")
	if strings.Contains(nodetest.HTML(t, q.View()), `data-action="save:tally"`) {
		t.Error("without hands there is something to save")
	}
	apply(t, q, "hands")
	for range 1500 {
		q.Apply("more:q1:supports")
	}
	if !strings.Contains(nodetest.HTML(t, q.View()), "999 of 999") {
		t.Error("hands are counted without end")
	}
}

func TestFragments(t *testing.T) {
	q := english(t)
	for fragment, want := range map[string]string{
		"quiz=q3": "quiz=q3", "#quiz=q24": "quiz=q24", "quiz=end": "quiz=end", "quiz=start": "quiz=start",
		"quiz": "quiz=start", "quiz=q25": "quiz=start", "quiz=q0": "quiz=start", "quiz=%": "quiz=start",
	} {
		if !q.Navigate(fragment) || q.Fragment() != want {
			t.Errorf("%q leads to %q, not %q", fragment, q.Fragment(), want)
		}
	}
	for _, fragment := range []string{"", "#", "present=x", "quizzes", "q=quiz"} {
		if q.Navigate(fragment) {
			t.Errorf("%q is taken for a fragment of the quiz", fragment)
		}
	}
}
