//go:build !js

package data_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// What the page's program is made of stays small: no package that brings
// formatting, reflection, dates, expressions or tables with it.
func TestProgramStaysSmall(t *testing.T) {
	for _, target := range []string{"js/wasm", "js/wasm tinygo"} {
		place, tags, _ := strings.Cut(target, " ")
		goos, goarch, _ := strings.Cut(place, "/")
		cmd := exec.Command("go", "list", "-tags", tags, "-deps", ".")
		cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", target, err, out)
		}
		deps := strings.Fields(string(out))
		if !slices.Contains(deps, "statement-evidence/data") {
			t.Fatalf("%s: what is listed is not this package: %s", target, deps)
		}
		for _, heavy := range []string{"fmt", "encoding/json", "reflect", "time", "regexp", "net/url", "unicode/utf16", "os"} {
			if slices.Contains(deps, heavy) {
				t.Errorf("%s: the program would import %s", target, heavy)
			}
		}
	}
}
