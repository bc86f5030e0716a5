package site

import "statement-evidence/web/press/lesson"

// prints adds the pages of the lesson, which are made for paper, to the files,
// and gives their style sheet; without a lesson it is empty. Where the story is
// kept to be read without a network, each of them is kept once it is opened.
func (src Sources) prints(files map[string][]byte, a *app) (style string, err error) {
	if src.Lesson == nil {
		return "", nil
	}
	sheet, err := readStyle(src.Web, "lesson")
	if err != nil {
		return "", err
	}
	style = name("lesson.css", sheet)
	pages, err := lesson.Make(lesson.Source{
		Story: src.Story, Lesson: src.Lesson, Locales: src.Locales, Ending: ending,
		Style: style, Beside: src.Beside,
	})
	if err != nil {
		return "", err
	}
	files[style] = sheet
	for file, page := range pages {
		files[file] = page
		a.needs[file] = []string{style}
	}
	return style, nil
}

// teaching adds the way to the lesson to a page, and to what is kept with it all
// that a class needs. The list of sources is large, and not among that.
func (s *slots) teaching(style string) {
	s.Plan = lesson.Plan + s.Ending
	s.classNeeds = append(s.classNeeds[:len(s.classNeeds):len(s.classNeeds)], style, s.Plan, lesson.Worksheet+s.Ending, lesson.Key+s.Ending)
}
