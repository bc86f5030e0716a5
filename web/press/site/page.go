package site

import (
	"bytes"
	"fmt"
	"html/template"
	"path/filepath"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// pageData is what a page's template has room for.
type pageData struct {
	Title, Standfirst, Published, Updated string
	Lang, Dir                             string // of the interface
	StoryLang, StandfirstLang             string // of the title, and of the standfirst
	Say                                   pageMessages
	Excerpt                               bool          // whether the page is the short version
	Archive                               bool          // whether the page is of an archive
	Heading                               string        // of the page of one statement, which it has in place of the title
	Base                                  string        // address of the folder it is published in, if that is known
	Root                                  string        // where the site is from the page: "", or "../" for one in a folder
	Canonical                             string        // address of the page that this is a part of
	Hash                                  string        // where in the whole a page of one statement is: "#s-ID"
	Iframe                                *iframeAssets // what the page for iframes has besides the others
	Style, Used, Whole, Paper, Element    *asset
	Shadow, Unit                          *asset // style sheets of a page for others: in its shadow tree, and beside it
	Offline, Manifest                     *asset
	Page                                  string // its own name
	Plan                                  string // page: the lesson, if there is one
	Ending                                string // of the names of the pages in this language
	Languages                             []language
	Content                               template.HTML
	Discover                              template.HTML // lines of the head that name the page's address
	attributes                            []attribute   // of the element
	Held                                  bool          // whether the script of the element waits for a reader
	integrity                             bool          // whether the page, which is for others, holds what it loads to its content
}

// speak has a page of a name speak the i-th language.
func (p *pageData) speak(locales []*i18n.Catalog, i int, name string) {
	w := locales[i]
	p.Lang, p.Dir, p.Ending, p.Page, p.Say = w.Lang(), w.Dir(), ending(i, w), name+ending(i, w), pageMessagesIn(w)
	p.Languages, p.Canonical = languages(locales, name, w), "index"+p.Ending
}

// tell has a page tell a story.
func (p *pageData) tell(s *data.Story) {
	p.Title, p.Standfirst = s.Title, s.Standfirst
	p.StoryLang, p.StandfirstLang = s.TextLang(s.Title), s.TextLang(s.Standfirst)
}

// Attributes are the element's that only a build writes.
func (p pageData) Attributes() template.HTMLAttr {
	var b strings.Builder
	for _, a := range p.attributes {
		fmt.Fprintf(&b, ` %s="%s%s"`, a.name, p.Root, a.file)
	}
	return template.HTMLAttr(b.String())
}

// Others names the page in each other language: data-uk="frame.uk.html".
func (p pageData) Others() template.HTMLAttr {
	var b strings.Builder
	for _, l := range p.Languages {
		if !l.Now {
			fmt.Fprintf(&b, ` data-%s="%s"`, strings.ToLower(l.Lang), l.File)
		}
	}
	return template.HTMLAttr(b.String())
}

// Integrity holds an asset to its content, where the page is for other pages.
// In a page of another origin that works only with the leave that the server
// gives to all.
func (p pageData) Integrity(a *asset) template.HTMLAttr {
	if !p.integrity {
		return ""
	}
	return template.HTMLAttr(` integrity="` + sha256Of(a.content) + `" crossorigin="anonymous"`)
}

// assets lists what the page names, and of the element's attributes what those name that are wanted.
func (p pageData) assets(wanted func(attribute) bool) []*asset {
	list := []*asset{p.Style, p.Used, p.Whole, p.Paper, p.Element, p.Shadow, p.Unit, p.Offline, p.Manifest}
	if p.Iframe != nil {
		list = append(list, p.Iframe.Style, p.Iframe.Script, p.Iframe.Height)
	}
	for _, a := range p.attributes {
		if wanted(a) {
			list = append(list, a.asset)
		}
	}
	return list
}

// needs lists what the page does not work without. What other features need is kept once it is used.
func (p pageData) needs() (list []string) {
	later := map[string]bool{}
	for _, f := range features {
		later[f.name] = !f.whole
	}
	for _, a := range closure(p.assets(func(a attribute) bool { return !later[a.name] })...) {
		list = append(list, a.file)
	}
	return list
}

// pageMessages is what the template itself says.
type pageMessages struct {
	Languages, WholeVersion, ShortVersion, Notices, Teachers string
	Offline                                                  offlineMessages
}

func pageMessagesIn(w *i18n.Catalog) pageMessages {
	return pageMessages{
		w.Get(i18n.Languages), w.Get(i18n.WholeVersion), w.Get(i18n.ShortVersion), w.Get(i18n.Notices), w.Get(i18n.ClassPrintTeachers),
		offlineMessagesIn(w),
	}
}

// language is a page in a language.
type language struct {
	Lang, Name, File string
	Whole            string // file: the whole story in that language
	Now              bool   // whether it is this page
}

// iframeAssets are what the page for iframes loads besides the others.
type iframeAssets struct {
	Style  *asset // web/css/frame.css and one.css; nil where the page's own style sheet has them
	Script *asset // web/iframe/frame.js
	Height *asset // web/iframe/height.js
}

func (m *bundler) iframe() *iframeAssets {
	return &iframeAssets{m.style("frame.css", "frame", "one"), m.script("frame.js", "iframe/frame.js"), m.script("resize.js", "iframe/height.js")}
}

// pageTemplate is the page around a story.
type pageTemplate struct{ *template.Template }

func readPageTemplate(web string) (pageTemplate, error) {
	t, err := template.ParseFiles(filepath.Join(web, "index.html"))
	return pageTemplate{t}, err
}

// page fills the template; part names one of its parts, or is empty for the whole.
func (t pageTemplate) page(part string, p pageData) ([]byte, error) {
	if part == "" {
		part = t.Name()
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, part, p); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// render writes a story as show shows it.
func render(s *data.Story, sounds map[string]data.Sound, show func(*data.Index) *node.Node) (template.HTML, error) {
	x := data.NewIndex(s)
	x.Sounds = sounds
	return markup(show(x))
}

// markup writes a tree as HTML for a template.
func markup(n *node.Node) (template.HTML, error) {
	var b strings.Builder
	err := node.Write(&b, n)
	return template.HTML(b.String()), err
}
