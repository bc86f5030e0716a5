package site

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A style sheet means the same in a shadow tree: what it says of the element it says of se-page too, and no
// length is measured by the host page's root.
func TestStyleSheetsAreForShadowTreesToo(t *testing.T) {
	sheet, err := readShadowStyle(webFolder, shadowSheets...)
	if err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`[^{};]*\drem\b`).Find(sheet); found != nil {
		t.Errorf("%s: rem is that of the host page", found)
	}
	text := strings.ReplaceAll(string(sheet), `"`, "")
	of := regexp.MustCompile(`(?:^|[{}])([^{}]*statement-evidence[^{}]*)\{`).FindAllStringSubmatch(text, -1)
	for _, rule := range of {
		selector := rule[1]
		// What the host has, which is the element, is asked of it.
		host := regexp.MustCompile(`statement-evidence(:not\(:defined\)|\[theme=\w+\])`).FindStringSubmatch(selector)
		if !strings.Contains(selector, "se-page") && (host == nil || !strings.Contains(text, ":host("+host[1]+")")) {
			t.Errorf("%s: says nothing of se-page", selector)
		}
	}
	if len(of) < 5 {
		t.Errorf("%d rules are for the element, want more", len(of))
	}
	web := t.TempDir()
	for _, name := range shadowSheets {
		write(t, filepath.Join(web, "css", name+".css"), "@container (inline-size > 56rem) { .a { top: 0 } }")
	}
	if _, err := readShadowStyle(web, shadowSheets...); err == nil {
		t.Error("a condition in rem, which is the host's, is let through")
	}
}

func TestFragmentIsAShadowTree(t *testing.T) {
	files := built(t, sources(t))
	fragment, shadow := files["fragment.html"], named(t, files, "shadow.*.css")
	for _, want := range []string{
		`<template shadowrootmode="open" shadowrootclonable><link rel="stylesheet" href="` + shadow + `" integrity="` + sha256Of([]byte(files[shadow])) + `" crossorigin="anonymous"><se-page dir="ltr">`,
		`<link rel="stylesheet" href="` + named(t, files, "unit.*.css") + `" integrity="`,
		`<a href="index.html#s-s1">`,
		`<a href="index.html" lang="en" hreflang="en" data-fragment="fragment.html" aria-current="page">`,
		` part="statement"`, ` part="finding"`, ` part="sources"`,
	} {
		if !strings.Contains(fragment, want) {
			t.Errorf("the fragment has no %s", want)
		}
	}
	if strings.Contains(fragment, `href="#`) || strings.Contains(files["index.html"], " part=") || strings.Contains(files["index.html"], `href="index.html#`) {
		t.Error("links within, or parts, are where the other page has them")
	}
	// Except for links within and parts, it is that of the whole page.
	plain := regexp.MustCompile(` part="\w+"|(href=")index\.html(#)`).ReplaceAllString(fragment, "$1$2")
	_, want, _ := strings.Cut(files["index.html"], `<div class="se"`)
	want, _, _ = strings.Cut(want, "</statement-evidence>")
	if !strings.Contains(plain, want) {
		t.Error("the fragment has not the content of the whole page")
	}
}
