package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// The stories that are made up keep every rule, and what only they have is on their pages:
// what is known of a date and no more, claims and pictures without quotation marks, kinds of
// evidence, and sources without an address.
func TestStoriesThatAreMadeUp(t *testing.T) {
	for name, want := range map[string]struct {
		page, never []string
		share       map[string][]string // by statement: in its page to share
	}{
		"city-budget": {
			page: []string{
				">September 2021<", ">about March 2026, ", "Public then or later: not known", `<p class="lines">`, "\nNot one new stop.\n",
				">Ada Thorn, ", "print edition, March 2026, page 5", "Figures that somebody counted or measured",
			},
			never: []string{"30 September 2021", "31 March 2026", "31 January 2026", "Allegation", "agency"},
			share: map[string][]string{"party-buses": {`"author":{"@type":"Organization","name":"Larkhaven Forward"}`}},
		},
		"kettle-recall": {
			page: []string{
				"Paraphrased by the editors, not quoted", "Picture, as described by the editors", "Rating by Amber Check", "“Wrong context”",
				`lang="ar" dir="auto">نسحب كل`, "2 April 2026, 20:04 to 20:05", ">about April 2026<",
			},
			never: []string{"“A thousand kettles", "“A kitchen in flames", "30 April 2026", "Official remarks"},
			share: map[string][]string{"claim-thousand": {`"claimReviewed":"A thousand kettles have burst, and the company keeps silent."`, `"itemReviewed":{"@type":"Claim","appearance"`}},
		},
		"mill-bridge-1863": {
			page: []string{
				">about 1863<", ">May 1879<", "no later than 1879", ">1901<", "dated June 1863", "Sir Josias Hale",
				"signature K 3", "Public then or later: not known",
			},
			never: []string{"31 December", "31 May 1879", "30 June 1863", "“Nobody in the guard"},
			share: map[string][]string{"captain-speech": {`"datePublished":"1879-05"`}, "captain-letter": {`"author":{"@type":"Person","name":"Josias Hale","jobTitle":"captain of the river guard"},"appearance"`}},
		},
	} {
		file, err := os.ReadFile(filepath.Join("..", "..", "..", "data", "stories", name, "story.json"))
		if err != nil {
			t.Fatal(err)
		}
		story, err := validate.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range validate.Check(story) {
			t.Errorf("%s: %v", name, fault)
		}
		src := sources(t)
		src.Story, src.Base = story, "https://example.org/story/"
		files := built(t, src)
		page := files["index.html"]
		for _, text := range want.page {
			if !strings.Contains(page, text) {
				t.Errorf("%s: the page does not say %q", name, text)
			}
		}
		for file, text := range files {
			for _, never := range want.never {
				if strings.HasSuffix(file, ".html") && strings.Contains(text, never) {
					t.Errorf("%s: %s says %q", name, file, never)
				}
			}
		}
		for id, texts := range want.share {
			for _, text := range texts {
				if shared := files["statement/"+id+".html"]; !strings.Contains(shared, text) {
					t.Errorf("%s: the page of %s does not have %s", name, id, text)
				}
			}
		}
		decoded, err := data.Decode(data.Encode(story))
		if err != nil {
			t.Fatal(err)
		}
		for lang, w := range i18ntest.All(t) {
			one, other := view.Page(data.NewIndex(story), w), view.Page(data.NewIndex(decoded), w)
			if name := story.ID; node.TextContent(one) != node.TextContent(other) {
				t.Errorf("%s, %s: the program would draw another page", name, lang)
			}
		}
	}
	made, err := os.ReadDir(filepath.Join("..", "..", "..", "data", "stories"))
	if err != nil || len(slices.DeleteFunc(made, func(d os.DirEntry) bool { return !d.IsDir() })) != 5 {
		t.Errorf("%d stories, not 5: %v", len(made), err)
	}
}
