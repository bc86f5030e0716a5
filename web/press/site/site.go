// Package site makes the folder that is published. The same sources make the
// same bytes, wherever and whenever they are built.
package site

import (
	"maps"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/picture"
	"statement-evidence/web/press/servers"
	"statement-evidence/web/press/sound"
)

// Sources is what a site is made of.
type Sources struct {
	Story  *data.Story  // checked
	Lesson *data.Lesson // checked; may be nil

	Translations map[string]Translation // by their languages; a page in another has the story as it is

	Web       string          // folder of the frame, the style sheets and the element
	Page      string          // file: the program
	Decoder   string          // file: the program that decodes sound
	Classroom string          // file: the program of the classroom
	Make      string          // file: the program of the form in which a story is made; without it there is no form
	Exchange  string          // file: the program for other formats, in that form
	Example   string          // file: the story that the form can begin from
	Draw      string          // file: the program that draws a story from its file
	Faults    string          // file: the program that lists the faults of one
	Archive   string          // file: the program of the list of all statements of an archive
	Shim      string          // file: the script that came with the compiler that built the programs
	Locales   []*i18n.Catalog // the languages of the interface; the first is that of index.html
	Sound     sound.Set       // the recordings of the story
	Pictures  picture.Set     // its pictures
	Notices   []Notice
	Beside    []string // files that stand beside the site, and that the lesson leads to
	Base      string   // address of the folder it is published in, as share.ParseBase gives it; may be empty
	Work      string   // folder for what is noted from one build of an archive to the next; not published
	Quick     bool     // compressed copies are quick to make rather than small, for a site that nobody loads over a network
}

// stableElement is the name under which every build publishes its element's
// script, for pages that name it once and want each correction of it. Caches
// ask whether it has changed, since its name has no hash; for the same reason
// no page can hold it to its content by integrity.
const stableElement = "element.js"

// Build makes the site in the folder out, in place of what was there. When it
// fails, what was there stays.
func Build(src Sources, out string) error {
	files, err := src.files()
	if err != nil {
		return err
	}
	files["_headers"] = []byte(servers.Headers(slices.Collect(maps.Keys(files))))
	return replace(out, files, effortOf(src.Quick))
}

// files makes every file of the site, by name.
func (src Sources) files() (map[string][]byte, error) {
	src = src.withPictures()
	m := newBundler(src)
	page, err := readPageTemplate(src.Web)
	if err != nil {
		return nil, err
	}
	offline := m.offline()
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{noticesFile: legal}
	publish := func(assets ...*asset) {
		for _, a := range closure(assets...) {
			files[a.file] = a.content
		}
	}
	folder := folderOf(src.Sound)
	for file, content := range src.Sound.Files {
		files[folder+"/"+file] = content
	}
	for at, f := range src.Pictures.Files {
		files[publishedAs(at, f)] = f.Content
	}
	lessonStyle, err := m.printables(offline, files)
	if err != nil {
		return nil, err
	}
	publish(lessonStyle)
	sounds := Sounds(src.Sound)
	whole := pageData{
		Published: src.Story.Published, Updated: src.Story.Updated,
		Style: m.style("statement-evidence.css", m.withPictureSheet(pageLayers)...),
		Used:  m.style("used.css", "used", "tools"),
		Paper: m.style("print.css", "print"),
	}
	short := whole
	short.Excerpt = true
	whole.Whole = m.style("whole.css", "whole")
	inIframe, toKeep, forShadow := whole, whole, whole
	inIframe.Iframe, inIframe.integrity = m.iframe(), true
	toKeep.Offline = offline.script
	forShadow.Shadow, forShadow.Unit, forShadow.integrity = m.drawingStyle(), m.style("unit.css", "unit"), true
	pages := []struct {
		name, part string
		pageData
	}{
		{"index", "", toKeep},
		{"lead", "", short},
		{"fragment", "fragment", forShadow},
		{"frame", "", inIframe},
	}
	drawings := m.drawings(offline)
	element := m.element(append(m.leads(), m.program, m.shim), drawings)
	publish(append(slices.Collect(maps.Values(drawings)), element)...)
	files[stableElement] = element.content
	head, err := src.metadata(files, whole.Style.file)
	if err != nil {
		return nil, err
	}
	for i, w := range src.Locales {
		told := src.In(w)
		if err := told.snippets(w, ending(i, w), element, files); err != nil {
			return nil, err
		}
		excerpt := told.Story.Excerpt()
		all := m.outline("outline", told.Story, w)
		for _, p := range pages {
			story, outline := told.Story, all
			if p.name == "lead" {
				story, outline = excerpt, m.outline("lead", excerpt, w)
			}
			p.speak(src.Locales, i, p.name)
			p.tell(told.Story)
			p.Element, p.Base = element, src.Base
			p.attributes = m.attributes(m.story(outline, w), m.messages(w), w, func(f feature) bool { return !(f.whole && p.Excerpt) })
			if p.Offline != nil {
				p.Manifest = m.manifest(offline, w, p.Page)
			}
			var withPage []string
			if lessonStyle != nil && p.name == "index" {
				withPage = p.addLesson(lessonStyle)
			}
			whole := "index" + p.Ending
			show := func(x *data.Index) *node.Node { return view.Page(x, w) }
			switch p.name {
			case "lead":
				show = func(x *data.Index) *node.Node {
					x.Whole = data.NewIndex(told.Story)
					return view.Excerpt(x, w, whole)
				}
			case "fragment":
				show = func(x *data.Index) *node.Node { return view.ForShadow(view.Page(x, w), whole) }
			}
			if p.Discover, err = head(w, p.Page, whole); err != nil {
				return nil, err
			}
			if p.Content, err = render(story, sounds, show); err != nil {
				return nil, err
			}
			if files[p.Page], err = page.page(p.part, p.pageData); err != nil {
				return nil, err
			}
			if p.name == "index" {
				x := data.NewIndex(story)
				for _, f := range view.CitationFiles(x, w) {
					if files[f.Name] == nil { // what programs read is in the language of index.html
						files[f.Name] = []byte(f.Text) // browsers ask no service worker for what they save
					}
				}
			}
			publish(p.assets(func(attribute) bool { return true })...)
			if p.part == "" {
				offline.needs[p.Page] = slices.Concat(p.needs(), picturesOf(story), withPage)
			}
		}
	}
	if err := m.statements(page, whole, sounds, element, files, offline); err != nil {
		return nil, err
	}
	if src.Make != "" {
		framed := map[string]pageData{"index": whole, "lead": short, "fragment": forShadow, "frame": inIframe}
		if files[MakeFile], err = m.makePage(publish, page, framed, element); err != nil {
			return nil, err
		}
	}
	if m.err != nil {
		return nil, m.err
	}
	return files, offline.keep(files)
}

// outline makes the outline of a story, or of an excerpt of it, as it is told in a language.
func (m *bundler) outline(name string, s *data.Story, w *i18n.Catalog) *asset {
	name = m.told(name, w)
	return m.once(name, func() *asset { return outlineOf(name, data.NewIndex(s)) })
}

// Sounds tells where the recordings of records are published, by the records' ids.
func Sounds(s sound.Set) map[string]data.Sound {
	sounds := map[string]data.Sound{}
	folder := folderOf(s) + "/"
	for id, r := range s.Of {
		at := data.Sound{MP3: folder + r.MP3}
		if r.Captions != "" {
			at.Captions = folder + r.Captions
		}
		sounds[id] = at
	}
	return sounds
}

// folderOf names the folder of all that can be heard. They share one hash, so
// that a page says little to name each file.
func folderOf(s sound.Set) string {
	var all [][]byte
	for _, file := range slices.Sorted(maps.Keys(s.Files)) {
		all = append(all, []byte(file), s.Files[file])
	}
	return hashed("audio", all...)
}

// ending is that of the names of the pages in the i-th language: "index.html", "index.uk.html".
func ending(i int, w *i18n.Catalog) string {
	if i == 0 {
		return ".html"
	}
	return "." + w.Lang() + ".html"
}

// languages lists the pages of the same story in every language.
func languages(locales []*i18n.Catalog, file string, now *i18n.Catalog) []language {
	var list []language
	for i, w := range locales {
		list = append(list, language{w.Lang(), w.Get(i18n.Name), file + ending(i, w), "index" + ending(i, w), w == now})
	}
	return list
}
