// Package vecty makes the copy of vecty that TinyGo builds: the released module
// without what the programs would pay for in bytes and do not use.
//
//   - dom_tinygo.go is replaced by ours. It formats one panic message with fmt,
//     which costs about 27 kB, and works around a fault that TinyGo mended in 0.16.
//   - From dom.go reflection is cut, which costs 2 kB: the names of types in panic
//     messages, and the copying of properties to a component in another one, of
//     which wasm/mount makes none.
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
}

//go:embed dom_tinygo.go.txt
var replacement []byte

// typeNames are in panic messages, copied the part of copyProps that does something.
var (
	typeNames = regexp.MustCompile(` \+ reflect\.TypeOf\(\w+\)\.String\(\)`)
	copied    = regexp.MustCompile(`(?s)\ts := reflect\.ValueOf\(src\)\n.*?\n}\n`)
)

// patch gives a file of the module as the copy has it.
func patch(name string, content []byte) []byte {
	switch name {
	case "dom_tinygo.go":
		return replacement
	case "dom.go":
		content = typeNames.ReplaceAll(content, nil)
		return copied.ReplaceAll(content, []byte("\tpanic(\"vecty: a component in another\")\n}\n"))
	}
	return content
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
		if err := os.WriteFile(filepath.Join(out, e.Name()), patch(e.Name(), content), 0o644); err != nil {
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
