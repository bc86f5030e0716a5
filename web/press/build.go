package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"statement-evidence/web/press/budget"
	"statement-evidence/web/press/share"
	"statement-evidence/web/press/site"
	"statement-evidence/web/press/vecty"
)

// build makes the site and prints its sizes.
func build(args []string, out io.Writer) error {
	var src site.Sources
	flags := flag.NewFlagSet("press build", flag.ContinueOnError)
	story := flags.String("story", "", "the story's `file`")
	compiler := flags.String("compiler", "tinygo", "what built the program: tinygo or go")
	locales := flags.String("locales", "data/locales", "`folder` of the interface's words; en.json comes first")
	base := flags.String("base", "", "`address` of the folder the site will be published in; without it nothing is made that needs one")
	dir := flags.String("out", "dist", "`folder` of the site")
	alone := flags.String("single", "", "also write one file with everything inside, in this `language`")
	packaged := flags.String("lms", "", "also write packages for learning platforms, in this `language`")
	mastery := flags.Int("mastery", 0, "`percent` of the points from which on a platform lets a learner pass; 0 for nobody passes or fails")
	published := flags.String("keep", "", "`folder` of the site that was published before, of which is kept what embeds of it load")
	noSizes := flags.Bool("no-sizes", false, "make the folder and print no sizes")
	flags.BoolVar(&src.Quick, "quick", false, "make compressed copies that are quick to make rather than small, for tests")
	flags.StringVar(&src.Work, "work", ".cache", "`folder` for what is noted from one build of an archive to the next")
	flags.StringVar(&src.Web, "web", "web", "`folder` of the frame, the style sheets and the element")
	flags.StringVar(&src.Page, "wasm", "", "the program's `file`")
	flags.StringVar(&src.Decoder, "decoder", "", "the `file` of the program that decodes sound")
	flags.StringVar(&src.Classroom, "classroom", "", "the `file` of the program of the classroom")
	flags.StringVar(&src.Exchange, "exchange", "", "the `file` of the program for other formats, in that form")
	flags.StringVar(&src.Make, "make", "", "the `file` of the program of the form in which a story is made")
	flags.StringVar(&src.Example, "example", "data/stories/template/story.json", "the `file` of the story that the form can begin from")
	flags.StringVar(&src.Draw, "draw", "", "the `file` of the program that draws a story from its file")
	flags.StringVar(&src.Faults, "faults", "", "the `file` of the program that lists the faults of one")
	flags.StringVar(&src.Archive, "archive", "", "the `file` of the program of the list of all statements of an archive")
	flags.StringVar(&src.Shim, "shim", "", "the `file` of the script that the same compiler brings")
	flags.Func("notice", "a work in the program and the file of its licence, as `name=file`; repeat it", func(v string) error {
		name, file, ok := strings.Cut(v, "=")
		if !ok {
			return errors.New("want name=file")
		}
		src.Notices = append(src.Notices, site.Notice{Name: name, File: file})
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *base != "" {
		var err error
		if src.Base, err = share.ParseBase(*base); err != nil {
			return err
		}
	}
	if *story == "" || src.Page == "" || src.Decoder == "" || src.Classroom == "" || src.Make == "" || src.Exchange == "" || src.Draw == "" || src.Faults == "" || src.Archive == "" || src.Shim == "" || flags.NArg() > 0 || *compiler != "tinygo" && *compiler != "go" {
		flags.Usage()
		return errUsage
	}
	var err error
	if _, src.Story, src.Sound, src.Pictures, err = readStory(*story); err != nil {
		return err
	}
	if len(src.Story.Statements) > site.ArchivedFrom && *alone+*packaged != "" {
		return tooLong(*story, src.Story)
	}
	warn(*story, src.Sound, out)
	if src.Lesson, err = readLesson(*story, src.Story); err != nil {
		return err
	}
	if src.Locales, err = readLocales(*locales); err != nil {
		return err
	}
	var kept site.Kept
	if *published != "" {
		if kept, err = site.Keep(*published); err != nil { // before the build: it may take the same place
			return err
		}
	}
	translated, err := readTranslations(*story, src.Story, src.Lesson)
	if err != nil {
		return err
	}
	translated.left(src.Story, src.Lesson, out)
	src.Translations = translated.in(src.Story, src.Lesson, src.Locales, out)
	if len(src.Story.Statements) > site.ArchivedFrom {
		if err := buildArchive(src, *dir, out); err != nil {
			return err
		}
		return kept.Write(*dir, src.Quick)
	}
	src.Beside = siblings(src, *alone, *packaged)
	if err := site.Build(src, *dir); err != nil {
		return err
	}
	if *noSizes {
		return kept.Write(*dir, src.Quick)
	}
	if src.Base == "" {
		fmt.Fprintln(out, "no base address, so no cards, oEmbed, canonical addresses and reviews; BASE=https://… ./build.sh makes them")
	}
	files, lines, err := measure(*dir)
	if err != nil {
		return err
	}
	if err := kept.Write(*dir, src.Quick); err != nil {
		return err
	}
	if *compiler == "go" {
		for i := range lines {
			lines[i].Limit = 0 // the budgets are TinyGo's
		}
	}
	if err := budget.Print(out, files, lines); err != nil {
		return err
	}
	if *alone != "" {
		if err := writeSingle(src, *alone, *compiler, *dir, out); err != nil {
			return err
		}
	}
	if *packaged != "" {
		return writePackages(src, *packaged, *compiler, *mastery, *dir, out)
	}
	return nil
}

// holdToBudget fails when a site is over a budget.
func holdToBudget(args []string, out io.Writer) error {
	if len(args) != 1 {
		return errUsage
	}
	files, lines, err := measure(args[0])
	if err != nil {
		return err
	}
	if err := budget.Print(out, files, lines); err != nil {
		return err
	}
	for _, l := range lines {
		if l.Over() {
			err = errors.Join(err, fmt.Errorf("%s: %s: %d bytes, over the limit of %d", args[0], l.Name, l.Bytes, l.Limit))
		}
	}
	return err
}

func measure(dir string) ([]budget.File, []budget.Line, error) {
	files, err := budget.Measure(dir)
	if err != nil {
		return nil, nil, err
	}
	lines, err := budget.Lines(files, site.Budgets())
	return files, lines, err
}

// copyVecty copies the vecty module for TinyGo.
func copyVecty(args []string, _ io.Writer) error {
	if len(args) != 2 {
		return errUsage
	}
	return vecty.Copy(args[0], args[1])
}
