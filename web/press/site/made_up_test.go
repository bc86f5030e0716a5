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
	"statement-evidence/wasm/publish"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/picture"
	"statement-evidence/web/press/sound"
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
				">September 2021<", ">about March 2026. ", "Public then or later: not known", `<p class="lines">`, "\nNot one new stop.\n",
				">Ada Thorn, ", "print edition, March 2026, page 5", "What somebody counted or measured",
			},
			never: []string{"30 September 2021", "31 March 2026", "31 January 2026", "Allegation", "agency"},
			share: map[string][]string{"party-buses": {`"author":{"@type":"Organization","name":"Larkhaven Forward"}`}},
		},
		"kettle-recall": {
			page: []string{
				"Paraphrased by the editors, not quoted", "Picture, as described by the editors", "Rating by Amber Check", "“Wrong context”",
				`lang="ar" dir="auto">نسحب كل`, "2 April 2026, 20:04 to 20:05", ">about April 2026<",
				`<img src="pictures/picture-kitchen.`, `" alt="A drawn kitchen: a steel`, `" width="640" height="400" loading="lazy" decoding="async">`, "<figcaption>Drawn for this example; nobody took a photograph; free for any use</figcaption>",
			},
			never: []string{"“A thousand kettles", "“A kitchen in flames", "30 April 2026", "Official remarks"},
			share: map[string][]string{"claim-thousand": {`"claimReviewed":"A thousand kettles have burst, and the company keeps silent."`, `"itemReviewed":{"@type":"Claim","appearance"`},
				"picture-kitchen": {`"image":[{"@type":"ImageObject","contentUrl":"https://example.org/story/pictures/picture-kitchen.`, `"creditText":"Drawn for this example; nobody took a photograph","license":{"@type":"CreativeWork","name":"free for any use"},"width":640,"height":400}]`}},
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
		at := filepath.Join("..", "..", "..", "data", "stories", name, "story.json")
		file, err := os.ReadFile(at)
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
		var faults []validate.Fault
		if src.Pictures, faults = picture.Load(story, filepath.Dir(at)); len(faults) > 0 {
			t.Error(faults)
		}
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
		story = withoutPictures(story) // which the page has, and the program does not draw
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

// The picture of a story is published once, under a name that has a hash; every page leads to it, the one
// file has it inside as far as there is room, and readers of a story without one load nothing for it.
func TestPictures(t *testing.T) {
	src := spoken(t)
	src.Sound = sound.Set{}
	plainSite := built(t, src)
	at := filepath.Join("..", "..", "..", "data", "stories", "kettle-recall", "story.json")
	file, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if src.Story, err = validate.Parse(file); err != nil {
		t.Fatal(err)
	}
	bare := src
	bare.Story = withoutPictures(src.Story)
	var faults []validate.Fault
	if src.Pictures, faults = picture.Load(src.Story, filepath.Dir(at)); len(faults) > 0 {
		t.Fatal(faults)
	}
	kitchen := src.Pictures.Files["pictures/kitchen.png"].Content
	files, without := built(t, src), built(t, bare)
	name := hashed("pictures/picture-kitchen.png", kitchen)
	if files[name] != string(kitchen) {
		t.Fatalf("no file %s", name)
	}
	for page, want := range map[string]int{"index.html": 2, "lead.html": 2, "frame.html": 2, "fragment.html": 2} {
		if n := strings.Count(files[page], `<img src="`+name+`" alt="`); n != want {
			t.Errorf("%s shows it %d times, not %d", page, n, want)
		}
	}
	for _, page := range []string{"frame/picture-kitchen.html", "fragment/picture-kitchen.html"} {
		if !strings.Contains(files[page], `<img src="../`+name+`" alt="`) {
			t.Errorf("%s does not show it", page)
		}
	}
	for page, html := range files {
		if strings.HasSuffix(page, ".html") && strings.Contains(html, `"pictures/kitchen.png`) {
			t.Errorf("%s leads to the file of the story's folder", page)
		}
	}
	if pasted := files["embed/picture-kitchen.en.json"]; strings.Count(pasted, "Picture:") != 2 || !strings.Contains(pasted, "A drawn kitchen") || strings.Contains(pasted, "img ") {
		t.Errorf("what is pasted does not say what it shows: %s", pasted)
	}
	kept, _, _ := strings.Cut(files["sw.js"], "addEventListener")
	if strings.Count(kept, name) < 2 {
		t.Error("it is not kept with the page")
	}
	sheet := func(files map[string]string) string {
		return files[strings.TrimSuffix(named(t, files, "statement-evidence.*.css"), "\"")]
	}
	if one := sheet(without); one == "" || one != sheet(plainSite) || !strings.HasPrefix(sheet(files), strings.TrimSpace(one)) || sheet(files) == one {
		t.Errorf("the style sheet of a story without pictures is %q, of one with some %q", one, sheet(files))
	}

	whole, left, err := Single(src, english(t), 0)
	if err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
	inside := publish.DataURL("image/png", kitchen)
	if n := strings.Count(string(whole), inside); n != 2 {
		t.Errorf("one file has it %d times", n)
	}
	for _, c := range []struct{ limit, shown int }{{len(whole) - 1, 1}, {len(whole) - len(inside) - 100, 0}} {
		page, left, err := Single(src, english(t), c.limit)
		if n := strings.Count(string(page), inside); err != nil || n != c.shown || len(left) != 2-c.shown || left[0] != "pictures/kitchen.png" || len(page) > c.limit {
			t.Errorf("within %d bytes it is there %d times, left out %q: %v", c.limit, n, left, err)
		}
		if n := strings.Count(string(page), "<p><b>Picture:</b>"); n != 2-c.shown {
			t.Errorf("within %d bytes its text stands %d times in its place", c.limit, n)
		}
	}
}

func withoutPictures(s *data.Story) *data.Story {
	bare := picture.With(s, func(*data.PictureFile) {})
	for i := range bare.Statements {
		bare.Statements[i].Pictures = nil
	}
	for i := range bare.Findings {
		bare.Findings[i].Pictures = nil
	}
	return bare
}
