// Package discover makes what lets a published story be found, shared and
// embedded: the addresses and cards that its pages name, a page for each
// statement, an oEmbed answer, its reviews for machines, and HTML for other
// pages. But for the last, all of it needs the address that the site is published
// at. It is of the story as it stands: nothing in it is rated.
package discover

import (
	"errors"
	"fmt"
	"html/template"
	"regexp"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
	"statement-evidence/web/press/card"
)

// Source is what a site's discovery is made of.
type Source struct {
	Base    string        // as ParseBase gives it
	Story   *data.Story   // checked
	Catalog *i18n.Catalog // of the language of index.html
	Style   string        // file: the style sheet of the site
}

// Found is what was made.
type Found struct {
	// Files are the files of a site by name: oembed.json, claimreview.json,
	// statement/ID.html, card.png and card/ID.png. A card keeps its name when its words are
	// corrected, so that what was shared before shows what stands now.
	Files map[string][]byte
	maker *maker
}

// Make makes the discovery of a story. It fails when an id could not name a file.
func Make(src Source) (*Found, error) {
	m := &maker{Presenter: record.New(data.NewIndex(src.Story), src.Catalog), base: src.Base, style: src.Style, files: map[string][]byte{}}
	if err := m.story(); err != nil {
		return nil, err
	}
	return &Found{m.files, m}, nil
}

// Head gives the lines for the head of a page of the whole story, or of its
// short version. File is the page's name, whole the name of the page of the
// whole story in the same language.
func (f *Found) Head(file, whole string) (template.HTML, error) {
	h := f.maker.head()
	h.Canonical = f.maker.base + whole
	if file == index {
		h.OEmbed = f.maker.base + oembedFile
	}
	return h.html()
}

const (
	index      = "index.html"
	oembedFile = "oembed.json"
	reviewFile = "claimreview.json"
)

// maker makes the files of a story.
type maker struct {
	record.Presenter
	base, style string
	card        string // file: the story's card; empty when it cannot be drawn
	files       map[string][]byte
}

// page is the address of the story.
func (m *maker) page() string { return m.base + index }

// wellFormed is an id as the rules of a story have it; nothing else becomes part
// of a file's name.
var wellFormed = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (m *maker) story() error {
	for i := range m.Statements {
		if id := m.Statements[i].ID; !wellFormed.MatchString(id) || len(id) > 80 {
			return fmt.Errorf(`statements[%d].id: %.80q cannot name a file; use small letters and digits, in words joined by "-"`, i, id)
		}
	}
	var err error
	if m.card, err = m.draw("card.png", card.Card{
		Kicker: m.Get(i18n.Kicker),
		Words:  []string{m.Title},
		Name:   m.By,
		Line:   m.Catalog.Format(i18n.LastUpdated, m.Catalog.Day(m.Updated)),
	}); err != nil {
		return err
	}
	var reviews []feedItem
	for i := range m.Statements {
		review, err := m.statement(i)
		if err != nil {
			return err
		}
		if review != nil {
			reviews = append(reviews, m.item(i, review))
		}
	}
	if m.files[reviewFile], err = marshal(m.feed(reviews)); err != nil {
		return err
	}
	m.files[oembedFile], err = m.oembed()
	return err
}

// draw draws a card and names its file; it names none when the card's fonts do
// not have what it says.
func (m *maker) draw(file string, c card.Card) (string, error) {
	png, err := card.Draw(c)
	if errors.Is(err, card.ErrMissing) {
		return "", nil
	}
	m.files[file] = png
	return file, err
}

// head is that of the whole story.
func (m *maker) head() head {
	h := head{
		Canonical:   m.page(),
		Site:        plain(m.By),
		Title:       plain(m.Title),
		Description: plain(m.Standfirst),
		Alt:         plain(m.Catalog.Format(i18n.ListComma, m.Title, m.By)),
	}
	if m.card != "" {
		h.Image = m.base + m.card
	}
	return h
}
