package validate_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Stories are also read and checked in the page, so this package brings nothing large into a program.
func TestValidateStaysSmall(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "statement-evidence/data/validate") {
		t.Fatalf("what is listed is not this package: %s", deps)
	}
	for _, heavy := range []string{"fmt", "encoding/json", "time", "regexp", "net/url", "net/netip", "io/fs", "os"} {
		if slices.Contains(deps, heavy) {
			t.Errorf("a program that checks stories would import %s", heavy)
		}
	}
}
