package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/exchange"
	"statement-evidence/data/exchange/annotation"
	"statement-evidence/data/exchange/claimreview"
	"statement-evidence/data/exchange/formats"
	"statement-evidence/data/exchange/table"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
)

// originFile stands beside an imported story: what it was made of, for the export.
const originFile = "origin.json"

// isTable reports whether a file's name says that it has rows.
func isTable(file string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".tab", ".txt"}, strings.ToLower(filepath.Ext(file)))
}

// importStory makes a draft of a story, in a folder, of a spreadsheet or of reviews, and names what is left to do.
func importStory(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press import", flag.ContinueOnError)
	dir := flags.String("out", "", "the `folder` of the draft")
	into := flags.String("into", "", "the `file` of a story, to take Web Annotations into it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files := flags.Args()
	if *into != "" && len(files) == 1 {
		return annotate(*into, files[0], out)
	}
	if len(files) == 0 || *dir == "" {
		return errUsage
	}
	var sources [][]byte
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		sources = append(sources, src)
	}
	var draft *exchange.Draft
	var kept formats.Origins
	var err error
	switch tables := len(slices.DeleteFunc(slices.Clone(files), func(f string) bool { return !isTable(f) })); {
	case tables == 0:
		if draft, err = claimreview.Import(sources...); err == nil {
			kept.ClaimReview = draft.Origin
		}
	case len(files) > 1:
		return errors.New("a spreadsheet is imported alone: give one file of rows, or files of reviews")
	default:
		if draft, err = table.Import(sources[0], nil); err == nil {
			kept.Table = draft.Origin
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", strings.Join(files, ", "), err)
	}
	file := filepath.Join(*dir, "story.json")
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		return err
	}
	if draft.Story.Schema, err = schemaFrom(*dir); err != nil {
		return err
	}
	src, err := exchange.JSON(&draft.Story)
	if err != nil {
		return err
	}
	if err := writeNew(file, src); err != nil {
		return err
	}
	if kept.ClaimReview != nil || kept.Table != nil {
		src, err := json.MarshalIndent(kept, "", "  ")
		if err != nil {
			return err
		}
		if err := writeNew(filepath.Join(*dir, originFile), append(src, '\n')); err != nil {
			return err
		}
	}
	s := &draft.Story
	fmt.Fprintf(out, "%s: a draft of %s\n", file, amount(s))
	for _, n := range draft.Notes {
		line, column := validate.Locate(src, n.Path)
		fmt.Fprintf(out, "%s:%d:%d: note: %s\n", file, line, column, n)
	}
	if faults := validate.Check(s); len(faults) > 0 {
		fmt.Fprintf(out, "\nleft to do, %d in all; ./build.sh check %s lists them again:\n%s\n", len(faults), file, listed(file, src, faults))
	}
	return nil
}

// annotate takes Web Annotations into a story: the words that its relations point at.
func annotate(story, file string, out io.Writer) error {
	_, s, err := parseStory(story)
	if err != nil {
		return err
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	draft, err := annotation.Import(s, src)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	beside := filepath.Join(filepath.Dir(story), originFile)
	kept, err := readOrigins(beside)
	if err != nil {
		return err
	}
	kept.Annotations = draft.Origin
	text, err := exchange.JSON(&draft.Story)
	if err != nil {
		return err
	}
	origin, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return err
	}
	if err := replaceFile(story, text); err != nil {
		return err
	}
	for _, n := range draft.Notes {
		fmt.Fprintf(out, "%s: note: %s\n", file, n)
	}
	fmt.Fprintf(out, "%s: has the words of %s; its lines are written a field each\n", story, file)
	return os.WriteFile(beside, append(origin, '\n'), 0o644)
}

// writeNew writes a file that is not there yet.
func writeNew(name string, content []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; choose another name, or remove it", name)
	}
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// schemaFrom gives the way from a folder to the JSON Schema of stories, for editors.
func schemaFrom(dir string) (string, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	schema, err := filepath.Abs(filepath.Join("data", "story.schema.json"))
	if err != nil {
		return "", err
	}
	way, err := filepath.Rel(absolute, schema)
	return filepath.ToSlash(way), err
}

// export writes a story in another format.
func export(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("press export", flag.ContinueOnError)
	lang := flags.String("lang", "en", "`language` of the names of columns, and of ratings")
	base := flags.String("base", "", "`address` of the folder the site is published in, for reviews")
	locales := flags.String("locales", "data/locales", "`folder` of the interface's words")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return errUsage
	}
	format, file := flags.Arg(0), flags.Arg(1)
	_, s, err := parseStory(file)
	if err != nil {
		return err
	}
	kept, err := readOrigins(filepath.Join(filepath.Dir(file), originFile))
	if err != nil {
		return err
	}
	o := formats.Options{Lang: *lang, Page: *base}
	if format == "claimreview" && len(validate.Check(s)) == 0 {
		if o.Rating, err = ratings(s, *locales, *lang); err != nil {
			return err
		}
	}
	text, err := formats.Write(format, s, kept, o)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	_, err = out.Write(text)
	return err
}

// ratings tells of a statement what the page tells of it.
func ratings(s *data.Story, locales, lang string) (func(id string) string, error) {
	all, err := readLocales(locales)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(w *i18n.Catalog) bool { return w.Lang() == lang })
	if at < 0 {
		return nil, fmt.Errorf("%s: there is no such language among the locales; want one of %s", lang, strings.Join(langs(all), ", "))
	}
	return publish.Ratings(s, all[at]), nil
}

func readOrigins(file string) (kept formats.Origins, err error) {
	src, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return kept, nil
	}
	if err == nil {
		err = json.Unmarshal(src, &kept)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", file, err)
	}
	return kept, err
}
