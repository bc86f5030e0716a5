package site

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/servers"
	"statement-evidence/web/press/share"
)

// ArchivedFrom is the number of statements from which a story is published as an archive. A page of 200
// is some 150 kB, compressed, three times what a reader of a page is let wait for; the file
// for classes has been full at half of that.
const ArchivedFrom = 200

// archived is how the many small pages of an archive are compressed. A page of a statement is 8,700 bytes, and 2,800, 2,570 and
// 2,390 of them with brotli 2, 4 and 5; of 8 seconds for 3,000 statements the last takes one. What one packet holds is sent as it is.
var archived = effort{5, 6, onePacket}

// onePacket is how many bytes of a file a network carries at once.
const onePacket = 1200

// ArchiveReport says what building an archive has done.
type ArchiveReport struct {
	Files   int   // that are published, without compressed copies
	Bytes   int64 // of them, with their copies
	Written int   // files that were written, without copies
	Removed int   // files that are no longer part of it, with copies
	First   int64 // bytes of the first page, in brotli
}

// archive is what the pages of an archive share.
type archive struct {
	*bundler
	*updater
	of            *data.Index
	pages         *view.Archive
	words         *i18n.Catalog
	template      pageTemplate
	element       *asset
	style, paper  *asset
	shared        []attribute // of the element, besides those of a page's own story
	heard         map[string]data.Sound
	found         *share.Archive // nil without an address
	base          []byte         // of every key: all that pages are made of besides their records
	first, common effort         // of the first page and the assets, and of all other pages
}

// additions make further files of an archive, by name. Those whose names have a hash are kept by caches for
// good; what is to be loaded by pages of their own they make with the archive's page.
var additions []func(*archive) (map[string][]byte, error)

// ListFile is the page of an archive that searches all of it, if an addition makes one.
const ListFile = "all.html"

// BuildArchive makes the site of a story of many statements in the folder out: a folder of static pages instead of
// one page with everything. It is in one language, that of the story if there is one. When it
// fails, what was there stays; what has not changed is not written again.
func BuildArchive(src Sources, out string) (report ArchiveReport, err error) {
	if src.Work == "" {
		return report, errors.New("archive: name a folder for what is noted from one build to the next")
	}
	src.Locales = []*i18n.Catalog{inOwnLanguage(src)}
	var u *updater
	var a *archive
	var begin errgroup.Group
	begin.Go(func() (err error) { u, err = openUpdater(out, src.Work); return err })
	begin.Go(func() (err error) { a, err = newArchive(src); return err })
	err = begin.Wait()
	if u != nil {
		defer u.close()
	}
	if err != nil {
		return report, err
	}
	a.updater = u
	if err := a.all(); err != nil {
		return report, err
	}
	if err := u.finish(); err != nil {
		return report, err
	}
	return u.report(), nil
}

// inOwnLanguage is the language of the interface of an archive.
func inOwnLanguage(src Sources) *i18n.Catalog {
	base := func(lang string) string { lang, _, _ = strings.Cut(lang, "-"); return lang }
	for _, same := range []func(w *i18n.Catalog) bool{
		func(w *i18n.Catalog) bool { return w.Lang() == src.Story.Lang },
		func(w *i18n.Catalog) bool { return base(w.Lang()) == base(src.Story.Lang) },
	} {
		if at := slices.IndexFunc(src.Locales, same); at >= 0 {
			return src.Locales[at]
		}
	}
	return src.Locales[0]
}

func newArchive(src Sources) (*archive, error) {
	src = src.withPictures()
	m := newBundler(src)
	a := &archive{bundler: m, of: data.NewIndex(src.Story), words: src.Locales[0], heard: map[string]data.Sound{}, first: smallest, common: archived}
	if src.Quick {
		a.first, a.common = quickest, effort{quickest.brotli, quickest.gzip, onePacket}
	}
	a.pages = view.NewArchive(a.of, a.words)
	a.of.CitedSources() // which numbers them at first
	a.of.Sounds = Sounds(src.Sound)
	for id, s := range a.of.Sounds {
		a.heard[id] = soundFrom("../", s)
	}
	var err error
	if a.template, err = readPageTemplate(src.Web); err != nil {
		return nil, err
	}
	if src.Base != "" {
		if a.found, err = share.NewArchive(src.Base, a.of, a.words, a.pages.Home); err != nil {
			return nil, err
		}
	}
	frame, err := os.ReadFile(filepath.Join(src.Web, a.template.Name()))
	if err != nil {
		return nil, err
	}
	a.style = m.style("statement-evidence.css", m.withPictureSheet(append(slices.Clone(allLayers), "alone", "archive"))...)
	a.paper = m.style("print.css", "print")
	var leads []*asset
	for _, f := range features {
		if inArchive(f) {
			leads = append(leads, m.lead(f, a.words))
		}
	}
	a.shared = slices.DeleteFunc(m.attributes(story{}, m.messages(a.words), a.words, inArchive), func(at attribute) bool { return at.asset == nil })
	a.element = m.element(append(leads, m.program, m.shim), nil)
	own, err := ownProgram()
	if err != nil {
		return nil, err
	}
	var shared []string
	for _, as := range a.assets() {
		shared = append(shared, as.file)
	}
	a.base = []byte(digest(own, frame, []byte(strings.Join(shared, " ")), []byte(i18n.EncodeWhole(a.words)), []byte(src.Base)))
	return a, m.err
}

// inArchive reports whether the pages of an archive have a feature: none of the whole story, and none
// that needs a file of HTML to paste for each statement.
func inArchive(f feature) bool { return !f.whole && !f.address }

// ownProgram is a digest of this program: what it writes may change with it.
func ownProgram() ([]byte, error) {
	file, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return sum.Sum(nil), err
}

// assets are what all pages share.
func (a *archive) assets() []*asset {
	list := []*asset{a.style, a.paper, a.element}
	for _, at := range a.shared {
		list = append(list, at.asset)
	}
	return closure(list...)
}

// all makes every file of the archive. Its pages need nothing of what the additions make, so both are made at once.
func (a *archive) all() error {
	pages := make(chan error, 1)
	go func() { pages <- a.allPages() }()
	err := errors.Join(a.firstFiles(), <-pages)
	return errors.Join(err, a.err)
}

// allPages makes the lists, the pages of statements and the further pages.
func (a *archive) allPages() error {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for n := range a.pages.Lists {
		work.Go(func() error { return a.list(n) })
	}
	for _, p := range append(a.pages.Ledger(), a.pages.Rest()...) {
		work.Go(func() error { return a.further(p) })
	}
	return work.Wait()
}

// firstFiles makes the first page, what all pages share, and the additions.
func (a *archive) firstFiles() error {
	legal, err := notices(a.Notices)
	if err != nil {
		return err
	}
	files := map[string][]byte{noticesFile: legal, stableElement: a.element.content}
	for _, as := range a.assets() {
		files[as.file] = as.content
	}
	folder := folderOf(a.Sound)
	for file, content := range a.Sound.Files {
		files[folder+"/"+file] = content
	}
	if a.found != nil {
		maps.Copy(files, a.found.Files)
	}
	for src, f := range a.Pictures.Files {
		files[publishedAs(src, f)] = f.Content
	}
	for _, add := range additions {
		more, err := add(a)
		if err != nil {
			return err
		}
		maps.Copy(files, more)
	}
	if err := a.firstPage(files); err != nil {
		return err
	}
	files["_headers"] = []byte(servers.Headers(append(slices.Collect(maps.Keys(files)), outlines+"a.0000000000.txt")))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for name, content := range files {
		how := a.first
		if strings.HasPrefix(name, allFolder) {
			how = a.common
		}
		work.Go(func() error { return a.file(name, content, how) })
	}
	return work.Wait()
}

// The folders of what the program of a page loads: outlines, and for whoever takes words along the quotations of all statements of a list.
const (
	outlines   = "outline/"
	quotations = "quotations/"
)

// page fills the template of a page of the archive.
func (a *archive) page(file, title string, content, head template.HTML, loads story) ([]byte, error) {
	p := pageData{
		Published: a.Story.Published,
		Lang:      a.words.Lang(), Dir: a.words.Dir(), Say: pageMessagesIn(a.words), Archive: true, Heading: title,
		Style: a.style, Paper: a.paper, Page: file, Ending: ".html", Content: content, Discover: head,
	}
	p.tell(a.Story)
	if path.Dir(file) != "." {
		p.Root = "../"
	} else {
		p.Updated = a.Story.Updated
	}
	if loads.outline != nil {
		p.Element = a.element
		p.attributes = append([]attribute{{"outline", loads.outline}, {"quotations", loads.quotations}}, a.shared...)
	}
	return a.template.page("", p)
}

// firstPage adds the first page to the files of an archive, and what it loads.
func (a *archive) firstPage(files map[string][]byte) error {
	list := ""
	if files[ListFile] != nil {
		list = ListFile
	}
	excerpt := data.NewIndex(a.Story.Excerpt())
	excerpt.Sounds = a.of.Sounds
	content, err := markup(a.pages.Index(excerpt, list))
	if err != nil {
		return err
	}
	var statements, findings []string
	for i := range excerpt.Statements {
		statements = append(statements, excerpt.Statements[i].ID)
	}
	for i := range excerpt.Findings {
		findings = append(findings, excerpt.Findings[i].ID)
	}
	loads := story{outlineOf("lead.txt", excerpt), newAsset(publish.QuotationsFile(a.words.Lang()), []byte(publish.QuotationsOf(a.pages.Quotations(statements, findings))))}
	files[loads.outline.file], files[loads.quotations.file] = loads.outline.content, loads.quotations.content
	var head template.HTML
	if a.found != nil {
		if head, err = a.found.First(); err != nil {
			return err
		}
	}
	files["index.html"], err = a.page("index.html", "", content, head, loads)
	return err
}

// list makes a list of statements, and the pages of these.
func (a *archive) list(n int) error {
	l := &a.pages.Lists[n]
	quoted := quotations + strings.TrimSuffix(path.Base(l.File()), ".html") + ".json"
	key := sha256.New()
	key.Write(a.base)
	var statements, findings []string
	for _, i := range a.pages.Order[l.From:l.To] {
		id := a.of.Statements[i].ID
		only := a.pages.Only(id)
		of, err := a.key(only, id)
		if err != nil {
			return err
		}
		x := data.NewIndex(only)
		x.Sounds = a.heard
		s, f := a.pages.Shown(x, id)
		statements, findings = append(statements, s...), append(findings, f...)
		io.WriteString(key, of)
		if err := a.unit(view.StatementFile(&a.of.Statements[i]), of, a.common, func() ([]content, error) { return a.statement(x, id, quoted) }); err != nil {
			return err
		}
	}
	for _, beside := range []int{n - 1, n, n + 1} {
		if beside >= 0 && beside < len(a.pages.Lists) {
			fmt.Fprintln(key, a.pages.Lists[beside].File(), a.pages.ListTitle(beside))
		}
	}
	return a.unit(l.File(), fmt.Sprintf("%x", key.Sum(nil)[:12]), a.common, func() ([]content, error) {
		tree, err := markup(a.pages.List(n))
		if err != nil {
			return nil, err
		}
		page, err := a.page(l.File(), a.pages.ListTitle(n), tree, "", story{})
		return []content{{l.File(), page}, {quoted, []byte(publish.QuotationsOf(a.pages.Quotations(statements, findings)))}}, err
	})
}

// key is a digest of all that the page of a statement is made of.
func (a *archive) key(only *data.Story, id string) (string, error) {
	var beside []any // what the compact form does not have
	add := func(id string, audio *data.Audio, pictures []data.PictureFile) {
		if audio != nil {
			beside = append(beside, audio, a.heard[id])
		}
		if pictures != nil {
			beside = append(beside, pictures)
		}
	}
	for i := range only.Statements {
		add(only.Statements[i].ID, only.Statements[i].Audio, only.Statements[i].Pictures)
	}
	for i := range only.Findings {
		add(only.Findings[i].ID, only.Findings[i].Audio, only.Findings[i].Pictures)
	}
	files, err := json.Marshal(beside)
	return digest(a.base, data.Encode(only), files, []byte(a.pages.Around(only, id))), err
}

// statement makes the page of a statement, and the outline that its program reads.
func (a *archive) statement(x *data.Index, id, quoted string) ([]content, error) {
	outline := outlineOf(outlines+id+".txt", x)
	tree, err := markup(picturesFrom("../", a.pages.Statement(x, id)))
	if err != nil {
		return nil, err
	}
	at := x.StatementIndex(id)
	file := view.StatementFile(&x.Statements[at])
	var head template.HTML
	if a.found != nil {
		if head, err = a.found.Statement(x, at); err != nil {
			return nil, err
		}
	}
	page, err := a.page(file, view.StatementTitle(x, a.words, at), tree, head, story{outline, &asset{file: quoted}})
	return []content{{file, page}, {outline.file, outline.content}}, err
}

// further makes a page of the archive that is of no statement.
func (a *archive) further(p view.ArchivePage) error {
	root := ""
	if path.Dir(p.File) != "." {
		root = "../"
	}
	tree, err := markup(picturesFrom(root, p.Content))
	if err != nil {
		return err
	}
	var loads story
	files := []content{{name: p.File}}
	if p.Story != nil {
		name := strings.TrimSuffix(path.Base(p.File), ".html")
		var findings []string
		for i := range p.Story.Findings {
			findings = append(findings, p.Story.Findings[i].ID)
		}
		loads = story{outlineOf(outlines+name+".txt", data.NewIndex(p.Story)), &asset{file: quotations + name + ".json"}}
		files = append(files, content{loads.outline.file, loads.outline.content},
			content{loads.quotations.file, []byte(publish.QuotationsOf(a.pages.Quotations(nil, findings)))})
	}
	page, err := a.page(p.File, p.Title, tree, "", loads)
	files[0].bytes = page
	var all [][]byte
	for _, f := range files {
		all = append(all, f.bytes)
	}
	if err != nil {
		return err
	}
	return a.unit(p.File, digest(all...), a.common, func() ([]content, error) { return files, nil })
}

// report says what has been done, once it is.
func (u *updater) report() (r ArchiveReport) {
	for _, made := range u.now {
		for _, f := range made.Files {
			r.Files++
			for _, size := range f.Sizes {
				r.Bytes += size
			}
			if f.Name == "index.html" {
				r.First = f.Sizes[1]
			}
		}
	}
	r.Written, r.Removed = len(u.written), len(u.left())
	return r
}
