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

// Exports are links, words with their source, and citations. Their buttons name
// VERB:WHAT, and the element adds the id of the record around them, so that they are
// the same for every record.

// exportButtons are the buttons of a record; only a statement can be embedded.
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

// formatNames are the formats of citations, formatLabels their messages.
var (
	formatNames  = []string{"text", "bibtex", "csl"}
	formatLabels = [...]i18n.MessageID{i18n.FormatText, i18n.FormatBibtex, i18n.FormatCsl}
)

// formatButtons is a button for each format of citations.
func (m *Model) formatButtons(verb string, label i18n.MessageID) *node.Node {
	var buttons []*node.Node
	for i, f := range formatNames {
		buttons = append(buttons, node.Text(" "), node.El("button", node.A{"type", "button", "data-action", verb + ":" + f},
			m.Format(label, node.Text(m.Get(formatLabels[i])))))
	}
	return node.Group(buttons...)
}

// Export is a text to copy, share or save.
type Export struct {
	Text     string // the content
	Title    string // of a share, or the file name
	Type     string // media type of a file to save (https://www.iana.org/assignments/media-types), else empty
	Done     string // message on success
	Fallback string // message above the text, where it must be copied by hand
}

// Export makes the export of a button. The action is
//
//	copy:link:ID share:link:ID   a link to a record; ID is that of its element
//	copy:words:ID                the words of a record, with their source
//	copy:view:                   a link to the current view
//	copy:FORMAT:src-ID           the citation of a source
//	copy:FORMAT: save:FORMAT:    those of every source
//
// and page is the address of the page. It is false for any other action.
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

// citations formats sources.
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

// citationLine is a source in one line, with its day in the page's language.
func (m *Model) citationLine(s *data.Source) string {
	undated := *s
	undated.Accessed = ""
	line := cite.Plain(&undated, "", "")
	if s.Accessed != "" {
		line = m.Catalog.Format(i18n.ListComma, line, m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Accessed)))
	}
	return line
}
