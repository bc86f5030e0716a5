package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Plain HTML is for pages without the style sheet and the program: nothing is
// collapsed, there are no buttons, every address is written out, and everything is in
// reading order.

// StatementTitle is the title of a statement with its evidence, such as that of an iframe.
func StatementTitle(x *data.Index, w *i18n.Catalog, statement int) string {
	p := record.New(x, w)
	s := &x.Statements[statement]
	return node.TextContent(p.OnDay(i18n.EmbedTitle, i18n.EmbedTitleRoughly, s, node.Text(p.SpeakerName(s))))
}

// ShortStatement is the words of a statement, with speaker, note and corrections, and how many records bear on them.
func ShortStatement(x *data.Index, w *i18n.Catalog, statement int) *node.Node {
	m := New(x, w)
	s := m.Statement(statement)
	return node.Group(
		m.ExactWords(s.Words, s.Sources),
		node.El("p", nil, node.Text("— "), m.Joined(i18n.ListComma, m.Text(s.Name), m.Text(s.Role), m.SaidOn(s.Statement))),
		m.Paragraph("qualifier", s.Note),
		m.plainCorrections(s),
		m.plainBalance(statement),
		node.El("p", nil, statementLink(s.Statement, node.Text(StatementTitle(x, w, statement)))))
}

func (m *Model) plainCorrections(s *record.Statement) *node.Node {
	var kids []*node.Node
	for _, c := range s.Corrections {
		kids = append(kids, node.El("p", nil, m.Label(c.Label)), m.ExactWords(c.Other.Words, c.Other.Sources))
	}
	return node.Group(kids...)
}

// PlainStatement is a statement with all its evidence.
func PlainStatement(x *data.Index, w *i18n.Catalog, statement int) *node.Node {
	m := New(x, w)
	return m.document(m.plainStatement(statement), statementLink(&x.Statements[statement], node.Text(m.Get(i18n.WholeVersion))))
}

// PlainLead is every record of an excerpt, whose index is x.
func PlainLead(x *data.Index, w *i18n.Catalog) *node.Node {
	m := New(x, w)
	m.FullURL = "#"
	kids := []*node.Node{node.El("h2", nil, m.Text(m.Title)), node.El("p", nil, m.Text(m.Standfirst))}
	for _, s := range slices.Concat(m.LeadStatements, m.OtherStatements) {
		kids = append(kids, m.plainStatement(s))
	}
	heads, end := m.LeadFindings()
	further, last := m.UnlinkedFindings()
	kids = append(kids, m.plainRows("h3", i18n.DisputedGroup, heads, end), m.plainRows("h3", i18n.Further, further, last))
	return m.document(node.Group(kids...),
		node.El("a", node.A{"href", "#"}, node.Text(m.Get(i18n.WholeVersion))))
}

// document wraps content, with a link to the whole comparison and the byline.
func (m *Model) document(shown, whole *node.Node) *node.Node {
	return node.El("div", node.A{"lang", m.Catalog.Lang(), "dir", m.Catalog.Dir()}, shown,
		node.El("p", nil, m.Format(i18n.Label, whole), m.Space(), m.Format(i18n.ListStop, m.Format(i18n.Quote, m.Text(m.Title)), m.byline())),
		m.reportLine())
}

func (m *Model) plainStatement(i int) *node.Node {
	s := m.Statement(i)
	from, to := m.PlacementsOf(i)
	open := from
	for open < to && !m.Placements[open].Open && !m.Placements[open].Later {
		open++
	}
	later := open
	for later < to && m.Placements[later].Open {
		later++
	}
	return node.Group(
		node.El("h3", nil, m.OnDay(i18n.EmbedTitle, i18n.EmbedTitleRoughly, s.Statement, m.Text(s.Name))),
		m.Question(s.Question),
		m.ExactWords(s.Words, s.Sources),
		m.pictures(s.Pictures, true),
		node.El("p", nil, node.Text("— "), m.Format(i18n.Sentence, m.Joined(i18n.ListStop,
			m.Joined(i18n.ListComma, m.Text(s.Name), m.Text(s.Role)), m.SaidAt(s.Statement), m.Where(s.Statement)))),
		m.Paragraph("qualifier", s.Note),
		m.Readings(s.Readings),
		m.Paragraph("context", s.Context),
		m.recordCorrections(s.ID),
		m.corrections(s, true),
		m.statementRelations(i, true),
		m.shownWith(s),
		m.plainSources(s.Sources),
		m.plainBalance(i),
		m.plainRows("h4", i18n.Then, from, open),
		m.plainRows("h4", i18n.Open, open, later),
		m.plainRows("h4", i18n.Later, later, to))
}

// plainBalance is how many records bear on a statement, in a sentence.
func (m *Model) plainBalance(i int) *node.Node {
	if from, to := m.PlacementsOf(i); from == to {
		return node.El("p", nil, m.None(&m.Statements[i]))
	}
	return m.Balance(i)
}

// shownWith are the records that a statement is never shown without, unless they are
// among its findings or relations.
func (m *Model) shownWith(s *record.Statement) *node.Node {
	statement := m.StatementIndex(s.ID)
	from, to := m.PlacementsOf(statement)
	var kids []*node.Node
	for _, w := range m.With(s) {
		if o := w.Statement; o != nil {
			if !slices.ContainsFunc(m.StatementRelations(statement), func(r int) bool { return m.Relations[r].Other(s.ID) == o.ID }) {
				kids = append(kids, node.El("p", nil, m.Format(i18n.ReadWith, statementLink(o, m.SpeakerDay(o)))), m.ExactWords(o.Words, o.Sources))
			}
			continue
		}
		f := m.FindingOf(w.Finding)
		if !slices.ContainsFunc(m.Placements[from:to], func(r data.Placement) bool { return m.Findings[r.Finding].ID == f.ID }) {
			kids = append(kids, node.El("p", nil, m.Joined(i18n.ListStop, m.Format(i18n.ReadWith, m.findingLink(f.Finding)), m.KindOf(f.Finding), m.Disputed(f.Finding))),
				m.ExactWords(f.Words, f.Sources), m.Paragraph("caveat", f.Caveat))
		}
	}
	return node.Group(kids...)
}

func (m *Model) plainRows(heading string, title i18n.MessageID, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	for r := from; r < to; r++ {
		items = append(items, m.plainRow(r))
	}
	return node.Group(node.El(heading, nil, node.Text(m.Get(title))), node.El("ul", nil, items...))
}

// plainRow is a finding under its statement, with everything that an open row has.
func (m *Model) plainRow(r int) *node.Node {
	row := &m.Placements[r]
	f := &m.Findings[row.Finding]
	var tie, thread *node.Node
	if row.Relation >= 0 {
		tie = m.Label(node.Text(m.RelationWord(m.Relations[row.Relation].Type)))
	}
	if disputes := m.thread(r, true); disputes != nil {
		thread = node.Group(node.El("p", nil, m.Label(m.Format(i18n.Thread))), disputes)
	}
	return node.El("li", nil,
		node.El("p", nil, tie, m.Format(i18n.Sentence, m.Format(i18n.ListStop, m.Format(i18n.ListComma, m.Text(f.Body), m.PublicAt(f)), m.KindOf(f)))),
		m.answers(m.Finding(row.Finding)),
		m.record(m.Finding(row.Finding), f.Sources, true),
		m.plainBearing(row.Relation),
		m.recordCorrections(f.ID),
		thread,
		m.plainSources(f.Sources))
}

// plainBearing says how a relation bears on the statement, on which words, and its strength.
func (m *Model) plainBearing(relation int) *node.Node {
	if relation < 0 {
		return nil
	}
	b := m.Bearing(&m.Relations[relation])
	return node.El("div.bearing", nil,
		m.Paragraph("explanation", b.Explanation),
		m.Paragraph("caveat", b.Caveat),
		m.BearsOn("p.sure", b),
		m.Strength(b))
}

// plainSources lists the sources of a record, with their addresses written out.
func (m *Model) plainSources(citations []data.Citation) *node.Node {
	var items []*node.Node
	for i := range citations {
		c := &citations[i]
		s := m.SourceAt(c.Source)
		if s == nil {
			continue
		}
		parts := []*node.Node{m.Titled(s), m.Text(s.Where), m.address(s.URL)}
		if s.Archive != "" {
			parts = append(parts, node.Group(m.Format(i18n.Label, node.Text(m.Get(i18n.SourceCopy))), m.Space(), m.address(s.Archive)))
		}
		parts = append(parts, m.verification(c)...)
		if s.Accessed != "" {
			parts = append(parts, m.Format(i18n.SourceSeen, m.Day(s.Accessed)))
		}
		for _, note := range []string{c.Note, s.Note} {
			if note != "" {
				parts = append(parts, m.Text(note))
			}
		}
		items = append(items, node.El("li", nil, m.Format(i18n.Label, m.roleWord(c)), m.Space(), m.Joined(i18n.ListSemicolon, parts...)))
	}
	if items == nil {
		return nil
	}
	return node.Group(node.El("p", nil, node.El("b", nil, m.Format(i18n.Label, node.Text(m.Catalog.FormatPlural(i18n.Sources, len(items)))))), node.El("ul", nil, items...))
}
