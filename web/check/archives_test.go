package check

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

// listing is a page that lists the statements of an archive.
type listing struct {
	name, dir, page string
	shown           string // whether the first of them are in sight
	field, hit      string // selectors: where words are typed, and a hit of these
}

// archives builds archives of several sizes, and reads the list of each, beside others of the same statements: one in
// plain JavaScript, which loads all of them, and Pagefind's own page, which lists nothing before it is asked.
// On a slow device, in turn: until the first statements are in sight, until a word is answered, what that loaded, and how much memory scripts then have.
func archives(t testing.TB, dir string, of size) metrics {
	all := metrics{}
	for _, n := range of.archives {
		story := datatest.Archive(n)
		unit := func(what string) string { return what + "-of-" + strconv.Itoa(n) }
		ours := filepath.Join(t.TempDir(), "site")
		start := time.Now()
		report := archive(t, dir, ours, story)
		all[unit("s-build")] = time.Since(start).Seconds()
		all[unit("files")], all[unit("MB")], all[unit("B-first-page")] = float64(report.Files), float64(report.Bytes)/1e6, float64(report.First)
		entries := entriesOf(t, story)
		for _, l := range []listing{
			{name: "", dir: ours, page: "all.html", shown: allThere, field: "#q", hit: ".entries mark"},
			{name: "-plain", dir: windowed(t, entries), page: "index.html", shown: `document.querySelector("li")`, field: "input", hit: "mark"},
			{name: "-pagefind", dir: pagefind(t, entries), page: "index.html", shown: `document.querySelector("input")`, field: "input", hit: ".pagefind-ui__result mark"},
		} {
			var shown, answered []float64
			s := serving(t, l.dir)
			s.answer("index.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
				page, err := os.ReadFile(filepath.Join(l.dir, "index.html"))
				if err != nil {
					t.Error(err)
				}
				w.Header().Set("Content-Type", "text/html; charset=utf-8") // and no policy: Pagefind's page keeps to none
				w.Write(page)
			})
			for range (of.runs + 1) / 2 {
				p := s.tab(t)
				p.slow()
				p.before(programMemory)
				p.check(p.Go(p.site.URL + "/" + l.page))
				p.until(l.shown)
				shown = append(shown, value[float64](p, `performance.now()`))
				p.untilIdle()
				answered = append(answered, value[float64](p, `new Promise((done) => {
					const field = document.querySelector($0), start = performance.now();
					const look = () => document.querySelector($1) ? done(performance.now() - start) : requestAnimationFrame(look);
					field.value = "harbour";
					field.dispatchEvent(new InputEvent("input", {bubbles: true}));
					look();
				})`, l.field, l.hit))
				all[unit("kB-loaded"+l.name)] = value[float64](p, `["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type)).reduce((sum, {encodedBodySize: size}) => sum + size, 0) / 1000`)
				all[unit("MB-memory"+l.name)] = p.memory()
				p.Close()
			}
			all[unit("ms-shown"+l.name)], all[unit("ms-answer"+l.name)] = at(0.5, shown), at(0.5, answered)
		}
	}
	return all
}

// programMemory keeps the memory of a page's program in sight.
const programMemory = `for (const name of ["instantiate", "instantiateStreaming"]) {
	const make = WebAssembly[name];
	WebAssembly[name] = async (...args) => {
		const made = await make(...args);
		globalThis.linear = (made.instance ?? made).exports.memory;
		return made;
	};
}`

// memory is how many megabytes the scripts and the program of a page hold, garbage of scripts aside.
func (p *tab) memory() float64 {
	p.t.Helper()
	p.run(`gc()`)
	var used, backing float64
	p.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		used, _, _, backing, err = runtime.GetHeapUsage().Do(ctx)
		return err
	}))
	return (used + backing + value[float64](p, `globalThis.linear?.buffer.byteLength ?? 0`)) / 1e6
}

// entry is a statement as other lists have it.
type entry struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Day   string `json:"day"`
	Words string `json:"words"`
}

func entriesOf(t testing.TB, story *data.Story) []byte {
	t.Helper()
	x := data.NewIndex(story)
	var all []entry
	for _, i := range data.StatementsByDay(x) {
		s := &x.Statements[i]
		all = append(all, entry{s.ID, x.SpeakerAt(s.Speaker).Name, s.Day(), s.Words[0].Text})
	}
	content, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// windowed is a site with a list in plain JavaScript.
func windowed(t testing.TB, entries []byte) (dir string) {
	script, err := os.ReadFile("archives/windowed.js")
	if err != nil {
		t.Fatal(err)
	}
	return compressed(t, 5, map[string][]byte{
		"index.html": []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Windowed</title><link rel="icon" href="data:,">` +
			`<link rel="preload" href="entries.json" as="fetch" crossorigin><script src="windowed.js" type="module"></script><label>Search <input></label><ol></ol>`),
		"windowed.js":  script,
		"entries.json": entries,
	})
}

// pagefind is a site with Pagefind's own page.
func pagefind(t testing.TB, entries []byte) (dir string) {
	dir = compressed(t, brotli.BestSpeed, map[string][]byte{
		"index.html": []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,">` +
			`<link href="pagefind/pagefind-ui.css" rel="stylesheet"><script src="pagefind/pagefind-ui.js"></script><div id="search"></div>` +
			`<script src="start.js"></script>`),
		"start.js": []byte(`new PagefindUI({element: "#search"})`),
	})
	file := filepath.Join(t.TempDir(), "entries.json")
	if err := os.WriteFile(file, entries, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("node", "archives/pagefind.js", file, filepath.Join(dir, "pagefind")).CombinedOutput(); err != nil {
		t.Fatalf("Pagefind: %v\n%s", err, out)
	}
	return dir
}
