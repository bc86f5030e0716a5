package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"statement-evidence/web/press/lms"
	"statement-evidence/web/press/site"
)

// writePackages writes the story as packages for learning platforms, beside the
// pages of its site, and says how large they are.
func writePackages(src site.Sources, lang, compiler string, mastery int, dir string, out io.Writer) error {
	w, ending, err := inLanguage(src, lang)
	if err != nil {
		return fmt.Errorf("-lms %w", err)
	}
	pages, err := site.Packaged(src, w, limitOf(compiler), lms.Standards)
	if err != nil {
		return err
	}
	told := src.In(w).Story
	course := lms.Course{
		ID: told.ID + ending, Lang: told.TextLang(told.Title), Title: told.Title, Description: told.Standfirst, Mastery: mastery,
	}
	var sizes []string
	for i, standard := range lms.Standards {
		packed, err := lms.Zip(standard, course, map[string][]byte{lms.Page: pages[i]})
		if err != nil {
			return err
		}
		file := filepath.Join(dir, packageFile(src, standard, ending))
		if err := os.WriteFile(file, packed, 0o644); err != nil {
			return err
		}
		sizes = append(sizes, fmt.Sprintf("%s: %d bytes", file, len(packed)))
	}
	fmt.Fprintf(out, "\n%s\n", strings.Join(sizes, "\n"))
	return nil
}

// packageFile names the package of a standard in the language whose names have this ending.
func packageFile(src site.Sources, standard lms.Standard, ending string) string {
	return fmt.Sprintf("%s.%s%s.zip", src.Story.ID, standard, ending)
}

// siblings names the files that writeSingle and writePackages will write, each in a language or not at all.
func siblings(src site.Sources, alone, packaged string) (files []string) {
	if _, ending, err := inLanguage(src, alone); err == nil {
		files = append(files, singleFiles(src, ending)...)
	}
	if _, ending, err := inLanguage(src, packaged); err == nil {
		for _, standard := range lms.Standards {
			files = append(files, packageFile(src, standard, ending))
		}
	}
	return files
}
