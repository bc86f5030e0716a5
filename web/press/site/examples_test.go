package site

import (
	"flag"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data/datatest"
	"statement-evidence/web/press/share"
)

var update = flag.Bool("update", false, "write what examples take from the first story")

var exampleDir = filepath.Join(webFolder, "examples")

// plainExample is the statement that plain.html shows.
const plainExample = "trump-2018-07-17-tweet-great-success"

// From pym.js's authors, as their documentation gives it; everything else that examples load is the site's.
const pym = "https://pym.nprapps.org/pym.v1.min.js"

// Examples can be pasted from as they are: each is a whole page, which loads only what every build has, with
// attributes that are described, and shows what is in the first story.
func TestExamples(t *testing.T) {
	src := sources(t)
	src.Locales = append(src.Locales, locale(t, "ar"))
	files, described, first := built(t, src), public(t), datatest.First(t)
	ids := map[string]bool{}
	for _, s := range first.Statements {
		ids[s.ID] = true
	}
	pages, err := filepath.Glob(filepath.Join(exampleDir, "*.html"))
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d examples, %v", len(pages), err)
	}
	list := source(t, "examples/index.html")
	for _, file := range pages {
		name := filepath.Base(file)
		text := source(t, "examples/"+name)
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(text, "<!DOCTYPE html>\n<html lang=\"") || strings.Count(text, "<title>") != 1 || strings.Count(text, "<h1>") != 1 {
			t.Errorf("%s: no whole page", name)
		}
		if name != "index.html" && !strings.Contains(list, `href="`+name+`"`) {
			t.Errorf("index.html does not lead to %s", name)
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				switch {
				case n.Data == "statement-evidence" && a.Key != "class":
					if _, ok := described["attribute"][a.Key]; !ok {
						t.Errorf("%s: the attribute %s is not described", name, a.Key)
					}
				case n.Data == "iframe" && a.Key == "title" && a.Val == "":
					t.Errorf("%s: a frame without a name", name)
				}
				if a.Key == "statement" && !ids[a.Val] {
					t.Errorf("%s: %q is no statement of the first story", name, a.Val)
				}
				if slices.Contains([]string{"src", "data", "href", "cite", "data-pym-src"}, a.Key) {
					leads(t, name, a.Val, n.Data == "a" || a.Key == "cite", files, ids)
				}
			}
		}
	}
}

// The story of data.html is the template, which keeps the rules.
func TestDataExample(t *testing.T) {
	template, err := os.ReadFile(filepath.Join(webFolder, "..", "data", "stories", "template", "story.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(string(template), `"../../story.schema.json"`, `"../../data/story.schema.json"`, 1)
	if source(t, "examples/story.json") != want {
		t.Error("examples/story.json is not as the template stands; copy it, and put its $schema right")
	}
}

// leads checks an address of an example. Only links lead to other sites.
func leads(t *testing.T, page, address string, link bool, files map[string]string, ids map[string]bool) {
	t.Helper()
	at, err := url.Parse(address)
	switch {
	case err != nil:
		t.Errorf("%s: %v", page, err)
		return
	case at.Scheme != "":
		if !link && address != pym && address != "data:," {
			t.Errorf("%s loads %s", page, address)
		}
		return
	}
	if folder, id := path.Split(strings.TrimSuffix(at.Path, ".html")); folder == "../frame/" || folder == "../fragment/" {
		if !ids[id] {
			t.Errorf("%s refers to %s: no statement of the first story", page, address)
		}
	} else if file, ofSite := strings.CutPrefix(at.Path, "../"); ofSite && files[file] == "" {
		t.Errorf("%s refers to %s, which no build has", page, address)
	} else if _, err := os.Stat(filepath.Join(exampleDir, at.Path)); !ofSite && err != nil {
		t.Errorf("%s refers to %s: %v", page, address, err)
	}
	if id := at.Query().Get("statement"); at.RawQuery != "" && !ids[id] {
		t.Errorf("%s refers to %s: no statement of the first story", page, address)
	}
	if id, ok := strings.CutPrefix(at.Fragment, "s-"); ok && !ids[id] {
		t.Errorf("%s refers to %s: no statement of the first story", page, address)
	}
}

// plain.html has what "Embed this" gives as plain HTML.
func TestPlainExample(t *testing.T) {
	from := share.Embeddable{Base: share.RelativeBase, Story: datatest.First(t), Catalog: english(t), Ending: ".html", Element: "element.js"}
	made, err := from.Statements()
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- plain -->\n", "<!-- the end of plain -->"
	want := strings.ReplaceAll(made[plainExample].Plain, `"`+share.RelativeBase, `"../`)
	text := source(t, "examples/plain.html")
	before, rest, found := strings.Cut(text, begin)
	got, after, found2 := strings.Cut(rest, end)
	if !found || !found2 || want == "" {
		t.Fatal("plain.html has no place for it")
	}
	if strings.TrimSpace(got) == strings.TrimSpace(want) {
		return
	}
	if *update {
		if err := os.WriteFile(filepath.Join(exampleDir, "plain.html"), []byte(before+begin+strings.TrimSpace(want)+"\n"+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Error("plain.html is not as the first story stands; to update it, in web/press:\n\tgo test ./site -run TestPlainExample -update")
}
