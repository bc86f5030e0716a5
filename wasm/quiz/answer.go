package quiz

// Answer is what a learner has chosen among the options of a question, for learning
// platforms. It has names only, the same in every language, and no reason.
type Answer struct {
	Question string   // the number, the type, and the records that it is about: "q1.weigh.STATEMENT.FINDING"
	Choice   string   // the name of an option
	Right    string   // that of the one that the story states; empty where it states none
	Options  []string // the names of all
}

// Answered is what the last action has made final: nothing, an answer, or, of a
// judgment, two, of which the second says how strong it is.
func (t *Quiz) Answered() []Answer {
	if t.revealed == 0 {
		return nil
	}
	i := t.revealed - 1
	q, a := &t.questions[i], &t.answers[i]
	if a.choice < 0 {
		return nil // only hands were raised
	}
	made := Answer{Question: t.questionKey(i), Choice: q.options[a.choice].name}
	for _, o := range q.options {
		made.Options = append(made.Options, o.name)
		if o.right {
			made.Right = o.name
		}
	}
	if !q.isJudgment() {
		return []Answer{made}
	}
	return []Answer{made, {Question: made.Question + ".strength", Choice: strengths[a.strength], Options: strengths}}
}

// questionKey identifies a question for whoever reads the answers of many learners.
func (t *Quiz) questionKey(i int) string {
	q := &t.questions[i]
	name := questionID(i) + "." + typeNames[q.typ]
	if q.lesson != nil {
		return name + "." + q.lesson.ID
	}
	if q.statement >= 0 {
		name += "." + t.m.Statements[q.statement].ID
	}
	if q.typ == dispute {
		name += "." + t.m.Findings[q.earlier].ID
	}
	return name + "." + t.m.Findings[q.finding].ID
}
