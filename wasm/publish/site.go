package publish

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

// The files that hold a story for the programs of a site which the form has written.
const (
	StoryFile   = "story.txt" // whole
	ExcerptFile = "lead.txt"
)

// File is a file of a site, or the frame of one.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Site writes the pages of a site in a language, and the files that these lead to. A frame is named as its page:
// index, lead, fragment or frame, and an ending.
func Site(frames []File, s *data.Story, w *i18n.Catalog) ([]File, error) {
	x := data.NewIndex(s)
	files := []File{{StoryFile, string(data.Encode(s))}, {ExcerptFile, string(data.Encode(s.Excerpt()))}}
	for _, f := range frames {
		page, ending, _ := strings.Cut(f.Name, ".")
		whole := "index." + ending
		var tree *node.Node
		switch page {
		case "lead":
			short := data.NewIndex(s.Excerpt())
			short.Whole = x
			tree = view.Excerpt(short, w, whole)
		case "fragment":
			tree = view.ForShadow(view.Page(x, w, state.State{}), whole)
		default:
			tree = view.Page(x, w, state.State{})
		}
		text, err := filled(f.Text, s, w, tree)
		if err != nil {
			return nil, err
		}
		files = append(files, File{f.Name, text})
	}
	for _, f := range view.CitationFiles(x, w) {
		files = append(files, File{f.Name, f.Text})
	}
	return files, nil
}
