package lesson

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/words"
)

// How the interface's words and those of the story and the lesson are put
// together. The latter stay in their language, and are marked as such.

// w gives the words of a key, as a text.
func (m *maker) w(k words.Key) *node.Node { return node.Text(m.Say(k)) }

// fill gives the words of a key with nodes in their places.
func (m *maker) fill(k words.Key, in ...*node.Node) *node.Node {
	var out []*node.Node
	words.Places(m.Say(k),
		func(text string) { out = append(out, node.Text(text)) },
		func(place int) {
			if place <= len(in) {
				out = append(out, in[place-1])
			}
		})
	return node.Group(out...)
}

// foreign says in which language an element is that is not in the page's.
func (m *maker) foreign(lang string) node.A {
	if lang == "" || lang == m.Lang() {
		return nil
	}
	return node.A{"lang", lang, "dir", "auto"}
}

// told is a text of the story within a line.
func (m *maker) told(text string) *node.Node {
	if text == "" || m.Story.Lang == m.Lang() {
		return node.Text(text)
	}
	return node.El("span", m.foreign(m.Story.Lang), node.Text(text))
}

// own is an element with a text of the lesson.
func (m *maker) own(tag, text string) *node.Node {
	return node.El(tag, m.foreign(m.lesson.Lang), node.Text(text))
}

// label is what a paragraph begins with.
func (m *maker) label(k words.Key, in ...*node.Node) *node.Node {
	return node.Group(node.El("b", nil, m.fill(words.Label, m.fill(k, in...))), node.Text(" "))
}

// labelled is a paragraph of the story that begins with bold words, if there is one.
func (m *maker) labelled(k words.Key, text string) *node.Node {
	if text == "" {
		return nil
	}
	return node.El("p", nil, m.label(k), m.told(text))
}

// commas puts what is there in a line.
func (m *maker) commas(parts ...*node.Node) *node.Node {
	var out *node.Node
	for _, p := range parts {
		switch {
		case p == nil || p.Tag == "" && p.Text == "" && len(p.Kids) == 0:
		case out == nil:
			out = p
		default:
			out = m.fill(words.ListComma, out, p)
		}
	}
	return out
}

func (m *maker) day(iso string) *node.Node { return node.Text(m.Day(iso)) }

// speaker names who made a statement, in which role and on which day.
func (m *maker) speaker(s *data.Statement) *node.Node {
	name := s.Speaker
	if p := m.SpeakerAt(s.Speaker); p != nil {
		name = p.Name
	}
	return m.commas(m.told(name), m.told(s.Role), m.day(s.Day()))
}

// body names whose a finding is and when it was public.
func (m *maker) body(f *data.Finding) *node.Node {
	when := m.day(f.Day())
	switch {
	case f.From != "":
		when = m.fill(words.ListAnd, m.day(f.From), when)
	case f.PublicBy:
		when = m.fill(words.ByDay, when)
	}
	return m.commas(m.told(f.Body), when)
}

// kind is the kind of a finding, with what narrows it.
func (m *maker) kind(f *data.Finding) *node.Node {
	kind := m.w(words.KindAssessment + words.Key(slices.Index(data.Kinds, f.Kind)))
	if f.Qualifier == "" {
		return kind
	}
	return node.Group(kind, node.Text(" ("), m.told(f.Qualifier), node.Text(")"))
}

// quoted is exact words, a paragraph a passage, with what is to know of each.
func (m *maker) quoted(passages []data.Passage) *node.Node {
	var out []*node.Node
	for i, p := range passages {
		var stands *node.Node // to the passage before it
		by, how := p.By, p.How
		switch {
		case i == 0 || p.Alternative:
			by, how = words.UpperFirst(by), words.UpperFirst(how)
		case p.Adjacent:
			stands = m.w(words.Adjacent)
		default:
			stands = m.w(words.Apart)
		}
		if label := m.commas(stands, m.told(by), m.told(how), m.day(p.On)); label != nil {
			out = append(out, node.El("p.label", nil, label))
		}
		lang := p.Lang
		if lang == "" {
			lang = m.Story.Lang
		}
		out = append(out, node.El("blockquote", nil, node.El("p", m.foreign(lang), node.Text(p.Text))))
	}
	return node.Group(out...)
}

// numbers says in order where in the list of sources citations lead.
func (m *maker) numbers(all []data.Citation) *node.Node {
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
		list = m.Fill(words.ListComma, list, strconv.Itoa(n))
	}
	return node.El("p.from", nil, node.Text(strings.Replace(m.Form(words.ClassPrintSourceNumbers, len(in)), "{n}", list, 1)))
}
