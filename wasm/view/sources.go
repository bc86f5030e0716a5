package view

import (
	"slices"
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// citationItems is an item for each citation.
func (m *Model) citationItems(citations []data.Citation) []*node.Node {
	var items []*node.Node
	for i := range citations {
		if s := m.SourceAt(citations[i].Source); s != nil {
			items = append(items, m.citation(&citations[i], s))
		}
	}
	return items
}

func (m *Model) citation(c *data.Citation, s *data.Source) *node.Node {
	address := m.SourceLink(s)
	if s.Archive != "" {
		address = m.Format(i18n.Brackets, address, node.El("a", node.A{"href", s.Archive}, node.Text(m.Get(i18n.SourceCopy))))
	}
	parts := append([]*node.Node{address}, m.verification(c)...)
	if s.Accessed != "" {
		parts = append(parts, m.Format(i18n.SourceSeen, m.Day(s.Accessed)))
	}
	for _, note := range []string{c.Note, s.Note} {
		if note != "" {
			parts = append(parts, m.Text(note))
		}
	}
	return node.El("li", nil, m.Format(i18n.Label, m.roleWord(c)), m.Space(), m.Joined(i18n.ListSemicolon, parts...))
}

func (m *Model) roleWord(c *data.Citation) *node.Node {
	return node.Text(m.Get(i18n.RoleNames.Of(c.Role)))
}

// verification says for which passages a source is cited, how it was verified, and
// the quotations from it in the record's notes.
func (m *Model) verification(c *data.Citation) []*node.Node {
	parts := m.extent(c)
	if c.Grade != "" {
		parts = slices.Insert(parts, min(1, len(c.Passages)), node.Text(m.Get(i18n.GradeShort.Of(c.Grade))))
	}
	return parts
}

// extent says for which passages a source is cited, and what the record's notes quote from it.
func (m *Model) extent(c *data.Citation) []*node.Node {
	var parts []*node.Node
	if len(c.Passages) > 0 {
		var numbers []*node.Node
		for _, p := range c.Passages {
			numbers = append(numbers, node.Text(strconv.Itoa(p)))
		}
		last := len(numbers) - 1
		list := numbers[last]
		if last > 0 {
			list = m.Format(i18n.ListAnd, m.Joined(i18n.ListComma, numbers[:last]...), list)
		}
		parts = append(parts, m.FormatPlural(i18n.SourcePart, len(numbers), list))
	}
	var quoted []*node.Node
	for _, q := range c.Quoted {
		quoted = append(quoted, m.Format(i18n.Quote, m.Text(q)))
	}
	if quoted != nil {
		parts = append(parts, m.Format(i18n.SourceQuoted, m.Joined(i18n.ListComma, quoted...)))
	}
	return parts
}

// Best is the source in which the words of a record were best verified, preferably the
// original; nil if they were verified in none.
func (m *Model) Best(citations []data.Citation) *data.Source {
	_, s := m.best(citations)
	return s
}

func (m *Model) best(citations []data.Citation) (best *data.Citation, source *data.Source) {
	rank := 0
	for i := range citations {
		c := &citations[i]
		s := m.SourceAt(c.Source)
		if s == nil || c.Role != data.VerifiedRole {
			continue
		}
		r := 1
		if c.Grade == data.GradeA {
			r = 3
		}
		if slices.ContainsFunc(citations, func(o data.Citation) bool { return o.Source == c.Source && o.Role == data.RecordRole }) {
			r++
		}
		if r > rank {
			best, source, rank = c, s, r
		}
	}
	return best, source
}

// SourceLink is a source's publisher and title, with its address or where else it is.
func (m *Model) SourceLink(s *data.Source) *node.Node {
	if s.URL == "" {
		return m.Joined(i18n.ListComma, m.Titled(s), m.Text(s.Where))
	}
	return node.El("a", node.A{"href", s.URL}, m.Titled(s))
}

// SourceList is the list of a record's sources, written out, for the classroom: no link leads into
// the page behind it.
func (m *Model) SourceList(citations []data.Citation) *node.Node {
	return node.El("ul.source-list", nil, m.citationItems(citations)...)
}
