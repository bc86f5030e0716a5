package view

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/diff"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// difference is what a correction changes, word by word: the words it points
// at in both statements, or their whole passages where those are single words.
// It also says so in sentences, because not every screen reader tells what is
// struck out from what stands in its place.
func (m *Model) difference(rel *data.Relation) *node.Node {
	old, was := m.pointed(rel.From, rel.FromWords)
	now, is := m.pointed(rel.To, rel.ToWords)
	if old == nil || now == nil || old.Lang != now.Lang {
		return nil
	}
	if !strings.Contains(was, " ") || !strings.Contains(is, " ") {
		was, is = old.Text, now.Text
	}
	var text, told []*node.Node
	tell := func(k words.Key, in ...*node.Node) { told = append(told, node.Text(" "), m.say(k, in...)) }
	// The spaces at the ends of an edit stand outside it, where no line shows.
	put := func(tag, whole, bare string) {
		before, after, _ := strings.Cut(whole, bare)
		text = append(text, node.Text(before), node.El(tag, nil, node.Text(bare)), node.Text(after))
	}
	taken := "" // what the edit before took back
	end := diff.Edit{}
	for _, e := range append(diff.Words(was, is), end) {
		bare := strings.TrimSpace(e.Text)
		switch {
		case e.Op == diff.Inserted && taken != "" && bare != "":
			tell(words.DifferenceInstead, m.quoted(old, taken), m.quoted(now, bare))
			text = append(text, node.Text(" ")) // so that they are not read as one word
		case taken != "":
			tell(words.DifferenceTaken, m.quoted(old, taken))
		case e.Op == diff.Inserted && bare != "":
			tell(words.DifferenceAdded, m.quoted(now, bare))
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
		node.El("p", m.langOf(now), text...),
		node.El("p.sure", nil, node.El("b", nil, m.say(words.Label, m.say(words.Difference))), node.Group(told...)))
}

// pointed gives the passage of a statement that a phrase is in, and the phrase as it is written there.
func (m *Model) pointed(statement string, p *data.Phrase) (*data.Passage, string) {
	s := m.StatementAt(statement)
	if s == nil || p == nil {
		return nil, ""
	}
	i, from, to, ok := p.Find(s.Words)
	if !ok {
		return nil, ""
	}
	return &s.Words[i], s.Words[i].Text[from:to]
}

// quoted gives words of a passage in quotation marks.
func (m *Model) quoted(p *data.Passage, text string) *node.Node {
	n := node.Text(text)
	if attrs := m.langOf(p); attrs != nil {
		n = node.El("span", attrs, n)
	}
	return m.say(words.Quote, n)
}
