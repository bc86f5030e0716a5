package check

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

const (
	embedStory     = `.dock [data-action="embed:"]`
	embedStatement = `.statement [data-action="embed:"]`
	pasteable      = `document.querySelector("dialog.embed[open] [data-way=" + $0 + "] textarea").value`
)

// embed opens the dialog by keyboard.
func (p *tab) embed(button string) {
	p.t.Helper()
	p.run(`{
		const [around] = $0.split(" ");
		for (const part of document.querySelectorAll(around + " :is(.tools, .tool-more)")) part.open = true;
	}`, button)
	p.until(`document.querySelector($0)`, button)
	p.run(`document.querySelector($0).focus()`, button)
	p.press(kb.Enter)
	p.until(`document.querySelector("dialog.embed[open]") && document.activeElement.matches(".embed h2")`)
}

// Each way can be copied by keyboard, from the page and from a statement, and
// the reader comes back to where they were.
func TestEmbedding(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(copies)
		p.visit("index.html")
		p.untilSettled()
		if n := s.requested("embed*") + s.requested("embed/*"); n > 0 {
			t.Errorf("%d requests before anyone has asked", n)
		}
		p.run(string(axe) + `; globalThis.looked = "dialog"`)
		name, day, _ := strings.Cut(value[string](p, firstStatement+`.ariaLabel`), ", ")
		day, _, _ = strings.Cut(day, ": ")
		for button, title := range map[string]string{embedStory: story.Title, embedStatement: "What " + name + " said on " + day + ", and the evidence"} {
			p.embed(button)
			p.assert("it is named", `document.querySelector("dialog").ariaLabel === "Embed this: " + $0`, title)
			for _, way := range []string{"element", "frame", "plain"} {
				p.run(`document.querySelector("[data-way=" + $0 + "] button").focus()`, way)
				p.press(kb.Enter)
				p.until(`document.querySelector("[data-way=" + $0 + "] [role=status]").textContent === "Code copied."`, way)
				p.assert("it is what stands there", `copied.at(-1) === `+pasteable, way)
				p.assert("its addresses are whole", `!copied.at(-1).includes('"./') && copied.at(-1).includes('"' + $0 + "/")`, s.URL)
			}
			if button == embedStory { // the other is the same dialog
				for _, look := range looks[:4] {
					p.do(p.Size(look.width, 2000), look.media) // nothing is scrolled half out of sight
					for _, v := range p.violations() {
						t.Errorf("%s, %s: %s", title, look.name, v)
					}
					p.assert("nothing is wider than the screen", `every(document.querySelectorAll("dialog, dialog *"), (e) => e.getBoundingClientRect().right <= innerWidth)`)
				}
				p.do(p.Size(1280, 800), emulation.SetEmulatedMedia())
			}
			p.press(kb.Escape)
			p.until(`!document.querySelector("dialog") && document.activeElement === document.querySelector($0)`, button)
		}

		// What may not be copied is selected.
		p.run(`Object.defineProperty(navigator, "clipboard", {value: undefined})`)
		p.embed(embedStatement)
		p.run(`document.querySelector("[data-way=plain] button").click()`)
		p.until(`document.querySelector("[data-way=plain] [role=status]").textContent.includes("Copy the selected text")`)
		p.assert("all of it is selected", `((a) => a.matches("[data-way=plain] textarea") && a.selectionStart === 0 && a.selectionEnd === a.value.length)(document.activeElement)`)
		p.click(`.embed > button`)
		p.until(`!document.querySelector("dialog")`)
	})
}

// If the dialog cannot be loaded, as without a network, a link is copied.
func TestEmbeddingWithoutItsDialog(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("embed/*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
		p := s.tab(t)
		p.expect("404", "a link is copied in place")
		p.before(copies)
		p.visit("index.html")
		p.untilSettled()
		p.openPart(".tools")
		p.click(embedStatement)
		p.until(`copied.length === 1 && document.querySelector($0).nextElementSibling?.textContent.includes("Link copied.")`, embedStatement)
		p.assert("it leads to the statement", `copied[0].endsWith("#" + document.querySelector(".statement").id)`)
		p.assert("no dialog is left", `!document.querySelector("dialog")`)
	})
}

// A frame offers the same, in the sandbox that its host may give it too.
func TestEmbeddingFromAFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		h := s.hosting(t, "open-iframe-resizer.js", oneStatement)
		h.check(h.Go(h.url + "/"))
		h.until(`document.readyState === "complete" && globalThis.embed`)
		h.run(`prepare = (frame) => { frame.sandbox = "allow-scripts" }; embed()`)
		h.until(`fits(0)`)
		within[bool](h, 0, "ready")
		within[bool](h, 0, "follow", "[data-one] .tools > summary")
		h.until(`(ask(0, "shown", "[data-one] [data-action='embed:']").then((n) => { globalThis.buttons = n }), globalThis.buttons === 1)`)
		within[bool](h, 0, "follow", "[data-one] [data-action='embed:']")
		h.until(`(ask(0, "shown", "dialog[open] textarea").then((n) => { globalThis.ways = n }), globalThis.ways === 3)`)
	})
}

// What was pasted shows the words, where no script runs too.
func TestPasted(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "lead.html")
		p.embed(embedStatement)
		id := value[string](p, `document.querySelector(".statement").id`)
		words := value[string](p, `document.querySelector(".statement blockquote p").textContent`)
		for _, way := range []string{"element", "frame", "plain"} {
			html := value[string](p, pasteable, way)
			s.answer("pasted-"+way+".html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body>`, html)
			})
		}
		for _, way := range []string{"element", "plain"} {
			host := scriptless(t, s, "pasted-"+way+".html")
			host.assert("the words stand there", `[...document.querySelectorAll("blockquote p")].some((e) => e.textContent === $0 && e.checkVisibility())`, words)
			host.assert("it leads to the whole", `document.querySelector("a[href='" + $0 + "']").checkVisibility()`, s.URL+"/index.html#"+id)
		}
		host := s.open(t, "pasted-element.html")
		host.until(`document.querySelector("statement-evidence").shadowRoot?.querySelector("link")?.sheet && document.querySelector("statement-evidence").dataset.state === "static"`)
		host.run(`document.querySelector("statement-evidence a").click()`)
		host.until(`document.querySelector("statement-evidence").shadowRoot.querySelector(".se")`)
		host.assert("it shows the statement alone", `document.querySelector("statement-evidence").shadowRoot.querySelector(".statement blockquote p").textContent === $0`, words)
		host.assert("and no other", `document.querySelector("statement-evidence").shadowRoot.querySelectorAll(".statement").length === 1`)
		host = s.open(t, "pasted-frame.html")
		host.until(`(document.querySelector("iframe").contentDocument?.querySelector(".statement blockquote p")?.textContent === $0)`, words)
		host.assert("it is named, and leads to the whole", `document.querySelector("iframe").title === document.querySelector("a[href='" + $0 + "']").textContent`, s.URL+"/index.html#"+id)
	})
}
