package check

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"statement-evidence/web/press/serve"
)

// Pages that have an embed of an earlier build pasted keep it, whatever is published since, and beside
// whatever another publisher embeds. testdata/versions has two such builds, as web/check/versions keeps them.

// versions are the builds that are kept, by the day of their commits.
var versions = []struct {
	name  string
	works bool // whether its program goes on with the pages of the present build, and the present one with its pages
}{
	{"2026-11-23", false}, // the first whose "Embed this" holds the script to its content
	{"2026-11-29", true},  // the last whose script knows of no other builds
}

// earlier gives a folder with a build that is kept.
func earlier(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("testdata", "versions", name+".tar.br"))
	if err != nil {
		t.Fatal(err)
	}
	dir, files := t.TempDir(), tar.NewReader(brotli.NewReader(bytes.NewReader(packed)))
	for {
		file, err := files.Next()
		if errors.Is(err, io.EOF) {
			return dir
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(files)
		if err != nil {
			t.Fatal(err)
		}
		writeIn(t, dir, file.Name, content)
	}
}

func writeIn(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, content, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// publish serves the files in a folder below an address of the site.
func (s *site) publish(folder, dir string) {
	handler := http.StripPrefix("/"+folder, serve.Handler(dir))
	for _, pattern := range []string{folder + "/*", folder + "/*/*"} {
		s.answer(pattern, func(w http.ResponseWriter, r *http.Request, _ http.Handler) { handler.ServeHTTP(w, r) })
	}
}

// read reads a file of a build.
func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// toPaste is the element that embed/en.json of a build gives to be pasted, as it is published in a folder. Scripts run in
// their order in the page.
func toPaste(t *testing.T, content []byte, folder string) string {
	t.Helper()
	var snippets struct{ Element string }
	if err := json.Unmarshal(content, &snippets); err != nil || !strings.Contains(snippets.Element, ` integrity="sha384-`) {
		t.Fatalf("no element that is held to its content: %v: %s", err, content)
	}
	return strings.NewReplacer(`="./`, `="/`+folder, " async>", " defer>", " lang=", ` loading="eager" lang=`).Replace(snippets.Element)
}

// finds has the element of a number search for what is nowhere, and for nothing again.
func (p *tab) finds(i int) {
	p.t.Helper()
	for _, words := range []string{"nowhere at all", ""} {
		p.run(`{
			const input = tree(document.querySelectorAll("statement-evidence")[$0]).querySelector("input[type=search]");
			input.value = $1;
			input.dispatchEvent(new InputEvent("input", {bubbles: true}));
		}`, i, words)
		p.until(`every(tree(document.querySelectorAll("statement-evidence")[$0]).querySelectorAll(".statement"), (e) => e.hidden === Boolean($1))`, i, words)
	}
}

// shows waits until the element of a number shows a page of a build, whole.
func (p *tab) shows(i int, page []byte) {
	p.t.Helper()
	p.until(`tree(document.querySelectorAll("statement-evidence")[$0])?.querySelector(".se")`, i)
	p.assert("it shows its own words, all of them", `((written, shown) => written.length > 100 && shown === written)(
		...[compare.written($1), tree(document.querySelectorAll("statement-evidence")[$0])].map((e) => [...e.querySelectorAll("h1, blockquote, .record p:not(.permalink)")].map((e) => e.textContent).join()))`, i, string(page))
}

func TestBesideEarlierBuilds(t *testing.T) {
	for _, v := range versions {
		for _, first := range []string{"earlier", "present"} {
			t.Run(v.name+", "+first+" first", func(t *testing.T) {
				oneCompiler(t, func(t *testing.T, s *site) {
					dir := earlier(t, v.name)
					s.publish("earlier", dir)
					before, now := toPaste(t, read(t, dir, "embed/en.json"), "earlier/"), toPaste(t, read(t, s.dir, "embed/en.json"), "")
					if first == "earlier" {
						s.put("host.html", before+"<hr>"+now)
					} else {
						s.put("host.html", now+"<hr>"+before)
					}
					p := s.tab(t)
					if !v.works {
						p.expect("statement-evidence: ")
					}
					p.visit("host.html")
					p.until(`document.querySelectorAll("statement-evidence").length === 2 && every(document.querySelectorAll("statement-evidence"), (e) => /ready|failed/.test(e.dataset.state))`)
					for i, name := range map[string][]string{"earlier": {"earlier", "present"}, "present": {"present", "earlier"}}[first] {
						p.shows(i, read(t, map[string]string{"earlier": dir, "present": s.dir}[name], "fragment.html"))
						if v.works || name == first {
							p.assert("it is ready: "+name, `document.querySelectorAll("statement-evidence")[$0].dataset.state === "ready"`, i)
							p.finds(i)
						}
					}
				})
			})
		}
	}
}

// An embed that was pasted from an earlier build is in a page, and the present build is published in its place, beside what has a hash in its name.
func TestPastedFromEarlierBuilds(t *testing.T) {
	for _, v := range versions {
		t.Run(v.name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				dir := earlier(t, v.name)
				for _, name := range []string{"element.*.js", "page.*"} {
					found, err := filepath.Glob(filepath.Join(dir, name))
					if err != nil || len(found) == 0 {
						t.Fatalf("%s: %v", name, err)
					}
					for _, file := range found {
						s.answer(filepath.Base(file), is(serve.Types[filepath.Ext(file)], read(t, dir, filepath.Base(file))))
					}
				}
				s.put("host.html", toPaste(t, read(t, dir, "embed/en.json"), ""))
				p := s.tab(t)
				if !v.works {
					p.expect("statement-evidence: ")
				}
				p.visit("host.html")
				p.untilState(map[bool]string{true: "ready", false: "failed"}[v.works])
				p.shows(0, read(t, s.dir, "fragment.html"))
				if v.works {
					p.finds(0)
				}
			})
		})
	}
}

// later publishes in a folder what a later build could be: its program knows a thing that its host does by another name, so
// that it goes with no script but its own. It gives the files that are others in it.
func (s *site) later(folder string) map[string]string {
	s.t.Helper()
	script, _ := s.file("element.*.js")
	program, _ := s.file("page.*.wasm")
	shim, _ := s.file("page.*.js")
	files := map[string]string{"embed/en.json": "", "fragment.html": "", script: "", program: "", shim: ""}
	for name := range files {
		content, err := os.ReadFile(filepath.Join(s.dir, name))
		if err != nil {
			s.t.Fatal(err)
		}
		files[name] = string(content)
	}
	// Each change is found in what the next one is made of: sums of what has changed, and names of it.
	const host, other = "afterHydrate", "afterHydrata"
	if !strings.Contains(files[program], host) || !strings.Contains(files[script], host) {
		s.t.Fatalf("no %s in %s and %s", host, program, script)
	}
	changed := strings.ReplaceAll(files[program], host, other)
	rename := strings.NewReplacer(host, other, sha256Of(files[program]), sha256Of(changed), strings.Split(program, ".")[1], "0123456789")
	element := rename.Replace(files[script])
	again := strings.NewReplacer(sha384Of(files[script]), sha384Of(element), script, "element.0123456789.js", strings.Split(program, ".")[1], "0123456789")
	later := map[string]string{
		"page.0123456789.wasm": changed, "page.0123456789.js": files[shim], "element.0123456789.js": element,
		"fragment.html": again.Replace(files["fragment.html"]), "embed/en.json": again.Replace(files["embed/en.json"]),
	}
	for name, content := range later {
		s.answer(folder+"/"+name, is(serve.Types[filepath.Ext(name)], []byte(content)))
	}
	s.publish(folder, s.dir)
	return later
}

func sha256Of(content string) string {
	sum := sha256.Sum256([]byte(content))
	return base64.StdEncoding.EncodeToString(sum[:])
}

func sha384Of(content string) string {
	sum := sha512.Sum384([]byte(content))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// Two builds share a page, whichever script comes first: each content lives as its own build's script and program have it.
func TestBesideLaterBuilds(t *testing.T) {
	for _, first := range []string{"present", "later"} {
		t.Run(first+" first", func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				embeds := map[string]string{
					"later":   toPaste(t, []byte(s.later("later")["embed/en.json"]), "later/"),
					"present": toPaste(t, read(t, s.dir, "embed/en.json"), ""),
				}
				second := map[string]string{"present": "later", "later": "present"}[first]
				s.put("host.html", embeds[first]+"<hr>"+embeds[second])
				p := s.ready(t, "host.html")
				for i := range 2 {
					p.shows(i, read(t, s.dir, "fragment.html"))
					p.finds(i)
				}
				for _, program := range []string{"page.*.wasm", "later/page.*.wasm"} {
					if n := s.requested(program); n != 1 {
						t.Errorf("%s was requested %d times", program, n)
					}
				}
			})
		})
	}
}

// Content whose build's script is not there stays as it was written, and lives once that comes.
func TestScriptOfItsBuildComesLast(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.later("later")
		s.unpoliced("host.html", `<script src="/element.js" defer></script><statement-evidence src="/later/fragment.html" lang="en" loading="eager"></statement-evidence>`)
		p := s.tab(t)
		p.expect("unreachable") // a panic of its program
		p.visit("host.html")
		p.untilState("failed")
		p.shows(0, read(t, s.dir, "fragment.html"))
		p.run(`document.head.append(Object.assign(document.createElement("script"), {src: "/later/element.0123456789.js"}))`)
		p.untilSettled()
		p.shows(0, read(t, s.dir, "fragment.html"))
		p.finds(0)
	})
}
