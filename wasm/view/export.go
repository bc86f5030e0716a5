package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
)

// What a reader can take along: links, words with their source, citations. Its
// buttons say VERB:WHAT, and the element adds the id of what they stand in, so
// that they are the same for every record.

// exportButtons is the buttons of a record; only a statement can be embedded.
func (m *Model) exportButtons(quoted, embedded bool) *node.Node {
	var exact, embed *node.Node
	if quoted {
		exact = node.Group(node.Text(" "), m.button("copy:words", i18n.CopyWords))
	}
	if embedded {
		embed = node.Group(node.Text(" "), m.button("embed:", i18n.Embed))
	}
	return node.El("span.needs-program", nil,
		node.Text(" "), m.button("copy:link", i18n.CopyLink), exact,
		node.Text(" "), m.button("share:link", i18n.Share), embed)
}

// formatNames are what citations can be written for; their words follow one another.
var formatNames = []string{"text", "bibtex", "csl"}

// formatButtons is a button for each format of citations.
func (m *Model) formatButtons(verb string, label i18n.MessageID) *node.Node {
	var buttons []*node.Node
	for i, f := range formatNames {
		buttons = append(buttons, node.Text(" "), node.El("button", node.A{"type", "button", "data-do", verb + ":" + f},
			m.Format(label, node.Text(m.Get(i18n.FormatText+i18n.MessageID(i))))))
	}
	return node.Group(buttons...)
}

// Export is something to take along.
type Export struct {
	Text     string // what is copied, shared or saved
	Title    string // of what is shared, or the name of the file
	Type     string // of the file (https://www.iana.org/assignments/media-types); only what is saved has one
	Done     string // what the page says then
	Fallback string // what it says over the text where that may not be so
}

// Export makes what a button asks for. The action is
//
//	copy:link:ID share:link:ID   a link to a record; ID is that of its element
//	copy:words:ID                the words of a record, with their source
//	copy:view:                   a link to what is shown
//	copy:FORMAT:src-ID           the citation of a source
//	copy:FORMAT: save:FORMAT:    those of every source
//
// and page the address of the page. It is false for any other action.
func (m *Model) Export(action, page string) (h Export, ok bool) {
	verb, what, _ := strings.Cut(action, ":")
	what, id, _ := strings.Cut(what, ":")
	if verb != "copy" && verb != "share" && verb != "save" {
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
	if what == "link" || what == "words" {
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
	format := slices.Index(formatNames, what)
	if format < 0 {
		return h, false
	}
	var sources []*data.Source
	src, one := strings.CutPrefix(id, "src-")
	for i := range m.Sources {
		if !one || m.Sources[i].ID == src {
			sources = append(sources, &m.Sources[i])
		}
	}
	if sources == nil {
		return h, false
	}
	h.Text = m.citations(format, sources)
	h.Title = m.ID + []string{".txt", ".bib", ".json"}[format]
	h.Done = m.Catalog.FormatPlural(i18n.CopiedSources, len(sources))
	if verb == "save" {
		h.Type = []string{"text/plain;charset=utf-8", "application/x-bibtex", "application/json"}[format]
		h.Done, h.Fallback = m.Catalog.Format(i18n.Saved, h.Title), m.Get(i18n.SavedElse)
	}
	return h, true
}

// recordOf finds the statement or finding that an element shows.
func (m *Model) recordOf(id string) (*data.Statement, *data.Finding) {
	if s, ok := strings.CutPrefix(id, "s-"); ok {
		return m.StatementAt(s), nil
	}
	if f, ok := strings.CutPrefix(id, "f-"); ok {
		return nil, m.FindingAt(f)
	}
	if r := m.RowIndex(id); r >= 0 {
		return nil, &m.Findings[m.Rows[r].Finding]
	}
	return nil, nil
}

// citations writes sources down in a format.
func (m *Model) citations(format int, sources []*data.Source) string {
	if formatNames[format] == "csl" {
		return cite.CSLJSON(sources)
	}
	var b strings.Builder
	for _, s := range sources {
		if formatNames[format] == "bibtex" {
			b.WriteString(cite.BibTeX(s.ID, s))
		} else {
			b.WriteString(m.citationLine(s) + "\n")
		}
	}
	return b.String()
}

// citationLine is a source in a line, with its day as the language writes it.
func (m *Model) citationLine(s *data.Source) string {
	undated := *s
	undated.Seen = ""
	line := cite.Plain(&undated, "", "")
	if s.Seen != "" {
		line = m.Catalog.Format(i18n.ListComma, line, m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Seen)))
	}
	return line
}
