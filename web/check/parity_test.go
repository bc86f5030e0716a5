package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view/examples"
	"statement-evidence/web/press/vecty"
)

// What press writes and what vecty mounts are equal nodes, for every island of every
// example, as the page begins and narrowed: of the rest of the page the program has not even the words.
func TestWrittenAndMountedAreEqual(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		program := compileParity(t)
		s.answer("parity.wasm", is("application/wasm", program))
		s.put("parity.html", "")
		shim, _ := s.file("page.*.js")
		p := s.open(t, "parity.html")
		p.run(`import("/" + $0).then(async () => {
			globalThis.words = $1;
			const go = new Go();
			const {instance} = await WebAssembly.instantiateStreaming(fetch("parity.wasm"), go.importObject);
			go.run(instance);
		})`, shim, i18n.Encode(english))
		p.until(`globalThis.mounted`)
		at := 0
		for _, e := range examples.All() {
			var written strings.Builder
			islands := e.Islands(english)
			for _, n := range islands {
				if err := node.Write(&written, n); err != nil {
					t.Fatal(err)
				}
			}
			if difference := value[string](p, `(() => {
				const mounted = document.createElement("div");
				mounted.append(...[...document.body.children].slice($1, $1 + $2));
				return compare.difference(mounted, compare.parse("<div>" + $0 + "</div>").body.firstElementChild);
			})()`, written.String(), 0, len(islands)); difference != "" {
				t.Errorf("%s: %s", e.Name, difference)
			}
			at += len(islands)
		}
		if at < 300 {
			t.Errorf("only %d islands are mounted", at)
		}
		p.assert("no other is", `document.body.children.length === 0`)
	})
}

// compileParity compiles the program of the test's name, which ends in that of
// a compiler, as build.sh compiles the page's.
func compileParity(t *testing.T) []byte {
	dir := t.TempDir()
	out := filepath.Join(dir, "parity.wasm")
	if strings.HasSuffix(t.Name(), "/go") {
		command(t, []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-o", out, "./parity")
	} else {
		tinygo := os.Getenv("TINYGO")
		if tinygo == "" {
			t.Fatal("TINYGO and TINYGO_FLAGS are not set: run ./build.sh test, which sets them")
		}
		mod := patchedVecty(t, dir)
		words := append([]string{"build", "-o", out}, strings.Fields(os.Getenv("TINYGO_FLAGS"))...)
		command(t, []string{"GOFLAGS=-modfile=" + mod}, tinygo, append(words, "./parity")...)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// patchedVecty makes the copy of vecty that TinyGo builds, and a go.mod that uses it.
func patchedVecty(t *testing.T, dir string) (mod string) {
	const module = "github.com/norunners/vecty"
	released := command(t, nil, "go", "list", "-m", "-f", "{{.Dir}}", module)
	replaced := filepath.Join(dir, "vecty")
	if err := vecty.Copy(strings.TrimSpace(released), replaced); err != nil {
		t.Fatal(err)
	}
	mod = filepath.Join(dir, "tinygo.mod")
	for from, to := range map[string]string{"go.mod": mod, "go.sum": filepath.Join(dir, "tinygo.sum")} {
		content, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(to, content, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	command(t, nil, "go", "mod", "edit", "-replace", module+"="+replaced, mod)
	return mod
}

// command runs a command with some settings added to the environment, and gives what it said.
func command(t *testing.T, settings []string, name string, words ...string) string {
	t.Helper()
	c := exec.Command(name, words...)
	c.Env = append(os.Environ(), settings...)
	said, err := c.Output()
	if err != nil {
		if failed, ok := err.(*exec.ExitError); ok {
			said = append(said, failed.Stderr...)
		}
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(words, " "), err, said)
	}
	return string(said)
}
