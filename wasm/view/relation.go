package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// RelationMark is the name of a relation type; its shape and colour come from the attribute.
func (m *Model) RelationMark(t data.RelationType) *node.Node {
	return relationMark(t, m.RelationWord(t))
}

func relationMark(t data.RelationType, word string) *node.Node {
	return node.El("span.tie", node.A{"data-tie", string(t)}, node.Text(word))
}

// relationTo is the relation of one record to another: a message with the type's mark
// before it, and the other's name in place of {1}.
func (m *Model) relationTo(t data.RelationType, k i18n.MessageID, name *node.Node) *node.Node {
	before, after, _ := strings.Cut(m.Get(k), "{1}")
	return node.Group(relationMark(t, strings.TrimSpace(before)), node.Text(" "), name, node.Text(after))
}
