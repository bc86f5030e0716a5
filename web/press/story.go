package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/clip"
	"statement-evidence/web/press/sound"
)

// check names every fault of a story, of its recordings and of the lesson beside
// it, or says how much of it there is. Against an earlier version it also names what changed and no correction tells.
func check(words []string, out io.Writer) error {
	flags := flag.NewFlagSet("press check", flag.ContinueOnError)
	against := flags.String("against", "", "an earlier version of the story, in a `file`")
	if err := flags.Parse(words); err != nil {
		return err
	}
	file := flags.Arg(0)
	if file == "" {
		return errUsage
	}
	if err := flags.Parse(flags.Args()[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errUsage
	}
	src, s, heard, err := readStory(file)
	if err != nil {
		return err
	}
	l, err := readLesson(file, s)
	if err != nil {
		return err
	}
	if *against != "" {
		// The earlier version may break laws that are younger than it.
		_, old, err := parseStory(*against)
		if err != nil {
			return err
		}
		if err := listed(file, src, data.Against(old, s)); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%s: no faults; %d statements, %d findings, %d relations, %d sources, %d recordings\n",
		file, len(s.Statements), len(s.Findings), len(s.Relations), len(s.Sources), len(heard.Of))
	if l != nil {
		fmt.Fprintf(out, "its lesson: no faults; %d minutes, %d steps, %d questions\n", l.Minutes, len(l.Steps), len(l.Questions))
	}
	return nil
}

// readStory reads a story and its recordings, and refuses it with all the faults
// of the one or the other, one a line.
func readStory(file string) (src []byte, s *data.Story, heard sound.Set, err error) {
	if src, s, err = parseStory(file); err != nil {
		return nil, nil, heard, err
	}
	if err := listed(file, src, data.Check(s)); err != nil {
		return nil, nil, heard, err
	}
	heard, faults := sound.Load(s, filepath.Dir(file), inspect)
	return src, s, heard, listed(file, src, faults)
}

// inspect holds recordings to what is decoded exactly.
func inspect(mp3 []byte) (ms int, err error) {
	format, _, err := clip.Inspect(mp3)
	if err != nil {
		what, _, _ := strings.Cut(err.Error(), "; convert it") // press has its own hint
		return 0, errors.New("is " + what)
	}
	return int(format.Milliseconds()), nil
}

func parseStory(file string) (src []byte, s *data.Story, err error) {
	if src, err = os.ReadFile(file); err != nil {
		return nil, nil, err
	}
	if s, err = data.Parse(src); err != nil {
		return nil, nil, faulty(file, err)
	}
	return src, s, nil
}

// listed gives faults with their places in the file, one a line.
func listed(file string, src []byte, faults []data.Fault) error {
	if len(faults) == 0 {
		return nil
	}
	lines := make([]string, len(faults))
	for i, fault := range faults {
		line, column := data.Locate(src, fault.Path)
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", file, line, column, fault)
	}
	return errors.New(strings.Join(lines, "\n"))
}
