package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

func (m *Model) masthead() *node.Node {
	ledger := m.Word(words.LedgerEmpty)
	if n := len(m.Corrections); n > 0 {
		ledger = m.W.Count(words.LedgerCount, n)
	}
	return node.El("header.masthead", nil,
		node.El("p.kicker", nil, node.Text(m.Word(words.Kicker))),
		node.El("h1", nil, m.Plain(m.Title)),
		node.El("p.standfirst", nil, m.Plain(m.Standfirst)),
		node.El("p.byline", nil,
			m.made(), node.Text(ledger)),
		m.method(),
	)
}

// made is who has made the story, and when.
func (m *Model) made() *node.Node {
	var updated *node.Node
	if m.Updated != m.Published {
		updated = node.Group(m.Say(words.LastUpdated, m.Day(m.Updated)), node.Text(" "))
	}
	if m.Publisher != "" {
		updated = node.Group(m.Say(words.PublishedBy, m.Plain(m.Publisher)), node.Text(" "), updated)
	}
	return node.Group(m.Say(words.Byline, m.Plain(m.By), m.Day(m.Published)), node.Text(" "), updated)
}

// report says where an error is reported.
func (m *Model) report() *node.Node {
	if m.Report == "" {
		return nil
	}
	to := m.Plain(m.Report)
	if strings.HasPrefix(m.Report, "http") {
		to = address(m.Report)
	}
	return node.El("p", nil, m.Label(m.Say(words.Report)), to)
}

// method says what the words of the page mean. The excerpt has what is needed
// most, and leads to the rest.
func (m *Model) method() *node.Node {
	term := func(k words.Key) *node.Node { return node.El("p.term", nil, node.Text(m.Word(k))) }
	text := func(k words.Key) *node.Node { return node.El("p", nil, node.Text(m.Word(k))) }
	title := node.El("summary", nil, node.Text(m.Word(words.Method)))
	ties := defined(m, data.Ties, m.TieTerm, words.TieContradictsMeans)
	if m.Whole != "" {
		return node.El("details.method", nil, title, ties,
			node.El("p", nil, m.Say(words.MethodRest, node.El("a", node.A{"href", m.Whole}, node.Text(m.Word(words.Whole))))))
	}
	return node.El("details.method", nil,
		title,
		text(words.MethodIntro),
		term(words.MethodTies),
		ties,
		text(words.MethodWords),
		term(words.MethodKinds),
		defined(m, data.Kinds, func(k data.Kind) *node.Node { return node.Text(m.KindWord(k)) }, words.KindAssessmentMeans),
		term(words.MethodLevels),
		text(words.MethodLevelsText),
		term(words.MethodStrength),
		text(words.MethodStrengthText),
		term(words.MethodMarks),
		text(words.MethodMarksText),
		text(words.MethodNumbers),
		term(words.MethodGrades),
		defined(m, []words.Key{words.GradeA, words.GradeB, words.GradeD}, func(k words.Key) *node.Node { return node.Text(m.Word(k)) }, words.GradeAMeans),
		text(words.MethodSeen),
		term(words.MethodWho),
		text(words.MethodWhoText),
		m.report(),
	)
}

// defined is a list of terms with their meanings, whose keys follow one another.
func defined[T comparable](m *Model, all []T, term func(T) *node.Node, meaning words.Key) *node.Node {
	var out []*node.Node
	for i, t := range all {
		out = append(out, node.El("div", nil,
			node.El("dt", nil, term(t)),
			node.El("dd", nil, node.Text(m.Word(meaning+words.Key(i))))))
	}
	return node.El("dl", nil, out...)
}
