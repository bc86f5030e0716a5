package share

import (
	"maps"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/web/press/htmltest"
)

func TestStatementPage(t *testing.T) {
	f := found(t, small(t))
	page := htmltest.Parse(t, f.Files["statement/mayor-open.html"])
	said := meta(t, page)
	for key, want := range map[string]string{
		"canonical":      base + "statement/mayor-open.html",
		"og:url":         base + "statement/mayor-open.html",
		"og:title":       "A. Mayor, 16 July 2018: “The bridge is open. I don’t see why it would be closed — the bridge is new.”",
		"og:description": "Corrected by the speaker on 17 July 2018. 1 record in this story relates to this statement: 1 contradicts it and none supports it. 1 became public later. A count, not a verdict.",
		"og:image":       base + "card/mayor-open.png",
		"og:image:alt":   "A. Mayor, Mayor, 16 July 2018: “The bridge is open. I don’t see why it would be closed — the bridge is new.” “It was built in a year.”",
		"stylesheet":     "../style.css",
	} {
		if said[key] != want {
			t.Errorf("%s: got %q, want %q", key, said[key], want)
		}
	}
	if said["description"] != said["og:description"] || htmltest.Text(htmltest.All(page, "title", "")[0]) != said["og:title"] {
		t.Error("the page and its card say different things")
	}
	if got := htmltest.Text(htmltest.All(page, "h1", "")[0]); got != "A. Mayor, Mayor, 16 July 2018" {
		t.Errorf("it is headed %q", got)
	}
	var quoted []string
	for _, q := range htmltest.All(page, "blockquote", "") {
		quoted = append(quoted, htmltest.Text(q))
	}
	want := "The bridge is open. I don’t see why it would be closed — the bridge is new.|It was built in a year.|I said ‘would’ instead of ‘wouldn’t.’"
	if got := strings.Join(quoted, "|"); got != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
	links := map[string]string{}
	for _, a := range htmltest.All(page, "a", "") {
		links[htmltest.Attr(a, "href")] = htmltest.Text(a)
	}
	if want := map[string]string{
		"../index.html#s-mayor-closed": "Corrected by the speaker on 17 July 2018:",
		"../index.html#s-mayor-open":   "The whole comparison",
	}; !maps.Equal(links, want) {
		t.Errorf("got %v, want %v", links, want)
	}
	for _, s := range htmltest.All(page, "script", "") {
		if htmltest.Attr(s, "type") != "application/ld+json" || htmltest.Attr(s, "src") != "" {
			t.Errorf("a script that runs: %v", s.Attr)
		}
	}
}

func TestStatementPageKeepsWhatBelongsToTheWords(t *testing.T) {
	s := small(t)
	s.Statements[2].ShowWith = []string{"charge"}
	s.Statements[1].Why = "It was said that week."
	s.Statements[1].Words = append(s.Statements[1].Words, data.Passage{Text: "I am sorry.", Adjacent: true})
	f := found(t, s)
	for id, want := range map[string][]string{
		"mayor-open":    {"Asked by a reporter: “Is the bridge open?”", "Separate passage It was built"},
		"mayor-closed":  {"It was said that week.", "Follows directly I am sorry.", "Note: Self-correction", "It corrects what the speaker said on 16 July 2018:"},
		"minister-post": {"Note: Meaning disputed", "The Herald: It is closed to all.", "The interpreter", "Read together with District Court"},
	} {
		page := strings.Join(strings.Fields(htmltest.Text(htmltest.Parse(t, f.Files["statement/"+id+".html"]))), " ")
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: no %q in %s", id, w, page)
			}
		}
	}
	page := htmltest.Parse(t, f.Files["statement/minister-post.html"])
	quotes := htmltest.All(page, "blockquote", "")
	if p := htmltest.All(quotes[0], "p", "")[0]; htmltest.Attr(p, "lang") != "ru" || htmltest.Attr(p, "dir") != "auto" {
		t.Errorf("the Russian words are marked %v", p.Attr)
	}
	if p := htmltest.All(quotes[1], "p", "")[0]; htmltest.Attr(p, "lang") != "" {
		t.Errorf("the English words are marked %v", p.Attr)
	}
	if said, want := meta(t, htmltest.Parse(t, f.Files["statement/mayor-closed.html"])), ": “I said ‘would’ instead of ‘wouldn’t.’ I am sorry.”"; !strings.HasSuffix(said["og:image:alt"], want) {
		t.Errorf("what follows directly is parted: got %s, want %s", said["og:image:alt"], want)
	}
	if said := meta(t, page); strings.Contains(said["og:image:alt"], "shut") {
		t.Errorf("another rendering became further words: %s", said["og:image:alt"])
	}
}
