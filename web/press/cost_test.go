package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCostIsHeldInAText(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{
		"lead.html", "index.html", "a.0.css", "statement-evidence.0.css", "print.0.css", "element.0.js", "page.0.js", "page.0.wasm",
		"words.en.0.txt", "lead.0.txt", "outline.0.txt", "frame/a.html",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, end := range []string{"", ".gz", ".br"} {
			if err := os.WriteFile(filepath.Join(dir, file+end), make([]byte, 1000), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	text := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(text, []byte("costs\n<!-- press cost -->\n<!-- the end of press cost -->\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	table, err := said("cost", dir)
	if err != nil || !strings.Contains(table, "| reads the whole story | 6 kB |") {
		t.Fatalf("got %q, %v", table, err)
	}
	if _, err := said("cost", dir, text); err == nil || !strings.Contains(err.Error(), "-write") {
		t.Errorf("a text without the table: got %v", err)
	}
	if _, err := said("cost", "-write", dir, text); err != nil {
		t.Fatal(err)
	}
	if _, err := said("cost", dir, text); err != nil {
		t.Errorf("after writing it: got %v", err)
	}
	if content, err := os.ReadFile(text); err != nil || !strings.Contains(string(content), table) {
		t.Errorf("got %s, %v", content, err)
	}
	for _, words := range [][]string{{"cost"}, {"cost", dir, text, "more"}} {
		if _, err := said(words...); !errors.Is(err, errUsage) {
			t.Errorf("%q: got %v", words, err)
		}
	}
	if _, err := said("cost", t.TempDir()); err == nil {
		t.Error("an empty folder: no error")
	}
}
