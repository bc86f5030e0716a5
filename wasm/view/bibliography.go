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
	if len(m.Sources) > listedAtMost {
		return m.FullURL
	}
	return ""
}

// sources is the line of a record with the numbers of its sources, and with a link to
// its words in the source in which they were best verified.
func (m *Model) sources(citations []data.Citation, passages []data.Passage) *node.Node {
	var cited []*data.Source
	for i := range citations {
		if s := m.SourceAt(citations[i].Source); s != nil && !slices.Contains(cited, s) {
			cited = append(cited, s)
		}
	}
	if cited == nil {
		return nil
	}
	slices.SortFunc(cited, func(a, b *data.Source) int { return m.SourceNumber(a.ID) - m.SourceNumber(b.ID) })
	var links []*node.Node
	for _, s := range cited {
		number := strconv.Itoa(m.SourceNumber(s.ID))
		links = append(links, node.El("a", node.A{
			"href", m.elsewhere() + "#src-" + s.ID, "aria-label", m.Catalog.Format(i18n.CitationsNumber, number),
		}, node.Text(number)))
	}
	line := m.Format(i18n.CitationsOf, m.Joined(i18n.ListComma, links...))
	if there := m.wordsLink(citations, passages); there != nil {
		line = m.Format(i18n.ListStop, line, there)
	}
	return node.El("p.sources", nil, line)
}

// wordsLink leads to the words of a record in their best source, or is nil. Its name has
// the first of the words, so that it differs from those of other records.
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
	name := m.Named(node.Text(label), passages[firstPassage(c):], "")
	return node.El("a.online", node.A{"href", there, "aria-label", node.TextContent(name)}, node.Text(label))
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
	uses := m.uses()
	var items []*node.Node
	for i, s := range cited {
		items = append(items, m.fullCitation(s, i+1, uses[s.ID]))
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
	if m.FullURL == "" {
		for i, f := range citationFormats {
			links = append(links, node.El("a", node.A{"href", m.citationFile(i), "download", m.ID + f.end},
				m.Format(i18n.CitationsSave, node.Text(m.Get(f.label)))), node.Text(" "))
		}
	}
	links = append(links, node.El("a", node.A{"href", "https://web.archive.org/"}, node.Text(m.Get(i18n.CitationsArchive))))
	return node.El("p.online", nil, links...)
}

// fullCitation is all that is known of a source, and of its uses. It says its number
// where that is not its place in the list.
func (m *Model) fullCitation(s *data.Source, place int, uses []*node.Node) *node.Node {
	number := node.Absent
	if n := m.SourceNumber(s.ID); n != place {
		number = strconv.Itoa(n)
	}
	about := []*node.Node{m.citationText(s)}
	if s.Archive != "" {
		about = append(about, node.Group(m.Format(i18n.Label, node.Text(m.Get(i18n.SourceCopy))), m.Space(), address(s.Archive)))
	}
	about = append(about, m.Plain(s.Note))
	var cited *node.Node
	if uses != nil {
		cited = node.El("p", nil, m.Format(i18n.Label, node.Text(m.Get(i18n.CitationsFor))), m.Space(), m.Joined(i18n.ListSemicolon, uses...))
	}
	return node.El("li", node.A{"id", "src-" + s.ID, "tabindex", "-1", "value", number}, m.Joined(i18n.ListSemicolon, about...), cited)
}

// citationText is a source in one line, like that of the file in plain text.
func (m *Model) citationText(s *data.Source) *node.Node {
	named := node.Text(node.TextContent(m.Titled(s)))
	if attrs := m.LangOf(""); attrs != nil {
		named = node.El("span", attrs, named)
	}
	var seen *node.Node
	if s.Accessed != "" {
		seen = node.Text(m.Catalog.Format(i18n.SourceSeen, m.Catalog.Day(s.Accessed)))
	}
	return m.Joined(i18n.ListComma, named, m.Plain(s.Where), address(s.URL), seen)
}

// address is a link that can be read on paper; nil where there is none.
func address(url string) *node.Node {
	if url == "" {
		return nil
	}
	return node.El("a", node.A{"href", url, "dir", "ltr"}, node.Text(url))
}

// uses lists, by source, the records that cite it, each once: as what, and how it was verified.
func (m *Model) uses() map[string][]*node.Node {
	uses := map[string][]*node.Node{}
	add := func(id string, name *node.Node, citations []data.Citation) {
		name = untimed(name)
		as := map[string]*node.Node{}
		for i := range citations {
			c := &citations[i]
			how := append(append([]*node.Node{m.roleWord(c)}, m.verification(c)...), m.Plain(c.Note))
			as[c.Source] = m.Joined(i18n.ListSemicolon, as[c.Source], m.Joined(i18n.ListComma, how...))
		}
		for i := range citations {
			source := citations[i].Source
			if as[source] != nil {
				uses[source] = append(uses[source], m.Format(i18n.Brackets, node.El("a", node.A{"href", "#" + id}, name), as[source]))
				as[source] = nil
			}
		}
	}
	for i := range m.Statements {
		add("s-"+m.Statements[i].ID, m.StatementName(&m.Statements[i]), m.Statements[i].Sources)
	}
	for i := range m.Findings {
		add("f-"+m.Findings[i].ID, m.FindingName(&m.Findings[i]), m.Findings[i].Sources)
	}
	return uses
}

// untimed writes the days of a name as text: in a long list, machines have no use for them.
func untimed(n *node.Node) *node.Node {
	if n.Tag == "time" {
		return node.Text(node.TextContent(n))
	}
	for i, kid := range n.Kids {
		if kid != nil {
			n.Kids[i] = untimed(kid)
		}
	}
	return n
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
