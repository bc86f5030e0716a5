// Package lms packs a page for learning platforms: as a SCORM 1.2 or SCORM 2004
// package or as a cmi5 course. What the page says to a platform is in web/onefile/lms.js.
//
// Read [Standard], then [Zip]; manifest.go has what each standard wants to be told.
package lms

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Standard is how a platform and a page understand each other.
type Standard string

// The standards, as files and web/onefile/lms.js name them.
const (
	SCORM12   Standard = "scorm12"   // SCORM 1.2
	SCORM2004 Standard = "scorm2004" // SCORM 2004, 4th edition
	CMI5      Standard = "cmi5"      // cmi5, "Quartz", 1st edition
)

// Standards lists them.
var Standards = []Standard{SCORM12, SCORM2004, CMI5}

// Page is the file that a platform opens.
const Page = "index.html"

// Course is what a platform's list says of a package.
type Course struct {
	ID          string // of the story and its page, such as "russia-2018.uk"; platforms know it again by this
	Lang        string // of Title and Description
	Title       string
	Description string
	Mastery     int // percent of the points from which on a learner has passed; 0 where nobody passes or fails
}

// Zip packs files, by name, with a manifest that lists them all. The same files
// make the same bytes. One of them is [Page]; names have forward slashes and
// lead nowhere else.
func Zip(s Standard, c Course, files map[string][]byte) ([]byte, error) {
	if _, ok := files[Page]; !ok {
		return nil, fmt.Errorf("%s package: has no %s; add it", s, Page)
	}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if strings.Contains(name, `\`) || path.Clean("/"+name) != "/"+name {
			return nil, fmt.Errorf("%s package: %q is no name of a file in it; want one such as sound/a.mp3", s, name)
		}
	}
	name, manifest, err := s.manifest(c, names)
	if err != nil {
		return nil, err
	}
	if _, ok := files[name]; ok {
		return nil, fmt.Errorf("%s package: %s is the manifest's name; name that file otherwise", s, name)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(name string, content []byte) error {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: earliest})
		if err != nil {
			return err
		}
		_, err = f.Write(content)
		return err
	}
	if err := add(name, manifest); err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := add(name, files[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// earliest is the first time that a zip can tell.
var earliest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
