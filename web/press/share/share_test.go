package share

import (
	"bytes"
	"encoding/json"
	"image/png"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/card"
	"statement-evidence/web/press/htmltest"
)

const base = "https://example.org/story/"

// small is the story of a bridge.
func small(t *testing.T) *data.Story {
	return story(t, filepath.Join("validate", "testdata", "good", "small.json"))
}

func story(t *testing.T, file string) *data.Story {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "data", file))
	if err != nil {
		t.Fatal(err)
	}
	s, err := validate.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func english(t *testing.T) *i18n.Catalog { return locale(t, "en") }

func locale(t *testing.T, lang string) *i18n.Catalog {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "..", "data", "locales", lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := i18n.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func found(t *testing.T, s *data.Story) *Output {
	t.Helper()
	f, err := Make(Source{Base: base, Story: s, Catalog: english(t), Style: "style.css"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// meta gives what a page's meta and link elements say, by property, name, or relation and type.
func meta(t *testing.T, n *html.Node) map[string]string {
	t.Helper()
	said := map[string]string{}
	for _, e := range append(htmltest.All(n, "meta", ""), htmltest.All(n, "link", "")...) {
		key := htmltest.Attr(e, "property") + htmltest.Attr(e, "name") + strings.TrimSpace(htmltest.Attr(e, "rel")+" "+htmltest.Attr(e, "type"))
		if _, twice := said[key]; twice && key != "" {
			t.Errorf("%s is said twice", key)
		}
		said[key] = htmltest.Attr(e, "content") + htmltest.Attr(e, "href")
	}
	return said
}

func TestFiles(t *testing.T) {
	f := found(t, small(t))
	want := []string{
		"card.png", "card/mayor-closed.png", "card/mayor-open.png", "card/minister-post.png", "claimreview.json", "corrections.json",
		"oembed.json", "oembed/mayor-closed.json", "oembed/mayor-open.json", "oembed/minister-post.json",
		"statement/mayor-closed.html", "statement/mayor-open.html", "statement/minister-post.html",
	}
	if got := slices.Sorted(maps.Keys(f.Files)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	again := found(t, small(t))
	for name, content := range f.Files {
		if !bytes.Equal(content, again.Files[name]) {
			t.Errorf("%s: made again, it differs", name)
		}
		if strings.HasSuffix(name, ".png") {
			c, err := png.DecodeConfig(bytes.NewReader(content))
			if err != nil || c.Width != card.Width || c.Height != card.Height {
				t.Errorf("%s: %+v, %v", name, c, err)
			}
		}
	}
	if bytes.Equal(f.Files["card/mayor-open.png"], f.Files["card/mayor-closed.png"]) {
		t.Error("two statements have the same card")
	}
}

func TestHead(t *testing.T) {
	f := found(t, small(t))
	for _, c := range []struct{ file, whole, oembed string }{
		{"index.html", "index.html", base + "oembed.json"},
		{"lead.html", "index.html", ""},
		{"index.uk.html", "index.uk.html", ""},
		{"lead.uk.html", "index.uk.html", ""},
	} {
		lines, err := f.Head(c.file, c.whole)
		if err != nil {
			t.Fatal(err)
		}
		got := meta(t, htmltest.Parse(t, []byte(lines)))
		want := map[string]string{
			"canonical":       base + c.whole,
			"og:type":         "article",
			"og:url":          base + c.whole,
			"og:site_name":    "The editors",
			"og:title":        "Who closed the bridge?",
			"og:description":  "A mayor, a minister and what three offices said of it.",
			"og:image":        base + "card.png",
			"og:image:width":  "1200",
			"og:image:height": "630",
			"og:image:alt":    "Who closed the bridge?, The editors",
			"twitter:card":    "summary_large_image",

			"alternate application/feed+json": base + "corrections.json",
		}
		if c.oembed != "" {
			want["alternate application/json+oembed"] = c.oembed
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", c.file, got, want)
		}
	}
}

// The story and each statement have an answer, which the page names that it is about.
func TestOEmbed(t *testing.T) {
	f := found(t, small(t))
	whole, err := f.Head("index.html", "index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file, title, page, frame, card string
		height                         float64
		head                           []byte
	}{
		{"oembed.json", "Who closed the bridge?", "index.html", "frame.html", "card.png", 800, []byte(whole)},
		{"oembed/mayor-closed.json", "A. Mayor, 17 July 2018: “I said ‘would’ instead of ‘wouldn’t.’”", "statement/mayor-closed.html", "frame/mayor-closed.html", "card/mayor-closed.png", 600,
			f.Files["statement/mayor-closed.html"]},
	} {
		if got := meta(t, htmltest.Parse(t, c.head))["alternate application/json+oembed"]; got != base+c.file {
			t.Errorf("%s names %q", c.page, got)
		}
		var got map[string]any
		if err := json.Unmarshal(f.Files[c.file], &got); err != nil {
			t.Fatal(err)
		}
		code, _ := got["html"].(string)
		delete(got, "html")
		want := map[string]any{
			"type": "rich", "version": "1.0", "width": 640.0, "height": c.height, "cache_age": 86400.0,
			"title": c.title, "author_name": "The editors", "provider_name": "The editors", "provider_url": base,
			"thumbnail_url": base + c.card, "thumbnail_width": 1200.0, "thumbnail_height": 630.0,
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", c.file, got, want)
		}
		page := htmltest.Parse(t, []byte(code))
		frames, quotes, links := htmltest.All(page, "iframe", ""), htmltest.All(page, "blockquote", ""), htmltest.All(page, "a", "")
		if len(frames) != 1 || htmltest.Attr(frames[0], "src") != base+c.frame || htmltest.Attr(frames[0], "title") != c.title {
			t.Errorf("the frame: %s", code)
		}
		if len(quotes) != 1 || len(links) != 1 || htmltest.Attr(links[0], "href") != base+c.page || htmltest.Text(quotes[0]) != c.title {
			t.Errorf("without frames: %s", code)
		}
		// WordPress takes the two in this order, and of any other only the frame.
		if !regexp.MustCompile(`^<blockquote.*</blockquote><iframe.*></iframe>$`).MatchString(code) {
			t.Errorf("the words are not before the frame: %s", code)
		}
	}
}

// A story whose characters no card has goes without cards, and says nothing of them.
func TestWithoutCards(t *testing.T) {
	s := small(t)
	s.Title = "橋"
	s.Statements[0].Words[0].Text = "橋"
	f := found(t, s)
	lines, err := f.Head("index.html", "index.html")
	if err != nil {
		t.Fatal(err)
	}
	if got := meta(t, htmltest.Parse(t, []byte(lines))); got["og:image"] != "" || got["twitter:card"] != "summary" {
		t.Errorf("the story: %v", got)
	}
	if strings.Contains(string(f.Files["oembed.json"]), "thumbnail") || f.Files["card.png"] != nil || f.Files["card/mayor-open.png"] != nil {
		t.Error("there is a card")
	}
	if !strings.Contains(string(f.Files["oembed/mayor-closed.json"]), "card/mayor-closed.png") || strings.Contains(string(f.Files["oembed/mayor-open.json"]), "thumbnail") {
		t.Error("an oEmbed answer has a card that its statement has not, or none")
	}
	if got := meta(t, htmltest.Parse(t, f.Files["statement/mayor-closed.html"])); got["og:image"] != base+"card/mayor-closed.png" {
		t.Errorf("a statement that has one: %v", got)
	}
	s.Title = "Bridge"
	if got := meta(t, htmltest.Parse(t, found(t, s).Files["statement/mayor-open.html"])); got["og:image"] != base+"card.png" {
		t.Errorf("a statement that has none takes the story's: %v", got)
	}
}

func TestParseBase(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/story":   "https://example.org/story/",
		"https://example.org/story//": "https://example.org/story/",
		"https://example.org":         "https://example.org/",
		"http://127.0.0.1:8080/a/b/":  "http://127.0.0.1:8080/a/b/",
		"https://example.org/a%20b":   "https://example.org/a%20b/",
		"http://localhost:8080":       "http://localhost:8080/",
		"https://example.org/..a/b..": "https://example.org/..a/b../",
	} {
		got, err := ParseBase(in)
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", in, got, err, want)
		}
		if _, err := url.Parse(got); err != nil {
			t.Error(err)
		}
	}
	for in, want := range map[string]string{
		"":                              "not http or https",
		"example.org/story":             "not http or https",
		"javascript:alert(1)":           "not http or https",
		"ftp://example.org/":            "not http or https",
		"https:///story":                "no host",
		"https://me:secret@example.org": "a user name",
		"https://example.org/?a":        "a query or a fragment",
		"https://example.org/?":         "a query or a fragment",
		"https://example.org/#":         "a query or a fragment",
		"https://example.org/\"><b>":    "not an address",
		"https://exa mple.org/":         "not an address",
		"https://example.org/\x00":      "not an address",
		"https://x.example/../..":       `".." for a folder`,
		"https://x.example/a/%2e%2E/b":  `".." for a folder`,
		"https://x.example/./a":         `".." for a folder`,
		"https://аррӏе.com/":            "in its host",
		"https://x.example:99999999/":   "a port that there is not",
		"https://exa\u200bmple.org/":    "in its host",
	} {
		if got, err := ParseBase(in); err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "base: ") {
			t.Errorf("%q: got %q, %v; want %s", in, got, err, want)
		}
	}
}
