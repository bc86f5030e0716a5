// Command narrate makes the recordings of a story that its own voice reads, and
// their timings:
//
//	narrate SPEAK STORY
//
// SPEAK is the built program speak/speak.c. Which records are read says the
// story: those credited to [sound.Narrator]. The same words give the same
// bytes, with the same versions of espeak-ng and lame.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/web/press/sound"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(words []string, out io.Writer) error {
	if len(words) != 2 {
		return errors.New("usage: narrate SPEAK STORY")
	}
	file := words[1]
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	story, err := validate.Parse(src)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if faults := validate.Check(story); len(faults) > 0 {
		return fmt.Errorf("%s: %w; ./build.sh check names every fault", file, faults[0])
	}
	n := narrator{speak: words[0], dir: filepath.Dir(file), story: story}
	for i := range story.Statements {
		s := &story.Statements[i]
		err = errors.Join(err, n.record(s.ID, s.Audio, s.Words))
	}
	for i := range story.Findings {
		f := &story.Findings[i]
		err = errors.Join(err, n.record(f.ID, f.Audio, f.Words))
	}
	fmt.Fprintf(out, "%s: %d recordings, %.0f seconds, %d bytes; %d are new or changed\n", file, n.recordings, n.seconds, n.bytes, n.changed)
	return err
}

// narrator goes through a story's records.
type narrator struct {
	speak, dir                 string
	story                      *data.Story
	recordings, bytes, changed int
	seconds                    float64
}

// record reads a record's words, if it is to be read.
func (n *narrator) record(id string, a *data.Audio, words []data.Passage) error {
	if a == nil || a.Credit != sound.Narrator {
		return nil
	}
	if problem := unreadable(n.story, a, words); problem != "" {
		return fmt.Errorf("%s: %s", id, problem)
	}
	samples, timings, err := n.read(words)
	if err != nil {
		return fmt.Errorf("%s: %w", id, err)
	}
	mp3, err := encode(samples)
	if err != nil {
		return fmt.Errorf("%s: %w", id, err)
	}
	n.recordings++
	n.bytes += len(mp3)
	n.seconds += float64(len(samples)) / rate
	file := filepath.Join(n.dir, filepath.FromSlash(a.Src))
	new1, err1 := write(file, mp3)
	new2, err2 := write(sound.TimingFile(file), sound.WriteTimings(timings))
	if new1 || new2 {
		n.changed++
	}
	return errors.Join(err1, err2)
}

// unreadable says why the narrator is not the one to read a record.
func unreadable(s *data.Story, a *data.Audio, words []data.Passage) string {
	if a.Kind != data.Synthetic {
		return "its voice is the narrator's, and human; make its kind synthetic"
	}
	if a.Clip != nil {
		return "its recording is made to measure; remove the clip"
	}
	for i := range words {
		lang := words[i].Lang
		if lang == "" {
			lang = s.Lang
		}
		if lang != "en" && !strings.HasPrefix(lang, "en-") {
			return fmt.Sprintf("passage %d is in the language %s, and the narrator reads English; remove its audio", i+1, lang)
		}
	}
	return ""
}

// write writes a file, and its folder, unless they are there already.
func write(file string, content []byte) (changed bool, err error) {
	if was, err := os.ReadFile(file); err == nil && bytes.Equal(was, content) {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return false, err
	}
	return true, os.WriteFile(file, content, 0o644)
}
