package discover

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/words"
	"statement-evidence/web/press/card"
)

// A statement's page is what a link to a statement leads to where cards are
// shown: its words, what they must not be read without, and the way to the whole.

// saying is a statement's page. Its style is the element's, without its program.
type saying struct {
	Lang, Dir   string
	Style       string
	Head        template.HTML
	Title       string
	Description string
	Review      *claimReview
	Kicker      string
	Heading     string
	When        string
	Question    labelled
	Words       []passage
	Notes       []labelled
	With        []with
	Balance     string
	Whole, Say  string // where the whole is, and what leads there
}

// passage is a paragraph of exact words, and its language where that is not the page's.
type passage struct{ Label, Lang, Text string }

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
{{- with .Question.Text}}
<p class="question"><b>{{$.Question.Label}}</b> {{.}}</p>
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
<p><a href="{{.Whole}}">{{.Say}}</a></p>
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
<blockquote class="words"><p{{with .Lang}} lang="{{.}}" dir="auto"{{end}}>{{.Text}}</p></blockquote>
{{- end}}{{end}}`))

// statement writes the page and the card of a statement, and gives its review,
// which is nil when nothing bears on it.
func (m *maker) statement(i int) (*claimReview, error) {
	s := &m.x.Statements[i]
	said := m.w.Fill(words.ListComma, m.nameOf(s), m.w.Day(s.Day()))
	line := m.w.Fill(words.ListComma, s.Role, m.w.Day(s.Day()))
	quoted := strings.Join(m.quoted(s), " ")
	balance := m.balance(s)
	if balance == "" {
		balance = m.w.Say(words.NoEvidence)
		if s.Why != "" {
			balance = plain(s.Why)
		}
	}

	h := m.head()
	h.Canonical = m.base + pageOf(s)
	h.Title = m.label(shorten(said, 80)) + " " + m.w.Fill(words.Quote, shorten(plain(exact(s)[0]), 110))
	h.Description = plain(strings.Join(append(m.mustKnow(s), balance), ". "))
	before, after, _ := strings.Cut(m.w.Say(words.Quote), "{1}")
	file, err := m.draw("card/"+s.ID+".png", card.Card{
		Kicker: m.w.Say(words.Kicker),
		Words:  exact(s), Before: before, After: after,
		Name: m.nameOf(s),
		Line: line,
		Note: strings.Join(m.mustKnow(s), " · "),
	})
	if err != nil {
		return nil, err
	}
	if file != "" {
		h.Image = m.base + file
		h.Alt = plain(m.w.Fill(words.ListComma, shorten(quoted, 700)+" — "+m.nameOf(s), line))
	}
	lines, err := h.html()
	if err != nil {
		return nil, err
	}
	review := m.review(i)
	p := saying{
		Lang: m.w.Lang(), Dir: m.w.Dir(), Style: m.style, Head: lines,
		Title: h.Title, Description: shorten(h.Description, 300), Review: review,
		Kicker: m.w.Say(words.Kicker), Heading: plain(m.w.Fill(words.ListComma, m.nameOf(s), line)),
		When:    plain(m.w.Fill(words.ListComma, words.UpperFirst(s.Place), s.Medium)),
		Words:   m.words(s.Words),
		Notes:   m.notes(s),
		With:    m.with(s),
		Balance: balance,
		Whole:   "../" + index + "#s-" + s.ID, Say: m.w.Say(words.WholeVersion),
	}
	if q := s.Question; q != nil {
		key := words.QuestionOurs
		if q.Exact {
			key = words.Question
		}
		if q.By != "" {
			key++ // the same, with who put it
		}
		p.Question = labelled{m.label(m.w.Fill(key, plain(q.By))), plain(q.Text)}
		if q.Exact {
			p.Question.Text = m.w.Fill(words.Quote, p.Question.Text)
		}
	}
	var b bytes.Buffer
	if err := statementTemplate.Execute(&b, p); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	m.files[pageOf(s)] = b.Bytes()
	return review, nil
}

// pageOf names the file of a statement's page.
func pageOf(s *data.Statement) string { return "statement/" + s.ID + ".html" }

func (m *maker) label(text string) string { return m.w.Fill(words.Label, plain(text)) }

func (m *maker) nameOf(s *data.Statement) string {
	if p := m.x.SpeakerAt(s.Speaker); p != nil {
		return p.Name
	}
	return s.Speaker
}

// exact is a statement's words, a text for each passage or passages that follow
// directly on one another, without other renderings of the same.
func exact(s *data.Statement) []string {
	var texts []string
	for _, p := range s.Words {
		switch {
		case p.Alternative:
		case p.Adjacent && texts != nil:
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
func (m *maker) quoted(s *data.Statement) []string {
	texts := exact(s)
	for i := range texts {
		texts[i] = m.w.Fill(words.Quote, plain(texts[i]))
	}
	return texts
}

// mustKnow is what a card says under the words: what qualifies them, and that
// the speaker has corrected them or another statement with them.
func (m *maker) mustKnow(s *data.Statement) []string {
	var all []string
	if s.Qualifier != "" {
		all = append(all, words.UpperFirst(s.Qualifier))
	}
	for _, r := range m.x.Between(m.x.StatementIndex(s.ID)) {
		if rel := &m.x.Relations[r]; rel.Tie == data.Corrects {
			all = append(all, m.w.Fill(view.Correction(rel, s.ID), m.w.Day(m.x.StatementAt(rel.Other(s.ID)).Day())))
		}
	}
	return all
}

// words is passages with their labels and languages.
func (m *maker) words(list []data.Passage) []passage {
	var all []passage
	for i, p := range list {
		lang := p.Lang
		if lang == "" {
			lang = m.x.Story.Lang
		}
		if lang == m.w.Lang() {
			lang = ""
		}
		stands := "" // to the passage before it
		switch {
		case i == 0 || p.Alternative:
		case p.Adjacent:
			stands = m.w.Say(words.Adjacent)
		default:
			stands = m.w.Say(words.Apart)
		}
		label := ""
		for _, part := range []string{stands, p.By, p.How, m.w.Day(p.On)} {
			switch {
			case label == "":
				label = words.UpperFirst(part)
			case part != "":
				label = m.w.Fill(words.ListComma, label, part)
			}
		}
		all = append(all, passage{plain(label), plain(lang), plain(p.Text)})
	}
	return all
}

// notes is what stands under a statement's words.
func (m *maker) notes(s *data.Statement) []labelled {
	var all []labelled
	add := func(label, text string) {
		if text != "" {
			all = append(all, labelled{m.label(label), plain(text)})
		}
	}
	add(m.w.Say(words.Note), words.UpperFirst(s.Qualifier))
	for _, r := range s.Readings {
		add(r.By, r.Text)
	}
	add(m.w.Say(words.Context), s.Context)
	for i := range m.x.Corrections {
		if c := &m.x.Corrections[i]; c.Record == s.ID {
			add(m.w.Fill(words.CorrectedOn, m.w.Day(c.On)), m.correction(c))
		}
	}
	return all
}

// with lists the records that a statement is never shown without: those it names,
// and those by which the speaker corrects it or that they correct.
func (m *maker) with(s *data.Statement) []with {
	ids := slices.Clone(s.ShowWith)
	for _, r := range m.x.Between(m.x.StatementIndex(s.ID)) {
		if rel := &m.x.Relations[r]; rel.Tie == data.Corrects {
			ids = append(ids, rel.Other(s.ID))
		}
	}
	var all []with
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		if o := m.x.StatementAt(id); o != nil {
			label := m.read(m.nameOf(o), o.Day())
			if key := view.Beside(m.x, s, o); key != words.ReadWith {
				label = m.label(m.w.Fill(key, m.w.Day(o.Day())))
			}
			all = append(all, with{label, "../" + index + "#s-" + o.ID, m.words(o.Words)})
		} else if f := m.x.FindingAt(id); f != nil {
			all = append(all, with{m.read(f.Body, f.Day()), "../" + index + "#f-" + f.ID, nil})
		}
	}
	return all
}

// read names a record that a statement is read together with.
func (m *maker) read(name, day string) string {
	return m.w.Fill(words.ReadWith, plain(m.w.Fill(words.ListComma, name, m.w.Day(day))))
}
