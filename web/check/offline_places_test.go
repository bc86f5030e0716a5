package check

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	manifest "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
)

// Where a story is kept: beside what others keep, on other servers, in two languages; and where it is not.

// Below the folder of a kept page there may be other applications. What they
// send reaches who asked for it, is asked for each time, and is nowhere kept,
// whatever its name looks like.
func TestOthersBelowTheScopeAreLeftAlone(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		var count atomic.Int32
		private := func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
			count.Add(1)
			w.Header().Set("Cache-Control", "no-store")
			fmt.Fprintf(w, "%s %s of %s", r.Method, r.URL, r.Header.Get("X-User"))
		}
		s.answer("private/*", private)
		s.answer("*.0123456789.*", private)
		s.answer("sources", private)
		p := s.ready(t, "index.html")
		p.keeps()
		p.visit("index.html")
		p.untilSettled()
		p.assert("it is answered from what is kept", `navigator.serviceWorker.controller`)
		kept := value[int](p, entries)
		element, _ := s.file("element.*.js")
		asked := []string{
			"private/report.0123456789.json?user=", "private/report.0123456789.json", "private/export.1764328000.csv",
			"report.0123456789.json", "element.0123456789.js", "private/" + element, "private/index.html", "private/", "sources",
		}
		for i := range 300 {
			asked = append(asked, fmt.Sprintf("private/own.%010x.json", i))
		}
		wrong := value[[]string](p, `(async () => {
			const wrong = [];
			for (const address of $0) {
				for (const user of ["alice", "bob"]) {
					const text = await (await fetch(address.endsWith("=") ? address + user : address, {cache: "no-store", headers: {"X-User": user}})).text();
					if (!text.endsWith(" of " + user)) wrong.push(address + " gives " + user + ": " + text);
				}
			}
			return wrong;
		})()`, asked)
		if len(wrong) > 0 || int(count.Load()) != 2*len(asked) {
			t.Errorf("the other application was asked %d times, want %d; %q", count.Load(), 2*len(asked), wrong)
		}
		if !value[bool](p, `fetch($0 + "?x").then((response) => response.ok)`, element) || s.requested(element) < 2 {
			t.Errorf("with a query %s is answered from what is kept", element)
		}
		p.expect("status of 405")
		if got := value[int](p, `fetch("index.html", {method: "POST"}).then(({status}) => status)`); got != http.StatusMethodNotAllowed {
			t.Errorf("POST is answered with %d", got)
		}
		if n := value[int](p, entries); n != kept {
			t.Errorf("%d files are kept, and %d were", n, kept)
		}
	})
}

// entries counts the files that are kept.
const entries = `caches.keys().then(async (keys) => {
	let n = 0;
	for (const key of keys) n += (await (await caches.open(key)).keys()).length;
	return n;
})`

// Hosts that leave out the endings of pages send readers there: the page that
// was open is kept, whatever its address.
func TestKeptWhereEndingsAreLeftOut(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		s.cleans()
		uk := i18ntest.Load(t, "uk")
		p := s.ready(t, "index.uk.html")
		p.assert("the ending is left out", `location.pathname === "/index.uk"`)
		p.until(line + `?.querySelector("button:not([hidden])")`)
		p.click(keeper)
		p.until(line+`.textContent.startsWith($0)`, uk.Get(i18n.OfflineKept))
		p.cut(w)
		for _, address := range []string{"index.uk", "index.uk.html", "index.uk?utm_source=x", "index.uk.html#all-sources"} {
			p.visit(address)
			p.untilSettled()
			p.assert("it is the page in that language", `document.querySelector("statement-evidence").lang === "uk"`)
		}
		w.cut.Store(false)
		p.visit("index.html")
		p.untilSettled()
		p.says(i18n.OfflineKept)
		w.cut.Store(true)
		for _, address := range []string{"", "index", "index.html", "?utm_source=x"} {
			p.visit(address)
			p.untilSettled()
			p.assert("it is the page in that language", `document.querySelector("statement-evidence").lang === "en"`)
		}
	})
}

// A page in another language than the one kept says that it is kept once it is.
func TestKeptInTwoLanguages(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		uk := i18ntest.Load(t, "uk")
		p := s.ready(t, "index.html")
		p.keeps()
		w.only("^words.uk")
		p.expect("net::ERR_", "Failed to fetch", "the page stays as it was written")
		p.visit("index.uk.html")
		p.until(line+`?.textContent.startsWith($0)`, uk.Get(i18n.OfflineFailed))
		w.only("")
		p.click(keeper)
		p.until(line+`.textContent.startsWith($0)`, uk.Get(i18n.OfflineKept))
		w.cut.Store(true)
		p.visit("index.uk.html")
		p.untilSettled()
		p.until(line+`.textContent.startsWith($0)`, uk.Get(i18n.OfflineKept))
	})
}

// In some private windows a browser does not tell what is kept: nothing is offered, and nothing goes wrong.
func TestWhereNothingCanBeKept(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`globalThis.looked = 0; navigator.serviceWorker.getRegistration = () => { looked++; return Promise.reject(new DOMException("private", "SecurityError")); }`)
		p.visit("index.html")
		p.untilSettled()
		p.assert("it has looked, and offers nothing", `looked === 1 && !document.querySelector(".offline")`)
	})
}

// In a host's frame, and in a sandbox, a page does not offer to be kept.
func TestNotKeptInAFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.answer("host.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><iframe src="index.html" title="A" width="1200" height="700"></iframe>`)
		})
		p := s.open(t, "host.html")
		p.until(`document.querySelector("iframe").contentDocument?.querySelector("statement-evidence")?.dataset.state === "ready"`)
		p.assert("in a frame", `!document.querySelector("iframe").contentDocument.querySelector(".offline")`)
		s.answer("index.html", under(strings.NewReplacer("default-src", "sandbox allow-scripts; default-src")))
		q := s.ready(t, "index.html")
		q.assert("in a sandbox", `origin === "null" && !document.querySelector(".offline")`)
	})
}

// A page can be installed: its manifest is one, and its icons are what it says.
func TestCanBeInstalled(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.do(chromedp.ActionFunc(func(ctx context.Context) error {
			_, faults, _, _, err := manifest.GetAppManifest().Do(ctx)
			for _, f := range faults {
				t.Errorf("the manifest: %s", f.Message)
			}
			return err
		}))
		bad := value[[]string](p, `(async () => {
			const link = document.querySelector("link[rel=manifest]"), bad = [];
			const manifest = await (await fetch(link.href)).json();
			if (manifest.icons.length !== 3) bad.push("icons: " + manifest.icons.length);
			for (const {src, sizes, purpose} of manifest.icons) {
				const bitmap = await createImageBitmap(await (await fetch(new URL(src, link.href))).blob());
				if (bitmap.width + "x" + bitmap.height !== sizes) bad.push(src + " is " + bitmap.width);
			}
			if (!(await fetch(new URL(manifest.start_url, link.href))).ok) bad.push("start_url");
			return bad;
		})()`)
		if len(bad) > 0 {
			t.Error(bad)
		}
	})
}

// A browser may take away what is kept, when room is short: the page keeps itself again.
func TestKeptAgainWhenTakenAway(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.ready(t, "index.html")
		p.keeps()
		p.run(`caches.keys().then((keys) => Promise.all(keys.map((key) => caches.delete(key))))`)
		p.visit("index.html")
		p.untilSettled()
		p.says(i18n.OfflineKept)
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
	})
}
