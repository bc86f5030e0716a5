package vecty

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// released is the folder of the vecty module that the program requires.
func released(t *testing.T) string {
	t.Helper()
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/norunners/vecty")
	cmd.Dir = filepath.Join("..", "..", "..")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func TestCopyDiffersInThreeFiles(t *testing.T) {
	module, out := released(t), filepath.Join(t.TempDir(), "vecty")
	if err := Copy(module, out); err != nil {
		t.Fatal(err)
	}
	if err := Copy(module, out); err != nil {
		t.Fatalf("a second time: %v", err)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var changed []string
	for _, e := range entries {
		was, err := os.ReadFile(filepath.Join(module, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		is, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(was, is) {
			changed = append(changed, e.Name())
		}
	}
	if want := []string{"dom.go", "dom_tinygo.go", "markup.go"}; !slices.Equal(changed, want) {
		t.Errorf("changed %q, want %q", changed, want)
	}
	for _, name := range []string{"dom.go", "markup.go"} {
		content, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte("reflect.")) {
			t.Errorf("%s still has reflection", name)
		}
	}
}

// A part that is not where it is cut would stay, and the build be larger.
func TestEveryPartMustBeThere(t *testing.T) {
	for _, name := range []string{"dom.go", "markup.go"} {
		if _, err := patch(name, []byte("package vecty\n")); err == nil {
			t.Errorf("%s: patched, without any part that is cut", name)
		}
	}
}

func TestCopyCompiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "vecty")
	if err := Copy(released(t), out); err != nil {
		t.Fatal(err)
	}
	// Go's own compiler, told that it is TinyGo, type-checks the replacement.
	cmd := exec.Command("go", "vet", "-tags=tinygo", "-composites=false", ".")
	cmd.Dir = out
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	}
}

func TestCopyRefusesAnotherFile(t *testing.T) {
	for other := range originals {
		module, out := t.TempDir(), filepath.Join(t.TempDir(), "vecty")
		for name := range originals {
			content, err := os.ReadFile(filepath.Join(released(t), name))
			if err != nil {
				t.Fatal(err)
			}
			if name == other {
				content = append(content, '\n')
			}
			if err := os.WriteFile(filepath.Join(module, name), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		err := Copy(module, out)
		if err == nil || !strings.Contains(err.Error(), other+": not the file") {
			t.Errorf("%s: got %v", other, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: made a copy all the same", other)
		}
	}
}
