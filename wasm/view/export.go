package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// Exports are links, and words with their source. Their buttons name
// VERB:WHAT, and the element adds the id of the record around them, so that they are
// the same for every record.

// exports are the buttons of every record. They stand in the page once, hidden: a record
// that opens is given a copy.
func (m *Model) exports() *node.Node {
	return node.El("span.exports", node.A{"hidden", ""},
		node.Text(" "), m.button("copy:link", i18n.CopyLink),
		node.Text(" "), m.button("copy:words", i18n.CopyWords),
		node.Text(" "), m.button("share:link", i18n.Share),
		node.Text(" "), m.button("embed:", i18n.Embed))
}

// Export is a text to copy or share.
type Export struct {
	Text     string // the content
	Title    string // of a share
	Done     string // message on success
	Fallback string // message above the text, where it must be copied by hand
}

// Export makes the export of a button. The action is
//
//	copy:link:ID share:link:ID   a link to a record; ID is that of its element
//	copy:words:ID                the words of a record, with their source
//	copy:view:                   a link to the current view
//
// and page is the address of the page. It is false for any other action.
func (m *Model) Export(action, page string) (h Export, ok bool) {
	verb, what, _ := strings.Cut(action, ":")
	what, id, _ := strings.Cut(what, ":")
	if verb != "copy" && verb != "share" {
		return h, false
	}
	h.Fallback = m.Get(i18n.Refused)
	page, _, _ = strings.Cut(page, "#")
	if what == "view" {
		h.Text, h.Done = page, m.Get(i18n.CopiedLink)
		if fragment := state.Fragment(m.State); fragment != "" {
			h.Text += "#" + fragment
		}
		return h, true
	}
	if what != "link" && what != "words" {
		return h, false
	}
	s, f := m.recordOf(id)
	switch {
	case s != nil:
		h.Text, h.Title = page+"#s-"+s.ID, node.TextContent(m.StatementName(s))
	case f != nil:
		h.Text, h.Title = page+"#f-"+f.ID, node.TextContent(m.FindingName(f))
	default:
		return h, false
	}
	switch {
	case verb == "share":
		h.Done = m.Get(i18n.Shared)
	case what == "link":
		h.Done = m.Get(i18n.CopiedLink)
	default:
		h.Text, h.Done = m.quotation(s, f, h.Text), m.Get(i18n.CopiedWords)
	}
	return h, true
}

// recordOf is the statement or finding of the element with an id.
func (m *Model) recordOf(id string) (*data.Statement, *data.Finding) {
	if s, ok := strings.CutPrefix(id, "s-"); ok {
		return m.StatementAt(s), nil
	}
	if f, ok := strings.CutPrefix(id, "f-"); ok {
		return nil, m.FindingAt(f)
	}
	if r := m.PlacementIndex(id); r >= 0 {
		return nil, &m.Findings[m.Placements[r].Finding]
	}
	return nil, nil
}

// citationLine is a source in one line, with its day in the page's language.
func (m *Model) citationLine(s *data.Source) string {
	line := cite.Plain(s)
	if s.Accessed != "" {
		line = m.Catalog.Format(i18n.ListComma, line, m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Accessed)))
	}
	return line
}
