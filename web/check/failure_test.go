package check

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Whatever fails, the page stays as it was written, with what the reader had
// open still open, and one line on the console says why.

// is answers for a file with a type and content of the test's own.
func is(contentType string, content []byte) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", contentType)
		w.Write(content)
	}
}

func notFound(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
	http.Error(w, "not found", http.StatusNotFound)
}

func cut(w http.ResponseWriter, _ *http.Request, _ http.Handler) { panic(http.ErrAbortHandler) }

// under answers with another policy.
func under(change *strings.Replacer) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		usual.ServeHTTP(policed{w, change}, r)
	}
}

type policed struct {
	http.ResponseWriter
	change *strings.Replacer
}

func (p policed) WriteHeader(status int) {
	const name = "Content-Security-Policy"
	p.Header().Set(name, p.change.Replace(p.Header().Get(name)))
	p.ResponseWriter.WriteHeader(status)
}

func TestFailsOnTheWay(t *testing.T) {
	ways := []struct {
		name    string
		arrange func(s *site, p *tab)
		says    string   // part of the line on the console
		hear    []string // what the browser says beside it
	}{
		{"program missing", func(s *site, p *tab) { s.answer("page.*.wasm", notFound) }, "wasm: 404", []string{"Failed to load resource"}},
		{"program cut off", func(s *site, p *tab) { s.answer("page.*.wasm", cut) }, "wasm: it cannot be loaded", []string{"Failed to load resource"}},
		{"program empty", func(s *site, p *tab) { s.answer("page.*.wasm", is("application/wasm", nil)) }, "WebAssembly", nil},
		{"program truncated", func(s *site, p *tab) {
			_, whole := s.file("page.*.wasm")
			s.answer("page.*.wasm", is("application/wasm", whole[:len(whole)/2]))
		}, "WebAssembly", nil},
		{"program corrupt", func(s *site, p *tab) {
			_, content := s.file("page.*.wasm")
			for i := len(content) / 2; i < len(content)/2+64; i++ {
				content[i] ^= 0xff
			}
			s.answer("page.*.wasm", is("application/wasm", content))
		}, "WebAssembly", nil},
		{"program is a page", func(s *site, p *tab) { s.answer("page.*.wasm", is("text/html", []byte("<!DOCTYPE html>"))) },
			"sends a page in its place", nil},
		{"policy forbids it", func(s *site, p *tab) { s.answer("lead.html", under(strings.NewReplacer("'wasm-unsafe-eval'", ""))) },
			"WebAssembly", []string{"Content Security Policy"}},
		{"no WebAssembly", func(s *site, p *tab) { p.before(`delete globalThis.WebAssembly`) }, "this browser has no WebAssembly", nil},
		{"trap while starting", func(s *site, p *tab) {
			p.before(`Object.defineProperty(globalThis, "statementEvidence", {set() {}, get: () => ({started() { throw new Error("broken"); }})})`)
		}, "", []string{"warning: exit code"}},
		{"trap while reading the story", func(s *site, p *tab) {
			p.before(`{
				let host;
				Object.defineProperty(globalThis, "statementEvidence", {get: () => host, set(to) {
					host = {started: (attach) => to.started((element) => attach(element, undefined))};
				}});
			}`)
		}, "", []string{"warning: exit code"}},
		{"outline missing", func(s *site, p *tab) { s.answer("lead.*.txt", notFound) }, "txt: 404", []string{"Failed to load resource"}},
		{"outline is a page", func(s *site, p *tab) { s.answer("lead.*.txt", is("text/html", []byte("<!DOCTYPE html>"))) }, "sends a page in its place", nil},
		{"outline is something else", func(s *site, p *tab) { s.answer("lead.*.txt", is("text/plain", []byte("else"))) }, "outline", nil},
		{"outline truncated", func(s *site, p *tab) {
			_, whole := s.file("lead.*.txt")
			s.answer("lead.*.txt", is("text/plain", whole[:len(whole)/2]))
		}, "outline", nil},
		{"shim missing", func(s *site, p *tab) { s.answer("page.*.js", notFound) }, "page.", []string{"Failed to load resource"}},
		{"shim is another script", func(s *site, p *tab) { s.answer("page.*.js", is("text/javascript", []byte("export {}"))) }, "Go", nil},
		{"program of another origin", func(s *site, p *tab) {
			_, content := s.file("lead.html")
			s.answer("lead.html", is("text/html", []byte(strings.Replace(string(content), `program="`, `program="//localhost/`, 1))))
		}, "own origin", nil},
	}
	parallel(t, func(t *testing.T, s *site) {
		for _, way := range ways {
			if s.dir != compilers[0].dist && !strings.HasPrefix(way.name, "trap") && !strings.HasPrefix(way.name, "shim") {
				continue // what is not what a compiler wrote
			}
			t.Run(way.name, func(t *testing.T) {
				s := serving(t, s.dir)
				p := s.tab(t)
				p.before(noIntersection)
				way.arrange(s, p)
				p.visit("lead.html")
				p.untilState("static")
				p.click(".row > details > summary")
				p.run(`globalThis.focused = document.activeElement`)
				p.run(guest + `.load()`)
				p.untilState("failed")
				p.assert("what was open is open still", `focused.isConnected && focused.parentElement.open`)
				p.assert("the focus is kept", `document.activeElement === focused`)
				p.assertStatic("lead.html")
				p.saysWhy(way.says, way.hear...)
			})
		}
	})
}

// assertStatic checks that a page is as it was written, and says that the controls are unavailable.
func (p *tab) assertStatic(name string) {
	p.t.Helper()
	_, written := p.site.file(name)
	if at := p.difference(string(written), "open"); at != "" {
		p.t.Errorf("not as it was written: %s", at)
	}
	p.assert("the page says that the controls are not to be had", `document.querySelector(".unavailable").checkVisibility({visibilityProperty: true})`)
	p.assert("no control can be seen", `every(document.querySelectorAll("[data-action]"), (e) => !e.checkVisibility({visibilityProperty: true}))`)
}

// saysWhy checks that the element says once why it failed. The browser may say other things.
func (p *tab) saysWhy(why string, hear ...string) {
	p.t.Helper()
	const ours = "console error: statement-evidence: the page stays as it was written: "
	p.expect(append(hear, ours)...)
	n := 0
	for _, h := range p.Console() {
		if h.Source != "console" || h.Level != "error" {
			continue
		}
		n++
		if said, ok := strings.CutPrefix(h.String(), ours); !ok || said == "" || !strings.Contains(said, why) {
			p.t.Errorf("it says %q, want %q", h, ours+"…"+why)
		}
	}
	if n != 1 {
		p.t.Errorf("%d lines on the console, want one", n)
	}
}

// broken has a program fail when it next shows what it has found, which looks for sections.
const broken = `{
	const {querySelectorAll} = Element.prototype;
	Element.prototype.querySelectorAll = function(selector) {
		if (selector === "section") throw new Error("broken");
		return querySelectorAll.call(this, selector);
	};
}`

func TestFailsLater(t *testing.T) {
	ways := []struct {
		name, broken string
		hear         []string
	}{
		{"while drawing", `void Object.defineProperty(Node.prototype, "nodeValue", {set() { throw new Error("broken"); }})`, []string{"uncaught", "warning: exit code"}},
		{"while doing", broken, []string{"uncaught", "warning: exit code"}},
	}
	parallel(t, func(t *testing.T, s *site) {
		for _, way := range ways {
			t.Run(way.name, func(t *testing.T) {
				p := serving(t, s.dir).ready(t, "index.html")
				p.openTool("more")
				p.click(`[data-action="expand"]`)
				p.openFilters()
				p.click(`[data-action="speaker:trump"]`)
				p.until(`document.querySelector(".statement[hidden]")`)
				p.search("coats")
				p.run(`document.querySelector(".statement:not([hidden])").scrollIntoView()`)
				p.untilMarked()
				p.untilIdle()
				p.run(`document.querySelector(".statement:not([hidden]) .said a").focus({preventScroll: true})`)
				address := value[string](p, `document.activeElement.href`)
				p.run(way.broken)
				p.run(`{
					const input = document.querySelector("input[type=search]");
					input.value = "russia";
					input.dispatchEvent(new InputEvent("input", {bubbles: true}));
				}`)
				p.untilState("failed")
				p.assert("what was open is open still", `every(document.querySelectorAll(".row > details"), (d) => d.open)`)
				p.assert("the focus is kept", `document.activeElement.href === $0`, address)
				p.assertStatic("index.html")
				p.saysWhy("", way.hear...)
			})
		}
	})
}

// Elements that share a program share its end.
func TestOneFailureIsEverybodys(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("twice.html", string(fragment)+string(fragment))
		p := s.open(t, "twice.html")
		p.run(`scrollTo(0, document.documentElement.scrollHeight)`)
		p.untilSettled()
		p.run(broken)
		p.search("russia")
		p.untilState("failed")
		p.expect("uncaught", "warning: exit code", "the page stays as it was written")
	})
}

func TestWrongTypeIsOnlyWarnedOf(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, program := s.file("page.*.wasm")
		s.answer("page.*.wasm", is("application/octet-stream", program))
		p := s.ready(t, "index.html")
		p.search("russia")
		p.untilMarked()
		p.press(kb.Escape)
		const warning = "should be served as application/wasm"
		p.expect(warning)
		n := 0
		for _, h := range p.Console() {
			if strings.Contains(h.Text, warning) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("warned %d times", n)
		}
	})
}
