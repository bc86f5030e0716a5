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
	cmd := exec.Command("go", "list", "-deps", ".")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "statement-evidence/data") {
		t.Fatalf("what is listed is not this package: %s", deps)
	}
	for _, heavy := range []string{"statement-evidence/data/validate", "fmt", "encoding/json", "reflect", "time", "regexp", "net/url", "unicode/utf16", "os"} {
		if slices.Contains(deps, heavy) {
			t.Errorf("the program would import %s", heavy)
		}
	}
}
