package budget

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCosts(t *testing.T) {
	dir := t.TempDir()
	sizes := map[string]int{
		"lead.html": 1, "index.html": 20, "statement-evidence.0123456789.css": 300, "print.0123456789.css": 4_000,
		"element.0123456789.js": 50_000, "page.0123456789.js": 600_000, "page.0123456789.wasm": 7_000_000, "words.en.0123456789.txt": 80_000_000,
		"lead.0123456789.txt": 2, "outline.0123456789.txt": 30, "player.0123456789.js": 1, "player.0123456789.css": 1,
		"player.en.0123456789.json": 1, "decoder.0123456789.js": 1, "decoder.0123456789.wasm": 1,
	}
	put := func(name string, size int) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, make([]byte, size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, size := range sizes {
		put(name, 9)
		put(name+".gz", 9)
		put(name+".br", size)
	}
	for _, page := range []string{"lead.html", "index.html"} {
		links := `<link rel="stylesheet" href="statement-evidence.0123456789.css">` + "\n" + `<link rel="stylesheet" href="print.0123456789.css" media="print">`
		if err := os.WriteFile(filepath.Join(dir, page), []byte(links), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, size := range map[string]int{"a.html.br": 5, "b.html.br": 8, "a.uk.html.br": 900} {
		put("frame/"+name, size)
	}
	want := []int{4_301, 87_654_303, 87_654_303 + 6, 4_320, 87_654_350}
	check := func(want []int) {
		t.Helper()
		got, err := Costs(dir)
		if err != nil || len(got) != len(want) {
			t.Fatalf("got %v, %v", got, err)
		}
		for i, c := range got {
			if c.Bytes != want[i] {
				t.Errorf("%s: %d bytes, want %d", c.Reader, c.Bytes, want[i])
			}
		}
	}
	check(want) // a story that cannot be heard
	for _, name := range []string{"a.mp3", "b.mp3"} {
		put("audio.0123456789/"+name, 100)
	}
	put("audio.0123456789/a.vtt", 9)
	put("audio.0123456789/a.vtt.br", 20)
	put("audio.0123456789/a.json.br", 8)
	check(append(want, 87_654_350+3+114, 87_654_350+3+228))
	if err := os.Remove(filepath.Join(dir, "lead.html.br")); err != nil {
		t.Fatal(err)
	}
	if _, err := Costs(dir); err == nil {
		t.Error("without a page: no error")
	}
}

func TestTable(t *testing.T) {
	got := Table([]Cost{{"reads", 20_400}, {"listens", 1_234_500}})
	for _, want := range []string{"| reads | 20 kB | 20 GB | $1 | 0.2 TB | $10 a day |\n", "| listens | 1,235 kB | 1,235 GB | $62 | 12.3 TB | $617 a day |\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestReplace(t *testing.T) {
	text := "before\n" + tableBegin + "old\n" + tableEnd + "after\n"
	got, err := Replace(text, "new\n")
	if want := strings.Replace(text, "old", "new", 1); err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	for _, text := range []string{"", tableBegin, tableEnd + tableBegin} {
		if _, err := Replace(text, "new"); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}
