package quiz

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Export makes a file for one of the actions
//
//	save:answers    every answer, one per line, as CSV
//	save:tally      every option with its raised hands, as CSV
//	save:json       both, as JSON
//	save:stale      the suspend text that could not be resumed
//
// It is not ok for any other. The story's answers are included only once they have
// been revealed, and nothing says who answered or when.
func (t *Quiz) Export(action string) (name, mediaType, text string, ok bool) {
	name = t.m.ID + ".quiz"
	switch action {
	case "save:answers":
		return name + ".answers.csv", csvType, t.answersCSV(), true
	case "save:tally":
		return name + ".tally.csv", csvType, t.tallyCSV(), true
	case "save:json":
		return name + ".json", "application/json", t.json(), true
	case "save:stale":
		if t.stale != "" {
			return name + ".txt", "text/plain;charset=utf-8", t.stale + "\n", true
		}
	}
	return "", "", "", false
}

const csvType = "text/csv;charset=utf-8"

// exportRow is a question in a file.
type exportRow struct {
	number, typ, statement, finding, prompt string
	answer, strength, reason                string
	story, storyStrength, point             string // empty until revealed
}

func (t *Quiz) exportRow(i int) exportRow {
	q, a := &t.questions[i], &t.answers[i]
	l := exportRow{number: strconv.Itoa(i + 1), typ: typeNames[q.typ], prompt: node.TextContent(t.prompt(q)), reason: a.reason}
	if q.statement >= 0 {
		l.statement = t.m.Statements[q.statement].ID
	}
	if q.finding >= 0 {
		l.finding = t.m.Findings[q.finding].ID
	}
	if a.choice >= 0 {
		l.answer = q.options[a.choice].name
	}
	if a.strength >= 0 {
		l.strength = strengths[a.strength]
	}
	if !a.revealed {
		return l
	}
	if q.isJudgment() {
		rel := &t.m.Relations[q.relation]
		l.story, l.storyStrength = string(rel.Type), string(rel.Strength)
		return l
	}
	for _, o := range q.options {
		if o.right {
			l.story = strings.TrimSpace(l.story + " " + o.name)
		}
	}
	if a.choice >= 0 && q.isFact() {
		l.point = "0"
		if q.options[a.choice].right {
			l.point = "1"
		}
	}
	return l
}

func (t *Quiz) answersCSV() string {
	w := t.m.Catalog
	var c csv
	c.record(w.Get(i18n.ClassQuizCsvNumber), w.Get(i18n.ClassQuizCsvAbout), w.Get(i18n.EventStatement), w.Get(i18n.ClassPrintFinding), w.Get(i18n.ClassQuizCsvQuestion),
		w.Get(i18n.ClassQuizCsvAnswer), w.Get(i18n.ClassQuizCsvStrength), w.Get(i18n.ClassQuizYourReason),
		w.Get(i18n.ClassQuizTold), w.Get(i18n.ClassQuizCsvStoryStrength), w.Get(i18n.ClassQuizCsvPoints))
	for i := range t.questions {
		l := t.exportRow(i)
		l.answer, l.story = t.optionTexts(i, l.answer), t.optionTexts(i, l.story)
		if a := &t.answers[i]; a.strength >= 0 {
			l.strength = w.Get(strengthWords[a.strength])
		}
		if l.storyStrength != "" {
			l.storyStrength = t.m.StrengthWord(data.Strength(l.storyStrength))
		}
		c.record(l.number, w.Get(typeTitles[t.questions[i].typ]), l.statement, l.finding, l.prompt, l.answer, l.strength, l.reason, l.story, l.storyStrength, l.point)
	}
	return c.String()
}

// optionTexts is the texts of options, given their names, separated by spaces.
func (t *Quiz) optionTexts(i int, names string) string {
	list := ""
	for _, name := range strings.Fields(names) {
		q := &t.questions[i]
		text := q.options[q.optionIndex(name)].text
		if list != "" {
			text = t.m.Catalog.Format(i18n.ListSemicolon, list, text)
		}
		list = text
	}
	return list
}

func (t *Quiz) tallyCSV() string {
	w := t.m.Catalog
	var c csv
	c.record(w.Get(i18n.ClassQuizCsvNumber), w.Get(i18n.ClassQuizCsvAbout), w.Get(i18n.EventStatement), w.Get(i18n.ClassPrintFinding),
		w.Get(i18n.ClassQuizCsvAnswer), w.Get(i18n.ClassQuizHandsUp))
	for i := range t.questions {
		l := t.exportRow(i)
		for o, hands := range t.answers[i].votes {
			c.record(l.number, w.Get(typeTitles[t.questions[i].typ]), l.statement, l.finding, t.questions[i].options[o].text, strconv.Itoa(hands))
		}
	}
	return c.String()
}

// json writes everything as JSON. Names are those of the actions; empty values are
// left out.
func (t *Quiz) json() string {
	var b strings.Builder
	first := true
	key := func(name string) {
		if !first {
			b.WriteByte(',')
		}
		first = false
		cite.Quote(&b, name)
		b.WriteByte(':')
	}
	field := func(name, value string) {
		if value != "" {
			key(name)
			cite.Quote(&b, value)
		}
	}
	_, points, of := t.Progress()
	b.WriteByte('{')
	field("format", "statement-evidence quiz "+version)
	field("story", t.m.ID)
	field("title", t.m.Title)
	field("lang", t.m.Catalog.Lang())
	b.WriteString(`,"points":` + strconv.Itoa(points) + `,"of":` + strconv.Itoa(of) + `,"questions":[`)
	for i := range t.questions {
		l := t.exportRow(i)
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n{\"number\":" + l.number)
		first = false
		field("sort", l.typ)
		field("statement", l.statement)
		field("finding", l.finding)
		field("ask", l.prompt)
		field("answer", l.answer)
		field("strength", l.strength)
		field("reason", l.reason)
		field("story", l.story)
		field("storyStrength", l.storyStrength)
		if l.point != "" {
			b.WriteString(`,"point":` + l.point)
		}
		b.WriteString(`,"options":[`)
		for o, option := range t.questions[i].options {
			if o > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('{')
			first = true
			field("name", option.name)
			field("text", option.text)
			b.WriteString(`,"hands":` + strconv.Itoa(t.answers[i].votes[o]) + "}")
		}
		b.WriteString("]}")
	}
	b.WriteString("\n]}\n")
	return b.String()
}
