package site

import (
	"regexp"
	"strings"
	"testing"
)

// A style sheet means the same in a shadow tree: its own element, its own rem,
// and colours that a host may set.
func TestStyleInShadow(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{".page,\n  statement-evidence {\n    --ink: light-dark(#111, #eee);\n  }", ".page,\n  se-page {\n    --ink: var(--se-ink, light-dark(#111, #eee));\n  }"},
		{"    --space: 1rem;", "    --space: calc(1 * var(--se-rem));"},
		{"margin: -0.5rem .25rem", "margin: calc(-0.5 * var(--se-rem)) calc(.25 * var(--se-rem))"},
		{`statement-evidence[theme="dark"] { color-scheme: dark }`, `:host([theme="dark"]) se-page { color-scheme: dark }`},
		{"statement-evidence:not(:defined) .controls", ":host(:not(:defined)) se-page .controls"},
		{"statement-evidence[data-failed] .controls", "se-page[data-failed] .controls"},
		{".framed:has([data-one])", "se-page:has([data-one])"},
	} {
		got, err := inShadow(c.sheet)
		if err != nil || got != c.want {
			t.Errorf("%s: got %s, %v; want %s", c.sheet, got, err, c.want)
		}
	}
	if _, err := inShadow("  @container (inline-size > 56rem) {"); err == nil {
		t.Error("a condition in rem, which is the host's, is let through")
	}
}

func TestFragmentIsAShadowTree(t *testing.T) {
	files := built(t, sources(t))
	fragment, shadow := files["fragment.html"], named(t, files, "shadow.*.css")
	for _, want := range []string{
		`<template shadowrootmode="open" shadowrootclonable><link rel="stylesheet" href="` + shadow + `" integrity="` + integrity([]byte(files[shadow])) + `" crossorigin="anonymous"><se-page dir="ltr">`,
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
	// But for links within and parts, it is what the whole page has.
	plain := regexp.MustCompile(` part="\w+"|(href=")index\.html(#)`).ReplaceAllString(fragment, "$1$2")
	_, want, _ := strings.Cut(files["index.html"], `<div class="se"`)
	want, _, _ = strings.Cut(want, "</statement-evidence>")
	if !strings.Contains(plain, want) {
		t.Error("the fragment has not the content of the whole page")
	}
}
