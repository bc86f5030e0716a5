package view_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/typography"
	"statement-evidence/wasm/cite"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

// Every source opens to all that the story has of it.
func TestEverySourceHasItsFullCitation(t *testing.T) {
	x := story(t)
	whole := view.Page(x, english(t), state.State{})
	var publishers []string
	for _, s := range x.Sources {
		at := find(whole, func(n *node.Node) bool { return attr(n, "id") == "src-"+s.ID })
		if at == nil {
			t.Errorf("%s is not in the list of all sources", s.ID)
			continue
		}
		links := map[string]bool{}
		each(at, func(n *node.Node) { links[attr(n, "href")] = true })
		said := text(at)
		for _, want := range []string{s.Publisher, s.Title, s.URL, s.Archive, s.Note, english(t).Day(s.Accessed)} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not in its citation", s.ID, want)
			}
		}
		for _, want := range []string{s.URL, cite.Archive(s.URL)} {
			if !links[want] {
				t.Errorf("%s: no link to %s", s.ID, want)
			}
		}
		for _, r := range x.Statements {
			cited(t, s.ID, "#s-"+r.ID, r.Sources, links)
		}
		for _, r := range x.Findings {
			cited(t, s.ID, "#f-"+r.ID, r.Sources, links)
		}
	}
	each(whole, func(n *node.Node) {
		if strings.HasPrefix(attr(n, "id"), "src-") {
			publishers = append(publishers, typography.Fold(x.SourceAt(attr(n, "id")[4:]).Publisher))
		}
	})
	for i := 1; i < len(publishers); i++ {
		if publishers[i] < publishers[i-1] {
			t.Errorf("%s stands behind %s", publishers[i], publishers[i-1])
		}
	}
}

func cited(t *testing.T, source, record string, citations []data.Citation, links map[string]bool) {
	t.Helper()
	is := false
	for _, c := range citations {
		is = is || c.Source == source
	}
	if is != links[record] {
		t.Errorf("%s: a link to %s is there: %v", source, record, links[record])
	}
}

// A link to the exact words stands only where words were seen, and leads to the
// first of them that were seen there.
func TestLinksToTheExactWords(t *testing.T) {
	m := named(t, "two passages and another rendering")
	m.Statements[0].Sources = []data.Citation{
		{Source: "transcript", Role: data.RecordRole},
		{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeA},
		{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeB, Passages: []int{2, 3}},
		{Source: "transcript", Role: data.ContextRole},
	}
	m.Findings[0].Words, m.Findings[0].Facts = nil, "Only facts."
	var got []string
	each(view.Page(m.Index, m.Catalog, state.State{}), func(n *node.Node) {
		if href := attr(n, "href"); strings.Contains(href, ":~:") {
			got = append(got, href)
		}
	})
	const at = "https://library.example/transcript#:~:text="
	want := []string{at + "Yes%2C%20it%20was.", at + "He%20rather%20said%3A%20it%20may%20have%20been."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The short page has no list of all sources, and no link that would lead there.
func TestTheShortPageKeepsItsLinks(t *testing.T) {
	x := data.NewIndex(story(t).Excerpt())
	short := view.Excerpt(x, english(t), "all.html")
	links := map[string]bool{}
	each(short, func(n *node.Node) {
		if href := attr(n, "href"); strings.HasPrefix(href, "#src-") || attr(n, "id") == "all-sources" {
			t.Errorf("in the short page stands %s", html(t, n))
		} else {
			links[href] = true
		}
	})
	for _, s := range x.Sources {
		if !links[s.URL] {
			t.Errorf("%s: no link to %s", s.ID, s.URL)
		}
	}
}
