package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"statement-evidence/data"
)

// check names every fault of a story, or says how much of it there is.
func check(words []string, out io.Writer) error {
	if len(words) != 1 {
		return errUsage
	}
	s, err := readStory(words[0])
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: no faults; %d statements, %d findings, %d relations, %d sources\n",
		words[0], len(s.Statements), len(s.Findings), len(s.Relations), len(s.Sources))
	return nil
}

// readStory reads a story and refuses it with all its faults, one a line.
func readStory(file string) (*data.Story, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	s, err := data.Parse(src)
	if err != nil {
		lines := strings.Split(err.Error(), "\n")
		return nil, fmt.Errorf("%s:%s", file, strings.Join(lines, "\n"+file+":"))
	}
	faults := data.Check(s)
	if len(faults) == 0 {
		return s, nil
	}
	lines := make([]string, len(faults))
	for i, fault := range faults {
		line, column := data.Locate(src, fault.Path)
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", file, line, column, fault)
	}
	return nil, fmt.Errorf("%s", strings.Join(lines, "\n"))
}
