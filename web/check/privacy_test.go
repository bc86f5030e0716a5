package check

import (
	"strings"
	"testing"

	"context"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// The page asks nobody but its own host, and remembers nothing. (That no
// request leaves the site is checked of every tab of every test.)
func TestNothingIsStored(t *testing.T) {
	together(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`for (const what of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
			Object.defineProperty(globalThis, what, {get() { console.error("it asks for " + what); }});
		}`)
		p.visit("index.html")
		p.settled()
		p.search("russia")
		p.click(".filters > summary")
		p.click(`[data-do="when:later"]`)
		p.quiet()
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

func TestAsksOnlyForItsOwnFiles(t *testing.T) {
	together(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.search("russia")
		p.quiet()
		asked := map[string]int{}
		for _, address := range p.Requests() {
			asked[strings.TrimPrefix(address, s.URL+"/")]++
		}
		for _, pattern := range []string{"index.html", "statement-evidence.*.css", "whole.*.css", "print.*.css", "element.*.js", "offline.*.js", "page.*.js", "page.*.wasm", "story.*.txt", "words.en.*.txt"} {
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
	together(t, func(t *testing.T, s *site) {
		s.answer("index.html", under(strings.NewReplacer("default-src", "sandbox allow-scripts; default-src")))
		p := s.ready(t, "index.html")
		p.is("it is in a sandbox", `origin === "null"`)
		p.search("coats")
		p.until(`document.querySelector(".statement[hidden]")`)
		p.click(".filters > summary")
		p.click(`[data-do="when:later"]`)
		p.until(`document.querySelector(".row[hidden]")`)
	})
}
