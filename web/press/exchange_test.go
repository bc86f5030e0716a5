package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inRepository runs a test in the folder in which build.sh runs press.
func inRepository(t *testing.T) { t.Chdir(filepath.Join("..", "..")) }

func TestImportAndExport(t *testing.T) {
	inRepository(t)
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	rows := write("rows.csv", "Who,When,Words,Desk\nA. Mayor,2026-03-10,It is safe.,Anna\n")
	review := write("review.json", `{"@type": "ClaimReview", "claimReviewed": "It is safe", "datePublished": "soon", "x": 1}`)
	out, err := said("import", "-out", filepath.Join(dir, "drafts", "rows"), rows)
	file := filepath.Join(dir, "drafts", "rows", "story.json")
	if err != nil || !strings.HasPrefix(out, file+": a draft of 1 statement,") || !strings.Contains(out, `note: story: the column "Desk"`) || !strings.Contains(out, "statements[0].place (a-mayor-2026-03-10-it-is-safe): is empty") {
		t.Errorf("rows: %v, %s", err, out)
	}
	if out, err := said("export", "csv", file); err != nil || !strings.HasPrefix(out, "\ufeffWho,When,Words,") || !strings.Contains(out, ",Anna\n") {
		t.Errorf("as rows again: %v, %s", err, out)
	}
	if _, err := said("check", file); err == nil || !strings.Contains(err.Error(), "title: is empty") {
		t.Errorf("check of the draft: %v", err)
	}
	if _, err := said("import", "-out", filepath.Join(dir, "drafts", "rows"), rows); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("over the draft: %v", err)
	}
	out, err = said("import", "-out", filepath.Join(dir, "drafts", "review"), review)
	file = filepath.Join(dir, "drafts", "review", "story.json")
	if err != nil || !strings.Contains(out, `note: findings[0].public: "soon" is read as no date`) {
		t.Errorf("a review: %v, %s", err, out)
	}
	if out, err := said("export", "claimreview", file); err != nil || !strings.Contains(out, `"x": 1`) || !strings.Contains(out, `"soon"`) {
		t.Errorf("as a review again: %v, %s", err, out)
	}
	if out, err := said("export", "-base", "https://example.org/", "claimreview", "data/stories/template/story.json"); err != nil || !strings.Contains(out, "1 record in this story relates") {
		t.Errorf("a story's own review: %v, %s", err, out)
	}
	annotated := filepath.Join(dir, "annotated")
	if _, err := said("new", annotated); err != nil {
		t.Fatal(err)
	}
	phrases, err := said("export", "annotations", filepath.Join(annotated, "story.json"))
	if err != nil || !strings.Contains(phrases, `"exact": "three cracks"`) {
		t.Fatalf("annotations: %v, %s", err, phrases)
	}
	if out, err := said("import", "-into", filepath.Join(annotated, "story.json"), write("phrases.json", strings.Replace(phrases, `"exact": "three`, `"exact": "found three`, 1))); err != nil {
		t.Errorf("annotations again: %v, %s", err, out)
	}
	if out, err := said("export", "markdown", filepath.Join(annotated, "story.json")); err != nil || !strings.Contains(out, "> The bridge is safe.") {
		t.Errorf("markdown: %v, %s", err, out)
	}
	if src, err := os.ReadFile(filepath.Join(annotated, "story.json")); err != nil || !strings.Contains(string(src), `"exact": "found three cracks"`) {
		t.Errorf("annotated: %v\n%s", err, src)
	}
	for want, args := range map[string][]string{
		"imported alone":    {"import", "-out", dir, rows, review},
		"no such format":    {"export", "pdf", file},
		"no such file":      {"import", "-out", dir, filepath.Join(dir, "none.csv")},
		"no ClaimReview":    {"import", "-out", dir, write("other.json", "{}")},
		"usage: press":      {"import", rows},
		"no column that is": {"import", "-out", dir, write("notes.txt", "a,b\n")},
	} {
		if _, err := said(args...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", args, err, want)
		}
	}
}

func TestNew(t *testing.T) {
	inRepository(t)
	dir := filepath.Join(t.TempDir(), "bridge")
	if out, err := said("new", dir); err != nil || !strings.Contains(out, "serve "+dir) {
		t.Errorf("got %v, %s", err, out)
	}
	if out, err := said("check", filepath.Join(dir, "story.json")); err != nil || !strings.Contains(out, "no faults") {
		t.Errorf("check: %v, %s", err, out)
	}
	src, err := os.ReadFile(filepath.Join(dir, "story.json"))
	if err != nil {
		t.Fatal(err)
	}
	schema := filepath.Join(dir, strings.Split(string(src), `"`)[3])
	if _, err := os.Stat(schema); err != nil || !strings.Contains(string(src), `"id": "bridge"`) {
		t.Errorf("%v\n%s", err, src)
	}
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil || !strings.Contains(string(readme), "serve bridge") || strings.Contains(string(readme), "STORY") {
		t.Errorf("its README: %v\n%s", err, readme)
	}
	if _, err := said("new", dir); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("twice: %v", err)
	}
	if _, err := said("new", "My Story"); err == nil || !strings.Contains(err.Error(), "call it my-story") {
		t.Errorf("a bad name: %v", err)
	}
	if _, err := os.Stat("My Story"); err == nil {
		t.Error("a bad name left a folder")
	}
}
