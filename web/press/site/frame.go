package site

import (
	"bytes"
	"html/template"
	"path/filepath"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// slots is what a page's frame has room for. Names of files are relative to the page.
type slots struct {
	Title, Standfirst, Published, Updated                           string
	Lang, Dir                                                       string // of the interface
	StoryLang                                                       string
	Say                                                             said
	Excerpt                                                         bool    // whether the page is the short version
	Framed                                                          *framed // what the page for frames has beside the others
	Style, Whole, Paper, Element, Program, Shim, Data, Words, Sound string
	Shadow, Unit                                                    string            // style sheets of a page for others: in its shadow tree, and beside it
	Embed                                                           string            // file: what leads to the dialog that offers the story to other pages
	held                                                            map[string][]byte // the site's files, where the page is for other pages
	Page                                                            string            // its own name
	Offline, Manifest                                               string
	Classroom                                                       string // leads to what there is for a class
	classNeeds                                                      []string
	Plan                                                            string // page: the lesson, if there is one
	Ending                                                          string // of the names of the pages in this language
	Languages                                                       []language
	Content                                                         template.HTML
	Discover                                                        template.HTML // lines of the head that name the page's address
}

// said is what the frame itself says.
type said struct {
	Languages, WholeVersion, ShortVersion, Notices, Teachers string
	Offline                                                  offlineWords
}

func sayIn(w *i18n.Catalog) said {
	return said{w.Get(i18n.Languages), w.Get(i18n.WholeVersion), w.Get(i18n.ShortVersion), w.Get(i18n.Notices), w.Get(i18n.ClassPrintTeachers), offlineIn(w)}
}

// language is a page in a language.
type language struct {
	Lang, Name, File string
	Whole            string // file: the whole story in that language
	Now              bool   // whether it is this page
}

// frame is the page around a story.
type frame struct{ *template.Template }

func readFrame(web string) (frame, error) {
	t, err := template.ParseFiles(filepath.Join(web, "index.html"))
	return frame{t}, err
}

// page fills the frame; part names one of its templates, or is empty for the whole.
func (f frame) page(part string, s slots) ([]byte, error) {
	if part == "" {
		part = f.Name()
	}
	var b bytes.Buffer
	if err := f.ExecuteTemplate(&b, part, s); err != nil {
		return nil, err
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

// render writes a story as show shows it.
func render(s *data.Story, sounds map[string]data.Sound, show func(*data.Index) *node.Node) (template.HTML, error) {
	x := data.NewIndex(s)
	x.Sounds = sounds
	var b strings.Builder
	err := node.Write(&b, show(x))
	return template.HTML(b.String()), err
}
