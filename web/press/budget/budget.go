// Package budget counts the bytes of a built site and compares them with limits.
package budget

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"text/tabwriter"
)

// File is the size of a published file, plain and compressed.
type File struct {
	Name              string
	Raw, Gzip, Brotli int
}

// Measure lists the files of a built site by name.
func Measure(dir string) ([]File, error) {
	copies, err := filepath.Glob(filepath.Join(dir, "*.br"))
	if err != nil {
		return nil, err
	}
	if len(copies) == 0 {
		return nil, fmt.Errorf("%s: no site here; build it first", dir)
	}
	var files []File
	for _, br := range copies {
		file := br[:len(br)-len(".br")]
		var sizes [3]int
		for i, name := range []string{file, file + ".gz", br} {
			info, err := os.Stat(name)
			if err != nil {
				return nil, err
			}
			sizes[i] = int(info.Size())
		}
		files = append(files, File{filepath.Base(file), sizes[0], sizes[1], sizes[2]})
	}
	return files, nil
}

// Line is the size of the files that one feature loads, in bytes of brotli.
type Line struct {
	Name     string
	Patterns []string // of the files' names; each matches exactly one
	Bytes    int
	Limit    int // 0 for none
}

// Over reports whether a line is over its limit.
func (l Line) Over() bool { return l.Limit > 0 && l.Bytes > l.Limit }

// budgets are for programs built with TinyGo. A kB is 1000 bytes.
var budgets = []Line{
	{Name: "the lead: lead.html, css", Patterns: []string{"lead.html", "statement-evidence.*.css"}, Limit: 21_750},
	{Name: "the full story: index.html, css", Patterns: []string{"index.html", "statement-evidence.*.css", "whole.*.css"}, Limit: 42_500},
	{Name: "interactive: element, shim, program", Patterns: []string{"element.*.js", "page.*.js", "page.*.wasm"}, Limit: 54_900},
	{Name: "the decoder, on first use: worker, program", Patterns: []string{"decoder.*.js", "decoder.*.wasm"}, Limit: 115_000},
	{Name: "in a frame, besides: scripts, css", Patterns: []string{"frame.*.js", "resize.*.js", "frame.*.css"}, Limit: 2_500},
	{Name: "used: css that no content waits for", Patterns: []string{"used.*.css"}, Limit: 900},
	{Name: "paper: css that no screen waits for", Patterns: []string{"print.*.css"}, Limit: 1_500},
	{Name: "story data and words", Patterns: []string{"outline.*.txt", "words.en.*.txt"}, Limit: 1_900},
}

// Lines adds up the files of a site by use: those of every page, and further ones.
func Lines(files []File, further []Line) ([]Line, error) {
	var lines []Line
	for _, l := range slices.Concat(budgets, further) {
		for _, pattern := range l.Patterns {
			f, err := matchOne(files, pattern)
			if err != nil {
				return nil, err
			}
			l.Bytes += f.Brotli
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// matchOne returns the only file whose name matches.
func matchOne(files []File, pattern string) (found File, err error) {
	n := 0
	for _, f := range files {
		if ok, _ := path.Match(pattern, f.Name); ok {
			found, n = f, n+1
		}
	}
	if n != 1 {
		return File{}, fmt.Errorf("%s: %d files of that name, want 1; build the site again", pattern, n)
	}
	return found, nil
}

// Print writes the sizes as a table, and each line with its limit.
func Print(w io.Writer, files []File, lines []Line) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "raw\tgzip\tbrotli\t  bytes")
	for _, f := range files {
		fmt.Fprintf(t, "%s\t%s\t%s\t  %s\n", groupThousands(f.Raw), groupThousands(f.Gzip), groupThousands(f.Brotli), f.Name)
	}
	for _, l := range lines {
		fmt.Fprintf(t, "\t\t%s\t  %s%s\n", groupThousands(l.Bytes), l.Name, limitNote(l))
	}
	return t.Flush()
}

func limitNote(l Line) string {
	switch {
	case l.Limit == 0:
		return ""
	case l.Over():
		return " (OVER " + groupThousands(l.Limit) + ")"
	}
	return " (of " + groupThousands(l.Limit) + ")"
}

// groupThousands formats a number with commas.
func groupThousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", groupThousands(n/1000), n%1000)
}
