package check

import (
	"bytes"
	"maps"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/i18n"
)

// Servers, and what stands before them, do as they like with a site. Where the
// comparison can be shown, heard, presented and kept all the same, it is; else
// the words stay, and it is said once, in plain words, what does not work and why.

// vice is what a server does in place of the usual.
type vice func(w http.ResponseWriter, r *http.Request, usual http.Handler)

// vices are what servers do, and what is then said where something does not work.
var vices = []struct {
	name                             string
	of                               func(s *site, held <-chan struct{}) vice
	later                            bool           // whether the server begins with it once the page is open
	element, frame, sound, classroom string         // part of what the console says, "" where it works
	offline                          i18n.MessageID // what the page says
	hear                             []string       // what the browser says beside it
}{
	{name: "leaves out endings", of: func(s *site, _ <-chan struct{}) vice { return s.shortens(true) }, offline: i18n.OfflineKept},
	{
		name: "leaves out endings, and lets nobody in on the way", of: func(s *site, _ <-chan struct{}) vice { return s.shortens(false) }, offline: i18n.OfflineKept,
		element: "a redirect lets no other origin in", hear: []string{"CORS", "net::ERR_FAILED"},
	},
	{name: "changes pages", of: always(changes), offline: i18n.OfflineChanged, hear: []string{" came as sha256-"}},
	{
		name: "sends a page for what is not there", of: always(shells), later: true, offline: i18n.OfflineChanged, hear: []string{" came as sha256-", "integrity"},
		element: "sends a page in its place", frame: "sends a page in its place", sound: "sends a page in its place", classroom: "sends a page in its place",
	},
	{name: "knows no types", of: always(untyped), offline: i18n.OfflineKept, hear: []string{"should be served as application/wasm"}},
	{name: "sends no parts", of: always(partless), offline: i18n.OfflineKept},
	{name: "is slow", of: slow, offline: i18n.OfflineKept},
	{
		name: "breaks off", of: always(breaksOff), later: true, offline: i18n.OfflineFailed, hear: []string{"net::ERR_", "Fetch API cannot load", "not kept: "},
		element: "it cannot be loaded", frame: "it cannot be loaded", sound: "it cannot be loaded", classroom: "it cannot be loaded",
	},
}

func always(v vice) func(*site, <-chan struct{}) vice {
	return func(*site, <-chan struct{}) vice { return v }
}

// isPage reports whether a page is asked for.
func isPage(r *http.Request) bool {
	return strings.HasSuffix(r.URL.Path, ".html") || strings.HasSuffix(r.URL.Path, "/")
}

// sent is the usual answer, whole.
func sent(r *http.Request, usual http.Handler) *httptest.ResponseRecorder {
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "Range"} {
		r.Header.Del(name)
	}
	answer := httptest.NewRecorder()
	usual.ServeHTTP(answer, r)
	return answer
}

func changes(w http.ResponseWriter, r *http.Request, usual http.Handler) {
	if !isPage(r) {
		usual.ServeHTTP(w, r)
		return
	}
	answer := sent(r, usual)
	answer.Header().Del("Content-Length")
	answer.Header().Del("ETag")
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	w.Write(append(bytes.Replace(answer.Body.Bytes(), []byte("</head>"), []byte(`<meta name="of-the-network" content=""></head>`), 1), "<!-- of the network -->"...))
}

// another are the files of which a server may have those of another build only. Scripts and
// styles that a page names are of its own.
var another = regexp.MustCompile(`\.(wasm|txt|mp3|vtt)$|(player|classroom)\.\w+\.\w+\.json$|^audio.*\.json$`)

func shells(w http.ResponseWriter, r *http.Request, usual http.Handler) {
	if !another.MatchString(strings.TrimPrefix(r.URL.Path, "/")) {
		usual.ServeHTTP(w, r)
		return
	}
	answer := sent(r, usual)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(answer.Code)
	w.Write([]byte("<!DOCTYPE html><title>Shell</title>"))
}

// rewritten is an answer with other headers.
type rewritten struct {
	http.ResponseWriter
	rewrite func(http.Header)
}

func (a rewritten) WriteHeader(status int) {
	a.rewrite(a.Header())
	a.ResponseWriter.WriteHeader(status)
}

func untyped(w http.ResponseWriter, r *http.Request, usual http.Handler) {
	usual.ServeHTTP(rewritten{w, func(h http.Header) {
		if !regexp.MustCompile(`\.(html|js|css)$|/$`).MatchString(r.URL.Path) {
			h.Set("Content-Type", "application/octet-stream")
		}
	}}, r)
}

func partless(w http.ResponseWriter, r *http.Request, usual http.Handler) {
	r.Header.Del("Range")
	usual.ServeHTTP(rewritten{w, func(h http.Header) { h.Del("Accept-Ranges") }}, r)
}

// half sends half of what is no page, script or style, and then does something else.
func half(w http.ResponseWriter, r *http.Request, usual http.Handler, then func(rest []byte)) {
	if regexp.MustCompile(`\.(js|css|html)$|/$`).MatchString(r.URL.Path) && path.Base(r.URL.Path) != "fragment.html" {
		usual.ServeHTTP(w, r)
		return
	}
	answer := sent(r, usual)
	content := answer.Body.Bytes()
	maps.Copy(w.Header(), answer.Header())
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(answer.Code)
	w.Write(content[:len(content)/2])
	http.NewResponseController(w).Flush()
	then(content[len(content)/2:])
}

// slow sends the second half once it is held no longer.
func slow(_ *site, held <-chan struct{}) vice {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		half(w, r, usual, func(rest []byte) {
			<-held
			w.Write(rest)
		})
	}
}

func breaksOff(w http.ResponseWriter, r *http.Request, usual http.Handler) {
	half(w, r, usual, func([]byte) { panic(http.ErrAbortHandler) })
}

// begins has a site do all that a vice does, until the test ends, and gives what lets go of what it holds.
func (s *site) begins(v func(s *site, held <-chan struct{}) vice) (release func()) {
	held := make(chan struct{})
	release = sync.OnceFunc(func() { close(held) })
	s.t.Cleanup(release)
	does := v(s, held)
	for _, pattern := range []string{"*", "*/*"} {
		s.answer(pattern, does)
	}
	return release
}

// touching has the frame that it runs in touched, and chooses words there when it is told so.
const touching = `if (parent !== window) {
	addEventListener("load", () => document.body.dispatchEvent(new PointerEvent("pointerover", {bubbles: true})));
	customElements.whenDefined("statement-evidence").then(() => parent.postMessage("touched", "*"));
	addEventListener("message", ({data}) => data === "choose" && document.querySelector(".phrase").click());
} else addEventListener("message", ({data}) => { globalThis.touched ||= data === "touched" });
`

func TestServersWithVices(t *testing.T) {
	for _, v := range vices {
		t.Run(v.name, func(t *testing.T) {
			t.Run("for others", func(t *testing.T) {
				oneCompiler(t, func(t *testing.T, s *site) {
					release := s.begins(v.of)
					host := serving(t, s.dir)
					host.unpoliced("host.html", `<iframe src="`+s.URL+"/frame/"+story.Lead[0].Head+`.html?events" title="A" width="900" height="300"></iframe>`+s.bring(`loading="eager"`))
					p := host.tab(t)
					p.hosts = append(p.hosts, s.URL)
					p.expect(v.hear...)
					p.before(touching + events + `; globalThis.framed = []; addEventListener("message", ({data}) => /^statement-evidence:(ready|error)$/.test(data?.type) && framed.push(data))`)
					p.visit("host.html")
					const readable = `(tree().querySelector("blockquote p") ?? document.querySelector("statement-evidence > a")).checkVisibility()`
					p.assert("something can be read meanwhile", readable)
					if v.later {
						p.until(`globalThis.touched`)
					}
					release()
					p.until(`globalThis.touched`)
					p.run(`frames[0].postMessage("choose", "*")`)
					p.untilState(map[bool]string{true: "ready", false: "failed"}[v.element == ""])
					p.assert("something can be read", readable)
					p.assert("the host is told", `told.filter(({name, detail}) => name === ($0 ? "error" : "ready") && (detail.message ?? "").includes($0)).length === 1`, v.element)
					p.until(`framed.length > 0`)
					p.assert("the host is told of the frame", `framed.length === 1 && framed[0].type === "statement-evidence:" + ($0 ? "error" : "ready") && (framed[0].message ?? "").includes($0)`, v.frame)
					p.explains("the page stays as it was written", v.element, v.frame)
				})
			})
			t.Run("for readers", func(t *testing.T) {
				oneCompiler(t, func(t *testing.T, s *site) {
					p := s.tab(t)
					p.expect(append(v.hear, "willReadFrequently")...)
					p.before(samples)
					release := func() {}
					if !v.later {
						release = s.begins(v.of)
					}
					p.visit("index.html")
					p.assert("it can be read meanwhile", `tree().querySelector("blockquote p").checkVisibility()`)
					release()
					p.untilSettled()
					if v.later {
						s.begins(v.of)
					}

					p.listens()
					if v.sound == "" {
						p.until(`document.querySelector($0)`, player)
						p.run(`globalThis.audio = document.querySelector($0 + " audio"); heard(audio); 0`, listen)
						p.click(player + ` .play`)
						p.until(`heard(audio)`)
						p.click(player + ` .play`)
					} else {
						p.hears("the browser plays the sound alone")
						p.assert("the browser's own controls are there", `document.querySelector($0 + " audio").controls`, listen)
					}
					p.explains("the browser plays the sound alone", v.sound)

					p.openTool("more")
					p.click(`[data-action="quiz"]`)
					if v.classroom == "" {
						p.until(`document.querySelector("dialog.classroom[open] h2")`)
						p.press(kb.Escape)
						p.until(`!document.querySelector("dialog.classroom")`)
					} else {
						p.until(`document.querySelector(".answer")?.textContent.includes($0)`, english.Get(i18n.ClassroomFailed))
					}
					p.explains("no classroom", v.classroom)

					p.until(line + `?.querySelector("button:not([hidden])")`)
					p.click(keeper)
					p.says(v.offline)
				})
			})
		})
	}
}

// explains holds what the console says of something that does not work: once for each reason, "" for none.
func (p *tab) explains(of string, why ...string) {
	p.t.Helper()
	p.expect(of)
	n := 0
	for _, reason := range why {
		if reason != "" {
			n++
		}
	}
	for _, h := range p.Console() {
		if _, reason, said := strings.Cut(h.Text, "statement-evidence: "+of+": "); said {
			n--
			if !slices.ContainsFunc(why, func(part string) bool { return part != "" && strings.Contains(reason, part) }) {
				p.t.Errorf("%s: it says %q", of, h.Text)
			}
		}
	}
	if n != 0 {
		p.t.Errorf("%s: it is said %d times too seldom", of, n)
	}
}
