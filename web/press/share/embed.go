package share

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
	"statement-evidence/wasm/view"
)

// Embeddable is what a story can be embedded from, in a language.
type Embeddable struct {
	Base      string // as ParseBase gives it, or [RelativeBase]
	Story     *data.Story
	Catalog   *i18n.Catalog
	Ending    string // of the names of the pages in this language: ".html", ".uk.html"
	Element   string // file: the script of the element
	Integrity string // of that file, as in an integrity attribute
}

// RelativeBase stands for the address of the site's folder where it is not known: an
// attribute that begins with it is to be completed by whoever knows. No text
// has it behind a quotation mark, since those of texts are escaped.
const RelativeBase = "./"

// Snippets are HTML for other pages: three ways to show the same there.
type Snippets struct {
	Title   string `json:"title"`          // of what is shown
	Lang    string `json:"lang,omitempty"` // of the title, where it is not the page's
	Element string `json:"element"`        // needs a script, and shows the words without
	Frame   string `json:"frame"`          // needs an iframe, and leads to the whole without
	Plain   string `json:"plain"`          // needs nothing: no class, no style, no script
}

// snippetTemplates write the elements that package node does not; their texts are escaped where they stand.
// A <div> is around them: filters of hosts take an element that they do not know for part of a paragraph, and
// themes put in their column what they know. React runs no script that is not async.
var snippetTemplates = template.Must(template.New("").Parse(`
{{- define "element" -}}
<div><script src="{{.Base}}{{.Script}}"{{.Integrity}} crossorigin="anonymous" async></script><statement-evidence src="{{.Base}}fragment{{with .ID}}/{{.}}{{end}}{{.Ending}}" lang="{{.Lang}}">{{.Short}}</statement-evidence></div>
{{end}}
{{- define "frame" -}}
<div><iframe src="{{.Base}}frame{{with .ID}}/{{.}}{{end}}{{.Ending}}" title="{{.Title}}" loading="lazy" width="100%" height="{{.Height}}" frameborder="0"></iframe></div>{{.Link}}
{{end}}`))

// snippet fills the templates.
type snippet struct {
	Base, Script, Ending, ID, Lang, Title, TitleLang string
	Integrity                                        template.HTMLAttr
	Height                                           int // pixels, until the host knows the true one
	Short, Link                                      template.HTML
}

// Statements gives the snippets of each statement, by its id.
func (e Embeddable) Statements() (map[string]Snippets, error) {
	x := data.NewIndex(e.Story)
	all := map[string]Snippets{}
	for i := range x.Statements {
		id := x.Statements[i].ID
		if !fileID.MatchString(id) || len(id) > 80 {
			return nil, fmt.Errorf(`statements[%d].id: %.80q cannot name a file; use small letters and digits, in words joined by "-"`, i, id)
		}
		s := snippet{ID: id, Title: view.StatementTitle(x, e.Catalog, i), Height: statementHeight}
		made, err := e.snippets(s, view.ShortStatement(x, e.Catalog, i), view.PlainStatement(x, e.Catalog, i))
		if err != nil {
			return nil, err
		}
		all[id] = made
	}
	return all, nil
}

// Lead gives the snippets of the story; its plain HTML is that of the lead.
func (e Embeddable) Lead() (Snippets, error) {
	s := snippet{Title: e.Story.Title, Height: frameHeight}
	foreign := func(text string) string {
		return node.If(e.Story.TextLang(text) != e.Catalog.Lang(), e.Story.TextLang(text))
	}
	if lang := e.Story.TextLang(e.Story.Title); lang != e.Catalog.Lang() {
		s.TitleLang = lang
	}
	short := node.Group(
		node.El("p", node.A{"lang", foreign(e.Story.Title)}, node.El("a", node.A{"href", "#"}, node.Text(e.Story.Title))),
		node.El("p", node.A{"lang", foreign(e.Story.Standfirst)}, node.Text(e.Story.Standfirst)))
	return e.snippets(s, short, view.PlainLead(data.NewIndex(e.Story.Excerpt()), e.Catalog))
}

func (e Embeddable) snippets(s snippet, short, whole *node.Node) (made Snippets, err error) {
	b := publish.Sanitizer{Catalog: e.Catalog, FullURL: e.Base + "index" + e.Ending, Web: web}
	said, err := b.HTML(short)
	if err != nil {
		return made, err
	}
	to := "#"
	if s.ID != "" {
		to = "#s-" + s.ID
	}
	s.Title, s.TitleLang = plain(s.Title), plain(s.TitleLang)
	link, err := b.HTML(node.Group(node.El("p", node.A{"lang", node.If(s.TitleLang != "", s.TitleLang)}, node.El("a", node.A{"href", to}, node.Text(s.Title)))))
	if err != nil {
		return made, err
	}
	s.Base, s.Script, s.Ending, s.Lang = e.Base, e.Element, e.Ending, e.Catalog.Lang()
	s.Integrity = template.HTMLAttr(` integrity="` + e.Integrity + `"`)
	oneLine := func(html string) template.HTML { return template.HTML(strings.ReplaceAll(html, "\n", "")) } // which no Markdown takes apart
	s.Short, s.Link = oneLine(said), oneLine(link)
	made.Title, made.Lang = s.Title, s.TitleLang
	for _, way := range []struct {
		name string
		to   *string
	}{{"element", &made.Element}, {"frame", &made.Frame}} {
		var out bytes.Buffer
		if err := snippetTemplates.ExecuteTemplate(&out, way.name, s); err != nil {
			return made, err
		}
		*way.to = out.String()
	}
	made.Plain, err = b.HTML(whole)
	return made, err
}
