package lesson

import (
	"strconv"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
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
func (m *generator) worksheet() *node.Node {
	sheets := m.sheets()
	parts := []*node.Node{m.vocabulary()}
	for i := range sheets {
		parts = append(parts, m.sheet(&sheets[i], m.Format(i18n.ClassPrintSheet, number(i+1), number(len(sheets)))))
	}
	return m.page(i18n.ClassPrintWorksheet, append(parts, m.moveSheet(), m.questions())...)
}

func number(n int) *node.Node { return node.Text(strconv.Itoa(n)) }

func (m *generator) sheet(s *sheet, title *node.Node) *node.Node {
	var rows []*node.Node
	for _, r := range s.rows {
		rows = append(rows, node.El("tr", nil, node.El("td", nil, m.finding(r.finding, m.BodyDay(r.finding))), node.El("td", nil, m.answer())))
	}
	return node.El("section.sheet", nil,
		node.El("p.hand", nil, node.El("b", nil, title), m.blank(i18n.ClassPrintName), m.blank(i18n.ClassPrintDate)),
		m.statement(s),
		node.El("p.task", nil, m.text(i18n.ClassPrintTask)),
		m.table("weigh", []i18n.MessageID{i18n.ClassPrintFinding, i18n.ClassPrintAnswer}, rows),
		m.evidence(s),
		m.writingSpace(m.text(i18n.ClassPrintSummary), summaryLines),
		m.writingSpace(m.text(i18n.ClassChangeAsk), changeLines))
}

// statement is a statement, with all that it is never shown without but findings.
func (m *generator) statement(s *sheet) *node.Node {
	kids := []*node.Node{node.El("h2", nil, m.speaker(s.Statement.Statement)), node.El("p.when", nil, m.Where(s.Statement.Statement)), m.question(s.Question), m.quoted(s.Words),
		m.Paragraph("", s.Note)}
	for _, r := range s.Readings {
		kids = append(kids, m.Paragraph("", &r))
	}
	kids = append(kids, m.Paragraph("", s.Context))
	for _, c := range s.Corrections {
		kids = append(kids, node.El("div.with", nil, node.El("p", nil, m.Label(c.Label)), m.quoted(c.Other.Words)))
	}
	for _, other := range s.with {
		kids = append(kids, node.El("div.with", nil, node.El("p", nil, m.Format(i18n.ReadWith, m.speaker(other))), m.quoted(other.Words)))
	}
	return node.El("div.said", nil, append(kids, m.numbers(s.Sources))...)
}

func (m *generator) question(q *record.Question) *node.Node {
	if q == nil {
		return nil
	}
	return node.El("p", nil, m.Label(q.Label), m.QuotedQuestion(q))
}

// finding is what a learner needs of a finding to weigh it, headed by its name.
func (m *generator) finding(finding *data.Finding, name *node.Node) *node.Node {
	f := m.FindingOf(finding)
	var confidence *node.Node
	if stated := m.Confidence(finding); stated != nil {
		confidence = node.El("p", nil, stated)
	}
	return node.Group(
		node.El("p", nil, node.El("b", nil, name), node.El("br", nil), m.Kind(finding)),
		m.answering(i18n.DisputedBy, f.DisputedBy),
		m.answering(i18n.EndorsedBy, f.EndorsedBy),
		m.quoted(f.Words),
		m.Paragraph("", f.Facts),
		confidence,
		m.Paragraph("", f.Caveat),
		m.numbers(f.Sources))
}

// answering says who disputes a finding, or who endorses it.
func (m *generator) answering(label i18n.MessageID, list []*data.Finding) *node.Node {
	var names []*node.Node
	for _, f := range list {
		names = append(names, m.FindingName(f))
	}
	if names == nil {
		return nil
	}
	return node.El("p", nil, m.Format(i18n.Sentence, m.Format(label, m.Joined(i18n.ListSemicolon, names...))))
}

// evidence is what the story reads with a statement and does not relate to it.
func (m *generator) evidence(s *sheet) *node.Node {
	var out []*node.Node
	for _, f := range s.beside {
		out = append(out, node.El("div.beside", nil, m.finding(f, m.Format(i18n.ReadWith, m.BodyDay(f)))))
	}
	return node.Group(out...)
}

// answer is the boxes to tick for a finding, and room for the reason.
func (m *generator) answer() *node.Node {
	choice := func(k i18n.MessageID, of ...*node.Node) *node.Node {
		return node.El("div", nil, node.El("p.label", nil, m.text(k)), m.boxes(of...))
	}
	return node.Group(
		node.El("div.choices", nil,
			choice(i18n.FilterRelation, m.relations()...),
			choice(i18n.ClassPrintStrength, m.strengths()...),
			choice(i18n.FilterWhen, m.text(i18n.Then), m.text(i18n.Later))),
		node.El("p.label", nil, m.text(i18n.ClassPrintReason)),
		lines(reasonLines))
}

// relations are the answers to choose from, the same and in the same order everywhere.
func (m *generator) relations() []*node.Node {
	var all []*node.Node
	for _, t := range data.RelationTypes {
		if t != data.Corrects {
			all = append(all, node.Text(m.RelationWord(t)))
		}
	}
	return append(all, m.text(i18n.ClassPrintCannotTell))
}

func (m *generator) strengths() []*node.Node {
	var all []*node.Node
	for _, s := range data.Strengths {
		all = append(all, node.Text(m.StrengthWord(s)))
	}
	return all
}

// boxes is a list of things to tick.
func (m *generator) boxes(of ...*node.Node) *node.Node {
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

// writingSpace is a question with room for an answer.
func (m *generator) writingSpace(ask *node.Node, room int) *node.Node {
	return node.El("div.write", nil, node.El("p", nil, ask), lines(room))
}

// blank is a word with a line to write on behind it.
func (m *generator) blank(k i18n.MessageID) *node.Node {
	return node.El("span.blank", nil, m.Format(i18n.Label, m.text(k)))
}

// moveSheet is for the questions that learners put to a source of their choice.
func (m *generator) moveSheet() *node.Node {
	kids := []*node.Node{node.El("p.task", nil, m.text(i18n.ClassPrintLook)), node.El("p.hand", nil, m.blank(i18n.ClassPrintSource))}
	for _, move := range m.lesson.Moves {
		kids = append(kids, m.writingSpace(node.El("b", m.LangOf(m.lesson.TextLang(move.Ask)), node.Text(move.Ask)), moveLines))
	}
	return m.section("sheet", i18n.ClassPrintMoves, kids...)
}

// questions are the editors' own.
func (m *generator) questions() *node.Node {
	if len(m.lesson.Questions) == 0 {
		return nil
	}
	var items []*node.Node
	for _, q := range m.lesson.Questions {
		var options []*node.Node
		for _, o := range q.Options {
			options = append(options, node.El("span", m.LangOf(m.lesson.TextLang(o.Text)), node.Text(o.Text)))
		}
		items = append(items, node.El("li", nil, m.lessonText("p", q.Ask), m.boxes(options...)))
	}
	return m.section("questions", i18n.ClassPrintQuestions, node.El("p.task", nil, m.text(i18n.ClassPrintTick)), node.El("ol", nil, items...))
}
