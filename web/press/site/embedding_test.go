package site

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"html"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/share"
)

var heldFile = regexp.MustCompile(`(?:href|src)="(?:https://site\.example/story/|\.\.?/)?([^"]+)" integrity="([^"]*)" crossorigin="anonymous"`)

// checkHeld holds each file that some HTML says the content of to that, and gives their number.
func checkHeld(t *testing.T, name, html string, files map[string]string) int {
	t.Helper()
	found := heldFile.FindAllStringSubmatch(html, -1)
	for _, m := range found {
		content, there := files[m[1]]
		short, long := sha256.Sum256([]byte(content)), sha512.Sum384([]byte(content))
		if !there || m[2] != "sha256-"+base64.StdEncoding.EncodeToString(short[:]) && m[2] != "sha384-"+base64.StdEncoding.EncodeToString(long[:]) {
			t.Errorf("%s: %s is held to %s, not to its content", name, m[1], m[2])
		}
	}
	return len(found)
}

// What other pages load is held to its content, to the last script and style sheet.
func TestWhatOtherPagesLoadIsHeld(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	files := built(t, src)
	for page, held := range map[string]bool{"fragment.html": true, "fragment.uk.html": true, "frame.html": true, "frame.uk.html": true,
		"frame/s1.html": true, "frame/s2.uk.html": true, "fragment/s1.html": true, "fragment/s2.uk.html": true, "index.html": false, "lead.html": false} {
		want := 0
		if held {
			want = strings.Count(files[page], `rel="stylesheet"`) + strings.Count(files[page], "<script ")
		}
		if got := checkHeld(t, page, files[page], files); got != want || held && got == 0 {
			t.Errorf("%s: %d style sheets and scripts are held, want %d", page, got, want)
		}
	}
}

// Each page leads to what can be pasted, in its language; addresses are those of
// the site where it knows them, and begin with ./ where it does not.
func TestWhatCanBePasted(t *testing.T) {
	for base, want := range map[string]string{"": "./", "https://site.example/story/": "https://site.example/story/"} {
		src := sources(t)
		src.Base = base
		src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
		files := built(t, src)
		for lang, ending := range map[string]string{"en": ".html", "uk": ".uk.html"} {
			led := named(t, files, "embed-dialog."+lang+".*.json")
			for _, page := range []string{"index", "lead", "fragment", "frame"} {
				if !strings.Contains(files[page+ending], ` embed-dialog="`+led+`"`) {
					t.Errorf("%s does not lead to %s", page+ending, led)
				}
			}
			var e struct{ Script, Style, Lang string }
			if err := json.Unmarshal([]byte(files[led]), &e); err != nil || files[e.Script] == "" || files[e.Style] == "" || e.Lang != lang {
				t.Errorf("%s leads nowhere: %v", led, err)
			}
			for file, id := range map[string]string{"embed/" + lang + ".json": "", "embed/s1." + lang + ".json": "s1", "embed/s2." + lang + ".json": "s2"} {
				var s share.Snippets
				if err := json.Unmarshal([]byte(files[file]), &s); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				if n := checkHeld(t, file, s.Element, files); n != 1 {
					t.Errorf("%s: %d scripts are held, want 1", file, n)
				}
				one, hash := "", ""
				if id != "" {
					one, hash = "/"+id, "#s-"+id
				}
				for snippet, has := range map[string]string{
					s.Element: `<statement-evidence src="` + want + `fragment` + one + ending + `"`,
					s.Frame:   `<iframe src="` + want + `frame` + one + ending + `" title="` + html.EscapeString(s.Title) + `"`,
					s.Plain:   `<a href="` + want + "index" + ending + hash + `"`,
				} {
					if !strings.Contains(snippet, has) {
						t.Errorf("%s, at %q: no %s in\n%s", file, base, has, snippet)
					}
				}
			}
		}
	}
}

// The element's script names what each script and program of its build must be.
func TestElementHoldsItsBuild(t *testing.T) {
	files := built(t, sources(t))
	element := files[named(t, files, "element.*.js")]
	for _, pattern := range []string{"page.*.js", "page.*.wasm", "player.*.js", "decoder.*.js", "decoder.*.wasm", "embed-dialog.*.js", "classroom.*.js", "classroom.*.wasm"} {
		file := named(t, files, pattern)
		sum := sha256.Sum256([]byte(files[file]))
		if want := `"` + file + `":"sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `"`; !strings.Contains(element, want) {
			t.Errorf("no %s in the element's script", want)
		}
	}
}

// The script is also there under a name that stays, for pages that are written
// by hand; nobody keeps that copy, and no page of the site loads it.
func TestElementKeepsAName(t *testing.T) {
	files := built(t, sources(t))
	if hashed := named(t, files, "element.*.js"); files["element.js"] == "" || files["element.js"] != files[hashed] {
		t.Errorf("element.js is not %s", hashed)
	}
	if strings.Contains(files["_headers"], "/element.js\n") {
		t.Error("hosts that read _headers would keep element.js for a year")
	}
	if _, integrity, pages := kept(t, files); integrity["element.js"] != "" {
		t.Error("the service worker keeps element.js")
	} else {
		for page, needs := range pages {
			if slices.Contains(needs, "element.js") {
				t.Errorf("%s needs element.js", page)
			}
		}
	}
	for name, content := range files {
		if filepath.Ext(name) == ".html" && strings.Contains(content, `"element.js"`) {
			t.Errorf("%s loads element.js", name)
		}
	}
}
