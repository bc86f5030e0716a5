package check

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/web/press/serve"
)

// Where the comparison stands in a shadow tree, it looks the same in every
// page, no page looks other for it, and a reader can do the same.

// hostile is what the style sheets of host pages do to those who are not careful.
const hostile = `
:root { font-size: 62.5%; --ink: red; --paper: lime; --space: 9rem; --rem: 1px; color: lime; font-style: italic; text-align: right; visibility: visible; }
* { all: unset; box-sizing: content-box !important; --ink: red; --small: 40px; }
* { color: red !important; text-transform: uppercase; letter-spacing: 3px; line-height: 3; padding: 7px; border: 3px solid lime; word-spacing: 1em; }
statement-evidence { font: 40px monospace !important; background: blue; }
head, head * { display: none !important; }
p, a, li, .row, .statement, .record, h1, summary, [hidden] { display: inline-block !important; margin: 2em; float: left; }
#place, .neighbour { display: block; }`

// looked lists what elements of every kind in the comparison look like and where they stand in it, or in the bar that stays in the window.
const looked = `(() => {
	const page = tree(), properties = ["display", "direction", "color", "background-color", "font", "letter-spacing", "text-transform", "text-align",
		"box-sizing", "padding", "margin", "border", "float", "opacity", "cursor", "list-style", "word-spacing", "visibility"];
	const some = [".masthead", ".dock", ".lead > .statement:first-of-type"].map((where) => where + ", " + where + " *").join();
	for (const tool of page.querySelectorAll(".tool")) tool.open = true;
	return [page, ...page.querySelectorAll(some)].map((e) => {
		const zero = (e.closest(".dock") ?? page).getBoundingClientRect();
		const style = getComputedStyle(e), {left, top, width, height} = e.getBoundingClientRect();
		return e.localName + "." + (e.getAttribute("class") ?? "") + " " + properties.map((name) => style.getPropertyValue(name)).join("|") + " at " + (e === page ? [width] : width ? [left - zero.left, top - zero.top, width, height] : []).map(Math.round);
	});
})()`

func TestHostileHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.answer("hostile.css", is("text/css", []byte(hostile)))
		s.answer("place.css", is("text/css", []byte(`#place, #place * { box-sizing: border-box !important } body, html { padding: 0 !important; border: 0 !important; margin: 0 } html { overflow-y: scroll } #place statement-evidence { padding: 0; border: 0 } #place { width: 1100px; clear: both; padding: 0 !important; border: 0 !important }`)))
		const neighbour = `<div class="neighbour"><p class="statement row record" id="near" lang="en">A <a href="#x">host</a> <mark>page</mark>.</p><details class="sources"><summary class="line">More</summary></details><button class="clear">Do</button></div>`
		place := `<link rel="stylesheet" href="place.css">` + neighbour + `<div id="place">` + string(fragment) + `</div>`
		s.put("alone.html", strings.Replace(place, string(fragment), "", 1))
		s.put("kind.html", place)
		s.put("rude.html", `<link rel="stylesheet" href="hostile.css">`+place)
		s.answer("rtl.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, `<!DOCTYPE html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="hostile.css"><body>`+place)
		})

		const neighbours = `[...document.querySelectorAll(".neighbour, .neighbour *")].map((e) => { const style = getComputedStyle(e); return e.localName + [...style].filter((name) => !name.startsWith("--")).map((name) => name + ":" + style.getPropertyValue(name)).join("\n"); }).join("\n")`
		p := s.open(t, "alone.html")
		p.do(p.Size(1280, 3000))
		alone := value[string](p, neighbours)

		p.visit("kind.html")
		p.untilState("ready")
		got, is := strings.Split(value[string](p, neighbours), "\n"), strings.Split(alone, "\n")
		for i := range is {
			if i >= len(got) || got[i] != is[i] {
				t.Fatalf("what stands beside it looks other for it: want %s, got %s", is[i], got[min(i, len(got)-1)])
			}
		}
		want := value[[]string](p, looked)
		for _, host := range []string{"rude.html", "rtl.html"} {
			p.visit(host)
			p.untilState("ready")
			got := value[[]string](p, looked)
			if len(got) != len(want) {
				t.Fatalf("%s: %d elements, want %d", host, len(got), len(want))
			}
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("%s: it looks other:\n%s, want\n%s", host, got[i], want[i])
					break
				}
			}
		}
		// A host's own wishes are heard by their names.
		p.run(`document.querySelector("#place").style.cssText = "--se-ink: rgb(1, 2, 3); --se-serif: monospace; --se-size: 20px"`)
		p.assert("colour, font and size are the host's", `(({color, fontFamily, fontSize}) => color === "rgb(1, 2, 3)" && fontFamily === "monospace" && fontSize === "21.25px")(getComputedStyle(tree()))`)
	})
}

func TestInAShadowTree(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", `<main><h1>Host</h1></main><section aria-label="Story">`+string(fragment)+`</section>`)
		p := s.tab(t)
		p.before(events)
		p.visit("host.html")
		p.untilSettled()
		if at := p.difference(string(fragment), "open"); at != "" {
			t.Errorf("not as it was written: %s", at)
		}
		p.assertWorks()
		p.search("coats")
		p.until(`tree().querySelector(".statement[hidden]")`)
		p.untilMarked()
		p.press(kb.Enter)
		p.until(`tree().getRootNode().activeElement?.closest(".statement, .row")`)
		p.search("")
		p.until(`!tree().querySelector("[hidden]:not(.clear, .exports)")`)

		p.openFilters()
		p.click(`[data-action="when:later"]`)
		p.until(`location.hash === "#when=later" && tree().querySelector(".row[hidden]")`)
		p.assert("the focus stays on the filter", `tree().getRootNode().activeElement?.dataset.action === "when:later"`)
		p.press(" ")
		p.until(`location.hash === ""`)

		p.run(`globalThis.shut = tree().querySelector(".more .row > details:not([open])"); shut.firstElementChild.focus()`)
		p.press(kb.Enter)
		p.until(`shut.open && told.some(({name, detail}) => name === "open" && detail.id === shut.parentElement.id)`)

		p.click(".phrase")
		p.until(`tree().querySelector("[data-chosen]") && tree().querySelector(".row .bears") && tree().querySelector(".spoken").textContent`)
		p.until(`tree().querySelector(".thread path")`)
		p.click(".phrase")
		p.until(`!tree().querySelector("[data-chosen], .bears")`)

		p.openTool("day")
		p.run(`tree().querySelector("input[type=range]").focus()`)
		p.press(kb.Home)
		p.until(`location.hash.startsWith("#as-of=") && tree().querySelector(".statement[data-later]")`)
		p.press(kb.End)
		p.until(`!tree().querySelector("[data-later]")`)

		// Selecting words with a pointer chooses none.
		p.run(`{
			const words = tree().querySelector(".phrase");
			(tree().getRootNode().getSelection?.() ?? getSelection()).selectAllChildren(words);
			words.click();
		}`)
		p.untilIdle()
		p.assert("words that are only selected are not chosen", `!tree().querySelector("[data-chosen]")`)

		// A link within leads within: to a record, to a source in a list that is closed.
		for _, selector := range []string{`.statement:last-of-type .tools .permalink a`, `.sources a[href^="#src-"]`} {
			p.run(`{ const link = tree().querySelector($0); globalThis.wanted = link.getAttribute("href").slice(1); link.click(); }`, selector)
			p.until(`(({top, height}) => height > 0 && top > -1 && top < innerHeight)(tree().getRootNode().getElementById(wanted).getBoundingClientRect())`)
		}
		if s.dir == compilers[0].dist { // what both compilers show is equal
			p.expect("Applying inline style") // axe
			p.run(`for (const tool of tree().querySelectorAll(".tool")) tool.open = false`)
			p.wholly(1280)
			p.run(string(axe) + ";0")
			for _, v := range p.violations() {
				t.Errorf("%s", v)
			}
		}

		id := "f-" + story.Findings[len(story.Findings)-1].ID
		p.visit("host.html?again#" + id)
		p.untilSettled()
		p.until(`(({top, height}) => height > 0 && top > -1 && top < innerHeight)(tree().getRootNode().getElementById($0).getBoundingClientRect())`, id)

		p.run(broken)
		p.search("russia")
		p.untilState("failed")
		p.expect("uncaught", "warning: exit code", "the page stays as it was written")
		if at := p.difference(string(fragment), "open"); at != "" {
			t.Errorf("not as it was written, after a failure: %s", at)
		}
		p.assert("the controls are not to be had", `tree().querySelector(".unavailable").checkVisibility({visibilityProperty: true}) && !tree().querySelector("[data-action=expand]").checkVisibility({visibilityProperty: true})`)
		p.run(`tree().querySelector(".permalink a").click()`)
		p.until(`(({top}) => top >= 0 && top < innerHeight)(tree().getRootNode().getElementById(location.hash.slice(1)).getBoundingClientRect())`)
	})
}

// Without scripts too it is whole, in its own look, and leads to the page where links work.
func TestShadowTreeWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.answer("hostile.css", is("text/css", []byte(hostile)))
		s.put("host.html", `<link rel="stylesheet" href="hostile.css">`+string(fragment))
		p := scriptless(t, s, "host.html")
		const page = `document.querySelector("statement-evidence").shadowRoot.querySelector("se-page")`
		p.until(`getComputedStyle(` + page + `).fontSize === "17px"`)
		p.assert("its words can be read", page+`.querySelector("blockquote").checkVisibility() && getComputedStyle(`+page+`.querySelector("blockquote")).color === "rgb(26, 26, 26)"`)
		p.assert("no control can be seen", `every(`+page+`.querySelectorAll("[data-action]"), (e) => !e.checkVisibility())`)
		p.assert("links lead to the whole page", page+`.querySelector(".tools .permalink a").getAttribute("href").startsWith("index.html#s-")`)
		p.assert("the link for old browsers is not seen", `!document.querySelector("statement-evidence > a").checkVisibility()`)
	})
}

// bring is the element as a host pastes it.
func (s *site) bring(attributes string) string {
	s.t.Helper()
	element, _ := s.file("element.*.js")
	return fmt.Sprintf(`<script src="%[1]s/%[2]s" crossorigin defer></script><statement-evidence src="%[1]s/fragment.html" %[3]s><a href="%[1]s/index.html">Fallback</a> <i hidden>never</i></statement-evidence>`, s.URL, element, attributes)
}

func TestContentFromAnotherPage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := story.Statements[len(story.Statements)-1].ID
		s.put("near.html", s.bring(fmt.Sprintf(`lang="de" theme="dark" as-of="2018-07-18" statement=%q`, id)))
		p := s.ready(t, "near.html")
		if n := s.requested("fragment.*.html"); n != 1 {
			t.Errorf("the page in the language was requested %d times", n)
		}
		p.assert("it is in the language", `tree().querySelector(".se").lang === "de" && document.querySelector("statement-evidence").lang === "de"`)
		p.assert("it is dark", `getComputedStyle(tree()).backgroundColor === "rgb(23, 22, 20)"`)
		p.assert("it is as of a day", `tree().querySelector("[data-later]")`)
		p.assert("it is one statement", `[...tree().querySelectorAll(".statement")].filter((e) => e.checkVisibility()).map((e) => e.id).join() === "s-" + $0`, id)
		p.assert("the fallback is not seen", `!document.querySelector("statement-evidence > a").checkVisibility()`)
		p.assert("its links lead within, its sound to its server", `tree().querySelector(".permalink a").getAttribute("href").startsWith("#") && tree().querySelector("audio").getAttribute("src").startsWith($0)`, s.URL)
		p.run(`location.hash = "s-" + $0`, story.Statements[0].ID)
		p.until(`!tree().querySelector("[data-one]")`)

		// Where several are of one story, a link leads within its own.
		one := s.bring(fmt.Sprintf(`loading="eager" statement=%q`, id))
		s.put("two.html", one+one)
		p.visit("two.html")
		p.untilSettled()
		p.run(`{
			globalThis.trees = [...document.querySelectorAll("statement-evidence")].map(tree);
			globalThis.wanted = trees[1].querySelector(".statement:not([data-one])");
			wanted.querySelector(".tools .permalink a").click();
		}`)
		p.until(`!trees[1].querySelector("[data-one]") && (({top, height}) => height > 0 && top >= 0 && top < innerHeight)(wanted.getBoundingClientRect())`)
		p.assert("the other stays where it is", `trees[0].querySelector("[data-one]") && location.hash === ""`)

		s.put("far.html", "<svg height=4000></svg>"+s.bring(""))
		p.visit("far.html")
		p.untilState("static")
		before := s.requested("fragment.html")
		p.untilIdle()
		if n := s.requested("fragment.html"); n != before {
			t.Error("the page was asked for out of sight")
		}
		p.run(`scrollTo(0, 4000)`)
		p.untilSettled()
		p.assertWorks()

		p.visit("far.html?asked#s-" + id)
		p.untilSettled()
		p.until(`(({top, height}) => height > 0 && top > -1 && top < innerHeight)(tree().getRootNode().getElementById("s-" + $0).getBoundingClientRect())`, id)

		// A script of the host's writes the fragment as text.
		_, fragment := s.file("fragment.html")
		s.put("written.html", s.bring("")+"<div id=place></div>")
		p.visit("written.html")
		p.untilSettled()
		p.expect("declarative Shadow DOM is not being parsed")
		p.run(`{
			document.querySelector("statement-evidence").remove();
			document.querySelector("#place").innerHTML = trustedTypes.createPolicy("host", {createHTML: (text) => text}).createHTML($0);
		}`, string(fragment))
		p.untilSettled()
		p.assertWorks()
	})
}

// A page may take it from another origin only with the element itself.
func TestContentFromAnotherOrigin(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		host := serving(t, s.dir)
		with := func(name, origins, body string) {
			policy := strings.NewReplacer("worker-src 'self'", "worker-src 'self' blob: "+origins, "'self'", "'self' "+origins).Replace(serve.Policy)
			host.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
				w.Header().Set("Content-Security-Policy", policy)
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				io.WriteString(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`+body)
			})
		}
		with("guest.html", s.URL, s.bring(""))
		p := host.tab(t)
		p.hosts = append(p.hosts, s.URL)
		p.visit("guest.html")
		p.untilSettled()
		p.assertWorks()
		p.expect("willReadFrequently")
		p.listens()
		p.until(`tree().querySelectorAll(".transcript span").length > 20`)
		p.until(`((canvas) => canvas.width && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))(tree().querySelector(".wave canvas"))`)

		third := serving(t, s.dir)
		own, _ := host.file("element.*.js")
		with("thief.html", third.URL, `<script src="`+own+`" defer></script><statement-evidence src="`+third.URL+`/fragment.html"><a href="index.html">Fallback</a> <i hidden>never</i></statement-evidence>`)
		p = host.tab(t)
		p.before(events)
		p.visit("thief.html")
		p.untilState("failed")
		p.expect("the page stays as it was written")
		p.assert("the fallback stays", `document.querySelector("statement-evidence > a").checkVisibility() && document.querySelector("i").hidden`)
		p.assert("the host is told", `told.some(({name, detail}) => name === "error" && detail.message.includes("origin"))`)
		if n := third.requested("*"); n > 0 {
			t.Errorf("%d requests went to another origin", n)
		}
	})
}
