package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// recordings are the members of a file that name them.
var recordings = regexp.MustCompile(`(?s)"audio": \{(\n.*?\n {6}|[^\n]*)\},\n`)

// bridgeFolder is a folder with the story of the bridge and its lesson, without recordings.
func bridgeFolder(t *testing.T) (story string, write func(name, text string), text func(name string) string) {
	t.Helper()
	dir := t.TempDir()
	write = func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text = func(name string) string {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	for name, from := range map[string]string{"story.json": "good/small.json", "lesson.json": "lesson/good/small.json"} {
		content, err := os.ReadFile(filepath.Join("..", "..", "data", "validate", "testdata", filepath.FromSlash(from)))
		if err != nil {
			t.Fatal(err)
		}
		write(name, recordings.ReplaceAllString(string(content), ""))
	}
	return filepath.Join(dir, "story.json"), write, text
}

// An editor begins a translation, fills it in, changes the story, and brings the translation up to date; check
// names what is wrong or left in all files.
func TestTranslateAndCheck(t *testing.T) {
	story, write, text := bridgeFolder(t)
	file := filepath.Join(filepath.Dir(story), "story.uk.json")
	out, err := said("translate", "uk", story)
	if err != nil || !strings.HasPrefix(out, file+": ") || !strings.Contains(out, ", 0 changed since") || strings.Contains(out, " 0 not yet") {
		t.Fatalf("begun: %q, %v", out, err)
	}
	begun := text("story.uk.json")
	if out, err := said("check", story); err != nil || !strings.Contains(out, file+": warning: title: is not translated; it is shown in en\n") || !strings.Contains(out, file+": no faults; 0 texts in uk\n") {
		t.Errorf("begun: %q, %v", out, err)
	}
	_, title, _ := strings.Cut(begun, `"original": "`)
	title, _, _ = strings.Cut(title, `"`)
	fill := func(translation string) string {
		return strings.Replace(begun, `"original": "`+title+`",
      "translation": ""`, `"original": "`+title+`",
      "translation": "`+translation+`"`, 1)
	}
	write("story.uk.json", fill("Назва"))
	if out, err := said("check", story); err != nil || strings.Contains(out, file+": warning: title") || !strings.Contains(out, "; 1 text in uk") {
		t.Errorf("with a title: %q, %v", out, err)
	}
	write("story.uk.json", fill("«Назва» "))
	_, err = said("check", story)
	for _, want := range []string{file + ":8:22: texts[0].translation (title): starts or ends with a space", "and no rendering says of which words"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("a bad title: %v, want %s", err, want)
		}
	}
	write("story.uk.json", fill("Назва"))
	// The story changes, and the translation with it.
	old := text("story.json")
	write("published.json", old)
	write("published.uk.json", fill("Назва"))
	write("story.uk.json", fill("Інша назва"))
	_, err = said("check", story, "--against", filepath.Join(filepath.Dir(story), "published.json"))
	if err == nil || !strings.Contains(err.Error(), file+":8:22: texts[0].translation (title): said \"Назва\" and says \"Інша назва\", and no new correction") {
		t.Errorf("changed without a correction: %v", err)
	}
	write("story.uk.json", fill("Назва"))
	if out, err := said("check", story, "--against", filepath.Join(filepath.Dir(story), "published.json")); err != nil {
		t.Errorf("as it was published: %q, %v", out, err)
	}
	write("story.json", strings.Replace(old, title, "Another title", 1))
	if out, err := said("check", story); err != nil || !strings.Contains(out, "title: has changed since it was translated") {
		t.Errorf("the story has changed: %q, %v", out, err)
	}
	if out, err := said("translate", "uk", story); err != nil || !strings.Contains(out, ", 1 changed since") {
		t.Errorf("brought up to date: %q, %v", out, err)
	}
	if got := text("story.uk.json"); !strings.Contains(got, `"original": "Another title",
      "was": "`+title+`",
      "translation": "Назва"`) {
		t.Errorf("brought up to date: %s", got)
	}
	write("story.pl.json", fill("Tytuł"))
	if _, err := said("check", story); err == nil || !strings.Contains(err.Error(), `lang: is "uk"; name the file story.uk.json`) {
		t.Errorf("under the name of another language: %v", err)
	}
	if _, err := said("translate", "en", story); err == nil || !strings.Contains(err.Error(), "is in en already") {
		t.Errorf("into its own language: %v", err)
	}
	for _, words := range [][]string{{"translate"}, {"translate", "uk"}, {"translate", "../uk", story}} {
		if _, err := said(words...); err == nil {
			t.Errorf("%q is taken", words)
		}
	}
}

// The lesson beside a story is translated with it, and checked.
func TestTranslateTheLesson(t *testing.T) {
	story, write, text := bridgeFolder(t)
	file := filepath.Join(filepath.Dir(story), "lesson.uk.json")
	out, err := said("translate", "uk", story)
	if err != nil || !strings.Contains(out, file+": ") {
		t.Fatalf("%q, %v", out, err)
	}
	write("lesson.uk.json", strings.Replace(text("lesson.uk.json"), `"field": "intro"`, `"field": "introduction"`, 1))
	if _, err := said("check", story); err == nil || !strings.Contains(err.Error(), file+":") || !strings.Contains(err.Error(), `"introduction" is no text of the editors' own`) {
		t.Errorf("a field that is not there: %v", err)
	}
}
