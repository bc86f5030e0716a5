// Package wasm_test holds what must stay true of everything that runs as
// WebAssembly; README.md lists it.
package wasm_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// programs are the packages that become wasm files. Readers load those of the first list,
// so that these have to be small.
var (
	small    = []string{"statement-evidence/wasm/page", "statement-evidence/wasm/decoder", "statement-evidence/wasm/classroom", "statement-evidence/wasm/archive"}
	programs = append(slices.Clone(small), "statement-evidence/wasm/make", "statement-evidence/wasm/exchange", "statement-evidence/wasm/draw", "statement-evidence/wasm/faults")
)

// pkg is a package of a program, as `go list` describes it.
type pkg struct {
	ImportPath, Dir  string
	GoFiles, Imports []string
}

// program lists the packages of ours that programs are made of.
func program(t *testing.T, programs ...string) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,Imports")
	cmd.Args = append(cmd.Args, programs...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(p.ImportPath, "statement-evidence/") {
			list = append(list, p)
		}
	}
	if len(list) < 5 {
		t.Fatalf("the programs are made of %d packages; that can't be all", len(list))
	}
	return list
}

func TestWhoKnowsWhat(t *testing.T) {
	light := map[string]bool{}
	for _, p := range program(t, small...) {
		light[p.ImportPath] = true
	}
	for _, p := range program(t, programs...) {
		for _, i := range p.Imports {
			switch {
			case strings.HasSuffix(i, "/vecty") && p.ImportPath != "statement-evidence/wasm/mount":
				t.Errorf("%s imports vecty; only wasm/mount may", p.ImportPath)
			case strings.Contains(i, "go-mp3") && p.ImportPath != "statement-evidence/wasm/mp3":
				t.Errorf("%s imports go-mp3; only wasm/mp3 may", p.ImportPath)
			case light[p.ImportPath] && slices.Contains([]string{"fmt", "encoding/json", "reflect", "time", "regexp", "net/url", "unicode", "sync"}, i):
				t.Errorf("%s imports %s, which is too large for the page or might block", p.ImportPath, i)
			}
		}
	}
}

func TestOnlyFilesOfTheBrowserKnowIt(t *testing.T) {
	for _, p := range program(t, programs...) {
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range file.Imports {
				if i.Path.Value == `"syscall/js"` && !strings.HasSuffix(name, "_js.go") {
					t.Errorf("%s/%s imports syscall/js; only files that end in _js.go may", p.ImportPath, name)
				}
			}
		}
	}
}

// A strings.Replacer is every one of its algorithms, 9 kB, compressed; typography.Replace does what programs need of it.
func TestNoReplacerIsInAProgram(t *testing.T) {
	for _, p := range program(t, programs...) {
		for _, name := range p.GoFiles {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "NewReplacer" {
					t.Errorf("%s: a strings.Replacer, which is large; take typography.Replace", set.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

// The TinyGo build can park main at its end and nothing else.
func TestNothingBlocks(t *testing.T) {
	for _, p := range program(t, programs...) {
		for _, name := range p.GoFiles {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GoStmt, *ast.ChanType, *ast.SendStmt:
					t.Errorf("%s: a goroutine or a channel", fset.Position(n.Pos()))
				case *ast.SelectStmt:
					if len(n.Body.List) > 0 || !slices.Contains(programs, p.ImportPath) {
						t.Errorf("%s: a select that is not main's last", fset.Position(n.Pos()))
					}
				}
				return true
			})
		}
	}
}

// source is a Go file of the product.
type source struct {
	*ast.File
	set *token.FileSet
}

// Position is where something is.
func (s source) Position(n ast.Node) token.Position { return s.set.Position(n.Pos()) }

// product reads every Go file of the programs and of press, by its path from here.
func product(t *testing.T) map[string]source {
	t.Helper()
	all := map[string]source{}
	for _, root := range []string{".", "../web/press"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, 0)
			all[path] = source{file, set}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// What records are never shown without is put into words in one place, so that
// all that show records agree. Filters, which are no record's, have names of kinds and types too.
func TestRecordsArePresentedInOnePlace(t *testing.T) {
	only := []string{
		"Caveat", "CaveatRelation", "Corrected", "Correcting", "CorrectedOn", "CorrectionEntry", "DissentFrom",
		"Note", "Question", "QuestionBy", "QuestionOurs", "QuestionOursBy", "LevelNames", "KindNames", "RelationNames",
		"ByDay", "Balance", "Adjacent", "Apart", "Provenance", "NoEvidence",
	}
	said := map[string]bool{}
	for path, file := range product(t) {
		ast.Inspect(file.File, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(only, s.Sel.Name) {
				return true
			}
			if of, ok := s.X.(*ast.Ident); ok && of.Name == "i18n" {
				said[s.Sel.Name] = true
				filter := filepath.Dir(path) == "controls" && (s.Sel.Name == "KindNames" || s.Sel.Name == "RelationNames")
				if filepath.Dir(path) != "record" && !filter {
					t.Errorf("%s: i18n.%s; take what is said of a record from wasm/record", file.Position(n), s.Sel.Name)
				}
			}
			return true
		})
	}
	for _, key := range only {
		if !said[key] {
			t.Errorf("nothing says i18n.%s", key)
		}
	}
}

// The day of a record is put into words in one place: what formats a day asks no
// record for it, and what knows the record asks [record.Presenter.SaidOn] or PublicAt.
func TestRecordsAreDatedInOnePlace(t *testing.T) {
	dates := []string{"Date", "Day", "UTCDay", "At", "Public", "PublicFrom"}
	said := map[string]bool{"SaidOn": false, "PublicAt": false, "clock": false} // clock adds the day in UTC, if it is another
	for path, file := range product(t) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			formatters, asks := map[ast.Expr]bool{}, false
			ast.Inspect(f.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Day" && len(n.Args) == 1 {
						formatters[s] = true
					}
				case *ast.SelectorExpr:
					asks = asks || !formatters[n] && slices.Contains(dates, n.Sel.Name)
				}
				return true
			})
			_, may := said[f.Name.Name]
			switch may = may && filepath.Dir(path) == "record"; {
			case len(formatters) > 0 && asks && may:
				said[f.Name.Name] = true
			case len(formatters) > 0 && asks:
				t.Errorf("%s: %s dates a record; take its day from wasm/record", file.Position(f), f.Name.Name)
			}
		}
	}
	for name, is := range said {
		if !is {
			t.Errorf("%s dates no record", name)
		}
	}
}
