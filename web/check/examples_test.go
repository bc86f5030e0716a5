package check

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/web/press/serve"
)

// Each example does, beside a built site, what it is an example of.
func TestExamplesWork(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		examples := serve.LocalWithExamples(s.dir, "../examples", false).Handler
		pym, err := os.ReadFile("../examples/iframe-pym.html")
		if err != nil {
			t.Fatal(err)
		}
		script, err := os.ReadFile("node_modules/pym.js/dist/pym.v1.min.js")
		if err != nil {
			t.Fatal(err)
		}
		s.answer("examples/iframe-pym.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(bytes.Replace(pym, []byte("https://pym.nprapps.org/"), []byte("../"), 1)) // no test leaves this machine
		})
		s.answer("examples/*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { examples.ServeHTTP(w, r) })
		s.answer("pym.v1.min.js", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(script)
		})
		const element = `document.querySelector("statement-evidence")`
		const ready = element + `.dataset.state === "ready"`
		const high = `document.querySelector("iframe")?.clientHeight > 700`
		works := map[string]string{
			"element.html":       ready,
			"statement.html":     element + `.dataset.state === "static" && ` + element + `.shadowRoot.querySelectorAll(".statement").length === 1`,
			"data.html":          ready + ` && ` + element + `.shadowRoot.querySelectorAll(".statement").length === 1`,
			"as-of.html":         ready + ` && ` + element + `.shadowRoot.querySelector("[data-later]")`,
			"dark.html":          ready + ` && getComputedStyle(` + element + `.shadowRoot.querySelector("se-page")).backgroundColor === "rgb(16, 21, 28)"`,
			"right-to-left.html": ready + ` && ` + element + `.shadowRoot.querySelector("se-page").dir === "rtl"`,
			"quiz.html":          element + `.shadowRoot?.querySelector("dialog[open] h2")`,
			"iframe.html":        high,
			"iframe-pym.html":    high,
			"plain.html":         `document.querySelector("blockquote[cite]")`,
			"index.html":         `document.links.length > 8`,
		}
		files, err := filepath.Glob("../examples/*.html")
		if err != nil || len(files) != len(works) {
			t.Fatalf("%d examples, %v; want %d", len(files), err, len(works))
		}
		for _, file := range files {
			name := filepath.Base(file)
			t.Run(strings.TrimSuffix(name, ".html"), func(t *testing.T) {
				p := s.open(t, "examples/"+name)
				p.until(works[name])
			})
		}
	})
}
