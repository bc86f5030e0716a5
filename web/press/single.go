package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/wasm/words"
	"statement-evidence/web/press/site"
)

// singleLimit is how many bytes the one file may have when TinyGo built its
// programs: what mail takes without a thought. The Go compiler's do not fit.
const singleLimit = 1_500_000

// writeSingle writes the story as one file, beside the pages of its site, and
// says how large it is and what it leaves out.
func writeSingle(src site.Sources, lang, compiler, dir string, out io.Writer) error {
	w, ending, err := inLanguage(src, lang)
	if err != nil {
		return fmt.Errorf("-single %w", err)
	}
	limit := limitOf(compiler)
	page, left, err := site.Single(src, w, limit)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, singleFile(src, ending))
	if err := os.WriteFile(file, page, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%s: %d bytes, with %d of %d recordings\n", file, len(page), len(src.Sound.Of)-len(left), len(src.Sound.Of))
	if len(left) > 0 {
		fmt.Fprintf(out, "no room within %d bytes for those of %s\n", limit, strings.Join(left, ", "))
	}
	return nil
}

// singleFile names the one file in the language whose names have this ending.
func singleFile(src site.Sources, ending string) string {
	return src.Story.ID + ".single" + ending + ".html"
}

// limitOf is how many bytes the one file may have, or 0 for no limit.
func limitOf(compiler string) int {
	if compiler == "go" {
		return 0
	}
	return singleLimit
}

// inLanguage gives the words of a language, and what the names of files in it have before their ending.
func inLanguage(src site.Sources, lang string) (w *words.Words, ending string, err error) {
	at := slices.IndexFunc(src.Locales, func(w *words.Words) bool { return w.Lang() == lang })
	if at < 0 {
		return nil, "", fmt.Errorf("%s: there is no such language among the locales; want one of %s", lang, strings.Join(langs(src.Locales), ", "))
	}
	if at > 0 {
		ending = "." + lang
	}
	return src.Locales[at], ending, nil
}

func langs(locales []*words.Words) (list []string) {
	for _, w := range locales {
		list = append(list, w.Lang())
	}
	return list
}
