// Package share makes the metadata for finding, sharing and embedding a story:
// canonical addresses, cards, a page for each statement, oEmbed, ClaimReview, and HTML
// to paste. All except the last need the public address of the site. Nothing in it is
// rated: it says only what the story says.
package share

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

// Source is the input of Make.
type Source struct {
	Base    string        // as ParseBase gives it
	Story   *data.Story   // checked
	Catalog *i18n.Catalog // of the language of index.html
	Style   string        // file: the style sheet of the site
}

// Output is the result of Make.
type Output struct {
	// Files are the files of a site by name: oembed.json, claimreview.json,
	// corrections.json, statement/ID.html, oembed/ID.json, card.png and card/ID.png. A card
	// keeps its name when its words are corrected, so that a link shared before shows the
	// current words.
	Files     map[string][]byte
	generator *generator
}

// Make makes the metadata of a story. It fails if an id cannot be part of a file name.
func Make(src Source) (*Output, error) {
	m := &generator{Presenter: record.New(data.NewIndex(src.Story), src.Catalog), base: src.Base, style: src.Style, files: map[string][]byte{}}
	if err := m.story(); err != nil {
		return nil, err
	}
	return &Output{m.files, m}, nil
}

// Head makes the metadata for the <head> of a page of the story, or of its short version.
// File is the name of the page, whole that of the page of the whole story in the same
// language.
func (f *Output) Head(file, whole string) (template.HTML, error) {
	h := f.generator.head()
	h.Canonical = f.generator.base + whole
	if file == index {
		h.OEmbed = f.generator.base + oembedFile
	}
	return h.html()
}

const (
	index      = "index.html"
	oembedFile = "oembed.json"
	reviewFile = "claimreview.json"
	feedFile   = "corrections.json"
)

// generator makes the files of a story.
type generator struct {
	record.Presenter
	base, style string
	card        string // file: the story's card; empty when it cannot be drawn
	files       map[string][]byte
	home        func(id string) string // of an archive: the address of what has an id in its pages
}

// page is the address of the story.
func (m *generator) page() string { return m.base + index }

// at is the address of what has an id.
func (m *generator) at(id string) string {
	if m.home != nil {
		return m.base + m.home(id)
	}
	return m.page() + "#" + id
}

// fileID matches ids that can be part of a file name, as the rules of a story want them.
var fileID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (m *generator) story() error {
	for i := range m.Statements {
		if id := m.Statements[i].ID; !fileID.MatchString(id) || len(id) > 80 {
			return fmt.Errorf(`statements[%d].id: %.80q cannot name a file; use small letters and digits, in words joined by "-"`, i, id)
		}
	}
	if err := m.storyCard(); err != nil {
		return err
	}
	var err error
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
	if m.files[feedFile], err = marshal(m.corrections()); err != nil {
		return err
	}
	m.files[oembedFile], err = m.oembed(m.head(), "frame.html", frameHeight)
	return err
}

// storyCard draws the card of the story.
func (m *generator) storyCard() (err error) {
	m.card, err = m.draw("card.png", card.Card{
		Kicker: m.Get(i18n.Kicker),
		Words:  []string{m.Title},
		Name:   m.By,
		Line:   m.Catalog.Format(i18n.LastUpdated, m.Catalog.Day(m.Updated)),
	})
	return err
}

// draw draws a card and returns the name of its file, or "" if the fonts lack a character.
func (m *generator) draw(file string, c card.Card) (string, error) {
	png, err := card.Draw(c)
	if errors.Is(err, card.ErrMissing) {
		return "", nil
	}
	m.files[file] = png
	return file, err
}

// head is that of the whole story.
func (m *generator) head() head {
	h := head{
		Canonical:   m.page(),
		Feed:        m.base + feedFile,
		FeedTitle:   m.corrections().Title,
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
