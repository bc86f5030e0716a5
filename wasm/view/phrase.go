package view

import (
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

// The words of a statement that relations point at are marked in it, and can be
// chosen with a click; the element then highlights the evidence that bears on them. For the
// keyboard and for screen readers the evidence is grouped by these words.

// markPhrases is a text with its phrases marked. It is
// split wherever a phrase begins or ends, so that phrases may overlap; a click
// chooses the shortest first. After each phrase are the marks of what bears on it.
func (m *Model) markPhrases(text string, phrases []data.Highlight) *node.Node {
	var kids []*node.Node
	for from, to := 0, 0; from < len(text); from = to {
		to = len(text)
		var over []data.Highlight // the shortest first
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
			}
		}
		part := node.Text(text[from:to])
		if over != nil {
			ids := ""
			for i, p := range over {
				if i > 0 {
					ids += " "
				}
				ids += p.ID
			}
			part = node.El("span.phrase", node.A{"data-words", ids}, part)
		}
		kids = append(kids, part)
		for i := range phrases {
			if phrases[i].To == to {
				kids = append(kids, m.marks(&phrases[i]))
			}
		}
	}
	return node.Group(kids...)
}

// words is the words of a phrase, and the passage that they are of.
func (m *Model) words(p data.Highlight) (passage *data.Passage, words string) {
	passage = &m.Statements[p.Statement].Words[p.Passage]
	return passage, passage.Text[p.From:p.To]
}

// phraseAttr is the attribute that links a record to the words its relation points at.
func phraseAttr(phrases []data.Highlight, relation int) node.A {
	if p := phraseOf(phrases, relation); p != nil {
		return node.A{"data-words", p.ID}
	}
	return nil
}

// phraseOf is the phrase that a relation points at, or nil.
func phraseOf(phrases []data.Highlight, relation int) *data.Highlight {
	for i := range phrases {
		if slices.Contains(phrases[i].Relations, relation) {
			return &phrases[i]
		}
	}
	return nil
}

// phrasesIn lists the phrases of a passage.
func phrasesIn(list []data.Highlight, passage int) []data.Highlight {
	var in []data.Highlight
	for _, p := range list {
		if p.Passage == passage {
			in = append(in, p)
		}
	}
	return in
}
