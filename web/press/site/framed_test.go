package site

import (
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// The page for frames has the whole story and what tells its height, and no
// way to what a frame has no room for; the other pages have nothing of it.
func TestPageForFrames(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	files := built(t, src)
	own := []string{named(t, files, "frame.*.css"), named(t, files, "frame.*.js"), named(t, files, "resize.*.js")}
	for page, whole := range map[string]string{"frame.html": "index.html", "frame.uk.html": "index.uk.html"} {
		wants := []string{
			"Leading words.", "Further words.", `<body class="page framed">`,
			`<link rel="canonical" href="` + whole + `">`, `<noscript><p><a href="` + whole + `" target="_blank">`,
		}
		for _, file := range own {
			wants = append(wants, `="`+file+`"`)
		}
		for _, want := range wants {
			if !strings.Contains(files[page], want) {
				t.Errorf("%s: no %s", page, want)
			}
		}
		for lang, other := range map[string]string{"en": "frame.html", "uk": "frame.uk.html"} {
			if names := ` data-` + lang + `="` + other + `"`; strings.Contains(files[page], names) == (page == other) {
				t.Errorf("%s: %s, want only the pages in other languages", page, names)
			}
		}
		for _, not := range []string{`<nav aria-label="This page`, "hreflang", "lead."} {
			if strings.Contains(files[page], not) {
				t.Errorf("%s: %s, which is no use in a frame", page, not)
			}
		}
		if element := func(page string) string { return page[strings.Index(page, "<main>"):strings.Index(page, "</main>")] }; element(files[page]) != element(files[whole]) {
			t.Errorf("%s and %s show different stories", page, whole)
		}
		for _, file := range append(own, "framed") {
			if strings.Contains(files[whole], file) {
				t.Errorf("%s has %s, which is for frames", whole, file)
			}
		}
	}
}
