package validate_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/data/validate"
)

// The template is where a new story begins: it keeps every rule, and its parts are the least there can be.
func TestTemplate(t *testing.T) {
	story, err := validate.Parse(read(t, "../stories/template/story.json"))
	if err != nil {
		t.Fatal(err)
	}
	if faults := validate.Check(story); len(faults) > 0 {
		t.Error(faults)
	}
	if len(story.Statements) != 1 || len(story.Findings) != 1 || len(story.Relations) != 1 {
		t.Error("it has more than one of a kind")
	}
}

// README.md has every field, as the schema has it.
func TestReadmeHasTheFields(t *testing.T) {
	type object struct {
		Description string
		Properties  json.RawMessage
		Required    []string
		Defs        json.RawMessage `json:"$defs"`
	}
	var schema object
	if err := json.Unmarshal(read(t, "../story.schema.json"), &schema); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	// The model's names of fields are those of Go.
	names := regexp.MustCompile(`\b(Published|Public|Text|Prefix|Exact|Suffix|Words|Corrects|From|To|VerifiedRole)\b( a )?`)
	inJSON := func(text string) string {
		return names.ReplaceAllStringFunc(text, func(name string) string {
			if strings.HasSuffix(name, " ") {
				return name // it begins a sentence
			}
			return "`" + strings.ToLower(strings.TrimSuffix(name, "Role")) + "`"
		})
	}
	table := func(name string, o object) {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n| Field | |\n|---|---|\n", name, inJSON(o.Description))
		for field, value := range inOrder(t, o.Properties) {
			shown := "`" + field + "`"
			if slices.Contains(o.Required, field) {
				shown = "**" + shown + "**"
			}
			fmt.Fprintf(&b, "| %s | %s |\n", shown, inJSON(meaning(t, value)))
		}
		b.WriteString("\n")
	}
	table("Story", schema)
	for name, value := range inOrder(t, schema.Defs) {
		var o object
		if err := json.Unmarshal(value, &o); err != nil {
			t.Fatal(err)
		}
		table(name, o)
	}
	const begin, end = "<!-- fields -->\n", "<!-- the end of fields -->\n"
	text := string(read(t, "../README.md"))
	before, rest, found := strings.Cut(text, begin)
	_, after, found2 := strings.Cut(rest, end)
	if !found || !found2 {
		t.Fatal("../README.md has no place for the fields")
	}
	golden(t, "../README.md", before+begin+b.String()+end+after)
}

// inOrder gives the members of a JSON object in the order of its text.
func inOrder(t *testing.T, object json.RawMessage) func(yield func(string, json.RawMessage) bool) {
	t.Helper()
	return func(yield func(string, json.RawMessage) bool) {
		d := json.NewDecoder(strings.NewReader(string(object)))
		if _, err := d.Token(); err != nil {
			t.Fatal(err)
		}
		for d.More() {
			name, err := d.Token()
			var value json.RawMessage
			if err == nil {
				err = d.Decode(&value)
			}
			if err != nil {
				t.Fatal(err)
			}
			if !yield(name.(string), value) {
				return
			}
		}
	}
}

// meaning is what the schema says of a field: what it is, and what it may be.
func meaning(t *testing.T, value json.RawMessage) string {
	var p struct {
		Description, Type, Ref string
		Enum, EnumDescriptions []string
		Items                  struct{ Ref string }
	}
	// The names of JSON Schema that begin with a dollar sign are no names of Go's.
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(value), `"$ref"`, `"ref"`)), &p); err != nil {
		t.Fatal(err)
	}
	var said []string
	if p.Description != "" {
		said = append(said, p.Description)
	}
	for i, choice := range p.Enum {
		choice = "`" + choice + "`"
		if i < len(p.EnumDescriptions) && p.EnumDescriptions[i] != "" {
			choice += ": " + p.EnumDescriptions[i]
		}
		said = append(said, choice)
	}
	if ref := p.Ref + p.Items.Ref; ref != "" {
		name := ref[strings.LastIndex(ref, "/")+1:]
		link := "[" + name + "](#" + strings.ToLower(name) + ")"
		if p.Type == "array" {
			link = "list of " + link
		}
		said = append(said, link)
	}
	if p.Type == "boolean" {
		said = append(said, "`true` or `false`")
	}
	return strings.ReplaceAll(strings.Join(said, "; "), "|", `\|`)
}

// README.md has every rule, each with a message that a test has seen.
func TestReadmeHasTheRules(t *testing.T) {
	tests := string(read(t, "check_test.go")) + string(read(t, "lesson_test.go"))
	for _, name := range slices.Concat(files(t, "testdata/bad/*.want"), files(t, "testdata/lesson/bad/*.want"), files(t, "testdata/translation/*.want")) {
		tests += string(read(t, name))
	}
	var rows []string
	for _, m := range regexp.MustCompile("(?m)^\\| (\\d+) \\| .+ \\| `(.+)` \\|$").FindAllStringSubmatch(string(read(t, "../README.md")), -1) {
		rows = append(rows, m[1])
		if !strings.Contains(tests, m[2]) {
			t.Errorf("rule %s: no test has the message %q", m[1], m[2])
		}
	}
	want := regexp.MustCompile(`(?m)^//  (\d+)\. `).FindAllSubmatch(read(t, "doc.go"), -1)
	for i := range want {
		if n := strconv.Itoa(i + 1); i >= len(rows) || rows[i] != n || string(want[i][1]) != n {
			t.Fatalf("../README.md has the rules %v, doc.go has %d", rows, len(want))
		}
	}
	if len(rows) != len(want) {
		t.Errorf("../README.md has %d rules, doc.go %d", len(rows), len(want))
	}
}
