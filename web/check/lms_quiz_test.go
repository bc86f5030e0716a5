package check

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// A learner weighs the story on a platform, in two visits. What is written as a reason stays in the page.
func TestQuizOnAPlatform(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	s.install("scorm12")
	p := s.platform(t, map[string]any{"api": "API"})
	const reason = "Xyzzy | and more"
	p.begun()
	p.assert("the learner reads on the stage what the platform gets", `said().length === 1 && element().querySelector("dialog .lms")`)
	p.run(`element().querySelector('dialog [data-action="next"]').click()`)
	p.until(`element().querySelector('dialog input[data-action^="answer:"]')`)
	p.until(`calls.some(({name}) => name === "LMSCommit")`)
	p.assert("the place is kept, and nothing is said of an attempt in which nothing is answered", `calls.some(({given}) => given[0] === "cmi.suspend_data") && !calls.some(({name, given}) => name === "LMSSetValue" && given[0] !== "cmi.suspend_data" && !/time|exit/.test(given[0]))`)
	p.run(`answer(4, $0)`, reason)
	p.run(`leave()`)
	got := p.told("scorm12")
	assertValues(t, got, "cmi.core.lesson_status", "incomplete", "cmi.core.exit", "suspend")
	if kept := got["cmi.suspend_data"]; kept == "" {
		t.Error("the platform keeps nothing")
	}
	if told := fmt.Sprint(p.calls()); strings.Contains(told, "Xyzzy") {
		t.Errorf("the platform is told the reason: %s", told)
	}
	asked := map[string]bool{} // the questions whose answers are told
	for name, id := range got {
		if strings.HasPrefix(name, "cmi.interactions.") && strings.HasSuffix(name, ".id") {
			number, _, _ := strings.Cut(id, ".")
			asked[number] = true
		}
	}
	if len(asked) != 4 {
		t.Errorf("after four questions, answers to %v are told", asked)
	}

	p.platform(map[string]any{"api": "API", "cmi": value[any](p, `kept()`)})
	p.until(`element()?.querySelector('dialog input[data-action="answer:q5"]')`)
	p.assert("what was written before is not there", `!element().querySelector("dialog").textContent.includes("Xyzzy")`)
	questions := value[int](p, `Number(element().querySelector("dialog").textContent.match(/5 of (\d+)/)[1])`)
	p.run(`answer($0, $1)`, questions-4, reason)
	p.until(`calls.some(({given}) => given[1] === "completed")`)
	points := value[[]string](p, `element().querySelector("dialog .points").textContent.match(/\d+/g)`)
	p.run(`leave()`)
	n, err := strconv.Atoi(points[0])
	p.check(err)
	of, err := strconv.Atoi(points[1])
	p.check(err)
	assertValues(t, p.told("scorm12"), "cmi.core.lesson_status", "completed", "cmi.core.score.raw", strconv.Itoa(100*n/of), "cmi.core.exit", "suspend")
	if p.finishes() != 1 {
		t.Errorf("finished %d times, want once", p.finishes())
	}
}
