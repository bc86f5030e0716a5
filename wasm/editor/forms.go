package editor

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
)

// forms are the other forms in which a story is saved, and what embeds it.
func (e *Editor) forms() *node.Node {
	var buttons []*node.Node
	for _, f := range []struct {
		name  string
		label i18n.MessageID
	}{{"csv", i18n.MakeFormCsv}, {"tsv", i18n.MakeFormTsv}, {"markdown", i18n.MakeFormMarkdown}, {"claimreview", i18n.MakeFormClaimreview}, {"annotations", i18n.MakeFormAnnotations}} {
		buttons = append(buttons, node.El("button", node.A{"type", "button", "data-do", "form", "data-form", f.name, "id", "form-" + f.name}, e.text(f.label)))
	}
	var noSite *node.Node
	if e.WholeSite {
		buttons = append(buttons, e.does("site", i18n.MakeFormSite))
	} else {
		noSite = node.El("p.hint", nil, e.text(i18n.MakeNoSite))
	}
	code := func(name string, label i18n.MessageID, html string) *node.Node {
		return node.El("div.field", nil,
			node.El("label", node.A{"for", "embed-" + name}, e.text(label)),
			node.El("textarea", node.A{"id", "embed-" + name, "readonly", "", "rows", "4", "dir", "ltr", "spellcheck", "false", "translate", "no"}, node.Text(html)),
			node.El("p", nil, node.El("button", node.A{"type", "button", "data-do", "copy", "data-copy", "embed-" + name, "id", "copy-" + name, "aria-describedby", "embed-" + name}, e.text(i18n.EmbedCopy))))
	}
	story := &data.Story{ID: e.Get("id"), Title: e.Get("title")}
	where := publish.Where{Folder: e.folder, Site: e.Site, Lang: e.words.Catalog.Lang()}
	return node.El("details.forms", node.A{"id", "forms"},
		node.El("summary", nil, e.text(i18n.MakeForms)),
		node.El("div.tools", nil, buttons...), noSite,
		e.field("address", func(attrs node.A) *node.Node {
			return node.El("input", append(attrs, "type", "url", "value", e.folder, "autocomplete", "off"))
		}),
		code("element", i18n.EmbedElement, publish.Element(story, where)),
		code("frame", i18n.EmbedFrame, publish.Frame(story, where)))
}

// Readme is what a folder with a whole site says of itself.
func (e *Editor) Readme() string {
	return e.Get("title") + "\n\n" + e.say(i18n.MakeSiteReadme) + "\n"
}
