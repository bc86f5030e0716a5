//go:build !js

package datatest

import (
	"os"
	"path/filepath"
	"testing"

	"statement-evidence/data"
)

// First gives the first story, whose folder is data/stories/russia-2018.
func First(t testing.TB) *data.Story {
	t.Helper()
	s, err := data.Parse(File(t, filepath.Join("data", "stories", "russia-2018", "story.json")))
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
