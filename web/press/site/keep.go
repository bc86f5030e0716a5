package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// keeper brings a folder of many files up to date: what is made of the same as before is
// neither made nor written again. What it knows of before is in a file elsewhere.
// Nothing in the folder changes until all is made.
type keeper struct {
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

// openKeeper looks at what is in a folder; what it notes for the next time is in the folder work. It must be closed.
func openKeeper(dir, work string) (*keeper, error) {
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
	k := &keeper{dir: dir, known: filepath.Join(work, "archive-"+digest([]byte(where))+".json"), there: map[string]int64{}, before: map[string]unit{}, now: map[string]unit{}}
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
			k.there[filepath.ToSlash(name)] = info.Size()
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	// What cannot be read is as if it were not there: all is made again.
	if b, err := os.ReadFile(k.known); err == nil && json.Unmarshal(b, &k.before) != nil {
		k.before = map[string]unit{}
	}
	k.fresh, err = os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".new-")
	if err != nil {
		return nil, err
	}
	return k, os.Chmod(k.fresh, 0o755)
}

func (k *keeper) close() error { return os.RemoveAll(k.fresh) }

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
func (k *keeper) unit(name, key string, how effort, make func() ([]content, error)) error {
	key = fmt.Sprint(key, how)
	if was, known := k.before[name]; known && was.Key == key && k.intact(was) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.now[name] = was
		return nil
	}
	files, err := make()
	if err != nil {
		return err
	}
	made := unit{Key: key}
	for _, f := range files {
		file := filepath.Join(k.fresh, filepath.FromSlash(f.name))
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
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now[name] = made
	for _, f := range made.Files {
		k.written = append(k.written, f.Name)
	}
	return nil
}

// file is a unit of one file whose content is at hand.
func (k *keeper) file(name string, bytes []byte, how effort) error {
	return k.unit(name, digest(bytes), how, func() ([]content, error) { return []content{{name, bytes}}, nil })
}

// intact reports whether the files of a unit are as they were written.
func (k *keeper) intact(u unit) bool {
	for _, f := range u.Files {
		for i, end := range copies {
			if size, is := k.there[f.Name+end]; is != (f.Sizes[i] > 0 || i == 0) || size != f.Sizes[i] {
				return false
			}
		}
	}
	return true
}

// finish puts what was made in its place, takes away what is no longer part of the folder, and notes what is there.
func (k *keeper) finish() error {
	left := map[string]bool{}
	for name := range k.there {
		left[name] = true
	}
	each := func(f sized, do func(name string) error) error {
		for i, end := range copies {
			if f.Sizes[i] > 0 || i == 0 {
				if err := do(f.Name + end); err != nil {
					return err
				}
			}
		}
		return nil
	}
	kept := len(k.there) > 0
	for _, u := range k.now {
		for _, f := range u.Files {
			if err := each(f, func(name string) error { delete(left, name); return nil }); err != nil {
				return err
			}
		}
	}
	// Whatever else happens, nothing is taken for what it no longer is.
	if err := os.Remove(k.known); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !kept {
		if err := os.RemoveAll(k.dir); err != nil {
			return err
		}
		if err := os.Rename(k.fresh, k.dir); err != nil {
			return err
		}
	} else if err := k.merge(left); err != nil {
		return err
	}
	known, err := json.Marshal(k.now)
	if err != nil {
		return err
	}
	return os.WriteFile(k.known, known, 0o644)
}

// merge moves the fresh files into the folder, and takes others away. Pages come after what they load.
func (k *keeper) merge(left map[string]bool) error {
	for _, pages := range []bool{false, true} {
		err := filepath.WalkDir(k.fresh, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, _ := filepath.Rel(k.fresh, path)
			if strings.Contains(filepath.Base(name), ".html") != pages {
				return nil
			}
			to := filepath.Join(k.dir, name)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			return os.Rename(path, to)
		})
		if err != nil {
			return err
		}
	}
	for name := range left {
		file := filepath.Join(k.dir, filepath.FromSlash(name))
		if err := os.Remove(file); err != nil {
			return err
		}
		for dir := filepath.Dir(file); dir != k.dir && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
		}
	}
	return nil
}
