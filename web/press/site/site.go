// Package site makes the folder that is published. The same sources make the
// same bytes, wherever and whenever they are built.
package site

import (
	"maps"
	"os"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/servers"
	"statement-evidence/web/press/sound"
)

// Sources is what a site is made of.
type Sources struct {
	Story   *data.Story     // checked
	Lesson  *data.Lesson    // checked; may be nil
	Web     string          // folder of the frame, the style sheets and the element
	Wasm    string          // file: the program
	Decoder string          // file: the program that decodes sound
	Class   string          // file: the program of the classroom
	Shim    string          // file: the script that came with the compiler that built the programs
	Locales []*i18n.Catalog // the languages of the interface; the first is that of index.html
	Sound   sound.Set       // the recordings of the story
	Notices []Notice
	Beside  []string // files that stand beside the site, and that the lesson leads to
	Base    string   // address of the folder it is published in, as share.ParseBase gives it; may be empty
	Quick   bool     // compressed copies are quick to make rather than small, for a site that nobody loads over a network
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
	how := smallest
	if src.Quick {
		how = quickest
	}
	return replace(out, files, how)
}

// files makes every file of the site, by name.
func (src Sources) files() (map[string][]byte, error) {
	frame, err := readFrame(src.Web)
	if err != nil {
		return nil, err
	}
	style, err := readStyle(src.Web, layers...)
	if err != nil {
		return nil, err
	}
	more, err := readStyle(src.Web, "whole")
	if err != nil {
		return nil, err
	}
	paper, err := readStyle(src.Web, "print")
	if err != nil {
		return nil, err
	}
	shim, err := readShim(src.Shim)
	if err != nil {
		return nil, err
	}
	program, err := os.ReadFile(src.Wasm)
	if err != nil {
		return nil, err
	}
	hearing, err := src.hearing(shim)
	if err != nil {
		return nil, err
	}
	embedding, err := src.embedding()
	if err != nil {
		return nil, err
	}
	class, err := src.classroom(shim)
	if err != nil {
		return nil, err
	}
	framed, framedFiles, err := src.framed()
	if err != nil {
		return nil, err
	}
	shadow, err := readShadowStyle(src.Web)
	if err != nil {
		return nil, err
	}
	unit, err := readStyle(src.Web, "unit")
	if err != nil {
		return nil, err
	}
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	scripts := map[string][]byte{
		name("page.wasm", program, shim): program,
		name("page.js", program, shim):   shim,
		embedding.Script:                 embedding.files[embedding.Script],
		class.Script:                     class.files[class.Script],
		class.Program:                    class.files[class.Program],
	}
	for file, content := range hearing.files {
		if file != hearing.Style {
			scripts[file] = content
		}
	}
	element, err := readElement(src.Web, scripts)
	if err != nil {
		return nil, err
	}
	whole := slots{
		Title: src.Story.Title, Standfirst: src.Story.Standfirst, StoryLang: src.Story.Lang,
		Published: src.Story.Published, Updated: src.Story.Updated,
		Style:   name("statement-evidence.css", style),
		Whole:   name("whole.css", more),
		Paper:   name("print.css", paper),
		Shadow:  name("shadow.css", shadow),
		Unit:    name("unit.css", unit),
		Element: name("element.js", element),
		Program: name("page.wasm", program, shim),
		Shim:    name("page.js", program, shim),
	}
	app, err := src.app()
	if err != nil {
		return nil, err
	}
	whole.Offline = app.Offline
	files := map[string][]byte{
		whole.Style:               style,
		whole.Whole:               more,
		whole.Paper:               paper,
		whole.Shadow:              shadow,
		whole.Unit:                unit,
		whole.Element:             element,
		stableElement:             element,
		whole.Program:             program,
		whole.Shim:                shim,
		"third-party-notices.txt": legal,
	}
	maps.Copy(files, hearing.files)
	maps.Copy(files, class.files)
	maps.Copy(files, framedFiles)
	maps.Copy(files, app.files)
	folder := folderOf(src.Sound)
	for file, content := range src.Sound.Files {
		files[folder+"/"+file] = content
	}
	teaching, err := src.prints(files, app)
	if err != nil {
		return nil, err
	}
	sounds := Sounds(src.Sound)
	excerpt := src.Story.Excerpt()
	short := whole
	short.Excerpt = true
	story, lead := data.Encode(src.Story), data.Encode(excerpt)
	whole.Data, short.Data = name("story.txt", story), name("lead.txt", lead)
	inFrames := whole
	inFrames.Framed = framed
	files[whole.Data], files[short.Data] = story, lead
	head, err := src.metadata(files, whole.Style)
	if err != nil {
		return nil, err
	}
	for i, w := range src.Locales {
		text := []byte(i18n.Encode(w))
		file := name("words."+w.Lang()+".txt", text)
		files[file] = text
		speaks, err := hearing.in(w)
		if err != nil {
			return nil, err
		}
		soundFile := name("sound."+w.Lang()+".json", speaks)
		files[soundFile] = speaks
		embed, err := embedding.in(src, w, ending(i, w), whole.Element, files)
		if err != nil {
			return nil, err
		}
		classFile, classNeeds, err := class.in(w, files)
		if err != nil {
			return nil, err
		}
		for _, p := range []struct {
			file, part string
			slots
			story *data.Story
		}{
			{"index", "", whole, src.Story},
			{"lead", "", short, excerpt},
			{"fragment", "fragment", whole, src.Story},
			{"frame", "", inFrames, src.Story},
		} {
			p.Lang, p.Dir, p.Words, p.Ending = w.Lang(), w.Dir(), file, ending(i, w)
			p.Page, p.Sound, p.Embed = p.file+p.Ending, soundFile, embed
			if p.file == "fragment" || p.file == "frame" {
				p.held = files
			}
			if !p.Excerpt {
				p.Classroom, p.classNeeds = classFile, classNeeds
			}
			p.Say = sayIn(w)
			if p.file == "index" {
				p.Manifest = app.manifest(src.Story, w, p.file+p.Ending, files)
				if teaching != "" {
					p.teaching(teaching)
				}
			}
			p.Languages = languages(src.Locales, p.file, w)
			whole := "index" + p.Ending
			show := func(x *data.Index) *node.Node { return view.Page(x, w, state.State{}) }
			switch {
			case p.Excerpt:
				show = func(x *data.Index) *node.Node { return view.Excerpt(x, w, whole) }
			case p.part == "fragment":
				show = func(x *data.Index) *node.Node { return forOthers(view.Page(x, w, state.State{}), whole) }
			}
			if p.Discover, err = head(p.file+p.Ending, whole); err != nil {
				return nil, err
			}
			if p.Content, err = render(p.story, sounds, show); err != nil {
				return nil, err
			}
			if files[p.file+p.Ending], err = frame.page(p.part, p.slots); err != nil {
				return nil, err
			}
			if p.part == "" {
				app.needs[p.file+p.Ending] = p.uses()
			}
		}
	}
	return files, app.keep(files)
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
	return name("audio", all...)
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
