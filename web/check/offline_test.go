package check

import (
	"bytes"
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

	"statement-evidence/wasm/i18n"
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
