// Package vecty makes the copy of vecty that TinyGo builds: the released module
// without what the programs would pay for in bytes and do not use.
//
//   - dom_tinygo.go is replaced by ours. It formats one panic message with fmt,
//     which costs about 27 kB, and works around a fault that TinyGo mended in 0.16.
//   - From dom.go and markup.go is cut what wasm/mount makes no use of, 7 kB in all: listeners,
//     properties, classes, datasets, styles and markup as text; keys, lists and components in
//     others; and reflection and the comparing of values of any type, which bring the
//     types of all.
package vecty

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// originals are the files that differ in the copy, with their hashes in v0.6.0.
var originals = map[string]string{
	"dom_tinygo.go": "d2278b2b4f9136e5f3e5f475f2ec537dbd4d18f9d6ef75c3a6f1ec3c75bb8e43",
	"dom.go":        "9638e8660817218504650f48ca81ded1d21e29b4fc19b50a899903dc8c0eec72",
	"markup.go":     "71e4e6408675268a3c65880fa449f88249dfb87c48576ccf8012ad78a0c586b2",
}

//go:embed dom_tinygo.go.txt
var replacement []byte

// cut is a part of a file, and what is in its place.
type cut struct {
	file    string
	part    *regexp.Regexp
	replace string
}

var cuts = []cut{
	// Names of types in messages.
	{"dom.go", regexp.MustCompile(` \+ reflect\.TypeOf\(\w+\)\.String\(\)`), ""},
	{"markup.go", regexp.MustCompile(` \+ reflect\.TypeOf\(\w+\)\.String\(\)`), ""},
	{"dom.go", regexp.MustCompile(`\t"reflect"\n`), ""},
	{"markup.go", regexp.MustCompile(`import "reflect"\n`), ""},
	// Copies, which Copy makes.
	{"dom.go", regexp.MustCompile(`(?s)\tv := reflect\.ValueOf\(c\)\n.*?\n}\n`), "\treturn nil\n}\n"},
	{"dom.go", regexp.MustCompile(`(?s)\ts := reflect\.ValueOf\(src\)\n.*?\n}\n`), "\tpanic(\"vecty: a component in another\")\n}\n"},
	// Comparing: there are elements and texts in one component.
	{"dom.go", regexp.MustCompile(`return reflect\.TypeOf\(first\) == reflect\.TypeOf\(second\)`), "return (extractHTML(first) != nil) == (extractHTML(second) != nil)"},
	{"dom.go", regexp.MustCompile(`\tif next == prev \{\n\t\treturn nil\n\t\}\n`), ""},
	{"dom.go", regexp.MustCompile(`if src == dst`), "if src.Context() == dst.Context()"},
	{"dom.go", regexp.MustCompile(`(?s)\t\tif cpy == c \{\n.*?\n\t\t\}\n`), ""},
	{"dom.go", regexp.MustCompile(`(?s)\tif rs, ok := next\.\(RenderSkipper\); ok \{\n.*?\n\t\}\n`), ""},
	{"dom.go", regexp.MustCompile(`(?s)\tif i, ok := b\.idx\[c\]; ok \{\n.*?\n\t\}\n`),
		"\tfor i, queued := range b.batch {\n\t\tif queued.Context() == c.Context() {\n\t\t\tb.batch = append(b.batch[:i], b.batch[i+1:]...)\n\t\t\tbreak\n\t\t}\n\t}\n"},
	{"dom.go", regexp.MustCompile(`\tb\.idx\[c\] = len\(b\.batch\) - 1\n`), ""},
	{"dom.go", regexp.MustCompile(`\tb\.idx = make\(map\[Component\]int\)\n`), ""},
	{"dom.go", regexp.MustCompile(`\t+for i, c := range b\.batch \{\n\t+b\.idx\[c\] = i\n\t+\}\n`), ""},
	{"dom.go", regexp.MustCompile(`\t// idx maps components.*\n\tidx map\[Component\]int\n`), ""},
	{"dom.go", regexp.MustCompile(`&batchRenderer\{idx: make\(map\[Component\]int\)\}`), "&batchRenderer{}"},
	{"dom.go", regexp.MustCompile(`\t\tif value != prev\.attributes\[name\] \{`), "\t\tif was, drawn := prev.attributes[name].(string); !drawn || was != value.(string) {"},
	// Markup other than attributes.
	{"dom.go", regexp.MustCompile(`(?s)\t// Wrap event listeners\n.*?(\t// Attributes\n.*?)\t// Classes\n.*?\n}\n`), "$1}\n"},
	{"dom.go", regexp.MustCompile(`(?s)func \(h \*HTML\) removeProperties\(prev \*HTML\) \{\n.*?(\t// Attributes\n.*?)\t// Classes\n.*?\n}\n`), "func (h *HTML) removeProperties(prev *HTML) {\n$1}\n"},
	// Keys and lists.
	{"dom.go", regexp.MustCompile(`(?s)\thasKeyedChildren := .*?\n\tprevHadKeyedChildren := .*?\n`), "\tconst hasKeyedChildren, prevHadKeyedChildren = false, false\n"},
	{"dom.go", regexp.MustCompile(`nextChild = KeyedList\{html: &HTML\{children: v\}\}\n\t\t\th\.children\[i\] = nextChild`), "panic(\"vecty: a list\")"},
	{"dom.go", regexp.MustCompile(`(?s)\t\tkeyer, isKeyer := nextChild\.\(Keyer\)\n.*?\n\t\t\}\n\t\tif isKeyer \{\n.*?\n\t\t\}\n`), ""},
	{"dom.go", regexp.MustCompile(`keyedChildren map\[interface\{\}\]ComponentOrHTML`), "keyedChildren map[string]ComponentOrHTML"},
	{"dom.go", regexp.MustCompile(`nextKey interface\{\}`), "nextKey string"},
	{"dom.go", regexp.MustCompile(`(?s)(func \(l KeyedList\) reconcile\([^\n]*\{\n).*?\n\}\n`), "$1\tpanic(\"vecty: a list\")\n}\n"},
}

// patch gives a file of the module as the copy has it. It refuses one in which a part that is cut is not there.
func patch(name string, content []byte) ([]byte, error) {
	if name == "dom_tinygo.go" {
		return replacement, nil
	}
	for _, c := range cuts {
		if c.file != name {
			continue
		}
		if !c.part.Match(content) {
			return nil, fmt.Errorf("%s: no %s", name, c.part)
		}
		content = c.part.ReplaceAll(content, []byte(c.replace))
	}
	return content, nil
}

// Copy makes out a copy of the vecty module in the folder module, patched. It
// refuses a module whose files are not those that the patches were written for.
func Copy(module, out string) error {
	for name, hash := range originals {
		file := filepath.Join(module, name)
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != hash {
			return fmt.Errorf("%s: not the file that web/press/vecty patches; compare the two, then record its hash %x there", file, sum)
		}
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(module)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !wanted(e) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(module, e.Name()))
		if err != nil {
			return err
		}
		if content, err = patch(e.Name(), content); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, e.Name()), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// wanted leaves out the tests and the packages below, which import vecty by its upstream path.
func wanted(e os.DirEntry) bool {
	name := e.Name()
	return name == "go.mod" || name == "LICENSE" ||
		e.Type().IsRegular() && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
