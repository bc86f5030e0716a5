package view_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
)

// Every source stands once, with all that the story has of it; each record that cites it
// names its number, and says as what, how it was verified, and what is said of that alone.
func TestEverySourceHasItsFullCitation(t *testing.T) {
	x := story(t)
	w := english(t)
	whole := view.Page(x, w)
	for _, s := range x.Sources {
		at := find(whole, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "src-"+s.ID })
		if at == nil {
			t.Errorf("%s is not in the list of all sources", s.ID)
			continue
		}
		to := links(at)
		for _, want := range []string{s.Publisher, s.Title, s.URL, s.Archive, s.Note, w.Day(s.Accessed)} {
			if !strings.Contains(text(at), want) {
				t.Errorf("%s: %q is not in its citation", s.ID, want)
			}
		}
		if !slices.Contains(to, s.URL) || s.Archive != "" && !slices.Contains(to, s.Archive) {
			t.Errorf("%s: its links lead to %q", s.ID, to)
		}
	}
	cited := 0
	said := func(record string, citations []data.Citation) {
		lines := within(find(whole, func(n *node.Node) bool { return nodetest.Attr(n, "id") == record }), "sources")
		line := lines[len(lines)-1] // under those of its records
		to := links(line)
		for _, c := range citations {
			cited++
			if !slices.Contains(to, "#"+"src-"+c.Source) {
				t.Errorf("%s: no link to %s", record, c.Source)
			}
			for _, want := range append([]string{w.Get(i18n.RoleNames.Of(c.Role)), c.Note}, c.Quoted...) {
				if !strings.Contains(text(line), want) {
					t.Errorf("%s: %q is not said of %s", record, want, c.Source)
				}
			}
			if c.Grade != "" && !strings.Contains(text(line), w.Get(i18n.GradeShort.Of(c.Grade))) {
				t.Errorf("%s: how %s was verified is not said", record, c.Source)
			}
		}
	}
	for _, r := range x.Statements {
		said("s-"+r.ID, r.Sources)
	}
	for _, r := range x.Findings {
		said("f-"+r.ID, r.Sources)
	}
	if cited < len(x.Sources) {
		t.Errorf("%d citations of %d sources", cited, len(x.Sources))
	}
}

// Sources that are cited alike stand together, and what is said of one stands with it.
func TestSourcesAreGroupedByUse(t *testing.T) {
	m := view.New(data.NewIndex(example(t, "sources of every grade").Story), english(t))
	m.Statements[0].Sources = []data.Citation{
		{Source: "transcript", Role: data.RecordRole, Grade: data.GradeD},
		{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeA, Passages: []int{1, 3}, Quoted: []string{"Indeed"}},
		{Source: "paper", Role: data.VerifiedRole, Grade: data.GradeA, Note: "page and title seen"},
		{Source: "paper", Role: data.ContextRole},
	}
	statement := find(view.Page(m.Index, m.Catalog), func(n *node.Node) bool { return hasClass(n, "tools") })
	want := "Original, link not opened: 1. Checked at, full text or transcript: 1 (for quotes 1 and 3, quoted in the notes: “Indeed”), 2 (page and title seen). Background: 2. Go to the quote in source 1"
	if got := text(within(statement, "sources")[0]); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The citation that can be selected in the page is that of the file.
func TestTheCitationIsThatOfTheFile(t *testing.T) {
	x := story(t)
	whole := view.Page(x, english(t))
	lines := strings.Split(view.CitationFiles(x, english(t))[0].Text, "\n")
	for i, s := range x.CitedSources() {
		at := find(whole, func(n *node.Node) bool { return nodetest.Attr(n, "id") == "src-"+s.ID })
		if s.Archive == "" && !strings.HasPrefix(text(at), lines[i]) {
			t.Errorf("%s: the page has %q, the file %q", s.ID, text(at), lines[i])
		}
	}
}

// numbersOf gives the numbers by the addresses of the sources, as a browser would count.
func numbersOf(page *node.Node) map[string]string {
	numbers := map[string]string{}
	nodetest.Walk(page, func(n *node.Node) {
		if src, ok := strings.CutPrefix(nodetest.Attr(n, "id"), "src-"); ok {
			number := nodetest.Attr(n, "value")
			if number == "" {
				number = strconv.Itoa(len(numbers) + 1)
			}
			numbers["#src-"+src] = number
		}
	})
	return numbers
}

// numberLinks does something with each number of a source that a record names.
func numberLinks(page *node.Node, do func(href, number string)) (records int) {
	nodetest.Walk(page, func(n *node.Node) {
		if !hasClass(n, "sources") {
			return
		}
		records++
		nodetest.Walk(n, func(a *node.Node) {
			if href := nodetest.Attr(a, "href"); strings.Contains(href, "#src-") {
				do(href, text(a))
			}
		})
	})
	return records
}

// The numbers begin with the first statement, and lead to the sources that have them.
func TestSourcesAreNumbered(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	numbers := numbersOf(page)
	named := map[string]bool{}
	at := numberLinks(page, func(href, number string) {
		if number != numbers[href] {
			t.Errorf("%s is called %s, and is number %s", href, number, numbers[href])
		}
		named[href] = true
	})
	if len(named) != len(x.Sources) || len(numbers) != len(named) || at < len(x.Statements)+len(x.Findings) {
		t.Errorf("%d records name %d numbers; %d are listed", at, len(named), len(numbers))
	}
	for _, c := range x.Statements[x.LeadStatements[0]].Sources {
		if n, _ := strconv.Atoi(numbers["#"+"src-"+c.Source]); n < 1 || n > len(x.Statements[x.LeadStatements[0]].Sources) {
			t.Errorf("%s, of the first statement, is number %d", c.Source, n)
		}
	}
}

// In an excerpt sources have the numbers of the whole. One of few sources lists them; of
// one of many the numbers lead to the whole. The files are of the whole.
func TestSourcesOfAnExcerpt(t *testing.T) {
	s := datatest.First(t)
	whole := numbersOf(view.Page(data.NewIndex(s), english(t)))
	for _, c := range []struct {
		pairings int
		at       string
	}{{len(s.Lead), "all.html"}, {2, ""}} {
		short := *s
		short.Lead = s.Lead[:c.pairings]
		x := data.NewIndex(short.Excerpt())
		x.Whole = data.NewIndex(s)
		page := view.Excerpt(x, english(t), "all.html")
		listed := numbersOf(page)
		if want := len(x.Sources); c.at == "" && len(listed) != want || c.at != "" && len(listed) > 0 {
			t.Errorf("%d pairings: %d of %d sources are listed", c.pairings, len(listed), want)
		}
		links := 0
		numberLinks(page, func(href, number string) {
			links++
			src, ok := strings.CutPrefix(href, c.at)
			if !ok || number != whole[src] || c.at == "" && number != listed[src] {
				t.Errorf("%d pairings: %s is called %s; it is number %s, and is listed as %q", c.pairings, href, number, whole[src], listed[src])
			}
		})
		if links < 5 {
			t.Errorf("%d pairings: records name %d numbers", c.pairings, links)
		}
		nodetest.Walk(page, func(n *node.Node) {
			if nodetest.Attr(n, "download") != "" {
				t.Errorf("%d pairings: there is a link to %s", c.pairings, nodetest.Attr(n, "href"))
			}
		})
	}
}

// No two links of one name lead to two places.
func TestLinksToSourcesAreToldApart(t *testing.T) {
	whole := view.Page(story(t), english(t))
	led := map[string]string{}
	nodetest.Walk(whole, func(n *node.Node) {
		if !hasClass(n, "sources") && !hasClass(n, "sources-all") {
			return
		}
		nodetest.Walk(n, func(a *node.Node) {
			name, href := nodetest.Attr(a, "aria-label"), nodetest.Attr(a, "href")
			if href == "" {
				return
			}
			if name == "" {
				name = text(a)
			} else if !strings.Contains(name, text(a)) {
				t.Errorf("%q is named %q", text(a), name)
			}
			if was, there := led[name]; there && was != href {
				t.Errorf("%q leads to %s and to %s", name, was, href)
			}
			led[name] = href
		})
	})
}

// All that stands of sources is a small part of a page.
func TestCitationsAreThin(t *testing.T) {
	whole := view.Page(story(t), english(t))
	list := find(whole, func(n *node.Node) bool { return hasClass(n, "sources-all") })
	elements := 0
	nodetest.Walk(list, func(n *node.Node) {
		if n.Tag != "" {
			elements++
		}
	})
	if elements > 400 || len(nodetest.HTML(t, list)) > 55_000 {
		t.Errorf("the list of sources has %d elements and %d bytes", elements, len(nodetest.HTML(t, list)))
	}
}

// A file in each format has every source, and the page links to it.
func TestCitationFiles(t *testing.T) {
	x := story(t)
	for _, lang := range []string{"en", "uk"} {
		w := i18ntest.Load(t, lang)
		whole := view.Page(x, w)
		files := view.CitationFiles(x, w)
		for i, want := range []struct{ name, saved, kind, each string }{
			{"citations." + lang + ".txt", x.ID + ".txt", "text/plain;charset=utf-8", "\n"},
			{"citations.bib", x.ID + ".bib", "application/x-bibtex", "@online{"},
			{"citations.json", x.ID + ".json", "application/json", `"id":`},
		} {
			f := files[i]
			if f.Name != want.name || f.Type != want.kind || strings.Count(f.Text, want.each) != len(x.Sources) {
				t.Errorf("%s: file %s of type %s has %d citations", lang, f.Name, f.Type, strings.Count(f.Text, want.each))
			}
			link := find(whole, func(n *node.Node) bool { return nodetest.Attr(n, "href") == f.Name })
			if link == nil || nodetest.Attr(link, "download") != want.saved {
				t.Errorf("%s: no link saves %s as %s", lang, f.Name, want.saved)
			}
		}
		if day := w.Format(i18n.SourceSeen, w.Day(x.Sources[0].Accessed)); !strings.Contains(files[0].Text, day) {
			t.Errorf("%s: %q is not in the file", lang, day)
		}
	}
}

// A link to the exact words stands only where words were seen, and leads to the
// first of them that were seen in the best source.
func TestLinksToTheExactWords(t *testing.T) {
	m := view.New(data.NewIndex(example(t, "two passages and another rendering").Story), english(t))
	m.Statements[0].Sources = []data.Citation{
		{Source: "transcript", Role: data.RecordRole},
		{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeA},
		{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeB, Passages: []int{2, 3}},
		{Source: "transcript", Role: data.ContextRole},
	}
	m.Findings[0].Words, m.Findings[0].Facts = nil, "Only facts."
	var got []string
	nodetest.Walk(view.Page(m.Index, m.Catalog), func(n *node.Node) {
		if href := nodetest.Attr(n, "href"); strings.Contains(href, ":~:") {
			got = append(got, href)
		}
	})
	want := []string{"https://library.example/transcript#:~:text=Yes%2C%20it%20was."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}
