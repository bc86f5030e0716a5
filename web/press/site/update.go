package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// updater brings a folder of many files up to date: what is made of the same as before is
// neither made nor written again. What it knows of before is in a file elsewhere.
// Nothing in the folder changes until all is made.
type updater struct {
	dir, fresh, known string
	there             map[string]int64 // sizes of the files in the folder, by name
	before            map[string]unit

	mu      sync.Mutex
	now     map[string]unit
	written []string // files in fresh
}

// unit is files that are made together of the same things.
type unit struct {
	Key   string  `json:"key"` // digest of all that they are made of
	Files []sized `json:"files"`
}

// sized is a file with its size and those of its compressed copies.
type sized struct {
	Name  string   `json:"name"`
	Sizes [3]int64 `json:"sizes"` // plain, brotli, gzip; 0 where there is no copy
}

var copies = [3]string{"", ".br", ".gz"}

// content is a file to be written.
type content struct {
	name  string
	bytes []byte
}

// openUpdater looks at what is in a folder; what it notes for the next time is in the folder work. It must be closed.
func openUpdater(dir, work string) (*updater, error) {
	if err := refuseOthers(dir); err != nil {
		return nil, err
	}
	where, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for _, folder := range []string{filepath.Dir(where), work} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, err
		}
	}
	u := &updater{dir: dir, known: filepath.Join(work, "archive-"+digest([]byte(where))+".json"), there: map[string]int64{}, before: map[string]unit{}, now: map[string]unit{}}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			name, _ := filepath.Rel(dir, path)
			u.there[filepath.ToSlash(name)] = info.Size()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	// What cannot be read is as if it were not there: all is made again.
	if b, err := os.ReadFile(u.known); err == nil && json.Unmarshal(b, &u.before) != nil {
		u.before = map[string]unit{}
	}
	u.fresh, err = os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".new-")
	if err != nil {
		return nil, err
	}
	return u, os.Chmod(u.fresh, 0o755)
}

func (u *updater) close() error { return os.RemoveAll(u.fresh) }

// digest is a key of things: each counts with its length.
func digest(of ...[]byte) string {
	sum := sha256.New()
	for _, b := range of {
		fmt.Fprintf(sum, "%d\n", len(b))
		sum.Write(b)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// unit has files that belong together written, unless those of the same key are there.
func (u *updater) unit(name, key string, how effort, make func() ([]content, error)) error {
	key = fmt.Sprint(key, how)
	if was, known := u.before[name]; known && was.Key == key && u.intact(was) {
		u.mu.Lock()
		defer u.mu.Unlock()
		u.now[name] = was
		return nil
	}
	files, err := make()
	if err != nil {
		return err
	}
	made := unit{Key: key}
	for _, f := range files {
		file := filepath.Join(u.fresh, filepath.FromSlash(f.name))
		if err := how.writeOne(file, f.bytes); err != nil {
			return err
		}
		size := sized{Name: f.name}
		for i, end := range copies {
			if info, err := os.Stat(file + end); err == nil {
				size.Sizes[i] = info.Size()
			}
		}
		made.Files = append(made.Files, size)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.now[name] = made
	for _, f := range made.Files {
		u.written = append(u.written, f.Name)
	}
	return nil
}

// file is a unit of one file whose content is at hand.
func (u *updater) file(name string, bytes []byte, how effort) error {
	return u.unit(name, digest(bytes), how, func() ([]content, error) { return []content{{name, bytes}}, nil })
}

// intact reports whether the files of a unit are as they were written.
func (u *updater) intact(was unit) bool {
	for _, f := range was.Files {
		for i, end := range copies {
			if size, is := u.there[f.Name+end]; is != (f.Sizes[i] > 0 || i == 0) || size != f.Sizes[i] {
				return false
			}
		}
	}
	return true
}

// left are the files in the folder that are no longer part of it.
func (u *updater) left() map[string]int64 {
	left := maps.Clone(u.there)
	for _, made := range u.now {
		for _, f := range made.Files {
			for i, end := range copies {
				if f.Sizes[i] > 0 || i == 0 {
					delete(left, f.Name+end)
				}
			}
		}
	}
	return left
}

// finish puts what was made in its place, takes away what is no longer part of the folder, and notes what is there.
func (u *updater) finish() error {
	// Whatever else happens, nothing is taken for what it no longer is.
	if err := os.Remove(u.known); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(u.there) == 0 {
		if err := os.RemoveAll(u.dir); err != nil {
			return err
		}
		if err := os.Rename(u.fresh, u.dir); err != nil {
			return err
		}
	} else if err := u.merge(); err != nil {
		return err
	}
	known, err := json.Marshal(u.now)
	if err != nil {
		return err
	}
	return os.WriteFile(u.known, known, 0o644)
}

// merge moves the fresh files into the folder, and takes others away. Pages come after what they load.
func (u *updater) merge() error {
	for _, pages := range []bool{false, true} {
		err := filepath.WalkDir(u.fresh, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, _ := filepath.Rel(u.fresh, path)
			if strings.Contains(filepath.Base(name), ".html") != pages {
				return nil
			}
			to := filepath.Join(u.dir, name)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.Rename(path, to)
		})
		if err != nil {
			return err
		}
	}
	for name := range u.left() {
		file := filepath.Join(u.dir, filepath.FromSlash(name))
		if err := os.Remove(file); err != nil {
			return err
		}
		for dir := filepath.Dir(file); dir != u.dir && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
		}
	}
	return nil
}
