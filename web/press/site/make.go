package site

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
	"statement-evidence/web/press/budget"
)

// MakeFile is the name of the form in which a story is made.
const MakeFile = "make.html"

// kit is what the form writes pages with.
type kit struct {
	Languages []madeLanguage `json:"languages"`
	Frame     string         `json:"frame"`    // file: a page in one file, with places
	Example   string         `json:"example"`  // file: a story to begin from
	Exchange  string         `json:"exchange"` // file: the program for other formats
	Site      string         `json:"site"`     // file: what a whole site is written with; empty where its files are not there
}

// madeLanguage is a language of the form, and of the pages that it writes.
type madeLanguage struct {
	Lang   string      `json:"lang"`
	Dir    string      `json:"dir"`
	Name   string      `json:"name"`
	Title  string      `json:"title"`
	Words  string      `json:"words"`  // file: all messages
	Blocks []madeBlock `json:"blocks"` // what a page in one file has besides the story, in order
}

// madeBlock is a file, and the tag that opens its block.
type madeBlock struct {
	File string `json:"file"`
	Tag  string `json:"tag"`
}

// siteKit is what the form writes a whole site with.
type siteKit struct {
	Frames map[string][]publish.File `json:"frames"` // by language: pages with places
	Files  []string                  `json:"files"`  // what these load, as it is in the form's own site
	Style  [2]string                 `json:"style"`  // their style sheet, and that in its place where the story has pictures
}

// placeScripts is where the form puts the blocks of a page.
const placeScripts = "[[scripts]]"

// form is everything that the form consists of.
type form struct {
	kit     kit
	program *asset
	all     []*asset // what the kit names
	script  *asset
	style   *asset
	parts   *single // of the pages that it writes
}

// form makes what the form consists of.
func (m *bundler) form() (f form, err error) {
	frame, parts, err := m.frame(m.Locales[0])
	if err != nil {
		return f, err
	}
	one := newAsset("one.txt", []byte(frame))
	made := kit{Frame: one.file}
	f.parts = parts
	element := m.element(nil, nil) // what it loads is in the same file
	element.file = "single-" + element.file
	example := newAsset("example.json", m.read(m.Example))
	program := m.read(m.Exchange)
	exchange := newAsset("exchange.wasm", program, program, m.shim.content)
	made.Example, made.Exchange, f.all = example.file, exchange.file, []*asset{example, exchange, one}
	for _, w := range m.Locales {
		words := wholeWords(w)
		l := madeLanguage{Lang: w.Lang(), Dir: w.Dir(), Name: w.Get(i18n.Name), Title: w.Get(i18n.MakeTitle), Words: words.file}
		f.all = append(f.all, words)
		var roots []*asset
		named := map[string]string{}
		for _, a := range m.attributes(story{}, pageWords(w), w, func(f feature) bool { return !f.address && !f.whole }) {
			if a.asset != nil {
				roots = append(roots, a.asset)
				named[a.file] = a.name
			}
		}
		for _, a := range closure(append(roots, element)...) {
			l.Blocks = append(l.Blocks, madeBlock{a.file, blockTag(a, named[a.file])})
			f.all = append(f.all, a)
		}
		made.Languages = append(made.Languages, l)
	}
	f.all = closure(f.all...)
	f.kit, f.program = made, newAsset("make.wasm", m.read(m.Make))
	f.script = newAsset("make.js", m.try(bundle(filepath.Join(m.Web, "make", "make.js"), api.FormatIIFE, nil)))
	f.style = m.style("make.css", "tokens", "make")
	return f, m.err
}

// makePage writes the form of a site, and publishes what it needs.
func (m *bundler) makePage(publish func(...*asset), page pageTemplate, framed map[string]pageData, element *asset) ([]byte, error) {
	f, err := m.form()
	if err != nil {
		return nil, err
	}
	pictured := m.style("pictured.css", append(slices.Clone(pageLayers), pictureSheet)...)
	site, err := m.siteKit(page, framed, element, pictured)
	if err != nil {
		return nil, err
	}
	f.kit.Site = site.file
	kit := m.kitFile(f.kit)
	publish(append(slices.Clone(f.all), site, kit, f.program, f.script, f.style, m.shim, pictured)...)
	link := func(a *asset) string { return fmt.Sprintf(`<link rel="stylesheet" href="%s">`, a) }
	return m.formPage(f, kit, map[string]any{
		"Styles":  template.HTML(link(f.style)),
		"Shown":   link(pictured) + link(framed["index"].Used) + link(framed["index"].Whole),
		"Scripts": template.HTML(fmt.Sprintf(`<script src="%s" defer></script><script src="%s" defer></script>`, m.shim, f.script)),
	}, nil)
}

// MakeSingle writes the form as one file with everything inside. So it works from a
// disk and asks nobody for anything. The program comes first, so that it is there
// before what is only needed to write pages.
func MakeSingle(src Sources) ([]byte, error) {
	m := newBundler(src)
	f, err := m.form()
	if err != nil {
		return nil, err
	}
	kit := m.kitFile(f.kit)
	var blocks strings.Builder
	for _, a := range append([]*asset{f.program, kit}, f.all...) {
		block, err := blockOf(a, "")
		if err != nil {
			return nil, err
		}
		blocks.WriteString(block)
	}
	for _, inline := range [][]byte{m.shim.content, f.script.content, f.style.content} {
		if end := endTag.Find(inline); end != nil {
			return nil, fmt.Errorf("%s: a script or a style sheet holds %q, which would end it in a page; write it otherwise", MakeFile, end)
		}
	}
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	return m.formPage(f, kit, map[string]any{
		"Policy": fmt.Sprintf("default-src 'none'; script-src %s %s 'wasm-unsafe-eval'; style-src %s %s; img-src data:; "+
			"media-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
			hashOf(m.shim.content), hashOf(f.script.content), hashOf(f.style.content), f.parts.Styled),
		"Styles":  template.HTML(fmt.Sprintf("<style>%s</style>", f.style.content)),
		"Shown":   string(f.parts.Styles),
		"Scripts": template.HTML(fmt.Sprintf("%s<script>%s</script><script>%s</script>", &blocks, m.shim.content, f.script.content)),
	}, legal)
}

func (m *bundler) kitFile(k kit) *asset { return newAsset("kit.json", m.json(k)) }

func (m *bundler) formPage(f form, kit *asset, page map[string]any, legal []byte) ([]byte, error) {
	t, err := template.ParseFiles(filepath.Join(m.Web, MakeFile))
	if err != nil {
		return nil, err
	}
	w := m.Locales[0]
	for name, id := range map[string]i18n.MessageID{"Title": i18n.MakeTitle, "Preview": i18n.MakeSee, "Unavailable": i18n.MakeUnavailable, "Notices": i18n.Notices, "Speak": i18n.Languages} {
		page[name] = w.Get(id)
	}
	page["Kit"], page["Program"], page["Legal"] = kit.file, f.program.file, string(legal)
	page["Shown"] = fmt.Sprintf(`<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title>%s</head><body class="page"><main><statement-evidence></statement-evidence></main></body></html>`,
		w.Lang(), w.Get(i18n.MakeSee), page["Shown"])
	page["Languages"] = languages(m.Locales, "make", w)
	var b bytes.Buffer
	if err := t.Execute(&b, page); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), m.err
}

// siteKit makes frames of the pages of a site, and lists what these load.
func (m *bundler) siteKit(page pageTemplate, framed map[string]pageData, element, pictured *asset) (*asset, error) {
	made := siteKit{Frames: map[string][]publish.File{}, Files: []string{stableElement, noticesFile}, Style: [2]string{framed["index"].Style.file, pictured.file}}
	var loaded []*asset
	for i, w := range m.Locales {
		for _, name := range slices.Sorted(maps.Keys(framed)) {
			p, part, outline := framed[name], "", publish.OutlineFile
			p.Title, p.Standfirst, p.StoryLang, p.StandfirstLang = publish.PlaceTitle, publish.PlaceStandfirst, publish.PlaceStoryLang, publish.PlaceStoryLang
			p.Published, p.Updated, p.Content = publish.PlacePublished, publish.PlaceUpdated, publish.PlaceContent
			p.Offline, p.Element = nil, element
			p.speak(m.Locales, i, name)
			switch name {
			case "lead":
				outline = publish.ExcerptFile
			case "fragment":
				part = name
			}
			p.attributes = m.attributes(story{&asset{file: outline}, &asset{file: publish.QuotationsFile(w.Lang())}}, pageWords(w), w, func(f feature) bool { return !f.address && !f.whole })
			loaded = append(loaded, p.assets(func(a attribute) bool { return a.name != "outline" && a.name != "quotations" })...)
			frame, err := page.page(part, p)
			if err != nil {
				return nil, err
			}
			made.Frames[w.Lang()] = append(made.Frames[w.Lang()], publish.File{Name: p.Page, Text: string(frame)})
		}
	}
	for _, a := range closure(append(loaded, slices.Collect(maps.Values(m.drawings(m.offline())))...)...) {
		made.Files = append(made.Files, a.file)
	}
	slices.Sort(made.Files)
	return newAsset("site.json", m.json(made)), nil
}

// frame is the page of a story in one file with places for the story, its language
// and its blocks; parts has what is the same in all of them.
func (m *bundler) frame(w *i18n.Catalog) (frame string, parts *single, err error) {
	src := m.Sources
	src.Story = &data.Story{Title: publish.PlaceTitle, Standfirst: publish.PlaceStandfirst, Lang: publish.PlaceStoryLang}
	src.Translations = nil // which are of another story
	if parts, err = src.single(w, false); err != nil {
		return "", nil, err
	}
	parts.Lang, parts.Dir, parts.Say.Notices = publish.PlaceLang, publish.PlaceDir, publish.PlaceNotices
	parts.Content = publish.PlaceContent
	_, start, _ := strings.Cut(string(parts.Scripts), "<script>")
	parts.Scripts = template.HTML(placeScripts + "<script>" + start)
	var b bytes.Buffer
	if err := parts.template.ExecuteTemplate(&b, "single.html", parts); err != nil {
		return "", nil, err
	}
	return strings.TrimSpace(b.String()) + "\n", parts, nil
}

// exchangeBudget is what the form loads for tables, reviews and whole sites.
var exchangeBudget = budget.Line{Name: "other formats, in the form, on first use", Limit: 170_000, Patterns: []string{"exchange.*.wasm", "site.*.json"}}

// oneBudget is what the form writes a page in one file into, beside what readers of the site load.
var oneBudget = budget.Line{Name: "a page in one file, in the form, on first use", Limit: 10_500, Patterns: []string{"one.*.txt"}}

// makeBudget is the limit of the form, which no reader loads.
var makeBudget = budget.Line{
	Name: "the form in which a story is made", Limit: 250_000,
	Patterns: []string{"make.html", "make.*.js", "make.*.css", "make.*.wasm", "make.en.*.txt", "kit.*.json"},
}

// pageWords has what the page's program says, of this story or of one that the form makes.
func pageWords(w *i18n.Catalog) *asset {
	return newAsset("words."+w.Lang()+".txt", []byte(i18n.Encode(w)))
}

// wholeWords has every message of a language, for the form and for what draws a story from its file.
func wholeWords(w *i18n.Catalog) *asset {
	return newAsset("make."+w.Lang()+".txt", []byte(i18n.EncodeWhole(w)))
}
