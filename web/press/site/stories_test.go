package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
)

func TestStories(t *testing.T) {
	first, other := datatest.First(t), datatest.Generate(2)
	other.Title, other.Updated = `<script>alert("title")</script>`, "2030-01-02"
	locales := []*i18n.Catalog{english(t), locale(t, "ar")}
	out := t.TempDir()
	if err := Stories([]Sources{{Story: first}, {Story: other}}, locales, out); err == nil || !strings.Contains(err.Error(), "build it first") {
		t.Errorf("without their sites: got %v", err)
	}
	for _, name := range []string{"statement-evidence.0.css", noticesFile} {
		file := filepath.Join(out, other.ID, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Stories([]Sources{{Story: first}, {Story: other}}, locales, out); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"index.html":    {`href="generated/statement-evidence.0.css"`, `<a href="generated/index.html">&lt;script&gt;`, `<a href="russia-2018/index.html">`, "2 January 2030", `<a href="index.ar.html"`},
		"index.ar.html": {`<html lang="ar" dir="rtl">`, `<h2 dir="auto" lang="en"><a href="generated/index.ar.html">`},
		noticesFile:     {"."},
	} {
		text, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range want {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s: no %s:\n%s", name, want, text)
			}
		}
		if a, b := strings.Index(string(text), "generated/index"), strings.Index(string(text), "russia-2018/index"); name != noticesFile && a > b {
			t.Errorf("%s: the latest is not first", name)
		}
	}
}
