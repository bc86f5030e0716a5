package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// corrections is the story's ledger, the newest entry first.
func (m *Model) corrections() *node.Node {
	if len(m.Corrections) == 0 {
		return nil
	}
	var items []*node.Node
	for i := len(m.Corrections) - 1; i >= 0; i-- {
		c := &m.Corrections[i]
		var record *node.Node
		if s := m.StatementAt(c.Record); s != nil {
			record = link(s, m.statementName(s))
		} else if f := m.FindingAt(c.Record); f != nil {
			record = node.El("a", node.A{"href", "#f-" + f.ID}, m.findingName(f))
		}
		if record != nil {
			record = node.Group(record, node.Text(". "))
		}
		items = append(items, node.El("li", nil,
			node.El("b", nil, m.say(words.Label, m.day(c.On))), node.Text(" "), record, m.correction(c)))
	}
	return m.section("corrections", words.Corrections, node.El("ol", nil, items...))
}

// corrected is what was corrected in a record, the oldest entry first. It
// stands with the record; corrections of the story stand in the ledger alone.
func (m *Model) corrected(record string) *node.Node {
	var entries []*node.Node
	for i := range m.Corrections {
		if c := &m.Corrections[i]; c.Record == record {
			entries = append(entries, node.El("p.corrected", nil,
				m.label(words.CorrectedOn, m.day(c.On)), m.correction(c)))
		}
	}
	return node.Group(entries...)
}

// correction is what an entry of the ledger says.
func (m *Model) correction(c *data.Correction) *node.Node {
	return node.Group(m.say(words.CorrectionEntry, m.plain(c.Was), m.plain(c.Is)), node.Text(" "), m.plain(c.Why))
}
