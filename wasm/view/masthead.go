package view

import (
	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

func (m *Model) masthead() *node.Node {
	var updated *node.Node
	if m.Updated != m.Published {
		updated = node.Group(node.Text(". Last updated "), timeOf(m.Updated))
	}
	ledger := "No corrections so far."
	if n := len(m.Corrections); n > 0 {
		ledger = counted(n, "correction", "corrections") + ", listed at the end."
	}
	return node.El("header.masthead", nil,
		node.El("p.kicker", nil, node.Text("Statement vs. evidence")),
		node.El("h1", nil, node.Text(m.Title)),
		node.El("p.standfirst", nil, node.Text(m.Standfirst)),
		node.El("p.byline", nil,
			node.Text("By "+m.By+". Published "), timeOf(m.Published), updated, node.Text(". "+ledger)),
		method(),
	)
}

// method says what the words of the page mean.
func method() *node.Node {
	return node.El("details.method", nil,
		node.El("summary", nil, node.Text("How to read this page")),
		node.El("p", nil, node.Text("Each statement stands beside the findings that bear on it, with the exact words of both. The page gives no score and no verdict. What became public after a statement is kept apart, because the speaker could not have known it.")),
		node.El("p.term", nil, node.Text("What a finding does to a statement")),
		node.El("dl", nil, defined(data.Ties, tieTerm, tieMeaning)...),
		node.El("p.term", nil, node.Text("What kind of finding it is")),
		node.El("dl", nil, defined(data.Kinds, func(k data.Kind) *node.Node { return node.Text(kindWord(k)) }, kindMeaning)...),
		node.El("p.term", nil, node.Text("How the words were verified")),
		node.El("dl", nil, defined(data.Grades, func(g data.Grade) *node.Node { return node.Text("Grade " + string(g)) }, gradeMeaning)...),
		node.El("p", nil, node.Text("“Seen” means seen in a stored copy of the page on the day given. Links may have moved since.")),
	)
}

// defined is a list of terms with their meanings.
func defined[T comparable](all []T, term func(T) *node.Node, meaning func(T) string) []*node.Node {
	var out []*node.Node
	for _, t := range all {
		out = append(out, node.El("div", nil,
			node.El("dt", nil, term(t)),
			node.El("dd", nil, node.Text(meaning(t)))))
	}
	return out
}

// tieTerm is the word of a relation; its shape and its colour come from the attribute.
func tieTerm(t data.Tie) *node.Node {
	return node.El("span.tie", node.A{"data-tie", string(t)}, node.Text(tieWord(t)))
}
