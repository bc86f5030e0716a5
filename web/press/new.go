package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/validate"
)

//go:embed new.md.tmpl
var readmeOfNew string

// newStory makes a folder with a small complete story, for an editor to put another in its place.
func newStory(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press new", flag.ContinueOnError)
	template := flags.String("template", "data/stories/template/story.json", "the story's `file` to begin with")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errUsage
	}
	dir := filepath.Clean(flags.Arg(0))
	id := filepath.Base(dir)
	_, s, err := parseStory(*template)
	if err != nil {
		return err
	}
	if s.ID = id; len(validate.Check(s)) > 0 {
		proper := "my-story"
		if made := (exchange.IDs{}).New("", id); made != "" {
			proper = made
		}
		return fmt.Errorf(`%s: a story's name is small letters and digits, in words joined by "-"; call it %s`, id, proper)
	}
	src, err := os.ReadFile(*template)
	if err != nil {
		return err
	}
	_, old, err := parseStory(*template)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	schema, err := schemaFrom(dir)
	if err != nil {
		return err
	}
	text := strings.Replace(string(src), `"id": "`+old.ID+`"`, `"id": "`+id+`"`, 1)
	text = strings.Replace(text, `"$schema": "`+old.Schema+`"`, `"$schema": "`+schema+`"`, 1)
	file := filepath.Join(dir, "story.json")
	if err := writeNew(file, []byte(text)); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, "README.md"), []byte(strings.ReplaceAll(readmeOfNew, "STORY", id))); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: a story of %s; write yours in its place\n./build.sh serve %s shows it, and each change as you save it\n", file, amount(s), dir)
	return nil
}

func amount(s *data.Story) string {
	return strings.Join([]string{counted(len(s.Statements), "statement"), counted(len(s.Findings), "finding"), counted(len(s.Relations), "relation"), counted(len(s.Sources), "source")}, ", ")
}

// counted is "1 statement", "2 statements".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprint(n, " ", what)
}
