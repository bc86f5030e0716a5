package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// What other pages take of a story is for a place without its style and its
// program: nothing is folded, nothing can be pressed, every address is written
// out, and all stands in the order in which it is to be read.

// Title names a statement and what stands beside it, for who does not see it.
func Title(x *data.Index, w *words.Words, statement int) string {
	m := &Model{Index: x, W: w}
	s := &x.Statements[statement]
	return w.Fill(words.EmbedTitle, m.nameOf(s), w.Day(s.Day()))
}

// Short is the words of a statement, whose they are, and what they must not be
// read without.
func Short(x *data.Index, w *words.Words, statement int) *node.Node {
	m := &Model{Index: x, W: w}
	s := &x.Statements[statement]
	kids := []*node.Node{
		m.words(s.Words, m.citeOf(s.Sources)),
		node.El("p", nil, node.Text("— "), m.joined(words.ListComma, []*node.Node{m.text(m.nameOf(s)), m.text(s.Role), m.day(s.Day())})),
		m.labelled("qualifier", words.Note, words.UpperFirst(s.Qualifier)),
	}
	for _, r := range m.Between(statement) {
		if rel := &m.Relations[r]; rel.Tie == data.Corrects {
			other := m.StatementAt(rel.Other(s.ID))
			kids = append(kids, node.El("p", nil, m.label(Correction(rel, s.ID), m.day(other.Day()))), m.words(other.Words, m.citeOf(other.Sources)))
		}
	}
	return node.Group(append(kids, node.El("p", nil, link(s, node.Text(Title(x, w, statement)))))...)
}

// Plain is a statement and all that bears on it.
func Plain(x *data.Index, w *words.Words, statement int) *node.Node {
	m := &Model{Index: x, W: w}
	return m.document(m.plainStatement(statement), link(&x.Statements[statement], node.Text(m.w(words.WholeVersion))))
}

// PlainLead is every record of an excerpt, of which x is the index.
func PlainLead(x *data.Index, w *words.Words) *node.Node {
	m := &Model{Index: x, W: w, Whole: "#"}
	kids := []*node.Node{node.El("h2", nil, m.plain(m.Title)), node.El("p", nil, m.plain(m.Standfirst))}
	for _, s := range slices.Concat(m.Lead, m.More) {
		kids = append(kids, m.plainStatement(s))
	}
	heads, end := m.LeadFindings()
	further, last := m.Further()
	kids = append(kids, m.plainRows("h3", words.DisputedGroup, heads, end), m.plainRows("h3", words.Further, further, last))
	return m.document(node.Group(kids...),
		node.El("a", node.A{"href", "#"}, node.Text(m.w(words.WholeVersion))))
}

// document is what is shown, with where the whole is and who has made it.
func (m *Model) document(shown, whole *node.Node) *node.Node {
	return node.El("div", node.A{"lang", m.W.Lang(), "dir", m.W.Dir()}, shown,
		node.El("p", nil, m.say(words.Label, whole), node.Text(" "), m.say(words.Quote, m.plain(m.Title)), node.Text(". "), m.made()),
		m.report())
}

func (m *Model) plainStatement(i int) *node.Node {
	s := &m.Statements[i]
	from, to := m.RowsOf(i)
	later := from
	for later < to && !m.Rows[later].Later {
		later++
	}
	balance := node.El("p", nil, m.none(s))
	if from < to {
		balance = m.balance(i)
	}
	return node.Group(
		node.El("h3", nil, m.say(words.EmbedTitle, m.text(m.nameOf(s)), m.day(s.Day()))),
		m.question(s.Question),
		m.words(s.Words, m.citeOf(s.Sources)),
		node.El("p", nil, node.Text("— "), m.say(words.ListComma, m.text(m.nameOf(s)), m.text(s.Role)), node.Text(". "),
			m.saidAt(s), node.Text(". "), m.say(words.ListComma, m.text(words.UpperFirst(s.Place)), m.text(s.Medium)), node.Text(".")),
		m.labelled("qualifier", words.Note, words.UpperFirst(s.Qualifier)),
		m.readings(s),
		m.labelled("context", words.Context, s.Context),
		m.corrected(s.ID),
		m.between(i),
		m.readWith(i),
		m.plainSources(s.Sources),
		balance,
		m.plainRows("h4", words.Then, from, later),
		m.plainRows("h4", words.Later, later, to))
}

// readWith is the records that a statement is never shown without, and that
// stand nowhere else with it.
func (m *Model) readWith(i int) *node.Node {
	s := &m.Statements[i]
	from, to := m.RowsOf(i)
	var kids []*node.Node
	for _, id := range s.ShowWith {
		if o := m.StatementAt(id); o != nil {
			if !slices.ContainsFunc(m.Between(i), func(r int) bool { return m.Relations[r].Other(s.ID) == id }) {
				kids = append(kids, node.El("p", nil, m.say(words.ReadWith, link(o, m.statementName(o)))), m.words(o.Words, m.citeOf(o.Sources)))
			}
		} else if f := m.FindingAt(id); f != nil {
			if !slices.ContainsFunc(m.Rows[from:to], func(r data.Row) bool { return m.Findings[r.Finding].ID == id }) {
				kids = append(kids, node.El("p", nil, m.say(words.ReadWith, m.named(f)), node.Text(". "), m.kindOf(f), m.disputed(f)),
					m.words(f.Words, m.citeOf(f.Sources)), m.labelled("caveat", words.Caveat, f.Caveat))
			}
		}
	}
	return node.Group(kids...)
}

func (m *Model) plainRows(heading string, title words.Key, from, to int) *node.Node {
	if from == to {
		return nil
	}
	var items []*node.Node
	for r := from; r < to; r++ {
		items = append(items, m.plainRow(r))
	}
	return node.Group(node.El(heading, nil, node.Text(m.w(title))), node.El("ul", nil, items...))
}

// plainRow is a finding where it stands: what it does to the statement, whose it
// is, what kind of finding, and all that an open row has.
func (m *Model) plainRow(r int) *node.Node {
	row := &m.Rows[r]
	f := &m.Findings[row.Finding]
	var tie, thread *node.Node
	if row.Relation >= 0 {
		tie = m.label(words.TieContradicts + words.Key(slices.Index(data.Ties, m.Relations[row.Relation].Tie)))
	}
	if disputes := m.disputes(r); disputes != nil {
		thread = node.Group(node.El("p", nil, m.label(words.Thread)), disputes)
	}
	return node.El("li", nil,
		node.El("p", nil, tie, m.say(words.ListComma, m.text(f.Body), m.publicAt(f)), node.Text(". "), m.kindOf(f), node.Text(".")),
		m.told(r),
		m.corrected(f.ID),
		thread,
		m.plainSources(f.Sources))
}

// plainSources lists where the words of a record can be looked up, with addresses that can be read.
func (m *Model) plainSources(citations []data.Citation) *node.Node {
	var items []*node.Node
	for i := range citations {
		c := &citations[i]
		s := m.SourceAt(c.Source)
		if s == nil {
			continue
		}
		parts := []*node.Node{m.titled(s), address(s.URL)}
		if s.Archive != "" {
			parts = append(parts, node.Group(m.say(words.Label, node.Text(m.w(words.SourceCopy))), node.Text(" "), address(s.Archive)))
		}
		parts = append(parts, m.verified(c)...)
		if s.Seen != "" {
			parts = append(parts, m.say(words.SourceSeen, m.day(s.Seen)))
		}
		for _, note := range []string{c.Note, s.Note} {
			if note != "" {
				parts = append(parts, m.plain(note))
			}
		}
		items = append(items, node.El("li", nil, m.say(words.Label, m.roleWord(c)), node.Text(" "), m.joined(words.ListSemicolon, parts)))
	}
	if items == nil {
		return nil
	}
	return node.Group(node.El("p", nil, node.El("b", nil, m.say(words.Label, node.Text(m.W.Count(words.Sources, len(items)))))), node.El("ul", nil, items...))
}
