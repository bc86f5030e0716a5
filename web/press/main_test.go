package main

import (
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/web/press/site"
)

// said runs a command and gives what it said, or how it failed.
func said(words ...string) (string, error) {
	var out strings.Builder
	err := run(words, &out)
	return out.String(), err
}

func TestUsage(t *testing.T) {
	for _, words := range [][]string{nil, {"paint"}, {"check"}, {"check", "a", "b"}, {"check", "a", "--against", "b", "c"}, {"budget"}, {"vecty", "a"}, {"constant", "a"}, {"migrate"}, {"serve"}, {"fits"}, {"build", "-story", "a"}} {
		if _, err := said(words...); !errors.Is(err, errUsage) {
			t.Errorf("%q: got %v", words, err)
		}
	}
}

func TestCheckNamesEveryFault(t *testing.T) {
	file := filepath.Join(t.TempDir(), "story.json")
	for content, want := range map[string][]string{
		"{\n  \"titel\": \"T\"\n}": {file + ":2:3: titel: "},
		`{"id":"x","lang":"en","title":"","standfirst":"","by":"B","published":"2020-01-01","updated":"2020-01-01","lead":[],` +
			`"speakers":[],"statements":[],"findings":[],"relations":[],"sources":[],"corrections":[]}`: {file + ":1:", "title: ", "standfirst: "},
	} {
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := said("check", file)
		for _, w := range want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: no %q in: %v", content, w, err)
			}
		}
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "\n") {
				if !strings.HasPrefix(line, file+":") {
					t.Errorf("a fault without its place: %s", line)
				}
			}
		}
	}
}

func TestDefaultStoryHasNoFaults(t *testing.T) {
	out, err := said("check", filepath.Join("..", "..", "data", "stories", "russia-2018", "story.json"))
	if err != nil || !strings.Contains(out, "no faults") || !strings.HasSuffix(out, ", 28 recordings\nits lesson: no faults; 45 minutes, 6 steps, 10 questions\n") {
		t.Errorf("got %q, %v", out, err)
	}
}

// The lesson beside a story is checked with it.
func TestCheckNamesTheFaultsOfTheLesson(t *testing.T) {
	dir := t.TempDir()
	story, lesson := filepath.Join(dir, "story.json"), filepath.Join(dir, "lesson.json")
	for from, to := range map[string]string{"good/least.json": story, "lesson/bad/minutes.json": lesson} {
		src, err := os.ReadFile(filepath.Join("..", "..", "data", "validate", "testdata", filepath.FromSlash(from)))
		if err == nil {
			err = os.WriteFile(to, src, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := said("check", story)
	if err == nil || !strings.Contains(err.Error(), lesson+":6:14: minutes: says 45, yet the steps take 30") {
		t.Fatalf("got %v", err)
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if !strings.HasPrefix(line, lesson+":") {
			t.Errorf("a fault without its place: %s", line)
		}
	}
}

// Words that are changed are no longer those that are heard.
func TestCheckNamesWhatIsReadOtherwise(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "data", "stories", "russia-2018"))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "story.json")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer("They definitely don’t want Trump", "They do not want Trump", "The ICA is a sound intelligence product", "The ICA is sound")
	if err := os.WriteFile(file, []byte(changed.Replace(string(src))), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = said("check", file)
	if err == nil {
		t.Fatal("no fault")
	}
	lines := strings.Split(err.Error(), "\n")
	for i, want := range []string{
		`: audio/trump-2018-07-24-tweet-midterms.tsv: word 43 is "do" and is timed as "definitely"; run ./build.sh narrate`,
		`: audio/ssci-2018-07-03-initial-findings.tsv: word 4 is "sound" and is timed as "a"; run ./build.sh narrate`,
	} {
		if len(lines) != 2 || !strings.HasPrefix(lines[i], file+":") || !strings.HasSuffix(lines[i], want) {
			t.Errorf("got %q, want …%s", lines, want)
		}
	}
}

func TestCheckAgainst(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "data", "validate", "testdata", "good", "small.json"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, changes ...string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(strings.NewReplacer(changes...).Replace(string(src))), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	speech, err := os.ReadFile(filepath.Join("..", "..", "data", "stories", "russia-2018", "audio", "ica-2017-putin-ordered.mp3"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"town hall.mp3", "../audit.mp3"} {
		file := filepath.Join(dir, "sound", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, speech, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	old := write("old.json")
	if out, err := said("check", "--against", old, old); err != nil || !strings.Contains(out, "no faults") {
		t.Errorf("the same: got %q, %v", out, err)
	}
	changed := []string{"It was built in a year.", "It was built in two years."}
	silent := write("silent.json", changed...)
	if _, err := said("check", silent); err != nil {
		t.Errorf("by itself: got %v", err)
	}
	_, err = said("check", silent, "--against", old)
	if want := silent + `:32:18: statements[0].words[1].text (mayor-open): said "It was built in a year." and says "It was built in two years."`; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("silently changed: got %v, want %s", err, want)
	}
	told := write("told.json", append(changed, `"updated": "2018-08-02"`, `"updated": "2018-08-03"`, "\"The same.\"}",
		`"The same."}, {"on": "2018-08-03", "record": "mayor-open", "was": "a year", "is": "two years", "why": "Misheard."}`)...)
	if out, err := said("check", told, "--against", old); err != nil || !strings.Contains(out, "no faults") {
		t.Errorf("told: got %q, %v", out, err)
	}
	if _, err := said("check", old, "--against", told); err == nil || !strings.Contains(err.Error(), old+":159:18: corrections: has lost 1 of its 3 entries") {
		t.Errorf("taken back: got %v", err)
	}
	if _, err := said("check", old, "--against", filepath.Join(dir, "none.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("against nothing: got %v", err)
	}
}

func TestBudgetFails(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"lead.html", "index.html", "statement-evidence.0.css", "element.0.js", "page.0.js", "page.0.wasm", "decoder.0.js", "decoder.0.wasm", "classroom.0.js", "classroom.0.css", "classroom.0.wasm", "classroom.en.0.json", "draw.0.js", "draw.0.wasm", "draw.en.0.json", "whole.0.css", "used.0.css", "frame.0.js", "resize.0.js", "frame.0.css", "embed-dialog.0.js", "embed-dialog.0.css", "embed-dialog.en.0.json", "player.0.js", "player.0.css", "print.0.css", "player.en.0.json", "outline.0.txt", "story.0.txt", "words.en.0.txt", "make.html", "make.0.js", "make.0.css", "make.0.wasm", "make.en.0.txt", "kit.0.json", "one.0.txt", "exchange.0.wasm", "site.0.json"} {
		for _, ext := range []string{"", ".gz", ".br"} {
			if err := os.WriteFile(filepath.Join(dir, name+ext), []byte("."), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if out, err := said("budget", dir); err != nil || !strings.Contains(out, "page.0.wasm") {
		t.Errorf("a small site: got %q, %v", out, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "page.0.wasm.br"), make([]byte, 1<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := said("budget", dir)
	if err == nil || !strings.Contains(err.Error(), "interactive") || strings.Contains(err.Error(), "the lead") {
		t.Errorf("a large program: got %v", err)
	}
}

func TestServeWantsASite(t *testing.T) {
	if _, err := said("serve", t.TempDir()); err == nil || !strings.Contains(err.Error(), "build it first") {
		t.Errorf("got %v", err)
	}
}

func TestListenTakesTheNextPort(t *testing.T) {
	a, err := listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	taken := a.Addr().(*net.TCPAddr).Port
	if next := b.Addr().(*net.TCPAddr).Port; next <= taken {
		t.Errorf("got %d after %d", next, taken)
	}
	if l, err := listen(taken); err == nil {
		l.Close()
		t.Errorf("port %d, asked for and taken, was given", taken)
	}
}

func TestBuildRefusesABadBase(t *testing.T) {
	_, err := said("build", "-story", "a", "-wasm", "a", "-decoder", "a", "-classroom", "a", "-make", "a", "-exchange", "a", "-draw", "a", "-faults", "a", "-archive", "a", "-shim", "a", "-base", "example.org")
	if err == nil || !strings.HasPrefix(err.Error(), `base: "example.org" is not http or https`) {
		t.Errorf("got %v", err)
	}
}

// Of a story that is an archive no one file is begun.
func TestAnArchiveIsNoOneFile(t *testing.T) {
	write := func(statements int) string {
		story, err := json.Marshal(datatest.Archive(statements))
		file := filepath.Join(t.TempDir(), "story.json")
		if err == nil {
			err = os.WriteFile(file, story, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	if _, err := said("fits", write(site.ArchivedFrom)); err != nil {
		t.Error(err)
	}
	long := write(site.ArchivedFrom + 1)
	out := filepath.Join(t.TempDir(), "dist")
	build := []string{"build", "-story", long, "-out", out, "-shim", "x", "-base", "https://example.org"}
	for _, program := range []string{"wasm", "decoder", "classroom", "make", "exchange", "draw", "faults", "archive"} {
		build = append(build, "-"+program, "x")
	}
	for _, words := range [][]string{{"fits", long}, append(build, "-single", "en"), append(build, "-lms", "en")} {
		if _, err := said(words...); err == nil || !strings.Contains(err.Error(), "has 201 statements: above 200") {
			t.Errorf("%s: %v", words[0], err)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was begun")
	}
}
