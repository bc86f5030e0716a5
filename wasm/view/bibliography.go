package view

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// The bibliography lists every source once, with its number; records name the numbers.
// An excerpt that cites many sources leaves the list to the whole comparison, where they
// have the same numbers: it would be half of what a reader of the excerpt loads. The
// build writes all of it, and no program draws it again.

// listedAtMost is the number of sources up to which an excerpt lists them.
const listedAtMost = 80

// elsewhere is the address of the whole comparison, if the list of sources is there.
func (m *Model) elsewhere() string {
	if len(m.Sources) > listedAtMost && !m.archive {
		return m.FullURL
	}
	return ""
}

// sources is the line of a record with the numbers of its sources: as what each is cited and
// how it was verified, and what is said of that alone. A link leads to the record's words in
// the source in which they were best verified.
func (m *Model) sources(citations []data.Citation, passages []data.Passage) *node.Node {
	type group struct {
		how     *node.Node
		numbers []*node.Node
	}
	var groups []group
	for i := range citations {
		c := &citations[i]
		s := m.SourceAt(c.Source)
		if s == nil {
			continue
		}
		how := m.roleWord(c)
		if c.Grade != "" {
			how = m.Format(i18n.ListComma, how, node.Text(m.Get(i18n.GradeShort.Of(c.Grade))))
		}
		at := slices.IndexFunc(groups, func(g group) bool { return node.TextContent(g.how) == node.TextContent(how) })
		if at < 0 {
			at, groups = len(groups), append(groups, group{how: how})
		}
		number := m.sourceNumber(s)
		if about := m.Joined(i18n.ListComma, append(m.extent(c), m.Text(c.Note))...); about != nil {
			number = m.Format(i18n.Brackets, number, about)
		}
		groups[at].numbers = append(groups[at].numbers, number)
	}
	var line []*node.Node
	for _, g := range groups {
		line = append(line, node.Group(m.Format(i18n.Label, g.how), m.Space(), m.Joined(i18n.ListComma, g.numbers...)))
	}
	if line == nil {
		return nil
	}
	return node.El("p.sources", nil, m.Joined(i18n.ListStop, append(line, m.wordsLink(citations, passages))...))
}

// sourceNumber is the number of a source, a link to its citation.
func (m *Model) sourceNumber(s *data.Source) *node.Node {
	number := strconv.Itoa(m.SourceNumber(s.ID))
	return node.El("a", node.A{"href", m.elsewhere() + "#src-" + s.ID}, node.Text(number))
}

// wordsLink leads to the words of a record in their best source, or is nil. Where other
// records have the same, its name has the first of the words.
func (m *Model) wordsLink(citations []data.Citation, passages []data.Passage) *node.Node {
	c, s := m.best(citations)
	if s == nil {
		return nil
	}
	there := textFragment(c, s, passages)
	if there == "" {
		return nil
	}
	label := m.Catalog.Format(i18n.CitationsWords, strconv.Itoa(m.SourceNumber(s.ID)))
	name := node.Absent
	if m.bestOf(s) > 1 {
		name = node.TextContent(m.Named(node.Text(label), passages[firstPassage(c):], ""))
	}
	return node.El("a.online", node.A{"href", there, "aria-label", name}, node.Text(label))
}

// bestOf is the number of records whose words were best verified in a source.
func (m *Model) bestOf(s *data.Source) int {
	if m.bests == nil {
		m.bests = make(map[string]int, len(m.Sources))
		count := func(citations []data.Citation) {
			if s := m.Best(citations); s != nil {
				m.bests[s.ID]++
			}
		}
		for i := range m.Statements {
			count(m.Statements[i].Sources)
		}
		for i := range m.Findings {
			count(m.Findings[i].Sources)
		}
	}
	return m.bests[s.ID]
}

// textFragment is the address of a source that scrolls to the first of a record's words
// that were verified in it, or "".
func textFragment(c *data.Citation, s *data.Source, passages []data.Passage) string {
	if c.Role != data.VerifiedRole || len(passages) == 0 || s.URL == "" || passages[firstPassage(c)].Form != "" {
		return ""
	}
	return cite.TextFragment(s.URL, passages[firstPassage(c)].Text, "", "")
}

// firstPassage is the first of the passages that a source is cited for, counted from 0.
func firstPassage(c *data.Citation) int {
	if len(c.Passages) > 0 {
		return c.Passages[0] - 1
	}
	return 0
}

// allSources is the bibliography.
func (m *Model) allSources() *node.Node {
	cited := m.CitedSources()
	if len(cited) == 0 || m.elsewhere() != "" {
		return nil
	}
	var items []*node.Node
	for i, s := range cited {
		items = append(items, m.fullCitation(s, i+1))
	}
	return m.bibliography(items)
}

// bibliography is a list of full citations.
func (m *Model) bibliography(items []*node.Node) *node.Node {
	if items == nil {
		return nil
	}
	return node.El("section.sources-all", node.A{"id", "all-sources"},
		node.El("h2", nil, node.Text(m.Get(i18n.CitationsTitle))),
		node.El("details", nil,
			node.El("summary", nil, node.Text(m.Catalog.FormatPlural(i18n.Sources, len(items)))),
			m.citationLinks(),
			node.El("ol", nil, items...)))
}

// citationLinks lead to the files of citations, which are of the whole story, and to the
// Web Archive.
func (m *Model) citationLinks() *node.Node {
	var links []*node.Node
	if m.FullURL == "" && !m.archive {
		for i, f := range citationFormats {
			links = append(links, node.El("a", node.A{"href", m.citationFile(i), "download", m.ID + f.end},
				m.Format(i18n.CitationsSave, node.Text(m.Get(f.label)))), node.Text(" "))
		}
	}
	links = append(links, node.El("a", node.A{"href", "https://web.archive.org/"}, node.Text(m.Get(i18n.CitationsArchive))))
	return node.El("p.online", nil, links...)
}

// fullCitation is all that is known of a source. It says its number where that is not its
// place in the list.
func (m *Model) fullCitation(s *data.Source, place int) *node.Node {
	n := m.SourceNumber(s.ID)
	number := node.If(n != place, strconv.Itoa(n))
	about := []*node.Node{m.citationText(s)}
	if s.Archive != "" {
		about = append(about, node.Group(m.Format(i18n.Label, node.Text(m.Get(i18n.SourceCopy))), m.Space(), m.address(s.Archive)))
	}
	about = append(about, m.Text(s.Note))
	return node.El("li", node.A{"id", "src-" + s.ID, "value", number}, m.Joined(i18n.ListSemicolon, about...))
}

// citationText is a source in one line, like that of the file in plain text. The address is
// written out: of many sources nothing else is known that tells them apart.
func (m *Model) citationText(s *data.Source) *node.Node {
	named := node.Text(node.TextContent(m.Titled(s)))
	if attrs := m.LangOf(m.TextLang(s.Publisher)); attrs != nil {
		named = node.El("span", attrs, named)
	}
	var seen *node.Node
	if s.Accessed != "" {
		seen = node.Text(m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Accessed)))
	}
	return m.Joined(i18n.ListComma, named, m.Text(s.Where), m.address(s.URL), seen)
}

// address is a link that can be read on paper, from left to right on a page that is not; nil where there is none.
func (m *Model) address(url string) *node.Node {
	if url == "" {
		return nil
	}
	dir := node.Absent
	if m.Get(i18n.Dir) != "ltr" {
		dir = "ltr"
	}
	return node.El("a", node.A{"href", url, "dir", dir}, node.Text(url))
}

// citationFormats are the formats of citations: a file in each is published beside the page.
var citationFormats = [...]struct {
	label     i18n.MessageID
	end, kind string // of the file: the end of its name, and its media type
}{
	{i18n.CitationsText, ".txt", "text/plain;charset=utf-8"},
	{i18n.CitationsBibtex, ".bib", "application/x-bibtex"},
	{i18n.CitationsCsl, ".json", "application/json"},
}

// citationFile is the name of a file of citations. Only plain text differs between languages.
func (m *Model) citationFile(format int) string {
	if format == 0 {
		return "citations." + m.Catalog.Lang() + citationFormats[0].end
	}
	return "citations" + citationFormats[format].end
}

// CitationFile is a file that the page links to.
type CitationFile struct {
	Name, Type string // its media type
	Text       string
}

// CitationFiles makes the citations of every source in each format.
func CitationFiles(x *data.Index, w *i18n.Catalog) []CitationFile {
	m := New(x, w)
	var text, bibtex strings.Builder
	for _, s := range m.CitedSources() {
		text.WriteString(m.citationLine(s) + "\n")
		bibtex.WriteString(cite.BibTeX(s.ID, s))
	}
	var files []CitationFile
	for i, content := range []string{text.String(), bibtex.String(), cite.CSLJSON(m.CitedSources())} {
		files = append(files, CitationFile{m.citationFile(i), citationFormats[i].kind, content})
	}
	return files
}
