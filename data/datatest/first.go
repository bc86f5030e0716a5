package datatest

import (
	"os"
	"path/filepath"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// First gives the first story, whose folder is data/stories/russia-2018.
func First(t testing.TB) *data.Story {
	t.Helper()
	return Story(t, "data/stories/russia-2018/story.json")
}

// Small gives a story of two statements that has every field; the lesson beside it is [SmallLesson].
func Small(t testing.TB) *data.Story {
	t.Helper()
	return Story(t, "data/validate/testdata/good/small.json")
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
	top := "."
	for range 8 {
		content, err := os.ReadFile(filepath.Join(top, path))
		if err == nil {
			return content
		}
		top = filepath.Join(top, "..")
	}
	t.Fatalf("%s: not found in this folder or any above it", path)
	return nil
}
