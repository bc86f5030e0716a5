// Package site makes the folder that is published. The same sources make the
// same bytes, wherever and whenever they are built.
package site

import (
	"os"
	"path/filepath"

	"statement-evidence/data"
)

// Sources is what a site is made of.
type Sources struct {
	Story   *data.Story // checked
	Web     string      // folder of the frame, the style sheets and the element
	Wasm    string      // file: the program
	Shim    string      // file: the script that came with the compiler that built the program
	Notices []Notice
}

// Build makes the site in the folder out, in place of what was there. When it
// fails, what was there stays.
func Build(src Sources, out string) error {
	files, err := src.files()
	if err != nil {
		return err
	}
	return replace(out, files)
}

// files makes every file of the site, by name.
func (src Sources) files() (map[string][]byte, error) {
	frame, err := readFrame(src.Web)
	if err != nil {
		return nil, err
	}
	style, err := readStyle(src.Web)
	if err != nil {
		return nil, err
	}
	element, err := readScript(filepath.Join(src.Web, "element.js"))
	if err != nil {
		return nil, err
	}
	shim, err := readScript(src.Shim)
	if err != nil {
		return nil, err
	}
	program, err := os.ReadFile(src.Wasm)
	if err != nil {
		return nil, err
	}
	legal, err := notices(src.Notices)
	if err != nil {
		return nil, err
	}
	whole := slots{
		Lang: src.Story.Lang, Title: src.Story.Title, Standfirst: src.Story.Standfirst,
		Style:   name("statement-evidence.css", style),
		Element: name("element.js", element),
		Program: name("page.wasm", program, shim),
		Shim:    name("page.js", program, shim),
	}
	files := map[string][]byte{
		whole.Style:               style,
		whole.Element:             element,
		whole.Program:             program,
		whole.Shim:                shim,
		"third-party-notices.txt": legal,
	}
	short := whole
	short.Excerpt = true
	if whole.Content, err = render(src.Story); err != nil {
		return nil, err
	}
	if short.Content, err = render(src.Story.Excerpt()); err != nil {
		return nil, err
	}
	story, lead := data.Encode(src.Story), data.Encode(src.Story.Excerpt())
	whole.Data, short.Data = name("story.txt", story), name("lead.txt", lead)
	files[whole.Data], files[short.Data] = story, lead
	for file, p := range map[string]struct {
		part string
		slots
	}{
		"index.html":    {"", whole},
		"lead.html":     {"", short},
		"fragment.html": {"fragment", whole},
	} {
		if files[file], err = frame.page(p.part, p.slots); err != nil {
			return nil, err
		}
	}
	return files, nil
}
