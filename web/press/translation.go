package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/live"
	"statement-evidence/web/press/site"
)

// translations are those of a story and of its lesson, by their languages, with their files.
type translations struct {
	story, lesson map[string]translationFile
}

type translationFile struct {
	*data.Translation
	file string
	src  []byte
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// translationOf names the file of a translation: story.uk.json beside story.json.
func translationOf(file, lang string) string {
	return strings.TrimSuffix(file, ".json") + "." + lang + ".json"
}

// lessonBeside names the file of the lesson of a story.
func lessonBeside(story string) string { return filepath.Join(filepath.Dir(story), "lesson.json") }

// readTranslations reads all that stand beside a story, and refuses them with all their faults, one a line.
func readTranslations(story string, s *data.Story, l *data.Lesson) (all translations, err error) {
	faults := live.Faults{}
	read := func(of string, l *data.Lesson) map[string]translationFile {
		found := map[string]translationFile{}
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(of), "*.json")) // none is there, if the folder cannot be read
		for _, file := range files {
			lang, beside := strings.CutPrefix(strings.TrimSuffix(file, ".json"), strings.TrimSuffix(of, ".json")+".")
			if !beside || !languageTag.MatchString(lang) {
				continue
			}
			t, broken := parseTranslation(file)
			if broken == nil {
				if t.Lang != lang {
					broken = append(broken, live.Fault{Place: file, Text: fmt.Sprintf("lang: is %q; name the file %s", t.Lang, filepath.Base(translationOf(of, t.Lang)))})
				}
				for _, fault := range validate.CheckTranslation(t.Translation, s, l) {
					broken = append(broken, inTranslation(t, fault))
				}
			}
			faults = append(faults, broken...)
			found[lang] = t
		}
		return found
	}
	all.story = read(filepath.Clean(story), nil)
	if l != nil {
		all.lesson = read(lessonBeside(story), l)
	}
	if len(faults) > 0 {
		return all, faults
	}
	return all, nil
}

// parseTranslation reads a translation, without its rules.
func parseTranslation(file string) (t translationFile, faults live.Faults) {
	t.file = file
	var err error
	if t.src, err = os.ReadFile(file); err != nil {
		return t, live.Faults{{Place: file, Text: err.Error()}}
	}
	if t.Translation, err = validate.ParseTranslation(t.src); err != nil {
		var broken validate.ParseErrors
		if !errors.As(err, &broken) {
			return t, live.Faults{{Place: file, Text: err.Error()}}
		}
		for _, fault := range broken {
			faults = append(faults, live.Fault{Place: fmt.Sprintf("%s:%d:%d", file, fault.Line, fault.Column), Text: fault.Fault.Error()})
		}
	}
	return t, faults
}

// inTranslation gives a fault its place, and the field that is translated there.
func inTranslation(t translationFile, fault validate.Fault) live.Fault {
	line, column := validate.Locate(t.src, fault.Path)
	var i int
	if n, _ := fmt.Sscanf(fault.Path, "texts[%d]", &i); n == 1 && i < len(t.Texts) && !strings.HasSuffix(fault.Path, ".field") {
		fault.Path += " (" + t.Texts[i].Field + ")"
	}
	return live.Fault{Place: fmt.Sprintf("%s:%d:%d", t.file, line, column), Text: fault.Error()}
}

// left prints what is not shown in the languages of the translations.
func (all translations) left(s *data.Story, l *data.Lesson, out io.Writer) {
	each := func(files map[string]translationFile, l *data.Lesson) {
		for _, lang := range slices.Sorted(maps.Keys(files)) {
			for _, text := range validate.Untranslated(files[lang].Translation, s, l) {
				fmt.Fprintf(out, "%s: warning: %s\n", files[lang].file, text)
			}
		}
	}
	each(all.story, nil)
	each(all.lesson, l)
}

// unexplained compares translations with those beside an earlier version of the story, as far as there are any.
func (all translations) unexplained(against string, old, now *data.Story) error {
	var faults live.Faults
	for _, lang := range slices.Sorted(maps.Keys(all.story)) {
		before := translationOf(against, lang)
		if _, err := os.Stat(before); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		was, broken := parseTranslation(before)
		if broken != nil {
			faults = append(faults, broken...)
			continue
		}
		for _, fault := range validate.UnexplainedTranslations(old, now, was.Translation, all.story[lang].Translation) {
			faults = append(faults, inTranslation(all.story[lang], fault))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// in makes the story in each language of the interface that it is translated into, and says which
// translations have no page.
func (all translations) in(s *data.Story, l *data.Lesson, locales []*i18n.Catalog, out io.Writer) map[string]site.Translation {
	told := map[string]site.Translation{}
	spoken := langs(locales)
	for _, files := range []map[string]translationFile{all.story, all.lesson} {
		for _, lang := range slices.Sorted(maps.Keys(files)) {
			if !slices.Contains(spoken, lang) {
				fmt.Fprintf(out, "%s: warning: no page is in %s; the languages of the interface are %s\n", files[lang].file, lang, strings.Join(spoken, ", "))
			}
		}
	}
	for _, w := range locales {
		story, lesson := all.story[w.Lang()].Translation, all.lesson[w.Lang()].Translation
		if story != nil && len(story.Shown(s)) == 0 {
			story = nil // it is only begun
		}
		if story != nil || lesson != nil {
			told[w.Lang()] = site.Translate(s, l, w, story, lesson)
		}
	}
	return told
}

// translate brings the translation of a story and of its lesson into a language up to date, or begins it.
func translate(args []string, out io.Writer) error {
	if len(args) != 2 || !languageTag.MatchString(args[0]) {
		return errUsage
	}
	lang, file := args[0], args[1]
	_, s, _, _, err := readStory(file)
	if err != nil {
		return err
	}
	l, err := readLesson(file, s)
	if err != nil {
		return err
	}
	if lang == s.Lang {
		return fmt.Errorf("%s: is in %s already; give the language of a translation", file, lang)
	}
	if err := update(translationOf(file, lang), lang, s.OwnTexts, func(t *data.Translation) []validate.Fault { return validate.Untranslated(t, s, nil) }, out); err != nil {
		return err
	}
	if l == nil || l.Lang == lang {
		return nil
	}
	return update(translationOf(lessonBeside(file), lang), lang, l.OwnTexts, func(t *data.Translation) []validate.Fault { return validate.Untranslated(t, s, l) }, out)
}

// update writes a translation with what was missing, and says what is left to do.
func update(file, lang string, own func(visit func(field string, text *string)), left func(*data.Translation) []validate.Fault, out io.Writer) error {
	schema, err := schemaFrom(filepath.Dir(file))
	if err != nil {
		return err
	}
	t := &data.Translation{Schema: strings.Replace(schema, "story.schema", "translation.schema", 1), Lang: lang}
	if _, err := os.Stat(file); err == nil {
		read, faults := parseTranslation(file)
		if faults != nil {
			return faults
		}
		t = read.Translation
	}
	t = validate.UpdateTranslation(t, own)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		return err
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return err
	}
	changed, gone := 0, len(t.Texts)
	for i := range t.Texts {
		if t.Texts[i].Was != "" {
			changed++
		}
	}
	own(func(string, *string) { gone-- })
	fmt.Fprintf(out, "%s: %d texts, %d not yet translated, %d changed since (marked with was)\n", file, len(t.Texts)-gone, len(left(t))-changed, changed)
	if gone > 0 {
		fmt.Fprintf(out, "%d at the end are of texts that are no longer there; remove them, or give them the field they have now\n", gone)
	}
	return nil
}
