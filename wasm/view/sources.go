package view

import (
	"slices"
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// sources lists where the words of a record can be looked up.
func (m *Model) sources(citations []data.Citation, of string) *node.Node {
	var items []*node.Node
	for i := range citations {
		if s := m.SourceAt(citations[i].Source); s != nil {
			items = append(items, m.citation(&citations[i], s))
		}
	}
	label := m.W.Count(words.Sources, len(items))
	return node.El("details.sources", nil,
		node.El("summary", node.A{"aria-label", m.W.Fill(words.Label, label) + " " + of}, node.Text(label)),
		node.El("ul", nil, items...))
}

func (m *Model) citation(c *data.Citation, s *data.Source) *node.Node {
	name := m.plain(s.Publisher)
	if s.Title != "" {
		name = m.say(words.ListComma, name, m.say(words.Quote, m.plain(s.Title)))
	}
	address := node.El("a", node.A{"href", s.URL}, name)
	if s.Archive != "" {
		address = node.Group(address, node.Text(" ("), node.El("a", node.A{"href", s.Archive}, node.Text(m.w(words.SourceCopy))), node.Text(")"))
	}
	parts := []*node.Node{address}
	if len(c.Passages) > 0 {
		var numbers []*node.Node
		for _, p := range c.Passages {
			numbers = append(numbers, node.Text(strconv.Itoa(p)))
		}
		last := len(numbers) - 1
		list := numbers[last]
		if last > 0 {
			list = m.say(words.ListAnd, m.joined(words.ListComma, numbers[:last]), list)
		}
		parts = append(parts, m.sayForm(words.SourcePart, len(numbers), list))
	}
	if c.Grade != "" {
		parts = append(parts, node.Text(m.w(words.GradeAIs+words.Key(slices.Index(data.Grades, c.Grade)))))
	}
	if s.Seen != "" {
		parts = append(parts, m.say(words.SourceSeen, m.day(s.Seen)))
	}
	for _, note := range []string{c.Note, s.Note} {
		if note != "" {
			parts = append(parts, m.plain(note))
		}
	}
	role := words.SourceRecord + words.Key(slices.Index(data.Roles, c.Role))
	return node.El("li", nil, m.say(words.Label, node.Text(m.w(role))), node.Text(" "), m.joined(words.ListSemicolon, parts))
}

// citeOf is the address to cite for the words of a record: the best page on
// which they were seen, and of these the original.
func (m *Model) citeOf(citations []data.Citation) string {
	best, rank := "", 0
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
			best, rank = s.URL, r
		}
	}
	return best
}
