// Package lesson makes the printed pages of a lesson, each a file of its own, so
// that a teacher hands out the one without the other: the plan (lesson.html), the
// worksheet (worksheet.html), its answer key (key.html) and the list of sources
// (sources.html). They need no script.
package lesson

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// Source is what the pages are made of.
type Source struct {
	Story   *data.Story                                       // checked
	Lesson  *data.Lesson                                      // as validate.ParseLesson gives it
	Locales []*i18n.Catalog                                   // the languages of the interface, one at least
	In      func(w *i18n.Catalog) (*data.Story, *data.Lesson) // both as they are told in a language; may be nil
	Ending  func(i int, w *i18n.Catalog) string
	Style   string   // file of the style sheet
	Beside  []string // files that the plan leads to: the story in one file, and packages for learning platforms
}

// The pages, without the ending that tells their language. The plan leads to all others.
const (
	Plan      = "lesson"
	Worksheet = "worksheet"
	Key       = "key"
	List      = "sources"
)

var printables = []struct {
	file string
	name i18n.MessageID
	body func(*generator) *node.Node
}{
	{Plan, i18n.ClassPrintPlan, (*generator).plan},
	{Worksheet, i18n.ClassPrintWorksheet, (*generator).worksheet},
	{Key, i18n.ClassPrintKey, (*generator).key},
	{List, i18n.ClassPrintSources, (*generator).sources},
}

// generator makes the pages in one language.
type generator struct {
	record.Presenter
	src    Source
	lesson *data.Lesson
	ending string
	listed []*data.Source // in the order of the list of sources
	used   int            // how many of them the worksheet and the key cite
	number map[string]int // of a source in that list, from 1, by its id
	codes  []*node.Node   // for cameras, in the order of that list; nil where there is none
}

// shell is what stands around the content of a page.
type shell struct {
	Lang, Dir, Foreign, File, Name, Title, Style string
	Content                                      template.HTML
}

var shellTemplate = template.Must(template.New("shell").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}" dir="{{.Dir}}">
<head>
<meta charset="utf-8">
<title>{{.Name}} {{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{.Style}}">
</head>
<body class="{{.File}}">
{{.Content}}
</body>
</html>
`))

// Make gives the pages by the names of their files.
func Make(src Source) (map[string][]byte, error) {
	files := map[string][]byte{}
	var m *generator
	for i, w := range src.Locales {
		story, told := src.Story, src.Lesson
		if src.In != nil {
			story, told = src.In(w)
		}
		if m == nil || m.Story != story || m.lesson != told {
			m = &generator{src: src, Presenter: record.New(data.NewIndex(story), w), lesson: told}
			m.listSources()
		}
		m.Catalog, m.ending = w, src.Ending(i, w)
		for _, p := range printables {
			var b strings.Builder
			if err := node.Write(&b, node.Group(m.nav(p.file), p.body(m))); err != nil {
				return nil, err
			}
			var page bytes.Buffer
			err := shellTemplate.Execute(&page, shell{
				Lang: w.Lang(), Dir: w.Dir(), File: p.file, Name: w.Format(i18n.Label, w.Get(p.name)), Title: told.Title,
				Style: src.Style, Content: template.HTML(b.String()),
			})
			if err != nil {
				return nil, err
			}
			files[p.file+m.ending] = page.Bytes()
		}
	}
	return files, nil
}

// nav leads to the story, to the other printables and to the page in other languages.
// It is not printed. From what learners get, nothing leads to the answers.
func (m *generator) nav(file string) *node.Node {
	link := func(to string, k i18n.MessageID) *node.Node {
		return node.El("li", nil, node.El("a", node.A{"href", to + m.ending, "aria-current", node.If(to == file, "page")}, m.text(k)))
	}
	pages := []*node.Node{link("index", i18n.WholeVersion)}
	for _, p := range printables {
		if teaches := p.file == Plan || p.file == Key; !teaches || file == Plan || file == Key {
			pages = append(pages, link(p.file, p.name))
		}
	}
	var languages []*node.Node
	for i, w := range m.src.Locales {
		languages = append(languages, node.El("li", nil, node.El("a", node.A{
			"href", file + m.src.Ending(i, w), "lang", w.Lang(), "hreflang", w.Lang(), "aria-current", node.If(w == m.Catalog, "page"),
		}, node.Text(w.Get(i18n.Name)))))
	}
	others := node.El("nav", node.A{"aria-label", m.Get(i18n.Languages)}, node.El("ul", nil, languages...))
	if len(languages) < 2 {
		others = nil
	}
	return node.Group(node.El("nav", node.A{"aria-label", m.Get(i18n.ClassPrintPages)}, node.El("ul", nil, pages...)), others)
}

// page is a page with its heading.
func (m *generator) page(name i18n.MessageID, kids ...*node.Node) *node.Node {
	return node.El("main", nil, append([]*node.Node{
		node.El("header", nil,
			node.El("p.kicker", nil, m.Format(i18n.ListComma, m.text(i18n.Kicker), m.text(name))),
			m.lessonText("h1", m.lesson.Title),
			node.El("p.screen", nil, m.text(i18n.ClassPrintHow))),
	}, kids...)...)
}

// section is a part of a page under a heading.
func (m *generator) section(class string, name i18n.MessageID, kids ...*node.Node) *node.Node {
	return node.El("section."+class, nil, append([]*node.Node{node.El("h2", nil, m.text(name))}, kids...)...)
}

// listSources puts the sources in the order of their list: those of the
// worksheet and the key in the order in which they are met there, then the others
// by publisher. It draws their codes.
func (m *generator) listSources() {
	m.number = map[string]int{}
	add := func(id string) {
		if s := m.SourceAt(id); s != nil && m.number[id] == 0 {
			m.listed = append(m.listed, s)
			m.number[id] = len(m.listed)
		}
	}
	for _, sheet := range m.sheets() {
		for _, c := range sheet.Sources {
			add(c.Source)
		}
		for _, s := range sheet.with {
			for _, c := range s.Sources {
				add(c.Source)
			}
		}
		for _, r := range sheet.rows {
			for _, c := range r.finding.Sources {
				add(c.Source)
			}
		}
		for _, f := range sheet.beside {
			for _, c := range f.Sources {
				add(c.Source)
			}
		}
	}
	for _, q := range m.lesson.Questions {
		for _, o := range q.Options {
			add(o.Source)
		}
	}
	m.used = len(m.listed)
	var rest []*data.Source
	for i := range m.Story.Sources {
		rest = append(rest, &m.Story.Sources[i])
	}
	slices.SortStableFunc(rest, func(a, b *data.Source) int {
		return strings.Compare(strings.ToLower(a.Publisher), strings.ToLower(b.Publisher))
	})
	for _, s := range rest {
		add(s.ID)
	}
	for _, s := range m.listed {
		var code *node.Node
		if s.Accessed != "" && isHTTP(s.URL) {
			code = qrCode(s.URL)
		}
		m.codes = append(m.codes, code)
	}
}
