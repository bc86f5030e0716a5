package drawing_test

import (
	"os"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/drawing"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

const file = "../../data/stories/russia-2018/story.json"

// words are those that the program is sent.
func words(t *testing.T, lang string) *i18n.Catalog {
	t.Helper()
	w, err := i18n.Decode(i18n.EncodeWhole(i18ntest.Load(t, lang)))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// What is drawn of a file is what press draws of the story.
func TestDraw(t *testing.T) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := datatest.First(t)
	for _, lang := range []string{"en", "ar"} {
		page, faults := drawing.Draw(src, words(t, lang))
		if faults != "" {
			t.Fatal(faults)
		}
		x := data.NewIndex(s)
		x.Sounds = map[string]data.Sound{}
		for i := range s.Statements {
			if a := s.Statements[i].Audio; a != nil {
				x.Sounds[s.Statements[i].ID] = data.Sound{MP3: a.Src}
			}
		}
		for i := range s.Findings {
			if a := s.Findings[i].Audio; a != nil {
				x.Sounds[s.Findings[i].ID] = data.Sound{MP3: a.Src}
			}
		}
		want := view.ForShadow(view.Page(x, i18ntest.Load(t, lang)), "")
		if node.Lines(page.Tree) != node.Lines(want) {
			t.Errorf("%s: another page is drawn of the file", lang)
		}
		if string(page.Story) != string(data.Encode(s)) || len(page.Files) != 3 {
			t.Errorf("%s: the story is another, or there are %d files of citations", lang, len(page.Files))
		}
	}
}

// Faults have their places, and are those of check.
func TestFaults(t *testing.T) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if faults := drawing.Faults(src); faults != "" {
		t.Errorf("the first story has faults: %s", faults)
	}
	bad := strings.Replace(string(src), `"speaker": "trump"`, `"speaker": "trumq"`, 1)
	_, drawn := drawing.Draw([]byte(bad), words(t, "en"))
	for _, faults := range []string{drawn, drawing.Faults([]byte(bad))} {
		if !strings.Contains(faults, `statements[0].speaker`) || !strings.Contains(faults, `no speaker has the id "trumq"`) {
			t.Errorf("it says %q", faults)
		}
	}
	if faults := drawing.Faults([]byte("{")); !strings.HasPrefix(faults, "1:2: ") {
		t.Errorf("of half a file it says %q", faults)
	}
}
