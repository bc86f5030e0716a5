package quiz

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// What is shown once a question was answered. Of a judgment, both views stand
// side by side, in the same words for each; nothing says which is better. Of a
// fact, what the story states, and where it can be looked up.

func (t *T) told(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var reason, more *node.Node
	if a.reason != "" {
		reason = node.El("p", nil, t.m.Label(t.m.Format(i18n.ClassQuizYourReason)), node.El("q", node.A{"dir", "auto"}, node.Text(a.reason)))
	}
	switch q.sort {
	case weigh:
		more = t.weighed(i)
	case editors:
		more = t.feedback(i)
	default:
		more = t.fact(i)
	}
	return node.El("section.told", nil,
		node.El("h3", node.A{"id", toldID(i), "tabindex", "-1"}, t.say(i18n.ClassQuizTold)),
		node.El("p.verdict", nil, t.verdict(i)),
		reason,
		more)
}

// verdict is what was said beside what the story says. For a fact it says
// whether they are the same; for a judgment, where they differ.
func (t *T) verdict(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var parts []*node.Node
	add := func(n *node.Node) { parts = append(parts, n, node.Text(" ")) }
	if a.choice >= 0 {
		add(t.m.Format(i18n.ClassQuizYouSaid, t.youSaid(i)))
	}
	switch {
	case q.judged():
		add(t.m.Format(i18n.ClassQuizStorySays, t.storySays(i)))
		if a.choice >= 0 {
			add(t.differs(i))
		}
	case a.choice < 0 || !q.fact():
	case q.options[a.choice].right:
		add(t.say(i18n.ClassQuizAsStory))
	default:
		add(t.say(i18n.ClassQuizNotAsStory))
	}
	return node.Group(parts[:max(0, len(parts)-1)]...)
}

func (t *T) youSaid(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	said := t.m.Format(i18n.Quote, t.optionText(q, a.choice))
	if a.strength >= 0 {
		return t.m.Format(i18n.ListComma, said, t.say(strengthWords[a.strength]))
	}
	return said
}

// storySays is the story's tie and strength.
func (t *T) storySays(i int) *node.Node {
	rel := &t.m.Relations[t.questions[i].relation]
	return t.m.Format(i18n.ListComma,
		t.m.Format(i18n.Quote, node.Text(t.m.TieWord(rel.Tie))),
		node.Text(t.m.StrengthWord(rel.Strength)))
}

// apart tells in what a learner's judgment and the story's differ.
func (t *T) apart(i int) (tie, strength bool) {
	rel, a := &t.m.Relations[t.questions[i].relation], &t.answers[i]
	return a.choice != slices.Index(data.Ties, rel.Tie), a.strength != strengthPlace(rel.Strength)
}

func (t *T) differs(i int) *node.Node {
	switch tie, strength := t.apart(i); {
	case tie && strength:
		return t.say(i18n.ClassQuizDifferBoth)
	case tie:
		return t.say(i18n.ClassQuizDifferTie)
	case strength:
		return t.say(i18n.ClassQuizDifferStrength)
	}
	return t.say(i18n.ClassQuizSame)
}

// weighed is why the story says so, and where it can be looked up.
func (t *T) weighed(i int) *node.Node {
	m, q := t.m, &t.questions[i]
	rel, f := m.Bearing(&m.Relations[q.relation]), &m.Findings[q.finding]
	return node.Group(
		m.Paragraph("how", m.Labelled(i18n.ClassQuizBecause, rel.Relation.Explanation)),
		m.Paragraph("caveat", rel.Caveat),
		m.BearsOn("p", rel),
		m.Paragraph("note", m.Labelled(i18n.ClassQuizStrengthNote, rel.StrengthNote)),
		node.El("p.judgment", nil, t.say(i18n.ClassQuizJudgment)),
		node.El("h4", nil, node.Text(m.Catalog.FormatPlural(i18n.Sources, len(f.Sources)))),
		m.SourceList(f.Sources, f.Words))
}

// fact is the fact that the story states, with its source.
func (t *T) fact(i int) *node.Node {
	m, q := t.m, &t.questions[i]
	f := &m.Findings[q.finding]
	var fact, more *node.Node
	switch q.sort {
	case when:
		s := &m.Statements[q.statement]
		k := i18n.ClassQuizWasThen
		if q.options[1].right {
			k = i18n.ClassQuizWasLater
		}
		fact = m.Format(k, m.Day(s.Day()), m.PublicAt(f))
		more = t.source(m.StatementName(s), m.Best(s.Sources))
	case kind:
		fact = node.Group(m.Format(i18n.ClassQuizIsKind, m.KindOf(f)), node.Text(" "), node.Text(q.means()))
	default:
		rel := m.Bearing(&m.Relations[q.relation])
		fact = node.Group(m.ToEarlier(rel.Relation), node.Text(". "), rel.Explanation.Text)
		first := &m.Findings[q.first]
		more = node.Group(m.Paragraph("caveat", rel.Caveat), t.source(m.FindingName(first), m.Best(first.Sources)))
	}
	return node.Group(node.El("p.fact", nil, fact), t.source(m.FindingName(f), m.Best(f.Sources)), more)
}

// source is where what has a name was best seen.
func (t *T) source(name *node.Node, s *data.Source) *node.Node {
	if s == nil {
		return nil
	}
	at := node.Group(t.m.Label(t.m.Format(i18n.SourceVerified)), t.m.SourceLink(s))
	if name != nil {
		at = t.m.Format(i18n.ListSemicolon, name, at)
	}
	return node.El("p.source", nil, at)
}

// feedback is what the editors say of the option that was chosen, or of every
// right one, where hands alone went up.
func (t *T) feedback(i int) *node.Node {
	q, a := &t.questions[i], &t.answers[i]
	var parts []*node.Node
	for o := range q.options {
		if o != a.choice && (a.choice >= 0 && q.options[a.choice].right || !q.options[o].right) {
			continue
		}
		own := &q.asked.Options[o]
		parts = append(parts, node.El("p.fact", nil,
			node.El("b", nil, t.m.Format(i18n.Label, t.optionText(q, o))), node.Text(" "), t.taught(own.Feedback)), t.source(nil, t.m.SourceAt(own.Source)))
	}
	if q.asked.Why != "" {
		parts = append(parts, node.El("p", nil, t.taught(q.asked.Why)))
	}
	return node.Group(parts...)
}
