package check

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
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

// Where the element stands, how wide it is and whether it is shown is the host's, by the rules that it has for whatever is there.
func TestPlacedByItsHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("article.css", is("text/css", []byte(`* { margin: 0; padding: 0; box-sizing: border-box }
			article { display: grid; grid-template-columns: 1fr min(40rem, 100%) 1fr; font: italic 31px/3 fantasy; text-transform: uppercase; text-align: right; letter-spacing: 9px; color: lime }
			article > * { grid-column: 2 }
			.aside { display: block }
			.aside statement-evidence { float: right; width: 400px; margin: 10px 20px }`)))
		s.put("host.html", `<link rel="stylesheet" href="article.css"><article><p>Before</p>`+s.bring(`loading="eager"`)+`<p id="after">After</p></article>`)
		p := s.tab(t)
		p.do(p.Size(1280, 800))
		p.visit("host.html")
		p.untilSettled()
		p.run(`globalThis.element = ` + guest + `; globalThis.box = (e = element) => e.getBoundingClientRect()`)
		p.assert("it is in the column of the text", `box().left === box(after).left && box().width === 640 && box(tree()).width === 640`)
		p.assert("no type of the host's is in it", `(({fontStyle, textTransform, letterSpacing, color, fontSize}) => fontStyle === "normal" && textTransform === "none" && letterSpacing === "normal" && color !== "rgb(0, 255, 0)" && fontSize === "17px")(getComputedStyle(tree()))`)
		for _, way := range []string{`element.style.display = "none"`, `element.hidden = true`, `element.parentElement.style.display = "none"`} {
			p.run(way)
			p.assert("it is not shown: "+way, `element.offsetHeight === 0`)
			p.run(`element.hidden = false; element.style.display = element.parentElement.style.display = ""`)
			p.assert("it is shown again", `element.offsetHeight > 1000`)
		}
		p.run(`element.style.visibility = "hidden"`)
		p.assert("it cannot be seen", `!tree().checkVisibility({visibilityProperty: true})`)
		p.run(`element.style.visibility = ""; element.parentElement.className = "aside"`)
		p.assert("it floats beside the text, as wide as is said", `box().width === 400 && box().right === box(element.parentElement).right - 20 && box(tree()).width === 400`)
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

// What a host does with addresses is the host's: where it says that links lead elsewhere, those within still lead within,
// and what its router has after the # stays.
func TestAddressesOfTheHost(t *testing.T) {
	const shown = `(({top, height}) => height > 0 && top >= 0 && top < innerHeight)(tree().getRootNode().getElementById(link.hash.slice(1)).getBoundingClientRect())`
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, base := range []string{`<base href="/">`, `<base href="https://elsewhere.example/" target="_blank">`} {
			s.answer("news/base.html", is("text/html", []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">`+base+`<body>`+s.bring(`loading="eager"`))))
			p := s.ready(t, "news/base.html")
			for range 2 {
				p.run(`globalThis.link = [...tree().querySelectorAll('.statement a[href^="#f-"]')].at(-1); link.click()`)
				p.until(shown)
				p.assert("the page is the same", `location.pathname === "/news/base.html" && location.hash === link.hash`)
				p.run(`scrollTo(0, 0)`)
			}
			p.assertWorks()
		}

		s.put("host.html", `<svg height=3000></svg><h2 id="section-2">Host</h2>`+s.bring(`loading="eager"`))
		p := s.ready(t, "host.html#/articles/5")
		for _, route := range []string{"#/articles/5", "#/list?page=2", "#access_token=abc", "#gid=0&q=coats", "#!/q=coats"} {
			p.run(`location.hash = $0`, route)
			p.untilIdle()
			p.assert("nothing is searched of it", `!tree().querySelector(".statement[hidden]")`)
			before := value[int](p, `history.length`)
			p.searchAtOnce("coats")
			p.until(`tree().querySelector(".statement[hidden]")`)
			p.searchAtOnce("")
			p.until(`!tree().querySelector("[hidden]:not(.clear, .exports)")`)
			p.run(`globalThis.link = [...tree().querySelectorAll('.statement a[href^="#f-"]')].at(-1); link.click()`)
			p.until(shown)
			p.untilIdle()
			p.assert("the route stays: "+route, `location.hash === $0 && history.length === $1`, route, before)
		}
		p.run(`location.hash = "section-2"`)
		p.untilIdle()
		p.assertWorks()
	})
}

// Below a bar that the host keeps at the top, and where it has all scrolling smooth, what is gone to can be seen.
func TestBelowABarOfTheHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("bar.css", is("text/css", []byte(`:root { scroll-behavior: smooth; --se-top: 96px } body { margin: 0 } #bar { position: fixed; inset: 0 0 auto; height: 96px; background: lime; z-index: 9 }`)))
		s.put("host.html", `<link rel="stylesheet" href="bar.css"><div id="bar"></div><p>Host</p>`+s.bring(`loading="eager"`))
		p := s.tab(t)
		for _, width := range []int64{1280, 500} {
			p.do(p.Size(width, 800))
			p.visit("host.html?" + strconv.FormatInt(width, 10))
			p.untilSettled()
			for _, selector := range []string{`.statement a[href^="#f-"]`, `.statement:nth-of-type(2) .tools .permalink a`} {
				p.run(`globalThis.link = [...tree().querySelectorAll($0)].at(-1); link.click()`, selector)
				p.until(`(({top}) => top > 95 && top < 400)(((e) => e.closest(".row")?.querySelector("summary") ?? e)(tree().getRootNode().getElementById(link.hash.slice(1))).getBoundingClientRect())`)
			}
			p.assert("what stays in sight stays below it", `every([...tree().querySelectorAll(".said-side, .said > h3, .group > h4")].filter((e) => getComputedStyle(e).position === "sticky" && getComputedStyle(e).display !== "contents"), (e) => parseFloat(getComputedStyle(e).top) >= 96)`)
		}
	})
}

// A page that was saved as it was shown, and is opened again.
func TestSavedPageIsWhole(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`tree().querySelector(".phrase").click()`)
		p.until(`tree().querySelector("[data-chosen]")`)
		p.openTool("day")
		p.run(`tree().querySelector("input[type=range]").focus()`)
		p.press(kb.Home)
		p.until(`tree().querySelector("[data-later]")`)
		p.search("coats")
		p.until(`tree().querySelector(".statement[hidden]")`)
		p.untilIdle()
		saved := value[string](p, `document.documentElement.outerHTML`)
		s.answer("saved.html", is("text/html; charset=utf-8", []byte("<!DOCTYPE html>"+saved)))
		p = s.ready(t, "saved.html")
		p.assert("it shows everything, as of today", `!tree().querySelector("[hidden]:not(.clear, .exports), [data-later], .not-yet, [data-chosen], .bears") && !tree().querySelector("input[type=search]").value`)
		p.assert("it counts everything", `document.querySelector(".count").textContent === $0`, value[string](s.ready(t, "index.html"), `document.querySelector(".count").textContent`))
		p.assertWorks()
	})
}

// What a browser finds in a record that is closed, as it finds a text that an address names, is shown.
func TestFoundByTheBrowser(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		words := value[string](p, `[...document.querySelectorAll(".row > details:not([open]) > .record")].map((e) => e.textContent.trim().split(/\s+/)).findLast((words) => words.length > 20).slice(8, 16).join(" ")`)
		p.visit("index.html?found#:~:text=" + url.PathEscape(words))
		p.untilSettled()
		p.until(`[...document.querySelectorAll(".row > details[open] > .record")].some((e) => e.textContent.replace(/\s+/g, " ").includes($0) && (({top, bottom}) => bottom > 0 && top < innerHeight)(e.getBoundingClientRect()))`, words)
		p.assertWorks()
	})
}
