package check

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"statement-evidence/web/check/browser"
	"statement-evidence/web/press/serve"
)

// The page asks nobody but its own host, and remembers nothing. (That no
// request leaves the site is checked of every tab of every test.)
func TestNothingIsStored(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`for (const what of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
			Object.defineProperty(globalThis, what, {get() { console.error("it asks for " + what); }});
		}`)
		p.visit("index.html")
		p.untilSettled()
		p.search("russia")
		p.openFilters()
		p.click(`[data-action="when:later"]`)
		p.untilIdle()
		p.do(chromedp.ActionFunc(func(ctx context.Context) error {
			cookies, err := network.GetCookies().Do(ctx)
			if len(cookies) > 0 {
				t.Errorf("cookies: %v", cookies)
			}
			return err
		}), chromedp.ActionFunc(func(ctx context.Context) error {
			used, _, _, _, err := storage.GetUsageAndQuota(s.URL).Do(ctx)
			if used > 0 {
				t.Errorf("%v bytes are stored", used)
			}
			return err
		}))
	})
}

// What an editor tries on this machine may be a draft: a page that is open in the same
// browser neither reads it nor shows it in a frame, unless press was asked to let it.
func TestDraftIsNobodyElses(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("host.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><body>`)
		})
		for embedded, want := range map[bool]string{false: "refused refused", true: "read run"} {
			draft := server(serve.Local(s.dir, embedded).Handler)
			t.Cleanup(draft.Close)
			p := s.open(t, "host.html")
			p.hosts = append(p.hosts, draft.URL)
			if !embedded {
				p.expect("net::ERR_", "CORS", "frame-ancestors", "Framing")
			}
			resize, _ := s.file("resize.*.js")
			got := value[string](p, `(async () => {
				const read = await fetch($0 + "/index.html").then((response) => response.text()).then(() => "read", () => "refused");
				const run = await new Promise((done) => {
					const script = document.createElement("script");
					Object.assign(script, {src: $0 + "/" + $1, onload: () => done("run"), onerror: () => done("refused")});
					document.body.append(script);
				});
				addEventListener("message", ({source}) => { globalThis.told = source === frame.contentWindow; }); // its height
				const frame = document.createElement("iframe");
				Object.assign(frame, {src: $0 + "/frame.html", title: "Draft"});
				document.body.append(frame);
				return read + " " + run;
			})()`, draft.URL, resize)
			if got != want {
				t.Errorf("embedded %t: got %s, want %s", embedded, got, want)
			}
			if embedded {
				p.until(`globalThis.told`)
			} else {
				p.hears("frame-ancestors")
			}
		}
	})
}

// hears waits until something was said.
func (p *tab) hears(part string) {
	p.t.Helper()
	late, again := time.After(browser.Patience), time.NewTicker(10*time.Millisecond)
	defer again.Stop()
	for !slices.ContainsFunc(p.Console(), func(h browser.Heard) bool { return strings.Contains(h.String(), part) }) {
		select {
		case <-again.C:
		case <-late:
			p.t.Fatalf("not said: %s", part)
		}
	}
}

func TestAsksOnlyForItsOwnFiles(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.search("russia")
		p.untilIdle()
		asked := map[string]int{}
		for _, address := range p.Requests() {
			asked[strings.TrimPrefix(address, s.URL+"/")]++
		}
		shim, _ := s.file("page.*.js")
		if n := s.requested("page.*.js"); n != 1 {
			t.Errorf("%s: the server was asked for it %d times", shim, n)
		}
		asked[shim] = min(asked[shim], 1) // it is looked at, then imported from the browser's cache
		for _, pattern := range []string{"index.html", "statement-evidence.*.css", "whole.*.css", "used.*.css", "print.*.css", "element.*.js", "offline.*.js", "page.*.js", "page.*.wasm", "outline.*.txt", "words.en.*.txt"} {
			name, _ := s.file(pattern)
			if asked[name] != 1 {
				t.Errorf("%s: asked for %d times", name, asked[name])
			}
			delete(asked, name)
		}
		for name := range asked {
			t.Errorf("%s: asked for, and not needed", name)
		}
	})
}

// In a sandbox, such as <iframe sandbox="allow-scripts">, the page has no
// origin, and may neither store anything nor read what its host stores.
func TestWorksInASandbox(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("index.html", under(strings.NewReplacer("default-src", "sandbox allow-scripts; default-src")))
		p := s.ready(t, "index.html")
		p.assert("it is in a sandbox", `origin === "null"`)
		p.search("coats")
		p.until(`document.querySelector(".statement[hidden]")`)
		p.openFilters()
		p.click(`[data-action="when:later"]`)
		p.until(`document.querySelector(".row[hidden]")`)
	})
}
