package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"

	"statement-evidence/wasm/i18n"
)

// What hinders keeping: no room, and files that are not as they were published.

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
	t.Parallel()
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
