package site

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
)

// made is the small site with the form.
func made(t *testing.T) Sources {
	t.Helper()
	src := spoken(t)
	src.Sound.Of, src.Sound.Files = nil, nil
	for i := range src.Story.Statements {
		src.Story.Statements[i].Audio = nil
	}
	for i := range src.Story.Findings {
		src.Story.Findings[i].Audio = nil
	}
	for file, content := range map[string]string{"make/make.js": "globalThis.make = 1;\n", "css/make.css": ".make { margin: 0 }\n", "make.wasm": "the form", "exchange.wasm": "other formats", "example.json": "{}\n"} {
		write(t, filepath.Join(src.Web, filepath.FromSlash(file)), content)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", MakeFile))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(src.Web, MakeFile), string(page))
	src.Make, src.Exchange, src.Example = filepath.Join(src.Web, "make.wasm"), filepath.Join(src.Web, "exchange.wasm"), filepath.Join(src.Web, "example.json")
	src.Locales = []*i18n.Catalog{english(t), locale(t, "de"), locale(t, "ar")}
	return src
}

// What the form writes pages into has places for any story, also beside one that is translated into the language of index.html.
func TestTheFormHasNoTranslation(t *testing.T) {
	src := made(t)
	plain, err := newBundler(src).form()
	if err != nil {
		t.Fatal(err)
	}
	english := *src.Story
	english.Title = "A translated title"
	src.Translations = map[string]Translation{"en": {Story: &english}}
	f, err := newBundler(src).form()
	if err != nil {
		t.Fatal(err)
	}
	if f.kit.Frame != plain.kit.Frame {
		t.Errorf("with a translation, it writes into %s, and without into %s", f.kit.Frame, plain.kit.Frame)
	}
}

// A page that the form writes is the one that press writes of the same story, in every
// language, except for the names of two blocks, and for messages that the story does not need.
func TestTheFormWritesThePagesOfPress(t *testing.T) {
	src := made(t)
	src.Story.Title = `<b> & "'+`
	m := newBundler(src)
	f, err := m.form()
	if err != nil {
		t.Fatal(err)
	}
	k := f.kit
	if len(k.Languages) != len(src.Locales) {
		t.Fatalf("%d languages", len(k.Languages))
	}
	contents := map[string]*asset{}
	for _, a := range f.all {
		contents[a.file] = a
	}
	names := regexp.MustCompile(`data-file="(single-element|element|story)\.([0-9a-f]{10}\.)?`)
	words := regexp.MustCompile(`data-file="(page-)?words[^<]*<`) // those of press leave out what the story does not need
	for i, w := range src.Locales {
		before, after, ok := strings.Cut(string(contents[k.Frame].content), placeScripts)
		if !ok {
			t.Fatal("the frame has no place for blocks")
		}
		page, err := publish.Page(before, src.Story, w)
		if err != nil {
			t.Fatal(err)
		}
		m := newBundler(src)
		own := m.story(outlineOf("outline.txt", data.NewIndex(src.Story)), w)
		blocks := []madeBlock{}
		for name, a := range map[string]*asset{"outline": own.outline, "quotations": own.quotations} {
			blocks = append(blocks, madeBlock{a.file, blockTag(a, name)})
			contents[a.file] = a
		}
		slices.SortFunc(blocks, func(a, b madeBlock) int { return strings.Compare(a.File, b.File) })
		for _, b := range append(blocks, k.Languages[i].Blocks...) {
			block, err := blockOf(contents[b.File], "")
			if err != nil {
				t.Fatal(err)
			}
			_, content, _ := strings.Cut(block, ">")
			page += b.Tag + content
		}
		page += after
		want, _, err := Single(src, w, 0)
		if err != nil {
			t.Fatal(err)
		}
		plain := func(s string) string {
			return words.ReplaceAllString(names.ReplaceAllString(s, `data-file="$1.`), "words<")
		}
		got := strings.ReplaceAll(plain(page), `"single-element.`, `"element.`)
		if wanted := plain(string(want)); got != wanted {
			at := 0
			for at < min(len(got), len(wanted)) && got[at] == wanted[at] {
				at++
			}
			t.Errorf("%s: at byte %d the form writes %.200q, press %.200q", w.Lang(), at, got[max(0, at-40):], wanted[max(0, at-40):])
		}
	}
}

func TestTheFormInOneFile(t *testing.T) {
	page, err := MakeSingle(made(t))
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	for _, block := range []string{"make.wasm", "exchange.wasm", "kit", "example", "make.ar", "words.de", "page", "player.en"} {
		if n := len(regexp.MustCompile(`data-file="`+regexp.QuoteMeta(strings.TrimSuffix(block, ".wasm"))+`\.[0-9a-f]{10}\.`).FindAllString(text, -1)); n < 1 {
			t.Errorf("no block %s", block)
		}
	}
	if strings.Contains(text, "<link rel=\"stylesheet\"") || strings.Contains(text, "<script src") || !strings.Contains(text, "default-src &#39;none&#39;") {
		t.Error("it loads something, or has no policy")
	}
}

// The pages of a site that the form writes are those that press writes of the same story, in every language, except
// for what the form leaves out and its README names, and for the names of the files of the story and its words.
func TestTheFormWritesTheSiteOfPress(t *testing.T) {
	src := made(t)
	src.Story.Title = `<b> & "'+`
	files, err := src.files()
	if err != nil {
		t.Fatal(err)
	}
	var k kit
	var site siteKit
	for name, content := range files {
		if strings.HasPrefix(name, "kit.") {
			if err := json.Unmarshal(content, &k); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := json.Unmarshal(files[k.Site], &site); err != nil {
		t.Fatalf("%q: %v", k.Site, err)
	}
	if plain, pictured := files[site.Style[0]], files[site.Style[1]]; !slices.Contains(site.Files, site.Style[0]) || plain == nil || !bytes.HasPrefix(pictured, bytes.TrimSpace(plain)) || len(pictured) == len(plain) {
		t.Errorf("a story with pictures has not the style sheet that it needs: %q", site.Style)
	}
	written := map[string]bool{}
	for _, name := range site.Files {
		if files[name] == nil {
			t.Errorf("the site has no file %s", name)
		}
		written[name] = true
	}
	leftOut := regexp.MustCompile(`\n<link rel="manifest"[^\n]*|\n<script src="offline[^\n]*| (classroom|embed-dialog)="[^"]*"`)
	named := regexp.MustCompile(` (outline="\w+|quotations="\w+|words=")[^"]*"`)
	plain := func(page string) string { return named.ReplaceAllString(leftOut.ReplaceAllString(page, ""), ` $1"`) }
	leads := regexp.MustCompile(` (?:src|href|outline|quotations|words|program|shim|player)="([\w.-]+\.\w+)[#"]`)
	var all []publish.File
	pages := 0
	for _, w := range src.Locales {
		of, err := publish.Site(site.Frames[w.Lang()], src.Story, w)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, of...)
		for _, f := range of {
			written[f.Name] = true
			if f.Name == publish.OutlineFile || f.Name == publish.ExcerptFile || f.Name == publish.QuotationsFile(w.Lang()) {
				continue
			}
			pages++
			if got, want := plain(f.Text), plain(string(files[f.Name])); got != want {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("%s: at byte %d the form writes %.200q, press %.200q", f.Name, at, got[max(0, at-40):], want[max(0, at-40):])
			}
		}
	}
	if pages != 7*len(src.Locales) { // four, and three files of citations
		t.Errorf("%d files are compared", pages)
	}
	for _, page := range all {
		for _, at := range leads.FindAllStringSubmatch(page.Text, -1) {
			if !written[at[1]] {
				t.Errorf("%s leads to %s, which the form does not write", page.Name, at[1])
			}
		}
	}
}
