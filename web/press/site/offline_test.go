package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/serve"
)

// kept reads what the service worker may keep, held to what, and what pages need.
func kept(t *testing.T, files map[string]string) (version string, integrity map[string]string, pages map[string][]string) {
	t.Helper()
	m := regexp.MustCompile(`VERSION="(\w+)";globalThis.FILES=(.*);globalThis.COMMON=(.*);globalThis.PAGES=(.*);\n`).FindStringSubmatch(files["sw.js"])
	if m == nil {
		t.Fatalf("sw.js begins with %.100s", files["sw.js"])
	}
	var icons []string
	for text, into := range map[string]any{m[2]: &integrity, m[3]: &icons, m[4]: &pages} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	if len(icons) != 3 {
		t.Errorf("every page needs %q, want the icons", icons)
	}
	for _, icon := range icons {
		if integrity[icon] == "" {
			t.Errorf("%s is held to nothing", icon)
		}
	}
	return m[1], integrity, pages
}

func TestWhatIsKeptIsWhole(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	files := built(t, src)
	_, integrity, pages := kept(t, files)
	for file, is := range integrity {
		sum := sha256.Sum256([]byte(files[file]))
		if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); is != want {
			t.Errorf("%s: its integrity is %q, want %q", file, is, want)
		}
	}
	for file := range files {
		elsewhere := slices.ContainsFunc([]string{"alone", "draw.", "drawing.", "faults.", "make."}, func(name string) bool { return strings.HasPrefix(file, name) }) // only pages for others and the form load it
		if serve.Hashed.MatchString(file) && elsewhere != (integrity[file] == "") {
			t.Errorf("%s is held to %q", file, integrity[file])
		}
	}
	for _, page := range []string{"index.html", "index.uk.html", "lead.html", "lead.uk.html"} {
		needs := pages[page]
		if len(needs) == 0 || integrity[page] == "" {
			t.Errorf("%s needs %q and is held to %q", page, needs, integrity[page])
		}
		for _, need := range needs {
			if integrity[need] == "" {
				t.Errorf("%s needs %s, which is held to nothing", page, need)
			}
		}
		for _, m := range regexp.MustCompile(` (?:src|href|words|program|shim)="([\w.-]+\.[0-9a-f]{10}\.\w+)"`).FindAllStringSubmatch(files[page], -1) {
			if !slices.Contains(needs, m[1]) {
				t.Errorf("%s: %s is not kept with it", page, m[1])
			}
		}
	}
}

func TestAnotherPageIsAnotherVersion(t *testing.T) {
	src := sources(t)
	first, _, _ := kept(t, built(t, src))
	src.Story.Title += "!"
	if second, _, _ := kept(t, built(t, src)); second == first {
		t.Error("a page with another title is of the same version")
	}
}

func TestIconsAreSafeToCut(t *testing.T) {
	for _, maskable := range []bool{false, true} {
		drawn, err := drawIcon(512, maskable)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(drawn))
		if err != nil || img.Bounds().Dx() != 512 || img.Bounds().Dy() != 512 {
			t.Fatalf("%v, %v", img.Bounds(), err)
		}
		marked, outside := 0, 0
		for y := range 512 {
			for x := range 512 {
				if img.At(x, y) != paperColour {
					marked++
					if dx, dy := float64(x)-255.5, float64(y)-255.5; dx*dx+dy*dy > 0.4*0.4*512*512 {
						outside++
					}
				}
			}
		}
		if marked < 512*512/20 || maskable && outside > 0 {
			t.Errorf("maskable %t: %d pixels are drawn, %d of them where a launcher cuts", maskable, marked, outside)
		}
	}
}

func TestManifestNamesItsPage(t *testing.T) {
	src := sources(t)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk")}
	files := built(t, src)
	for lang, page := range map[string]string{"en": "index.html", "uk": "index.uk.html"} {
		file := named(t, files, "app."+lang+".*.webmanifest")
		var m struct {
			Name, ID  string
			Start_url string
			Icons     []icon
		}
		if err := json.Unmarshal([]byte(files[file]), &m); err != nil {
			t.Fatal(err)
		}
		if m.Name != src.Story.Title || m.Start_url != page || len(m.Icons) != 3 || !strings.Contains(files[page], file) {
			t.Errorf("%s of %s: %+v", file, page, m)
		}
	}
}
