package main

import (
	"fmt"
	"io"

	"statement-evidence/data"
	"statement-evidence/web/press/site"
)

// buildArchive makes the site of a story of many statements, and says what it has done.
func buildArchive(src site.Sources, dir string, out io.Writer) error {
	if src.Lesson != nil {
		fmt.Fprintln(out, "an archive has no classroom, so its lesson is left out")
	}
	if len(src.Translations) > 0 {
		fmt.Fprintln(out, "an archive is in the language of its story, so its translations are left out")
		src.Translations = nil
	}
	r, err := site.BuildArchive(src, dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: an archive of %d statements: %d files, %d MB with their compressed copies; %d written, %d removed\n",
		dir, len(src.Story.Statements), r.Files, r.Bytes/1_000_000, r.Written, r.Removed)
	fmt.Fprintf(out, "the first page: %d bytes, compressed\n", r.First)
	return nil
}

// fits refuses a story that is published as an archive, before anything is made for one file of it.
func fits(args []string, _ io.Writer) error {
	if len(args) != 1 {
		return errUsage
	}
	_, s, err := parseStory(args[0])
	if err == nil && len(s.Statements) > site.ArchivedFrom {
		err = tooLong(args[0], s)
	}
	return err
}

func tooLong(file string, s *data.Story) error {
	return fmt.Errorf("%s: has %d statements: above %d a story is an archive, which is too long for one file, for a class or a learning platform; "+
		"make a story of the part that you want there", file, len(s.Statements), site.ArchivedFrom)
}
