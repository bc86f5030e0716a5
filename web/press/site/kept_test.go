package site

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What an embed of an earlier build loads is in the next one, and in the one after that; nothing else of it is, and no page names it.
func TestKept(t *testing.T) {
	src := sources(t)
	write(t, filepath.Join(src.Web, "element", "element.js"), "globalThis.hello = () => [globalThis.statementEvidenceBuild, globalThis.statementEvidenceFiles, globalThis.statementEvidenceDraw];\n")
	// build builds with another program, and keeps what embeds of the folder before load.
	folders := t.TempDir()
	build := func(name, before string) string {
		t.Helper()
		write(t, src.Page, "\x00asm "+name)
		dir := filepath.Join(folders, name)
		var kept Kept
		var err error
		if before != "" {
			if kept, err = Keep(before); err != nil {
				t.Fatal(err)
			}
		}
		if err := Build(src, dir); err != nil {
			t.Fatal(err)
		}
		if err := kept.Write(dir, true); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	first := build("first", "")
	earlier, err := Keep(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"element.*.js", "page.*.wasm", "page.*.js", "words.*.txt", "player.*.js", "draw.*.json", "draw.*.wasm"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(earlier)), func(name string) bool { ok, _ := filepath.Match(pattern, name); return ok }) {
			t.Errorf("no %s is kept: %q", pattern, slices.Sorted(maps.Keys(earlier)))
		}
	}
	for name := range earlier {
		if strings.HasPrefix(name, "outline.") || strings.HasPrefix(name, "quotations.") {
			t.Errorf("%s is kept, which only the pages of its build load", name)
		}
	}
	second := build("second", first)
	third := build("third", second)
	others := 0
	for name, content := range earlier {
		for _, dir := range []string{second, third} {
			for _, ending := range []string{"", ".br", ".gz"} {
				if got, err := os.ReadFile(filepath.Join(dir, name+ending)); err != nil || ending == "" && string(got) != string(content) {
					t.Errorf("%s%s is not in %s as it was published: %v", name, ending, filepath.Base(dir), err)
				}
			}
		}
	}
	fresh := build("third", "") // of the same sources
	for name := range earlier {
		if _, err := os.Stat(filepath.Join(fresh, name)); err != nil {
			others++
		}
	}
	if others < 3 {
		t.Errorf("%d files differ between the builds: want the element, the program and its shim", others)
	}
}

func TestKeptOfNothing(t *testing.T) {
	dir := t.TempDir()
	if _, err := Keep(dir); err == nil || !strings.Contains(err.Error(), "no element.HASH.js there") {
		t.Errorf("got %v", err)
	}
}
