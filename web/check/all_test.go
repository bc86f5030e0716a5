package check

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	press "statement-evidence/web/press/site"
)

// listed is an archive of some statements, with the list of all of them.
func listed(t *testing.T, dir string, story *data.Story) *site {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	archive(t, dir, out, story)
	return serving(t, out)
}

// archive makes such an archive in the folder out, with the programs of another site.
func archive(t testing.TB, dir, out string, story *data.Story) press.ArchiveReport {
	t.Helper()
	one := func(pattern string) string {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: found %q, want one file", pattern, files)
		}
		return files[0]
	}
	report, err := press.BuildArchive(press.Sources{
		Story: story, Locales: []*i18n.Catalog{english}, Web: "..", Quick: true, Work: t.TempDir(),
		Page: one("page.*.wasm"), Decoder: one("decoder.*.wasm"), Shim: one("page.*.js"), Archive: "../../.cache/tinygo.archive.wasm",
	}, out)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// What a reader of the list sees.
const (
	entriesInSight = `[...document.querySelectorAll(".entries > li")].filter((li) => ((r) => r.bottom > 0 && r.top < innerHeight)(li.getBoundingClientRect()))`
	allThere       = `every(` + entriesInSight + `, (li) => li.querySelector("a"))`
	listedCount    = `document.querySelector(".found").textContent`
	firstInSight   = entriesInSight + `[1].querySelector("a").href`
)

// The scrollbar is that of all statements; what is in sight is there, wherever that is; Back leads to the same place.
func TestListOfAllStatements(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s = listed(t, s.dir, datatest.Archive(600))
		p := s.tab(t)
		p.visit("all.html")
		p.until(allThere)
		if got := value[string](p, listedCount); got != "600 statements." {
			t.Errorf("it says %q", got)
		}
		p.assert("the list is as high as 600 entries", `((list) => list.offsetHeight === 600 * list.firstElementChild.offsetHeight)(document.querySelector(".all ol"))`)
		size := 0
		for _, pattern := range press.AllBudget.Patterns {
			_, content := s.file(pattern)
			var small bytes.Buffer
			w := brotli.NewWriterLevel(&small, brotli.BestCompression)
			if _, err := w.Write(content); err != nil || w.Close() != nil {
				t.Fatal(err)
			}
			size += small.Len()
		}
		if size > press.AllBudget.Limit {
			t.Errorf("%s: %d bytes, compressed; the limit is %d", press.AllBudget.Name, size, press.AllBudget.Limit)
		}
		p.assert("few entries are in the page", `document.querySelectorAll(".entries > li").length < 60`)

		p.press(kb.End)
		p.until(`document.querySelector(".all [aria-posinset='600']")`)
		p.until(allThere)
		p.press(kb.PageUp)
		p.until(`!document.querySelector(".all [aria-posinset='600']") || scrollY + innerHeight < document.documentElement.scrollHeight`)
		p.until(allThere)
		p.until(`/^#at=\d+$/.test(location.hash)`)

		p.run(`scrollTo(0, 20000)`)
		p.until(allThere)
		p.until(`+location.hash.slice(4) > 100 && +location.hash.slice(4) < 250`)
		at := value[string](p, firstInSight)
		p.run(entriesInSight + `[1].querySelector("a").focus({preventScroll: true})`)
		p.press(kb.ArrowDown)
		p.assert("the arrow leads to the next statement", `document.activeElement.href === `+entriesInSight+`[2].querySelector("a").href`)
		p.press(kb.ArrowUp)
		p.assert("and back", `document.activeElement.href === $0`, at)
		p.run(`scrollTo(0, 0)`)
		p.until(allThere)
		p.assert("an entry that has the focus keeps it", `document.activeElement.href === $0`, at)
		p.run(`document.activeElement.blur()`)
		p.until(`![...document.querySelectorAll(".entries a")].some((a) => a.href === $0)`, at)
		p.run(`scrollTo(0, 20000)`)
		p.until(allThere)
		p.until(`+location.hash.slice(4) > 100`)
		p.run(entriesInSight + `[1].querySelector("a").focus({preventScroll: true})`)
		p.press(kb.Enter)
		p.until(`location.pathname.startsWith("/statement/")`)
		p.run(`history.back()`)
		p.until(`location.pathname === "/all.html" && document.querySelector(".all[data-ready]")`)
		p.until(allThere)
		p.until(entriesInSight+`.some((li) => li.querySelector("a").href === $0)`, at)
		p.do(chromedp.Reload())
		p.until(`document.querySelector(".all[data-ready]")`)
		p.until(allThere)
		p.until(entriesInSight+`.some((li) => li.querySelector("a").href === $0)`, at)
		p.assertQuiet()
	})
}

// A search is over all statements, with speaker and day; what it finds is marked. What a failing network leaves out is said, and can be asked for again.
func TestSearchOfAllStatements(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		story := datatest.Archive(600)
		s = listed(t, s.dir, story)
		rare := &story.Statements[437]
		said := 0
		for i := range story.Statements {
			if strings.Contains(story.Statements[i].Words[0].Text, "harbour") && story.Statements[i].Speaker == rare.Speaker {
				said++
			}
		}
		var down atomic.Bool
		s.answer("all/*", func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
			if down.Load() {
				http.Error(w, "", http.StatusServiceUnavailable)
				return
			}
			usual.ServeHTTP(w, r)
		})
		p := s.tab(t)
		p.visit("all.html")
		p.until(allThere)
		p.click("#q")
		p.press("HARB")
		p.until(`/^\d+ statements\.$/.test(` + listedCount + `) && ` + listedCount + ` !== "600 statements."`)
		p.until(allThere)
		p.assert("what is searched is marked", `every(`+entriesInSight+`, (li) => /^harb$/i.test(li.querySelector("mark").textContent))`)
		p.run(`((speaker) => {speaker.value = $0; speaker.dispatchEvent(new Event("input", {bubbles: true}))})(document.querySelector("#speaker"))`, rare.Speaker)
		p.until(`location.hash.includes("speaker=")`)
		p.until(allThere)
		p.assert("the filter holds, too", `every(`+entriesInSight+`, (li) => li.querySelector("b").textContent === $0)`, data.NewIndex(story).SpeakerAt(rare.Speaker).Name)
		if got := value[int](p, `parseInt(`+listedCount+`)`); got < said || got == 0 {
			t.Errorf("%d are listedCount; %d have the word in their first passage", got, said)
		}

		down.Store(true)
		p.expect("could not be loaded", "503")
		p.run(`((q) => {q.value = "\"the trams\""; q.dispatchEvent(new Event("input", {bubbles: true}))})(document.querySelector("#q"))`)
		p.until(listedCount + `.startsWith("Part of the list could not be loaded")`)
		down.Store(false)
		p.click(".found button")
		p.until(`/^\d+ statements?\.$/.test(` + listedCount + `)`)
		p.until(`every(` + entriesInSight + `, (li) => /^the trams$/i.test(li.querySelector("mark")?.textContent))`)
		p.assertQuiet()
	})
}
