package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/lms"
)

// A feature is declared once: a script, a style sheet and an entry in features
// are enough for the folder, the page in one file and the packages.
func TestAFeatureIsDeclaredOnce(t *testing.T) {
	before := features
	t.Cleanup(func() { features = before })
	features = append(slices.Clone(features), feature{name: "glossary", limit: 1_000, messages: map[string]i18n.MessageID{"close": i18n.EmbedClose}})
	src, w := packages(t), english(t)
	write(t, filepath.Join(src.Web, "lazy", "glossary.js"), "export const open = () => {};\n")
	write(t, filepath.Join(src.Web, "css", "glossary.css"), ".glossary { color: red }")

	files := built(t, src)
	script, style, lead := named(t, files, "glossary.*.js"), named(t, files, "glossary.*.css"), named(t, files, "glossary.en.*.json")
	for _, want := range []string{`"script":"` + script + `"`, `"style":"` + style + `"`, `"close":"` + w.Get(i18n.EmbedClose) + `"`, `"lang":"en"`, `"dir":"ltr"`} {
		if !strings.Contains(files[lead], want) {
			t.Errorf("%s: no %s in %s", lead, want, files[lead])
		}
	}
	for _, page := range []string{"index.html", "lead.html", "fragment.html", "frame.html"} {
		if !strings.Contains(files[page], ` glossary="`+lead+`"`) {
			t.Errorf("%s does not lead to it", page)
		}
	}
	element := files[named(t, files, "element.*.js")]
	if !strings.Contains(element, `"`+script+`":"sha256-`) {
		t.Error("the element does not hold the script to its content")
	}
	if _, integrity, _ := kept(t, files); integrity[script] == "" || integrity[style] == "" || integrity[lead] == "" {
		t.Error("it is not kept offline once it is used")
	}

	one, _, err := Single(src, w, 0)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Packaged(src, w, 0, lms.Standards)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range append(pages, one) {
		for _, want := range []string{`data-file="` + script + `"`, `data-file="` + style + `"`, `data-file="` + lead + `" data-type="application/json" data-attribute="glossary"`} {
			if !strings.Contains(string(page), want) {
				t.Errorf("page %d: no %s", i, want)
			}
		}
	}

	budgets := Budgets()
	if last := budgets[len(budgets)-1]; last.Limit != 1_000 || !slices.Contains(last.Patterns, "glossary.*.js") {
		t.Errorf("its budget is %+v", last)
	}
}

// The element's part of each feature names it.
func TestEveryFeatureIsOpened(t *testing.T) {
	script, err := os.ReadFile(filepath.Join(webFolder, "element", "lazy.js"))
	if err != nil {
		t.Fatal(err)
	}
	if len(features) == 0 {
		t.Fatal("no feature")
	}
	for _, f := range features {
		if !strings.Contains(string(script), `importLazily("`+f.name+`")`) {
			t.Errorf("web/element/lazy.js does not open %s", f.name)
		}
	}
}
