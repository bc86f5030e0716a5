package site

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
)

// manifest is the part that we have of a Custom Elements Manifest
// (https://github.com/webcomponents/custom-elements-manifest).
type manifest struct {
	SchemaVersion string
	Modules       []struct {
		Path         string
		Declarations []struct {
			TagName                                            string
			Attributes, Events, Slots, CSSProperties, CSSParts []member
		}
	}
}

// member is an attribute, an event, a property or a part.
type member struct {
	Name, Description string
	Type              struct{ Text string }
}

var webFolder = filepath.Join("..", "..")

func source(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(webFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// public reads what custom-elements.json says of the element, by kind and name.
func public(t *testing.T) map[string]map[string]member {
	t.Helper()
	var m manifest
	if err := json.Unmarshal([]byte(source(t, "custom-elements.json")), &m); err != nil {
		t.Fatal(err)
	}
	if m.SchemaVersion != "2.1.0" || len(m.Modules) != 1 || m.Modules[0].Path != "element.js" || len(m.Modules[0].Declarations) != 1 || m.Modules[0].Declarations[0].TagName != "statement-evidence" {
		t.Fatalf("custom-elements.json describes something else: %+v", m)
	}
	element := m.Modules[0].Declarations[0]
	all := map[string]map[string]member{}
	for kind, list := range map[string][]member{"attribute": element.Attributes, "event": element.Events, "property": element.CSSProperties, "part": element.CSSParts} {
		all[kind] = map[string]member{}
		for _, member := range list {
			if member.Description == "" || all[kind][member.Name].Name != "" {
				t.Errorf("custom-elements.json: the %s %q is there twice, or without a description", kind, member.Name)
			}
			all[kind][member.Name] = member
		}
	}
	return all
}

// matches gives what the groups of an expression match, sorted, once each.
func matches(text, expression string) []string {
	set := map[string]bool{}
	for _, m := range regexp.MustCompile(expression).FindAllStringSubmatch(text, -1) {
		for _, group := range m[1:] {
			if group != "" {
				set[group] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// inSource gives what the element's scripts and style sheets have of each kind.
func inSource(t *testing.T) map[string][]string {
	t.Helper()
	var scripts, sheets strings.Builder
	for _, from := range []struct {
		pattern string
		into    *strings.Builder
		least   int
	}{{"element/*.js", &scripts, 10}, {"lazy/*.js", &scripts, 5}, {"css/*.css", &sheets, 10}, {"css/*/*.css", &sheets, 10}} {
		files, err := filepath.Glob(filepath.Join(webFolder, from.pattern))
		if err != nil || len(files) < from.least {
			t.Fatalf("%s: %d files, %v", from.pattern, len(files), err)
		}
		for _, file := range files {
			from.into.WriteString(source(t, strings.TrimPrefix(file, webFolder)))
		}
	}
	shadow, err := readShadowStyle(webFolder, shadowSheets...)
	if err != nil {
		t.Fatal(err)
	}
	element := scripts.String()

	// What the element has of a build is for press to name, and no page's affair.
	ofBuild := attributeNames()
	attributes := matches(regexp.MustCompile(`observedAttributes = \[.*\];`).FindString(element), `"([\w-]+)"`)
	attributes = append(attributes, matches(element, `\b(?:element|host)\.(?:get|has)Attribute\("([\w-]+)"\)`)...)
	attributes = append(attributes, matches(sheets.String(), `statement-evidence\[(\w+)[\]=]`)...)
	for _, name := range matches(element, `\belement\.dataset\.(\w+) = `) {
		attributes = append(attributes, "data-"+name)
	}
	slices.Sort(attributes)
	attributes = slices.DeleteFunc(slices.Compact(attributes), func(name string) bool { return slices.Contains(ofBuild, name) })

	var events []string
	for _, name := range matches(element, `\bemit\([\w.]+, "(\w+)"`) {
		events = append(events, "statement-evidence:"+name)
	}
	properties := matches(string(shadow), `var\((--se-[\w-]+)`)
	return map[string][]string{
		"attribute": attributes, "event": events, "part": partsIn(t),
		// It is the unit that stands for a rem, and what a host sets there is overruled.
		"property": slices.DeleteFunc(properties, func(name string) bool { return name == "--se-rem" }),
	}
}

// partsIn lists the parts of the page of the first story.
func partsIn(t *testing.T) []string {
	set := map[string]bool{}
	var add func(n *node.Node)
	add = func(n *node.Node) {
		if at := slices.Index(n.Attrs, "part"); at >= 0 && at%2 == 0 {
			set[n.Attrs[at+1]] = true
		}
		for _, kid := range n.Kids {
			add(kid)
		}
	}
	add(view.ForShadow(view.Page(data.NewIndex(datatest.First(t)), english(t)), ""))
	return slices.Sorted(maps.Keys(set))
}

// What pages may use of the element is described as it is, for tools and for people.
func TestInterfaceIsDescribed(t *testing.T) {
	described, types, readme := public(t), source(t, "element.d.ts"), source(t, "README.md")
	for kind, want := range inSource(t) {
		got := slices.Sorted(maps.Keys(described[kind]))
		if !slices.Equal(got, want) {
			t.Errorf("custom-elements.json has the %s list\n\t%q, the source\n\t%q", kind, got, want)
		}
		for _, name := range got {
			if !strings.Contains(readme, "`"+name+"`") {
				t.Errorf("web/README.md: no %s `%s`", kind, name)
			}
		}
	}
	section := func(name string) string {
		_, after, found := strings.Cut(types, "export interface "+name+" {\n")
		if !found {
			t.Fatalf("element.d.ts: no %s", name)
		}
		body, _, _ := strings.Cut(after, "\n}\n")
		return body
	}
	typed := func(kind, section string) {
		found := map[string]string{}
		for _, m := range regexp.MustCompile(`(?m)^  "?([\w:-]+)"?\??: (.+);$`).FindAllStringSubmatch(section, -1) {
			found[m[1]] = m[2]
		}
		for name, member := range described[kind] {
			if name == "data-state" {
				found[name] = matches(types, `StatementEvidenceState = (.+);`)[0]
			}
			if found[name] != member.Type.Text {
				t.Errorf("%s %s: its type is %q in element.d.ts, %q in custom-elements.json", kind, name, found[name], member.Type.Text)
			}
			delete(found, name)
		}
		for name := range found {
			t.Errorf("element.d.ts: the %s %s is not in custom-elements.json", kind, name)
		}
	}
	// A frame tells its host of the same events, and the README what it keeps to itself.
	messages := matches(types, `\| \{ type: "(statement-evidence:\w+)"`)
	if want := inSource(t)["event"]; !slices.Equal(messages, want) {
		t.Errorf("element.d.ts: the messages of a frame are %q, want %q", messages, want)
	}
	_, list, _ := strings.Cut(source(t, "iframe/frame.js"), "const told = [")
	list, _, _ = strings.Cut(list, "];")
	sent := regexp.MustCompile(`"(\w+)(.*?)"`).FindAllStringSubmatch(list, -1)
	if len(sent) != len(messages) {
		t.Errorf("frame.js sends %d messages, want %d", len(sent), len(messages))
	}
	for _, m := range sent {
		var members []string
		for _, member := range matches(types, `\{ type: "statement-evidence:`+m[1]+`"(.*) \}`) {
			members = matches(member, `; (\w+):`)
		}
		if has := matches(m[2], `(\w+)`); !slices.Equal(has, members) {
			t.Errorf("element.d.ts: the message %s has %q, and frame.js sends %q", m[1], members, has)
		}
	}
	typed("attribute", section("StatementEvidenceAttributes"))
	typed("event", section("StatementEvidenceEventMap"))
}
