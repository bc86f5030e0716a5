package publish_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
)

// Filters of hosts find nothing in a text that they would change, and a browser reads the text as it was.
func TestTextsStayAsTheyAre(t *testing.T) {
	b := publish.Sanitizer{Catalog: i18ntest.Load(t, "en"), Web: func(address string) string { return address }}
	for _, text := range []string{
		`It's "so" -- he said...`, "5'10\" and 9x9 - (c)", "[gallery] {{ page }} {x}", ":) ;) 8) yes :lol:", "*a* _b_ ~c~ `d` \\e", "1 < 2 & 3 > 2 &amp; &#39;", "Wordpress", "—“”’…",
	} {
		text = "Said " + text
		got, err := b.HTML(node.El("p", nil, node.El("a", node.A{"href", "https://example.org/a_b-c(1)"}, node.Text(text))))
		if err != nil {
			t.Fatal(err)
		}
		const before, after = `<div><p><a href="https://example.org/a_b-c(1)">`, "</a></p></div>"
		said := strings.TrimSuffix(strings.TrimPrefix(got, before), after)
		if before+said+after != got || html.UnescapeString(said) != text {
			t.Errorf("%s: it is written as %s", text, got)
		}
		if m := regexp.MustCompile("['\"`*_~\\[\\]{}()\\\\]|-|\\.\\.|\\dx\\d| [:;]|Wordpress").FindString(said); m != "" {
			t.Errorf("%s: it is written with %q, which hosts change: %s", text, m, said)
		}
	}
}

// MDX takes each line apart that has nothing but tags.
func TestNoLineIsTagsAlone(t *testing.T) {
	b := publish.Sanitizer{Catalog: i18ntest.Load(t, "en"), Web: func(address string) string { return address }}
	item := node.El("li", nil, node.El("p", nil, node.Text("a")), node.El("blockquote", nil, node.El("p", nil, node.Text("b"))))
	got, err := b.HTML(node.El("div", nil, node.El("h3", nil, node.Text("c")), node.El("ul", nil, item, item), node.El("p", nil, node.Text("d"))))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(got, "\n")
	if len(lines) < 4 {
		t.Errorf("it is in %d lines: %s", len(lines), got)
	}
	for _, line := range lines {
		if regexp.MustCompile(`^(<[^>]*>)*$`).MatchString(line) {
			t.Errorf("a line has only tags: %q", line)
		}
	}
}
