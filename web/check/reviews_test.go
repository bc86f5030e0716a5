package check

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/web/press/share"
)

// Reviews have no property and no value that https://schema.org does not give them, of any kind of speaker.
func TestReviewsAreAsTheVocabularyHasThem(t *testing.T) {
	t.Parallel()
	types, err := filepath.Abs("node_modules/schema-dts/dist/schema")
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile("../../data/validate/testdata/good/small.json")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("import type {DataFeed, WithContext} from %q;\n", types)
	add := func(feed string) { text += "void (" + feed + " satisfies WithContext<DataFeed>);\n" }
	feed := ""
	for _, kind := range append([]data.SpeakerKind{""}, data.SpeakerKinds...) {
		s, err := validate.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		s.Speakers[0].Kind = kind
		made, err := share.Make(share.Source{Base: "https://example.org/story/", Story: s, Catalog: english, Style: "style.css"})
		if err != nil {
			t.Fatal(err)
		}
		// The types know a context only of the whole.
		feed = strings.ReplaceAll(strings.TrimSpace(string(made.Files["claimreview.json"])), `[{"@context":"https://schema.org",`, `[{`)
		add(feed)
	}
	for right, wrong := range map[string]string{
		"publishingPrinciples": "verificationFactCheckingPolicy", // which only organizations of the news have
		`"@type":"Claim"`:      `"@type":"Claim","jobTitle":""`,
	} {
		text += "// @ts-expect-error: the types take anything\n"
		add(strings.Replace(feed, right, wrong, 1))
	}
	at := filepath.Join(t.TempDir(), "feeds.ts")
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("node_modules/.bin/tsc", "--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--types", "", at).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
