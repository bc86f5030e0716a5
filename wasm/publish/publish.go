// Package publish writes a story for readers: what one page with everything inside
// consists of, and plain HTML. It is pure, so that press and the form in which a story
// is made write the same.
package publish

import (
	"encoding/base64"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/view"
)

// Places in a frame, which [Page] fills.
const (
	PlaceTitle      = "[[title]]"
	PlaceStandfirst = "[[standfirst]]"
	PlaceStoryLang  = "[[story-lang]]"
	PlaceLang       = "[[lang]]"
	PlaceDir        = "[[dir]]"
	PlaceNotices    = "[[notices]]"
	PlacePublished  = "[[published]]"
	PlaceUpdated    = "[[updated]]"
	PlaceContent    = "[[content]]"
)

// Page fills a frame, such as press makes of web/single.html, with a story in a
// language. Recordings are not in it.
func Page(frame string, s *data.Story, w *i18n.Catalog) (string, error) {
	x := data.NewIndex(s)
	tree := view.Page(x, w)
	Inline(tree, Citations(x, w))
	return filled(frame, s, w, tree)
}

// filled is a frame with a story and the tree of its page.
func filled(frame string, s *data.Story, w *i18n.Catalog, tree *node.Node) (string, error) {
	content, err := written(tree)
	if err != nil {
		return "", err
	}
	foreign := ` lang="` + escaped(s.Lang) + `"`
	if s.Lang == w.Lang() {
		foreign = ""
	}
	return typography.Replace(frame,
		PlaceTitle, escaped(s.Title), PlaceStandfirst, escaped(s.Standfirst), PlacePublished, escaped(s.Published), PlaceUpdated, escaped(s.Updated),
		` lang="`+PlaceStoryLang+`"`, foreign, PlaceLang, w.Lang(), PlaceDir, w.Dir(),
		PlaceNotices, escaped(w.Get(i18n.Notices)), PlaceContent, content,
	), nil
}

// Ratings tells of a statement, by its id, what the page tells of how its findings relate to it.
func Ratings(s *data.Story, w *i18n.Catalog) func(id string) string {
	x := data.NewIndex(s)
	p := record.New(x, w)
	return func(id string) string {
		return node.TextContent(p.Balanced(i18n.Bear, record.BalanceOf(x, x.StatementIndex(id))))
	}
}

// Plain is the story as HTML for publishing systems: no class, no style, no script.
func Plain(s *data.Story, w *i18n.Catalog) (string, error) {
	web := func(address string) string {
		if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
			return address
		}
		return ""
	}
	return Sanitizer{Catalog: w, Web: web}.HTML(view.PlainLead(data.NewIndex(s), w))
}

func written(n *node.Node) (string, error) {
	var b strings.Builder
	err := node.Write(&b, n)
	return b.String(), err
}

// escaped is a text as HTML has it, in an element or an attribute, in the way of html/template.
func escaped(s string) string {
	return typography.Replace(s, "&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "+", "&#43;")
}

// Citations are addresses that hold the citation files of a story, by their names.
func Citations(x *data.Index, w *i18n.Catalog) map[string]string {
	addresses := map[string]string{}
	for _, f := range view.CitationFiles(x, w) {
		addresses[f.Name] = DataURL(f.Type, []byte(f.Text))
	}
	return addresses
}

// DataURL is an address that holds what it is of (https://www.rfc-editor.org/rfc/rfc2397).
func DataURL(kind string, content []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(content)
}

// Inline puts what files hold into the links that save them, and takes away links to
// save what is not among them.
func Inline(n *node.Node, files map[string]string) {
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *node.Node) bool {
		Inline(kid, files)
		if !slices.Contains(kid.Attrs, "download") {
			return false
		}
		href := &kid.Attrs[slices.Index(kid.Attrs, "href")+1]
		address, known := files[*href]
		*href = address
		return !known
	})
}
