package site

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
)

// Kept is files of a site that was published before, by name.
type Kept map[string][]byte

// Keep reads of a site that was published before, in a folder, what pages go on to need in which an embed of it was
// pasted: each element.HASH.js, and the files that it loads by itself, by their names. These never change, and the
// site may have kept some of an earlier one.
func Keep(published string) (Kept, error) {
	elements, err := filepath.Glob(filepath.Join(published, "element.*.js"))
	if err != nil {
		return nil, err
	}
	if len(elements) == 0 {
		return nil, errors.New(published + ": no element.HASH.js there, so nothing to keep; name the folder that was published before")
	}
	kept := Kept{}
	// keep keeps a file with those that it names; what an earlier build has not kept is gone already.
	var keep func(name string) error
	keep = func(name string) error {
		if kept[name] != nil {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(published, name))
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		kept[name] = content
		if ext := filepath.Ext(name); ext != ".js" && ext != ".json" {
			return nil
		}
		for _, named := range namedIn.FindAllString(string(content), -1) {
			if err := keep(named); err != nil {
				return err
			}
		}
		return nil
	}
	for _, file := range elements {
		if err := keep(filepath.Base(file)); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// namedIn finds names with a hash in the text of a script or of a file that leads to others.
var namedIn = regexp.MustCompile(`[a-z][a-z-]*(\.[A-Za-z-]+)?\.[0-9a-f]{10}\.[a-z0-9]+`)

// Write adds to a site in a folder the files that it has not.
func (k Kept) Write(dir string, quick bool) error {
	missing := map[string][]byte{}
	for name, content := range k {
		if _, err := os.Stat(filepath.Join(dir, name)); errors.Is(err, os.ErrNotExist) {
			missing[name] = content
		}
	}
	return effortOf(quick).writeAll(dir, missing)
}
