// Command versions keeps of an earlier build what an embed of it loads, so that
// tests can show it beside the present one:
//
//	go run -C web/check ./versions 5fae17c template testdata/versions/2026-11-29.tar.br
//
// It takes the sources of a commit, has their own build.sh build a story of
// theirs with TinyGo, and writes fragment.html, a page of one statement if the
// build has them, the short version, what can be pasted, and the files with
// hashed names that these name. Compressed copies and sound are left out.
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: versions COMMIT STORY FILE.tar.br: give a commit, the name of one of its stories, and the file to write")
		os.Exit(2)
	}
	if err := keep(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "versions:", err)
		os.Exit(1)
	}
}

func keep(commit, story, out string) error {
	dir, err := os.MkdirTemp("", "version")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := build(commit, story, dir); err != nil {
		return err
	}
	files, err := loaded(filepath.Join(dir, "dist"))
	if err != nil {
		return err
	}
	packed, err := pack(files)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d files, %d bytes\n", out, len(files), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// build builds a story of a commit in a folder.
func build(commit, story, dir string) error {
	top, err := exec.Command("git", "rev-parse", "--show-toplevel").Output()
	if err != nil {
		return err
	}
	sources := exec.Command("git", "archive", commit)
	sources.Dir, sources.Stderr = strings.TrimSpace(string(top)), os.Stderr
	unpack := exec.Command("tar", "-x", "-C", dir)
	unpack.Stderr = os.Stderr
	if unpack.Stdin, err = sources.StdoutPipe(); err != nil {
		return err
	}
	if err := unpack.Start(); err != nil {
		return err
	}
	if err := cmp.Or(sources.Run(), unpack.Wait()); err != nil {
		return fmt.Errorf("the sources of %s: %w", commit, err)
	}
	made := exec.Command("./build.sh")
	made.Dir, made.Stdout, made.Stderr = dir, os.Stderr, os.Stderr
	made.Env = append(os.Environ(), "COMPILER=tinygo", "QUICK=1", "STORY=data/stories/"+story+"/story.json", "OUT=dist", "BASE=")
	return made.Run()
}

var hashed = regexp.MustCompile(`[a-z-]+(\.[a-zA-Z-]+)?\.[0-9a-f]{10}(/[a-z]+)?\.[a-z]+`)

// loaded reads the pages of a build that are embedded, and the files that they name.
func loaded(dist string) (map[string][]byte, error) {
	pages := []string{"fragment.html", "lead.html", "embed/en.json"}
	for _, folder := range []string{"fragment", "embed"} {
		// One statement is enough.
		found, err := filepath.Glob(filepath.Join(dist, folder, "*-*.*"))
		if err != nil {
			return nil, err
		}
		for _, file := range found {
			if name := filepath.Base(file); strings.HasSuffix(name, ".html") && strings.Count(name, ".") == 1 || strings.HasSuffix(name, ".en.json") {
				pages = append(pages, folder+"/"+name)
				break
			}
		}
	}
	files := map[string][]byte{}
	for _, page := range pages {
		content, err := os.ReadFile(filepath.Join(dist, page))
		if err != nil {
			return nil, err
		}
		files[page] = content
		for _, name := range hashed.FindAllString(string(content), -1) {
			if content, err := os.ReadFile(filepath.Join(dist, name)); err == nil && !strings.HasPrefix(name, "audio.") {
				files[name] = content
			}
		}
	}
	return files, nil
}

// pack writes files as one, the same for the same files.
func pack(files map[string][]byte) ([]byte, error) {
	var packed bytes.Buffer
	small := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: 11, LGWin: 24})
	archive := tar.NewWriter(small)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name]))}); err != nil {
			return nil, err
		}
		if _, err := io.Copy(archive, bytes.NewReader(files[name])); err != nil {
			return nil, err
		}
	}
	if err := cmp.Or(archive.Close(), small.Close()); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
