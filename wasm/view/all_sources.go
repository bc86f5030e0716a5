package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// allSources lists every source of the story with its full citation.
func (m *Model) allSources() *node.Node {
	if m.FullURL != "" || len(m.Sources) == 0 {
		return nil
	}
	var items []*node.Node
	for _, s := range m.byPublisher() {
		items = append(items, m.fullCitation(s))
	}
	return node.El("section.sources-all", node.A{"id", "all-sources"},
		node.El("h2", nil, node.Text(m.Get(i18n.AllSources))),
		node.El("details", nil,
			node.El("summary", nil, node.Text(m.Catalog.FormatPlural(i18n.AllSourcesCount, len(items)))),
			node.El("p.needs-program", nil, m.formatButtons("copy", i18n.CopyAllAs), m.formatButtons("save", i18n.SaveAllAs)),
			node.El("ul", nil, items...)))
}

// fullCitation is all that is known of a source, and of which records it is one.
func (m *Model) fullCitation(s *data.Source) *node.Node {
	about := []*node.Node{node.El("b", nil, m.Titled(s))}
	if s.Accessed != "" {
		about = append(about, m.Format(i18n.SourceSeen, m.Day(s.Accessed)))
	}
	if s.Note != "" {
		about = append(about, m.Plain(s.Note))
	}
	lines := []*node.Node{node.El("p", nil, m.Joined(i18n.ListSemicolon, about...)), node.El("p", nil, address(s.URL))}
	if s.Archive != "" {
		lines = append(lines, node.El("p", nil, m.Format(i18n.Label, node.Text(m.Get(i18n.SourceCopySeen))), m.Space(), address(s.Archive)))
	}
	return node.El("li", node.A{"id", "src-" + s.ID, "tabindex", "-1"},
		node.Group(lines...),
		node.El("p.online", nil, node.El("a", node.A{"href", cite.Archive(s.URL)}, node.Text(m.Get(i18n.SourceArchive)))),
		node.El("p", nil, m.Format(i18n.Label, node.Text(m.Get(i18n.SourceCited)))),
		node.El("ul", nil, m.citedFor(s)...),
		node.El("p.needs-program", nil, m.formatButtons("copy", i18n.CopyAs)))
}

// address is a link that can be read on paper.
func address(url string) *node.Node {
	return node.El("a", node.A{"href", url, "dir", "ltr"}, node.Text(url))
}

// citedFor lists the records that cite a source: what for, and how it was verified.
func (m *Model) citedFor(s *data.Source) []*node.Node {
	var items []*node.Node
	add := func(id string, name *node.Node, citations []data.Citation) {
		for i := range citations {
			c := &citations[i]
			if c.Source != s.ID {
				continue
			}
			parts := append([]*node.Node{m.roleWord(c)}, m.verification(c)...)
			if c.Note != "" {
				parts = append(parts, m.Plain(c.Note))
			}
			items = append(items, node.El("li", nil,
				m.Format(i18n.Label, node.El("a", node.A{"href", "#" + id}, name)), m.Space(), m.Joined(i18n.ListSemicolon, parts...)))
		}
	}
	for i := range m.Statements {
		add("s-"+m.Statements[i].ID, m.StatementName(&m.Statements[i]), m.Statements[i].Sources)
	}
	for i := range m.Findings {
		add("f-"+m.Findings[i].ID, m.FindingName(&m.Findings[i]), m.Findings[i].Sources)
	}
	return items
}

// byPublisher lists the sources by publisher, in the order of the story where it is the same.
func (m *Model) byPublisher() []*data.Source {
	order := make([]int, len(m.Sources))
	names := make([]string, len(m.Sources))
	for i := range order {
		order[i], names[i] = i, typography.Fold(m.Sources[i].Publisher)
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	list := make([]*data.Source, len(order))
	for i, at := range order {
		list[i] = &m.Sources[at]
	}
	return list
}
