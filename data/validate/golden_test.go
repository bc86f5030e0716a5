package validate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// go test ./data/validate -update accepts what is made now as what is wanted: the
// messages beside bad files in testdata, and the schemas. Read the difference.
var update = flag.Bool("update", false, "accept the messages and the schemas as they are now")

func files(tb testing.TB, pattern string) []string {
	tb.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		tb.Fatalf("%s: no files (%v)", pattern, err)
	}
	return names
}

func read(tb testing.TB, name string) []byte {
	tb.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func parse(tb testing.TB, name string) *data.Story {
	tb.Helper()
	s, err := validate.Parse(read(tb, name))
	if err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return s
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(read(t, name)); got != want {
		t.Errorf("%s differs; to accept: go test ./data/validate -update\ngot:\n%swant:\n%s", name, got, want)
	}
}

func TestGoodStories(t *testing.T) {
	for _, name := range files(t, "testdata/good/*.json") {
		for _, fault := range validate.Check(parse(t, name)) {
			t.Errorf("%s: %v", name, fault)
		}
	}
}

// Every bad file stands beside all that is said about it.
func TestBadStories(t *testing.T) {
	for _, name := range files(t, "testdata/bad/*.json") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var said strings.Builder
			src := read(t, name)
			s, err := validate.Parse(src)
			if err != nil {
				fmt.Fprintln(&said, err)
			} else {
				for _, fault := range validate.Check(s) {
					line, column := validate.Locate(src, fault.Path)
					fmt.Fprintf(&said, "%d:%d: %v\n", line, column, fault)
				}
			}
			if said.Len() == 0 {
				t.Fatal("nothing is said about it")
			}
			golden(t, strings.TrimSuffix(name, ".json")+".want", said.String())
		})
	}
}
