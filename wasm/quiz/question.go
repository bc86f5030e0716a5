package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/view"
)

// questionType is the type of a question.
type questionType uint8

const (
	judgment    questionType = iota // how a finding bears on a statement
	timing                          // whether a finding was public when a statement was made
	findingKind                     // the kind of a finding
	dispute                         // the relation of a finding to an earlier one
	editorial                       // a question of the editors'
)

// typeNames are the names of the types in files.
var typeNames = []string{"weigh", "when", "kind", "dispute", "editors"}

// question is a question. It refers to records by their index in the story.
type question struct {
	typ       questionType
	statement int // or -1
	finding   int // or -1; of a dispute: the later one
	relation  int // or -1
	earlier   int // of a dispute: the earlier finding
	options   []option
	lesson    *data.LessonQuestion // by the editors
}

type option struct {
	name    string // in actions and files
	text    string
	meaning string // explanation; may be empty
	right   bool   // whether the story states it
}

// relations are the names of the options of a judgment. The first are those of data.RelationTypes.
var relations = []string{"contradicts", "supports", "complicates", "context", unsure}

// strengths are the names of the strengths that a learner says: those of the
// story, from low to high, and one more.
var strengths = []string{string(data.StrengthLow), string(data.StrengthMedium), string(data.StrengthHigh), unsure}

const unsure = "cant-tell"

// isJudgment reports whether a question asks for a judgment.
func (q *question) isJudgment() bool { return q.typ == judgment }

// isFact reports whether the story states an answer.
func (q *question) isFact() bool {
	return slices.ContainsFunc(q.options, func(o option) bool { return o.right })
}

// optionIndex is the index of the option with a name, or -1.
func (q *question) optionIndex(name string) int {
	return slices.IndexFunc(q.options, func(o option) bool { return o.name == name })
}

// meaning is the explanation of the right option.
func (q *question) meaning() string {
	for _, o := range q.options {
		if o.right {
			return o.meaning
		}
	}
	return ""
}

// newJudgment asks how a relation's finding bears on its statement.
func newJudgment(m *view.Model, row *data.Placement) question {
	q := question{typ: judgment, statement: row.Statement, finding: row.Finding, relation: row.Relation}
	for i, name := range relations {
		o := option{name: name, text: m.Catalog.Get(i18n.ClassQuizUnsure)}
		if name != unsure {
			o.text, o.meaning = m.RelationWord(data.RelationTypes[i]), m.Catalog.Get(i18n.RelationMeanings.Of(data.RelationTypes[i]))
		}
		q.options = append(q.options, o)
	}
	return q
}

// newTiming asks whether a finding was public when a statement was made.
func newTiming(m *view.Model, row *data.Placement) question {
	return question{typ: timing, statement: row.Statement, finding: row.Finding, relation: -1, options: []option{
		{name: "then", text: m.Catalog.Get(i18n.Then), right: !row.Later},
		{name: "later", text: m.Catalog.Get(i18n.Later), right: row.Later},
	}}
}

// newFindingKind asks for the kind of a finding. The options are the kinds in the story.
func newFindingKind(m *view.Model, row *data.Placement, kinds []data.Kind) question {
	q := question{typ: findingKind, statement: row.Statement, finding: row.Finding, relation: -1}
	for _, k := range kinds {
		q.options = append(q.options, option{
			name: string(k), text: m.KindWord(k),
			meaning: m.Catalog.Get(i18n.KindMeanings.Of(k)),
			right:   k == m.Findings[row.Finding].Kind,
		})
	}
	return q
}

// newDispute asks for the relation of a later finding to an earlier one.
func newDispute(m *view.Model, relation int) question {
	r := &m.Relations[relation]
	return question{
		typ: dispute, statement: -1, finding: m.FindingIndex(r.To), relation: relation, earlier: m.FindingIndex(r.From),
		options: []option{
			{name: "disputes", text: m.Catalog.Get(i18n.ClassQuizDisputes), right: r.IsDispute()},
			{name: "endorses", text: m.Catalog.Get(i18n.ClassQuizEndorses), right: r.Type == data.Supports},
			{name: "neither", text: m.Catalog.Get(i18n.ClassQuizNeither), right: r.Type == data.Background},
		},
	}
}

// lessonQuestions are the editors' questions of a lesson, after those of the story.
func lessonQuestions(m *view.Model, l *data.Lesson) []question {
	var list []question
	for i := range l.Questions {
		asked := &l.Questions[i]
		q := question{typ: editorial, statement: m.StatementIndex(asked.About), finding: m.FindingIndex(asked.About), relation: -1, lesson: asked}
		for o := range asked.Options {
			q.options = append(q.options, option{name: optionName(o), text: asked.Options[o].Text, right: asked.Options[o].Right})
		}
		list = append(list, q)
	}
	return list
}

// optionName names an option of the editors by its index: a, b, c and so on.
func optionName(i int) string { return string(rune('a' + i%26)) }
