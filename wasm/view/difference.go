package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/diff"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Difference is a correction word by word: the words that it points at in both
// statements, or their whole passages if those are single words. Sentences repeat
// it, because not every screen reader announces deletions and insertions. It is nil
// for other relations.
func (m *Model) Difference(rel *data.Relation) *node.Node {
	old, was := m.Pointed(rel.From, rel.FromWords)
	now, is := m.Pointed(rel.To, rel.ToWords)
	if old == nil || now == nil || old.Lang != now.Lang {
		return nil
	}
	if !strings.Contains(was, " ") || !strings.Contains(is, " ") {
		was, is = old.Text, now.Text
	}
	var text, told []*node.Node
	tell := func(k i18n.MessageID, in ...*node.Node) { told = append(told, m.Space(), m.Format(k, in...)) }
	// Spaces at the ends of an edit are outside it, so that they are not underlined.
	put := func(tag, whole, bare string) {
		before, after, _ := strings.Cut(whole, bare)
		text = append(text, node.Text(before), node.El(tag, nil, node.Text(bare)), node.Text(after))
	}
	taken := "" // the words that the edit before deleted
	end := diff.Edit{}
	for _, e := range append(diff.Words(was, is), end) {
		bare := strings.TrimSpace(e.Text)
		switch {
		case e.Op == diff.Inserted && taken != "" && bare != "":
			tell(i18n.DifferenceInstead, m.Quoted(old, taken), m.Quoted(now, bare))
			text = append(text, node.Text(" ")) // so that they are not read as one word
		case taken != "":
			tell(i18n.DifferenceTaken, m.Quoted(old, taken))
		case e.Op == diff.Inserted && bare != "":
			tell(i18n.DifferenceAdded, m.Quoted(now, bare))
		}
		taken = ""
		switch {
		case e.Op == diff.Same || bare == "":
			text = append(text, node.Text(e.Text))
		case e.Op == diff.Deleted:
			put("del", e.Text, bare)
			taken = bare
		case e.Op == diff.Inserted:
			put("ins", e.Text, bare)
		}
	}
	if told == nil {
		return nil
	}
	return node.El("div.difference", nil,
		node.El("p", m.LangOf(now.Lang), text...),
		node.El("p.sure", nil, node.El("b", nil, m.Format(i18n.Label, m.Format(i18n.Difference))), node.Group(told...)))
}
