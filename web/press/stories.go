package main

import (
	"flag"
	"fmt"
	"io"

	"statement-evidence/web/press/site"
)

// listStories writes the page that leads to several stories, whose sites stand in folders below it.
func listStories(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press stories", flag.ContinueOnError)
	dir := flags.String("out", "dist", "`folder` that the stories' folders are in")
	locales := flags.String("locales", "data/locales", "`folder` of the interface's words")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errUsage
	}
	words, err := readLocales(*locales)
	if err != nil {
		return err
	}
	var stories []site.Sources
	for _, file := range flags.Args() {
		_, s, err := parseStory(file)
		if err != nil {
			return err
		}
		translated, err := readTranslations(file, s, nil)
		if err != nil {
			return err
		}
		stories = append(stories, site.Sources{Story: s, Translations: translated.in(s, nil, words, io.Discard)})
	}
	if err := site.Stories(stories, words, *dir); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s/index.html leads to %d stories\n", *dir, len(stories))
	return nil
}

// storyID prints the id of a story, by which its folder is named.
func storyID(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errUsage
	}
	_, s, err := parseStory(args[0])
	if err == nil {
		fmt.Fprintln(out, s.ID)
	}
	return err
}
