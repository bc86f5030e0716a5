package view

import (
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// AllFiles are the files that the page of all statements loads, by the names of its attributes.
type AllFiles struct{ Manifest, Words, Program, Shim string }

// All makes the page that lists all statements of an archive. The program wasm/archive fills the list; without
// it the page leads to the months.
func (a *Archive) All(files AllFiles) *node.Node {
	m := a.model
	x, w := m.Index, m.Catalog
	speakers := []*node.Node{node.El("option", node.A{"value", ""}, node.Text(m.Get(i18n.ArchiveAnyone)))}
	for i := range x.Speakers {
		speakers = append(speakers, node.El("option", append(node.A{"value", x.Speakers[i].ID}, m.LangOf("")...), node.Text(x.Speakers[i].Name)))
	}
	field := func(label i18n.MessageID, id string, control *node.Node) *node.Node {
		return node.El("p", nil, node.El("label", node.A{"for", id}, node.Text(m.Get(label))), control)
	}
	return node.El("div.se all", node.A{"lang", w.Lang(), "dir", w.Dir(),
		"data-manifest", files.Manifest, "data-words", files.Words, "data-program", files.Program, "data-shim", files.Shim},
		node.El("header.masthead", nil,
			node.El("h1", nil, node.El("a", node.A{"href", "index.html"}, m.Text(x.Title))),
			node.El("h2", nil, node.Text(m.Get(i18n.ArchiveAll)))),
		node.El("p.failed", nil, node.Text(m.Get(i18n.Unavailable))),
		node.El("form.find", node.A{"role", "search"},
			field(i18n.ArchiveField, "q", node.El("input", node.A{"type", "search", "id", "q", "name", "q", "autocomplete", "off", "spellcheck", "false", "aria-describedby", "how"})),
			field(i18n.FilterSpeaker, "speaker", node.El("select", node.A{"id", "speaker", "name", "speaker"}, speakers...)),
			field(i18n.AsOfLabel, "as-of", node.El("input", node.A{"type", "date", "id", "as-of", "name", "as-of"})),
			node.El("p.how", node.A{"id", "how"}, node.Text(m.Get(i18n.ArchiveHow))),
			node.El("div", node.A{"role", "status"}, node.El("p.found", nil))),
		node.El("ol.entries", node.A{"role", "list"}),
		a.months())
}
