package check

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// translated is what browsers do to a page that they translate: another element
// with words of its own stands for every text.
const translated = `{
	const texts = document.createNodeIterator(tree(), NodeFilter.SHOW_TEXT), all = [];
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		if (!text.parentElement.closest("font, textarea, [translate=no]")) all.push(text);
	}
	for (const text of all) {
		const outer = document.createElement("font"), inner = document.createElement("font");
		inner.textContent = text.data;
		outer.append(inner);
		text.replaceWith(outer);
	}
}`

// darkened is what extensions do to every page: they write attributes and styles on all of
// it, bring style sheets, and put elements of their own beside fields.
const darkened = `{
	document.documentElement.setAttribute("data-darkreader-mode", "dynamic");
	for (const e of [document.body, ...tree().querySelectorAll("*")]) {
		e.setAttribute("data-darkreader-inline-color", "");
		e.style.setProperty("--darkreader-inline-color", "#e8e6e3");
	}
	for (const root of [document, tree().getRootNode()]) {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("* { color: var(--darkreader-inline-color) !important; background: #181a1b !important }");
		if (!root.adoptedStyleSheets.length) root.adoptedStyleSheets.push(sheet);
	}
	for (const field of tree().querySelectorAll("input")) if (!field.nextElementSibling) field.after(document.createElement("grammarly-extension"));
}`

// shown is what a reader sees of what the program has done.
const shown = `JSON.stringify({
	texts: [...tree().querySelectorAll(".count, .as-of-words, .filters, .line, .said, .between")].filter((e) => e.checkVisibility()).map((e) => e.textContent),
	marked: [...hits().map(({text}) => text), ...[...tree().querySelectorAll("[data-chosen], .bears, [aria-pressed=true]")].map((e) => e.textContent)],
	hidden: [...tree().querySelectorAll(".statement[hidden], .row[hidden], [data-later]")].map((e) => e.id),
})`

// searchAtOnce puts words into the search, as pasting does.
func (p *tab) searchAtOnce(words string) {
	p.t.Helper()
	p.run(`((input) => {
		input.value = $0;
		input.dispatchEvent(new InputEvent("input", {bubbles: true}));
	})(tree().querySelector("input[type=search]"))`, words)
}

// A reader whose browser translates the page sees the same counts and marks,
// whatever they do, and the quotations as they are.
func TestTranslatedByABrowser(t *testing.T) {
	steps := []struct {
		name string
		do   func(p *tab)
	}{
		// At once: of what was typed on the way, marks stay where nobody sees them.
		{"search", func(p *tab) { p.searchAtOnce("coats"); p.until(`tree().querySelector(".statement[hidden]")`) }},
		{"search on", func(p *tab) { p.searchAtOnce("coats warn") }},
		{"clear", func(p *tab) { p.search(""); p.until(`!tree().querySelector("[hidden]:not(.clear, .exports)")`) }},
		{"filter", func(p *tab) {
			p.run(`tree().querySelector(".filters").open = true; tree().querySelector("[data-action='tie:supports']").click()`)
			p.until(`tree().querySelector("[data-action='tie:supports'][aria-pressed=true]")`)
		}},
		{"no filter", func(p *tab) {
			p.run(`tree().querySelector("[data-action='tie:supports']").click()`)
			p.until(`!tree().querySelector("[aria-pressed=true]")`)
		}},
		{"day", func(p *tab) {
			p.openTool("day")
			p.run(`tree().querySelector("input[type=range]").focus()`)
			p.press(kb.Home)
			p.until(`tree().querySelector(".statement[data-later]")`)
		}},
		{"another day", func(p *tab) {
			p.press(kb.PageUp)
			p.press(kb.ArrowRight)
		}},
		{"today", func(p *tab) { p.press(kb.End); p.until(`!tree().querySelector("[data-later]")`) }},
		{"words", func(p *tab) {
			p.run(`tree().querySelector(".phrase").click()`)
			p.until(`tree().querySelector("[data-chosen]") && tree().querySelector(".row .bears")`)
		}},
		{"other words", func(p *tab) {
			p.run(`[...tree().querySelectorAll(".phrase")].at(-1).click()`)
			p.until(`[...tree().querySelectorAll(".phrase")].at(-1).matches("[data-chosen]")`)
		}},
		{"no words", func(p *tab) {
			p.run(`tree().querySelector("[data-chosen]").click()`)
			p.until(`!tree().querySelector("[data-chosen], .bears")`)
		}},
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", string(fragment))
		for _, page := range []string{"index.html", "host.html"} {
			plain, foreign := s.tab(t), s.tab(t)
			for _, p := range []*tab{plain, foreign} {
				p.do(p.Size(1280, 2000))
				p.visit(page)
				p.untilSettled()
			}
			foreign.assert("quotations are left as they are", `every(tree().querySelectorAll("blockquote"), (e) => e.translate === false)`)
			for _, step := range steps {
				foreign.run(translated)
				foreign.run(darkened)
				foreign.assert("texts are replaced", `tree().querySelectorAll("font").length > 1000`)
				step.do(plain)
				step.do(foreign)
				plain.untilIdle()
				foreign.untilIdle()
				if want, got := value[string](plain, shown), value[string](foreign, shown); got != want {
					from := 0
					for from < min(len(want), len(got)) && want[from] == got[from] {
						from++
					}
					from = max(0, from-60)
					t.Errorf("%s, %s: shown is …%.200s, want …%.200s", page, step.name, got[from:], want[from:])
				}
				foreign.assert("it runs", `document.querySelector("statement-evidence").dataset.state === "ready"`)
			}
		}
	})
}
