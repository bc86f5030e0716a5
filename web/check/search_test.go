package check

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// atRecord reports whether a record has the focus; that of a finding is in the line of its row.
const atRecord = `[document.activeElement, document.activeElement.nextElementSibling].some((e) => e?.id === $0)`

const count = `document.querySelector(".count").textContent`

// inView are the marks that a reader sees; what is out of sight is marked when it comes into view.
const inView = `hits().filter(({seen}) => seen)`

func TestSearchMarksAndHides(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(p.Size(1280, 3000))
		p.visit("index.html")
		p.untilSettled()
		p.openTool("more")
		p.click(`[data-action="expand"]`)
		p.search("coats")
		p.until(`location.hash === "#q=coats"`)
		p.untilIdle()
		p.until(inView + `.some(({text}) => text === "Coats")`)
		p.assert("what is marked is what was searched", `every(`+inView+`, ({text}) => text === "Coats")`)
		p.assert("a statement without the word is hidden",
			`every(document.querySelectorAll(".statement"), (s) => /coats/i.test(s.textContent) || !s.checkVisibility())`)
		p.run(`[...document.querySelectorAll(".statement:not([hidden])")].at(-1).scrollIntoView()`)
		p.until(`every(` + inView + `, ({text}) => text === "Coats")`)
		p.run(`scrollTo(0, 0)`)
		p.until(`document.querySelector("[role=status]").textContent === ` + count) // it is spoken
		p.assert("the count is what is shown, in one sentence",
			`/^“coats”: \d+ statements? and \d+ records?\.$/.test(`+count+`) && parseInt(`+count+`.slice(9)) === document.querySelectorAll(".statement:not([hidden])").length`)
		p.press(kb.Escape)
		p.until(`location.hash === ""`)
		p.assert("Esc empties the search and stays in it", `document.activeElement.type === "search" && document.activeElement.value === ""`)
		p.assert("Esc shows everything", `!document.querySelector("statement-evidence [hidden]:not(.clear, .exports)")`)
		p.until(inView + `.length === 0`)
	})
}

func TestFewHitsAreOpenedAndClosedAgain(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.click(".more .row details:not([open]) > summary")
		p.click(".others:not([open]) > summary")
		const open = `[...document.querySelectorAll(".row > details, .others")].map((d) => d.open).join()`
		before := value[string](p, open)
		p.search("steele")
		p.until(`hits().some(({within}) => within.matches(".row:not([hidden]) > details[open] *"))`)
		p.search("")
		p.until(`location.hash === ""`)
		if value[string](p, open) != before {
			t.Error("after the search not the same findings are open as before")
		}
	})
}

func TestExpandAndCollapseAll(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openTool("more")
		p.click(`[data-action="expand"]`)
		p.assert("every finding is open", `every(document.querySelectorAll(".row > details, .others"), (d) => d.open)`)
		p.click(`[data-action="collapse"]`)
		p.assert("every finding is closed", `every(document.querySelectorAll(".row > details, .others"), (d) => !d.open)`)
	})
}

func TestFiltersKeepTheFocus(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openFilters()
		for _, do := range []string{"kind:assessment", "kind:dissent", "when:then"} {
			p.run(`document.querySelector($0).focus()`, `[data-action="`+do+`"]`)
			p.press(" ")
			p.until(`document.activeElement.dataset.action === $0 && document.activeElement.ariaPressed === "true"`, do)
		}
		p.run(`document.querySelector(".clear").focus()`)
		p.press(kb.Enter)
		p.until(`location.hash === ""`)
		p.assert("the focus did not vanish with the button", `document.activeElement.matches("[type=search], .tool-search > summary")`)
	})
}

func TestStateSurvivesReloadAndBack(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		at := func(what, fragment string, hidden bool) {
			t.Helper()
			p.until(`location.hash === $0 && Boolean(document.querySelector(".statement[hidden]")) === $1`, fragment, hidden)
			p.assert(what+" has its words in the search", `document.querySelector("input[type=search]").value === (/q=(\w+)/.exec($0)?.[1] ?? "")`, fragment)
		}
		p.openFilters()
		p.click(`[data-action="tie:contradicts"]`)
		at("the filter", "#tie=contradicts", true)
		p.search("china")
		at("the search", "#q=china&tie=contradicts", true)
		p.do(chromedp.Reload())
		p.untilSettled()
		at("reload", "#q=china&tie=contradicts", true)
		p.run(`history.back()`)
		at("back", "#tie=contradicts", true)
		p.run(`history.back()`)
		at("back again", "", false)
		p.run(`history.forward()`)
		at("forward", "#tie=contradicts", true)
	})
}

func TestLinksOpenScrollToAndFocusARecord(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		arrived := func(id string) {
			t.Helper()
			p.until(`location.hash === "#" + $0 && `+atRecord, id)
			p.until(`(({top}) => top >= 0 && top < innerHeight / 2)(document.activeElement.getBoundingClientRect())`)
			p.assert(id+" can be read", `document.activeElement.checkVisibility({contentVisibilityProperty: true})`)
		}
		statement := story.Statements[7].ID
		p.openPart(`[id="s-` + statement + `"] .tools`)
		p.click(`.tools .permalink a[href="#s-` + statement + `"]`)
		arrived("s-" + statement)

		closed := value[string](p, `[...document.querySelectorAll(".more .row details:not([open]) .record[id^=f-]")][3].id`)
		p.run(`document.body.append(Object.assign(document.createElement("a"), {href: "#" + $0, id: "go", textContent: "go"}))`, closed)
		p.click("#go")
		arrived(closed)

		p.search("zebra")
		p.until(`document.querySelectorAll(".statement:not([hidden])").length === 0`)
		p.click("#go")
		arrived(closed)
		p.assert("the search that hid it is over", `document.querySelector("input[type=search]").value === ""`)
	})
}

func TestArrivesAtARecord(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := "f-" + story.Findings[len(story.Findings)-1].ID
		p := s.ready(t, "index.html#"+id)
		p.assert("the record is open and in view", `(({top}) => top >= 0 && top < innerHeight / 2)(document.getElementById($0).getBoundingClientRect())`, id)
		p.assert("it has the focus, or the next Tab starts in it", atRecord+` || document.activeElement === document.body`, id)
		p.assert("the address is as it was", `location.hash === "#" + $0`, id)
	})
}

func TestOtherFragmentsAreLeftAlone(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", string(fragment)+`<p id="elsewhere">Elsewhere</p><a href="#elsewhere" id="go">go</a>`)
		p := s.ready(t, "host.html")
		p.openFilters()
		p.click(`[data-action="when:later"]`)
		p.until(`location.hash === "#when=later"`)
		p.click("#go")
		p.until(`location.hash === "#elsewhere"`)
		p.untilIdle()
		p.assert("the filter is on still", `tree().querySelector('[data-action="when:later"]').ariaPressed === "true" && tree().querySelector(".row[hidden]")`)
	})
}

// Typing writes the address a little later; by then the reader may have gone elsewhere.
func TestBackSoonAfterTyping(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`
			globalThis.timers = new Set();
			const start = setTimeout, stop = clearTimeout;
			globalThis.setTimeout = (f, ms) => {
				const timer = start(() => { timers.delete(timer); f(); }, ms);
				timers.add(timer);
				return timer;
			};
			globalThis.clearTimeout = (timer) => { timers.delete(timer); stop(timer); };`)
		p.visit("index.html")
		p.untilSettled()
		p.openFilters()
		p.click(`[data-action="when:later"]`)
		p.until(`location.hash === "#when=later"`)
		p.run(`{
			const input = document.querySelector("input[type=search]");
			for (input.value of ["c", "ch", "chi"]) input.dispatchEvent(new InputEvent("input", {bubbles: true}));
			addEventListener("popstate", () => globalThis.back = true);
			history.back();
		}`)
		p.until(`globalThis.back && timers.size === 0`)
		p.assert("the address is that before the search", `location.hash === "#when=later"`)
		p.assert("the search is empty", `document.querySelector("input[type=search]").value === ""`)
	})
}

// A key in the search has the page laid out a few times, not once for each record: what is closed is not measured, and what is
// measured is measured before anything is marked.
func TestASearchMeasuresFewTimes(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openTool("search")
		p.do(performance.Enable())
		p.untilIdle()
		before := p.layouts()
		p.run(`{
			const input = document.querySelector("input[type=search]");
			input.value = "e";
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}`)
		p.until(`hits().length > 9`)
		if n := p.layouts() - before; n < 1 || n > 9 {
			t.Errorf("the page was laid out %d times", n)
		}
	})
}

// layouts is how often the page was laid out so far.
func (p *tab) layouts() (n int) {
	p.t.Helper()
	p.do(chromedp.ActionFunc(func(ctx context.Context) error {
		all, err := performance.GetMetrics().Do(ctx)
		for _, metric := range all {
			if metric.Name == "LayoutCount" {
				n = int(metric.Value)
			}
		}
		return err
	}))
	return n
}
