package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The tutorial of data/README.md, followed word for word: its commands are run, its parts of the story
// put into the file, and what it says that is printed is printed. The programs are stand-ins, for
// compiling them takes a minute and is no part of what is taught.
func TestTutorial(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "data", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "<!-- tutorial -->\n")
	text, _, found2 := strings.Cut(rest, "<!-- the end of tutorial -->")
	if !found || !found2 {
		t.Fatal("data/README.md has no tutorial")
	}
	w := newWorkshop(t, root)
	file := filepath.Join(w.dir, "data", "stories", "tram", "story.json")
	ran := map[string]int{}
	printed := ""
	for _, block := range regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		language, body := block[1], strings.TrimSpace(block[2])
		ran[language]++
		switch language {
		case "json":
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, replaceMember(t, src, body), 0o644); err != nil {
				t.Fatal(err)
			}
		case "sh":
			if strings.Contains(body, "build.sh serve") {
				w.served(t, body, "46.2 million had been spent")
			} else {
				printed = w.run(t, body)
			}
		case "text":
			if !strings.Contains(printed, body) {
				t.Errorf("the tutorial says that this is printed:\n%s\nit is:\n%s", body, printed)
			}
		default:
			t.Errorf("a block of %s, which this test cannot follow", language)
		}
	}
	if ran["sh"] < 5 || ran["json"] < 8 || ran["text"] < 2 {
		t.Errorf("followed %v", ran)
	}
	page, err := os.ReadFile(filepath.Join(w.dir, "dist", "index.html"))
	if err != nil || !strings.Contains(string(page), `<link rel="canonical" href="https://courier.example/tram/`) || !strings.Contains(string(page), "Eleven shops on Mill Street") {
		t.Errorf("what is published: %v, %d bytes", err, len(page))
	}
}

// workshop is a copy of what an editor has, as far as stories are written with it.
type workshop struct {
	dir string
	env []string
}

func newWorkshop(t *testing.T, root string) workshop {
	t.Helper()
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(filepath.Join(dir, "data", "stories"), 0o755))
	for _, name := range []string{"build.sh", "go.mod", "go.sum"} {
		src, err := os.ReadFile(filepath.Join(root, name))
		must(err)
		must(os.WriteFile(filepath.Join(dir, name), src, 0o755))
	}
	for _, name := range []string{"web", "wasm", "data/locales", "data/story.schema.json", "data/stories/template"} {
		must(os.Symlink(filepath.Join(root, name), filepath.Join(dir, name)))
	}
	press, tinygo := filepath.Join(dir, "made-press"), filepath.Join(dir, "tinygo")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", press, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	must(os.MkdirAll(filepath.Join(dir, "targets"), 0o755))
	for _, name := range []string{"LICENSE", "targets/wasm_exec.js"} {
		must(os.WriteFile(filepath.Join(dir, name), []byte("// a stand-in\n"), 0o644))
	}
	must(os.WriteFile(tinygo, []byte(`#!/bin/sh
case $1 in
  version) echo "tinygo version 99.0.0 stand-in" ;;
  env) echo "`+dir+`" ;;
  build) while [ "$1" != -o ]; do shift; done; echo program >"$2" ;;
esac
`), 0o755))
	env := append(os.Environ(), "PRESS="+press, "TINYGO="+tinygo, "COMPILER=tinygo", "QUICK=1")
	for _, name := range []string{"STORY", "OUT", "BASE", "PORT", "EMBED"} {
		env = append(env, name+"=")
	}
	return workshop{dir, env}
}

func (w workshop) command(words string) *exec.Cmd {
	cmd := exec.Command("bash", "-c", words)
	cmd.Dir, cmd.Env = w.dir, w.env
	return cmd
}

// run gives what a command prints. One that checks may find faults.
func (w workshop) run(t *testing.T, words string) string {
	t.Helper()
	out, err := w.command(words).CombinedOutput()
	if err != nil && !strings.Contains(words, "build.sh check") {
		t.Fatalf("%s: %v\n%s", words, err, out)
	}
	return string(out)
}

// served reads the address that a command prints, and the page there.
func (w workshop) served(t *testing.T, words, want string) {
	t.Helper()
	cmd := w.command("exec " + words)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address := lines.Text(); strings.HasPrefix(address, "http://localhost:") {
			answer, err := http.Get(address)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			page, err := io.ReadAll(answer.Body)
			if err != nil || !strings.Contains(string(page), want) {
				t.Errorf("%s shows %v\n%.500s", address, err, page)
			}
			return
		}
	}
	t.Errorf("%s printed no address: %s", words, &complaints)
}

// replaceMember puts a member, `"name": value`, in the place of that of the same name.
func replaceMember(t *testing.T, src []byte, member string) []byte {
	t.Helper()
	quoted, _, _ := strings.Cut(member, ":")
	var name string
	if err := json.Unmarshal([]byte(quoted), &name); err != nil || !json.Valid([]byte("{"+member+"}")) {
		t.Fatalf("no member: %s", member)
	}
	d := json.NewDecoder(bytes.NewReader(src))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		from := int(d.InputOffset()) - len(fmt.Sprintf("%q", key))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if key == name {
			return bytes.Join([][]byte{src[:from], []byte(member), src[d.InputOffset():]}, nil)
		}
	}
	t.Fatalf("the file has no %q to replace", name)
	return nil
}
