package budget

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site is the sizes of a site that is exactly at every limit.
func site() []File {
	return []File{
		{"classroom.0123456789.css", 4_000, 1_500, 2_000},
		{"classroom.0123456789.js", 16_000, 6_000, 8_000},
		{"classroom.0123456789.wasm", 250_000, 90_000, 85_000},
		{"decoder.0123456789.js", 20_000, 5_000, 4_000},
		{"decoder.0123456789.wasm", 300_000, 130_000, 111_000},
		{"element.0123456789.js", 9_000, 6_000, 5_900},
		{"index.html", 300_000, 50_000, 34_500},
		{"lead.html", 50_000, 17_000, 14_750},
		{"page.0123456789.js", 17_000, 5_000, 4_000},
		{"page.0123456789.wasm", 100_000, 45_000, 45_000},
		{"player.0123456789.css", 2_000, 700, 500},
		{"player.0123456789.js", 16_000, 6_000, 4_500},
		{"print.0123456789.css", 5_000, 2_000, 1_500},
		{"player.en.0123456789.json", 2_000, 1_500, 1_000},
		{"statement-evidence.0123456789.css", 30_000, 8_000, 7_000},
		{"outline.0123456789.txt", 9_000, 2_000, 1_400},
		{"used.0123456789.css", 4_000, 1_500, 900},
		{"whole.0123456789.css", 5_000, 1_500, 1_000},
		{"words.en.0123456789.txt", 1_000, 500, 500},
		{"embed-dialog.0123456789.css", 700, 400, 300},
		{"embed-dialog.0123456789.js", 2_000, 1_100, 1_000},
		{"embed-dialog.en.0123456789.json", 1_000, 800, 700},
		{"frame.0123456789.css", 400, 300, 200},
		{"frame.0123456789.js", 1_200, 900, 800},
		{"resize.0123456789.js", 3_000, 2_000, 1_500},
	}
}

// features are what is loaded on first use.
var features = []Line{
	{Name: "a player", Patterns: []string{"player.*.js", "player.*.css", "player.en.*.json"}, Limit: 6_000},
	{Name: "a dialog", Patterns: []string{"embed-dialog.*.js", "embed-dialog.*.css", "embed-dialog.en.*.json"}, Limit: 2_000},
	{Name: "a classroom", Patterns: []string{"classroom.*.js", "classroom.*.css", "classroom.*.wasm"}, Limit: 95_000},
}

func TestLines(t *testing.T) {
	lines, err := Lines(site(), features)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{21_750, 42_500, 54_900, 115_000, 2_500, 900, 1_500, 1_900, 6_000, 2_000, 95_000} {
		if lines[i].Bytes != want || lines[i].Over() {
			t.Errorf("%s: %d bytes, over: %t; want %d, within", lines[i].Name, lines[i].Bytes, lines[i].Over(), want)
		}
	}
}

func TestOneByteTooMany(t *testing.T) {
	over := map[string]int{"lead.html": 1, "index.html": 1, "page.0123456789.wasm": 1, "statement-evidence.0123456789.css": 2, "decoder.0123456789.wasm": 1, "classroom.0123456789.wasm": 1, "player.0123456789.js": 1, "embed-dialog.en.0123456789.json": 1, "resize.0123456789.js": 1, "used.0123456789.css": 1, "outline.0123456789.txt": 1}
	for name, want := range over {
		files := site()
		for i := range files {
			if files[i].Name == name {
				files[i].Brotli++
			}
		}
		lines, err := Lines(files, features)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, l := range lines {
			if l.Over() {
				got++
			}
		}
		if got != want {
			t.Errorf("%s one byte larger: %d lines over, want %d", name, got, want)
		}
	}
}

func TestAmbiguousFiles(t *testing.T) {
	twice := append(site(), File{Name: "page.ffffffffff.wasm"})
	for _, files := range [][]File{twice, site()[1:]} {
		if _, err := Lines(files, features); err == nil {
			t.Errorf("%d files: no error", len(files))
		}
	}
}

func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	if _, err := Measure(dir); err == nil {
		t.Error("an empty folder: no error")
	}
	for name, size := range map[string]int{"a.css": 30, "a.css.gz": 20, "a.css.br": 10} {
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := Measure(dir)
	if want := (File{"a.css", 30, 20, 10}); err != nil || len(files) != 1 || files[0] != want {
		t.Errorf("got %v, %v; want %v", files, err, want)
	}
	if err := os.Remove(filepath.Join(dir, "a.css.gz")); err != nil {
		t.Fatal(err)
	}
	if _, err := Measure(dir); err == nil {
		t.Error("a copy missing: no error")
	}
}

func TestPrint(t *testing.T) {
	files := site()
	files[slices.IndexFunc(files, func(f File) bool { return f.Name == "lead.html" })].Brotli++
	lines, err := Lines(files, features)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Print(&b, files, lines); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"300,000", "21,751", "OVER 21,750", "of 54,900"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
