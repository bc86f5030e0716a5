package site

import (
	"maps"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/lesson"
)

// printables makes the pages of the lesson, which are made for paper, and their
// style sheet; without a lesson there are none. Where the story is kept to be
// read without a network, each of them is kept once it is opened.
func (m *bundler) printables(o *offline, files map[string][]byte) (style *asset, err error) {
	if m.Lesson == nil {
		return nil, nil
	}
	style = m.style("lesson.css", "lesson")
	pages, err := lesson.Make(lesson.Source{
		Story: m.Story, Lesson: m.Lesson, Locales: m.Locales, Ending: ending, In: func(w *i18n.Catalog) (*data.Story, *data.Lesson) { told := m.In(w); return told.Story, told.Lesson },
		Style: style.file, Beside: m.Beside,
	})
	maps.Copy(files, pages)
	for file := range pages {
		o.needs[file] = []string{style.file}
	}
	return style, err
}

// addLesson adds the way to the lesson to a page, and lists what is kept with it
// for a class. The list of sources is large, and not among that.
func (p *pageData) addLesson(style *asset) (kept []string) {
	p.Plan = lesson.Plan + p.Ending
	return []string{style.file, p.Plan, lesson.Worksheet + p.Ending, lesson.Key + p.Ending}
}
