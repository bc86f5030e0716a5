// Package check tests the built site in a real browser, as each compiler built
// it. Every file is named after what it shows; the harness is here, in
// site_test.go (the server) and in tab_test.go (a page in a tab).
package check

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/check/browser"
	press "statement-evidence/web/press/site"
	"statement-evidence/web/press/sound"
)

// compilers are what the program is built with, and where the sites are.
var compilers = []struct{ name, dist string }{
	{"tinygo", os.Getenv("DIST_TINYGO")},
	{"go", os.Getenv("DIST_GO")},
}

const defaultStory = "../../data/stories/russia-2018/story.json"

var (
	chromium   *browser.Browser
	story      *data.Story
	recordings map[string]data.Sound // of the story
	english    *i18n.Catalog
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	for _, c := range compilers {
		if !filepath.IsAbs(c.dist) {
			fmt.Fprintln(os.Stderr, "web/check: no built sites to test: DIST_TINYGO and DIST_GO name their folders; run ./build.sh test, which sets them")
			return 1
		}
	}
	src, err := os.ReadFile(defaultStory)
	if err == nil {
		story, err = validate.Parse(src)
	}
	if err == nil {
		heard, faults := sound.Load(story, filepath.Dir(defaultStory), func([]byte) sound.Finding { return sound.Finding{} })
		if len(faults) > 0 {
			err = faults[0]
		}
		recordings, err = published(press.Sounds(heard), compilers[0].dist)
	}
	if err == nil {
		src, err = os.ReadFile("../../data/locales/en.json")
	}
	if err == nil {
		english, err = i18n.Load(src)
	}
	if err == nil {
		chromium, err = browser.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "web/check:", err)
		return 1
	}
	defer chromium.Close()
	return m.Run()
}

// The program itself is tested with both compilers: that it hydrates the page, renders
// every state, searches, presents, decodes, fails, and frees its memory. Scripts,
// styles and pages are the same with either, and are tested with one.

// perCompiler runs a test on the site of each compiler.
func perCompiler(t *testing.T, test func(t *testing.T, s *site)) {
	for _, c := range compilers {
		t.Run(c.name, func(t *testing.T) { test(t, serving(t, c.dist)) })
	}
}

// parallel is perCompiler, in parallel with other tests.
func parallel(t *testing.T, test func(t *testing.T, s *site)) {
	t.Parallel()
	perCompiler(t, func(t *testing.T, s *site) {
		t.Parallel()
		test(t, s)
	})
}

// oneCompiler is parallel, for tests that do not depend on the compiler.
func oneCompiler(t *testing.T, test func(t *testing.T, s *site)) {
	t.Parallel()
	test(t, serving(t, compilers[0].dist))
}

// published puts recordings into the folder that a site has them in: its hash covers waveforms, which no test makes.
func published(recordings map[string]data.Sound, dist string) (map[string]data.Sound, error) {
	folders, err := filepath.Glob(filepath.Join(dist, "audio.*"))
	if err != nil || len(folders) != 1 {
		return nil, fmt.Errorf("%s: folders of recordings %q, want one", dist, folders)
	}
	folder := filepath.Base(folders[0])
	for id, r := range recordings {
		r.MP3 = path.Join(folder, path.Base(r.MP3))
		if r.Captions != "" {
			r.Captions = path.Join(folder, path.Base(r.Captions))
		}
		recordings[id] = r
	}
	return recordings, nil
}
