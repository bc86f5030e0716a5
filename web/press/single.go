package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/site"
)

// singleLimit is how many bytes the one file may have when TinyGo built its
// programs: what mail takes without a thought. The Go compiler's do not fit.
const singleLimit = 1_500_000

// makeSingleFile is the form in which a story is made, as one file.
const makeSingleFile = "make.one.html"

// writeSingle writes the story as one file for readers, and as one for teachers,
// beside the pages of its site, and the form in which a story is made. It says how large they are and what they leave out.
func writeSingle(src site.Sources, lang, compiler, dir string, out io.Writer) error {
	w, ending, err := inLanguage(src, lang)
	if err != nil {
		return fmt.Errorf("-single %w", err)
	}
	limit := limitOf(compiler)
	for i, write := range []func(site.Sources, *i18n.Catalog, int) ([]byte, []string, error){site.Single, site.ForClass} {
		page, left, err := write(src, w, limit)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, singleFiles(src, ending)[i])
		if err := os.WriteFile(file, page, 0o644); err != nil {
			return err
		}
		silent, unseen := 0, 0
		for _, of := range left {
			if _, picture := src.Pictures.Files[of]; picture {
				unseen++
			} else {
				silent++
			}
		}
		fmt.Fprintf(out, "\n%s: %d bytes, with %d of %d recordings\n", file, len(page), len(src.Sound.Of)-silent, len(src.Sound.Of))
		if all := len(src.Pictures.Files); all > 0 {
			fmt.Fprintf(out, "with %d of %d pictures\n", all-unseen, all)
		}
		if len(left) > 0 {
			fmt.Fprintf(out, "no room within %d bytes for those of %s\n", limit, strings.Join(left, ", "))
		}
	}
	if src.Make == "" {
		return nil
	}
	page, err := site.MakeSingle(src)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, makeSingleFile)
	fmt.Fprintf(out, "\n%s: %d bytes\n", file, len(page))
	return os.WriteFile(file, page, 0o644)
}

// singleFiles names the one file for readers and that for teachers, in the language whose names have this ending.
func singleFiles(src site.Sources, ending string) []string {
	return []string{src.Story.ID + ".single" + ending + ".html", src.Story.ID + ".class" + ending + ".html"}
}

// limitOf is how many bytes the one file may have, or 0 for no limit.
func limitOf(compiler string) int {
	if compiler == "go" {
		return 0
	}
	return singleLimit
}

// inLanguage gives the words of a language, and what the names of files in it have before their ending.
func inLanguage(src site.Sources, lang string) (w *i18n.Catalog, ending string, err error) {
	at := slices.IndexFunc(src.Locales, func(w *i18n.Catalog) bool { return w.Lang() == lang })
	if at < 0 {
		return nil, "", fmt.Errorf("%s: there is no such language among the locales; want one of %s", lang, strings.Join(langs(src.Locales), ", "))
	}
	if at > 0 {
		ending = "." + lang
	}
	return src.Locales[at], ending, nil
}

func langs(locales []*i18n.Catalog) (list []string) {
	for _, w := range locales {
		list = append(list, w.Lang())
	}
	return list
}
