package share

import (
	"bytes"
	"html/template"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
)

// Archive makes the metadata of an archive: its card, the feed of its corrections, and lines for the
// heads of its pages. A statement has its review on its own page and no card of its own: at 90 ms and 27 kB each, those
// of 30,000 would take three quarters of an hour and 0.8 GB.
type Archive struct {
	Files map[string][]byte // card.png and corrections.json

	all *generator
}

// NewArchive makes what all pages share; base is as [ParseBase] gives it, and home gives the address of what has an id in
// them, in the archive's folder.
func NewArchive(base string, x *data.Index, w *i18n.Catalog, home func(id string) string) (*Archive, error) {
	m := &generator{Presenter: record.New(x, w), base: base, ending: ".html", home: home, files: map[string][]byte{}}
	if err := m.storyCard(); err != nil {
		return nil, err
	}
	var err error
	m.files[feedFile], err = marshal(m.corrections())
	return &Archive{m.files, m}, err
}

// First gives the lines of the first page.
func (a *Archive) First() (template.HTML, error) { return a.all.head().html() }

var reviewTemplate = template.Must(template.New("review").Parse(`
<script type="application/ld+json">{{.}}</script>`))

// Statement gives the lines of the page of a statement: x is of the statement alone, i its place there.
func (a *Archive) Statement(x *data.Index, i int) (template.HTML, error) {
	m := &generator{Presenter: record.New(x, a.all.Catalog), base: a.all.base, ending: a.all.ending, home: a.all.home, card: a.all.card}
	lines, err := m.headOf(m.Presenter.Statement(i), m.weighed(i)).html()
	if err != nil {
		return "", err
	}
	review := m.review(i)
	if review == nil {
		return lines, nil
	}
	var b bytes.Buffer
	err = reviewTemplate.Execute(&b, review)
	return lines + template.HTML(b.String()), err
}
