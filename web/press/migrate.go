package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// migrate rewrites stories of an earlier version of the format in the present
// one, in place, and says what it renamed. If one of them cannot be read, none is written.
func migrate(files []string, out io.Writer) error {
	if len(files) == 0 {
		return errUsage
	}
	type story struct {
		src, migrated []byte
		renamed       []validate.Rename
	}
	stories := make([]story, len(files))
	var refused []error
	for i, file := range files {
		s := &stories[i]
		var err error
		if s.src, err = os.ReadFile(file); err == nil {
			if s.migrated, s.renamed, err = validate.Migrate(s.src); err != nil {
				err = faulty(file, err)
			}
		}
		refused = append(refused, err)
	}
	if err := errors.Join(refused...); err != nil {
		return fmt.Errorf("%w\nnothing is written", err)
	}
	for i, file := range files {
		s := &stories[i]
		version := validate.Version(s.src)
		if version == data.FormatVersion {
			fmt.Fprintf(out, "%s: is in version %d already\n", file, version)
			continue
		}
		if err := replaceFile(file, s.migrated); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: migrated from version %d to %d", file, version, data.FormatVersion)
		for _, r := range s.renamed {
			if r.Times > 0 {
				fmt.Fprintf(out, "; %s.%s is now %s (%d)", r.Of, r.Was, r.Now, r.Times)
			}
		}
		fmt.Fprintln(out)
	}
	return nil
}

// replaceFile writes a file as a whole or not at all.
func replaceFile(file string, content []byte) error {
	file, err := filepath.EvalSymlinks(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	beside, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(beside.Name()) // it is no longer there once it is renamed
	_, err = beside.Write(content)
	if err := errors.Join(err, beside.Chmod(info.Mode().Perm()), beside.Sync(), beside.Close()); err != nil {
		return err
	}
	return os.Rename(beside.Name(), file)
}
