// Package record says what must be said of a record, in one language, before
// anyone decides how it looks: on the page, on a stage, on paper, on a card, in
// copied text or for machines. All of these take it from here, so that a record
// is presented alike everywhere.
//
// What it gives is inline: texts, marked with their language, and days.
// [node.TextContent] makes plain text of it.
//
// Read [Statement] and [Finding] first: they hold what their words are never
// shown without.
package record

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Presenter presents the records of a story in the language of its words.
type Presenter struct {
	*data.Index
	Catalog *i18n.Catalog
}

// New makes the presenter of a story in a language.
func New(x *data.Index, w *i18n.Catalog) Presenter { return Presenter{Index: x, Catalog: w} }

// Labelled is a text with what it is, such as "Note". Of no text there is nothing to show.
type Labelled struct{ Label, Text *node.Node }

// Labelled is a text of the story with a label; nil where there is no text.
func (p *Presenter) Labelled(label i18n.MessageID, text string) *Labelled {
	if text == "" {
		return nil
	}
	return &Labelled{p.Format(label), p.Text(text)}
}

// Label is what a paragraph begins with: bold words and a colon.
func (p *Presenter) Label(label *node.Node) *node.Node {
	return node.Group(node.El("b", nil, p.Format(i18n.Label, label)), p.Space())
}

// Paragraph is a labelled text as a paragraph of a class; nothing, where it is nil.
func (p *Presenter) Paragraph(class string, l *Labelled) *node.Node {
	if l == nil {
		return nil
	}
	tag := "p"
	if class != "" {
		tag += "." + class
	}
	return node.El(tag, nil, p.Label(l.Label), l.Text)
}

// Get gives a message.
func (p *Presenter) Get(k i18n.MessageID) string { return p.Catalog.Get(k) }

// Format gives a message with nodes in the places of its placeholders.
func (p *Presenter) Format(k i18n.MessageID, in ...*node.Node) *node.Node {
	return i18n.Fill(p.Catalog.Get(k), in...)
}

// Space separates two sentences, or a label and its text; in some scripts it is empty.
func (p *Presenter) Space() *node.Node { return node.Text(p.Get(i18n.Space)) }

// FormatPlural is [Presenter.Format] with the plural form for a number.
func (p *Presenter) FormatPlural(k i18n.MessageID, n int, in ...*node.Node) *node.Node {
	return i18n.Fill(p.Catalog.Plural(k, n), in...)
}

// Joined puts what a language has between the items of a list, i18n.ListComma
// or i18n.ListSemicolon, between nodes. It leaves out what is nothing, and is
// nil where nothing is left.
func (p *Presenter) Joined(between i18n.MessageID, parts ...*node.Node) *node.Node {
	var out *node.Node
	for _, part := range parts {
		switch {
		case part == nil:
		case out == nil:
			out = part
		default:
			out = p.Format(between, out, part)
		}
	}
	return out
}

// Text is a text of the story; of none it is nil.
func (p *Presenter) Text(s string) *node.Node {
	return p.textIn(p.TextLang(s), s)
}

// textIn is a text in a language; of none it is nil.
func (p *Presenter) textIn(lang, s string) *node.Node {
	if s == "" {
		return nil
	}
	if attrs := p.LangOf(lang); attrs != nil {
		return node.El("span", attrs, node.Text(s))
	}
	return node.Text(s)
}

// El is an element around a text, that of [Presenter.Text], whose language it takes
// on: an element less.
func (p *Presenter) El(tag string, text *node.Node) *node.Node {
	if text != nil && text.Tag == "span" && len(text.Attrs) > 0 && text.Attrs[0] == "lang" {
		return node.El(tag, text.Attrs, text.Kids...)
	}
	return node.El(tag, nil, text)
}

// LangOf is the attributes of an element in a language that is not the page's;
// "" is the story's.
func (p *Presenter) LangOf(lang string) node.A {
	if lang == "" {
		lang = p.Lang
	}
	return node.Foreign(lang, p.Catalog.Lang())
}

// Day says a date in words.
func (p *Presenter) Day(date string) *node.Node {
	if date == "" {
		return nil
	}
	return node.Text(p.Catalog.Day(date))
}

// PassageLabel is the relation of a passage, counted from 0, to the one before it,
// what it is if it is not exact words, whose words it is, how they are given, and of which day; nil if there is nothing to say.
func (p *Presenter) PassageLabel(i int, passage data.Passage) *node.Node {
	by, how := passage.By, passage.How
	var adjacency, form *node.Node
	if passage.Form != "" {
		form = node.Text(p.Get(i18n.FormNames.Of(passage.Form)))
	}
	switch {
	case i == 0 || passage.Alternative:
		if form != nil {
			form.Text = i18n.UpperFirst(form.Text)
		} else if by != "" {
			by = i18n.UpperFirst(by)
		} else {
			how = i18n.UpperFirst(how)
		}
	case passage.Adjacent:
		adjacency = node.Text(p.Get(i18n.Adjacent))
	default:
		adjacency = node.Text(p.Get(i18n.Apart))
	}
	return p.Joined(i18n.ListComma, adjacency, form, p.Text(by), p.Text(how), p.Day(passage.On))
}

// Quoted gives words of a passage, in quotation marks if they are exact.
func (p *Presenter) Quoted(passage *data.Passage, text string) *node.Node {
	n := node.Text(text)
	if attrs := p.LangOf(passage.Lang); attrs != nil {
		n = node.El("span", attrs, n)
	}
	if passage.Form != "" {
		return n
	}
	return p.Format(i18n.Quote, n)
}

// Quotation is an element of words of a passage, in quotation marks if they are exact, and of nothing
// else. It runs as they do, marks and all, and a line that is cut loses their end.
func (p *Presenter) Quotation(tag string, passage *data.Passage, words *node.Node) *node.Node {
	attrs, quote := p.LangOf(passage.Lang), i18n.Quote
	if attrs != nil {
		quote = i18n.QuoteLtr
	}
	if passage.Form == "" {
		words = p.Format(quote, words)
	}
	return node.El(tag, append(attrs, "translate", "no"), words)
}

// Named adds to whose a record is how its words begin, or its facts if it has no words.
func (p *Presenter) Named(whose *node.Node, words []data.Passage, facts string) *node.Node {
	begins := p.textIn(p.TextLang(facts), opening(facts, 6))
	if len(words) > 0 {
		begins = p.Opening(words)
	}
	if begins == nil {
		return whose
	}
	return node.Group(p.Format(i18n.Label, whose), p.Space(), begins)
}

// Opening is how words begin, in quotation marks if they are exact; there must be some.
func (p *Presenter) Opening(words []data.Passage) *node.Node {
	return p.Quoted(&words[0], opening(words[0].Text, 6))
}

// The marks of a text that is cut stay with its words where a line ends.
const (
	cutBefore = "…\u00a0"
	cutAfter  = "\u00a0…"
)

// OpeningOf is an element with how words begin and nothing else, long enough to tell what they are about; of none it is nil.
func (p *Presenter) OpeningOf(tag string, words []data.Passage) *node.Node {
	if len(words) == 0 {
		return nil
	}
	return p.Quotation(tag, &words[0], node.Text(opening(words[0].Text, 12)))
}

// opening is how a text begins: so many words of it, or ten times as many letters, with an ellipsis
// if it goes on. It is cut between words, if there are spaces between them.
func opening(text string, most int) string {
	from := len(text) - len(strings.TrimPrefix(text, "… ")) // it begins inside a sentence
	words, letters, end := 0, 0, from
	for i, r := range text[from:] {
		if letters++; r == ' ' || r == '\u00a0' || r == '\n' {
			words, end = words+1, from+i
		} else if letters > 10*most && end == from {
			end = from + i
		}
		if words == most || letters > 10*most {
			return strings.TrimRight(text[:end], ",;:–— -") + cutAfter
		}
	}
	return text
}

// Titled is a source's publisher and title.
func (p *Presenter) Titled(s *data.Source) *node.Node {
	if s.Title == "" {
		return p.Text(s.Publisher)
	}
	return p.Format(i18n.ListComma, p.Text(s.Publisher), p.Format(i18n.Quote, p.Text(s.Title)))
}

// Entries lists what was corrected in a record, or with the story's id in the
// story, the oldest entry first.
func (p *Presenter) Entries(record string) []Labelled {
	var all []Labelled
	for i := range p.Corrections {
		if c := &p.Corrections[i]; c.Record == record {
			all = append(all, Labelled{p.Format(i18n.CorrectedOn, p.Day(c.On)), p.EntryText(c)})
		}
	}
	return all
}

// EntryText is what an entry of the ledger says: what a record said, what it says now, and why.
func (p *Presenter) EntryText(c *data.Correction) *node.Node {
	return node.Group(p.Format(i18n.CorrectionEntry, p.Text(c.Was), p.Text(c.Is)), p.Space(), p.Text(c.Why))
}
