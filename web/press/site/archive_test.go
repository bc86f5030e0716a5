package site

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/htmltest"
	"statement-evidence/web/press/picture"
)

// archiveSources is an archive of some statements in the real frame.
func archiveSources(t *testing.T, statements int) Sources {
	t.Helper()
	src := sources(t)
	src.Story, src.Work = datatest.Archive(statements), t.TempDir()
	return src
}

func buildArchive(t *testing.T, src Sources, out string) ArchiveReport {
	t.Helper()
	r, err := BuildArchive(src, out)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// pagesOf parses the pages of an archive.
func pagesOf(t *testing.T, files map[string]string) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for name, content := range files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = htmltest.Parse(t, []byte(content))
		}
	}
	return pages
}

// The first page is light however many statements there are.
func TestArchive(t *testing.T) {
	src := archiveSources(t, 450)
	kitchen := picture.File{Content: []byte("a picture"), Record: "s-9", Width: 640, Height: 400}
	src.Pictures = picture.Set{Files: map[string]picture.File{"kitchen.png": kitchen}}
	for i := range src.Story.Statements {
		src.Story.Statements[i].Pictures = []data.PictureFile{{Src: "kitchen.png", Alt: "A", Credit: "B", Licence: "C"}}
	}
	for i := range src.Story.Findings {
		src.Story.Findings[i].Pictures = []data.PictureFile{{Src: "kitchen.png", Alt: "A", Credit: "B", Licence: "C"}}
	}
	out := filepath.Join(t.TempDir(), "dist")
	if r := buildArchive(t, src, out); r.First == 0 || r.First > 30_000 {
		t.Errorf("the first page has %d bytes, compressed", r.First)
	}
	files := read(t, out)
	t.Run("everything is reached", func(t *testing.T) { everythingIsReached(t, src, files) })
	t.Run("pages are fair", func(t *testing.T) { pagesAreFair(t, src, files) })
}

// Whoever follows links from the first page comes to every statement and every finding, and no link leads nowhere.
func everythingIsReached(t *testing.T, src Sources, files map[string]string) {
	pages := pagesOf(t, files)
	for name, page := range pages {
		shown := len(htmltest.All(page, "img", ""))
		if records := strings.Count(files[name], "<article class=\"statement\"") + strings.Count(files[name], "<div class=\"record text\" id="); shown < records && !strings.HasPrefix(name, "list/") {
			t.Errorf("%s shows %d pictures of %d records", name, shown, records)
		}
	}
	ids := map[string]map[string]bool{}
	for name, page := range pages {
		ids[name] = map[string]bool{}
		for _, n := range htmltest.All(page, "", "") {
			if id := htmltest.Attr(n, "id"); id != "" {
				if ids[name][id] {
					t.Errorf("%s: the id %s is there twice", name, id)
				}
				ids[name][id] = true
			}
		}
	}
	reached, next := map[string]bool{"index.html": true}, []string{"index.html"}
	for len(next) > 0 {
		name := next[0]
		next = next[1:]
		for _, n := range htmltest.All(pages[name], "", "") {
			for _, attribute := range []string{"href", "src", "outline", "quotations", "words", "program", "shim", "player"} {
				to := htmltest.Attr(n, attribute)
				if to == "" || strings.Contains(to, ":") {
					continue
				}
				file, id, _ := strings.Cut(to, "#")
				if file = path.Join(path.Dir(name), file); strings.HasPrefix(to, "#") {
					file = name
				}
				if _, there := files[file]; !there {
					t.Errorf("%s: %s leads nowhere", name, to)
					continue
				}
				if id != "" && !ids[file][id] {
					t.Errorf("%s: %s leads to nothing on that page", name, to)
				}
				if n.Data == "a" && pages[file] != nil && !reached[file] {
					reached[file] = true
					next = append(next, file)
				}
			}
		}
	}
	for name := range pages {
		if !reached[name] {
			t.Errorf("no link leads to %s", name)
		}
	}
	shown := map[string]bool{}
	for name := range reached {
		for id := range ids[name] {
			shown[id] = true
		}
	}
	for _, s := range src.Story.Statements {
		if !reached["statement/"+s.ID+".html"] {
			t.Errorf("%s is not reached", s.ID)
		}
	}
	for _, f := range src.Story.Findings {
		if !shown["f-"+f.ID] {
			t.Errorf("%s is on no page", f.ID)
		}
	}
}

// What nobody may miss is on each page of a statement: the caveats of allegations, who disputes a finding, and what was corrected, by the
// speaker or by the editors.
func pagesAreFair(t *testing.T, src Sources, files map[string]string) {
	x := data.NewIndex(src.Story)
	w := src.Locales[0]
	allegations, disputed, corrected, entries := 0, 0, 0, 0
	for i := range x.Statements {
		s := &x.Statements[i]
		page := htmltest.Text(htmltest.Parse(t, []byte(files["statement/"+s.ID+".html"])))
		wants := func(what, text string, n *int) {
			*n++
			if !strings.Contains(page, text) {
				t.Errorf("%s: %s is missing: %q", s.ID, what, text)
			}
		}
		for _, p := range s.Words {
			wants("a passage", p.Text, new(int))
		}
		from, to := x.PlacementsOf(i)
		for _, p := range x.Placements[from:to] {
			f := &x.Findings[p.Finding]
			wants("an explanation", x.Relations[p.Relation].Explanation, new(int))
			for _, words := range f.Words {
				wants("words of a finding", words.Text, new(int))
			}
			if f.Kind == data.Allegation {
				wants("the caveat of an allegation", f.Caveat, &allegations)
			}
			for _, r := range x.FindingRelations(p.Finding) {
				if rel := &x.Relations[r]; rel.From == f.ID && rel.IsDispute() {
					wants("a dispute", w.Format(i18n.DisputedBy, x.FindingAt(rel.To).Body), &disputed)
				}
			}
			for _, c := range src.Story.Corrections {
				if c.Record == f.ID {
					wants("an entry of the ledger", c.Why, &entries)
				}
			}
		}
		for _, r := range x.StatementRelations(i) {
			if rel := &x.Relations[r]; rel.Type == data.Corrects {
				wants("the other words of a correction", x.StatementAt(rel.Other(s.ID)).Words[0].Text, &corrected)
			}
		}
	}
	if allegations == 0 || disputed == 0 || corrected == 0 || entries == 0 {
		t.Errorf("looked at %d allegations, %d disputes, %d corrections, %d entries", allegations, disputed, corrected, entries)
	}
}

// stamps are the times at which files were written.
func stamps(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		name, _ := filepath.Rel(dir, file)
		all[filepath.ToSlash(name)] = info.ModTime()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// long ago is when everything was written, for what a build writes to stand out.
func age(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	longAgo := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for name := range stamps(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
	return stamps(t, dir)
}

// An archive is written again only where it has changed, and is then what it would be if it were new.
func TestAnArchiveIsWrittenOnlyWhereItChanges(t *testing.T) {
	src := archiveSources(t, 240)
	dir := t.TempDir()
	out := filepath.Join(dir, "dist")
	first := buildArchive(t, src, out)
	if first.Written != first.Files || first.Removed != 0 {
		t.Errorf("the first time %d of %d files are written, and %d removed", first.Written, first.Files, first.Removed)
	}
	x := data.NewIndex(src.Story)
	month := func(s *data.Statement) string { return s.Day()[:len("2006-01")] }
	changed := &src.Story.Statements[100]
	for _, step := range []struct {
		name    string
		do      func()
		written []string // and no others
		removed []string
	}{
		{"nothing", func() {}, nil, nil},
		{"the day of the update", func() { src.Story.Updated = "2021-07-01" }, []string{"index.html"}, nil},
		{"the context of a statement", func() { changed.Context = "It rained." },
			[]string{"statement/" + changed.ID + ".html", "month/" + month(changed) + ".html", "quotations/" + month(changed) + ".json"}, nil},
		{"a file that somebody has changed", func() { write(t, filepath.Join(out, "statement", changed.ID+".html"), "<p>Not ours.") },
			[]string{"statement/" + changed.ID + ".html"}, nil},
		{"a file that somebody has taken away", func() { os.Remove(filepath.Join(out, "index.html.br")) }, []string{"index.html"}, nil},
		{"a file that is not of it", func() { write(t, filepath.Join(out, "statement", "stray.html"), "<p>Not ours.") }, nil, []string{"statement/stray.html"}},
	} {
		step.do()
		before := age(t, out)
		r := buildArchive(t, src, out)
		after := stamps(t, out)
		var written, removed []string
		for name, at := range after {
			if !at.Equal(before[name]) && !strings.HasSuffix(name, ".br") && !strings.HasSuffix(name, ".gz") {
				written = append(written, name)
			}
		}
		for name := range before {
			if _, there := after[name]; !there {
				removed = append(removed, name)
			}
		}
		outline := func(name string) bool { return strings.HasPrefix(name, outlines) }
		written = slices.DeleteFunc(written, outline) // of a page that is written again
		slices.Sort(written)
		slices.Sort(step.written)
		if !slices.Equal(written, step.written) || !slices.Equal(removed, step.removed) {
			t.Errorf("%s: %q are written and %q removed, want %q and %q", step.name, written, removed, step.written, step.removed)
		}
		if r.Removed != len(removed) {
			t.Errorf("%s: %d files are said to be removed, not %d", step.name, r.Removed, len(removed))
		}
	}
	// A statement less: nothing is left of it, and all is as if it had never been.
	gone := ""
	for i := range x.Statements {
		if id := x.Statements[i].ID; !slices.ContainsFunc(src.Story.Relations, func(r data.Relation) bool { return r.From == id || r.To == id }) {
			gone = id
		}
	}
	src.Story.Statements = slices.DeleteFunc(src.Story.Statements, func(s data.Statement) bool { return s.ID == gone })
	if gone == "" {
		t.Fatal("every statement is related to something")
	}
	r := buildArchive(t, src, out)
	if r.Written > 40 || r.Removed == 0 { // the numbers of entries move, and with them the index of the list
		t.Errorf("for a statement less %d files are written, and %d removed", r.Written, r.Removed)
	}
	again := filepath.Join(dir, "again")
	buildArchive(t, src, again)
	got, want := read(t, out), read(t, again)
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs from that of a new archive", name)
		}
	}
	if leftovers, _ := filepath.Glob(filepath.Join(dir, "*.new-*")); leftovers != nil {
		t.Errorf("left behind: %q", leftovers)
	}
}

// A build that fails leaves what was there.
func TestAFailedArchiveLeavesTheLast(t *testing.T) {
	src := archiveSources(t, 60)
	out := filepath.Join(t.TempDir(), "dist")
	buildArchive(t, src, out)
	before, at := read(t, out), stamps(t, out)
	src.Story = datatest.Archive(61)
	src.Notices = []Notice{{"a work", filepath.Join(out, "nowhere")}}
	if _, err := BuildArchive(src, out); err == nil {
		t.Fatal("no error without a licence")
	}
	after := stamps(t, out)
	if len(after) != len(at) {
		t.Errorf("%d files, there were %d", len(after), len(at))
	}
	for name, content := range read(t, out) {
		if before[name] != content || !at[name].Equal(after[name]) {
			t.Errorf("%s has changed", name)
		}
	}
	if _, err := BuildArchive(src, t.TempDir()); err == nil {
		t.Error("no error without a licence, for a new folder")
	}
	stranger := t.TempDir()
	write(t, filepath.Join(stranger, "letter.txt"), "Dear reader")
	if _, err := BuildArchive(archiveSources(t, 60), stranger); err == nil || !strings.Contains(err.Error(), "other things than a site") {
		t.Errorf("a folder of somebody else: %v", err)
	}
}

// An archive speaks the language of its story, if the interface does.
func TestAnArchiveIsInOneLanguage(t *testing.T) {
	src := archiveSources(t, 12)
	src.Locales = []*i18n.Catalog{english(t), locale(t, "uk"), locale(t, "de")}
	for lang, want := range map[string]string{"de-AT": "de", "uk": "uk", "nl": "en"} {
		src.Story.Lang = lang
		out := filepath.Join(t.TempDir(), "dist")
		buildArchive(t, src, out)
		files := read(t, out)
		if got := htmltest.Attr(htmltest.All(htmltest.Parse(t, []byte(files["index.html"])), "html", "")[0], "lang"); got != want {
			t.Errorf("a story in %s has an interface in %s, want %s", lang, got, want)
		}
		for name := range files {
			if strings.HasPrefix(name, "index.") && strings.HasSuffix(name, ".html") && name != "index.html" {
				t.Errorf("%s: there is %s", lang, name)
			}
		}
	}
}

// A writer that has been used before compresses as a new one does.
func TestUsedPackersWriteTheSame(t *testing.T) {
	one, other := bytes.Repeat([]byte("what was said "), 900), bytes.Repeat([]byte("and what was found\n"), 300)
	for _, how := range []effort{quickest, archived, smallest} {
		fresh, used := how.pool().New().(*packer), how.pool().New().(*packer)
		for _, with := range [][2]resetter{{fresh.brotli, used.brotli}, {fresh.gzip, used.gzip}} {
			if _, err := used.pack(with[1], one); err != nil {
				t.Fatal(err)
			}
			want, _ := fresh.pack(with[0], other)
			got, err := used.pack(with[1], other)
			if err != nil || len(got) == 0 || !bytes.Equal(got, want) {
				t.Errorf("%v: %d bytes, %v, want the %d of a new one", how, len(got), err, len(want))
			}
		}
	}
}

// With an address each page of a statement says so, and has its review; the feed leads to where records are.
func TestAnArchiveIsFound(t *testing.T) {
	src := archiveSources(t, 60)
	src.Base = "https://example.org/v/"
	out := filepath.Join(t.TempDir(), "dist")
	buildArchive(t, src, out)
	files := read(t, out)
	x := data.NewIndex(src.Story)
	reviews := 0
	for i := range x.Statements {
		name := "statement/" + x.Statements[i].ID + ".html"
		page := htmltest.Parse(t, []byte(files[name]))
		canonical := ""
		for _, l := range htmltest.All(page, "link", "") {
			if htmltest.Attr(l, "rel") == "canonical" {
				canonical += htmltest.Attr(l, "href")
			}
		}
		if canonical != src.Base+name {
			t.Errorf("%s: canonical %q", name, canonical)
		}
		from, to := x.PlacementsOf(i)
		if from == to {
			continue
		}
		for _, s := range htmltest.All(page, "script", "") {
			if htmltest.Attr(s, "type") != "application/ld+json" {
				continue
			}
			var review struct{ URL string }
			if err := json.Unmarshal([]byte(htmltest.Text(s)), &review); err != nil || review.URL != src.Base+name {
				t.Errorf("%s: a review of %q, %v", name, review.URL, err)
			}
			reviews++
		}
	}
	if reviews < 50 {
		t.Errorf("%d reviews", reviews)
	}
	var feed struct{ Items []struct{ URL string } }
	if err := json.Unmarshal([]byte(files["corrections.json"]), &feed); err != nil || len(feed.Items) != len(x.Corrections) {
		t.Fatalf("%d corrections in the feed, %v", len(feed.Items), err)
	}
	for _, item := range feed.Items {
		file, id, _ := strings.Cut(strings.TrimPrefix(item.URL, src.Base), "#")
		if !strings.Contains(files[file], `id="`+id+`"`) {
			t.Errorf("the feed leads to %s, where nothing is", item.URL)
		}
	}
}
