package publish

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// The files that hold an outline for the programs of a site which the form has written.
const (
	OutlineFile = "outline.txt" // of the whole
	ExcerptFile = "lead.txt"
)

// QuotationsFile is the name of the file of quotations in a language.
func QuotationsFile(lang string) string { return "quotations." + lang + ".json" }

// Quotations are those of a story in a language, for the element: by the id of each record's
// element, title and text.
func Quotations(x *data.Index, w *i18n.Catalog) string { return QuotationsOf(view.Quotations(x, w)) }

// QuotationsOf are some quotations, for the element.
func QuotationsOf(list []view.Quotation) string {
	var b strings.Builder
	for _, q := range list {
		between := ","
		if b.Len() == 0 {
			between = "{"
		}
		b.WriteString(between + draft.Text(q.ID).String() + ":[" + draft.Text(q.Title).String() + "," + draft.Text(q.Text).String() + "]")
	}
	if b.Len() == 0 {
		return "{}"
	}
	return b.String() + "}"
}

// File is a file of a site, or the frame of one.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Site writes the pages of a site in a language, and the files that these lead to. A frame is named as its page:
// index, lead, fragment or frame, and an ending.
func Site(frames []File, s *data.Story, w *i18n.Catalog) ([]File, error) {
	x := data.NewIndex(s)
	outline := func(x *data.Index) string { return string(data.EncodeOutline(data.NewOutline(x))) }
	files := []File{{OutlineFile, outline(x)}, {ExcerptFile, outline(data.NewIndex(s.Excerpt()))}, {QuotationsFile(w.Lang()), Quotations(x, w)}}
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
			tree = view.ForShadow(view.Page(x, w), whole)
		default:
			tree = view.Page(x, w)
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
