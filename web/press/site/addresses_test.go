package site

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/share"
)

// addresses is what builds have published since the first that was embedded, on 23 November 2026, except for names
// that have a hash: each is in a page of somebody else by now, so none is ever taken off this list. LANG is a language
// other than the first, ID a statement.
const addresses = `
index.html index.LANG.html lead.html lead.LANG.html
fragment.html fragment.LANG.html fragment/ID.html fragment/ID.LANG.html
frame.html frame.LANG.html frame/ID.html frame/ID.LANG.html
element.js sw.js third-party-notices.txt _headers make.html
embed/en.json embed/LANG.json embed/ID.en.json embed/ID.LANG.json
citations.en.txt citations.LANG.txt citations.bib citations.json
lesson.html lesson.LANG.html sources.html sources.LANG.html worksheet.html worksheet.LANG.html key.html key.LANG.html
statement/ID.html card.png card/ID.png oembed.json oembed/ID.json corrections.json claimreview.json`

func TestEarlierAddressesAreAnswered(t *testing.T) {
	src := sources(t)
	src.Lesson = &data.Lesson{Lang: "en", Title: "A lesson", Minutes: 5, Ages: "15+", Steps: []data.LessonStep{{Minutes: 5, Title: "Look", Do: "Read."}}}
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	src.Base, _ = share.ParseBase("https://example.org/story")
	files := built(t, src)
	list := strings.Fields(addresses)
	if len(list) < 40 {
		t.Fatalf("%d addresses", len(list))
	}
	for _, address := range list {
		if address == "make.html" {
			continue // a site of these tests has no form; TestTheFormWritesTheSiteOfPress has it
		}
		for _, statement := range src.Story.Statements {
			name := strings.NewReplacer("LANG", "uk", "ID", statement.ID).Replace(address)
			if files[name] == "" {
				t.Errorf("%s was published, and is no longer: go on with it, or have a page there that leads to what has come in its place", name)
			}
		}
	}
}
