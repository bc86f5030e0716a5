package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/view"
)

// sort is what a question is about.
type sort uint8

const (
	weigh   sort = iota // how a finding bears on a statement: a judgment
	when                // whether a finding was public when a statement was made
	kind                // of what kind a finding is
	dispute             // how a finding stands to an earlier one
	editors             // what the editors ask
)

// sortNames are what files call the sorts.
var sortNames = []string{"weigh", "when", "kind", "dispute", "editors"}

// question is a question; what it is about are places in the story's lists.
type question struct {
	sort      sort
	statement int // or -1
	finding   int // or -1; of a dispute, the later
	relation  int // or -1
	first     int // of a dispute, the earlier finding
	options   []option
	asked     *data.LessonQuestion // by the editors
}

type option struct {
	name  string // in actions and files
	text  string
	means string // what it means, where that needs saying
	right bool   // the story states it
}

// ties are the names of the options of a judgment. The first are those of data.Ties.
var ties = []string{"contradicts", "supports", "complicates", "context", unsure}

// strengths are the names of the strengths that a learner says: those of the
// story, from low to high, and one more.
var strengths = []string{string(data.StrengthLow), string(data.StrengthMedium), string(data.StrengthHigh), unsure}

const unsure = "cant-tell"

// judged tells whether a question asks for a judgment.
func (q *question) judged() bool { return q.sort == weigh }

// fact tells whether the story states an answer.
func (q *question) fact() bool {
	return slices.ContainsFunc(q.options, func(o option) bool { return o.right })
}

// option gives the place of an option by its name, or -1.
func (q *question) option(name string) int {
	return slices.IndexFunc(q.options, func(o option) bool { return o.name == name })
}

// means is what the right option means.
func (q *question) means() string {
	for _, o := range q.options {
		if o.right {
			return o.means
		}
	}
	return ""
}

// weighing asks how a relation's finding bears on its statement.
func weighing(m *view.Model, row *data.Row) question {
	q := question{sort: weigh, statement: row.Statement, finding: row.Finding, relation: row.Relation}
	for i, name := range ties {
		o := option{name: name, text: m.Catalog.Get(i18n.ClassQuizUnsure)}
		if name != unsure {
			o.text, o.means = m.TieWord(data.Ties[i]), m.Catalog.Get(i18n.TieContradictsMeans+i18n.MessageID(i))
		}
		q.options = append(q.options, o)
	}
	return q
}

// dating asks whether a finding was public when a statement was made.
func dating(m *view.Model, row *data.Row) question {
	return question{sort: when, statement: row.Statement, finding: row.Finding, relation: -1, options: []option{
		{name: "then", text: m.Catalog.Get(i18n.Then), right: !row.Later},
		{name: "later", text: m.Catalog.Get(i18n.Later), right: row.Later},
	}}
}

// telling asks of what kind a finding is. The kinds are those of the story's findings.
func telling(m *view.Model, row *data.Row, kinds []data.Kind) question {
	q := question{sort: kind, statement: row.Statement, finding: row.Finding, relation: -1}
	for _, k := range kinds {
		q.options = append(q.options, option{
			name: string(k), text: m.KindWord(k),
			means: m.Catalog.Get(i18n.KindAssessmentMeans + i18n.MessageID(slices.Index(data.Kinds, k))),
			right: k == m.Findings[row.Finding].Kind,
		})
	}
	return q
}

// disputing asks how the later finding of a relation stands to the earlier one.
func disputing(m *view.Model, relation int) question {
	r := &m.Relations[relation]
	return question{
		sort: dispute, statement: -1, finding: m.FindingIndex(r.To), relation: relation, first: m.FindingIndex(r.From),
		options: []option{
			{name: "disputes", text: m.Catalog.Get(i18n.ClassQuizDisputes), right: r.Disputes()},
			{name: "endorses", text: m.Catalog.Get(i18n.ClassQuizEndorses), right: r.Tie == data.Supports},
			{name: "neither", text: m.Catalog.Get(i18n.ClassQuizNeither), right: r.Tie == data.Background},
		},
	}
}

// own are the editors' questions of a lesson, after those of the story.
func own(m *view.Model, l *data.Lesson) []question {
	var list []question
	for i := range l.Questions {
		asked := &l.Questions[i]
		q := question{sort: editors, statement: m.StatementIndex(asked.About), finding: m.FindingIndex(asked.About), relation: -1, asked: asked}
		for o := range asked.Options {
			q.options = append(q.options, option{name: optionName(o), text: asked.Options[o].Text, right: asked.Options[o].Right})
		}
		list = append(list, q)
	}
	return list
}

// optionName names an option of the editors by its place: a, b, c and so on.
func optionName(i int) string { return string(rune('a' + i%26)) }
