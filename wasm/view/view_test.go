package view_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
)

var update = flag.Bool("update", false, "write the goldens")

func story(t testing.TB) *data.Index {
	t.Helper()
	return data.NewIndex(datatest.First(t))
}

// The goldens have a line end before each tag, so that a difference can be
// read. What is the same in all of them stands in the first
// only, and the list of all sources in the first and with those of every grade.
func TestExamples(t *testing.T) {
	for i, e := range examples.All() {
		t.Run(e.Name, func(t *testing.T) {
			file := filepath.Join("testdata", strings.NewReplacer(" ", "-", ",", "").Replace(e.Name)+".html")
			page := e.Node(english(t))
			nodetest.Walk(page, func(n *node.Node) {
				n.Kids = slices.DeleteFunc(n.Kids, func(k *node.Node) bool {
					return i != 0 && (hasClass(k, "method") || hasClass(k, "controls")) ||
						i != 0 && e.Name != "two speakers" && hasClass(k, "speakers") ||
						i != 0 && e.Name != "sources of every grade" && hasClass(k, "sources-all")
				})
			})
			got := strings.TrimPrefix(strings.ReplaceAll(nodetest.HTML(t, page), "<", "\n<"), "\n") + "\n"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; to accept what the view gives now:\n\tgo test ./wasm/view -update && git diff wasm/view/testdata", file)
			}
		})
	}
}

func english(t testing.TB) *i18n.Catalog {
	t.Helper()
	return i18ntest.Load(t, "en")
}

func text(n *node.Node) string {
	var b strings.Builder
	nodetest.Walk(n, func(n *node.Node) { b.WriteString(n.Text) })
	return b.String()
}

func find(n *node.Node, ok func(*node.Node) bool) *node.Node {
	var found *node.Node
	nodetest.Walk(n, func(n *node.Node) {
		if found == nil && ok(n) {
			found = n
		}
	})
	return found
}

func hasClass(n *node.Node, class string) bool {
	return slices.Contains(strings.Fields(nodetest.Attr(n, "class")), class)
}

func TestIDsAreUniqueAndTargetsExist(t *testing.T) {
	page := view.Page(story(t), english(t))
	ids := map[string]bool{}
	nodetest.Walk(page, func(n *node.Node) {
		if id := nodetest.Attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("two elements have the id %s", id)
			}
			ids[id] = true
		}
	})
	nodetest.Walk(page, func(n *node.Node) {
		if href := nodetest.Attr(n, "href"); strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("a link leads to %s, which is not there", href)
		}
	})
}

func TestSwappingSpeakersChangesOnlyTheNames(t *testing.T) {
	const a, b = "A. Speaker", "Another Person"
	swap := strings.NewReplacer(a, b, b, a)
	all := examples.All()
	all = append(all, examples.Example{Name: "the story", Story: story(t).Story})
	two := 0
	for _, e := range all {
		if e.Name == "markup in every text" {
			continue
		}
		names := []string{a, b}
		name := func() {
			for i := range e.Story.Speakers {
				e.Story.Speakers[i].Name = names[i]
			}
		}
		if len(e.Story.Speakers) == 2 {
			two++
		}
		name()
		one := nodetest.HTML(t, e.Node(english(t)))
		slices.Reverse(names)
		name()
		if other := nodetest.HTML(t, e.Node(english(t))); swap.Replace(other) != one {
			t.Errorf("%s: the page of %s is not that of %s with the names swapped", e.Name, b, a)
		}
	}
	if two != 3 {
		t.Errorf("%d stories have two speakers, not 3", two)
	}
}

// What a reader must be able to read without the program.
func TestEverythingIsInThePage(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	all := text(page)
	has := func(what, s string) {
		if s != "" && !strings.Contains(all, s) {
			t.Errorf("%s is not in the page: %q", what, s)
		}
	}
	for _, s := range x.Statements {
		for _, p := range s.Words {
			has(s.ID, p.Text)
		}
		has(s.ID+" context", s.Context)
		for _, r := range s.Readings {
			has(s.ID+" reading", r.Text)
		}
	}
	for _, f := range x.Findings {
		for _, p := range f.Words {
			has(f.ID, p.Text)
		}
		for _, s := range []string{f.Facts, f.Caveat, f.Context, f.DateNote} {
			has(f.ID, s)
		}
	}
	for _, r := range x.Relations {
		has(r.From+" × "+r.To, r.Explanation)
		has(r.From+" × "+r.To, r.Caveat)
	}
	hrefs := map[string]bool{}
	nodetest.Walk(page, func(n *node.Node) { hrefs[nodetest.Attr(n, "href")] = true })
	for _, s := range x.Sources {
		if !hrefs[s.URL] {
			t.Errorf("the address of %s is not in the page: %s", s.ID, s.URL)
		}
	}
}

// Dissents and disputes stand under the finding they dispute, and every other place of it
// leads there.
func TestDisputesStandWithTheirFinding(t *testing.T) {
	x := story(t)
	page := view.Page(x, english(t))
	for _, row := range x.Placements {
		at := find(page, func(n *node.Node) bool { return nodetest.Attr(n, "id") == row.ID })
		if !row.First {
			if to := "#f-" + x.Findings[row.Finding].ID; !slices.Contains(links(at), to) {
				t.Errorf("%s: the row does not lead to %s", row.ID, to)
			}
			continue
		}
		for _, r := range x.FindingRelations(row.Finding) {
			if got := text(at); !strings.Contains(got, x.Relations[r].Explanation) {
				t.Errorf("%s: the row does not show that %s", row.ID, x.Relations[r].Explanation)
			}
		}
	}
}

func BenchmarkPage(b *testing.B) {
	x, w := story(b), english(b)
	for b.Loop() {
		view.Page(x, w)
	}
}
