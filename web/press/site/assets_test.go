package site

import (
	"path/filepath"
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
