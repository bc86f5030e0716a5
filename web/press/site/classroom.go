package site

import (
	"encoding/json"
	"os"
	"path/filepath"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// classroom is what presents the story to a class, or asks it. Nothing of it is
// loaded before a mode is opened; the shim is the page's own.
type classroom struct {
	Script  string            `json:"script"`           // file: web/lazy/classroom.js
	Style   string            `json:"style"`            // file: web/css/class.css
	Program string            `json:"program"`          // file: wasm/classroom
	Words   string            `json:"words"`            // file: all words of a language
	Lesson  string            `json:"lesson,omitempty"` // file: the lesson, if there is one
	Says    map[string]string `json:"says"`
	files   map[string][]byte
}

// classroom makes the files that every language shares.
func (src Sources) classroom(shim []byte) (classroom, error) {
	style, err := readStyle(src.Web, "class")
	if err != nil {
		return classroom{}, err
	}
	script, err := readModule(filepath.Join(src.Web, "lazy", "classroom.js"))
	if err != nil {
		return classroom{}, err
	}
	program, err := os.ReadFile(src.Class)
	if err != nil {
		return classroom{}, err
	}
	c := classroom{Script: name("class.js", script), Style: name("class.css", style), Program: name("class.wasm", program, shim)}
	c.files = map[string][]byte{c.Script: script, c.Style: style, c.Program: program}
	if src.Lesson != nil {
		lesson := data.EncodeLesson(src.Lesson)
		c.Lesson = name("lesson.txt", lesson)
		c.files[c.Lesson] = lesson
	}
	return c, nil
}

// in adds the files of a language to files, and gives the name of the one that
// leads an element to its classroom, and of all that the classroom needs.
func (c classroom) in(w *i18n.Catalog, files map[string][]byte) (file string, needs []string, err error) {
	all := []byte(i18n.EncodeAll(w))
	c.Words = name("class."+w.Lang()+".txt", all)
	files[c.Words] = all
	c.Says = classWords(w)
	content, err := json.Marshal(c)
	if err != nil {
		return "", nil, err
	}
	file = name("class."+w.Lang()+".json", content)
	files[file] = content
	needs = []string{file, c.Script, c.Style, c.Program, c.Words}
	if c.Lesson != "" {
		needs = append(needs, c.Lesson)
	}
	return file, needs, nil
}

// classWords is what web/lazy/classroom.js says, by the names it knows them by.
func classWords(w *i18n.Catalog) map[string]string {
	return map[string]string{
		"present":  w.Get(i18n.ClassStage),
		"notes":    w.Get(i18n.ClassNotesHere),
		"quiz":     w.Get(i18n.Quiz),
		"timer":    w.Get(i18n.ClassTimer),
		"refused":  w.Get(i18n.ClassNotesRefused),
		"homeless": w.Get(i18n.ClassNotesHomeless),
	}
}
