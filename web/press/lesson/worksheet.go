package lesson

import (
	"slices"
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/words"
)

// Every statement gets the same room on paper, whoever made it.
const (
	reasonLines  = 3
	summaryLines = 4
	changeLines  = 3
	moveLines    = 5
)

// worksheet is what learners write on: the vocabulary, a sheet for each
// statement, the questions to put to a source, and the editors' questions. It has
// nothing of what the story says of a relation.
func (m *maker) worksheet() *node.Node {
	sheets := m.sheets()
	parts := []*node.Node{m.vocabulary()}
	for i := range sheets {
		parts = append(parts, m.sheet(&sheets[i], m.fill(words.ClassPrintSheet, number(i+1), number(len(sheets)))))
	}
	return m.page(words.ClassPrintWorksheet, append(parts, m.moveSheet(), m.questions())...)
}

func number(n int) *node.Node { return node.Text(strconv.Itoa(n)) }

func (m *maker) sheet(s *sheet, title *node.Node) *node.Node {
	var rows []*node.Node
	for _, r := range s.rows {
		rows = append(rows, node.El("tr", nil, node.El("td", nil, m.finding(r.finding, m.body(r.finding))), node.El("td", nil, m.answer())))
	}
	return node.El("section.sheet", nil,
		node.El("p.hand", nil, node.El("b", nil, title), m.blank(words.ClassPrintName), m.blank(words.ClassPrintDate)),
		m.said(s),
		node.El("p.task", nil, m.w(words.ClassPrintTask)),
		m.table("weigh", []words.Key{words.ClassPrintFinding, words.ClassPrintAnswer}, rows),
		m.beside(s),
		m.write(m.w(words.ClassPrintSummary), summaryLines),
		m.write(m.w(words.ClassChangeAsk), changeLines))
}

// said is a statement, with all that it is never shown without but findings.
func (m *maker) said(s *sheet) *node.Node {
	kids := []*node.Node{node.El("h2", nil, m.speaker(s.Statement)), m.where(s.Statement), m.question(s.Question), m.quoted(s.Words),
		m.labelled(words.Note, words.UpperFirst(s.Qualifier))}
	for _, r := range s.Readings {
		kids = append(kids, node.El("p", nil, node.El("b", nil, m.fill(words.Label, m.told(words.UpperFirst(r.By)))), node.Text(" "), m.told(r.Text)))
	}
	kids = append(kids, m.labelled(words.Context, s.Context))
	for _, other := range s.with {
		label := m.fill(words.ReadWith, m.speaker(other))
		if key := view.Beside(m.Index, s.Statement, other); key != words.ReadWith {
			label = m.label(key, m.day(other.Day()))
		}
		kids = append(kids, node.El("div.with", nil, node.El("p", nil, label), m.quoted(other.Words)))
	}
	return node.El("div.said", nil, append(kids, m.numbers(s.Sources))...)
}

func (m *maker) where(s *data.Statement) *node.Node {
	return node.El("p.when", nil, m.commas(m.told(words.UpperFirst(s.Place)), m.told(s.Medium)))
}

func (m *maker) question(q *data.Question) *node.Node {
	if q == nil {
		return nil
	}
	label, text := words.QuestionOurs, m.told(q.Text)
	if q.Exact {
		label, text = words.Question, m.fill(words.Quote, text)
	}
	if q.By != "" {
		label++ // the same, with who put it
	}
	return node.El("p", nil, m.label(label, m.told(q.By)), text)
}

// finding is what a learner needs of a finding to weigh it, headed by its name.
func (m *maker) finding(f *data.Finding, name *node.Node) *node.Node {
	var sure []*node.Node
	for _, c := range f.ByLevel() {
		sure = append(sure, m.fill(words.LevelHigh+words.Key(slices.Index(data.Levels, c.Level)), m.told(c.Body)))
	}
	var confidence *node.Node
	if sure != nil {
		confidence = node.El("p", nil, m.commas(sure...))
	}
	return node.Group(
		node.El("p", nil, node.El("b", nil, name), node.El("br", nil), m.kind(f)),
		m.disputed(f),
		m.quoted(f.Words),
		m.labelled(words.Facts, f.Facts),
		confidence,
		m.labelled(words.Caveat, f.Caveat),
		m.numbers(f.Sources))
}

// disputed says who disputes a finding, and who endorses one that is disputed.
func (m *maker) disputed(f *data.Finding) *node.Node {
	var by [2]*node.Node
	for _, r := range m.Disputes(m.FindingIndex(f.ID)) {
		rel := &m.Relations[r]
		if rel.From != f.ID || rel.Tie == data.Background {
			continue
		}
		list := &by[0]
		if !rel.Disputes() {
			list = &by[1]
		}
		other := m.body(m.FindingAt(rel.To))
		if *list != nil {
			other = m.fill(words.ListSemicolon, *list, other)
		}
		*list = other
	}
	var lines []*node.Node
	for i, label := range []words.Key{words.DisputedBy, words.EndorsedBy} {
		if by[0] != nil && by[i] != nil {
			lines = append(lines, node.El("p", nil, m.fill(label, by[i]), node.Text(".")))
		}
	}
	return node.Group(lines...)
}

// beside is what the story reads with a statement and does not tie to it.
func (m *maker) beside(s *sheet) *node.Node {
	var out []*node.Node
	for _, f := range s.beside {
		out = append(out, node.El("div.beside", nil, m.finding(f, m.fill(words.ReadWith, m.body(f)))))
	}
	return node.Group(out...)
}

// answer is the boxes to tick for a finding, and room for the reason.
func (m *maker) answer() *node.Node {
	choice := func(k words.Key, of ...*node.Node) *node.Node {
		return node.El("div", nil, node.El("p.label", nil, m.w(k)), m.boxes(of...))
	}
	return node.Group(
		node.El("div.choices", nil,
			choice(words.FilterTie, m.ties()...),
			choice(words.ClassPrintStrength, m.strengths()...),
			choice(words.FilterWhen, m.w(words.Then), m.w(words.Later))),
		node.El("p.label", nil, m.w(words.ClassPrintReason)),
		lines(reasonLines))
}

// ties are the answers to choose from, the same and in the same order everywhere.
func (m *maker) ties() []*node.Node {
	var all []*node.Node
	for i, t := range data.Ties {
		if t != data.Corrects {
			all = append(all, m.w(words.TieContradicts+words.Key(i)))
		}
	}
	return append(all, m.w(words.ClassPrintCannotTell))
}

func (m *maker) strengths() []*node.Node {
	var all []*node.Node
	for i := range data.Strengths {
		all = append(all, m.w(words.StrengthHigh+words.Key(i)))
	}
	return all
}

// boxes is a list of things to tick.
func (m *maker) boxes(of ...*node.Node) *node.Node {
	var items []*node.Node
	for _, one := range of {
		items = append(items, node.El("li", nil, one))
	}
	return node.El("ul.boxes", nil, items...)
}

// lines are lines to write on.
func lines(n int) *node.Node {
	var all []*node.Node
	for range n {
		all = append(all, node.El("span", nil))
	}
	return node.El("div.lines", node.A{"aria-hidden", "true"}, all...)
}

// write is a question with room for an answer.
func (m *maker) write(ask *node.Node, room int) *node.Node {
	return node.El("div.write", nil, node.El("p", nil, ask), lines(room))
}

// blank is a word with a line to write on behind it.
func (m *maker) blank(k words.Key) *node.Node {
	return node.El("span.blank", nil, m.fill(words.Label, m.w(k)))
}

// moveSheet is for the questions that learners put to a source of their choice.
func (m *maker) moveSheet() *node.Node {
	kids := []*node.Node{node.El("p.task", nil, m.w(words.ClassPrintLook)), node.El("p.hand", nil, m.blank(words.ClassPrintSource))}
	for _, move := range m.lesson.Moves {
		kids = append(kids, m.write(node.El("b", m.foreign(m.lesson.Lang), node.Text(move.Ask)), moveLines))
	}
	return m.section("sheet", words.ClassPrintMoves, kids...)
}

// questions are the editors' own.
func (m *maker) questions() *node.Node {
	if len(m.lesson.Questions) == 0 {
		return nil
	}
	var items []*node.Node
	for _, q := range m.lesson.Questions {
		var options []*node.Node
		for _, o := range q.Options {
			options = append(options, node.El("span", m.foreign(m.lesson.Lang), node.Text(o.Text)))
		}
		items = append(items, node.El("li", nil, m.own("p", q.Ask), m.boxes(options...)))
	}
	return m.section("questions", words.ClassPrintQuestions, node.El("p.task", nil, m.w(words.ClassPrintTick)), node.El("ol", nil, items...))
}
