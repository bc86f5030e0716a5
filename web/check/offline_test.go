package check

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/network"
	manifest "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/web/press/serve"
)

// What a reader keeps can be read without a network, whole, in one version or the other.

const (
	line   = `document.querySelector(".offline")`
	keeper = `.offline button`
)

// wire is the network between a site and its readers. It can be cut.
type wire struct {
	cut  atomic.Bool
	down string // a pattern of what alone is cut, "" for nothing
	mu   sync.Mutex
	next map[string][]byte // files of another version, by name; an empty one is not there
	kind string            // the type of the file that was sent otherwise last
}

func (s *site) wired() *wire {
	w := &wire{next: map[string][]byte{}}
	handle := func(rw http.ResponseWriter, r *http.Request, usual http.Handler) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		w.mu.Lock()
		down, other, kind := w.down, w.next[name], w.kind
		w.mu.Unlock()
		switch {
		case w.cut.Load() || down != "" && regexp.MustCompile(down).MatchString(name):
			panic(http.ErrAbortHandler)
		case other != nil && len(other) == 0:
			http.NotFound(rw, r)
		case other != nil:
			if kind == "" {
				kind = map[bool]string{true: "text/javascript", false: "text/html; charset=utf-8"}[strings.HasSuffix(name, ".js")]
			}
			rw.Header().Set("Content-Security-Policy", serve.Policy)
			rw.Header().Set("Content-Type", kind)
			if serve.Hashed.MatchString(name) {
				rw.Header().Set("Cache-Control", serve.Lasting)
			}
			rw.Write(other)
		default:
			usual.ServeHTTP(rw, r)
		}
	}
	s.answer("*", handle)
	s.answer("*/*", handle)
	return w
}

func (w *wire) only(pattern string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.down = pattern
}

// renew publishes another version of the site, whose page has another title.
func (w *wire) renew(s *site) {
	_, first := s.file("index.html")
	_, worker := s.file("sw.js")
	integrity := func(content []byte) []byte {
		sum := sha256.Sum256(content)
		return []byte("sha256-" + base64.StdEncoding.EncodeToString(sum[:]))
	}
	second := regexp.MustCompile(`<title>[^<]*`).ReplaceAll(first, []byte("<title>Second version"))
	worker = bytes.Replace(worker, integrity(first), integrity(second), 1)
	worker = regexp.MustCompile(`VERSION="\w+"`).ReplaceAll(worker, []byte(`VERSION="second"`))
	w.mu.Lock()
	defer w.mu.Unlock()
	w.next["index.html"], w.next["sw.js"] = second, worker
}

// keeps asks for a page to be kept and waits until it is.
func (p *tab) keeps() {
	p.t.Helper()
	p.until(line + `?.querySelector("button:not([hidden])")`)
	if n := p.stores(); n != 0 {
		p.t.Errorf("%d stores before anyone asked", n)
	}
	p.click(keeper)
	p.says(i18n.OfflineKept)
}

func (p *tab) says(key i18n.MessageID) {
	p.t.Helper()
	p.until(line+`?.textContent.startsWith($0)`, english.Get(key))
}

// cut cuts the network, of which a browser speaks.
func (p *tab) cut(w *wire) {
	p.expect("net::ERR_", "Failed to fetch", "the browser plays the sound alone")
	w.cut.Store(true)
}

func TestKeptToReadOffline(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.tab(t)
		p.before(`globalThis.persisted = 0; navigator.storage.persist = async () => { persisted++; return true; }`)
		p.visit("index.html")
		p.untilState("ready")
		p.assert("nothing is asked for before the reader does", `persisted === 0`)
		p.keeps()
		p.assert("the browser is asked not to remove it", `persisted === 1`)
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
		p.says(i18n.OfflineKept)
		p.search("coats")
		p.until(`document.querySelector(".statement[hidden]")`)
		p.visit("")
		p.untilSettled()

		// What was never kept is not there, and all else stays.
		p.search("")
		p.listens()
		p.untilIdle()
		p.untilState("ready")
	})
}

// stores counts what is stored.
func (p *tab) stores() int {
	p.t.Helper()
	return value[int](p, `caches.keys().then((keys) => keys.length)`)
}

// updates has the browser look for a new version, as it does by itself when a page is opened.
func (p *tab) updates() {
	p.t.Helper()
	p.run(`navigator.serviceWorker.ready.then((registration) => registration.update()).catch(() => {})`)
}

func TestSoundIsKeptWhenUsed(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.openWithSound(t, "index.html")
		p.expect("status of 416")
		p.keeps()
		const sound = `document.querySelector(".tools audio").src`
		if value[bool](p, `caches.match(`+sound+`).then(Boolean)`) {
			t.Error("sound is kept before it is heard")
		}
		p.opened()
		p.run(`new Promise((done) => {
			const look = async () => await caches.match(` + sound + `) ? done() : requestAnimationFrame(look);
			look();
		})`)
		p.until(`performance.getEntriesByName(` + sound + `.replace(/mp3$/, "vtt")).length > 0`)
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
		p.opened()
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").currentTime > 0.1`, listen)
		p.click(player + ` .play`)

		file := s.published(p.address())
		for _, c := range []struct {
			asked, told string
			status      int
			want        []byte
		}{
			{"bytes=100-199", "bytes 100-199/N", 206, file[100:200]},
			{"bytes=0-", "bytes 0-M/N", 206, file},
			{"bytes=-50", "bytes F-M/N", 206, file[len(file)-50:]},
			{"bytes=100-99999999", "bytes 100-M/N", 206, file[100:]},
			{"bytes=99999999-", "bytes */N", 416, nil},
			{"bytes=0-1,5-6", "", 200, file},
		} {
			size := len(file)
			told := strings.NewReplacer("N", fmt.Sprint(size), "M", fmt.Sprint(size-1), "F", fmt.Sprint(size-50)).Replace(c.told)
			got := value[struct {
				Status int
				Told   string
				Hash   string
			}](p, `fetch(`+sound+`, {headers: {Range: $0}}).then(async (r) => ({
				Status: r.status, Told: r.headers.get("content-range") ?? "",
				Hash: Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", await r.arrayBuffer())), (b) => b.toString(16).padStart(2, "0")).join(""),
			}))`, c.asked)
			if got.Status != c.status || got.Told != told || got.Hash != fmt.Sprintf("%x", sha256.Sum256(c.want)) {
				t.Errorf("%s: %+v, want %d %q and %d bytes of the file", c.asked, got, c.status, told, len(c.want))
			}
		}
	})
}

// published reads the file of an address.
func (s *site) published(address string) []byte {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(strings.TrimPrefix(address, s.URL+"/"))))
	if err != nil {
		s.t.Fatal(err)
	}
	return content
}

func TestCutWhileBeingKept(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		w.only("^icon")
		p := s.ready(t, "index.html")
		p.expect("not kept: Failed to fetch")
		p.until(line + `?.querySelector("button:not([hidden])")`)
		p.click(keeper)
		p.says(i18n.OfflineFailed)
		if n := p.stores(); n != 0 {
			t.Errorf("%d stores are left of what was cut off", n)
		}
		p.untilState("ready")
		w.only("")
		p.keeps()
	})
}

func TestNewVersionWaitsForConsent(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.ready(t, "index.html")
		p.keeps()
		w.renew(s)
		p.updates()
		p.says(i18n.OfflineNew)
		p.visit("index.html")
		p.untilSettled()
		p.assert("it is the version that was kept, until the reader wants the other", `document.title !== "Second version"`)
		p.says(i18n.OfflineNew)
		p.click(keeper)
		p.until(`document.title === "Second version"`)
		p.untilSettled()
		p.says(i18n.OfflineKept)
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
		p.assert("the new version is kept whole", `document.title === "Second version"`)
	})
}

// A server is half way to another version, or the network ends on the way: the old one stays, whole.
func TestUpdateCutOff(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.ready(t, "index.html")
		p.keeps()
		w.renew(s)
		w.mu.Lock()
		second := w.next["index.html"]
		delete(w.next, "index.html") // the worker is new, the page is not yet
		w.mu.Unlock()
		p.expect("index.html came as sha256-", "not kept: Failed to fetch")
		p.updates()
		p.until(line+`.textContent.includes($0)`, english.Get(i18n.OfflineChanged))
		p.says(i18n.OfflineKept)
		p.onlyOld()
		w.only("^index")
		p.updates()
		p.says(i18n.OfflineKept)
		p.onlyOld()
		p.visit("index.html")
		p.untilSettled()
		p.assert("it is still the old version", `document.title !== "Second version"`)
		w.mu.Lock()
		w.next["index.html"] = second
		w.mu.Unlock()
		w.only("")
		p.updates()
		p.says(i18n.OfflineNew)
	})
}

// onlyOld waits until nothing is being installed, and holds the stores to one.
func (p *tab) onlyOld() {
	p.t.Helper()
	p.run(`navigator.serviceWorker.ready.then(async ({installing}) => {
		while (installing && installing.state !== "redundant") await new Promise((done) => installing.addEventListener("statechange", done, {once: true}));
	})`)
	if n := p.stores(); n != 1 {
		p.t.Errorf("%d stores, want only that of the old version", n)
	}
}

// full has no room for the files whose addresses hold a text.
func (w *wire) full(s *site, text string) {
	_, worker := s.file("sw.js")
	w.mu.Lock()
	defer w.mu.Unlock()
	w.next["sw.js"] = append([]byte(`{
		const put = Cache.prototype.put;
		Cache.prototype.put = function (address, response) {
			return String(address).includes("`+text+`") ? Promise.reject(new DOMException("full", "QuotaExceededError")) : put.call(this, address, response);
		};
	}`), worker...)
}

func TestNoRoomForThePage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		w.full(s, ".wasm")
		p := s.ready(t, "index.html")
		p.expect("not kept: full")
		p.until(line + `?.querySelector("button:not([hidden])")`)
		p.click(keeper)
		p.says(i18n.OfflineFailed)
		if n := p.stores(); n != 0 {
			t.Errorf("%d stores are left of what had no room", n)
		}
		p.search("coats")
		p.until(`document.querySelector(".statement[hidden]")`)
	})
}

func TestNoRoomForSound(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		w.full(s, ".mp3")
		p := s.openWithSound(t, "index.html")
		p.keeps()
		p.opened()
		p.click(player + ` .play`)
		p.until(`document.querySelector($0 + " audio").currentTime > 0.1`, listen)
		p.click(player + ` .play`)
	})
}

// A server, or a proxy before it, sends something else than was published. It
// is not kept, the reader is told, and whoever looks after the site what and why;
// once that is mended, the page is kept.
func TestOnlyWhatWasPublishedIsKept(t *testing.T) {
	for name, c := range map[string]struct {
		file, kind string
		change     func(content []byte) []byte
	}{
		"a page that was added to":          {"index.html", "text/html; charset=utf-8", func(c []byte) []byte { return append(c, "<!-- x -->"...) }},
		"a script that does more":           {"element.*.js", "text/javascript", func(c []byte) []byte { return append([]byte("window.tampered = true;"), c...) }},
		"another page for what is missing":  {"page.*.wasm", "text/html; charset=utf-8", func([]byte) []byte { return []byte("<!DOCTYPE html><title>Shell</title>") }},
		"nothing for something of no haste": {"classroom.*.wasm", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				w := s.wired()
				p := s.ready(t, "index.html")
				p.until(line + `?.querySelector("button:not([hidden])")`)
				file, content := s.file(c.file)
				w.send(file, c.kind, c.change, content)
				p.do(network.ClearBrowserCache())
				p.expect(file+" came as", "status of 404")
				p.click(keeper)
				p.says(i18n.OfflineChanged)
				if n := p.stores(); n != 0 {
					t.Errorf("%d stores are left", n)
				}
				if !strings.Contains(fmt.Sprint(p.Console()), "not kept: "+s.URL+"/"+file+" came as ") || !strings.Contains(fmt.Sprint(p.Console()), ", but was published as sha256-"+digest(content)) {
					t.Errorf("the console does not say why: %v", p.Console())
				}
				w.send(file, "", nil, nil)
				p.keeps()
				p.cut(w)
				p.visit("index.html")
				p.untilSettled()
				p.assert("it is as published", `!globalThis.tampered`)
			})
		})
	}
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// send has a file sent otherwise than it was published: changed, or, where nothing says how, not at all. Without content it is sent as ever.
func (w *wire) send(file, kind string, change func([]byte) []byte, content []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case content == nil:
		delete(w.next, file)
	case change == nil:
		w.next[file] = []byte{}
	default:
		w.next[file], w.kind = change(bytes.Clone(content)), kind
	}
}

// A wrong answer of the server may be in the browser's cache: it is bypassed.
func TestWrongInTheBrowsersCache(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.ready(t, "index.html")
		file, content := s.file("classroom.en.*.json")
		w.send(file, "application/json", func([]byte) []byte { return []byte("{}") }, content)
		const text = `fetch($0).then((response) => response.text())`
		if got := value[string](p, text, file); got != "{}" {
			t.Fatalf("the server sends %.100s", got)
		}
		w.send(file, "", nil, nil)
		if got := value[string](p, text, file); got != "{}" {
			t.Fatalf("the browser's cache has %.100s", got)
		}
		p.keeps()
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
		if got := value[string](p, text, file); got != string(content) {
			t.Errorf("what is kept is %.100s", got)
		}
	})
}

// What is first used later is held to what was published, too.
func TestSoundThatWasChangedIsNotKept(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.openWithSound(t, "index.html")
		p.keeps()
		file, content := s.file("player.*.js")
		w.send(file, "text/javascript", func(c []byte) []byte { return append([]byte("window.tampered = true;"), c...) }, content)
		p.expect(file+" came as", "the browser plays the sound alone", "net::ERR_FAILED")
		p.listens()
		p.until(line+`.textContent.includes($0)`, english.Get(i18n.OfflineKept)+" "+english.Get(i18n.OfflineChanged))
		if value[bool](p, `caches.match($0).then((kept) => Boolean(kept || globalThis.tampered))`, file) {
			t.Error("it is run or kept")
		}
		w.send(file, "", nil, nil)
		p.visit("index.html")
		p.untilSettled()
		p.says(i18n.OfflineKept)
		p.opened()
		p.run(`new Promise((done) => {
			const look = async () => await caches.match($0) ? done() : requestAnimationFrame(look);
			look();
		})`, file)
	})
}

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

// What was removed is not kept again by what is used next, and can be kept again.
func TestRemovedAndKeptAgain(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		w := s.wired()
		p := s.openWithSound(t, "index.html")
		p.keeps()
		p.click(keeper)
		p.until(line+`.querySelector("button").textContent === $0`, english.Get(i18n.OfflineKeep))
		p.opened()
		if n := p.stores(); n != 0 {
			t.Errorf("%d stores of what was removed", n)
		}
		p.keeps()
		p.cut(w)
		p.visit("index.html")
		p.untilSettled()
	})
}

func TestRemovingWhatIsKept(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.keeps()
		p.click(keeper)
		p.until(line+`.querySelector("button").textContent === $0`, english.Get(i18n.OfflineKeep))
		if n := p.stores(); n != 0 {
			t.Errorf("%d stores are left", n)
		}
		if n := value[int](p, `navigator.serviceWorker.getRegistrations().then((all) => all.length)`); n != 0 {
			t.Errorf("%d workers are left", n)
		}
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
