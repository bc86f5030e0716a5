// Package share makes the metadata for finding, sharing and embedding a story:
// canonical addresses, cards, a page for each statement, oEmbed, ClaimReview, and HTML
// to paste. All except the last need the public address of the site. Nothing in it is
// rated: it says only what the story says.
package share

import (
	"errors"
	"fmt"
	"html/template"
	"path"
	"regexp"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
	"statement-evidence/web/press/card"
)

// Source is the input of Make.
type Source struct {
	Base    string        // as ParseBase gives it
	Story   *data.Story   // checked
	Catalog *i18n.Catalog // of the language of the pages
	Ending  string        // of the names of the pages in this language: ".html" for those of index.html, ".uk.html"
	Style   string        // file: the style sheet of the site
	Cards   *Output       // in another language: its cards stand for those that the fonts cannot write; may be nil
}

// Output is the result of Make.
type Output struct {
	// Files are the files of a site by name: oembed.json, claimreview.json,
	// corrections.json, statement/ID.html, oembed/ID.json, card.png and card/ID.png. A card
	// keeps its name when its words are corrected, so that a link shared before shows the
	// current words. In another language than that of index.html these names have it
	// before their ending: oembed.uk.json.
	Files     map[string][]byte
	generator *generator
}

// Make makes the metadata of a story. It fails if an id cannot be part of a file name.
func Make(src Source) (*Output, error) {
	m := &generator{Presenter: record.New(data.NewIndex(src.Story), src.Catalog), base: src.Base, ending: src.Ending, style: src.Style, others: src.Cards, files: map[string][]byte{}}
	if m.ending == "" {
		m.ending = ".html"
	}
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
	if file == f.generator.index() {
		h.OEmbed = f.generator.base + f.generator.name(oembedFile)
	}
	return h.html()
}

const (
	oembedFile = "oembed.json"
	reviewFile = "claimreview.json"
	feedFile   = "corrections.json"
)

// generator makes the files of a story.
type generator struct {
	record.Presenter
	base, style string
	others      *Output // whose cards stand for those that cannot be drawn; may be nil
	ending      string  // of the names of pages
	card        string  // file: the story's card; empty when it cannot be drawn
	files       map[string][]byte
	home        func(id string) string // of an archive: the address of what has an id in its pages
}

// index is the name of the page of the story.
func (m *generator) index() string { return "index" + m.ending }

// name is that of a file in the language of the pages.
func (m *generator) name(file string) string {
	lang := strings.TrimSuffix(m.ending, ".html")
	ext := path.Ext(file)
	return strings.TrimSuffix(file, ext) + lang + ext
}

// page is the address of the story.
func (m *generator) page() string { return m.base + m.index() }

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
	if m.files[m.name(reviewFile)], err = marshal(m.feed(reviews)); err != nil {
		return err
	}
	if m.files[m.name(feedFile)], err = marshal(m.corrections()); err != nil {
		return err
	}
	m.files[m.name(oembedFile)], err = m.oembed(m.head(), "frame"+m.ending, frameHeight)
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

// draw draws a card and returns the name of its file. If the fonts lack a character that is the card
// in the other language, or "" if there is none.
func (m *generator) draw(file string, c card.Card) (string, error) {
	png, err := card.Draw(c)
	if errors.Is(err, card.ErrMissing) {
		if m.others != nil && m.others.Files[file] != nil {
			return file, nil
		}
		return "", nil
	}
	file = m.name(file)
	m.files[file] = png
	return file, err
}

// head is that of the whole story.
func (m *generator) head() head {
	h := head{
		Canonical:   m.page(),
		Feed:        m.base + m.name(feedFile),
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
