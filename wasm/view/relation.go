package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// RelationMark is the name of a relation type, with its mark.
func (m *Model) RelationMark(t data.RelationType) *node.Node {
	return record.RelationMark(t, m.RelationWord(t))
}

// relationTo is the relation of one record to another: a message with the type's mark
// before it, and the other's name in place of {1}.
func (m *Model) relationTo(t data.RelationType, k i18n.MessageID, name *node.Node) *node.Node {
	before, after, _ := strings.Cut(m.Get(k), "{1}")
	return node.Group(record.RelationMark(t, strings.TrimSpace(before)), node.Text(" "), name, node.Text(after))
}
