package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data/validate"
)

// bridge writes a story of version 1 into a folder, with its recordings, and gives its file.
func bridge(t *testing.T, dir string) string {
	t.Helper()
	file := filepath.Join(dir, "story.json")
	story, err := os.ReadFile(filepath.Join("..", "..", "data", "validate", "testdata", "v1", "small.json"))
	speech, err2 := os.ReadFile(filepath.Join("..", "..", "data", "stories", "russia-2018", "audio", "ica-2017-putin-ordered.mp3"))
	err = errors.Join(err, err2, os.MkdirAll(filepath.Join(dir, "sound"), 0o755), os.WriteFile(file, story, 0o640))
	for _, name := range []string{"sound/town hall.mp3", "audit.mp3"} {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), speech, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func content(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestMigrateRewritesFilesOnce(t *testing.T) {
	file := bridge(t, t.TempDir())
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	old := content(t, file)
	out, err := said("migrate", link)
	if want := link + ": migrated from version 1 to 2; statement.after is now precededBy (1); finding.from is now publicFrom (1); " +
		"finding.after is now precededBy (1); relation.tie is now type (4); source.seen is now accessed (2)\n"; err != nil || out != want {
		t.Errorf("got %q, %v", out, err)
	}
	now := content(t, file)
	if want, _, _ := validate.Migrate(old); !bytes.Equal(now, want) {
		t.Errorf("written is\n%s", now)
	}
	linked, err1 := os.Lstat(link)
	info, err2 := os.Stat(file)
	if err := errors.Join(err1, err2); err != nil || linked.Mode()&fs.ModeSymlink == 0 || info.Mode().Perm() != 0o640 {
		t.Errorf("the link is %v, the file %v, %v", linked, info, err)
	}
	if out, err = said("migrate", file); err != nil || out != file+": is in version 2 already\n" || !bytes.Equal(content(t, file), now) {
		t.Errorf("a second time: got %q, %v", out, err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 3 {
		t.Errorf("in the folder is %v, %v", left, err)
	}
}

// If one of the files cannot be read, all are left as they are.
func TestMigrateWritesAllOrNone(t *testing.T) {
	file := bridge(t, t.TempDir())
	old := content(t, file)
	later := filepath.Join(t.TempDir(), "later.json")
	if err := os.WriteFile(later, []byte(`{"formatVersion": 7}`), 0o644); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(t.TempDir(), "missing.json")
	out, err := said("migrate", file, later, missing)
	if err == nil || out != "" || !bytes.Equal(content(t, file), old) || !errors.Is(err, fs.ErrNotExist) ||
		!strings.HasPrefix(err.Error(), later+":1:19: formatVersion: is 7, and versions 1 to 2 can be read; ") || !strings.HasSuffix(err.Error(), "\nnothing is written") {
		t.Errorf("got %q, %v", out, err)
	}
}

func TestCheckTellsOfMigrate(t *testing.T) {
	file := bridge(t, t.TempDir())
	note := file + ": is in version 1 of the format; ./build.sh migrate " + file + " rewrites it in version 2\n"
	if out, err := said("check", file); err != nil || !strings.HasPrefix(out, note) || !strings.Contains(out, "no faults") {
		t.Errorf("got %q, %v", out, err)
	}
	old := filepath.Join(filepath.Dir(file), "old.json")
	if err := os.WriteFile(old, content(t, file), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := said("migrate", file); err != nil {
		t.Fatal(err)
	}
	if out, err := said("check", file, "--against", old); err != nil || strings.Contains(out, "migrate") || !strings.Contains(out, "no faults") {
		t.Errorf("migrated, against version 1: got %q, %v", out, err)
	}
	faulty := strings.Replace(string(content(t, old)), `"tie": "`, `"tie": "un`, 1)
	if err := os.WriteFile(file, []byte(faulty), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := said("check", file); err == nil || out != note {
		t.Errorf("with a fault: got %q, %v", out, err)
	}
}

// A story of version 1 is built as it was: to the byte as the same story in version 2.
func TestVersion1BuildsTheSameSite(t *testing.T) {
	dir := t.TempDir()
	file := bridge(t, dir)
	program := filepath.Join(dir, "program")
	if err := os.WriteFile(program, []byte("program"), 0o644); err != nil {
		t.Fatal(err)
	}
	site := func(name string) map[string]string {
		out := filepath.Join(t.TempDir(), name)
		if _, err := said("build", "-quick", "-story", file, "-web", "..", "-locales", filepath.Join("..", "..", "data", "locales"), "-base", "https://example.org/bridge/",
			"-wasm", program, "-decoder", program, "-classroom", program, "-make", program, "-exchange", program, "-draw", program, "-faults", program, "-archive", program, "-example", filepath.Join("..", "..", "data", "stories", "template", "story.json"), "-shim", program, "-out", out); err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				files[strings.TrimPrefix(path, out)] = string(content(t, path))
			}
			return err
		})
		if err != nil || len(files) < 100 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		return files
	}
	old := site("old")
	if _, err := said("migrate", file); err != nil {
		t.Fatal(err)
	}
	now := site("now")
	names := func(files map[string]string) (list []string) {
		for name := range files {
			list = append(list, name)
		}
		slices.Sort(list)
		return list
	}
	if !slices.Equal(names(old), names(now)) {
		t.Fatalf("the files are\n%s\nand were\n%s", names(now), names(old))
	}
	for name, was := range old {
		if now[name] != was {
			t.Errorf("%s is another", name)
		}
	}
}
