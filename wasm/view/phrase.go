package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// The words of a statement that relations point at are marked in it, and can be
// chosen with a click; the evidence that bears on them is then highlighted. For the
// keyboard and for screen readers the evidence is grouped by these words.

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

// bearingOnChosen says how many records bear on the chosen words of a statement, or is nil.
func (m *Model) bearingOnChosen(list []state.Highlight) *node.Node {
	if i := slices.IndexFunc(list, m.isChosen); i >= 0 {
		return node.El("p.bearing-on", nil, m.bearingOn(list[i]))
	}
	return nil
}

// quotedPhrase is a phrase in quotation marks.
func (m *Model) quotedPhrase(p state.Highlight) *node.Node {
	return m.Quoted(m.words(p))
}

// words is the words of a phrase, and the passage that they are of.
func (m *Model) words(p state.Highlight) (passage *data.Passage, words string) {
	passage = &m.Statements[p.Statement].Words[p.Passage]
	return passage, passage.Text[p.From:p.To]
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
	if p := phraseOf(phrases, relation); p != nil {
		return node.A{"data-words", p.ID}
	}
	return nil
}

// phraseOf is the phrase that a relation points at, or nil.
func phraseOf(phrases []state.Highlight, relation int) *state.Highlight {
	for i := range phrases {
		if slices.Contains(phrases[i].Relations, relation) {
			return &phrases[i]
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
