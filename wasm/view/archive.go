package view

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/record"
)

// An archive is a story of more statements than one page can have. Its first page has the
// lead, and leads to lists of the statements of each month; each statement has a page
// of its own, with all that bears on it. Only press makes them.

// Archive knows where in the pages of an archive its records stand.
type Archive struct {
	Order []int  // the statements by day
	Lists []List // the pages that list them, in that order

	model *Model
	lists []int          // by statement: the place in Lists of the one that has it
	place []int          // by statement: its place in Order
	homes map[string]int // by finding: the first statement that it bears on
	rest  []string       // findings that bear on none
}

// List is a page that lists statements: those of a month, or a part of them.
type List struct {
	Month       string // "2018-07"
	Part, Parts int    // which part of the month it is, from 1, and of how many
	From, To    int    // places in the archive's Order
}

// listed is how many statements a list has at most: about 15 kB, compressed.
const listed = 100

// The folders of an archive, and the names of its single pages.
const (
	statementFolder = "statement/"
	listFolder      = "month/"
	restFolder      = "more/"
	ledgerFolder    = "corrections/"
	firstPage       = "index.html"
	page            = ".html"
)

// File is the name of the page.
func (l *List) File() string {
	return listFolder + part(l.Month, l.Part) + page
}

func part(name string, n int) string {
	if n > 1 {
		name += "-" + strconv.Itoa(n)
	}
	return name
}

// StatementFile is the name of the page of a statement of an archive.
func StatementFile(s *data.Statement) string { return statementFolder + s.ID + page }

// NewArchive arranges a story as an archive.
func NewArchive(x *data.Index, w *i18n.Catalog) *Archive {
	a := &Archive{
		model: New(x, w), homes: map[string]int{},
		lists: make([]int, len(x.Statements)), place: make([]int, len(x.Statements)),
	}
	a.Order = data.StatementsByDay(x)
	day := func(at int) string { return x.Statements[a.Order[at]].Day() }
	for from := 0; from < len(a.Order); {
		month, to := day(from)[:len("2006-01")], from
		for to < len(a.Order) && strings.HasPrefix(day(to), month) {
			to++
		}
		parts := (to - from + listed - 1) / listed
		for n := range parts {
			first := from + n*listed
			a.Lists = append(a.Lists, List{month, n + 1, parts, first, min(first+listed, to)})
		}
		from = to
	}
	for n, l := range a.Lists {
		for at := l.From; at < l.To; at++ {
			a.lists[a.Order[at]], a.place[a.Order[at]] = n, at
		}
	}
	for _, p := range x.Placements {
		id := x.Findings[p.Finding].ID
		if _, there := a.homes[id]; !there && p.Statement >= 0 {
			a.homes[id] = p.Statement
		}
	}
	for i := range x.Findings {
		if id := x.Findings[i].ID; !a.has(id) {
			a.rest = append(a.rest, id)
		}
	}
	slices.SortStableFunc(a.rest, func(f, g string) int { return data.Compare(x.FindingAt(f).Moment(), x.FindingAt(g).Moment()) })
	return a
}

func (a *Archive) has(finding string) bool {
	_, there := a.homes[finding]
	return there
}

// Home is the address, in the archive's folder, of what has an id in its pages.
func (a *Archive) Home(id string) string {
	x := a.model.Index
	kind, of, _ := strings.Cut(id, "-")
	switch from, _, _ := strings.Cut(of, "--"); {
	case kind == "s" && x.StatementAt(of) != nil:
		return StatementFile(x.StatementAt(of))
	case kind == "r" && x.StatementAt(from) != nil:
		return StatementFile(x.StatementAt(from)) + "#" + id
	case kind == "f" && a.has(of):
		return StatementFile(&x.Statements[a.homes[of]]) + "#" + id
	case kind == "f":
		return a.restFile(slices.Index(a.rest, of)/restListed) + "#" + id
	}
	return firstPage + "#" + id
}

// settle has each link of a page to what is not in it lead to where that is; root leads from the
// page to the archive's folder.
func (a *Archive) settle(n *node.Node, root string) *node.Node {
	leadOut(n, idsIn(n, nil), func(id string) string { return root + a.Home(id) })
	return n
}

// frame is the element of every page of an archive.
func (a *Archive) frame(class string, kids ...*node.Node) *node.Node {
	w := a.model.Catalog
	return node.El("div.se "+class, node.A{"lang", w.Lang(), "dir", w.Dir()}, kids...)
}

// head names the archive, with a link to its first page, and the page.
func (a *Archive) head(title *node.Node) *node.Node {
	return node.El("header.masthead", nil,
		node.El("h1", nil, node.El("a", node.A{"href", "../" + firstPage}, a.model.Text(a.model.Title))),
		node.El("h2", nil, title))
}

// Statement makes the page of a statement, from the index of [Archive.Only] of it.
func (a *Archive) Statement(only *data.Index, id string) *node.Node {
	m := New(only, a.model.Catalog)
	m.archive = true
	i := only.StatementIndex(id)
	evidence := node.Group(m.statement(i), m.alsoShown(i))
	return a.settle(a.frame("alone",
		a.head(node.Text(StatementTitle(only, a.model.Catalog, i))),
		a.up(a.model.StatementIndex(id)),
		evidence,
		a.around(a.model.StatementIndex(id)),
		node.El("p.byline", nil, m.byline()),
		m.sourcesIn(evidence),
		m.exports()), "../")
}

// Only is a statement of the archive as a story of its own. What changes with the
// archive rather than with the statement is not in it: so its page changes only with it.
func (a *Archive) Only(id string) *data.Story {
	s := a.lasting(a.model.Only(id), data.Pairing{Head: id})
	for i := range s.Statements {
		if o := &s.Statements[i]; o.ID != id { // of which the page has the name and the words
			*o = data.Statement{ID: o.ID, Speaker: o.Speaker, Name: o.Name, At: o.At, Offset: o.Offset, Zone: o.Zone, Words: o.Words, PrecededBy: o.PrecededBy}
		}
	}
	return s
}

func (a *Archive) lasting(s *data.Story, lead ...data.Pairing) *data.Story {
	s.Updated, s.Lead = s.Published, lead // the first, so that its sources are numbered first
	s.Corrections = slices.DeleteFunc(s.Corrections, func(c data.Correction) bool { return c.Record == s.ID })
	for i := range s.Corrections {
		s.Updated = max(s.Updated, s.Corrections[i].On)
	}
	// Encoding writes into what it encodes, and many pages are made at once.
	for i := range s.Statements {
		o := &s.Statements[i]
		if o.Words = slices.Clone(o.Words); o.Question != nil {
			q := *o.Question
			o.Question = &q
		}
	}
	for i := range s.Findings {
		s.Findings[i].Words = slices.Clone(s.Findings[i].Words)
	}
	return s
}

// Around tells what a statement's page says of others besides that of [Archive.Only]: where it stands, and where what it names does.
func (a *Archive) Around(only *data.Story, id string) string {
	var b strings.Builder
	i := a.model.StatementIndex(id)
	if node.Write(&b, node.El("div", nil, a.up(i), a.around(i))) != nil {
		return ""
	}
	for i := range only.Findings {
		b.WriteString(" " + a.Home("f-"+only.Findings[i].ID))
	}
	return b.String()
}

// Shown lists the records on a statement's page, from the index of [Archive.Only] of it.
func (a *Archive) Shown(only *data.Index, id string) (statements, findings []string) {
	m := New(only, a.model.Catalog)
	i := only.StatementIndex(id)
	for r, to := only.PlacementsOf(i); r < to; r++ {
		findings = append(findings, only.Findings[only.Placements[r].Finding].ID)
	}
	for _, r := range m.alongside(i) {
		findings = append(findings, only.Findings[only.Placements[r].Finding].ID)
	}
	return []string{id}, findings
}

// Quotations are those of some records, each once.
func (a *Archive) Quotations(statements, findings []string) (all []Quotation) {
	quoted := map[string]bool{}
	once := func(id string, quote func() Quotation) {
		if !quoted[id] {
			quoted[id] = true
			all = append(all, quote())
		}
	}
	for _, id := range statements {
		once(id, func() Quotation { return a.model.quoteStatement(a.model.StatementIndex(id)) })
	}
	for _, id := range findings {
		once(id, func() Quotation { return a.model.quoteFinding(a.model.FindingIndex(id)) })
	}
	return all
}

// up leads from a statement to its place in the list of its month.
func (a *Archive) up(i int) *node.Node {
	l := &a.Lists[a.lists[i]]
	return node.El("p.around", nil, node.El("a", node.A{"href", "../" + l.File() + "#s-" + a.model.Statements[i].ID}, node.Text(a.listTitle(l))))
}

// around leads from a statement to those before and after it.
func (a *Archive) around(i int) *node.Node {
	at := a.place[i]
	return a.nav(a.ways(at > 0, at < len(a.Order)-1, func(by int) (string, *node.Node) {
		s := &a.model.Statements[a.Order[at+by]]
		return "../" + StatementFile(s), a.model.StatementName(s)
	}))
}

// listTitle names a list: its month, and its place among the pages of that.
func (a *Archive) listTitle(l *List) string {
	return a.paged(a.model.Catalog.Month(l.Month), l.Part, l.Parts)
}

func (a *Archive) paged(title string, part, parts int) string {
	if parts == 1 {
		return title
	}
	return a.model.Catalog.Format(i18n.ArchivePage, title, strconv.Itoa(part), strconv.Itoa(parts))
}

// ListTitle is the title of a list, by its place.
func (a *Archive) ListTitle(n int) string { return a.listTitle(&a.Lists[n]) }

// List makes the page of a list, by its place.
func (a *Archive) List(n int) *node.Node {
	l := &a.Lists[n]
	var items []*node.Node
	for _, i := range a.Order[l.From:l.To] {
		items = append(items, a.entry(i))
	}
	ways := a.ways(n > 0, n < len(a.Lists)-1, func(by int) (string, *node.Node) {
		to := &a.Lists[n+by]
		return "../" + to.File(), node.Text(a.listTitle(to))
	})
	again := ways
	if again != nil {
		again = node.El("div.around", nil, ways)
	}
	return a.settle(a.frame("list",
		a.head(node.Text(a.listTitle(l))), a.nav(ways), node.El("ol.entries", nil, items...), again), "../")
}

// entry is a statement in a list: when, who, how it begins, what the words are never shown without, and what bears on it.
func (a *Archive) entry(i int) *node.Node {
	m := a.model
	s := m.Statement(i)
	words := m.OpeningOf("a", s.Words)
	words.Attrs = append(words.Attrs, "href", "../"+StatementFile(s.Statement))
	var how *node.Node
	b := record.BalanceOf(m.Index, i)
	var counts [record.TypeCount]int
	for t := range counts {
		counts[t] = b.Of(t)
	}
	if n := record.Sum(counts); n > 0 {
		how = m.Format(i18n.Sentence, node.Group(m.Format(i18n.Label, node.Text(m.Catalog.FormatPlural(i18n.Findings, n))), m.Space(), m.Counted(counts, true)))
	} else {
		how = m.None(s.Statement)
	}
	var corrected []*node.Node
	for _, c := range s.Corrections {
		corrected = append(corrected, node.El("p.corrected", nil, m.Format(i18n.Sentence, c.Label)))
	}
	return node.El("li", node.A{"id", "s-" + s.ID, "tabindex", "-1"},
		node.El("p", nil, m.Joined(i18n.ListComma, node.El("b", nil, m.Text(s.Name)), m.Time(s.Statement, m.SaidOn(s.Statement)))),
		node.El("p.opening", nil, words),
		m.Paragraph("qualifier", s.Note),
		node.Group(corrected...),
		node.El("p.balance", nil, how))
}

// ways leads from a page to those before and after it, or is nil; to gives the address and the name of one.
func (a *Archive) ways(before, after bool, to func(by int) (string, *node.Node)) *node.Node {
	m := a.model
	var items []*node.Node
	for _, way := range []struct {
		is    bool
		by    int
		label i18n.MessageID
	}{{before, -1, i18n.ArchiveEarlier}, {after, 1, i18n.ArchiveLater}} {
		if way.is {
			address, name := to(way.by)
			items = append(items, node.El("li", nil, m.Format(i18n.Label, node.Text(m.Get(way.label))), m.Space(), node.El("a", node.A{"href", address}, name)))
		}
	}
	if items == nil {
		return nil
	}
	return node.El("ul", nil, items...)
}

// nav is the landmark with such ways; a page has it once.
func (a *Archive) nav(ways *node.Node) *node.Node {
	if ways == nil {
		return nil
	}
	return node.El("nav.around", node.A{"aria-label", a.model.Get(i18n.ArchivePlace)}, ways)
}

// Index makes the first page of an archive: its lead, which is that of an excerpt whose index is given, the months, and
// what holds for all of it. List is the address of a page that searches all of it, if there is one.
func (a *Archive) Index(lead *data.Index, list string) *node.Node {
	m := a.model
	short := New(lead, m.Catalog)
	short.FullURL, short.archive = firstPage, true
	shown := a.leadSections(short)
	var all *node.Node
	if list != "" {
		all = node.El("p.online", nil, node.El("a", node.A{"href", list}, node.Text(m.Get(i18n.ArchiveSearch))))
	}
	return a.settle(a.frame("archive",
		node.El("header.masthead", nil,
			m.El("h1", m.Text(m.Title)),
			m.El("p.standfirst", m.Text(m.Standfirst)),
			node.El("p.byline", nil, m.Format(i18n.Sentence, m.Joined(i18n.ListComma,
				node.Text(m.Catalog.FormatPlural(i18n.Statements, len(m.Statements))),
				node.Text(m.Catalog.FormatPlural(i18n.Findings, len(m.Findings))),
				node.Text(m.Catalog.FormatPlural(i18n.Sources, len(m.Sources)))))),
			all),
		shown,
		a.months(),
		a.restLink(),
		m.bySpeaker(),
		m.methodology(),
		m.colophon(),
		a.lastCorrections(),
		short.sourcesIn(shown),
		short.exports()), "")
}

// leadSections is the lead, each statement with a link to its page.
func (a *Archive) leadSections(m *Model) *node.Node {
	var items []*node.Node
	for _, s := range slices.Concat(m.LeadStatements, m.OtherStatements) {
		whole := node.El("p.permalink", nil, node.El("a", node.A{"href", StatementFile(&m.Statements[s])}, node.Text(m.Get(i18n.ArchiveWhole))))
		statement := m.statement(s)
		statement.Kids = append(statement.Kids, whole)
		items = append(items, statement)
	}
	from, to := m.LeadFindings()
	rest, end := m.UnlinkedFindings()
	return node.Group(
		m.section("lead", i18n.Lead, node.Group(items...), m.rows("disputed", "h3", m.disputedTitle(), from, to)),
		m.rows("apart", "h3", i18n.FurtherGroup, rest, end))
}

// months leads to the lists, by year and month.
func (a *Archive) months() *node.Node {
	m := a.model
	var years, months []*node.Node
	flush := func(year string) {
		years = append(years, node.El("h3", nil, node.Text(year)), node.El("ul.months", nil, months...))
		months = nil
	}
	for n := 0; n < len(a.Lists); n++ {
		l := &a.Lists[n]
		if n > 0 && months != nil && a.Lists[n-1].Month[:4] != l.Month[:4] {
			flush(a.Lists[n-1].Month[:4])
		}
		last := n + l.Parts - 1
		months = append(months, node.El("li", nil, m.Format(i18n.Brackets,
			node.El("a", node.A{"href", l.File()}, node.Text(m.Catalog.Month(l.Month))),
			node.Text(m.Catalog.FormatPlural(i18n.Statements, a.Lists[last].To-l.From)))))
		n = last
	}
	flush(a.Lists[len(a.Lists)-1].Month[:4])
	return m.section("months", i18n.ArchiveMonths, years...)
}

// restListed is how many findings that bear on no statement are on a page, and ledgerListed how many corrections.
const restListed, ledgerListed = 50, 200

func (a *Archive) restFile(n int) string { return restFolder + part("records", n+1) + page }

func ledgerFile(n int) string { return ledgerFolder + part("corrections", n+1) + page }

func (a *Archive) restLink() *node.Node {
	if a.rest == nil {
		return nil
	}
	return a.model.section("further", i18n.Further, node.El("p.online", nil,
		node.El("a", node.A{"href", a.restFile(0)}, node.Text(a.model.Get(i18n.FurtherGroup)))))
}

// ArchivePage is a further page of an archive.
type ArchivePage struct {
	File, Title string
	Content     *node.Node
	Story       *data.Story // what it shows, for its program; nil where it has nothing that opens
}

// Rest makes the pages of the findings that bear on no statement.
func (a *Archive) Rest() (pages []ArchivePage) {
	n := (len(a.rest) + restListed - 1) / restListed
	for k := range n {
		ids := a.rest[k*restListed : min(len(a.rest), (k+1)*restListed)]
		story := a.lasting(a.model.OnlyFindings(ids))
		m := New(data.NewIndex(story), a.model.Catalog)
		m.archive = true
		var items []*node.Node
		for _, id := range ids {
			items = append(items, m.row(m.PlacementIndex("x-"+id)))
		}
		title := func(k int) string { return a.paged(m.Get(i18n.Further), k+1, n) }
		rows := node.El("section.further", nil, node.El("h3", nil, node.Text(m.Get(i18n.FurtherGroup))), node.El("div.group", nil, node.El("ol", nil, items...)))
		pages = append(pages, ArchivePage{a.restFile(k), title(k), a.settle(a.frame("list",
			a.head(node.Text(title(k))),
			a.nav(a.ways(k > 0, k < n-1, func(by int) (string, *node.Node) { return "../" + a.restFile(k+by), node.Text(title(k + by)) })),
			rows,
			m.sourcesIn(rows),
			m.exports()), "../"), story})
	}
	return pages
}

// lastCorrections is the newest of the ledger, with a link to all of it.
func (a *Archive) lastCorrections() *node.Node {
	const newest = 5
	n := len(a.model.Corrections)
	if n == 0 {
		return nil
	}
	return a.model.section("corrections", i18n.Corrections,
		node.El("ol", nil, a.model.entries(max(0, n-newest), n)...),
		node.El("p.online", nil, node.El("a", node.A{"href", ledgerFile(0)}, node.Text(a.model.Get(i18n.ArchiveCorrections)))))
}

// Ledger makes the pages of the ledger, the newest entry first.
func (a *Archive) Ledger() (pages []ArchivePage) {
	m := a.model
	all := len(m.Corrections)
	n := (all + ledgerListed - 1) / ledgerListed
	for k := range n {
		to := all - k*ledgerListed
		title := func(k int) string { return a.paged(m.Get(i18n.Corrections), k+1, n) }
		pages = append(pages, ArchivePage{ledgerFile(k), title(k), a.settle(a.frame("list",
			a.head(node.Text(title(k))),
			a.nav(a.ways(k < n-1, k > 0, func(by int) (string, *node.Node) { return "../" + ledgerFile(k-by), node.Text(title(k - by)) })),
			node.El("section.corrections", nil, node.El("ol", nil, m.entries(max(0, to-ledgerListed), to)...))), "../"), nil})
	}
	return pages
}

// sourcesIn is the bibliography of what a tree cites.
func (m *Model) sourcesIn(n *node.Node) *node.Node {
	cited := map[string]bool{}
	citedIn(n, cited)
	var items []*node.Node
	for _, s := range m.CitedSources() {
		if cited["#src-"+s.ID] {
			items = append(items, m.fullCitation(s, len(items)+1))
		}
	}
	return m.bibliography(items)
}

// citedIn gathers the sources that a tree leads to.
func citedIn(n *node.Node, cited map[string]bool) {
	if n == nil {
		return
	}
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == "href" && strings.HasPrefix(n.Attrs[i+1], "#src-") {
			cited[n.Attrs[i+1]] = true
		}
	}
	for _, kid := range n.Kids {
		citedIn(kid, cited)
	}
}
