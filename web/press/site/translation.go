package site

import (
	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// Translation is a story and its lesson in another language.
type Translation struct {
	Story  *data.Story
	Lesson *data.Lesson // nil where the story has none
}

// Translate makes a story and its lesson in the language of the interface's words w. Either
// translation may be nil: then that is shown as it is.
func Translate(s *data.Story, l *data.Lesson, w *i18n.Catalog, story, lesson *data.Translation) Translation {
	mark := func(quoted string) string { return w.Format(i18n.Rendering, quoted) }
	if story != nil {
		s = s.In(story, mark)
	}
	if l != nil && lesson != nil {
		l = l.In(lesson, mark)
	}
	return Translation{s, l}
}

// In gives the sources with the story and the lesson as they are told in a language.
func (src Sources) In(w *i18n.Catalog) Sources {
	if t, ok := src.Translations[w.Lang()]; ok {
		src.Story, src.Lesson = t.Story, t.Lesson
	}
	return src
}

// told is the name of a file of the story, in the language in which the story is told: that of a
// translation has its language in it.
func (src Sources) told(name string, w *i18n.Catalog) string {
	if t, ok := src.Translations[w.Lang()]; ok && t.Story != src.Story {
		return name + "-" + w.Lang() + ".txt"
	}
	return name + ".txt"
}
