package check

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
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

// A frame has the colours and the language that its address asks for, whatever the reader's system and the file are.
func TestFrameTakesParameters(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		const light, dark = "rgb(255, 254, 251)", "rgb(23, 22, 20)"
		one := "frame/" + story.Lead[0].Head
		p := s.tab(t)
		p.before(noIntersection)
		p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
		for _, c := range []struct{ asked, colour, lang, file string }{
			{"frame.html", dark, "en", "frame.html"},
			{"frame.html?theme=light", light, "en", "frame.html"},
			{one + ".html?theme=light", light, "en", story.Lead[0].Head + ".html"},
			{one + ".html?theme=pink&lang=xx", dark, "en", story.Lead[0].Head + ".html"},
			{one + ".html?lang=constructor", dark, "en", story.Lead[0].Head + ".html"},
			{"frame.html?lang=uk&theme=light", light, "uk", "frame.uk.html"},
			{one + ".html?lang=ar", dark, "ar", story.Lead[0].Head + ".ar.html"},
			{one + ".ar.html?lang=en", dark, "en", story.Lead[0].Head + ".html"},
		} {
			p.visit(c.asked)
			p.until(`document.readyState === "complete" && location.pathname.endsWith("/" + $0)`, c.file)
			p.run(`document.body.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))`)
			p.until(`document.querySelector("statement-evidence").dataset.state === "static"`)
			p.assert(c.asked+": its language", `document.documentElement.lang === $0 && document.querySelector("statement-evidence").lang === $0`, c.lang)
			p.assert(c.asked+": its colours", `every([document.body, document.querySelector("statement-evidence")], (e) => getComputedStyle(e).backgroundColor === $0)`, c.colour)
			p.assert(c.asked+": the colour of what is around it", `getComputedStyle(document.documentElement).colorScheme === ($0 === $1 ? "light" : "light dark") || document.querySelector("meta[name=color-scheme]").content.includes($0 === $1 ? "light" : "dark")`, c.colour, light)
		}
		// The parameters of others come along.
		p.visit("frame.html?lang=de&statement=" + story.Lead[0].Head + "&childId=a#all-sources")
		p.until(`location.pathname.endsWith("/frame.de.html") && document.readyState === "complete"`)
		p.assert("it is the statement", `document.querySelector("[data-one]").id === "s-" + $0 && location.search.endsWith("&childId=a") && location.hash === "#all-sources"`, story.Lead[0].Head)
	})
}

// A host that asks is told what happens in a frame, and nothing of what a reader has typed or answered; one that does not is told nothing.
func TestFrameTellsItsHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, asks := range []string{"", "?events"} {
			s.answer("host"+strconv.Itoa(len(asks))+".html", is("text/html", []byte(`<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe src="frame.html`+asks+`" title="A" width="1200" height="700"></iframe>`)))
			p := s.tab(t)
			p.before(`globalThis.framed = []; addEventListener("message", ({source, data}) => source === frames[0] && data?.type?.startsWith?.("statement-evidence:") && framed.push(data))`)
			p.visit("host" + strconv.Itoa(len(asks)) + ".html")
			p.until(`(globalThis.within = frames[0]?.document.querySelector("statement-evidence"))?.dataset.state === "ready"`)
			p.run(`{
				globalThis.row = within.querySelector(".row:has(> details:not([open]))");
				row.querySelector("summary").click();
				const input = within.querySelector("input[type=search]");
				input.value = "coats";
				input.dispatchEvent(new frames[0].Event("input", {bubbles: true}));
				within.dispatchEvent(new frames[0].CustomEvent("statement-evidence:progress", {bubbles: true, composed: true, detail: {completed: false, points: 1, of: 5, state: "my answers"}}));
			}`)
			p.until(`within.querySelector(".statement[hidden]")`)
			p.run(`new Promise((done) => {
				within.dispatchEvent(new frames[0].CustomEvent("statement-evidence:error", {bubbles: true, composed: true, detail: {message: "broken"}}));
				addEventListener("message", ({data}) => data === "last" && done());
				postMessage("last", "*"); // after what the frame has posted
			})`)
			if asks == "" {
				p.assert("nothing is told", `framed.length === 0`)
				continue
			}
			p.assert("it is told once that it is ready", `framed.filter(({type}) => type === "statement-evidence:ready").length === 1`)
			p.assert("what is opened", `framed.some((data) => JSON.stringify(data) === JSON.stringify({type: "statement-evidence:open", id: row.id}))`)
			p.assert("that something is searched, and not what", `framed.some((data) => JSON.stringify(data) === '{"type":"statement-evidence:filter"}')`)
			p.assert("how far the quiz is, and not what is answered", `framed.some((data) => JSON.stringify(data) === '{"type":"statement-evidence:progress","completed":false,"points":1,"of":5}')`)
			p.assert("why it fails", `framed.some((data) => JSON.stringify(data) === '{"type":"statement-evidence:error","message":"broken"}')`)
			p.assert("nothing that was typed or answered", `!JSON.stringify(framed.filter(({type}) => !type.endsWith(":open"))).includes("coats") && !JSON.stringify(framed).includes("answers")`)
		}
	})
}
