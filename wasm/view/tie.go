package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// TieTerm is the word of a relation; its shape and its colour come from the attribute.
func (m *Model) TieTerm(t data.RelationType) *node.Node { return tie(t, m.TieWord(t)) }

func tie(t data.RelationType, word string) *node.Node {
	return node.El("span.tie", node.A{"data-tie", string(t)}, node.Text(word))
}

// relationTo is the relation of one record to another: a message with the type's mark
// before it, and the other's name in place of {1}.
func (m *Model) relationTo(t data.RelationType, k i18n.MessageID, name *node.Node) *node.Node {
	before, after, _ := strings.Cut(m.Get(k), "{1}")
	return node.Group(tie(t, strings.TrimSpace(before)), node.Text(" "), name, node.Text(after))
}
