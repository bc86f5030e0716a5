package check

import (
	"net/http"
	"strings"
	"testing"
)

// A host page does with the element what it does with its own, and a browser
// may be old: the comparison stays whole, and what works goes on working.

const guest = `document.querySelector("statement-evidence")`

// assertWorks checks that the first element of a page reacts to a search.
func (p *tab) assertWorks() {
	p.t.Helper()
	p.search("coats")
	p.until(`tree().querySelector(".statement[hidden]") && location.hash === "#q=coats"`)
	p.search("")
	p.until(`!tree().querySelector("[hidden]:not(.clear, .exports)") && location.hash === ""`)
}

func TestMovedByItsHost(t *testing.T) {
	const another = `document.body.appendChild(document.createElement("div"))`
	ways := []struct{ name, change string }{
		{"taken out and put back later", `new Promise((done) => {
			const element = ` + guest + `, at = element.parentNode;
			element.remove();
			requestAnimationFrame(() => requestAnimationFrame(() => done(at.append(element))));
		})`},
		{"moved elsewhere", another + `.append(` + guest + `)`},
		{"moved with what is around it", another + `.append(` + guest + `.parentElement)`},
		{"moved at once, many times", `for (let i = 0; i < 20; i++) ` + another + `.append(` + guest + `)`},
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", "<div>"+string(fragment)+"</div>")
		for _, way := range ways {
			t.Run(way.name, func(t *testing.T) {
				p := s.ready(t, "host.html")
				p.search("coats")
				p.until(`tree().querySelector(".statement[hidden]")`)
				p.openTool("more")
				p.click(`[data-action="expand"]`)
				p.run(way.change)
				p.assert("what was searched is searched still", `tree().querySelector("input[type=search]").value === "coats" && tree().querySelector(".statement[hidden]")`)
				p.assert("what was open is open still", `!tree().querySelector(".row > details:not([open])")`)
				p.assertWorks()
				p.assert("it is one element", `document.querySelectorAll("statement-evidence").length === 1 && tree().querySelectorAll(".spoken").length === 1`)
			})
		}
	})
}

// It is moved while its program is on its way, and before that begins.
func TestMovedOnItsWay(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", "<div>"+string(fragment)+"</div>")
		release := s.hold("page.*.wasm")
		p := s.open(t, "host.html")
		p.untilState("loading")
		p.run(`globalThis.element = ` + guest + `; element.remove()`)
		release()
		p.until(`element.dataset.state === "ready"`)
		p.run(`document.body.append(element)`)
		p.untilSettled()
		p.assertWorks()

		p = s.tab(t)
		p.before(noIntersection)
		p.visit("host.html")
		p.untilState("static")
		p.run(`globalThis.element = ` + guest + `; element.remove(); document.body.append(element); element.load()`)
		p.untilSettled()
		p.assertWorks()
	})
}

// A copy that a host makes of what stands there is an element of its own.
func TestCopiedByItsHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", string(fragment))
		p := s.ready(t, "host.html")
		p.search("coats")
		p.until(`tree().querySelector(".statement[hidden]") && location.hash === "#q=coats"`)
		p.run(`history.replaceState(null, "", location.pathname); document.body.append(` + guest + `.cloneNode(true)); ` + guest + `.remove()`)
		p.untilSettled()
		p.assert("it shows everything", `!tree().querySelector("[hidden]:not(.clear, .exports)")`)
		p.assertWorks()
	})
}

func TestPrintedByItsHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", "<p>Before it</p>"+string(fragment)+"<p>After it</p>")
		p := s.ready(t, "host.html")
		all := ""
		for _, sheet := range printed(t, p) {
			text, _ := sheet.read()
			all += text
		}
		for _, text := range []string{"Before it", story.Title, story.Statements[0].Words[0].Text, story.Findings[len(story.Findings)-1].Body, "After it"} {
			if !strings.Contains(all, withoutSpaces(text)) {
				t.Errorf("not on paper: %s", text)
			}
		}
		p.assertWorks()
	})
}

func TestTwentyOnAPage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		assets, element, _ := strings.Cut(string(fragment), "<statement-evidence")
		s.put("twenty.html", assets+strings.Repeat("<statement-evidence"+element, 20))
		p := s.tab(t)
		p.before(noIntersection)
		p.visit("twenty.html")
		p.run(`Promise.all([...document.querySelectorAll("statement-evidence")].map((e) => e.load()))`)
		p.untilSettled()
		if n := s.requested("page.*.wasm"); n != 1 {
			t.Errorf("the program was requested %d times", n)
		}
		p.run(`{
			const input = tree(document.querySelectorAll("statement-evidence")[13]).querySelector("input[type=search]");
			input.value = "coats";
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}`)
		p.until(`tree(document.querySelectorAll("statement-evidence")[13]).querySelector(".statement[hidden]")`)
		p.assert("no other has changed", `[...document.querySelectorAll("statement-evidence")].filter((e) => tree(e).querySelector(".statement[hidden]")).length === 1`)
		p.run(`document.querySelectorAll("statement-evidence")[13].remove()`)
		p.assertWorks()
	})
}

// What an old browser lacks. The page is then as it was written.
func TestOldBrowsers(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for lacks, arrange := range map[string]func(p *tab){
			"custom elements": func(p *tab) { p.before(`delete globalThis.customElements`); p.expect("uncaught") },
			"scripts that it understands": func(p *tab) {
				p.site.answer("element.*.js", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
					w.Header().Set("Content-Type", "text/javascript")
					w.Write([]byte("class { #"))
				})
				p.expect("uncaught")
			},
		} {
			t.Run(lacks, func(t *testing.T) {
				p := serving(t, s.dir).tab(t)
				arrange(p)
				p.visit("index.html")
				p.until(`document.readyState === "complete"`)
				_, written := p.site.file("index.html")
				if at := p.difference(string(written), "open"); at != "" {
					t.Errorf("not as it was written: %s", at)
				}
				p.assert("no control can be seen that does nothing", `every(document.querySelectorAll("[data-action]"), (e) => !e.checkVisibility({visibilityProperty: true}))`)
				p.click(".more .row details:not([open]) > summary")
				p.assert("findings open", `document.activeElement.parentElement.open`)
			})
		}
		for lacks, script := range map[string]string{
			"DecompressionStream": `delete globalThis.DecompressionStream`,
			"highlights":          `delete globalThis.Highlight; delete globalThis.CSS`,
			"idle callbacks":      `delete globalThis.requestIdleCallback`,
		} {
			t.Run(lacks, func(t *testing.T) {
				p := s.tab(t)
				p.before(script)
				p.visit("index.html")
				p.untilState("ready")
				p.assertWorks()
			})
		}
	})
}
