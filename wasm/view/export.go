package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Exports are links, and words with their source. Their buttons name
// VERB:WHAT, and the element adds the id of the record around them, so that they are
// the same for every record.

// exports are the buttons of every record. They stand in the page once, hidden: a record that opens is given a copy.
func (m *Model) exports() *node.Node {
	var embed *node.Node
	if !m.archive {
		embed = node.Group(node.Text(" "), m.button("embed:", i18n.Embed))
	}
	return node.El("span.exports", node.A{"hidden", ""},
		node.Text(" "), m.button("copy:link", i18n.CopyLink),
		node.Text(" "), m.button("copy:words", i18n.CopyWords),
		node.Text(" "), m.button("share:link", i18n.Share),
		embed)
}

// Quotation is a record as a text, to copy.
type Quotation struct {
	ID    string // of its element
	Title string
	Text  string // its words, with everything that must not be left out, and their source; a link follows
}

// Quotations gives the quotation of every record of a story.
func Quotations(x *data.Index, w *i18n.Catalog) []Quotation {
	m := New(x, w)
	var all []Quotation
	for i := range m.Statements {
		all = append(all, m.quoteStatement(i))
	}
	for i := range m.Findings {
		all = append(all, m.quoteFinding(i))
	}
	return all
}

func (m *Model) quoteStatement(i int) Quotation {
	s := &m.Statements[i]
	return Quotation{"s-" + s.ID, node.TextContent(m.StatementName(s)), m.quotation(s, nil)}
}

func (m *Model) quoteFinding(i int) Quotation {
	f := &m.Findings[i]
	return Quotation{"f-" + f.ID, node.TextContent(m.FindingName(f)), m.quotation(nil, f)}
}

// citationLine is a source in one line, with its day in the page's language.
func (m *Model) citationLine(s *data.Source) string {
	line := cite.Plain(s)
	if s.Accessed != "" {
		line = m.Catalog.Format(i18n.ListComma, line, m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Accessed)))
	}
	return line
}
