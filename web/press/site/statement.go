package site

import (
	"maps"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/view"
)

// Each statement has pages of its own for the pages of others, in every language:
// frame/ID.html and fragment/ID.html. They have the statement with its evidence
// and no more, and their program reads an outline of that.

// statements adds these pages to the files of a site; whole is what they share with the page of the whole story.
func (m *bundler) statements(page pageTemplate, whole pageData, sounds map[string]data.Sound, element *asset, files map[string][]byte, o *offline) error {
	const root = "../"
	heard := map[string]data.Sound{}
	for id, s := range sounds {
		heard[id] = soundFrom(root, s)
	}
	whole.Root, whole.Element, whole.Used, whole.Whole, whole.integrity = root, element, nil, nil, true
	inIframe, forShadow := whole, whole
	inIframe.Style = m.style("alone.css", m.withPictureSheet(append(slices.Clone(layers), "used", "frame", "alone"))...)
	frame := *m.iframe()
	frame.Style = nil
	inIframe.Iframe, inIframe.Held = &frame, true
	forShadow.Shadow, forShadow.Unit = m.shadowStyle("alone-shadow.css", m.withPictureSheet(aloneShadowSheets)...), m.style("unit.css", "unit")
	before := maps.Clone(files)
	told, rooted := map[*data.Story]*statementStories{}, m.rooted(root)
	for i := range m.Story.Statements {
		id := m.Story.Statements[i].ID
		var last *data.Story
		var x *data.Index
		for l, w := range m.Locales {
			story := rooted.In(w).Story
			if told[story] == nil {
				told[story] = storiesOf(story)
			}
			if story != last {
				last, x = story, told[story].index(i)
				x.Sounds = heard
			}
			outline := told[story].outlines[i]
			at := x.StatementIndex(id)
			end := ending(l, w)
			leave := root + "index" + end
			for _, p := range []struct {
				folder, part string
				pageData
			}{{"frame", "", inIframe}, {"fragment", "fragment", forShadow}} {
				p.Lang, p.Dir, p.Ending, p.Say = w.Lang(), w.Dir(), end, pageMessagesIn(w)
				p.tell(story)
				p.Heading, p.Hash, p.Canonical = view.StatementTitle(x, w, at), "#s-"+id, leave
				if m.Base != "" {
					p.Canonical = m.Base + "index" + end
				}
				p.Languages = languages(m.Locales, id, w)
				for j := range p.Languages {
					p.Languages[j].Whole = root + p.Languages[j].Whole + p.Hash
				}
				p.attributes = m.attributes(m.story(outline, w), m.messages(w), w, func(f feature) bool { return !f.whole })
				content := view.Alone(x, w, at, leave)
				if p.part != "" {
					content = view.ForShadow(content, leave)
				}
				var err error
				if p.Content, err = markup(content); err != nil {
					return err
				}
				if files[p.folder+"/"+id+end], err = page.page(p.part, p.pageData); err != nil {
					return err
				}
				for _, a := range closure(p.assets(func(attribute) bool { return true })...) {
					files[a.file] = a.content
				}
			}
		}
	}
	for file := range files {
		if _, other := before[file]; !other {
			o.left[file] = true
		}
	}
	return nil
}

// soundFrom is where a recording is from a page in a folder, from which root leads to that of the site.
func soundFrom(root string, s data.Sound) data.Sound {
	s.MP3 = root + s.MP3
	if s.Captions != "" {
		s.Captions = root + s.Captions
	}
	return s
}

// statementStories is a story of each statement of a story, with its outline. The outlines share a
// folder that is named by all of them, as recordings do.
type statementStories struct {
	whole    *data.Index
	stories  []*data.Story
	outlines []*asset
}

func storiesOf(s *data.Story) *statementStories {
	all := &statementStories{whole: data.NewIndex(s)}
	var encoded [][]byte
	for i := range s.Statements {
		alone := all.whole.Only(s.Statements[i].ID)
		all.stories = append(all.stories, alone)
		encoded = append(encoded, data.EncodeOutline(data.NewOutline(data.NewIndex(alone))))
	}
	folder := hashed("alone", encoded...)
	for i := range s.Statements {
		all.outlines = append(all.outlines, &asset{file: folder + "/" + s.Statements[i].ID + ".txt", content: encoded[i]})
	}
	return all
}

// index indexes the story of a statement.
func (s *statementStories) index(i int) *data.Index {
	x := data.NewIndex(s.stories[i])
	x.Whole = s.whole
	return x
}
