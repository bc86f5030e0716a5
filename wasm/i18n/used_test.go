//go:build !js

package i18n_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// families are the keys that are reached by counting on from their first.
var families = map[string]int{
	"TieContradicts":      len(data.Ties),
	"TieContradictsMeans": len(data.Ties),
	"ByContradicts":       len(data.Ties) - 1, // no finding corrects another
	"ItContradicts":       len(data.Ties) - 1,
	"KindAssessment":      len(data.Kinds),
	"KindAssessmentMeans": len(data.Kinds),
	"LevelHigh":           len(data.Levels),
	"StrengthHigh":        len(data.Strengths),
	"GradeAIs":            len(data.Grades),
	"GradeAMeans":         len(data.Grades),
	"SourceRecord":        len(data.Roles),
	"FilterTie":           4, // the groups of filters
	"Then":                2, // and later
	"AllStatements":       2, // and findings
	"Question":            2, // and by whom
	"QuestionOurs":        2,
	"SaidContradicts":     len(data.Ties) - 1, // a correction says so otherwise
	"SaidByContradicts":   len(data.Ties) - 1,
	"DoContradict":        len(data.Ties) - 1,
	"FormatText":          3,
	"ClassTipSaid":        7, // a part of a presentation each
}

// What nobody asks for would be translated for nothing.
func TestEveryKeyIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, dir := range []string{".", "../record", "../view", "../app", "../page", "../present", "../quiz", "../classroom", "../../web/press/lesson", "../../web/press/site"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			name := filepath.Base(file)
			if strings.HasSuffix(name, "_test.go") || name == "messages.go" || name == "load.go" {
				continue
			}
			collect(t, file, used)
		}
	}
	for i := range i18n.Names {
		name := camel(i18n.Names[i])
		if n, ok := families[name]; ok && used[name] {
			for j := i; j < i+n; j++ {
				used[camel(i18n.Names[j])] = true
			}
		}
		if !used[name] {
			t.Errorf("%s: nothing uses i18n.%s; if it is reached by counting on from another key, list it in families", i18n.Names[i], name)
		}
	}
	for name := range families {
		if !slices.ContainsFunc(i18n.Names, func(n string) bool { return camel(n) == name }) {
			t.Errorf("families has %s, which is no key", name)
		}
	}
}

// The page gets its own words only.
func TestThePageSaysNothingOfTheClassroom(t *testing.T) {
	used := map[string]bool{}
	for _, dir := range []string{"../record", "../view", "../app", "../page"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || files == nil {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, file := range files {
			collect(t, file, used)
		}
	}
	for _, name := range i18n.Names {
		if ofClass(name) && used[camel(name)] {
			t.Errorf("%s: the page says it, and does not have it", name)
		}
	}
}

// collect gathers the keys that a file names: i18n.Search, or, in this
// package, an index or an argument.
func collect(t *testing.T, file string, used map[string]bool) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	own := f.Name.Name == "i18n"
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "i18n" {
				used[n.Sel.Name] = true
			}
		case *ast.IndexExpr:
			if x, ok := n.Index.(*ast.Ident); ok && own {
				used[x.Name] = true
			}
		case *ast.CallExpr:
			for _, arg := range n.Args {
				if x, ok := arg.(*ast.Ident); ok && own {
					used[x.Name] = true
				}
			}
		}
		return true
	})
}
