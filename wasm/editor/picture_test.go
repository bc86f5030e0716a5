package editor_test

import (
	"slices"
	"strings"
	"testing"

	"statement-evidence/data/validate"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

// A picture is asked for its text, its credit and its licence; one of a file that was opened is missing until the page has
// it, which keeps the story from being published and shows its text in its place.
func TestPictures(t *testing.T) {
	e := editor.New(i18ntest.Load(t, "en"), day)
	if !e.Load(example(t)) || !e.Ready() {
		t.Fatal("the example is not ready")
	}
	const src, at = "pictures/0a1b2c3d.png", "statements[0].pictures[0]"
	e.Update("files", src)
	if f := e.Update("picture:statements[0]", src+" 640 400"); f.Focus != at+".alt" || !f.Changed || f.Announce == "" {
		t.Errorf("got %+v", f)
	}
	if e.Ready() {
		t.Error("nothing is left to do, though nobody has said what it shows")
	}
	for _, field := range []string{".alt", ".credit", ".licence"} {
		if !slices.Contains(nodetest.Attrs(e.View(), "data-path"), at+field) {
			t.Errorf("%s is not asked for", field)
		}
		e.Update("set:"+at+field, "Bridge"+field)
	}
	if !e.Ready() {
		t.Error("something is left to do")
	}
	s, err := validate.Parse([]byte(e.Draft.String()))
	if err != nil || s.Statements[0].Pictures[0].Width != 640 || s.Statements[0].Pictures[0].Height != 400 {
		t.Errorf("the file says %+v, %v", s, err)
	}
	if got := e.Story().Statements[0].Pictures[0]; got.Src != src || got.Alt != "Bridge.alt" {
		t.Errorf("it is drawn as %+v", got)
	}
	e.Update("set:"+at+".credit", "")
	if e.Ready() {
		t.Error("a picture without a credit is ready")
	}
	e.Update("undo", "")
	text := e.Draft.String()

	for lang, w := range i18ntest.All(t) {
		e := editor.New(w, day)
		e.Load(text)
		if e.Ready() {
			t.Errorf("%s: the file is missing, and nobody says so", lang)
		}
		said := node.TextContent(e.View())
		if strings.Count(said, src) != 2 || strings.Contains(said, "is not here") && lang != "en" {
			t.Errorf("%s: it is not said in the list and beside the picture: %s", lang, said)
		}
		if !slices.Contains(nodetest.Attrs(e.View(), "id"), at+".src") {
			t.Errorf("%s: nothing asks for the file", lang)
		}
		e.Update("picture:"+at, "pictures/ffffffff.jpg 320 200")
		e.Update("files", "pictures/ffffffff.jpg\nother.png")
		if !e.Ready() || e.Get(at+".alt") != "Bridge.alt" || e.Len("statements[0].pictures") != 1 {
			t.Errorf("%s: another file takes its place, and it is not ready: %s", lang, e.Draft)
		}
		e.Update("remove:"+at, "")
		if !e.Ready() || e.Len("statements[0].pictures") != 0 {
			t.Errorf("%s: it cannot be removed", lang)
		}
	}
}
