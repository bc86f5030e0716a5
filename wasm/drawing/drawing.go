// Package drawing makes the page of a story from its file, as press does, where there is no
// build: in a reader's browser. It is pure; [statement-evidence/wasm/draw] is its program.
package drawing

import (
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// Page is the page of a story.
type Page struct {
	Tree           *node.Node          // what stands in <se-page>
	Outline, Story []byte              // compact forms, for the programs of the page and of the classroom
	Quotations     []view.Quotation    // of every record
	Files          []view.CitationFile // what links in the page lead to, beside it
}

// Draw makes the page of a story. If the file has faults without which there is no page,
// they say where and what; see [validate.Drawable].
func Draw(src []byte, w *i18n.Catalog) (page Page, faults string) {
	s, faults := read(src, validate.Drawable)
	if faults != "" {
		return page, faults
	}
	x := data.NewIndex(s)
	x.Sounds = map[string]data.Sound{}
	for i := range s.Statements {
		addSound(x.Sounds, s.Statements[i].ID, s.Statements[i].Audio)
		beside(s.Statements[i].Pictures)
	}
	for i := range s.Findings {
		addSound(x.Sounds, s.Findings[i].ID, s.Findings[i].Audio)
		beside(s.Findings[i].Pictures)
	}
	return Page{
		Tree:       view.ForShadow(view.Page(x, w), ""),
		Outline:    data.EncodeOutline(data.NewOutline(x)),
		Story:      data.Encode(s),
		Quotations: view.Quotations(x, w),
		Files:      view.CitationFiles(x, w),
	}, ""
}

// Faults lists every fault of a story's file, a line each, as ./build.sh check does: where, what, and what to do.
func Faults(src []byte) string {
	_, faults := read(src, validate.Check)
	return faults
}

// read parses a story and checks it.
func read(src []byte, check func(*data.Story) []validate.Fault) (s *data.Story, faults string) {
	s, err := validate.Parse(src)
	if err != nil {
		all, _ := err.(validate.ParseErrors) // Error, called of any error, brings the names of all types
		return nil, all.Error() + "\n"
	}
	for _, fault := range check(s) {
		line, column := validate.Locate(src, fault.Path)
		faults += strconv.Itoa(line) + ":" + strconv.Itoa(column) + ": " + fault.Error() + "\n"
	}
	return s, faults
}

// addSound tells that a recording is where the story's file says, relative to that.
func addSound(sounds map[string]data.Sound, id string, a *data.Audio) {
	if a != nil {
		sounds[id] = data.Sound{MP3: relative(a.Src)}
	}
}

// beside tells that pictures are where the story's file says, relative to that.
func beside(pictures []data.PictureFile) {
	for i := range pictures {
		pictures[i].Src = relative(pictures[i].Src)
	}
}

// relative is the address of a file, relative to that of the story's.
func relative(path string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(path, "%", "%25"), "#", "%23"), "?", "%3F")
}
