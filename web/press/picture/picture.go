// Package picture makes what is published of the files of pictures that the records of a story show:
// the files as they are, once they are held to what their names say, to limits, and to having nothing in them
// but what they show.
package picture

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// Set is the pictures of a story. The zero Set is that of one without any.
type Set struct {
	Files map[string]File // by the path that the story's file gives
}

// File is a picture.
type File struct {
	Content       []byte
	Record        string // id of the first record that shows it
	Width, Height int    // in pixels
}

// Load reads the pictures of a checked story, whose file is in the folder dir. It gives every fault with its path in the
// story; if there is one, the set is not whole.
func Load(s *data.Story, dir string) (set Set, faults []validate.Fault) {
	set.Files = map[string]File{}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return set, []validate.Fault{{Problem: err.Error()}}
	}
	defer root.Close()
	Each(s, func(at, record string, p *data.PictureFile) {
		fault := func(below, problem, hint string) {
			faults = append(faults, validate.Fault{Path: at + below, Problem: problem, Hint: hint})
		}
		file, known := set.Files[p.Src]
		if !known {
			content, err := read(root, p.Src)
			if err != nil {
				fault(".src", p.Src+": "+err.Error(), "put it there, or name another")
				return
			}
			found := Inspect(p.Src, content)
			if found.Problem != "" {
				fault(".src", p.Src+": "+found.Problem, found.Remedy)
				return
			}
			file = File{content, record, found.Width, found.Height}
			set.Files[p.Src] = file
		}
		if p.Width > 0 && (p.Width != file.Width || p.Height != file.Height) {
			fault(".width", fmt.Sprintf("%d by %d is not the size of %s, which is %d by %d", p.Width, p.Height, p.Src, file.Width, file.Height), "give that, or neither")
		}
	})
	return set, faults
}

// Each calls do with every picture of a story, its path and its record.
func Each(s *data.Story, do func(at, record string, p *data.PictureFile)) {
	all := func(list string, i int, id string, pictures []data.PictureFile) {
		for k := range pictures {
			do(fmt.Sprintf("%s[%d].pictures[%d]", list, i, k), id, &pictures[k])
		}
	}
	for i := range s.Statements {
		all("statements", i, s.Statements[i].ID, s.Statements[i].Pictures)
	}
	for i := range s.Findings {
		all("findings", i, s.Findings[i].ID, s.Findings[i].Pictures)
	}
}

// read reads a file; no path and no link leads out of the story's folder.
func read(root *os.Root, name string) ([]byte, error) {
	info, err := root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a file")
	case info.Size() > 100*MaxBytes:
		return nil, fmt.Errorf("is %d bytes long, more than %d", info.Size(), MaxBytes)
	}
	return root.ReadFile(name)
}

// Shown is a story whose pictures are where address says, which is told the path that the story's file gives; "" has
// their texts shown in their place. Each has its size.
func (set Set) Shown(s *data.Story, address func(src string, f File) string) *data.Story {
	if len(set.Files) == 0 {
		return s
	}
	return With(s, func(p *data.PictureFile) {
		f := set.Files[p.Src]
		p.Src, p.Width, p.Height = address(p.Src, f), f.Width, f.Height
	})
}

// With is a story with its pictures changed.
func With(s *data.Story, change func(p *data.PictureFile)) *data.Story {
	shown := *s
	shown.Statements, shown.Findings = slices.Clone(s.Statements), slices.Clone(s.Findings)
	for i := range shown.Statements {
		shown.Statements[i].Pictures = slices.Clone(shown.Statements[i].Pictures)
	}
	for i := range shown.Findings {
		shown.Findings[i].Pictures = slices.Clone(shown.Findings[i].Pictures)
	}
	Each(&shown, func(_, _ string, p *data.PictureFile) { change(p) })
	return &shown
}

// Name is what a picture is published as, without a hash of its content.
func (f File) Name(src string) string { return "pictures/" + f.Record + path.Ext(src) }
