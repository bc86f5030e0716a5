package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Style sheets reach browsers without nesting, cascade layers and light-dark(),
// and mean the same.
func TestStyleIsLowered(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{"@layer a, exceptions; @layer blocks { .a { & .b, > i { color: red } } }", ".a .b,.a>i{color:red}"},
		{"@layer tokens { .a { color: light-dark(#fff, #000); --b: light-dark(#eee, #111) } }", ".a{color:var(--light,#fff)var(--dark,#000);--b: var(--light,#eee)var(--dark, #111) }"},
		{".a { --b: var(--c, light-dark(#eee, #111)) }", ".a{--b: var(--c, var(--light,#eee)var(--dark, #111)) }"},
		{"@layer exceptions { [hidden], a:is(b, c) > d { top: 0 } }", "[hidden]:not(#_),a:is(b,c)>d:not(#_){top:0}"},
		{"@layer exceptions { .a::before, [b='::,{']::highlight(x), i:hover:after { top: 0 } }", ".a:not(#_):before,[b=\"::,{\"]:not(#_)::highlight(x),i:hover:not(#_):after{top:0}"},
		{"@layer exceptions { @media print { .a { content: '}' } .b { top: 0 } } @page x { margin: 0; @bottom-center { content: '1' } } } @layer blocks { .c { top: 0 } }",
			"@media print{.a:not(#_){content:\"}\"}.b:not(#_){top:0}}@page x{margin:0;@bottom-center{content:\"1\"}}.c{top:0}"},
		{"@property --a { syntax: '<length>'; inherits: true; initial-value: 16px } .a { top: 0 }", "@property --a{syntax: \"<length>\"; inherits: true; initial-value: 16px}.a{top:0}"},
	} {
		got, err := readStyle(webOf(t, c.sheet), "a")
		if err != nil || strings.TrimSpace(string(got)) != c.want {
			t.Errorf("%s:\ngot  %s, %v\nwant %s", c.sheet, got, err, c.want)
		}
	}
	if got, err := readStyle(webOf(t, ".a { color: light-dark(rgb(0 0 0 / 50%), #000) }"), "a"); err == nil {
		t.Errorf("a colour that cannot be lowered is let through: %s", got)
	}
}

// webOf makes a folder with one style sheet, named a.
func webOf(t *testing.T, sheet string) string {
	t.Helper()
	web := t.TempDir()
	write(t, filepath.Join(web, "css", "a.css"), sheet)
	return web
}

// No style sheet that is published needs what browsers of 2021 lack.
func TestStyleKnowsOldBrowsers(t *testing.T) {
	web := filepath.Join("..", "..")
	sheets, err := filepath.Glob(filepath.Join(web, "css", "*.css"))
	if err != nil || len(sheets) < 10 {
		t.Fatalf("%d sheets, %v", len(sheets), err)
	}
	for _, file := range sheets {
		name := strings.TrimSuffix(filepath.Base(file), ".css")
		style, err := readStyle(web, name)
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(string(style)) == "" && len(source) > 0 {
			t.Errorf("%s: nothing is left of it", name)
		}
		for _, young := range []string{"@layer", "light-dark(", "&", "color-mix(", "@scope", "@starting-style", "width<", "width>"} {
			if strings.Contains(string(style), young) {
				t.Errorf("%s: %s is left", name, young)
			}
		}
		// One selector that a browser does not know takes its whole list away.
		for _, rule := range strings.Split(string(style), "}") {
			selectors, _, _ := strings.Cut(rule[strings.LastIndex(rule, "{@")+1:], "{")
			for _, young := range []string{":has(", "::highlight(", "::details-content", ":open", ":popover-open"} {
				if strings.Contains(selectors, young) && past(selectors, ",") < len(selectors) {
					for list := selectors; ; {
						end := past(list, ",")
						if !strings.Contains(list[:end], young) {
							t.Errorf("%s: %s goes with %s", name, list[:end], young)
						}
						if end == len(list) {
							break
						}
						list = list[end+1:]
					}
				}
			}
		}
	}
}
