package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"statement-evidence/wasm/i18n"
)

// readLocales reads every language of a folder, English first and the others by name.
func readLocales(dir string) ([]*i18n.Catalog, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no language; en.json at least must be there", dir)
	}
	english := filepath.Join(dir, "en.json")
	if i := slices.Index(files, english); i > 0 {
		files = slices.Insert(slices.Delete(files, i, i+1), 0, english)
	}
	var list []*i18n.Catalog
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		w, err := i18n.Load(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", file, strings.ReplaceAll(err.Error(), "\n", "\n"+file+": "))
		}
		if want := w.Lang() + ".json"; filepath.Base(file) != want {
			return nil, fmt.Errorf("%s: its lang is %q; name it %s", file, w.Lang(), want)
		}
		list = append(list, w)
	}
	return list, nil
}
