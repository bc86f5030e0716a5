package view

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// pictures are those that a record shows, or nil. Their places are as large as they are before they
// are there, and browsers load them when a reader comes near. One without an address is not
// there: its alternative text stands in its place, as it does in plain HTML.
func (m *Model) pictures(all []data.PictureFile, plain bool) *node.Node {
	var list []*node.Node
	for i := range all {
		p := &all[i]
		leave := m.Joined(i18n.ListSemicolon, m.Text(p.Credit), m.Text(p.Licence))
		shown := node.El("p", nil, m.Label(node.Text(m.Get(i18n.Picture))), m.Text(p.Alt))
		if plain {
			list = append(list, shown, node.El("p", nil, leave))
			continue
		}
		if p.Src != "" {
			shown = node.El("img", append(m.LangOf(m.TextLang(p.Alt)), "src", p.Src, "alt", p.Alt, "width", pixels(p.Width), "height", pixels(p.Height), "loading", "lazy", "decoding", "async"))
		}
		list = append(list, node.El("figure", nil, shown, node.El("figcaption", nil, leave)))
	}
	return node.Group(list...)
}

// pixels is a length, if it is known.
func pixels(n int) string { return node.If(n > 0, strconv.Itoa(n)) }
