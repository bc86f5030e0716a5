package check

import (
	"strings"
	"testing"
)

// The page for frames shows one statement, where its address asks for it, and
// the others when a link leads there; it has its program, in a sandbox too.
func TestFrameOfOneStatement(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, sandbox := range []string{"", "prepare = (frame) => { frame.sandbox = 'allow-scripts' }"} {
			h := s.hosting(t, "open-iframe-resizer.js", "frame.html?statement="+story.Lead[0].Head)
			h.check(h.Go(h.url + "/"))
			h.until(`document.readyState === "complete" && globalThis.embed`)
			h.run(sandbox + `; embed()`)
			h.until(`fits(0)`)
			alone := value[int](h.tab, `box(0)`)
			for selector, want := range map[string]int{".statement": 1, "#s-" + story.Lead[0].Head: 1, "h1": 1, "input": 0, ".controls": 0, "h2": 0, "footer a": 2} {
				if got := within[int](h, 0, "shown", selector); got != want {
					t.Errorf("%d of %s are shown, want %d", got, selector, want)
				}
			}
			within[bool](h, 0, "ready")
			before := value[int](h.tab, `history.length`)
			within[bool](h, 0, "follow", "[data-one] .phrase")
			within[bool](h, 0, "follow", "[data-one] .phrase")
			within[bool](h, 0, "follow", "[data-one] .permalink a")
			if got := within[int](h, 0, "shown", ".statement"); got != 1 {
				t.Errorf("a link to itself: %d statements are shown", got)
			}
			h.until(`fits(0)`)
			within[bool](h, 0, "follow", `.statement:not([data-one]) .tools .permalink a`)
			h.until(`heights[0] > 2 * $0 && fits(0)`, alone)
			if got := within[string](h, 0, "hash"); !strings.HasPrefix(got, "#s-") {
				t.Errorf("it is at %q", got)
			}
			h.assert("the host's history is as it was", `history.length === $0`, before)
		}
	})
}

// Whoever asks for what is not there gets the whole.
func TestFrameOfNoSuchStatement(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	for _, id := range []string{"", "nobody", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "%00%FF"} {
		p := s.tab(t)
		p.before(noIntersection)
		p.visit("frame.html?statement=" + id)
		p.untilState("static")
		p.assert("every statement is shown", `document.querySelectorAll(".statement").length === $0 && every(document.querySelectorAll(".statement"), (e) => e.checkVisibility())`, len(story.Statements))
		p.assert("there is nothing that the address brought", `document.scripts.length === 3`)
	}
}

// What a reader takes along from a frame leads to the whole page, and tells
// nothing of the host.
func TestLinksLeadOutOfTheFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(copies)
		p.visit("frame.html?parentUrl=https%3A%2F%2Fexample.org%2Fsecret")
		p.untilSettled()
		p.openPart(".tools")
		p.until(`document.querySelector($0)`, `.tools [data-action="copy:link"]`)
		p.run(`document.querySelector($0).click()`, `.tools [data-action="copy:link"]`)
		p.until(`copied.length === 1`)
		p.assert("it is the address of the whole", `copied[0] === $0 + "/index.html#" + document.querySelector(".statement").id`, s.URL)
	})
}

func TestFrameWithoutScripts(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	p := scriptless(t, s, "frame.html?statement="+story.Lead[0].Head)
	p.assert("it begins with a link to the whole", `document.body.firstElementChild.querySelector("a[target=_blank]").checkVisibility()`)
	p.assert("everything is there", `document.querySelectorAll(".statement").length === $0`, len(story.Statements))
}
