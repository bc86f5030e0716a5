package list

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/archive"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Draw makes one of the listed: whose words, of which day, the words with what is searched in them
// marked, and how many records bear on them. What has not arrived is an entry without words, of the same height.
func (l *List) Draw(i int) *node.Node {
	number := l.shown.Number(i)
	entries := l.files.entries(l.EntriesName(l.FileOf(number)))
	if entries == nil || number%l.PerFile >= len(entries) {
		return node.El("div.entry", node.A{"aria-busy", "true"}, node.El("p.opening", nil, node.Text("…")))
	}
	e := &entries[number%l.PerFile]
	name := e.Name
	if name == "" {
		name = l.Speakers[e.Speaker].Name
	}
	return node.El("div.entry", nil,
		node.El("p", nil, l.Joined(i18n.ListComma, node.El("b", l.named(), node.Text(name)), l.Day(e.Said))),
		node.El("p.opening", nil, l.words(e)),
		node.El("p.balance", nil, l.bears(e)))
}

// named is what keeps a name in another script apart from the day beside it.
func (l *List) named() node.A {
	if attrs := l.LangOf(""); attrs != nil {
		return attrs
	}
	return node.A{"dir", "auto"}
}

// words are those of an entry, with a link to its page.
func (l *List) words(e *archive.Entry) *node.Node {
	p := data.Passage{Lang: e.Lang}
	if !e.Exact {
		p.Form = data.Paraphrase
	}
	a := l.Quotation("a", &p, l.marked(e.Words))
	a.Attrs = append(a.Attrs, "href", "statement/"+e.ID+".html")
	return a
}

// before is how many bytes may stand before the first hit, so that it is in sight.
const before = 60

// marked is a text with marks on what is searched. Where the first hit would be out of sight, it begins a few words before that.
func (l *List) marked(text string) *node.Node {
	spans, _ := archive.Hits(text, l.terms)
	var parts []*node.Node
	at := 0
	if len(spans) > 0 && spans[0].From > before {
		from := spans[0].From - before/2
		if space := strings.IndexByte(text[from:spans[0].From], ' '); space >= 0 {
			at = from + space + 1
			parts = append(parts, node.Text("…\u00a0"))
		}
	}
	for _, s := range spans {
		parts = append(parts, node.Text(text[at:s.From]), node.El("mark", nil, node.Text(text[s.From:s.To])))
		at = s.To
	}
	return node.Group(append(parts, node.Text(text[at:]))...)
}

// bears says what the words are never shown without, and how many records bear on them, as of the day.
func (l *List) bears(e *archive.Entry) *node.Node {
	var counts [record.TypeCount]int
	var corrected *node.Node
	for _, v := range e.Evidence {
		switch i := slices.Index(data.RelationTypes, v.Type); {
		case l.asOf != "" && v.By > l.asOf:
		case v.Type == data.Corrects:
			corrected = l.Format(i18n.Sentence, l.CorrectedOn(v.Date))
		case i < len(counts):
			counts[i]++
		}
	}
	var note *node.Node
	if e.Note != "" {
		note = l.Format(i18n.Sentence, l.Text(i18n.UpperFirst(e.Note)))
	}
	space := func(n *node.Node) *node.Node {
		if n == nil {
			return nil
		}
		return node.Group(n, l.Space())
	}
	return node.Group(space(corrected), space(note), l.HowMany(counts))
}

// Status says what is listed, or why it is not: a sentence that a screen reader is told.
func (l *List) Status() *node.Node {
	var again *node.Node
	said := l.Catalog.Format(i18n.Sentence, l.Catalog.FormatPlural(i18n.Statements, l.Len()))
	switch {
	case l.fails():
		said = l.Catalog.Get(i18n.ArchiveFailed)
		again = node.Group(node.Text(" "), node.El("button", node.A{"type", "button", "data-action", "again"}, node.Text(l.Catalog.Get(i18n.ArchiveAgain))))
	case l.Waits():
		said = l.Catalog.Get(i18n.ArchiveWaiting)
	case l.Len() == 0:
		said = l.Catalog.Format(i18n.NothingFor, l.narrowed())
	}
	return node.El("p.found", nil, node.Text(said), again)
}

// narrowed names what is searched.
func (l *List) narrowed() string {
	var names []string
	if q := strings.TrimSpace(l.query); q != "" {
		names = append(names, l.Catalog.Format(i18n.Quote, q))
	}
	if l.speaker >= 0 {
		names = append(names, l.Speakers[l.speaker].Name)
	}
	if l.asOf != "" {
		names = append(names, l.Catalog.Day(l.asOf))
	}
	if len(names) == 0 {
		return ""
	}
	all := names[0]
	for _, name := range names[1:] {
		all = l.Catalog.Format(i18n.ListComma, all, name)
	}
	return all
}

// StatusKey is what the look of the status depends on.
func (l *List) StatusKey() string { return node.TextContent(l.Status()) }
