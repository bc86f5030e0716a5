package view

import (
	"slices"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// The words of a statement that relations point at are marked in it, and can be
// chosen; the evidence that bears on them is then highlighted. A click on a marked
// word chooses it; for the keyboard and for screen readers there is a button for
// each phrase.

// markPhrases is a text with its phrases marked, and every hit of the search. It is
// split wherever a phrase begins or ends, so that phrases may overlap; a click
// chooses the shortest first.
func (m *Model) markPhrases(text string, phrases []state.Highlight) *node.Node {
	hits := state.Hits(text, m.Terms)
	var kids []*node.Node
	for from, to := 0, 0; from < len(text); from = to {
		to = len(text)
		var over []state.Highlight // the shortest first
		chosen := false
		for _, p := range phrases {
			switch {
			case p.From > from:
				to = min(to, p.From)
			case p.To > from:
				to = min(to, p.To)
				at := 0
				for at < len(over) && over[at].To-over[at].From <= p.To-p.From {
					at++
				}
				over = slices.Insert(over, at, p)
				chosen = chosen || m.isChosen(p)
			}
		}
		part := record.MarkedPart(text, from, to, hits)
		if over != nil {
			ids := ""
			for i, p := range over {
				if i > 0 {
					ids += " "
				}
				ids += p.ID
			}
			part = node.El("span.phrase", node.A{"data-words", ids, "data-chosen", node.If(chosen, "")}, part)
		}
		kids = append(kids, part)
	}
	return node.Group(kids...)
}

func (m *Model) isChosen(p state.Highlight) bool {
	return m.Selection.Words != nil && m.Selection.Words.ID == p.ID
}

// bearsOnChosen reports whether a relation points at the chosen words.
func (m *Model) bearsOnChosen(relation int) bool {
	return m.Selection.Words != nil && slices.Contains(m.Selection.Words.Relations, relation)
}

// chosenMark marks a record that bears on the chosen words.
func (m *Model) chosenMark(relation int) *node.Node {
	if !m.bearsOnChosen(relation) {
		return nil
	}
	return node.Group(node.Text(" "), node.El("span.bears", nil, node.Text(m.Get(i18n.Bears))))
}

// phraseButtons choose a phrase of a statement. Below them is how many records bear on it.
func (m *Model) phraseButtons(list []state.Highlight) *node.Node {
	if len(list) == 0 {
		return nil
	}
	var kids []*node.Node
	for _, p := range list {
		pressed := "false"
		if m.isChosen(p) {
			pressed = "true"
		}
		kids = append(kids, node.El("button", node.A{"type", "button", "data-action", "words:" + p.ID, "aria-pressed", pressed}, m.quotedPhrase(p)))
	}
	if i := slices.IndexFunc(list, m.isChosen); i >= 0 {
		kids = append(kids, node.El("p.bearing-on", nil, m.bearingOn(list[i])))
	}
	return node.El("fieldset.phrases needs-program", nil,
		node.El("legend", nil, node.Text(m.Get(i18n.BearsWhat))), node.Group(kids...))
}

// quotedPhrase is a phrase in quotation marks.
func (m *Model) quotedPhrase(p state.Highlight) *node.Node {
	passage := &m.Statements[p.Statement].Words[p.Passage]
	return m.Quoted(passage, passage.Text[p.From:p.To])
}

// bearingOn says how many records bear on a phrase.
func (m *Model) bearingOn(p state.Highlight) *node.Node {
	findings, statements := 0, 0
	for _, r := range p.Relations {
		if m.FindingIndex(m.Relations[r].To) >= 0 {
			findings++
		} else {
			statements++
		}
	}
	count := m.Catalog.FormatPlural(i18n.Findings, findings)
	switch {
	case findings == 0:
		count = m.Catalog.FormatPlural(i18n.Statements, statements)
	case statements > 0:
		count = m.Catalog.Format(i18n.ListAnd, count, m.Catalog.FormatPlural(i18n.Statements, statements))
	}
	return m.FormatPlural(i18n.BearingOn, findings+statements, node.Text(count), m.quotedPhrase(p))
}

// phraseAttr is the attribute that links a record to the words its relation points at.
func phraseAttr(phrases []state.Highlight, relation int) node.A {
	for _, p := range phrases {
		if slices.Contains(p.Relations, relation) {
			return node.A{"data-words", p.ID}
		}
	}
	return nil
}

// phrasesIn lists the phrases of a passage.
func phrasesIn(list []state.Highlight, passage int) []state.Highlight {
	var in []state.Highlight
	for _, p := range list {
		if p.Passage == passage {
			in = append(in, p)
		}
	}
	return in
}
