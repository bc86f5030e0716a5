//go:build !js

package i18n_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n/i18ntest"
)

var update = flag.Bool("update", false, "write the ids of the messages")

// A family is messages of which one belongs to each value of a list of package
// data. The program finds it by its place in that list.
type family struct {
	name   string // in Go
	of     string // Go type of its ids
	prefix string // of its messages' names, before the value
	suffix string
	values []string
}

var families = []family{
	{"RelationNames", "RelationMessages", "relation-", "", names(data.RelationTypes)},
	{"RelationMeanings", "RelationMessages", "relation-", "-means", names(data.RelationTypes)},
	{"ByLater", "RelationMessages", "by-", "", names(data.RelationTypes[:len(data.RelationTypes)-1])}, // no finding corrects another
	{"ToEarlier", "RelationMessages", "it-", "", names(data.RelationTypes[:len(data.RelationTypes)-1])},
	{"StatementToEarlier", "RelationMessages", "said-", "", names(data.RelationTypes[:len(data.RelationTypes)-1])}, // a correction says so otherwise
	{"StatementByLater", "RelationMessages", "said-by-", "", names(data.RelationTypes[:len(data.RelationTypes)-1])},
	{"RelationCounts", "RelationMessages", "do-", "", names(data.RelationTypes[:len(data.RelationTypes)-1])},
	{"StrengthNames", "StrengthMessages", "strength-", "", names(data.Strengths)},
	{"KindNames", "KindMessages", "kind-", "", names(data.Kinds)},
	{"KindMeanings", "KindMessages", "kind-", "-means", names(data.Kinds)},
	{"LevelNames", "LevelMessages", "level-", "", names(data.Levels)},
	{"GradeNames", "GradeMessages", "grade-", "", names(data.Grades)},
	{"GradeShort", "GradeMessages", "grade-", "-is", names(data.Grades)},
	{"GradeMeanings", "GradeMessages", "grade-", "-means", names(data.Grades)},
	{"RoleNames", "RoleMessages", "source-", "", names(data.Roles)},
	{"FormNames", "FormMessages", "form-", "", names(data.Forms)},
}

func names[T ~string](list []T) (all []string) {
	for _, v := range list {
		all = append(all, strings.ToLower(string(v)))
	}
	return all
}

// members lists the names of a family's messages.
func (f family) members() (all []string) {
	for _, v := range f.values {
		all = append(all, f.prefix+v+f.suffix)
	}
	return all
}

// The ids are made of the names in the English file, whatever their order there.
func TestMessages(t *testing.T) {
	english := i18ntest.Source(t, "en")
	made := generate(t, english)
	for file, want := range made {
		if *update {
			if err := os.WriteFile(file, want, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got, _ := os.ReadFile(file); !bytes.Equal(got, want) {
			t.Errorf("%s is not that of data/locales/en.json; to update it:\n\tgo test ./wasm/i18n -update", file)
		}
	}
	for range 5 {
		for file, got := range generate(t, shuffled(t, english)) {
			if !bytes.Equal(got, made[file]) {
				t.Errorf("%s depends on the order of lines in en.json", file)
			}
		}
	}
}

// members reads a JSON object in the order of its file.
func members(t testing.TB, src []byte) (list []member) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(src))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		m := member{name: name.(string)}
		if err := dec.Decode(&m.value); err != nil {
			t.Fatal(err)
		}
		list = append(list, m)
	}
	return list
}

type member struct {
	name  string
	value json.RawMessage
}

// shuffled gives a file with its lines in another order.
func shuffled(t testing.TB, src []byte) []byte {
	t.Helper()
	list := members(t, src)
	rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	var lines []string
	for _, m := range list {
		lines = append(lines, fmt.Sprintf("%q: %s", m.name, m.value))
	}
	return []byte("{" + strings.Join(lines, ",\n") + "}")
}

// part tells who says a message: the page's program, if it is among those used (0), else the page (1), the
// classroom or a printed page (2), press alone, in what it writes and no program draws, or
// to scripts (3), or the form in which a story is made (4).
func part(name string, used map[string]bool) int {
	first, _, more := strings.Cut(name, "-")
	switch {
	case used[camel(name)]:
		return 0
	case strings.HasPrefix(name, "make."):
		return 4
	case ofClass(name):
		return 2
	case more && slices.Contains([]string{"archive", "citations", "player", "offline", "embed"}, first):
		return 3
	}
	return 1
}

// inProgram gathers the messages that the page's program says: it is sent no others.
func inProgram(t testing.TB) map[string]bool {
	used := map[string]bool{}
	for _, dir := range []string{".", "../controls", "../app", "../page"} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || files == nil {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") && !slices.Contains([]string{"messages.go", "load.go", "rare.go", "names.go"}, filepath.Base(file)) {
				collect(t, file, used)
			}
		}
	}
	for _, f := range families {
		for _, name := range f.members() {
			used[camel(name)] = used[camel(name)] || used[f.name]
		}
	}
	return used
}

// generate makes the Go files of the messages. They are sorted by part and name;
// the members of a family follow one another, in the order of its values.
func generate(t testing.TB, english []byte) map[string][]byte {
	t.Helper()
	shapes := map[string]string{}
	for _, m := range members(t, english) {
		shapes[m.name] = shape(m.value)
	}
	type key struct {
		part int
		sort string
		at   int
		name string
	}
	var keys []key
	in, used := map[string]bool{}, inProgram(t)
	for _, f := range families {
		for i, name := range f.members() {
			if _, ok := shapes[name]; !ok {
				t.Fatalf("en.json: %s: is missing; it belongs to a value of package data", name)
			}
			in[name] = true
			keys = append(keys, key{part(name, used), f.prefix + f.suffix, i, name})
		}
	}
	for name := range shapes {
		if !in[name] {
			keys = append(keys, key{part(name, used), name, 0, name})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.part, b.part), strings.Compare(a.sort, b.sort), cmp.Compare(a.at, b.at))
	})

	var ids, list strings.Builder
	fmt.Fprintln(&ids, "// Code generated by go test ./wasm/i18n -update; DO NOT EDIT.\n\npackage i18n\n\n// MessageID names a message.\ntype MessageID uint16\n\n// The messages, by their names in data/locales: those of the page's program, of the page, of the classroom, of scripts and of the form.\nconst (")
	fmt.Fprintln(&list, "// Code generated by go test ./wasm/i18n -update; DO NOT EDIT.\n\n//go:build !js\n\npackage i18n\n\n// Names is the names of the messages, as the files of data/locales write them.\nvar Names = []string{")
	ends := [5]int{}
	for i, k := range keys {
		fmt.Fprint(&ids, camel(k.name))
		if i == 0 {
			fmt.Fprint(&ids, " MessageID = iota")
		}
		fmt.Fprintln(&ids)
		fmt.Fprintf(&list, "%q,\n", k.name)
		ends[k.part] = i + 1
	}
	fmt.Fprintf(&ids, ")\n\n// How many messages the page's program has, the classroom's, and all.\nconst (\nprogramMessages = %d\nclassMessages = %d\nmessages = %d\n)\n\n// The families of messages.\nconst (\n", ends[0], ends[2], ends[4])
	for _, f := range families {
		fmt.Fprintf(&ids, "%s = %s(%s)\n", f.name, f.of, camel(f.members()[0]))
	}
	fmt.Fprintln(&ids, ")")
	fmt.Fprintln(&list, "}\n\n// shapes is what each message must have in every language, as the English one has\n// it: # for plural forms, n for the number, and the places it fills.\nvar shapes = []string{")
	for _, k := range keys {
		fmt.Fprintf(&list, "%q, // %s\n", shapes[k.name], k.name)
	}
	fmt.Fprintln(&list, "}")

	made := map[string][]byte{}
	for file, text := range map[string]string{"messages.go": ids.String(), "names.go": list.String()} {
		src, err := format.Source([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		made[file] = src
	}
	return made
}

// shape gives the shape of English words.
func shape(value []byte) string {
	forms, marks := map[string]string{}, "#"
	if json.Unmarshal(value, &forms) != nil {
		json.Unmarshal(value, &marks)
		forms["other"], marks = marks, ""
	}
	if strings.Contains(forms["other"], "{n}") {
		marks += "n"
	}
	return marks + places(forms["other"])
}

// ofClass reports whether a key is of the classroom.
func ofClass(name string) bool { return strings.HasPrefix(name, "class.") }

// camel gives the Go name of a key: "day-first" is DayFirst, "class.next" ClassNext.
func camel(name string) string {
	var b strings.Builder
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '.' }) {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}
