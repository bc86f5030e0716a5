package check

import (
	"fmt"
	"html"
	"net/http"
	"os"
	"path"
	"strings"
	"testing"
)

// host is a page of another origin, which shows pages of a site in frames.
type host struct {
	*tab
	url string
}

// inside is what a test asks of the page in a frame; see hosts/host.js.
const inside = `if (parent !== window) {
	const can = {
		open: () => (globalThis.fold ??= document.querySelector("[data-one] details:not([open])")).open = true,
		close: () => globalThis.fold.open = false,
		look: () => Boolean(document.dispatchEvent(new Event("visibilitychange"))),
		ready: () => new Promise((resolve) => {
			const element = document.querySelector("statement-evidence");
			const look = () => element.dataset.state === "ready" && resolve(true);
			new MutationObserver(look).observe(element, {attributes: true});
			look();
		}),
		page: () => document.documentElement.outerHTML + document.title + location.href + history.length + Object.keys(globalThis),
		touch: () => document.body.dispatchEvent(new PointerEvent("pointerover", {bubbles: true})),
		follow: (selector) => { document.querySelector(selector).click(); return true },
		shown: (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).length,
		fill: () => { document.body.style.minHeight = "calc(100vh + 10px)"; return true },
		betray: (message) => { parent.frames[0].postMessage(message, "*"); return true },
		stage: () => { const {top, height} = document.querySelector("dialog.classroom[open]")?.getBoundingClientRect() ?? {}; return {top, height} },
		notes: () => globalThis.opened?.document?.querySelector("dialog .notes .now")?.textContent ?? "",
		lead: () => { globalThis.opened.document.querySelector("dialog [data-action=next]").click(); return true },
		end: () => { globalThis.opened.close(); return true },
		hash: () => location.hash,
		quoted: () => [...document.querySelectorAll("blockquote p")].filter((e) => e.checkVisibility()).map((e) => e.textContent),
	};
	addEventListener("message", async ({source, data}) => {
		if (source === parent && data?.inside) source.postMessage({inside: {answer: await can[data.inside](...data.rest)}}, "*");
	});
	const look = () => parent.postMessage({inside: {height: Math.ceil(document.documentElement.getBoundingClientRect().height)}}, "*");
	addEventListener("load", () => {
		look();
		new ResizeObserver(look).observe(document.documentElement);
	});
}`

// hosting makes a host with the scripts of that name, and with a place for
// each address of a page of the site. Its page still has to be visited.
func (s *site) hosting(t *testing.T, scripts string, pages ...string) *host {
	t.Helper()
	var page strings.Builder
	page.WriteString(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`)
	for i, address := range pages {
		fmt.Fprintf(&page, `<div class="place" id="%c" data-src="%s"></div>`, 'a'+rune(i), html.EscapeString(s.URL+"/"+address))
	}
	for _, script := range append([]string{"host.js"}, strings.Fields(scripts)...) {
		fmt.Fprintf(&page, `<script src="/%s"></script>`, script)
	}
	server := server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			fmt.Fprint(w, page.String())
			return
		}
		for _, dir := range []string{"hosts", "node_modules/pym.js/dist", "node_modules/iframe-resizer/js"} {
			if content, err := os.ReadFile(path.Join(dir, path.Base(r.URL.Path))); err == nil {
				w.Header().Set("Content-Type", "text/javascript")
				w.Write(content)
				return
			}
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	p := s.tab(t)
	p.hosts = append(p.hosts, server.URL)
	p.before(inside)
	p.do(p.Tall())
	return &host{p, server.URL}
}

// show shows the host's page, with its frames.
func (h *host) show() {
	h.t.Helper()
	h.check(h.Go(h.url + "/"))
	h.until(`document.readyState === "complete" && globalThis.embed`)
	h.run(`embed()`)
}

// within has the page in the n-th frame do something, and gives its answer.
func within[T any](h *host, n int, what ...string) T {
	h.t.Helper()
	return value[T](h.tab, `ask($0, ...$1)`, n, what)
}
