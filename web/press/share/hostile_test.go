package share

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/web/press/htmltest"
)

// attack is a text that would leave any place in which it is not a text.
const attack = "</script><script>alert(1)</script><!--\"'><img src=x onerror=alert(1)></title></blockquote>javascript:alert(1) " +
	"\x00\u202e\u2066\u2028\u2029\ufeff\r\n{{.}}${1}{1}]]>&lt;\\u003c"

// kept are the strings that are no texts: ids and references to them.
var kept = map[string][]string{
	"Story":     {"ID", "Lead"},
	"Speaker":   {"ID"},
	"Statement": {"ID", "Speaker", "ShowWith", "After"},
	"Finding":   {"ID", "ShowWith", "After"},
	"Relation":  {"From", "To"},
	"Source":    {"ID"},
	"Citation":  {"Source"},
}

// fill puts a text into every text of a story; what is empty stays empty.
func fill(v reflect.Value, with string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(v.Elem(), with)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), with)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(kept[v.Type().Name()], v.Type().Field(i).Name) {
				fill(v.Field(i), with)
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.String() != "" {
			v.SetString(with)
		}
	}
}

func hostile(t *testing.T, with string) *data.Story {
	s := small(t)
	fill(reflect.ValueOf(s), with)
	return s
}

// skeleton lists the elements of a page with the names of their attributes.
func skeleton(n *html.Node) []string {
	var all []string
	for d := range n.Descendants() {
		switch d.Type {
		case html.ElementNode:
			line := d.Data
			for _, a := range d.Attr {
				if a.Key != "lang" && a.Key != "dir" { // those of words in another language than the page's
					line += " " + a.Key
				}
			}
			all = append(all, line)
		case html.CommentNode:
			all = append(all, "comment "+d.Data)
		}
	}
	return all
}

// keys lists the paths of all values of JSON, and addresses each that is an address.
func keys(v any, path string, all *[]string, addresses *[]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			keys(inner, path+"."+k, all, addresses)
		}
	case []any:
		for i, inner := range v {
			keys(inner, fmt.Sprintf("%s[%d]", path, i), all, addresses)
		}
	case string:
		if strings.HasSuffix(path, "rl") || strings.HasSuffix(path, "At") || strings.HasSuffix(path, "Policy") || strings.HasSuffix(path, "context") {
			*addresses = append(*addresses, v)
		}
	}
	*all = append(*all, path)
}

// allowed reports whether a page may name an address: it is of the site, or names nothing.
func allowed(address string) bool {
	return strings.HasPrefix(address, base) || strings.HasPrefix(address, "../index.html#") || address == "../style.css" || address == "data:,"
}

// checkPage holds a hostile story's page to the elements of the same page of a good one.
func checkPage(t *testing.T, name string, got, want []byte) {
	t.Helper()
	page := htmltest.Parse(t, got)
	if g, w := skeleton(page), skeleton(htmltest.Parse(t, want)); !slices.Equal(g, w) {
		t.Errorf("%s: its elements are\n%q, not\n%q", name, g, w)
	}
	for d := range page.Descendants() {
		for _, a := range d.Attr {
			isAddress := a.Key == "href" || a.Key == "src" || a.Key == "cite" ||
				a.Key == "content" && slices.Contains([]string{"og:url", "og:image"}, htmltest.Attr(d, "property"))
			if isAddress && !allowed(a.Val) {
				t.Errorf("%s: <%s %s> leads to %.100q", name, d.Data, a.Key, a.Val)
			}
		}
	}
	checkText(t, name, got)
}

func checkText(t *testing.T, name string, content []byte) {
	t.Helper()
	if i := bytes.IndexAny(content, "\x00\u202e\u2066\u2028\u2029\ufeff\r"); i >= 0 {
		t.Errorf("%s: has an unseen character at %d: %q", name, i, content[max(0, i-20):i+4])
	}
}

func checkJSON(t *testing.T, name string, got, want []byte, same bool) {
	t.Helper()
	var g, w any
	if err := json.Unmarshal(got, &g); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := json.Unmarshal(want, &w); err != nil {
		t.Fatal(err)
	}
	var has, had, addresses, all []string
	keys(g, "", &has, &addresses)
	keys(w, "", &had, &all)
	slices.Sort(has)
	slices.Sort(had)
	for _, key := range has {
		if !slices.Contains(had, key) {
			t.Errorf("%s: %s is new", name, key)
		}
	}
	if same && !slices.Equal(has, had) {
		t.Errorf("%s: its values are %q, not %q", name, has, had)
	}
	for _, address := range addresses {
		if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			t.Errorf("%s: leads to %.100q", name, address)
		}
	}
	if bytes.ContainsAny(got, "<>&") {
		t.Errorf("%s: could end a script", name)
	}
	checkText(t, name, got)
}

// Whatever stands in a story stays text, wherever it is written.
func TestHostileStory(t *testing.T) {
	harmless := small(t)
	harmless.Report = "the editors" // in words, as the hostile one
	good, bad := found(t, harmless), found(t, hostile(t, attack))
	if len(bad.Files) != len(good.Files) {
		t.Errorf("%d files, not %d", len(bad.Files), len(good.Files))
	}
	for name, want := range good.Files {
		got := bad.Files[name]
		switch {
		case strings.HasSuffix(name, ".html"):
			checkPage(t, name, got, want)
			scripts := htmltest.All(htmltest.Parse(t, got), "script", "")
			for i, s := range htmltest.All(htmltest.Parse(t, want), "script", "") {
				checkJSON(t, name, []byte(htmltest.Text(scripts[i])), []byte(htmltest.Text(s)), false)
			}
			if !strings.Contains(htmltest.Text(htmltest.All(htmltest.Parse(t, got), "body", "")[0]), "<img src=x onerror=alert(1)>") {
				t.Errorf("%s: the words are lost", name)
			}
		case strings.HasSuffix(name, ".json"):
			checkJSON(t, name, got, want, strings.HasPrefix(name, "oembed"))
		default:
			if _, err := png.Decode(bytes.NewReader(got)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for name := range good.Files {
		if !strings.HasPrefix(name, "oembed") {
			continue
		}
		var g, w oembed
		for b, o := range map[*Output]*oembed{good: &w, bad: &g} {
			if err := json.Unmarshal(b.Files[name], o); err != nil {
				t.Fatal(err)
			}
		}
		checkPage(t, name, []byte(g.HTML), []byte(w.HTML))
	}
	gl, err1 := bad.Head("index.html", "index.html")
	wl, err2 := good.Head("index.html", "index.html")
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	checkPage(t, "the head", []byte(gl), []byte(wl))
}

// What is taken for an address or a kind, and is none, is left out.
func TestHostileAddresses(t *testing.T) {
	s := small(t)
	for i, at := range []*string{&s.Sources[0].URL, &s.Sources[0].Archive, &s.Sources[1].URL, &s.Sources[1].Archive, &s.Sources[2].URL, &s.Sources[2].Archive} {
		*at = []string{"javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example/", "https:evil", "\x00https://evil.example/", " https://evil.example/"}[i]
	}
	for i := range s.Sources {
		s.Sources[i].Accessed = "2018-07-31"
	}
	s.Statements[0].Sources[1].Source = "hall"
	_, items := reviews(t, found(t, s))
	for page, review := range items {
		if appearance := review["itemReviewed"].(map[string]any)["appearance"]; appearance != nil {
			t.Errorf("%s: an appearance is %v", page, appearance)
		}
	}
	for _, address := range []string{"javascript:alert(1)", "data:,", "//evil.example/", "https:evil", "https://\x00", " https://evil.example/"} {
		if got := web(address); got != "" {
			t.Errorf("%q became %q", address, got)
		}
	}
}

func TestHostileIDs(t *testing.T) {
	for _, id := range []string{"", "..", "../../index", "a/b", `a\b`, "A", "a.b", "-a", "a b", "a\x00", `"><script>`, strings.Repeat("a", 81)} {
		s := small(t)
		s.Statements[1].ID = id
		if f, err := Make(Source{Base: base, Story: s, Catalog: english(t), Style: "style.css"}); err == nil || !strings.HasPrefix(err.Error(), "statements[1].id: ") {
			t.Errorf("%q: got %v, %v", id, f, err)
		}
	}
}

// A word of a megabyte takes no more of a card or a head than any other.
func TestEndlessWord(t *testing.T) {
	word := strings.Repeat("W", 1<<20)
	s := small(t)
	s.Title, s.By, s.Standfirst, s.Speakers[0].Name = word, word, word, word
	for i := range s.Statements {
		s.Statements[i].Role, s.Statements[i].Qualifier, s.Statements[i].Words[0].Text = word, word, word
	}
	f := found(t, s)
	lines, err := f.Head("index.html", "index.html")
	if err != nil || len(lines) > 4000 {
		t.Errorf("the head has %d bytes: %v", len(lines), err)
	}
	for name, content := range f.Files {
		if strings.HasSuffix(name, ".png") && len(content) > 200_000 {
			t.Errorf("%s has %d bytes", name, len(content))
		}
		if strings.HasSuffix(name, ".html") {
			for key, said := range meta(t, htmltest.Parse(t, content)) {
				if len(said) > 5000 {
					t.Errorf("%s: %s has %d bytes", name, key, len(said))
				}
			}
		}
	}
}
