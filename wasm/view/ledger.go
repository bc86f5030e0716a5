package view

import (
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// ledger is the story's ledger, the newest entry first.
func (m *Model) ledger() *node.Node {
	if len(m.Corrections) == 0 {
		return nil
	}
	return m.section("corrections", i18n.Corrections, node.El("ol", nil, m.entries(0, len(m.Corrections))...))
}

// entries are those of the ledger between two places, the newest first.
func (m *Model) entries(from, to int) []*node.Node {
	var items []*node.Node
	for i := to - 1; i >= from; i-- {
		c := &m.Corrections[i]
		var record *node.Node
		if s := m.StatementAt(c.Record); s != nil {
			record = statementLink(s, m.StatementName(s))
		} else if f := m.FindingAt(c.Record); f != nil {
			record = node.El("a", node.A{"href", "#f-" + f.ID}, m.FindingName(f))
		}
		text := m.EntryText(c)
		if record != nil {
			text = m.Format(i18n.ListStop, record, text)
		}
		items = append(items, node.El("li", nil,
			m.Format(i18n.Label, m.Day(c.On)), m.Space(), text))
	}
	return items
}

// recordCorrections are the ledger's entries for a record, the oldest first. Those for
// the story as a whole are only in the ledger.
func (m *Model) recordCorrections(id string) *node.Node {
	var entries []*node.Node
	for _, e := range m.Entries(id) {
		entries = append(entries, m.Paragraph("corrected", &e))
	}
	return node.Group(entries...)
}
