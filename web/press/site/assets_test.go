package site

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestStyleKeepsLayersInOrder(t *testing.T) {
	web := t.TempDir()
	for i := len(layers) - 1; i >= 0; i-- {
		write(t, filepath.Join(web, "css", layers[i]+".css"), "/* a note */ @layer "+layers[i]+" { ."+layers[i]+" { color : red } }")
	}
	style, err := readStyle(web, layers...)
	if err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, layer := range layers {
		at := strings.Index(string(style), "."+layer)
		if at <= last {
			t.Errorf("%s stands at %d, after %d, in %s", layer, at, last, style)
		}
		last = at
	}
	if strings.Contains(string(style), "note") {
		t.Errorf("a comment is left in %s", style)
	}
}

func TestFaultyStyleIsRefused(t *testing.T) {
	web := t.TempDir()
	for _, layer := range layers {
		write(t, filepath.Join(web, "css", layer+".css"), "")
	}
	write(t, filepath.Join(web, "css", "blocks.css"), ".a { color: red")
	if _, err := readStyle(web, layers...); err == nil {
		t.Error("an unclosed rule: no error")
	}
}

func TestScriptKeepsItsGlobals(t *testing.T) {
	script, err := minify("a.js", []byte("'use strict';\n// A note.\nfunction longName(argument) {\n  return argument + 1;\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(script); !strings.Contains(got, "function longName(") || strings.Contains(got, "note") || strings.Contains(got, "argument") {
		t.Errorf("got %s", got)
	}
}

// Of every element that may have a highlight browsers compute its style, so a rule names few: one for all elements had each of
// 5,000 styled again once the sheet came, and twice as long whenever records are shown.
func TestHighlightsAreOfFewElements(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../css", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".css" {
			return err
		}
		content, err := os.ReadFile(file)
		for _, m := range regexp.MustCompile(`(?m)^(.*)::highlight\(`).FindAllSubmatch(content, -1) {
			n++
			if !bytes.ContainsAny(m[1], ".[") {
				t.Errorf("%s: %q is a rule for every element", file, m[0])
			}
		}
		return err
	})
	if err != nil || n < 2 {
		t.Errorf("%d rules, %v", n, err)
	}
}
