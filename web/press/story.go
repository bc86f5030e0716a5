package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/web/press/live"
	"statement-evidence/web/press/picture"
	"statement-evidence/web/press/sound"
)

// check names every fault of a story, of its recordings, and of the lesson and the translations
// beside it, or says how much of it there is. Against an earlier version it also names what changed and no correction tells.
func check(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press check", flag.ContinueOnError)
	against := flags.String("against", "", "an earlier version of the story, in a `file`")
	if err := flags.Parse(args); err != nil {
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
	src, s, heard, seen, err := readStory(file)
	if version := validate.Version(src); src != nil && version < data.FormatVersion {
		fmt.Fprintf(out, "%s: is in version %d of the format; ./build.sh migrate %s rewrites it in version %d\n", file, version, file, data.FormatVersion)
	}
	if err != nil {
		return err
	}
	warn(file, heard, out)
	l, err := readLesson(file, s)
	if err != nil {
		return err
	}
	translated, err := readTranslations(file, s, l)
	if err != nil {
		return err
	}
	translated.left(s, l, out)
	if *against != "" {
		// The earlier version may break rules that are younger than it.
		_, old, err := parseStory(*against)
		if err != nil {
			return err
		}
		if err := listed(file, src, validate.UnexplainedChanges(old, s)); err != nil {
			return err
		}
		if err := translated.unexplained(*against, old, s); err != nil {
			return err
		}
	}
	pictures := ""
	if n := len(seen.Files); n > 0 {
		pictures = ", " + counted(n, "picture")
	}
	fmt.Fprintf(out, "%s: no faults; %s, %s%s\n", file, amount(s), counted(len(heard.Of), "recording"), pictures)
	if l != nil {
		fmt.Fprintf(out, "its lesson: no faults; %s, %s, %s\n", counted(l.Minutes, "minute"), counted(len(l.Steps), "step"), counted(len(l.Questions), "question"))
	}
	for _, lang := range slices.Sorted(maps.Keys(translated.story)) {
		fmt.Fprintf(out, "%s: no faults; %s in %s\n", translated.story[lang].file, counted(len(translated.story[lang].Shown(s)), "text"), lang)
	}
	return nil
}

// readStory reads a story, its recordings and its pictures, and refuses it with all the faults
// of the one or the others, one a line. What was read of the file is given in any case.
func readStory(file string) (src []byte, s *data.Story, heard sound.Set, seen picture.Set, err error) {
	if src, s, err = parseStory(file); err != nil {
		return src, nil, heard, seen, err
	}
	if err := listed(file, src, validate.Check(s)); err != nil {
		return src, nil, heard, seen, err
	}
	heard, faults := sound.Load(s, filepath.Dir(file), sound.Inspect)
	seen, more := picture.Load(s, filepath.Dir(file))
	return src, s, heard, seen, listed(file, src, append(faults, more...))
}

// clean writes a picture without its metadata.
func clean(args []string, out io.Writer) error {
	if len(args) != 2 {
		return errUsage
	}
	removed, err := picture.WriteClean(args[0], args[1])
	if err == nil && removed == "" {
		removed = "nothing"
	}
	if err == nil {
		fmt.Fprintf(out, "%s: without what %s had beside what it shows: %s\n", args[1], args[0], removed)
	}
	return err
}

// constant writes a recording at a constant bitrate.
func constant(args []string, out io.Writer) error {
	if len(args) != 2 {
		return errUsage
	}
	size, err := sound.WriteConstant(args[0], args[1])
	if err == nil {
		fmt.Fprintf(out, "%s: %d bytes\n", args[1], size)
	}
	return err
}

// warn prints what of the recordings is no fault.
func warn(file string, heard sound.Set, out io.Writer) {
	for _, warning := range heard.Warnings {
		fmt.Fprintf(out, "%s: warning: %s\n", file, warning)
	}
}

func parseStory(file string) (src []byte, s *data.Story, err error) {
	if src, err = os.ReadFile(file); err != nil {
		return nil, nil, err
	}
	if s, err = validate.Parse(src); err != nil {
		var faults validate.ParseErrors
		if !errors.As(err, &faults) {
			return src, nil, faulty(file, err)
		}
		var all live.Faults
		names := namesIn(src)
		for _, fault := range faults {
			all = append(all, located(file, fault.Line, fault.Column, names, fault.Fault))
		}
		for _, fault := range validate.BrokenRules(src) {
			line, column := validate.Locate(src, fault.Path)
			all = append(all, located(file, line, column, names, fault))
		}
		return src, nil, all
	}
	return src, s, nil
}

// located gives a fault its place, and the name of the record that it is in.
func located(file string, line, column int, names itemNames, fault validate.Fault) live.Fault {
	name := names.of(fault.Path)
	if name != "" {
		fault.Path += " (" + name + ")"
	}
	record, _, _ := strings.Cut(name, arrow)
	return live.Fault{Place: fmt.Sprintf("%s:%d:%d", file, line, column), Record: record, Text: fault.Error()}
}

// listed gives faults with their places in the file, one a line.
func listed(file string, src []byte, faults []validate.Fault) error {
	if len(faults) == 0 {
		return nil
	}
	names := namesIn(src)
	all := make(live.Faults, len(faults))
	for i, fault := range faults {
		line, column := validate.Locate(src, fault.Path)
		all[i] = located(file, line, column, names, fault)
	}
	return all
}
