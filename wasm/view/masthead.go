package view

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// masthead is the title with two links past everything, and what the page is.
func (m *Model) masthead() *node.Node {
	return node.El("header.masthead", nil,
		m.skipLinks(),
		m.El("h1", m.Text(m.Title)),
		m.El("p.standfirst", m.Text(m.Standfirst)))
}

// colophon is whose page it is, since when, and how often it has been corrected.
func (m *Model) colophon() *node.Node {
	ledger := m.Get(i18n.LedgerEmpty)
	if n := len(m.Corrections); n > 0 {
		ledger = m.Catalog.FormatPlural(i18n.LedgerCount, n)
	}
	return node.El("p.byline", nil, m.byline(), node.Text(ledger))
}

// skipLinks lead past everything: to the first statement, and to what a reader can do.
func (m *Model) skipLinks() *node.Node {
	link := func(to string, label i18n.MessageID) *node.Node {
		return node.El("a", node.A{"href", "#" + to}, node.Text(m.Get(label)))
	}
	var first *node.Node
	if all := slices.Concat(m.LeadStatements, m.OtherStatements); len(all) > 0 {
		first = node.Group(link("s-"+m.Statements[all[0]].ID, i18n.SkipFirst), node.Text(" "))
	}
	return node.El("p.skip", nil, first, node.El("span.needs-program", nil, link("tools", i18n.SkipTools)))
}

// byline names the authors and the days of publication and of the last change.
func (m *Model) byline() *node.Node {
	var updated *node.Node
	if m.Updated != m.Published {
		updated = node.Group(m.Format(i18n.LastUpdated, m.Day(m.Updated)), m.Space())
	}
	if m.Publisher != "" {
		updated = node.Group(m.Format(i18n.PublishedBy, m.Text(m.Publisher)), m.Space(), updated)
	}
	return node.Group(m.Format(i18n.Byline, m.Text(m.By), m.Day(m.Published)), m.Space(), updated)
}

// reportLine says where to report an error.
func (m *Model) reportLine() *node.Node {
	if m.Report == "" {
		return nil
	}
	to := m.Text(m.Report)
	if strings.HasPrefix(m.Report, "http") {
		to = m.address(m.Report)
	}
	return node.El("p", nil, m.Label(m.Format(i18n.Report)), to)
}

// methodology explains the terms of the page. An excerpt has only the relations, and a
// link to the rest.
func (m *Model) methodology() *node.Node {
	term := func(k i18n.MessageID) *node.Node { return node.El("p.term", nil, node.Text(m.Get(k))) }
	label := func(id string, k i18n.MessageID) *node.Node {
		return node.El("p.term", node.A{"id", id}, node.Text(m.Get(k)))
	}
	text := func(k i18n.MessageID) *node.Node { return node.El("p", nil, node.Text(m.Get(k))) }
	title := node.El("summary", nil, node.Text(m.Get(i18n.Method)))
	ties := definitions(m, m.typesHere(), relationTerm, m.RelationMark, i18n.RelationMeanings.Of)
	if m.FullURL != "" {
		return node.El("details.method", node.A{"id", "method"}, title, ties,
			node.El("p", nil, m.Format(i18n.MethodRest, node.El("a", node.A{"href", m.FullURL}, node.Text(m.Get(i18n.Whole))))))
	}
	var levels []*node.Node
	if slices.ContainsFunc(m.Findings, func(f data.Finding) bool { return f.Kind == data.Assessment }) {
		levels = []*node.Node{label(levelsTerm, i18n.MethodLevels), text(i18n.MethodLevelsText)}
	}
	return node.El("details.method", node.A{"id", "method"},
		title,
		text(i18n.MethodIntro),
		term(i18n.MethodRelations),
		ties,
		text(i18n.MethodWords),
		term(i18n.MethodKinds),
		definitions(m, m.kindsHere(), kindTerm, func(k data.Kind) *node.Node { return node.Text(m.KindWord(k)) }, i18n.KindMeanings.Of),
		node.Group(levels...),
		label(strengthTerm, i18n.MethodStrength),
		text(i18n.MethodStrengthText),
		label(marksTerm, i18n.MethodMarks),
		text(i18n.MethodMarksText),
		text(i18n.MethodNumbers),
		term(i18n.MethodGrades),
		definitions(m, data.Grades, func(data.Grade) string { return node.Absent }, func(g data.Grade) *node.Node { return node.Text(m.Get(i18n.GradeNames.Of(g))) }, i18n.GradeMeanings.Of),
		text(i18n.MethodSeen),
		term(i18n.MethodWho),
		text(i18n.MethodWhoText),
		m.reportLine(),
	)
}

// kindsHere lists the kinds that the story has.
func (m *Model) kindsHere() []data.Kind {
	return here(data.Kinds, func(k data.Kind) bool {
		return slices.ContainsFunc(m.Findings, func(f data.Finding) bool { return f.Kind == k })
	})
}

// typesHere lists the types that the relations of the story have.
func (m *Model) typesHere() []data.RelationType {
	return here(data.RelationTypes, func(t data.RelationType) bool {
		return slices.ContainsFunc(m.Relations, func(r data.Relation) bool { return r.Type == t })
	})
}

// here keeps what is in the story of a list.
func here[T any](all []T, has func(T) bool) (list []T) {
	for _, v := range all {
		if has(v) {
			list = append(list, v)
		}
	}
	return list
}

// definitions is a list of terms with their meanings.
func definitions[T any](m *Model, all []T, id func(T) string, term func(T) *node.Node, meaning func(T) i18n.MessageID) *node.Node {
	var out []*node.Node
	for _, t := range all {
		out = append(out, node.El("dt", node.A{"id", id(t)}, term(t)), node.El("dd", nil, node.Text(m.Get(meaning(t)))))
	}
	return node.El("dl", nil, out...)
}
