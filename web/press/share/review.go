package share

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
)

// Reviews for machines, in the words of https://schema.org. A story rates nobody,
// so a rating has no number: its name is what the page says of the findings.

const vocabulary = "https://schema.org"

type organization struct {
	Type              string        `json:"@type"`
	Name              string        `json:"name"`
	URL               string        `json:"url,omitempty"`
	CorrectionsPolicy string        `json:"correctionsPolicy,omitempty"`
	Principles        string        `json:"publishingPrinciples,omitempty"`
	ContactPoint      *contactPoint `json:"contactPoint,omitempty"`
}

// contactPoint is where something is to be said, by address or in words.
type contactPoint struct {
	Type        string `json:"@type"`
	ContactType string `json:"contactType"`
	URL         string `json:"url,omitempty"`
	Description string `json:"description,omitempty"`
}

type person struct {
	Type     string `json:"@type"`
	Name     string `json:"name"`
	JobTitle string `json:"jobTitle,omitempty"`
}

type creativeWork struct {
	Type          string         `json:"@type"`
	Name          string         `json:"name,omitempty"`
	URL           string         `json:"url,omitempty"`
	ArchivedAt    string         `json:"archivedAt,omitempty"`
	Author        *organization  `json:"author,omitempty"`
	Publisher     *organization  `json:"publisher,omitempty"`
	DatePublished string         `json:"datePublished,omitempty"`
	Description   string         `json:"description,omitempty"`
	SubjectOf     []creativeWork `json:"subjectOf,omitempty"`
	Image         []imageObject  `json:"image,omitempty"`
}

type imageObject struct {
	Type       string       `json:"@type"`
	ContentURL string       `json:"contentUrl"`
	Caption    string       `json:"caption"`
	CreditText string       `json:"creditText"`
	License    creativeWork `json:"license"`
	Width      int          `json:"width,omitempty"`
	Height     int          `json:"height,omitempty"`
}

type claim struct {
	Type          string         `json:"@type"`
	Author        *person        `json:"author,omitempty"`
	DatePublished string         `json:"datePublished,omitempty"`
	Appearance    []creativeWork `json:"appearance,omitempty"`
	Image         []imageObject  `json:"image,omitempty"`
}

type rating struct {
	Type          string `json:"@type"`
	AlternateName string `json:"alternateName"`
}

type correctionComment struct {
	Type          string `json:"@type"`
	Text          string `json:"text"`
	DatePublished string `json:"datePublished"`
}

type claimReview struct {
	Context       string              `json:"@context"`
	Type          string              `json:"@type"`
	URL           string              `json:"url"`
	InLanguage    string              `json:"inLanguage"`
	ClaimReviewed string              `json:"claimReviewed"`
	Author        organization        `json:"author"`
	DatePublished string              `json:"datePublished"`
	DateModified  string              `json:"dateModified"`
	ItemReviewed  claim               `json:"itemReviewed"`
	ReviewRating  rating              `json:"reviewRating"`
	Citation      []creativeWork      `json:"citation"`
	Correction    []correctionComment `json:"correction,omitempty"`
}

type feedItem struct {
	Type         string         `json:"@type"`
	DateCreated  string         `json:"dateCreated"`
	DateModified string         `json:"dateModified"`
	URL          string         `json:"url"`
	Item         []*claimReview `json:"item"`
}

type dataFeed struct {
	Context      string       `json:"@context"`
	Type         string       `json:"@type"`
	Name         string       `json:"name"`
	DateModified string       `json:"dateModified"`
	Publisher    organization `json:"publisher"`
	Elements     []feedItem   `json:"dataFeedElement"`
}

// feed is every review of the story in one file.
func (m *generator) feed(items []feedItem) dataFeed {
	if items == nil {
		items = []feedItem{}
	}
	return dataFeed{vocabulary, "DataFeed", plain(m.Title), plain(m.Updated), m.publisher(), items}
}

func (m *generator) item(i int, r *claimReview) feedItem {
	return feedItem{"DataFeedItem", r.DatePublished, r.DateModified, m.base + m.pageOf(&m.Statements[i]), []*claimReview{r}}
}

// publisher is who answers for the comparison, and hears of its errors: its publisher, or who made it. The page itself
// says by which principles it is made and corrected.
func (m *generator) publisher() organization {
	name := m.Story.Publisher
	if name == "" {
		name = m.By
	}
	return organization{"Organization", plain(name), m.base, m.page(), m.page(), m.report()}
}

// report is where an error is reported; a story may leave it open.
func (m *generator) report() *contactPoint {
	if m.Story.Report == "" {
		return nil
	}
	to := contactPoint{Type: "ContactPoint", ContactType: "corrections", URL: web(m.Story.Report)}
	if to.URL == "" {
		to.Description = plain(m.Story.Report)
	}
	return &to
}

// review is the review of a statement that findings bear on, or nil.
func (m *generator) review(i int) *claimReview {
	s := &m.Statements[i]
	from, to := m.PlacementsOf(i)
	if from == to {
		return nil
	}
	r := &claimReview{
		Context: vocabulary, Type: "ClaimReview",
		URL:        m.at("s-" + s.ID),
		InLanguage: m.Catalog.Lang(),
		// The whole words: a claim that is cut short may be another claim.
		ClaimReviewed: strings.Join(m.quoted(s), " […] "),
		Author:        m.publisher(),
		DatePublished: plain(m.Published),
		DateModified:  plain(m.Updated),
		ItemReviewed: claim{
			Type:          "Claim",
			Author:        m.claimant(s),
			DatePublished: published(s.At),
			Appearance:    m.pages(data.Appearances(s.Sources)),
			Image:         m.images(s.Pictures),
		},
		ReviewRating: rating{"Rating", m.balance(i)},
	}
	about := []string{s.ID, m.Story.ID}
	for _, row := range m.Placements[from:to] {
		f := &m.Findings[row.Finding]
		r.Citation = append(r.Citation, m.evidence(m.Finding(row.Finding), m.Bearing(&m.Relations[row.Relation])))
		about = append(about, f.ID)
	}
	for j := range m.Corrections {
		if c := &m.Corrections[j]; slices.Contains(about, c.Record) {
			r.Correction = append(r.Correction, correctionComment{"CorrectionComment", inline(m.EntryText(c)), plain(c.On)})
		}
	}
	return r
}

// claimant is who made a statement; nil where nobody in particular did.
func (m *generator) claimant(s *data.Statement) *person {
	if speaker := m.SpeakerAt(s.Speaker); speaker != nil {
		switch speaker.Kind {
		case data.Organisation:
			return &person{"Organization", plain(m.SpeakerName(s)), ""}
		case data.Unattributed:
			return nil
		}
	}
	return &person{"Person", plain(m.SpeakerName(s)), plain(s.Role)}
}

// seen gives the citations of pages on which a record's words were seen.
func (m *generator) seen(citations []data.Citation) (all []data.Citation) {
	for _, c := range citations {
		if source := m.SourceAt(c.Source); source != nil && source.Accessed != "" && c.Role != data.ContextRole {
			all = append(all, c)
		}
	}
	return all
}

// pages lists the pages that are cited.
func (m *generator) pages(citations []data.Citation) []creativeWork {
	var works []creativeWork
	var listed []string
	for _, c := range citations {
		source := m.SourceAt(c.Source)
		if source == nil || slices.Contains(listed, c.Source) || web(source.URL) == "" && source.Where == "" {
			continue
		}
		listed = append(listed, c.Source)
		works = append(works, creativeWork{
			Type: "CreativeWork", Name: plain(source.Title), URL: web(source.URL), ArchivedAt: web(source.Archive),
			Publisher: &organization{Type: "Organization", Name: plain(source.Publisher)}, Description: plain(source.Where),
		})
	}
	return works
}

// images are the pictures that a record shows, where they are published.
func (m *generator) images(all []data.PictureFile) []imageObject {
	var images []imageObject
	for _, p := range all {
		images = append(images, imageObject{
			"ImageObject", m.base + p.Src, plain(p.Alt), plain(p.Credit), creativeWork{Type: "CreativeWork", Name: plain(p.Licence)}, p.Width, p.Height,
		})
	}
	return images
}

// evidence is a finding that bears on a statement: what it is, whose, how it
// bears, and all that it must not be read without.
func (m *generator) evidence(f *record.Finding, bears *record.Bearing) creativeWork {
	about := []string{m.label(m.RelationWord(bears.Type)) + m.Get(i18n.Space) + inline(bears.Explanation.Text)}
	for _, l := range []*record.Labelled{f.Rating, bears.Caveat, f.Caveat} {
		if l != nil {
			about = append(about, m.label(inline(l.Label))+m.Get(i18n.Space)+inline(l.Text))
		}
	}
	for _, other := range f.DisputedBy {
		about = append(about, inline(m.Format(i18n.Sentence, m.Format(i18n.DisputedBy, m.Text(other.Body)))))
	}
	for _, other := range f.EndorsedBy {
		about = append(about, inline(m.Format(i18n.Sentence, m.Format(i18n.EndorsedBy, m.Text(other.Body)))))
	}
	work := creativeWork{
		Type:        "CreativeWork",
		Name:        m.label(inline(m.KindOf(f.Finding))) + m.Get(i18n.Space) + plain(f.Body),
		URL:         m.original(f.Sources),
		Author:      &organization{Type: "Organization", Name: plain(f.Body)},
		Description: strings.Join(about, " "),
		SubjectOf:   m.pages(m.seen(f.Sources)),
		Image:       m.images(f.Pictures),
	}
	if !f.PublicBy { // else it is the last possible day, and none was verified
		work.DatePublished = published(f.Public)
	}
	return work
}

// published gives a date as ISO 8601 has it; nothing, where it is about then.
func published(date string) string {
	if strings.HasSuffix(date, "~") {
		return ""
	}
	return plain(date)
}

// original is the address of a record's original, where its page was seen.
func (m *generator) original(citations []data.Citation) string {
	for _, c := range citations {
		if s := m.SourceAt(c.Source); s != nil && c.Role == data.RecordRole && s.Accessed != "" {
			return web(s.URL)
		}
	}
	return ""
}
