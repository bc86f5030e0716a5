package datatest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// First gives the first story, whose folder is data/stories/russia-2018.
func First(t testing.TB) *data.Story {
	t.Helper()
	return Story(t, "data/stories/russia-2018/story.json")
}

// Template gives the story that a new one begins with.
func Template(t testing.TB) *data.Story {
	t.Helper()
	return Story(t, "data/stories/template/story.json")
}

// Small gives a story of two statements that has every field; the lesson beside it is [SmallLesson].
func Small(t testing.TB) *data.Story {
	t.Helper()
	return Story(t, "data/validate/testdata/good/small.json")
}

// OnDays gives a story of one statement for each of some days, and of one finding for each
// of others, which nothing relates.
func OnDays(t testing.TB, said, found []string) *data.Story {
	t.Helper()
	s := Small(t)
	statement, finding := s.Statements[0], s.Findings[0]
	s.Statements, s.Findings, s.Relations, s.Lead = nil, nil, nil, nil
	for i, day := range said {
		st := data.Statement{ID: "said-" + strconv.Itoa(i), Speaker: statement.Speaker, At: day, Words: statement.Words, Sources: statement.Sources, Why: "For its day."}
		s.Statements = append(s.Statements, st)
	}
	for i, day := range found {
		f := data.Finding{ID: "found-" + strconv.Itoa(i), Body: finding.Body, Kind: data.Concluded, Public: day, Words: finding.Words, Sources: finding.Sources}
		s.Findings = append(s.Findings, f)
	}
	return s
}

// SmallLesson gives the lesson of the small story.
func SmallLesson(t testing.TB) *data.Lesson {
	t.Helper()
	l, err := validate.ParseLesson(File(t, "data/validate/testdata/lesson/good/small.json"), Small(t))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Story reads a story by its file's path from the project's top.
func Story(t testing.TB, path string) *data.Story {
	t.Helper()
	s, err := validate.Parse(File(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// File reads a file by its path from the project's top, wherever below it the test is.
func File(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(Root(t), path))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Root gives the project's top, wherever below it the test is.
func Root(t testing.TB) string {
	t.Helper()
	top := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(top, "data", "locales")); err == nil {
			return top
		}
		top = filepath.Join(top, "..")
	}
	t.Fatal("data/locales: not found in this folder or any above it")
	return ""
}

// InExample is what an Example hands over in the place of a test. It panics where a test would fail.
var InExample testing.TB = inExample{}

type inExample struct{ testing.TB }

func (inExample) Helper() {}

func (inExample) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

func (inExample) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
