package share

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
	"statement-evidence/web/press/card"
)

// A statement's page is for links that are shown with a card: the words, whatever must
// not be left out, and a link to the whole comparison.

// statementPage is the data of a statement's page. It has the element's style, but no program.
type statementPage struct {
	Lang, Dir          string
	Style              string
	Head               template.HTML
	Title              string
	Description        string
	Review             *claimReview
	Kicker             string
	Heading            string
	When               string
	Question           []labelled
	Words              []passage
	Notes              []labelled
	With               []with
	Balance            string
	FullURL, FullLabel string // of the whole comparison, and the text of the link
}

// passage is a paragraph of exact words, with its language if that is not the page's.
type passage struct {
	Label, Lang, Text string
	Exact             bool
}

// labelled is a paragraph that begins with bold words.
type labelled struct{ Label, Text string }

// with is another record that the statement is never shown without.
type with struct {
	Label, Address string
	Words          []passage
}

var statementTemplate = template.Must(template.New("statement").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{.Description}}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
{{.Head}}
<link rel="stylesheet" href="../{{.Style}}">
{{- with .Review}}
<script type="application/ld+json">{{.}}</script>
{{- end}}
</head>
<body class="page">
<main>
<statement-evidence>
<div class="se">
<header class="masthead"><p class="kicker">{{.Kicker}}</p></header>
<article class="statement">
<div class="said">
<h1>{{.Heading}}</h1>
<p class="when">{{.When}}</p>
{{- range .Question}}
<p class="question"><b>{{.Label}}</b> {{.Text}}</p>
{{- end}}
{{- template "words" .Words}}
{{- range .Notes}}
<p><b>{{.Label}}</b> {{.Text}}</p>
{{- end}}
{{- range .With}}
<p><a href="{{.Address}}">{{.Label}}</a></p>
{{- template "words" .Words}}
{{- end}}
{{- with .Balance}}
<p>{{.}}</p>
{{- end}}
<p><a href="{{.FullURL}}">{{.FullLabel}}</a></p>
</div>
</article>
</div>
</statement-evidence>
</main>
</body>
</html>
{{define "words"}}{{range .}}
{{- with .Label}}
<p class="label">{{.}}</p>
{{- end}}
{{if .Exact}}<blockquote class="words">{{end}}<p{{with .Lang}} lang="{{.}}" dir="auto"{{end}}>{{.Text}}</p>{{if .Exact}}</blockquote>{{end}}
{{- end}}{{end}}`))

// statement writes the page, the card and the oEmbed answer of a statement, and gives
// its review, which is nil when nothing bears on it.
func (m *generator) statement(i int) (*claimReview, error) {
	s := m.Statement(i)
	line := inline(m.SaidOn(s.Statement))
	if s.Role != "" {
		line = m.Catalog.Format(i18n.ListComma, s.Role, line)
	}
	quoted := strings.Join(m.quoted(s.Statement), " ")
	balance := m.weighed(i)
	h := m.headOf(s, balance)
	before, after, _ := strings.Cut(m.quote(s.Statement, "\n"), "\n")
	file, err := m.draw("card/"+s.ID+".png", card.Card{
		Kicker: m.Get(i18n.Kicker),
		Words:  exact(s.Statement), Before: before, After: after,
		Name: s.Name,
		Line: line,
		Note: m.sentences(m.essentials(s)),
	})
	if err != nil {
		return nil, err
	}
	if file != "" {
		h.Image = m.base + file
		h.Alt = m.label(m.Catalog.Format(i18n.ListComma, s.Name, line)) + m.Get(i18n.Space) + plain(shorten(quoted, 700))
	}
	answer := m.name("oembed/" + s.ID + ".json")
	if m.files[answer], err = m.oembed(h, "frame/"+s.ID+m.ending, statementHeight); err != nil {
		return nil, err
	}
	h.OEmbed = m.base + answer
	lines, err := h.html()
	if err != nil {
		return nil, err
	}
	review := m.review(i)
	var b bytes.Buffer
	if err := statementTemplate.Execute(&b, statementPage{
		Lang: m.Catalog.Lang(), Dir: m.Catalog.Dir(), Style: m.style, Head: lines,
		Title: h.Title, Description: shorten(h.Description, 300), Review: review,
		Kicker: m.Get(i18n.Kicker), Heading: plain(m.Catalog.Format(i18n.ListComma, s.Name, line)),
		When:     inline(m.Where(s.Statement)),
		Question: m.question(s.Question),
		Words:    m.words(s.Words),
		Notes:    m.notes(s),
		With:     m.with(s),
		Balance:  balance,
		FullURL:  "../" + m.index() + "#s-" + s.ID, FullLabel: m.Get(i18n.WholeVersion),
	}); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	m.files[m.pageOf(s.Statement)] = b.Bytes()
	return review, nil
}

// headOf is that of the page of a statement, without its card.
func (m *generator) headOf(s *record.Statement, balance string) head {
	h := m.head()
	h.Canonical = m.base + m.pageOf(s.Statement)
	h.Title = m.label(shorten(inline(m.SpeakerDay(s.Statement)), 80)) + m.Get(i18n.Space) + m.quote(s.Statement, shorten(plain(exact(s.Statement)[0]), 110))
	h.Description = plain(m.sentences(append(m.essentials(s), balance)))
	return h
}

// weighed says how many findings bear on a statement, and how, or that none does.
func (m *generator) weighed(i int) string {
	if balance := m.balance(i); balance != "" {
		return balance
	}
	return inline(m.None(&m.Statements[i]))
}

// sentences are texts one after the other.
func (m *generator) sentences(texts []string) (all string) {
	for i, text := range texts {
		if all = m.Catalog.Format(i18n.ListStop, all, text); i == 0 {
			all = text
		}
	}
	return all
}

// balance says how many findings bear on a statement, and how; "" where none does.
func (m *generator) balance(statement int) string {
	return plain(node.TextContent(m.Balanced(i18n.Bear, record.BalanceOf(m.Index, statement))))
}

// pageOf names the file of a statement's page.
func (m *generator) pageOf(s *data.Statement) string { return "statement/" + s.ID + m.ending }

func (m *generator) label(text string) string { return m.Catalog.Format(i18n.Label, plain(text)) }

// labelled is a labelled text as the template takes it.
func (m *generator) labelled(l *record.Labelled) labelled {
	return labelled{m.label(inline(l.Label)), inline(l.Text)}
}

// exact is a statement's words, a text for each passage or passages that follow
// directly on one another, without other renderings of the same.
func exact(s *data.Statement) []string {
	var texts []string
	for _, p := range s.Words {
		switch {
		case p.Alternative:
		case p.Adjacent && texts != nil && p.Form == "":
			texts[len(texts)-1] += " " + p.Text
		default:
			texts = append(texts, p.Text)
		}
	}
	if texts == nil {
		texts = []string{""}
	}
	return texts
}

// quoted is the same with quotation marks around each, as they are not adjacent.
func (m *generator) quoted(s *data.Statement) []string {
	texts := exact(s)
	for i := range texts {
		texts[i] = m.quote(s, plain(texts[i]))
	}
	return texts
}

// quote puts words of a statement in quotation marks, if all of it is exact words.
func (m *generator) quote(s *data.Statement, words string) string {
	if slices.ContainsFunc(s.Words, func(p data.Passage) bool { return p.Form != "" }) {
		return words
	}
	return m.Catalog.Format(i18n.Quote, words)
}

// essentials is what a card says under the words: what qualifies them, and that
// the speaker has corrected them or another statement with them.
func (m *generator) essentials(s *record.Statement) []string {
	var all []string
	if s.Note != nil {
		all = append(all, inline(s.Note.Text))
	}
	for _, c := range s.Corrections {
		all = append(all, inline(c.Label))
	}
	return all
}

// question is the question that was put, if there was one.
func (m *generator) question(q *record.Question) []labelled {
	if q == nil {
		return nil
	}
	return []labelled{m.labelled(&record.Labelled{Label: q.Label, Text: m.QuotedQuestion(q)})}
}

// words is passages with their labels and languages.
func (m *generator) words(list []data.Passage) []passage {
	var all []passage
	for i, p := range list {
		lang := ""
		if attrs := m.LangOf(p.Lang); attrs != nil {
			lang = attrs[1]
		}
		all = append(all, passage{inline(m.PassageLabel(i, p)), plain(lang), plain(p.Text), p.Form == ""})
	}
	return all
}

// notes is what stands under a statement's words.
func (m *generator) notes(s *record.Statement) []labelled {
	var all []labelled
	add := func(l *record.Labelled) {
		if l != nil {
			all = append(all, m.labelled(l))
		}
	}
	add(s.Note)
	for i := range s.Readings {
		add(&s.Readings[i])
	}
	add(s.Context)
	entries := m.Entries(s.ID)
	for i := range entries {
		add(&entries[i])
	}
	return all
}

// with lists the records that a statement is never shown without: those by which
// the speaker corrects it or that they correct, and those it names.
func (m *generator) with(s *record.Statement) []with {
	var all []with
	for _, c := range s.Corrections {
		all = append(all, with{m.label(inline(c.Label)), "../" + m.index() + "#s-" + c.Other.ID, m.words(c.Other.Words)})
	}
	for _, w := range m.With(s) {
		if w.Statement != nil {
			all = append(all, with{inline(w.Label), "../" + m.index() + "#s-" + w.Statement.ID, m.words(w.Statement.Words)})
		} else {
			all = append(all, with{inline(w.Label), "../" + m.index() + "#f-" + w.Finding.ID, nil})
		}
	}
	return all
}
