package claimreview

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/typography"
)

// origin is what a draft keeps of what it was made of.
type origin struct {
	Documents []any       `json:"documents"`
	Reviews   []reference `json:"reviews"` // one for each review of the documents, in the order of visit
}

// reference names the records that were made of a review.
type reference struct {
	Statement string `json:"statement"`
	Finding   string `json:"finding"`
}

// Import makes a draft of the reviews in documents: JSON-LD, or pages of HTML that have it.
// An error names the document by its number, if there are several.
func Import(documents ...[]byte) (*exchange.Draft, error) {
	var from origin
	for i, src := range documents {
		found, err := parse(src)
		if err == nil && countReviews(found) == 0 {
			err = errors.New("has no ClaimReview" + instead(found, string(src)))
		}
		if err != nil {
			if len(documents) > 1 {
				err = fmt.Errorf("document %d %w", i+1, err)
			}
			return nil, err
		}
		from.Documents = append(from.Documents, found...)
	}
	if n := countReviews(from.Documents); n > maxReviews {
		return nil, fmt.Errorf("has %d reviews, more than the %d that are read; split it", n, maxReviews)
	}
	m := importer{
		Draft: exchange.New(), records: exchange.IDs{}, names: exchange.IDs{}, addresses: exchange.IDs{},
		speakers: map[string]string{}, statements: map[string]int{}, sources: map[string]string{}, cited: map[citation]bool{},
	}
	m.language(from.Documents)
	visit(from.Documents, func(of object) any {
		from.Reviews = append(from.Reviews, m.add(of))
		return of
	})
	var err error
	m.Origin, err = json.Marshal(from)
	return m.Draft, err
}

// maxReviews is far from what a comparison can hold, and keeps any input quick to read.
const maxReviews = 10_000

// visit calls each for every review of a tree, always in the same order, and puts what it gives in the
// review's place; nil takes it out.
func visit(of any, each func(object) any) any {
	switch of := of.(type) {
	case object:
		if is(of, "ClaimReview") {
			return each(of)
		}
		for _, k := range slices.Sorted(maps.Keys(of)) {
			if v := visit(of[k], each); v != nil {
				of[k] = v
			} else if of[k] != nil {
				delete(of, k)
			}
		}
	case []any:
		kept := of[:0]
		for _, v := range of {
			if w := visit(v, each); w != nil || v == nil {
				kept = append(kept, w)
			}
		}
		return kept
	}
	return of
}

func countReviews(of any) (n int) {
	visit(of, func(o object) any { n++; return o })
	return n
}

// instead says what a document has in place of a ClaimReview, where that helps.
func instead(documents []any, src string) string {
	switch found := false; {
	case strings.Contains(src, "MediaReview"):
		return "; it has a MediaReview, which is not read"
	case strings.Contains(asciiLower(src), "itemtype") && strings.Contains(src, "ClaimReview"):
		return " in JSON-LD; its microdata is not read"
	default:
		for _, d := range documents {
			o, _ := d.(object)
			found = found || o["claims"] != nil
		}
		if found {
			return "; it is an answer of the Fact Check Tools API: import the pages that it names"
		}
	}
	return ""
}

type importer struct {
	*exchange.Draft
	records, names, addresses exchange.IDs
	speakers                  map[string]string // ids by kind and name
	statements                map[string]int    // by claim, speaker and day
	sources                   map[string]string // ids by address
	cited                     map[citation]bool
	several                   bool // the reviews are in several languages
}

// citation is the citation of a source by a record.
type citation struct{ record, source string }

// language gives the story the language of its reviews, if all are in one.
func (m *importer) language(documents []any) {
	found := map[string]bool{}
	visit(documents, func(of object) any {
		found[text(get(of, "inLanguage"))] = true
		return of
	})
	delete(found, "")
	m.several = len(found) > 1
	if len(found) == 1 {
		for lang := range found {
			m.Story.Lang = lang
		}
	}
}

// add makes a statement and a finding of a review.
func (m *importer) add(of object) reference {
	type refusal struct{ field, value, remedy string }
	var refusals []refusal
	r := read(of, func(field, value, remedy string) { refusals = append(refusals, refusal{field, value, remedy}) })
	s, f := m.statement(of, r), m.finding(r)
	for _, x := range refusals {
		record, field, _ := strings.Cut(x.field, ".")
		path := fmt.Sprintf("statements[%d].%s", s, field)
		if record == "finding" {
			path = fmt.Sprintf("findings[%d].%s", f, field)
		}
		m.Note(path, "%s %s", typography.Quote(x.value), x.remedy)
	}
	if rating := text(get(child(of, "reviewRating"), "ratingValue")); rating != "" {
		m.Note(fmt.Sprintf("findings[%d]", f), "the rating's number, %s, stays outside the story, which rates nobody", typography.Quote(rating))
	}
	ids := reference{m.Story.Statements[s].ID, m.Story.Findings[f].ID}
	m.Story.Relations = append(m.Story.Relations, data.Relation{From: ids.Statement, To: ids.Finding})
	return ids
}

// statement makes a statement of the claim, or finds the one that another review of it made.
func (m *importer) statement(of object, r review) int {
	same := strings.Join([]string{strings.Join(r.claim, "\n"), string(r.kind), r.speaker, r.role, r.at, r.medium, fmt.Sprint(r.quoted)}, "\n\n")
	i, ok := m.statements[same]
	if !ok || len(r.claim) == 0 {
		i = len(m.Story.Statements)
		m.statements[same] = i
		m.Story.Statements = append(m.Story.Statements, m.claim(of, r))
		if len(r.claim) > 0 && !r.quoted {
			m.Note(fmt.Sprintf("statements[%d].words", i), "are the words of the review; find the speaker's own, and put these in their place")
		}
	}
	for _, at := range r.appearances {
		s := &m.Story.Statements[i]
		s.Sources = m.cite(s.ID, s.Sources, at, "")
	}
	return i
}

func (m *importer) claim(of object, r review) data.Statement {
	s := data.Statement{
		ID:      m.records.New("statement", r.speaker, r.at, exchange.First(4, strings.Join(r.claim, " "))),
		Speaker: m.speaker(r), Role: r.role, At: r.at, Medium: r.medium,
		Words: []data.Passage{}, Sources: []data.Citation{},
	}
	for _, c := range r.claim {
		p := data.Passage{Text: c, Lang: m.own(of)}
		if !r.quoted {
			p.By, p.Form = r.body, data.Paraphrase
		}
		s.Words = append(s.Words, p)
	}
	return s
}

// own is the language of a review, where it is not the story's.
func (m *importer) own(of object) string {
	if !m.several {
		return ""
	}
	return text(get(of, "inLanguage"))
}

// finding makes a finding of the review.
func (m *importer) finding(r review) int {
	f := data.Finding{
		ID:   m.records.New("review", r.body, r.public, exchange.First(4, r.rating)),
		Kind: data.FactCheck, Body: r.body, Public: r.public, Rating: r.rating, Sources: []data.Citation{},
	}
	if r.url != "" {
		f.Sources = m.cite(f.ID, f.Sources, r.url, r.body)
	}
	m.Story.Findings = append(m.Story.Findings, f)
	return len(m.Story.Findings) - 1
}

func (m *importer) speaker(r review) string {
	if r.speaker == "" {
		return ""
	}
	of := string(r.kind) + " " + r.speaker
	id, ok := m.speakers[of]
	if !ok {
		id = m.names.New("speaker", r.speaker)
		m.speakers[of] = id
		m.Story.Speakers = append(m.Story.Speakers, data.Speaker{ID: id, Name: r.speaker, Kind: r.kind})
	}
	return id
}

// cite cites an address as that of the record, not yet seen.
func (m *importer) cite(record string, citations []data.Citation, address, publisher string) []data.Citation {
	id, ok := m.sources[address]
	if !ok {
		id = m.addresses.New("source", exchange.Host(address))
		m.sources[address] = id
		m.Story.Sources = append(m.Story.Sources, data.Source{ID: id, Publisher: publisher, URL: address})
	}
	if c := (citation{record, id}); !m.cited[c] {
		m.cited[c] = true
		citations = append(citations, data.Citation{Source: id, Role: data.RecordRole, Grade: data.GradeD})
	}
	return citations
}

// Options are what a story does not say of itself.
type Options struct {
	Page   string                 // address of its page; reviews that it makes itself have none without
	Rating func(id string) string // what the page says in words of how a statement's findings relate to it
}

// Export gives the reviews of a story as JSON-LD: those that it was made of as they were, except for what
// has been changed since, and one by the story itself of each other statement that findings
// bear on. The origin is that of the draft, or nil. Without reviews it gives an error.
func Export(s *data.Story, kept []byte, o Options) ([]byte, error) {
	var from origin
	if kept != nil {
		d := json.NewDecoder(strings.NewReader(string(kept)))
		d.UseNumber()
		if err := d.Decode(&from); err != nil {
			return nil, fmt.Errorf("what the import kept is damaged: %w", err)
		}
	}
	e := newExporter(s)
	n := 0
	visit(from.Documents, func(of object) any {
		if n++; n <= len(from.Reviews) {
			for _, at := range read(of, ignore).appearances {
				e.reviewed[citation{from.Reviews[n-1].Statement, at}] = true
			}
		}
		return of
	})
	told := map[string]bool{} // statements
	n = 0
	var documents []any
	for _, document := range from.Documents {
		if document = visit(document, func(of object) any {
			if n++; n > len(from.Reviews) {
				return of
			}
			ids := from.Reviews[n-1]
			now := e.updated(of, ids, !told[ids.Statement])
			told[ids.Statement] = true
			return now
		}); document != nil {
			documents = append(documents, document)
		}
	}
	for i := range s.Statements {
		if id := s.Statements[i].ID; !told[id] {
			if own := e.own(&s.Statements[i], o); own != nil {
				documents = append(documents, own)
			}
		}
	}
	if len(documents) == 0 {
		return nil, errors.New("nothing to export: no finding bears on a statement")
	}
	var all any = documents
	if len(documents) == 1 {
		all = documents[0]
	}
	out, err := json.MarshalIndent(all, "", "  ") // escapes <, so that a script of HTML can hold it
	return append(out, '\n'), err
}

func ignore(field, value, remedy string) {}

type exporter struct {
	story      *data.Story
	statements map[string]*data.Statement
	findings   map[string]*data.Finding
	speakers   map[string]data.Speaker
	sources    map[string]data.Source
	originals  map[string][]string
	listed     map[citation]bool // by statement and address: of its originals
	reviewed   map[citation]bool // the same of the reviews in the documents
}

func newExporter(s *data.Story) *exporter {
	e := &exporter{
		story: s, statements: map[string]*data.Statement{}, findings: map[string]*data.Finding{}, speakers: map[string]data.Speaker{},
		sources: map[string]data.Source{}, originals: map[string][]string{}, listed: map[citation]bool{}, reviewed: map[citation]bool{},
	}
	for _, speaker := range s.Speakers {
		e.speakers[speaker.ID] = speaker
	}
	for _, source := range s.Sources {
		e.sources[source.ID] = source
	}
	list := func(record string, citations []data.Citation) {
		for _, c := range citations {
			if at := e.sources[c.Source].URL; c.Role == data.RecordRole && at != "" && !e.listed[citation{record, at}] {
				e.listed[citation{record, at}] = true
				e.originals[record] = append(e.originals[record], at)
			}
		}
	}
	for i := range s.Statements {
		e.statements[s.Statements[i].ID] = &s.Statements[i]
		list(s.Statements[i].ID, s.Statements[i].Sources)
	}
	for i := range s.Findings {
		e.findings[s.Findings[i].ID] = &s.Findings[i]
		list(s.Findings[i].ID, s.Findings[i].Sources)
	}
	return e
}

// updated gives a review as the story has it now, or nil if the story no longer has its records. The
// first review of a statement gets the appearances that no review has.
func (e *exporter) updated(of object, ids reference, first bool) any {
	s, f := e.statements[ids.Statement], e.findings[ids.Finding]
	if s == nil || f == nil {
		return nil
	}
	was := read(of, ignore)
	now := review{
		speaker: e.speakers[s.Speaker].Name, kind: e.speakers[s.Speaker].Kind, role: s.Role, at: s.At, medium: s.Medium,
		body: f.Body, public: f.Public, rating: f.Rating,
		claim: texts(s.Words), quoted: quoted(s.Words),
	}
	for _, at := range was.appearances {
		if e.listed[citation{s.ID, at}] {
			now.appearances = append(now.appearances, at)
		}
	}
	if first {
		for _, at := range e.originals[s.ID] {
			if !e.reviewed[citation{s.ID, at}] {
				now.appearances = append(now.appearances, at)
			}
		}
	}
	if pages := e.originals[f.ID]; len(pages) > 0 {
		now.url = pages[0]
	}
	write(of, was, now)
	return of
}

// addresses gives those of the sources that are cited.
func (e *exporter) addresses(citations []data.Citation) (all []string) {
	for _, c := range citations {
		if s := e.sources[c.Source]; s.URL != "" && !slices.Contains(all, s.URL) {
			all = append(all, s.URL)
		}
	}
	return all
}

// seen gives the citations of pages on which a record's words were seen.
func (e *exporter) seen(citations []data.Citation) (all []data.Citation) {
	for _, c := range citations {
		if e.sources[c.Source].Accessed != "" && c.Role != data.ContextRole {
			all = append(all, c)
		}
	}
	return all
}

func texts(words []data.Passage) (all []string) {
	for _, p := range words {
		all = append(all, p.Text)
	}
	return all
}

// quoted reports whether passages are the speaker's words.
func quoted(words []data.Passage) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(p data.Passage) bool { return p.Form != "" })
}

// own is the story's review of a statement that findings bear on, or nil. Its rating has no number:
// a story rates nobody.
func (e *exporter) own(s *data.Statement, o Options) object {
	var evidence []any
	for _, r := range e.story.Relations {
		f := e.findings[r.To]
		if r.From != s.ID || f == nil {
			continue
		}
		work := object{"@type": "CreativeWork", "author": object{"@type": "Organization", "name": f.Body}, "description": r.Explanation}
		if pages := e.addresses(e.seen(f.Sources)); len(pages) > 0 {
			work["url"] = pages[0]
		}
		if f.Public != "" && !f.PublicBy { // else it is the last possible day
			work["datePublished"] = f.Public
		}
		evidence = append(evidence, work)
	}
	if evidence == nil {
		return nil
	}
	by := e.story.Publisher
	if by == "" {
		by = e.story.By
	}
	of := object{"@context": "https://schema.org", "@type": "ClaimReview", "citation": evidence}
	now := review{
		claim: texts(s.Words), quoted: quoted(s.Words), speaker: e.speakers[s.Speaker].Name, kind: e.speakers[s.Speaker].Kind, role: s.Role, at: s.At, medium: s.Medium,
		appearances: e.addresses(data.Appearances(s.Sources)), body: by, public: e.story.Published,
	}
	if now.kind == data.Unattributed {
		now.speaker, now.role = "", "" // its name says where it was met
	}
	if o.Page != "" {
		now.url = o.Page + "#s-" + s.ID
	}
	if o.Rating != nil {
		now.rating = o.Rating(s.ID)
	}
	write(of, review{}, now)
	if e.story.Updated != "" {
		of["dateModified"] = e.story.Updated
	}
	if e.story.Lang != "" {
		of["inLanguage"] = e.story.Lang
	}
	return of
}
