package lesson

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Package record puts the story's words together; here are those of the lesson,
// and how both stand on paper.

// text gives the words of a key, as a text.
func (m *generator) text(k i18n.MessageID) *node.Node { return node.Text(m.Get(k)) }

// lessonText is an element with a text of the lesson, which may be in a language of its own.
func (m *generator) lessonText(tag, text string) *node.Node {
	return node.El(tag, m.LangOf(m.lesson.TextLang(text)), node.Text(text))
}

// speaker names who made a statement, in which role and on which day.
func (m *generator) speaker(s *data.Statement) *node.Node {
	return m.Joined(i18n.ListComma, m.Text(m.SpeakerName(s)), m.Text(s.Role), m.SaidOn(s))
}

// quoted is exact words, a paragraph a passage, with what is to know of each.
func (m *generator) quoted(passages []data.Passage) *node.Node {
	var out []*node.Node
	for i, p := range passages {
		if label := m.PassageLabel(i, p); label != nil {
			out = append(out, node.El("p.label", nil, label))
		}
		out = append(out, node.El("blockquote", nil, node.El("p", m.LangOf(p.Lang), node.Text(p.Text))))
	}
	return node.Group(out...)
}

// numbers says in order where in the list of sources citations lead.
func (m *generator) numbers(all []data.Citation) *node.Node {
	var in []int
	for _, c := range all {
		if n := m.number[c.Source]; n > 0 && !slices.Contains(in, n) {
			in = append(in, n)
		}
	}
	if in == nil {
		return nil
	}
	slices.Sort(in)
	list := strconv.Itoa(in[0])
	for _, n := range in[1:] {
		list = m.Catalog.Format(i18n.ListComma, list, strconv.Itoa(n))
	}
	return node.El("p.from", nil, node.Text(strings.Replace(m.Catalog.Plural(i18n.ClassPrintSourceNumbers, len(in)), "{n}", list, 1)))
}
