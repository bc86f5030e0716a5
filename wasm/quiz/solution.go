package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// The solution is shown once a question was answered. For a judgment, it has both
// views side by side, worded alike, and does not say which is better. For a fact,
// it has the story's answer and its source.

func (t *Quiz) solution(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var reason, more *node.Node
	if a.reason != "" {
		reason = node.El("p", nil, t.m.Label(t.m.Format(i18n.ClassQuizYourReason)), node.El("q", node.A{"dir", "auto"}, node.Text(a.reason)))
	}
	switch q.typ {
	case judgment:
		more = t.judgmentSolution(i)
	case editorial:
		more = t.feedback(i)
	default:
		more = t.factSolution(i)
	}
	return node.El("section.told", nil,
		node.El("h3", node.A{"id", solutionID(i), "tabindex", "-1"}, t.text(i18n.ClassQuizTold)),
		node.El("p.verdict", nil, t.comparison(i)),
		reason,
		more)
}

// comparison compares the learner's answer with the story's: for a fact, whether
// they agree; for a judgment, in what they differ.
func (t *Quiz) comparison(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var parts []*node.Node
	add := func(n *node.Node) { parts = append(parts, n, t.m.Space()) }
	if a.choice >= 0 {
		add(t.m.Format(i18n.ClassQuizYouSaid, t.learnerAnswer(i)))
	}
	switch {
	case q.isJudgment():
		add(t.m.Format(i18n.ClassQuizStorySays, t.storyAnswer(i)))
		if a.choice >= 0 {
			add(t.differenceText(i))
		}
	case a.choice < 0 || !q.isFact():
	case q.options[a.choice].right:
		add(t.text(i18n.ClassQuizAsStory))
	default:
		add(t.text(i18n.ClassQuizNotAsStory))
	}
	return node.Group(parts[:max(0, len(parts)-1)]...)
}

func (t *Quiz) learnerAnswer(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	said := t.m.Format(i18n.Quote, t.optionText(q, a.choice))
	if a.strength >= 0 {
		return t.m.Format(i18n.ListComma, said, t.text(strengthWords[a.strength]))
	}
	return said
}

// storyAnswer is the story's type of relation and strength.
func (t *Quiz) storyAnswer(i int) *node.Node {
	rel := &t.m.Relations[t.questions[i].relation]
	return t.m.Format(i18n.ListComma,
		t.m.Format(i18n.Quote, node.Text(t.m.RelationWord(rel.Type))),
		node.Text(t.m.StrengthWord(rel.Strength)))
}

// differences reports in what a learner's judgment and the story's differ.
func (t *Quiz) differences(i int) (relation, strength bool) {
	rel, a := &t.m.Relations[t.questions[i].relation], &t.answers[i]
	return a.choice != slices.Index(data.RelationTypes, rel.Type), a.strength != strengthIndex(rel.Strength)
}

func (t *Quiz) differenceText(i int) *node.Node {
	switch relation, strength := t.differences(i); {
	case relation && strength:
		return t.text(i18n.ClassQuizDifferBoth)
	case relation:
		return t.text(i18n.ClassQuizDifferRelation)
	case strength:
		return t.text(i18n.ClassQuizDifferStrength)
	}
	return t.text(i18n.ClassQuizSame)
}

// judgmentSolution is the story's explanation and sources.
func (t *Quiz) judgmentSolution(i int) *node.Node {
	m, q := t.m, &t.questions[i]
	rel, f := m.Bearing(&m.Relations[q.relation]), &m.Findings[q.finding]
	return node.Group(
		m.Paragraph("how", m.Labelled(i18n.ClassQuizBecause, rel.Relation.Explanation)),
		m.Paragraph("caveat", rel.Caveat),
		m.BearsOn("p", rel),
		m.Paragraph("note", m.Labelled(i18n.ClassQuizStrengthNote, rel.StrengthNote)),
		node.El("p.judgment", nil, t.text(i18n.ClassQuizJudgment)),
		node.El("h4", nil, node.Text(m.Catalog.FormatPlural(i18n.Sources, len(f.Sources)))),
		m.SourceList(f.Sources))
}

// factSolution is the fact, with its source.
func (t *Quiz) factSolution(i int) *node.Node {
	m, q := t.m, &t.questions[i]
	f := &m.Findings[q.finding]
	var fact, more *node.Node
	switch q.typ {
	case timing:
		s := &m.Statements[q.statement]
		k := i18n.ClassQuizWasThen
		if q.options[1].right {
			k = i18n.ClassQuizWasLater
		}
		fact = m.Format(k, m.SaidOn(s), m.PublicAt(f))
		more = t.sourceLine(m.SpeakerDay(s), m.Best(s.Sources))
	case findingKind:
		fact = node.Group(m.Format(i18n.ClassQuizIsKind, m.KindOf(f)), m.Space(), node.Text(q.meaning()))
	default:
		rel := m.Bearing(&m.Relations[q.relation])
		fact = m.Format(i18n.ListStop, m.ToEarlier(rel.Relation), rel.Explanation.Text)
		first := &m.Findings[q.earlier]
		more = node.Group(m.Paragraph("caveat", rel.Caveat), t.sourceLine(m.BodyDay(first), m.Best(first.Sources)))
	}
	return node.Group(node.El("p.fact", nil, fact), t.sourceLine(m.BodyDay(f), m.Best(f.Sources)), more)
}

// sourceLine is the best source of a record.
func (t *Quiz) sourceLine(name *node.Node, s *data.Source) *node.Node {
	if s == nil {
		return nil
	}
	at := node.Group(t.m.Label(t.m.Format(i18n.SourceVerified)), t.m.SourceLink(s))
	if name != nil {
		at = t.m.Format(i18n.ListSemicolon, name, at)
	}
	return node.El("p.source", nil, at)
}

// feedback is the editors' feedback on the chosen option, or on every right one
// after a show of hands.
func (t *Quiz) feedback(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var parts []*node.Node
	for o := range q.options {
		if o != a.choice && (a.choice >= 0 && q.options[a.choice].right || !q.options[o].right) {
			continue
		}
		own := &q.lesson.Options[o]
		parts = append(parts, node.El("p.fact", nil,
			node.El("b", nil, t.m.Format(i18n.Label, t.optionText(q, o))), t.m.Space(), t.lessonText(own.Feedback)), t.sourceLine(nil, t.m.SourceAt(own.Source)))
	}
	if q.lesson.Why != "" {
		parts = append(parts, node.El("p", nil, t.lessonText(q.lesson.Why)))
	}
	return node.Group(parts...)
}
