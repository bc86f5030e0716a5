// Package vecty makes the copy of vecty that TinyGo builds: the released
// module with one file replaced by ours. The released file formats one panic
// message with fmt, which costs about 27 kB of the program's bytes, and works
// around a fault that TinyGo mended in 0.16.
package vecty

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// patched is the file that is replaced, and original its hash in v0.6.0.
const (
	patched  = "dom_tinygo.go"
	original = "d2278b2b4f9136e5f3e5f475f2ec537dbd4d18f9d6ef75c3a6f1ec3c75bb8e43"
)

//go:embed dom_tinygo.go.txt
var replacement []byte

// Copy makes out a copy of the vecty module in the folder module, with the
// replacement in place. It refuses a module whose file is not the one that the
// replacement was written for.
func Copy(module, out string) error {
	file := filepath.Join(module, patched)
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != original {
		return fmt.Errorf("%s: not the file that web/press/vecty replaces; compare the two, then record its hash %x there", file, sum)
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
		if e.Name() == patched {
			content = replacement
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
