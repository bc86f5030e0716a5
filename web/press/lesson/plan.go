package lesson

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// plan is the lesson for the teacher, and leads to all that is used in it.
func (m *generator) plan() *node.Node {
	l := m.lesson
	return m.page(i18n.ClassPrintPlan,
		node.El("p.meta", nil, m.Format(i18n.ListComma, node.Text(m.Catalog.FormatPlural(i18n.ClassPrintMinutes, l.Minutes)), m.ages())),
		node.El("p.label", nil, node.El("a", node.A{"href", "index" + m.ending}, m.Text(m.Story.Title))),
		m.lessonText("p.intro", l.Intro),
		m.section("aims", i18n.ClassPrintAims, m.list("ol", l.Aims)),
		m.section("steps", i18n.ClassPrintSteps, m.steps()),
		m.section("discussion", i18n.ClassPrintDiscussion, m.list("ol", l.Discussion)),
		m.section("moves", i18n.ClassPrintMoves, m.moves()),
		m.vocabulary(),
		m.adaptations(),
		m.files(),
	)
}

func (m *generator) ages() *node.Node {
	if from, up := strings.CutSuffix(m.lesson.Ages, "+"); up {
		return m.Format(i18n.ClassPrintAgesUp, node.Text(from))
	}
	from, to, _ := strings.Cut(m.lesson.Ages, "-")
	return m.Format(i18n.ClassPrintAgesSpan, node.Text(from), node.Text(to))
}

// list is a list of texts of the lesson. The list is in their language as a
// whole, so that its numbers stand where they are read; in a translation one may be in another.
func (m *generator) list(tag string, texts []string) *node.Node {
	lang := m.lesson.Lang
	if len(texts) > 0 {
		lang = m.lesson.TextLang(texts[0])
	}
	var items []*node.Node
	for _, text := range texts {
		items = append(items, node.El("li", node.Foreign(m.lesson.TextLang(text), lang), node.Text(text)))
	}
	return node.El(tag, m.LangOf(lang), items...)
}

// steps is the course of the lesson, with the minutes from its start.
func (m *generator) steps() *node.Node {
	var rows []*node.Node
	at := 0
	for _, s := range m.lesson.Steps {
		span := strconv.Itoa(at) + "–" + strconv.Itoa(at+s.Minutes)
		at += s.Minutes
		rows = append(rows, node.El("tr", nil,
			node.El("td.time", nil, node.El("b", node.A{"dir", "ltr"}, node.Text(span)), node.El("br", nil), node.Text(m.Catalog.FormatPlural(i18n.ClassPrintMinutes, s.Minutes))),
			node.El("th", append(node.A{"scope", "row"}, m.LangOf(m.lesson.TextLang(s.Title))...), node.Text(s.Title)),
			m.lessonText("td", s.Do),
			node.El("td", nil, m.link(s.Mode))))
	}
	return m.table("course", []i18n.MessageID{i18n.ClassPrintTime, i18n.ClassPrintStep, i18n.ClassPrintDo, i18n.ClassPrintWith}, rows)
}

// link is a link to the material of a step.
func (m *generator) link(mode data.LessonMode) *node.Node {
	link := func(to string, k i18n.MessageID) *node.Node { return node.El("a", node.A{"href", to}, m.text(k)) }
	switch mode {
	case data.PresentMode:
		return link("index"+m.ending+"#present=start", i18n.Present)
	case data.QuizMode:
		return link("index"+m.ending+"#quiz=start", i18n.Quiz)
	case data.WorksheetMode:
		return link(Worksheet+m.ending, i18n.ClassPrintWorksheet)
	}
	return nil
}

// table is a table whose columns have names.
func (m *generator) table(class string, heads []i18n.MessageID, rows []*node.Node) *node.Node {
	var cells []*node.Node
	for _, k := range heads {
		cells = append(cells, node.El("th", node.A{"scope", "col"}, m.text(k)))
	}
	return node.El("table."+class, nil, node.El("thead", nil, node.El("tr", nil, cells...)), node.El("tbody", nil, rows...))
}

// moves is the questions to put to any claim.
func (m *generator) moves() *node.Node {
	var items []*node.Node
	for _, move := range m.lesson.Moves {
		name, ask := m.lesson.TextLang(move.Name), m.lesson.TextLang(move.Ask)
		items = append(items, node.El("dt", m.LangOf(name), m.Format(i18n.ListStop, node.Text(move.Name), node.El("i", node.Foreign(ask, name), node.Text(move.Ask)))), m.lessonText("dd", move.How))
	}
	return node.El("dl", nil, items...)
}

func (m *generator) vocabulary() *node.Node {
	var items []*node.Node
	for _, t := range m.lesson.Vocabulary {
		items = append(items, node.El("div", nil, m.lessonText("dt", t.Word), m.lessonText("dd", t.Means)))
	}
	return m.section("vocabulary", i18n.ClassPrintVocabulary, node.El("dl", nil, items...))
}

func (m *generator) adaptations() *node.Node {
	if len(m.lesson.Adaptations) == 0 {
		return nil
	}
	var items []*node.Node
	for _, a := range m.lesson.Adaptations {
		items = append(items, node.El("div", nil, m.lessonText("dt", a.For), m.lessonText("dd", a.How)))
	}
	return m.section("adaptations", i18n.ClassPrintAdaptations, node.El("dl", nil, items...))
}

// files links to the files to download.
func (m *generator) files() *node.Node {
	if len(m.src.Beside) == 0 {
		return nil
	}
	var items []*node.Node
	for _, file := range m.src.Beside {
		items = append(items, node.El("li", nil, node.El("a", node.A{"href", file}, node.Text(file))))
	}
	return m.section("files", i18n.ClassPrintFiles, node.El("p", nil, m.text(i18n.ClassPrintBeside)), node.El("ul", nil, items...))
}
