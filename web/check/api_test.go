package check

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"statement-evidence/wasm/state"
)

// with serves the page with further attributes on its element, and a script that notes its events.
func (s *site) with(name, page, attributes string) {
	_, content := s.file(page)
	html := strings.Replace(string(content), "<statement-evidence ", "<statement-evidence "+attributes+" ", 1)
	s.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, html)
	})
}

const events = `{
	globalThis.told = [];
	for (const name of ["ready", "open", "filter", "error"]) {
		addEventListener("statement-evidence:" + name, ({detail, composed}) => told.push({name, detail, composed}));
	}
}`

// A host hears what a reader does, and what fails, and nobody else does.
func TestHostsHearEvents(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(events)
		p.visit("index.html")
		p.untilSettled()
		p.until(`told.some((e) => e.name === "ready")`)
		p.click(`.row > details:not([open]) > summary`)
		p.until(`told.some((e) => e.name === "open" && document.getElementById(e.detail.id)?.querySelector("details").open)`)
		p.run(`document.querySelector("[data-action='kind:dissent']").click()`)
		p.until(`told.some((e) => e.name === "filter" && e.detail.fragment === "kind=dissent")`)
		p.assert("each leaves a shadow tree", `every(told, (e) => e.composed)`)

		s.answer("page.*.wasm", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
		p = s.tab(t)
		p.expect("the page stays as it was written", "404")
		p.before(events)
		p.visit("lead.html")
		p.until(`told.some((e) => e.name === "error" && e.detail.message.includes("404"))`)
	})
}

// Attributes of the element: its colours, its day, and when it loads.
func TestHostsSetAttributes(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.with("dark.html", "lead.html", `theme="dark"`)
		p := s.ready(t, "dark.html")
		p.assert("it is dark on a light page", `getComputedStyle(document.querySelector("statement-evidence")).backgroundColor === "rgb(23, 22, 20)" && matchMedia("(prefers-color-scheme: light)").matches`)

		s.with("day.html", "index.html", `as-of="2018-07-18"`)
		p = s.ready(t, "day.html")
		p.until(later + `.length > 0`)
		p.assert("the address is left alone", `location.hash === ""`)
		p.assert("the slider stands there", slider+`.ariaValueText === $0`, publicOn("2018-07-18"))
		p.visit("day.html" + hash(state.State{AsOf: "2018-07-17"}))
		p.untilSettled()
		p.assert("the reader's own day comes first", slider+`.ariaValueText === $0`, publicOn("2018-07-17"))

		_, fragment := s.file("fragment.html")
		s.put("far.html", `<div id="far"></div>`+strings.Replace(string(fragment), "<statement-evidence ", `<statement-evidence loading="eager" `, 1))
		p = s.tab(t)
		p.before(`new MutationObserver(() => document.getElementById("far")?.style.setProperty("height", "9000px")).observe(document, {subtree: true, childList: true})`)
		p.visit("far.html")
		p.untilSettled()
		p.assert("it is ready out of sight", `document.querySelector("statement-evidence").getBoundingClientRect().top > innerHeight`)
	})
}
