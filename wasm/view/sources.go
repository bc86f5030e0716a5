package view

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

// sources lists where the words of a record can be looked up.
func (m *Model) sources(citations []data.Citation) *node.Node {
	var items []*node.Node
	for i := range citations {
		if s := m.SourceAt(citations[i].Source); s != nil {
			items = append(items, m.citation(&citations[i], s))
		}
	}
	return node.El("details.sources", nil,
		node.El("summary", nil, node.Text(counted(len(items), "source", "sources"))),
		node.El("ul", nil, items...))
}

func (m *Model) citation(c *data.Citation, s *data.Source) *node.Node {
	name := s.Publisher
	if s.Title != "" {
		name += ", “" + s.Title + "”"
	}
	kids := []*node.Node{
		node.Text(roleWord(c.Role)),
		node.El("a", node.A{"href", s.URL}, node.Text(name)),
	}
	if s.Archive != "" {
		kids = append(kids, node.Text(" ("), node.El("a", node.A{"href", s.Archive}, node.Text("copy")), node.Text(")"))
	}
	rest := ""
	if len(c.Passages) > 0 {
		var parts []string
		for _, p := range c.Passages {
			parts = append(parts, strconv.Itoa(p))
		}
		rest += ", for part " + listWords(parts)
	}
	if c.Grade != "" {
		rest += "; " + gradeWord(c.Grade)
	}
	rest += "; seen " + day(s.Seen)
	for _, note := range []string{c.Note, s.Note} {
		if note != "" {
			rest += "; " + note
		}
	}
	return node.El("li", nil, node.Group(kids...), node.Text(strings.TrimSuffix(rest, ".")+"."))
}

// citeOf is the address to cite for the words of a record: the original where
// it was seen, else the best page on which they were.
func (m *Model) citeOf(citations []data.Citation) string {
	best, rank := "", 0
	for i := range citations {
		c := &citations[i]
		s := m.SourceAt(c.Source)
		if s == nil {
			continue
		}
		r := 0
		switch {
		case c.Role == data.RecordRole && c.Grade != data.GradeD:
			r = 3
		case c.Role == data.VerifiedRole && c.Grade == data.GradeA:
			r = 2
		case c.Role == data.VerifiedRole:
			r = 1
		}
		if r > rank {
			best, rank = s.URL, r
		}
	}
	return best
}
