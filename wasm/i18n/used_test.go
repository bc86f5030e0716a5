//go:build !js

package i18n_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// What nobody asks for would be translated for nothing.
func TestEveryMessageIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, dir := range []string{".", "../record", "../view", "../controls", "../app", "../page", "../present", "../quiz", "../stage", "../classroom", "../editor", "../list", "../make", "../../web/press/lesson", "../../web/press/site"} {
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
	for _, f := range families {
		if !used[f.name] {
			t.Errorf("nothing uses the family i18n.%s", f.name)
		}
		for _, name := range f.members() {
			used[camel(name)] = true
		}
	}
	for _, name := range i18n.Names {
		if !used[camel(name)] {
			t.Errorf("%s: nothing uses i18n.%s", name, camel(name))
		}
	}
}

// The classroom has no messages but those of its part, which the generator takes from
// what the page's program uses. What all.go, archive.go, plain.go and bibliography.go of package view make, press writes.
func TestProgramsUseTheirOwnMessages(t *testing.T) {
	ofPage := inProgram(t)
	for last, dirs := range map[int][]string{1: {"../record", "../view"}, 2: {"../present", "../quiz", "../stage", "../classroom"}} {
		used := map[string]bool{}
		for _, dir := range dirs {
			files, err := filepath.Glob(dir + "/*.go")
			if err != nil || files == nil {
				t.Fatalf("%s: %v", dir, err)
			}
			for _, file := range files {
				if !strings.HasSuffix(file, "_test.go") && !slices.Contains([]string{"../view/all.go", "../view/archive.go", "../view/plain.go", "../view/bibliography.go"}, file) {
					collect(t, file, used)
				}
			}
		}
		for _, name := range i18n.Names {
			if used[camel(name)] && part(name, ofPage) > last {
				t.Errorf("%s: a program uses it, and does not have it", name)
			}
		}
		if len(used) < 50 {
			t.Errorf("only %d messages are used", len(used))
		}
	}
}

// An id is only ever named, or asked of a family: its number follows from the names of all.
func TestNobodyCountsOnFromAnID(t *testing.T) {
	ids := 0
	for _, root := range []string{"..", "../../web"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == "../i18n" {
				return err
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				var counted []ast.Expr
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if ofPackage(n) {
						ids++
					}
				case *ast.BinaryExpr:
					if n.Op == token.ADD || n.Op == token.SUB {
						counted = []ast.Expr{n.X, n.Y}
					}
				case *ast.CallExpr:
					counted = []ast.Expr{n.Fun}
				}
				for _, x := range counted {
					if s, ok := x.(*ast.SelectorExpr); ok && ofPackage(s) && (s.Sel.Name == "MessageID" || slices.ContainsFunc(i18n.Names, func(name string) bool { return camel(name) == s.Sel.Name })) {
						t.Errorf("%s: makes an id of i18n.%s; name the id, or declare a family in messages_test.go", fset.Position(n.Pos()), s.Sel.Name)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if ids < len(i18n.Names)/2 {
		t.Errorf("only %d ids were looked at", ids)
	}
}

// ofPackage reports whether a selector is of this package.
func ofPackage(s *ast.SelectorExpr) bool {
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == "i18n"
}

// collect gathers the keys that a file names: i18n.Search, or, in this
// package, an index or an argument.
func collect(t testing.TB, file string, used map[string]bool) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	own := f.Name.Name == "i18n"
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if ofPackage(n) {
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
