package check

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// everything that a reader can do something with, in the order of the page
const reachable = `[...document.querySelectorAll("a[href], button, input, summary")].filter((e) => e.checkVisibility({contentVisibilityProperty: true, visibilityProperty: true}))`

// Tab reaches everything, in order, and shows where it is; in a tool, once that is open.
func TestKeyboardReachesEverything(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "lead.html")
		p.run(`for (const d of document.querySelectorAll("details:not(.listen, .tool)")) d.open = true`)
		p.untilIdle()
		n := p.tabsThrough(reachable)
		if n < 50 {
			t.Fatalf("only %d things to reach", n)
		}
		p.press(kb.Tab)
		p.assert("Tab leaves the page at its end", `!all.includes(document.activeElement) || document.activeElement === all[0]`)
		p.run(`all.at(-1).focus()`)
		p.backwards(kb.Tab)
		p.assert("Shift and Tab go back", `document.activeElement === all.at(-2)`)

		p = s.ready(t, "index.html")
		for _, tool := range []string{".tool-search", ".tool-day", ".tool-more"} {
			p.run(`document.querySelector($0 + " > summary").focus()`, tool)
			p.press(kb.Enter)
			p.until(`document.querySelector($0).open`, tool)
			if tool == ".tool-search" {
				p.until(`document.activeElement.matches("input[type=search]")`)
				p.run(`document.querySelector(".filters").open = true`)
			}
			p.run(`document.querySelector($0 + " > summary").focus()`, tool)
			p.untilIdle()
			p.assert("the tool before it is closed", `document.querySelectorAll(".tool[open]").length === 1`)
			p.tabsThrough(reachable + `.filter((e) => e.closest(".panel"))`)
			p.press(kb.Escape)
			p.assert("Esc closes it", `!document.querySelector(".tool[open]") && document.activeElement.matches($0 + " > summary")`, tool)
		}
	})
}

// tabsThrough has Tab go through a list of elements, and counts them. It asks for the list
// at each, since the program may have drawn some of them again in between.
func (p *tab) tabsThrough(list string) int {
	p.t.Helper()
	n := value[int](p, `(globalThis.all = `+list+`).length`)
	for i := range n {
		p.press(kb.Tab)
		if astray := value[string](p, `document.activeElement === (globalThis.all = `+list+`)[$0] ? "" : document.activeElement.outerHTML.slice(0, 200) + ", want " + all[$0].outerHTML.slice(0, 200)`, i); astray != "" {
			p.t.Errorf("%d: Tab leads to %s", i, astray)
		}
		if fault := value[string](p, focused); fault != "" {
			p.t.Errorf("%d: %s", i, fault)
		}
		if p.t.Failed() {
			p.t.FailNow()
		}
	}
	return n
}

// focused tells what is wrong with how the focus shows.
const focused = `(() => {
	const e = document.activeElement, style = getComputedStyle(e), [box] = e.getClientRects();
	const name = e.localName + " " + e.textContent.slice(0, 60);
	if (style.outlineStyle !== "auto" && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) return name + " has no outline";
	if (box.top < -1 || box.top >= innerHeight || box.left < -1 || box.left >= innerWidth) return name + " is out of sight";
	const top = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
	if (!e.contains(top) && !top?.contains(e)) return name + " is covered by " + top?.outerHTML.slice(0, 100);
	return "";
})()`

// Everything that a mouse can do, keys can.
func TestKeyboardDoesEverything(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		to := func(selector string) {
			t.Helper()
			for range value[int](p, reachable+`.length`) {
				p.press(kb.Tab)
				if value[bool](p, `document.activeElement.matches($0)`, selector) {
					return
				}
			}
			t.Fatalf("Tab does not lead to %s", selector)
		}
		to(`.skip a[href="#tools"]`)
		p.press(kb.Enter)
		to(".tool-search > summary")
		p.press(kb.Enter)
		p.until(`document.activeElement.matches("input[type=search]")`)
		p.press("hoax")
		p.until(`document.querySelector(".statement[hidden]")`)
		p.press(kb.Escape)
		p.until(`!document.querySelector(".statement[hidden]")`)
		to(".filters > summary")
		p.press(kb.Enter)
		p.assert("Enter opens the filters", `document.querySelector(".filters").open`)
		to(`[data-action="kind:allegation"]`)
		p.press(" ")
		p.until(`document.querySelector(".row[hidden]")`)
		to(".clear")
		p.press(kb.Enter)
		p.until(`!document.querySelector(".row[hidden]")`)
		p.assert("the focus goes to the search when its button goes", `document.activeElement.matches(".tool-search > summary")`)
		to(`.tool-more > summary`)
		p.press(" ")
		to(`[data-action="expand"]`)
		p.press(kb.Enter)
		p.assert("Enter expands all", `!document.querySelector(".row > details:not([open]), .others:not([open])")`)
		to(`[data-action="collapse"]`)
		p.press(" ")
		p.assert("Space collapses all", `!document.querySelector(".row > details[open], .others[open]")`)
		p.press(kb.Escape)
		for !value[bool](p, `document.activeElement.matches('.dock a[href="#lead"]')`) {
			p.backwards(kb.Tab)
			p.assert("Shift and Tab lead to the links beside the tools", `document.activeElement.closest(".dock")`)
			if t.Failed() {
				return
			}
		}
		p.press(kb.Enter)
		to(".row summary")
		p.assert("it is in the part that was gone to", `document.activeElement.closest("#lead")`)
		p.press(" ")
		p.assert("Space opens a finding", `document.activeElement.parentElement.open`)
		to(".row .sources a")
		to(".row .permalink a")
		p.press(kb.Enter)
		p.until(`location.hash.startsWith("#f-") && document.activeElement.closest(".row")?.contains(document.getElementById(location.hash.slice(1)))`)
		to(".others > summary")
		p.press(kb.Enter)
		p.assert("Enter shows the other records of a group", `document.activeElement.parentElement.open`)
	})
}
