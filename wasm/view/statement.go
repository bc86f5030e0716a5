package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/words"
)

// statement is a statement beside its evidence: what was public when it was
// made, then what became so later. Reader views take a part with many addresses
// for navigation, and leave it out, unless its class is "text".
func (m *Model) statement(i int) *node.Node {
	s := &m.Statements[i]
	from, to := m.RowsOf(i)
	later := from // rows are by day, so the first later one parts them
	for later < to && !m.Rows[later].Later {
		later++
	}
	evidence := node.El("p.none", nil, m.none(s))
	if from < to {
		evidence = node.Group(
			m.balance(i),
			m.rows("then", "h4", words.Then, from, later),
			m.rows("later", "h4", words.Later, later, to))
	}
	return node.El("article.statement", node.A{"id", "s-" + s.ID, "tabindex", "-1", "aria-label", m.nameOfStatement(s), "hidden", hidden(!m.Sel.Statements[i]), "data-later", hidden(m.LaterStatement(i))},
		node.El("div.said-side text", nil,
			m.notYet(m.LaterStatement(i), words.NotYetSaid),
			m.said(i),
			m.listen(s.ID, s.Audio),
			m.corrected(s.ID),
			m.between(i),
			m.sources(s.Sources, s.Words),
			m.saidThen(s),
			m.permalink("s-"+s.ID, words.LinkStatement, true)),
		node.El("div.evidence", nil, evidence))
}

// notYet says of what is later than the day the page is read from that it is.
// It is of the frame, and there only while it is so: the program has the
// element put it in and take it out.
func (m *Model) notYet(is bool, say words.Key) *node.Node {
	if !is {
		return nil
	}
	return node.El("span.not-yet", nil, node.Text(m.w(say)+" "))
}

// permalink leads to a record, with what a reader can take along of it.
func (m *Model) permalink(id string, label words.Key, quoted bool) *node.Node {
	return node.El("p.permalink", nil,
		node.El("a", node.A{"href", "#" + id}, node.Text(m.w(label))),
		m.take(quoted, label == words.LinkStatement))
}

// said is who said what, when and where, and what they were asked.
func (m *Model) said(i int) *node.Node {
	s := &m.Statements[i]
	phrases := state.Phrases(m.Index, i)
	return node.El("div.said", nil,
		node.El("h3", nil, m.say(words.ListComma, m.text(m.nameOf(s)), node.El("span.role", nil, m.say(words.ListComma, m.text(s.Role), node.Text(m.W.Day(s.Day())))))),
		node.El("p.when", nil, m.saidAt(s), node.Text(". "), m.say(words.ListComma, m.text(words.UpperFirst(s.Place)), m.text(s.Medium)), node.Text(".")),
		m.question(s.Question),
		m.words(s.Words, m.citeOf(s.Sources), phrases...),
		m.phrases(phrases),
		m.labelled("qualifier", words.Note, words.UpperFirst(s.Qualifier)),
		m.readings(s),
		m.labelled("context", words.Context, s.Context))
}

// none is what stands in the place of evidence where there is none: why the
// statement is here, if nothing at all is tied to it.
func (m *Model) none(s *data.Statement) *node.Node {
	if s.Why != "" {
		return m.plain(s.Why)
	}
	return node.Text(m.w(words.NoEvidence))
}

// saidAt is the local day, with the time where it is known, and the time in UTC.
func (m *Model) saidAt(s *data.Statement) *node.Node {
	local := s.LocalTime()
	if local == "" {
		return m.day(s.At)
	}
	utc := m.W.Fill(words.Clock, s.At[11:16], "UTC")
	if s.UTCDay() != s.Day() {
		utc = m.W.Fill(words.ListComma, m.W.Day(s.UTCDay()), utc)
	}
	return node.El("time", node.A{"datetime", s.At}, node.Text(m.W.Fill(words.ListComma, m.W.Day(s.Day()), m.W.Fill(words.Clock, local, s.Zone)+" ("+utc+")")))
}

func (m *Model) question(q *data.Question) *node.Node {
	if q == nil {
		return nil
	}
	text := m.text(q.Text)
	if q.Exact {
		text = node.El("q", node.A{"translate", "no"}, text)
	}
	return node.El("p.question", nil, m.label(questionLabel(q), m.text(q.By)), text)
}

func questionLabel(q *data.Question) words.Key {
	label := words.Question
	if !q.Exact {
		label = words.QuestionOurs
	}
	if q.By != "" {
		label++ // the same, with who put it
	}
	return label
}

func (m *Model) readings(s *data.Statement) *node.Node {
	if len(s.Readings) == 0 {
		return nil
	}
	var items []*node.Node
	for _, r := range s.Readings {
		items = append(items, node.El("li", nil, node.El("b", nil, m.say(words.Label, m.text(r.By))), node.Text(" "), m.text(r.Text)))
	}
	return node.El("div.readings", nil,
		node.El("p", nil, node.Text(m.W.Count(words.Readings, len(items)))),
		node.El("ul", nil, items...))
}

// Correction is how a correction begins under one of its two statements. It
// wants the day of the other.
func Correction(rel *data.Relation, under string) words.Key {
	if rel.To == under {
		return words.Correcting
	}
	return words.Corrected
}

// Beside is how another statement begins that is shown with a statement: as
// [Correction], with its day, where the speaker corrected the one by the other;
// otherwise [words.ReadWith], with whose it is.
func Beside(x *data.Index, s, other *data.Statement) words.Key {
	for _, r := range x.Between(x.StatementIndex(s.ID)) {
		if rel := &x.Relations[r]; rel.Tie == data.Corrects && rel.Other(s.ID) == other.ID {
			return Correction(rel, s.ID)
		}
	}
	return words.ReadWith
}

// between is how a statement stands to other statements, by their day, with
// the words of each.
func (m *Model) between(i int) *node.Node {
	s := &m.Statements[i]
	var kids []*node.Node
	phrases := state.Phrases(m.Index, i)
	for _, r := range m.Between(i) {
		rel := &m.Relations[r]
		other := m.StatementAt(rel.Other(s.ID))
		var bears *node.Node
		if rel.From == s.ID {
			bears = m.bearsMark(r)
		}
		if rel.Tie == data.Corrects {
			kids = append(kids, node.El("div.correction", pointing(phrases, r),
				node.El("p", nil, m.label(Correction(rel, s.ID), m.day(other.Day())), bears),
				m.words(other.Words, m.citeOf(other.Sources)),
				m.difference(rel),
				node.El("p", nil, m.text(rel.Explanation), node.Text(" "), link(other, node.Text(m.w(words.GoStatement)))),
				m.labelled("caveat", words.CaveatTie, rel.Caveat)))
			continue
		}
		how := words.SaidByContradicts
		later := node.Group(node.Text(" "), node.El("span.came-later", nil, node.Text(m.w(words.LaterStatement))))
		if rel.To == s.ID {
			how, later = words.SaidContradicts, nil // which says that the other is the earlier one
		}
		kids = append(kids, node.El("div.tied", pointing(phrases, r),
			node.El("p", nil, m.stands(rel.Tie, how,
				link(other, m.say(words.ListComma, m.text(m.nameOf(other)), node.Text(m.W.Day(other.Day()))))), later, bears),
			node.El("p.explanation", nil, m.text(rel.Explanation)),
			m.labelled("caveat", words.CaveatTie, rel.Caveat),
			m.words(other.Words, m.citeOf(other.Sources))))
	}
	if kids == nil {
		return nil
	}
	return node.El("div.between", nil, kids...)
}

// statementName tells a statement from others: whose it is and of which day.
// The name is the story's text, and the day the page's.
func (m *Model) statementName(s *data.Statement) *node.Node {
	return m.say(words.ListComma, m.plain(m.nameOf(s)), m.day(s.Day()))
}

// nameOfStatement is the same for where no text can be marked.
func (m *Model) nameOfStatement(s *data.Statement) string {
	return m.W.Fill(words.ListComma, m.nameOf(s), m.W.Day(s.Day()))
}

func (m *Model) nameOf(s *data.Statement) string {
	if p := m.SpeakerAt(s.Speaker); p != nil {
		return p.Name
	}
	return s.Speaker
}

func link(s *data.Statement, label *node.Node) *node.Node {
	return node.El("a", node.A{"href", "#s-" + s.ID}, label)
}
