package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
)

// A new file is a new language: pages in the languages of ForTests, for which no
// program has a line, are built from their files, and are in them throughout.
func TestANewFileIsANewLanguage(t *testing.T) {
	dir := t.TempDir()
	locales := filepath.Join(dir, "locales")
	program := filepath.Join(dir, "program")
	files, err := filepath.Glob(filepath.Join("..", "..", i18ntest.ForTests, "*.json"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d languages for tests, %v", len(files), err)
	}
	if err := os.Mkdir(locales, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, filepath.Join("..", "..", i18ntest.Published, "en.json")) {
		if err := os.WriteFile(filepath.Join(locales, filepath.Base(file)), content(t, file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(program, []byte("program"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "site")
	if _, err := said("build", "-quick", "-story", filepath.Join("..", "..", "data", "stories", "russia-2018", "story.json"), "-web", "..", "-locales", locales,
		"-wasm", program, "-decoder", program, "-classroom", program, "-make", program, "-exchange", program, "-draw", program, "-faults", program, "-archive", program, "-example", filepath.Join("..", "..", "data", "stories", "template", "story.json"), "-shim", program, "-out", out); err != nil {
		t.Fatal(err)
	}
	english := sentences(i18ntest.Load(t, "en"))
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".json")
		if _, err := os.Stat(filepath.Join("..", "..", i18ntest.Published, lang+".json")); err == nil {
			t.Errorf("%s is published, and for tests", lang)
		}
		c := i18ntest.Load(t, lang)
		for _, page := range []string{"index", "lead", "frame", "lesson", "worksheet", "key", "sources"} {
			p := readPage(t, filepath.Join(out, page+"."+lang+".html"))
			if p.lang != lang || p.dir != c.Dir() {
				t.Errorf("%s.%s.html: lang is %q, dir %q", page, lang, p.lang, p.dir)
			}
			for _, text := range p.texts {
				if unfilled.MatchString(text) {
					t.Errorf("%s.%s.html: %q has a placeholder", page, lang, text)
				}
				for _, s := range english {
					if strings.Contains(text, s) {
						t.Errorf("%s.%s.html: %q is English", page, lang, text)
					}
				}
				if found := latinStop.FindString(text); found != "" && c.Get(i18n.Sentence) != "{1}." {
					t.Errorf("%s.%s.html: %q has %q", page, lang, text, found)
				}
			}
			if len(p.texts) < 20 {
				t.Errorf("%s.%s.html: only %d texts are in its language", page, lang, len(p.texts))
			}
		}
	}
}

var (
	unfilled  = regexp.MustCompile(`\{\w\}`)
	latinStop = regexp.MustCompile(`[a-z\p{Han}\p{Hiragana}\p{Katakana}] ?[.:;,](\s|$)|^[.:;,]|[()]`)
)

// sentences gives what the messages of a language say between their placeholders, where that is long.
func sentences(c *i18n.Catalog) (list []string) {
	for i := range i18n.Names {
		for _, form := range c.Forms(i18n.MessageID(i)) {
			for _, s := range unfilled.Split(form, -1) {
				if len(s) > 12 && strings.Contains(strings.TrimSpace(s), " ") {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// page is the language of a page, and its texts that are not marked as in another.
type page struct {
	lang, dir string
	texts     []string
}

func readPage(t *testing.T, file string) page {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(content(t, file))))
	if err != nil {
		t.Fatal(err)
	}
	var p page
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			switch {
			case n.Data == "html":
				p.lang, p.dir = attr["lang"], attr["dir"]
			case n.Data == "head" || n.Data == "script" || n.Data == "svg" || attr["translate"] == "no":
				return
			case attr["lang"] != "" && attr["lang"] != p.lang, strings.HasPrefix(attr["href"], "http"):
				return
			}
		}
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			p.texts = append(p.texts, n.Data)
		}
		for k := range n.ChildNodes() {
			walk(k)
		}
	}
	walk(root)
	return p
}
