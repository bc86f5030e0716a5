package site

import (
	"regexp"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// Every address that a site says it is published at is there.
func TestPublishedAddresses(t *testing.T) {
	src := sources(t)
	src.Base = "https://site.example/story/"
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	files := built(t, src)
	address := regexp.MustCompile(`https://site\.example/story/([^"\\#?]*)`)
	seen := map[string]bool{}
	for name, content := range files {
		if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".json") || strings.HasPrefix(name, "player.") {
			continue
		}
		if id, ok := strings.CutPrefix(name, "statement/"); ok && !strings.Contains(files["index.html"], `id="s-`+strings.TrimSuffix(id, ".html")+`"`) {
			t.Errorf("%s leads nowhere", name)
		}
		for _, m := range address.FindAllStringSubmatch(content, -1) {
			seen[m[1]] = true
		}
	}
	for file := range seen {
		if _, there := files[file]; !there && file != "" && file != "frame.html" {
			t.Errorf("%s is named, and not there", file)
		}
	}
	for _, file := range []string{"index.html", "index.uk.html", "oembed.json", "oembed/s1.json", "oembed/s2.json", "corrections.json", "card.png", "card/s1.png", "card/s2.png", "statement/s1.html", "statement/s2.html"} {
		if !seen[file] {
			t.Errorf("%s is not named", file)
		}
	}
	if _, there := files["claimreview.json"]; !there {
		t.Error("there are no reviews")
	}
	for page, whole := range map[string]string{"index.html": "index.html", "lead.html": "index.html", "index.uk.html": "index.uk.html", "lead.uk.html": "index.uk.html"} {
		if want := `<link rel="canonical" href="https://site.example/story/` + whole + `">`; strings.Count(files[page], want) != 1 || strings.Count(files[page], "canonical") != 1 {
			t.Errorf("%s: its canonical address is not that of %s alone", page, whole)
		}
	}
	// A search engine takes no other than a whole one for that of the page in another language.
	for page, other := range map[string]string{"index.html": `hreflang="uk" href="https://site.example/story/index.uk.html"`, "index.uk.html": `hreflang="en" href="https://site.example/story/index.html"`} {
		if want := `<link rel="alternate" ` + other + `>`; !strings.Contains(files[page], want) {
			t.Errorf("%s: no %s", page, want)
		}
	}
	if strings.Contains(files["fragment.html"], "site.example") {
		t.Error("the fragment, which stands in other pages, names the site's address")
	}
	if style := `<link rel="stylesheet" href="../` + named(t, files, "statement-evidence.*.css") + `">`; !strings.Contains(files["statement/s1.html"], style) {
		t.Errorf("statement/s1.html: no %s", style)
	}
}

// Without a base address nothing is made that needs one, and no page says more.
func TestNoBaseAddress(t *testing.T) {
	src := sources(t)
	plain := built(t, src)
	for name, content := range plain {
		if strings.HasPrefix(name, "card") || strings.HasPrefix(name, "statement/") || strings.HasPrefix(name, "oembed") || name == "claimreview.json" || name == "corrections.json" {
			t.Errorf("%s is there", name)
		}
		if strings.HasSuffix(name, ".html") && strings.Contains(content, "og:") {
			t.Errorf("%s has a card", name)
		}
	}
	if strings.Contains(plain["index.html"], "canonical") || strings.Count(plain["lead.html"], `<link rel="canonical" href="index.html">`) != 1 {
		t.Error("the short version alone has a canonical address, the whole's")
	}
	src.Base = "https://site.example/story/"
	published := built(t, src)
	if _, there := published["card.png.br"]; there {
		t.Error("a picture has a compressed copy")
	}
	for _, page := range []string{"index.html", "lead.html"} {
		var left []string
		for line := range strings.SplitSeq(published[page], "\n") {
			if !strings.Contains(line, "site.example") && !strings.HasPrefix(line, `<meta property="og:`) && !strings.HasPrefix(line, `<meta name="twitter:`) {
				left = append(left, line)
			}
		}
		if want := strings.Replace(plain[page], "<link rel=\"canonical\" href=\"index.html\">\n", "", 1); strings.Join(left, "\n") != want {
			t.Errorf("%s: the base address changes more than the lines that need it", page)
		}
	}
}
