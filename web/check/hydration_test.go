package check

import (
	"fmt"
	"testing"
)

// Taking over changes nothing that a reader could notice.

func TestBecomesReady(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`new MutationObserver(() => {
			const state = document.querySelector("statement-evidence")?.dataset.state;
			globalThis.states ??= [];
			if (state && states.at(-1) !== state) states.push(state);
		}).observe(document, {subtree: true, childList: true, attributes: true})`)
		release := s.hold("page.*.wasm")
		p.visit("index.html")
		p.untilState("loading")
		release()
		p.untilSettled()
		if got := value[string](p, `states.join()`); got != "static,loading,ready" && got != "loading,ready" {
			t.Errorf("its states were %s", got)
		}
	})
}

func TestTakenOverPageIsAsWritten(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		for _, name := range []string{"index.html", "lead.html"} {
			_, written := s.file(name)
			p := s.tab(t)
			p.do(p.Tall())
			p.visit(name)
			p.untilState("ready")
			if at := p.difference(string(written)); at != "" {
				t.Errorf("%s, ready: %s", name, at)
			}
			p.untilIdle()
			if at := p.difference(string(written)); at != "" {
				t.Errorf("%s, settled: %s", name, at)
			}
			p.searchAndBack("russia")
			if at := p.difference(string(written)); at != "" {
				t.Errorf("%s, after a search: %s", name, at)
			}
		}
	})
}

func TestNothingMovesWhenItTakesOver(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, width := range []int64{360, 1280} {
			p := s.tab(t)
			p.do(p.Size(width, 800))
			p.visit("index.html")
			p.untilSettled()
			if got := p.Shift(); got != 0 {
				t.Errorf("%d px wide: the layout shifted by %v", width, got)
			}
		}
	})
}

func TestTakingOverKeepsWhatTheReaderDid(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		release := s.hold("page.*.wasm")
		p := s.open(t, "index.html")
		p.untilState("loading")
		p.click("#more .row > details:has(> .record[id]) > summary")
		p.run(`
			globalThis.opened = document.activeElement.parentElement;
			globalThis.focused = opened.querySelector(".permalink a");
			globalThis.words = [...opened.closest(".statement").querySelectorAll("blockquote p")].find(({firstChild}) => firstChild.length > 12);
			focused.focus();
			words.scrollIntoView();
			getSelection().setBaseAndExtent(words.firstChild, 3, words.firstChild, 12);`)
		p.untilIdle()
		p.run(`globalThis.before = {top: words.getBoundingClientRect().top, text: getSelection().toString()}`)
		release()
		p.untilSettled()
		p.assert("the finding is open still", `opened.isConnected && opened.open`)
		p.assert("the focus is where it was", `document.activeElement === focused && focused.isConnected`)
		p.assert("the page is scrolled as it was", `words.isConnected && words.getBoundingClientRect().top === before.top && scrollY > 0`)
		p.assert("the selection is as it was", `getSelection().toString() === before.text && before.text.length === 9`)
	})
}

func TestWhatTheReaderDidBeforeIsDone(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		release := s.hold("page.*.wasm")
		p := s.open(t, "index.html")
		p.untilState("loading")
		p.openFilters()
		p.click(`[data-action="tie:contradicts"]`)
		p.search("Coats")
		release()
		p.untilSettled()
		p.until(`location.hash === "#q=Coats&tie=contradicts"`)
		p.assert("the filter is on", `document.querySelector('[data-action="tie:contradicts"]').ariaPressed === "true"`)
		p.assert("the words stand in the search", `document.querySelector("input[type=search]").value === "Coats"`)
		p.assert("the focus is in the search", `document.activeElement.type === "search"`)
		p.run(`document.querySelector(".statement:not([hidden])").scrollIntoView()`)
		p.until(`hits().some(({within}) => within.matches(".statement:not([hidden]) *"))`)
		p.assert("other statements are hidden", `document.querySelector(".statement[hidden]")`)
	})
}

// noIntersection keeps elements from noticing that they are seen, so that the program comes only when a reader acts.
const noIntersection = `IntersectionObserver.prototype.observe = () => {}`

// connected has the browser report a connection.
const connected = `Object.defineProperty(navigator, "connection", {value: {effectiveType: %q, saveData: %t}})`

// The program comes by itself when the browser is idle and the connection fast, and otherwise
// when a reader reaches for what needs it, or an address asks for it.
func TestComesWhenNeeded(t *testing.T) {
	const tool = ".tool-search > summary"
	slow, saving := fmt.Sprintf(connected, "3g", false), fmt.Sprintf(connected, "4g", true)
	ways := []struct {
		name, before, address string
		act                   func(p *tab)
	}{
		{"seen over a fast connection", fmt.Sprintf(connected, "4g", false), "below.html", func(p *tab) { p.run(`scrollTo(0, 4000)`) }},
		{"seen over one of which nothing is known", `Object.defineProperty(navigator, "connection", {})`, "below.html", func(p *tab) { p.run(`scrollTo(0, 4000)`) }},
		{"pressed, over a slow one", slow, "index.html", func(p *tab) {
			p.run(`document.querySelector($0).dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, composed: true}))`, tool)
		}},
		{"focused, over a slow one", slow, "index.html", func(p *tab) { p.run(`document.querySelector($0).focus()`, tool) }},
		{"words chosen, saving data", saving, "index.html", func(p *tab) { p.click(".phrase") }},
		{"an address, saving data", saving, "index.html", func(p *tab) { p.run(`location.hash = "q=coats"`) }},
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("below.html", "<svg height=3000></svg>"+string(fragment))
		for _, way := range ways {
			before := s.requested("page.*.wasm")
			p := s.tab(t)
			p.before(way.before)
			p.visit(way.address)
			p.untilState("static")
			p.untilIdle()
			if way.address == "index.html" { // where everything that only reads works without it
				p.run(`document.querySelector(".row > details > summary").focus()`)
				p.run(`document.querySelector(".row > details > summary").click()`)
				p.run(`location.hash = $0`, "f-"+story.Findings[0].ID)
				p.until(`document.activeElement.closest(".row")?.querySelector("details").open`)
				p.untilIdle()
			}
			if s.requested("page.*.wasm") > before {
				t.Errorf("%s: the program came before", way.name)
			}
			way.act(p)
			p.untilSettled()
			if s.requested("page.*.wasm") == before {
				t.Errorf("%s: the program was not requested", way.name)
			}
		}
	})
}

func TestSeveralShareOneProgram(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("twice.html", string(fragment)+string(fragment))
		p := s.tab(t)
		p.do(p.Tall())
		p.visit("twice.html")
		p.untilSettled()
		if n := s.requested("page.*.wasm"); n != 1 {
			t.Errorf("the program was requested %d times", n)
		}
		p.run(`{
			const second = tree(document.querySelectorAll("statement-evidence")[1]);
			second.querySelector(".tool-search").open = true;
			second.querySelector("input[type=search]").focus();
		}`)
		p.press("dossier")
		p.until(`tree(document.querySelectorAll("statement-evidence")[1]).querySelector(".statement[hidden]")`)
		p.assert("the first is as it was", `!tree().querySelector("[hidden]:not(.clear, .exports)")`)
	})
}
