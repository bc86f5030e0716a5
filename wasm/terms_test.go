package wasm_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// retiredNames are names that the code no longer uses, with the term that it uses now.
// Names are compared whole, in Go, JavaScript and CSS. Strings in Go are not names.
var retiredNames = map[string]string{
	"Against":       "UnexplainedChanges",
	"Complain":      "OnError",
	"Damage":        "DecodeError",
	"Ear":           "Decoder",
	"Ears":          "DecoderClient",
	"Found":         "Output",
	"Handout":       "Export",
	"Hearing":       "Audio",
	"Here":          "RelativeBase",
	"Light":         "Highlighter",
	"Look":          "RenderKey",
	"MaybeLater":    "Awaitable",
	"MaxPassage":    "MaxRange",
	"Nth":           "Index",
	"Phrase":        "TextQuote for the selector, Highlight for what it selects",
	"Piece":         "Island",
	"PieceKind":     "IslandKind",
	"Tie":           "RelationType",
	"TieTerm":       "RelationMark",
	"TieWord":       "RelationWord",
	"account":       "assertQuiet",
	"bearsMark":     "chosenMark",
	"calm":          "resetGuard",
	"coder":         "codec",
	"copyOf":        "archiveLine",
	"dating":        "newTiming",
	"doings":        "readerStates",
	"ear":           "decoder",
	"ears":          "decoder client",
	"forOthers":     "forShadow",
	"goesOn":        "continues",
	"inTwo":         "splitReveal",
	"jumps":         "statementButtons",
	"laws":          "rules",
	"lineUp":        "breakLines",
	"litWords":      "highlightedWords",
	"maker":         "generator",
	"mustKnow":      "essentials",
	"narrowedTo":    "filterNames",
	"notYet":        "laterNote",
	"noticed":       "notices",
	"ofTheWeb":      "isHTTP",
	"partNames":     "sectionNames",
	"prints":        "printables",
	"publicThen":    "publicCounts",
	"runUp":         "preRoll",
	"runsAway":      "isResizeLoop",
	"saidThen":      "asOfButton",
	"saying":        "statementPage",
	"seal":          "frame",
	"sizerSays":     "onIframeResizer",
	"slots":         "pageData",
	"sortNames":     "typeNames",
	"stamped":       "suspendPrefix",
	"storySays":     "storyAnswer",
	"strengthPlace": "strengthIndex",
	"struck":        "isEdit",
	"taught":        "lessonText",
	"telling":       "newFindingKind",
	"teach":         "openClassroom",
	"titleWords":    "titleText",
	"together":      "parallel",
	"toldID":        "solutionID",
	"unasked":       "postToAll",
	"unite":         "joinStereo",
	"unseal":        "unframe",
	"wall":          "viewport",
	"wantIdle":      "Want",
	"wantNear":      "Want",
	"warm":          "prefetch",
	"whenHeard":     "findSpan",
	"youSaid":       "learnerAnswer",
}

// retiredPhrases are phrases that comments and documents no longer use, in lower case, with plain English for them.
var retiredPhrases = map[string]string{
	"anew":                "again",
	"but for":             "except for",
	"ear":                 "decoder",
	"ears":                "decoder client, or workers",
	"by tie":              "by relation type",
	"is not to be had":    "is unavailable",
	"is to be had":        "is available",
	"laws":                "rules",
	"of a tie":            "of a relation",
	"take along":          "export",
	"taken along":         "exported",
	"tells whether":       "reports whether",
	"package discover":    "package share",
	"package clip":        "package mp3",
	"where there is one":  "if there is one",
	"with a tie":          "with a relation",
	"as it stands before": "in its initial state",
}

var (
	blockComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	lineComment  = regexp.MustCompile(`(?m)(?:^|\s)//.*$`)
	hashComment  = regexp.MustCompile(`(?m)(?:^|\s)#.*$`)
	scriptName   = regexp.MustCompile(`[A-Za-z_$][A-Za-z0-9_$]*`)
	styleName    = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_-]*`)
	code         = regexp.MustCompile("(?s)```.*?```|`[^`]*`")
	space        = regexp.MustCompile(`[\s/*#]+`)
	wordsOnly    = regexp.MustCompile(`[a-z]+`)
)

// namesAndComments reads a file's names and its comments; a document has paragraphs, without code, in their place. A
// file of an unknown type has neither.
func namesAndComments(file, source string) (names, comments []string) {
	take := func(patterns ...*regexp.Regexp) {
		for _, p := range patterns {
			source = p.ReplaceAllStringFunc(source, func(comment string) string {
				comments = append(comments, comment)
				return "\n"
			})
		}
	}
	switch ext := path.Ext(file); {
	case ext == ".go":
		var s scanner.Scanner
		set := token.NewFileSet()
		s.Init(set.AddFile(file, -1, len(source)), []byte(source), nil, scanner.ScanComments)
		last := 0 // line of the comment before: lines that follow one another are one comment
		for {
			at, tok, text := s.Scan()
			switch line := set.Position(at).Line; {
			case tok == token.EOF:
				return names, comments
			case tok == token.IDENT:
				names = append(names, text)
			case tok == token.COMMENT && line == last+1 && len(comments) > 0:
				comments[len(comments)-1] += "\n" + text
				last = line
			case tok == token.COMMENT:
				comments = append(comments, text)
				last = line
			}
		}
	case ext == ".js":
		take(blockComment, lineComment)
		return scriptName.FindAllString(source, -1), []string{strings.Join(comments, "\n")}
	case ext == ".md":
		return nil, strings.Split(code.ReplaceAllString(source, " "), "\n\n")
	case ext == ".css":
		take(blockComment)
		return styleName.FindAllString(source, -1), comments
	case ext == ".sh" || path.Base(file) == "run":
		take(hashComment)
		return scriptName.FindAllString(source, -1), []string{strings.Join(comments, "\n")}
	}
	return nil, nil
}

// retired lists the retired names and phrases of a file.
func retired(file, source string) (problems []string) {
	names, comments := namesAndComments(file, source)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if now, ok := retiredNames[name]; ok {
			problems = append(problems, file+": the name "+name+" is retired; write "+now)
		}
	}
	for _, c := range comments {
		text := " " + strings.Join(wordsOnly.FindAllString(strings.ToLower(space.ReplaceAllString(c, " ")), -1), " ") + " "
		for phrase, now := range retiredPhrases {
			if strings.Contains(text, " "+phrase+" ") {
				problems = append(problems, file+`: a comment says "`+phrase+`"; write `+now)
			}
		}
	}
	slices.Sort(problems)
	return slices.Compact(problems)
}

// One concept has one name, that of the glossary.
func TestNoRetiredTerms(t *testing.T) {
	read := map[string]int{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (slices.Contains([]string{".git", ".cache", ".github", "node_modules", "testdata", "stories"}, e.Name()) || strings.HasPrefix(name, "dist")):
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if problems := retired(name, string(source)); problems != nil {
			t.Errorf("%s\nthe terms are in wasm/README.md#glossary", strings.Join(problems, "\n"))
		}
		read[path.Ext(name)]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for ext, least := range map[string]int{".go": 200, ".js": 30, ".css": 10, ".sh": 1, ".md": 6} {
		if read[ext] < least {
			t.Errorf("read %d files *%s, want at least %d", read[ext], ext, least)
		}
	}
}

// Each retired name and phrase is found, in each language, and its replacement is in the message.
func TestRetiredTermsAreFound(t *testing.T) {
	comment := map[string][2]string{"a.go": {"package a\n\n// ", "\n"}, "a.js": {"f(); // ", "\n"}, "a.css": {"/* ", " */"}, "a.sh": {"# ", "\n"}}
	code := map[string][2]string{"a.go": {"package a\n\nvar ", " = 1\n"}, "a.js": {"const ", " = 1;\n"}, "a.css": {".", " {}\n"}, "a.sh": {"", "=1\n"}}
	for file := range comment {
		for name, now := range retiredNames {
			source := code[file][0] + name + code[file][1]
			if got := retired(file, source); len(got) != 1 || !strings.Contains(got[0], now) {
				t.Errorf("%s: %q: got %q, want one problem with %q", file, source, got, now)
			}
		}
		for phrase, now := range retiredPhrases {
			first, rest, _ := strings.Cut(phrase, " ")
			source := comment[file][0] + "Then " + first + " " + rest + " it." + comment[file][1]
			if got := retired(file, source); len(got) != 1 || !strings.Contains(got[0], now) {
				t.Errorf("%s: %q: got %q, want one problem with %q", file, source, got, now)
			}
		}
	}
	if got := retired("a.go", "package a\n\n// It is written but\n// for once.\nvar s = `Tie`\n"); len(got) != 1 || !strings.Contains(got[0], "except for") {
		t.Errorf("a phrase in two lines: got %q", got)
	}
	if got := retired("a.md", "Some `laws`.\n\nIt is\nto be had.\n\n```\nlaws\n```\n"); len(got) != 1 || !strings.Contains(got[0], "is available") {
		t.Errorf("a document: got %q", got)
	}
	if got := retired("a.go", "package a\n\n// A tear is no organ.\nvar Ties = \"Tie, anew\"\n"); got != nil {
		t.Errorf("other words, and texts: got %q", got)
	}
}
