package check

import (
	"net/http"
	"os"
	"testing"

	"statement-evidence/wasm/view/examples"
	"statement-evidence/web/check/gallery"
)

// Each thing of the page keeps the rules of axe-core by itself, and fits a narrow window.
func TestExamplesKeepRules(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	s := serving(t, compilers[0].dist)
	pages, err := gallery.Handler(s.dir, english)
	if err != nil {
		t.Fatal(err)
	}
	s.answer("examples/*", func(w http.ResponseWriter, r *http.Request, _ http.Handler) { pages.ServeHTTP(w, r) })
	p := s.tab(t)
	all := examples.All()
	if len(all) < 25 {
		t.Fatalf("%d examples", len(all))
	}
	for _, e := range all {
		p.do(p.Size(320, 800))
		p.visit(gallery.Page(e)[1:])
		p.run(open + closed)
		p.assert(e.Name+" has its style", `getComputedStyle(document.querySelector(".statement, .se")).display !== "inline"`)
		if wide := value[int](p, `document.documentElement.scrollWidth`); wide > 320 {
			t.Errorf("%s is %d px wide in a window of 320", e.Name, wide)
		}
		p.wholly(320)
		p.run(string(axe) + ";0")
		for _, v := range p.violations() {
			t.Errorf("%s: %s", e.Name, v)
		}
	}
}
