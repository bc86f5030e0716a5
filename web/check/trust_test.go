package check

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"testing"
)

// What a host page is, and what its readers may write into it, reaches nothing
// of the comparison; and no more of the comparison's server reaches the host than is said.

// unpoliced serves a page of a host that forbids nothing.
func (s *site) unpoliced(name, body string) {
	s.answer(name, is("text/html; charset=utf-8", []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`+body)))
}

// held is the element as it is pasted: its script held to its content.
func (s *site) held(attributes string) string {
	s.t.Helper()
	_, fragment := s.file("fragment.html")
	script, _, _ := strings.Cut(string(fragment), "<statement-evidence")
	script = script[strings.Index(script, "<script"):]
	return strings.Replace(script, `src="`, `src="`+s.URL+`/`, 1) + fmt.Sprintf(`<statement-evidence src="%[1]s/fragment.html" %[2]s><a href="%[1]s/index.html">Fallback</a></statement-evidence>`, s.URL, attributes)
}

func TestPollutedPrototypes(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.unpoliced("host.html", `<script>
			for (const name of ["onclick", "onload", "onerror", "onfocus", "onbeforetoggle", "title", "lang"]) Object.prototype[name] = "globalThis.run = true";
			for (const name of ["script", "player", "style", "lesson", "program", "words"]) Object.prototype[name] = "evil.js";
		</script>`+s.bring(`loading="eager"`))
		p := s.ready(t, "host.html")
		p.expect("willReadFrequently", "play()")
		p.listens()
		p.until(`tree().querySelector(".listen button")`)
		p.click(embedStatement)
		p.until(`tree().querySelector("dialog.embed[open] textarea")`)
		p.run(`tree().querySelector("dialog.embed > button").click()`)
		p.until(`!tree().querySelector("dialog.embed")`)
		p.run(guest + `.setAttribute("mode", "quiz")`)
		p.until(`tree().querySelector("dialog.classroom[open] button")`)
		p.assert("no attribute is the prototype's", `every([...`+guest+`.shadowRoot.querySelectorAll("*"), ...document.head.querySelectorAll("*")], (e) => every([...e.attributes, {name: "", value: ""}], ({name, value}) => !name.startsWith("on") && !value.includes("globalThis") && !value.includes("evil")))`)
		p.assert("nothing of it has run", `!globalThis.run`)
		if n := s.requested("evil.js"); n > 0 {
			t.Errorf("a file that a prototype names was requested %d times", n)
		}
	})
}

func TestRedirectedElsewhere(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		third := serving(t, s.dir)
		third.answer("*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			w.Header().Set("Content-Type", "text/javascript")
			io.WriteString(w, `globalThis.run = true; export class Players {} export const open = () => {}; globalThis.Go = class {}`)
		})
		for _, way := range []struct{ file, act, until string }{
			{"page.*.js", `0`, guest + `.dataset.state === "failed"`},
			{"player.*.js", soundOpens, `globalThis.told`},
			{"embed-dialog.*.js", `tree().querySelector("[data-action='embed:']").click()`, `globalThis.told`},
			{"classroom.*.js", guest + `.setAttribute("mode", "quiz")`, `globalThis.told`},
		} {
			s := serving(t, s.dir)
			s.answer(way.file, func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
				http.Redirect(w, r, third.URL+r.URL.Path, http.StatusFound)
			})
			s.unpoliced("host.html", s.bring(`loading="eager"`))
			p := s.tab(t)
			p.hosts = append(p.hosts, third.URL)
			p.before(`{ const {warn} = console; console.warn = (...says) => { globalThis.told = true; warn(...says); } }`)
			p.visit("host.html")
			if way.act != "0" {
				p.untilSettled()
			}
			p.run(way.act)
			p.until(way.until)
			p.expect("statement-evidence:")
			p.assert("nothing of another origin has run: "+way.file, `!globalThis.run`)
		}

		// Within the origin a server may name its pages otherwise.
		s.answer("fragment.html", func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			http.Redirect(w, r, "/clean/fragment", http.StatusPermanentRedirect)
		})
		clean := func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
			if path.Base(r.URL.Path) == "fragment" {
				_, content := s.file("fragment.html")
				is("text/html; charset=utf-8", content)(w, r, usual)
				return
			}
			http.StripPrefix("/clean", usual).ServeHTTP(w, r)
		}
		s.answer("clean/*", clean)
		s.answer("clean/*/*", clean)
		s.put("host.html", s.bring(`loading="eager"`))
		p := s.ready(t, "host.html")
		p.assertWorks()
	})
}

func TestHeldToItsBuild(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		const evil = "globalThis.run = true;"
		away := serving(t, s.dir)
		host := func(s *site) *tab {
			away.unpoliced(path.Base(s.URL)+".html", s.held(`loading="eager"`))
			p := away.tab(t)
			p.hosts = append(p.hosts, s.URL)
			p.before(`{ const {warn} = console; console.warn = (...says) => { globalThis.told = true; warn(...says); } }`)
			p.visit(path.Base(s.URL) + ".html")
			return p
		}
		// As published, all of it works.
		p := host(s)
		p.untilSettled()
		p.assertWorks()
		p.expect("willReadFrequently")
		p.listens()
		p.until(`((canvas) => canvas?.width && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))(tree().querySelector(".wave canvas"))`)
		p.run(guest + `.setAttribute("mode", "quiz")`)
		p.until(`tree().querySelector("dialog.classroom[open] button")`)

		for _, way := range []struct{ file, act, until string }{
			{"page.*.js", "", guest + `.dataset.state === "failed"`},
			{"page.*.wasm", "", guest + `.dataset.state === "failed"`},
			{"player.*.js", soundOpens, `globalThis.told`},
			{"decoder.*.js", soundOpens, `globalThis.told`},
			{"embed-dialog.*.js", `tree().querySelector("[data-action='embed:']").click()`, `globalThis.told`},
			{"classroom.*.js", guest + `.setAttribute("mode", "quiz")`, `globalThis.told`},
			{"classroom.*.wasm", guest + `.setAttribute("mode", "quiz")`, `globalThis.told`},
		} {
			s := serving(t, s.dir)
			s.answer(way.file, func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
				_, content := s.file(path.Base(r.URL.Path))
				if strings.HasSuffix(way.file, ".js") {
					content = append([]byte(evil), content...)
				} else {
					content = append(content, 0, 2, 1, 'x') // a section of another's own
				}
				is(map[bool]string{true: "text/javascript", false: "application/wasm"}[strings.HasSuffix(way.file, ".js")], content)(corsed{w}, r, usual)
			})
			p := host(s)
			p.expect("integrity", "statement-evidence:", "Failed to load")
			if way.act != "" {
				p.untilSettled()
				p.run(way.act)
			}
			p.until(way.until)
			p.assert("what was changed has not run: "+way.file, `!globalThis.run`)
			p.assert("its words are there", `tree().querySelector("blockquote p").checkVisibility()`)
		}

		// A server that gives the right file to who checks it, and another to who runs it.
		twice := serving(t, s.dir)
		n := 0
		twice.answer("page.*.js", func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
			if n++; n == 1 {
				w.Header().Set("Cache-Control", "no-store")
				_, content := twice.file(path.Base(r.URL.Path))
				is("text/javascript", content)(corsed{w}, r, usual)
				return
			}
			is("text/javascript", []byte(evil))(corsed{w}, r, usual)
		})
		p = host(twice)
		p.untilSettled()
		p.assert("only what was checked has run", `!globalThis.run`)

		// A server whose page names other files: the script takes those of its own build.
		renamed := serving(t, s.dir)
		shim, _ := renamed.file("page.*.js")
		_, fragment := renamed.file("fragment.html")
		renamed.answer("fragment.html", func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
			is("text/html; charset=utf-8", bytes.ReplaceAll(fragment, []byte(shim), []byte("page.0123456789.js")))(corsed{w}, r, usual)
		})
		renamed.answer("page.0123456789.js", is("text/javascript", []byte(evil)))
		p = host(renamed)
		p.untilSettled()
		p.assert("it has not run", `!globalThis.run`)
		p.assertWorks()
	})
}

// corsed lets pages of other origins read an answer.
type corsed struct{ http.ResponseWriter }

func (c corsed) WriteHeader(status int) {
	c.Header().Set("Access-Control-Allow-Origin", "*")
	c.ResponseWriter.WriteHeader(status)
}

func (c corsed) Write(b []byte) (int, error) {
	c.Header().Set("Access-Control-Allow-Origin", "*")
	return c.ResponseWriter.Write(b)
}

func TestMarkupOfAnotherPage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		const evil = `<img src="x" onerror="globalThis.run = true"><svg onload="globalThis.run = true"><a xlink:href="javascript:globalThis.run = true"><text>a</text></a><animate href="#x" attributeName="href" values="javascript:0"/></svg>` +
			`<iframe srcdoc="&lt;script>parent.run = true&lt;/script>"></iframe><script>globalThis.run = true</script><p id="bad" onclick="globalThis.run = true" style="background: url(evil.png)" tabindex="0">Text</p>` +
			`<a class="bad" href="javascript:globalThis.run = true">Link</a><form action="evil"><button formaction="javascript:globalThis.run = true">Button</button></form><object data="evil"></object><base href="//evil.example/"><style>*{}</style><meta http-equiv="refresh" content="0;url=evil">`
		_, fragment := s.file("fragment.html")
		s.answer("fragment.html", is("text/html; charset=utf-8", bytes.Replace(fragment, []byte(`<header class="masthead"`), []byte(evil+`<header class="masthead"`), 1)))
		s.answer("x", is("image/svg+xml", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="top.run = true"><script>top.run = true</script></svg>`)))
		s.unpoliced("host.html", s.bring(`loading="eager"`))
		p := s.ready(t, "host.html")
		p.run(`tree().querySelector("#bad").click(); tree().querySelector("a.bad").click()`)
		p.untilIdle()
		p.assert("nothing of it has run", `!globalThis.run`)
		p.assert("nothing of it is there", `!`+guest+`.shadowRoot.querySelector("iframe, script, object, base, form, style, meta, animate, [onclick], [onload], [onerror], [style], [href^=javascript]")`)
		p.assert("a picture of the same site is", `tree().querySelector("img").src === $0`, s.URL+"/x")
		p.assert("its text is", `tree().querySelector("#bad").textContent === "Text"`)
		p.assertWorks()
		for _, name := range []string{"evil", "evil.png"} {
			if n := s.requested(name); n > 0 {
				t.Errorf("%s was requested", name)
			}
		}
		// What press writes is all taken.
		again := serving(t, s.dir)
		again.put("host.html", again.bring(`loading="eager"`))
		p = again.open(t, "host.html")
		p.until(`tree().querySelector?.(".se")`)
		p.assert("each element has its attributes", `((written, all) => every(written, (e, i) => {
			const is = all[i];
			return is?.localName === e.localName && e.getAttributeNames().every((name) => is.hasAttribute(name) || name === "open");
		}))([...compare.parse($0).querySelector("template").content.querySelectorAll(".se, .se *, .rest")], [...tree().querySelectorAll(".se, .se *, .rest")].filter((e) => !e.closest("mark, .answer")))`, string(fragment))
	})
}

func TestProgramsOfTheHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.unpoliced("host.html", `<script>globalThis.Go = class HostGo {}; globalThis.path = "mine";</script>`+s.bring(`loading="eager"`))
		p := s.ready(t, "host.html")
		globals := `Go.name === "HostGo" && path === "mine" && !["fs", "process", "statementEvidence"].some((name) => name in globalThis)`
		p.assert("its globals are its own", globals)
		p.run(guest + `.setAttribute("mode", "quiz")`) // another program, with the same shim
		p.until(`tree().querySelector("dialog.classroom[open] button")`)
		p.run(guest + `.removeAttribute("mode")`)
		p.assert("its globals are its own still", globals)

		p.expect("uncaught")
		p.run(`new Promise((done) => {
			const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
			addEventListener("error", () => setTimeout(done));
			setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f());
		})`)
		p.assert("it runs", guest+`.dataset.state === "ready"`)
		p.assertWorks()
	})
}

// A host's readers may write elements with names, which its document then has in the place of its own.
func TestNamesOfTheHost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.put("host.html", `<img name="URL" alt=""><img name="baseURI" alt=""><img name="currentScript" alt=""><img name="querySelector" alt="">`+s.bring(`loading="eager"`))
		p := s.open(t, "host.html")
		p.until(`document.getElementsByTagName("statement-evidence")[0].dataset.state === "ready"`)

		s.put("closed.html", `<img name="createElement" alt="">`+s.bring(`loading="eager"`))
		p = s.tab(t)
		p.expect("statement-evidence:", "uncaught")
		p.visit("closed.html")
		p.until(`document.readyState === "complete"`)
		p.untilIdle()
		p.assert("something can be read", `(tree().querySelector("blockquote p") ?? document.querySelector("statement-evidence > a")).checkVisibility()`)
	})
}

// Whoever puts the element into a page by another way has it, or is told why not.
func TestWaysToLoadTheElement(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		host, other := serving(t, s.dir), serving(t, s.dir)
		element, source := s.file("element.*.js")
		src := s.URL + "/" + element
		bare := fmt.Sprintf(`<statement-evidence src="%[1]s/fragment.html" loading="eager"><a href="%[1]s/index.html">Fallback</a></statement-evidence>`, s.URL)
		open := func(name, body string, others ...string) *tab {
			host.unpoliced(name, body)
			p := host.tab(t)
			p.hosts = append(append(p.hosts, s.URL, other.URL), others...)
			p.before(events)
			p.visit(name)
			return p
		}
		open("imported.html", bare+`<script>import("`+src+`")</script>`).untilSettled()
		open("module.html", bare+`<script type="module" src="`+src+`"></script>`).untilSettled()
		// A consent manager lets the script come later.
		p := open("consented.html", bare+`<script type="text/plain" data-src="`+src+`"></script>`)
		p.assert("what stands between the tags is there meanwhile", `document.querySelector("statement-evidence > a").checkVisibility()`)
		p.run(`{
			const held = document.querySelector("script[data-src]"), script = document.createElement("script");
			script.src = held.dataset.src;
			held.replaceWith(script);
		}`)
		p.untilSettled()
		open("two.html", s.bring(`loading="eager"`)+other.bring(`loading="eager"`)).untilSettled()

		host.answer("bundle.js", is("text/javascript", source))
		// Another version beside it, whose files have other names; and one that writes stories otherwise.
		newer, newest := serving(t, s.dir), serving(t, s.dir)
		own, program := s.file("page.*.wasm")
		outline, content := s.file("outline.*.txt")
		_, fragment := s.file("fragment.html")
		for _, version := range []struct {
			*site
			file, as, kind string
			content        []byte
		}{
			{newer, own, "page.0123456789.wasm", "application/wasm", program},
			{newest, outline, "outline.0123456789.txt", "text/plain", append([]byte("outline/99"), content...)},
		} {
			page := bytes.ReplaceAll(fragment, []byte(version.file), []byte(version.as))
			version.answer("fragment.html", func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
				is("text/html; charset=utf-8", page)(corsed{w}, r, usual)
			})
			version.answer(version.as, func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
				is(version.kind, version.content)(corsed{w}, r, usual)
			})
		}
		p = open("versions.html", s.bring(`loading="eager"`)+newer.bring(`loading="eager"`)+newest.bring(`loading="eager"`), newer.URL, newest.URL)
		p.until(`[...document.querySelectorAll("statement-evidence")].map((e) => e.dataset.state).join() === "ready,ready,failed"`)
		p.expect("the page stays as it was written")
		p.assert("of the one that it cannot read all words are there", `every(tree(document.querySelectorAll("statement-evidence")[2]).querySelectorAll("blockquote p"), (e) => e.textContent) && tree(document.querySelectorAll("statement-evidence")[2]).querySelector("blockquote p").checkVisibility()`)
		p.assertWorks()

		p = open("bundled.html", bare+`<script src="bundle.js"></script>`)
		p.untilState("failed")
		p.expect("statement-evidence:")
		p.assert("the host is told what to do", `told.some(({name, detail}) => name === "error" && detail.message.includes("load element.js of " + $0))`, s.URL)

		host.unpoliced("mixed.html", `<script src="`+element+`" defer></script><statement-evidence><div class="se"></div></statement-evidence>`)
		p = host.tab(t)
		p.before(events)
		p.visit("mixed.html")
		p.run(guest + `.load()`)
		p.untilState("failed")
		p.expect("statement-evidence:")
		p.assert("the host is told what is missing", `told.some(({name, detail}) => name === "error" && detail.message.includes('no "program"') && detail.message.includes("different builds"))`)
	})
}
