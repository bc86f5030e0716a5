package share

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
	"statement-evidence/web/press/htmltest"
)

var update = flag.Bool("update", false, "write the golden files")

func embeddable(s *data.Story, w *i18n.Catalog, ending string) Embeddable {
	return Embeddable{Base: base, Story: s, Catalog: w, Ending: ending, Element: "element.js", Integrity: "sha384-A+/="}
}

// snippets gives those of each statement by its id, and of the lead by "".
func snippets(t *testing.T, e Embeddable) map[string]Snippets {
	t.Helper()
	all, err := e.Statements()
	if err != nil {
		t.Fatal(err)
	}
	if all[""], err = e.Lead(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSnippetsAreAsTheyWere(t *testing.T) {
	file := filepath.Join("testdata", "mayor-open.html")
	s := snippets(t, embeddable(small(t), english(t), ".html"))["mayor-open"]
	got := []byte("<!-- " + s.Title + " -->\n\n" + s.Element + "\n" + s.Frame + "\n" + s.Plain)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(got) != string(want) {
		t.Errorf("got\n%s\nwant\n%s\n%v; to update it: go test ./share -update", got, want, err)
	}
}

// Plain HTML has every word that bears on a statement, with where it stands, and
// nothing that a publishing system would take away.
func TestPlainHTMLIsWhole(t *testing.T) {
	s := story(t, filepath.Join("stories", "russia-2018", "story.json"))
	x, w := data.NewIndex(s), english(t)
	all := snippets(t, embeddable(s, w, ".html"))
	if len(all) != len(s.Statements)+1 {
		t.Errorf("there are snippets of %d, not of %d", len(all), len(s.Statements)+1)
	}
	whole := func(id string, n *html.Node, passages []data.Passage, texts []string, citations []data.Citation) {
		said := htmltest.Text(n)
		for _, p := range passages {
			texts = append(texts, p.Text)
		}
		for _, want := range texts {
			if !strings.Contains(said, want) {
				t.Errorf("%s: its plain HTML has no %q", id, want)
			}
		}
		for _, c := range citations {
			if url := x.SourceAt(c.Source).URL; !slices.ContainsFunc(htmltest.All(n, "a", ""), func(a *html.Node) bool { return htmltest.Attr(a, "href") == url && htmltest.Text(a) == url }) {
				t.Errorf("%s: its plain HTML has no address %s", id, url)
			}
		}
	}
	for i := range x.Statements {
		r := &x.Statements[i]
		n := htmltest.Parse(t, []byte(all[r.ID].Plain))
		texts := []string{x.SpeakerAt(r.Speaker).Name, r.Role, w.Day(r.Day()), r.Context}
		if r.Question != nil {
			texts = append(texts, r.Question.Text)
		}
		for _, reading := range r.Readings {
			texts = append(texts, reading.Text)
		}
		whole(r.ID, n, r.Words, texts, r.Sources)
		for _, b := range x.StatementRelations(i) {
			rel := &x.Relations[b]
			whole(r.ID, n, x.StatementAt(rel.Other(r.ID)).Words, []string{rel.Explanation, rel.Caveat}, nil)
		}
		from, to := x.PlacementsOf(i)
		if says := r.Why; from == to && (says == "" || !strings.Contains(htmltest.Text(n), says)) && !strings.Contains(htmltest.Text(n), w.Get(i18n.NoEvidence)) {
			t.Errorf("%s: nothing bears on it, and nothing says so", r.ID)
		}
		for _, row := range x.Placements[from:to] {
			f, rel := &x.Findings[row.Finding], &x.Relations[row.Relation]
			texts := []string{f.Body, w.Day(f.Day()), f.Caveat, f.Facts, rel.Explanation, rel.Caveat, w.Get(i18n.Then)}
			if row.Later {
				texts[len(texts)-1] = w.Get(i18n.Later)
			}
			for _, c := range f.Confidence {
				texts = append(texts, c.Body)
			}
			for _, d := range x.FindingRelations(row.Finding) {
				texts = append(texts, x.FindingAt(x.Relations[d].Other(f.ID)).Body, x.Relations[d].Explanation)
			}
			whole(r.ID+", "+f.ID, n, f.Words, texts, f.Sources)
		}
		if last := htmltest.All(n, "a", ""); htmltest.Attr(last[len(last)-1], "href") != base+"index.html#s-"+r.ID {
			t.Errorf("%s: its plain HTML does not end with where the whole is", r.ID)
		}
	}
	e := s.Excerpt()
	lead := htmltest.Parse(t, []byte(all[""].Plain))
	for i := range e.Statements {
		whole("the lead", lead, e.Statements[i].Words, nil, e.Statements[i].Sources)
	}
	for i := range e.Findings {
		whole("the lead", lead, e.Findings[i].Words, []string{e.Findings[i].Caveat}, e.Findings[i].Sources)
	}
	for id, s := range all {
		for _, line := range skeleton(htmltest.All(htmltest.Parse(t, []byte(s.Plain)), "body", "")[0]) {
			tag, attrs, _ := strings.Cut(line, " ")
			if !slices.Contains(append(publish.AllowedElements, "div"), tag) || !slices.Contains([]string{"", "href", "cite"}, attrs) {
				t.Errorf("%s: its plain HTML has <%s>", id, line)
			}
		}
	}
}

// Words stand in their own language, those around them in the page's.
func TestSnippetsSayTheirLanguage(t *testing.T) {
	w := locale(t, "ar")
	for id, s := range snippets(t, embeddable(small(t), w, ".ar.html")) {
		n := htmltest.Parse(t, []byte(s.Plain))
		if div := htmltest.All(n, "div", "")[0]; htmltest.Attr(div, "lang") != "ar" || htmltest.Attr(div, "dir") != "rtl" {
			t.Errorf("%s: it says %v", id, div.Attr)
		}
		if p := htmltest.All(htmltest.All(n, "blockquote", "")[0], "p", "")[0]; htmltest.Attr(p, "lang") != "en" && htmltest.Attr(p, "lang") != "ru" || htmltest.Attr(p, "dir") != "auto" {
			t.Errorf("%s: its words say %v", id, p.Attr)
		}
		one := ""
		if id != "" {
			one = "/" + id
		}
		if e := htmltest.All(htmltest.Parse(t, []byte(s.Element)), "statement-evidence", "")[0]; htmltest.Attr(e, "lang") != "ar" || htmltest.Attr(e, "src") != base+"fragment"+one+".ar.html" {
			t.Errorf("%s: the element says %v", id, e.Attr)
		}
		frame := htmltest.All(htmltest.Parse(t, []byte(s.Frame)), "iframe", "")[0]
		if htmltest.Attr(frame, "src") != base+"frame"+one+".ar.html" || htmltest.Attr(frame, "title") != s.Title {
			t.Errorf("%s: the frame says %v", id, frame.Attr)
		}
	}
}

// Where the site's address is not known, the addresses that have to be
// completed are told from all that a text can say.
func TestAddressesToComplete(t *testing.T) {
	s := small(t)
	s.Statements[0].Words[0].Text = `It said "./index.html" and 'src="./x"'.`
	known, open := embeddable(s, english(t), ".html"), embeddable(s, english(t), ".html")
	open.Base = RelativeBase
	want := snippets(t, known)
	for id, got := range snippets(t, open) {
		for i, way := range []string{got.Element, got.Frame, got.Plain} {
			if full := strings.ReplaceAll(way, `"./`, `"`+base); full != []string{want[id].Element, want[id].Frame, want[id].Plain}[i] {
				t.Errorf("%s: completed, it is %s", id, full)
			}
		}
	}
}

// Whatever stands in a story, a snippet has the elements it would have anyway.
func TestHostileSnippets(t *testing.T) {
	good, bad := snippets(t, embeddable(small(t), english(t), ".html")), snippets(t, embeddable(hostile(t, attack), english(t), ".html"))
	for id, want := range good {
		got := bad[id]
		for i, way := range []string{"element", "frame", "plain"} {
			g, w := []string{got.Element, got.Frame, got.Plain}[i], []string{want.Element, want.Frame, want.Plain}[i]
			page := htmltest.Parse(t, []byte(g))
			// An address that is none is left out, with its link; words may have lines.
			without := func(lines []string) []string {
				return slices.DeleteFunc(lines, func(l string) bool {
					return l == "a href" || strings.HasPrefix(l, "blockquote") || l == "span" || l == "br"
				})
			}
			if a, b := without(skeleton(page)), without(skeleton(htmltest.Parse(t, []byte(w)))); way != "plain" && !slices.Equal(a, b) {
				t.Errorf("%s, %s: its elements are\n%q, not\n%q", id, way, a, b)
			}
			for d := range page.Descendants() {
				if d.Type == html.ElementNode && (d.Data == "img" || d.Data == "title" || d.Data == "script" && way != "element") {
					t.Errorf("%s, %s: <%s> came in", id, way, d.Data)
				}
				for _, a := range d.Attr {
					if (a.Key == "href" || a.Key == "src" || a.Key == "cite") && !strings.HasPrefix(a.Val, base) || strings.HasPrefix(a.Key, "on") {
						t.Errorf("%s, %s: <%s %s> leads to %.100q", id, way, d.Data, a.Key, a.Val)
					}
				}
			}
			checkText(t, id+", "+way, []byte(g))
		}
		if !strings.Contains(htmltest.Text(htmltest.Parse(t, []byte(got.Plain))), "<img src=x onerror=alert(1)>") {
			t.Errorf("%s: the words are lost", id)
		}
		checkText(t, id, []byte(got.Title))
	}
	s := small(t)
	s.Statements[1].ID = "../../index"
	if _, err := embeddable(s, english(t), ".html").Statements(); err == nil {
		t.Error("an id that is a path: no error")
	}
	s = small(t)
	s.Sources[0].URL = "javascript:alert(1)"
	for id, got := range snippets(t, embeddable(s, english(t), ".html")) {
		if strings.Contains(got.Plain, `="javascript:`) {
			t.Errorf("%s: its plain HTML leads to a script", id)
		}
	}
}
