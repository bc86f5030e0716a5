package wasm_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// pages are the texts of the project that people read where it is hosted.
func pages(t *testing.T) (names []string) {
	t.Helper()
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (slices.Contains([]string{".git", ".cache", "node_modules"}, e.Name()) || strings.HasPrefix(name, "dist")):
			return fs.SkipDir
		case path.Ext(name) == ".md":
			names = append(names, name)
		}
		return nil
	})
	if err != nil || len(names) < 6 {
		t.Fatalf("%d pages: %q, %v", len(names), names, err)
	}
	return names
}

func text(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var (
	link     = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading  = regexp.MustCompile(`(?m)^#+ (.+)$`)
	fenced   = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	anything = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// anchors gives the ids of a page's headings, as GitHub makes them.
func anchors(page string) map[string]bool {
	ids := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(page, ""), -1) {
		ids[strings.Map(func(r rune) rune {
			switch {
			case r == ' ' || r == '-':
				return '-'
			case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
				return unicode.ToLower(r)
			}
			return -1
		}, anything.ReplaceAllString(m[1], "$1"))] = true
	}
	return ids
}

// Every link of every page leads to a file that is there, and to a heading in it.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, name := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(fenced.ReplaceAllString(text(t, name), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			to := name
			if file != "" {
				to = filepath.Join(filepath.Dir(name), file)
			}
			if info, err := os.Stat(filepath.Join("..", to)); err != nil || strings.HasPrefix(to, "..") {
				t.Errorf("%s: %s leads nowhere (%v)", name, m[1], err)
			} else if anchor != "" && (info.IsDir() || !anchors(text(t, to))[anchor]) {
				t.Errorf("%s: %s leads to no heading", name, m[1])
			}
		}
	}
}

// The first page is short, and leads to all others.
func TestReadmeIsADoor(t *testing.T) {
	first := text(t, "README.md")
	if len(first) > 8000 {
		t.Errorf("README.md has %d bytes, more than 8,000", len(first))
	}
	if picture := text(t, ".github/page.png"); len(picture) > 150_000 || !strings.Contains(first, "](.github/page.png)") {
		t.Errorf("README.md does not show page.png, or that has %d bytes, more than 150,000", len(picture))
	}
	for _, name := range pages(t) {
		if name != "README.md" && !strings.Contains(first, "]("+name+")") {
			t.Errorf("README.md does not lead to %s", name)
		}
	}
	for _, command := range []string{"./build.sh serve", "./build.sh test", "./build.sh help"} {
		if !strings.Contains(first, command) {
			t.Errorf("README.md: no %s", command)
		}
	}
}

// The architecture names every package, and every script.
func TestReadmeNamesEveryPackage(t *testing.T) {
	page := text(t, "wasm/README.md")
	out, err := exec.Command("go", "list", "../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for of := range strings.FieldsSeq(string(out)) {
		name := strings.TrimPrefix(of, "statement-evidence/")
		if name != "wasm" && !strings.Contains(page, name+"]") && !strings.Contains(page, "`"+name+"`") {
			t.Errorf("wasm/README.md: no %s", name)
		}
	}
	entries, err := os.ReadDir("../web/press")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		sources, err := filepath.Glob(filepath.Join("../web/press", e.Name(), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		if e.IsDir() && len(sources) > 0 && !strings.Contains(page, "["+e.Name()+"]") {
			t.Errorf("wasm/README.md: no web/press/%s", e.Name())
		}
	}
	for _, folder := range []string{"archive", "element", "lazy", "worker", "iframe", "onefile", "page", "make", "shared"} {
		scripts, err := filepath.Glob(filepath.Join("../web", folder, "*.js"))
		if err != nil || len(scripts) == 0 {
			t.Fatalf("web/%s: no scripts, %v", folder, err)
		}
		for _, file := range scripts {
			if name := filepath.Base(file); !strings.Contains(page, name) {
				t.Errorf("wasm/README.md: no web/%s/%s", folder, name)
			}
		}
	}
}
