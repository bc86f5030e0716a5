package check

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"testing"
)

// Each statement has a page for frames and a fragment of its own.

// tied is a statement whose records name others, which are not shown with it.
func tied() string { return story.Lead[0].Head }

// hostOf serves a page of somebody else, who has pasted some HTML.
func (s *site) hostOf(name, html string) {
	s.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Host</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><body><p>Before</p>%s<p>After</p>`, html)
	})
}

// loadsItsOwn checks that a site was asked for the story of one statement, and not for the whole.
func (s *site) loadsItsOwn(t *testing.T, id string) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	var stories []string
	for _, name := range s.paths {
		if strings.HasPrefix(name, "story.") || strings.HasPrefix(name, "alone.") && path.Ext(name) == ".txt" {
			stories = append(stories, name)
		}
	}
	if len(stories) != 1 || path.Base(stories[0]) != id+".txt" {
		t.Errorf("it has loaded %q, want the story of %s alone", stories, id)
	}
}

func TestFrameOfItsOwn(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := tied()
		for _, sandbox := range []string{"", "prepare = (frame) => { frame.sandbox = 'allow-scripts' }"} {
			s := serving(t, s.dir)
			h := s.hosting(t, "open-iframe-resizer.js", "frame/"+id+".html")
			h.check(h.Go(h.url + "/"))
			h.until(`document.readyState === "complete" && globalThis.embed`)
			h.run(sandbox + `; embed()`)
			h.until(`fits(0)`)
			for selector, want := range map[string]int{".statement": 1, "#s-" + id: 1, "h1": 1, "input": 0, ".controls": 0, "footer a": 2, ".balance": 1} {
				if got := within[int](h, 0, "shown", selector); got != want {
					t.Errorf("%d of %s are shown, want %d", got, selector, want)
				}
			}
			if n := s.requested("element.*.js"); n > 0 {
				t.Error("it has loaded the script of the element before anyone has touched it")
			}
			before := value[int](h.tab, `history.length`)
			within[bool](h, 0, "follow", ".phrase") // which brings the script, and the program, and is done then
			within[bool](h, 0, "ready")
			h.until(`(ask(0, "shown", ".bears").then((n) => { globalThis.bears = n }), globalThis.bears > 0)`)
			within[bool](h, 0, "follow", ".phrase")
			within[bool](h, 0, "follow", ".permalink a")
			h.until(`fits(0)`)
			h.assert("the host's history is as it was", `history.length === $0`, before)
			s.loadsItsOwn(t, id)
		}
	})
}

// Nothing moves while a frame comes, neither in it nor around it.
func TestFrameStandsStill(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, id := range []string{tied(), "trump-2018-07-17-tweet-great-success"} {
			s.hostOf("host-"+id+".html", `<iframe src="frame/`+id+`.html" title="A" loading="lazy" width="100%" height="600" style="border: 0"></iframe>`)
			for _, width := range []int64{1280, 390} {
				p := s.tab(t)
				p.do(p.Size(width, 844))
				p.before(`globalThis.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((e) => e.startTime))).observe({type: "layout-shift", buffered: true})`)
				p.visit("host-" + id + ".html")
				p.run(`void (globalThis.inner = document.querySelector("iframe").contentWindow)`)
				p.until(`inner.document.readyState === "complete" && inner.document.querySelector(".statement")`)
				p.run(`inner.document.querySelector(".statement").dispatchEvent(new inner.PointerEvent("pointerover", {bubbles: true}))`)
				p.until(`inner.document.querySelector("statement-evidence").dataset.state === "static"`)
				p.untilIdle()
				// Something that moves is noticed, in its turn.
				p.run(`for (const of of [window, inner]) of.requestAnimationFrame((now) => {
					of.begun = now; // of the frame, as what moves in it
					of.document.body.prepend(Object.assign(of.document.createElement("p"), {textContent: "Moves"}));
				})`)
				p.until(`shifts.length > 0 && inner.shifts.length > 0`)
				p.assert(fmt.Sprintf("%s, %d px: nothing has moved before", id, width), `every([window, inner], (of) => every(of.shifts, (at) => at >= of.begun))`)
			}
		}
	})
}

// Links to records that are not there lead to the whole, before the program is there and after.
func TestLinksToOthersLeadToTheWhole(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		const leads = `{
			globalThis.led = undefined;
			root().addEventListener("click", (event) => {
				const link = event.target.closest("a");
				globalThis.led = link.href + " " + link.target + " " + event.defaultPrevented;
				event.preventDefault();
			}, {once: true});
			$0 ? root().querySelector($0).click() : other().click();
		}`
		id := tied()
		s.hostOf("frame-host.html", `<iframe src="frame/`+id+`.html" title="A" width="1200" height="9000"></iframe>`)
		s.hostOf("host.html", `<script src="element.js" defer></script><statement-evidence src="fragment/`+id+`.html"></statement-evidence>`)
		for page, root := range map[string]string{
			"frame-host.html": `document.querySelector("iframe").contentWindow.document`,
			"host.html":       `document.querySelector("statement-evidence").shadowRoot`,
		} {
			p := s.tab(t)
			p.do(p.Tall())
			p.visit(page)
			p.run(`globalThis.root = () => ` + root)
			p.run(`globalThis.other = () => root().querySelector('.se a[href*="index.html#"]')`)
			p.until(`root()?.querySelector(".phrase")`)
			p.run(`root().querySelector(".phrase").click()`)
			p.until(`(root().querySelector("statement-evidence") ?? root().host).dataset.state === "ready"`)
			want := s.URL + "/index.html" + value[string](p, `other().hash`)
			// The program draws a link without the address of the whole.
			p.run(`{ const link = other(); globalThis.other = () => link; link.setAttribute("href", link.hash) }`)
			if page == "frame-host.html" {
				p.run(strings.ReplaceAll(leads, "root().addEventListener", `root().defaultView.addEventListener`), "")
				want += " _blank false"
			} else {
				p.run(leads, "")
				want += "  false"
			}
			if got := value[string](p, `led`); got != want {
				t.Errorf("%s: it leads to %s, want %s", page, got, want)
			}
			p.run(leads, ".permalink a")
			p.assert(page+": what is there is not left", `!led.includes("index.html")`)
		}
		for _, page := range []string{"frame/" + id + ".html", "fragment/" + id + ".html"} {
			_, content := s.file(page)
			if !strings.Contains(string(content), `href="../index.html#`) {
				t.Errorf("%s: without scripts nothing leads to the other records", page)
			}
		}
	})
}

func TestFragmentOfItsOwn(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := tied()
		s.hostOf("host.html", `<script src="element.js" defer></script><statement-evidence src="fragment/`+id+`.html"><a href="index.html">Fallback</a></statement-evidence>`)
		p := s.open(t, "host.html")
		p.until(`tree().querySelector(".phrase")`)
		p.untilIdle()
		if n := s.requested("page.*.wasm"); n > 0 {
			t.Error("the program was loaded before anyone has chosen words")
		}
		p.assert("the statement is shown, and no other", `tree().querySelectorAll(".statement").length === 1 && tree().querySelector(".statement").id === "s-" + $0`, id)
		p.assert("it leads to the whole", `tree().querySelector(".rest a").href === $0 + "/index.html" && tree().querySelector(".rest a").checkVisibility()`, s.URL)
		p.click(".phrase")
		p.until(`tree().querySelector(".bears")`)
		s.loadsItsOwn(t, id)

		// In another language, too.
		p.run(`document.querySelector("statement-evidence").setAttribute("lang", "uk")`)
		p.until(`tree().querySelector(".se")?.lang === "uk"`)
		p.assert("it is the same statement", `tree().querySelectorAll(".statement").length === 1 && tree().querySelector(".statement").id === "s-" + $0`, id)
	})
}

// Its recordings and its dialog are where those of the whole are.
func TestItsOwnPagesFindEverything(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.open(t, "frame/"+firstHeard(t)+".html")
		p.listens()
		p.until(`document.querySelector($0)?.ariaValueMax > 0`, wave)
		p.embed(embedStatement)
		for _, way := range []string{"element", "frame", "plain"} {
			p.assert("its addresses are those of the site", `!`+pasteable+`.includes('"./') && `+pasteable+`.includes('"' + $1 + "/")`, way, s.URL)
		}
	})
}
