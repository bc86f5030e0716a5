package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

// statement is a statement beside its evidence: what was known when it was
// made, then what came later.
func (m *Model) statement(i int) *node.Node {
	s := &m.Statements[i]
	from, to := m.RowsOf(i)
	later := from // rows are by day, so the first later one parts them
	for later < to && !m.Rows[later].Later {
		later++
	}
	evidence := node.El("p.none", nil, node.Text("No finding in this story is tied to this statement."))
	if from < to {
		evidence = node.Group(
			m.rows("then", "Known when it was said", from, later),
			m.rows("later", "Came later", later, to))
	}
	return node.El("article.statement", node.A{"id", "s-" + s.ID, "tabindex", "-1", "hidden", hidden(!m.Sel.Statements[i])},
		node.El("div.said-side", nil,
			m.said(i),
			m.between(i),
			m.sources(s.Sources),
			permalink("s-"+s.ID, "Link to this statement")),
		node.El("div.evidence", nil, evidence))
}

func permalink(id, label string) *node.Node {
	return node.El("p.permalink", nil, node.El("a", node.A{"href", "#" + id}, node.Text(label)))
}

// said is who said what, when and where, and what they were asked.
func (m *Model) said(i int) *node.Node {
	s := &m.Statements[i]
	return node.El("div.said", nil,
		node.El("h3", nil, m.text(m.nameOf(s)), node.El("span.role", nil, node.Text(", "), m.text(s.Role))),
		node.El("p.when", nil, m.saidAt(s), node.Text(". "), m.text(upperFirst(s.Place)), node.Text(", "), m.text(s.Medium), node.Text(".")),
		m.question(s.Question),
		m.words(s.Words, m.citeOf(s.Sources)),
		m.labelled("qualifier", "Note:", upperFirst(s.Qualifier)),
		m.readings(s),
		m.labelled("context", "Context:", s.Context))
}

// saidAt is the local day, with the time where it is known, and the time in UTC.
func (m *Model) saidAt(s *data.Statement) *node.Node {
	local := s.LocalTime()
	if local == "" {
		return timeOf(s.At)
	}
	utc := s.At[11:16] + " UTC"
	if s.UTCDay() != s.Day() {
		utc = day(s.UTCDay()) + ", " + utc
	}
	return node.El("time", node.A{"datetime", s.At}, node.Text(day(s.Day())+", "+local+" "+s.Zone+" ("+utc+")"))
}

func (m *Model) question(q *data.Question) *node.Node {
	if q == nil {
		return nil
	}
	label := node.Text("Question put")
	if q.By != "" {
		label = node.Group(node.Text("Question put by "), m.text(q.By))
	}
	if !q.Exact {
		label = node.Group(label, node.Text(", in our words"))
	}
	text := m.text(q.Text)
	if q.Exact {
		text = node.El("q", nil, text)
	}
	return node.El("p.question", nil, node.El("b", nil, label, node.Text(": ")), text)
}

func (m *Model) readings(s *data.Statement) *node.Node {
	if len(s.Readings) == 0 {
		return nil
	}
	var items []*node.Node
	for _, r := range s.Readings {
		items = append(items, node.El("li", nil, node.El("b", nil, m.text(r.By), node.Text(": ")), m.text(r.Text)))
	}
	return node.El("div.readings", nil,
		node.El("p", nil, node.Text("It has been read in "+counted(len(items), "way", "ways")+":")),
		node.El("ul", nil, items...))
}

// between is how a statement stands to other statements. A self-correction
// gives the words it corrects, and the other way round.
func (m *Model) between(i int) *node.Node {
	s := &m.Statements[i]
	var kids []*node.Node
	for _, r := range m.Between(i) {
		rel := &m.Relations[r]
		id := rel.To
		if id == s.ID {
			id = rel.From
		}
		other := m.StatementAt(id)
		if other == nil {
			continue
		}
		if rel.Tie == data.Corrects {
			label := "Corrected by the speaker on "
			if rel.To == s.ID {
				label = "It corrects what the speaker said on "
			}
			kids = append(kids, node.El("div.correction", nil,
				node.El("p", nil, node.El("b", nil, node.Text(label), timeOf(other.Day()), node.Text(":"))),
				m.words(other.Words, m.citeOf(other.Sources)),
				node.El("p", nil, m.text(rel.Explanation), node.Text(" "), link(other, "Go to that statement")),
				m.labelled("caveat", "Caveat:", rel.Caveat)))
			continue
		}
		label := "A later statement"
		if rel.To == s.ID {
			label = "An earlier statement"
		}
		kids = append(kids, node.El("div.tied", nil,
			node.El("p", nil, tieTerm(rel.Tie), node.Text(" "+label+": "), link(other, m.nameOf(other)+", "+day(other.Day())), node.Text(". "), m.text(rel.Explanation)),
			m.labelled("caveat", "Caveat:", rel.Caveat)))
	}
	if kids == nil {
		return nil
	}
	return node.El("div.between", nil, kids...)
}

func (m *Model) nameOf(s *data.Statement) string {
	if p := m.SpeakerAt(s.Speaker); p != nil {
		return p.Name
	}
	return s.Speaker
}

func link(s *data.Statement, label string) *node.Node {
	return node.El("a", node.A{"href", "#s-" + s.ID}, node.Text(label))
}
