package validate_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
)

// A schema is the part of JSON Schema that is used.
type schema struct {
	Dialect     string   `json:"$schema,omitempty"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Ref         string   `json:"$ref,omitempty"`
	Type        string   `json:"type,omitempty"`
	Enum        []string `json:"enum,omitempty"`
	EnumNotes   []string `json:"enumDescriptions,omitempty"` // shown by VS Code
	Pattern     string   `json:"pattern,omitempty"`
	MinLength   int      `json:"minLength,omitempty"`
	MaxLength   int      `json:"maxLength,omitempty"`
	Minimum     *int     `json:"minimum,omitempty"`
	Const       int      `json:"const,omitempty"`
	MinItems    int      `json:"minItems,omitempty"`
	MaxItems    int      `json:"maxItems,omitempty"`
	Unique      bool     `json:"uniqueItems,omitempty"`
	Items       *schema  `json:"items,omitempty"`
	Properties  members  `json:"properties,omitempty"`
	Required    []string `json:"required,omitempty"`
	Closed      *bool    `json:"additionalProperties,omitempty"`
	Defs        members  `json:"$defs,omitempty"`
}

// members are schemas by name, in the order of the Go types: editors offer
// fields in that order.
type members []member

type member struct {
	name string
	*schema
}

func (m members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, one := range m {
		b.WriteByte("{,"[min(i, 1)])
		value, err := json.Marshal(one.schema)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", one.name, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

const (
	dayPattern  = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
	datePattern = `[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?`
	timePattern = `T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z`
)

// The forms of text, by what their fields hold.
var (
	text    = schema{Type: "string", MinLength: 1, MaxLength: 10_000}
	id      = schema{Type: "string", Pattern: `^[a-z0-9]+(-[a-z0-9]+)*$`, MaxLength: 80}
	day     = schema{Type: "string", Pattern: `^` + dayPattern + `$`}
	date    = schema{Type: "string", Pattern: `^` + datePattern + `$`}
	instant = schema{Type: "string", Pattern: `^(` + datePattern + `|` + dayPattern + timePattern + `)$`}
	offset  = schema{Type: "string", Pattern: `^(-(0[0-9]|1[01]):[0-5][0-9]|-12:00|\+(0[0-9]|1[0-3]):[0-5][0-9]|\+14:00)$`}
	lang    = schema{Type: "string", Pattern: `^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`}
	address = schema{Type: "string", Pattern: `^https?://[^\s]+$`, MaxLength: 10_000}

	ages      = schema{Type: "string", Pattern: `^[1-9][0-9]?(\+|-[1-9][0-9]?)$`}
	image     = schema{Type: "string", Pattern: `^([^/:\\][^:\\]*)?\.(jpe?g|png|webp|avif)$`, MaxLength: 10_000}
	recording = schema{Type: "string", Pattern: `^([^/:\\][^:\\]*)?\.mp3$`, MaxLength: 10_000}
)

// special gives the fields that are not just text, as Type.json-name or as
// .json-name for every type; lists give the form of their items.
var special = map[string]schema{
	".id": id, "Pairing.head": id, "Pairing.with": id, "Statement.speaker": id, "Citation.source": id,
	".showWith": id, ".precededBy": id, "Relation.from": id, "Relation.to": id, "Correction.record": id,
	"Story.published": day, "Story.updated": day, "Passage.on": date, "Correction.on": day, "Finding.publicFrom": date, "Finding.dated": date, "Source.accessed": day,
	"Statement.at": instant, "Finding.public": instant, "Statement.offset": offset,
	"TranslatedText.translation": {Type: "string", MaxLength: 10_000},
	".lang":                      lang, "Source.url": address, "Source.archive": address, "Audio.src": recording, "PictureFile.src": image,
	"Lesson.ages": ages, "LessonQuestion.about": id, "Option.source": id,
}

// filled gives the lists that are never empty.
var filled = []string{"Story.lead", "Pairing.with", "Story.statements", "Statement.words", ".sources",
	"Lesson.aims", "Lesson.discussion"}

// bounded gives the lists of objects with bounds of their own.
var bounded = map[string][2]int{
	"Lesson.steps": {1, 100}, "Lesson.moves": {1, 100}, "Lesson.vocabulary": {1, 100}, "Lesson.adaptations": {0, 100},
	"Statement.pictures": {0, 10}, "Finding.pictures": {0, 10},
	"Lesson.questions": {0, 100}, "LessonQuestion.options": {2, 8},
}

// closed gives the closed lists, by their type.
var closed = map[string][]string{
	"Form": names(data.Forms), "SpeakerKind": names(data.SpeakerKinds), "Kind": names(data.Kinds), "Level": names(data.Levels), "RelationType": names(data.RelationTypes),
	"Strength": names(data.Strengths), "Role": names(data.Roles), "Grade": names(data.Grades),
	"Voice": names(data.Voices), "LessonMode": names(data.LessonModes),
}

func names[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = string(value)
	}
	return all
}

func generateSchema(t *testing.T, root reflect.Type) schema {
	notes := readNotes(t)
	closedObject := false
	var defs members
	var define func(typ reflect.Type) *schema
	form := func(typ reflect.Type, owner, name string) *schema {
		s := text
		if special, ok := special["."+name]; ok {
			s = special
		}
		if special, ok := special[owner+"."+name]; ok {
			s = special
		}
		if values, ok := closed[typ.Name()]; ok {
			s = schema{Type: "string", Enum: values}
			for _, value := range values {
				s.EnumNotes = append(s.EnumNotes, notes[typ.Name()+" "+value])
			}
		}
		return &s
	}
	object := func(typ reflect.Type) *schema {
		s := &schema{Description: notes[typ.Name()], Type: "object", Closed: &closedObject}
		for i := range typ.NumField() {
			field := typ.Field(i)
			if !field.IsExported() {
				continue
			}
			name, option, _ := strings.Cut(field.Tag.Get("json"), ",")
			owner := typ.Name()
			var value *schema
			switch field.Type.Kind() {
			case reflect.String:
				value = form(field.Type, owner, name)
			case reflect.Bool:
				value = &schema{Type: "boolean"}
			case reflect.Int:
				value = &schema{Type: "integer", Minimum: new(0)}
				if name == "formatVersion" {
					value = &schema{Type: "integer", Const: data.FormatVersion}
				}
				if name == "minutes" {
					value.Minimum = new(1)
				}
			case reflect.Pointer:
				value = define(field.Type.Elem())
			case reflect.Slice:
				value = &schema{Type: "array"}
				switch item := field.Type.Elem(); item.Kind() {
				case reflect.Struct:
					value.Items = define(item)
				case reflect.Int:
					value.Items, value.Unique = &schema{Type: "integer", Minimum: new(1)}, true
				default:
					value.Items, value.Unique, value.MaxItems = form(item, owner, name), true, 100
				}
				if slices.Contains(filled, owner+"."+name) || owner != "Story" && slices.Contains(filled, "."+name) {
					value.MinItems = 1
				}
				if bounds, ok := bounded[owner+"."+name]; ok {
					value.MinItems, value.MaxItems = bounds[0], bounds[1]
				}
			default:
				t.Fatalf("no schema for %s", field.Type)
			}
			value.Description = notes[owner+"."+field.Name]
			if option != "omitempty" {
				s.Required = append(s.Required, name)
			}
			s.Properties = append(s.Properties, member{name, value})
		}
		return s
	}
	define = func(typ reflect.Type) *schema {
		if !slices.ContainsFunc(defs, func(m member) bool { return m.name == typ.Name() }) {
			i := len(defs)
			defs = append(defs, member{name: typ.Name()})
			defs[i].schema = object(typ)
		}
		return &schema{Ref: "#/$defs/" + typ.Name()}
	}
	s := object(root)
	s.Dialect, s.Title = "https://json-schema.org/draft/2020-12/schema", root.Name()
	s.Defs = defs
	return *s
}

// readNotes gives the comments of story.go, lesson.go and translation.go: of types by their
// name, of fields as Type.Field, of constants as "Type value".
func readNotes(t *testing.T) map[string]string {
	t.Helper()
	notes := map[string]string{}
	line := func(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }
	var decls []ast.Decl
	for _, name := range []string{"../story.go", "../lesson.go", "../translation.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		decls = append(decls, file.Decls...)
	}
	for _, decl := range decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				notes[spec.Name.Name] = line(decl.Doc)
				if fields, ok := spec.Type.(*ast.StructType); ok {
					for _, field := range fields.Fields.List {
						notes[spec.Name.Name+"."+field.Names[0].Name] = line(field.Comment)
					}
				}
			case *ast.ValueSpec:
				if typ, ok := spec.Type.(*ast.Ident); ok && decl.Tok == token.CONST {
					value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					notes[typ.Name+" "+value] = line(spec.Comment)
				}
			}
		}
	}
	return notes
}

func TestSchemasAreThoseOfTheTypes(t *testing.T) {
	for name, root := range map[string]reflect.Type{
		"../story.schema.json": reflect.TypeFor[data.Story](), "../lesson.schema.json": reflect.TypeFor[data.Lesson](),
		"../translation.schema.json": reflect.TypeFor[data.Translation](),
	} {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(generateSchema(t, root)); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.String())
	}
}

// The closed lists have every constant of their type.
func TestClosedListsAreWhole(t *testing.T) {
	for note := range readNotes(t) {
		if typ, value, isConst := strings.Cut(note, " "); isConst && !slices.Contains(closed[typ], value) {
			t.Errorf("%q is not in the list of every %s", value, typ)
		}
	}
}

// What Check and ParseLesson accept, the schemas accept: an editor never marks
// what is good.
func TestSchemasAcceptTheGood(t *testing.T) {
	for _, name := range append(files(t, "testdata/good/*.json"), files(t, "../stories/*/story.json")...) {
		for _, fault := range conform(t, read(t, "../story.schema.json"), read(t, name)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for _, name := range append(files(t, "testdata/lesson/good/*.json"), files(t, "../stories/*/lesson.json")...) {
		for _, fault := range conform(t, read(t, "../lesson.schema.json"), read(t, name)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for _, name := range files(t, "../stories/*/story.*.json") {
		for _, fault := range conform(t, read(t, "../translation.schema.json"), read(t, name)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	for name, want := range map[string]string{
		"unknown-field":       `statements[0].words[0]: unknown txt`,
		"field-in-wrong-case": `: unknown Lang`,
		"field-missing":       `statements[0]: no medium`,
		"wrong-types":         `statements[0].id: not string`,
		"null":                `title: not string`,
		"not-a-whole-number":  `statements[0].sources[0].passages[0]: not integer`,
		"only-a-list":         `: not object`,
		"everything-at-once":  `relations[0].type: not in the list`,
	} {
		if got := conform(t, read(t, "../story.schema.json"), read(t, "testdata/bad/"+name+".json")); !slices.Contains(got, want) {
			t.Errorf("%s: got %q, want %q among them", name, got, want)
		}
	}
}

// conform holds JSON against a committed schema, for the keywords that it
// uses; one that it does not know fails the test.
func conform(t *testing.T, schema, src []byte) (faults []string) {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(src, &value); err != nil {
		t.Fatal(err)
	}
	var hold func(path string, s map[string]any, value any)
	hold = func(path string, s map[string]any, value any) {
		fault := func(wrong bool, problem string) {
			if wrong {
				faults = append(faults, path+": "+problem)
			}
		}
		if ref, ok := s["$ref"].(string); ok {
			s = root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		}
		object, isObject := value.(map[string]any)
		list, isList := value.([]any)
		text, isText := value.(string)
		number, isNumber := value.(float64)
		_, isBool := value.(bool)
		is := map[string]bool{
			"object": isObject, "array": isList, "string": isText, "boolean": isBool,
			"integer": isNumber && number == float64(int(number)),
		}
		if typ := s["type"].(string); !is[typ] {
			fault(true, "not "+typ)
			return
		}
		for keyword, arg := range s {
			n, _ := arg.(float64)
			switch keyword {
			case "$schema", "$defs", "title", "description", "enumDescriptions", "type":
			case "enum":
				fault(!slices.Contains(arg.([]any), value), "not in the list")
			case "const":
				fault(value != arg, "not "+fmt.Sprint(arg))
			case "pattern":
				fault(!regexp.MustCompile(arg.(string)).MatchString(text), "not of the form")
			case "minLength":
				fault(utf8.RuneCountInString(text) < int(n), "too short")
			case "maxLength":
				fault(utf8.RuneCountInString(text) > int(n), "too long")
			case "minimum":
				fault(number < n, "too small")
			case "minItems":
				fault(len(list) < int(n), "too few")
			case "maxItems":
				fault(len(list) > int(n), "too many")
			case "uniqueItems":
				for i := range list {
					fault(slices.Contains(list[:i], list[i]), "repeated")
				}
			case "items":
				for i := range list {
					hold(fmt.Sprintf("%s[%d]", path, i), arg.(map[string]any), list[i])
				}
			case "required":
				for _, name := range arg.([]any) {
					_, there := object[name.(string)]
					fault(!there, "no "+name.(string))
				}
			case "properties":
				for name, s := range arg.(map[string]any) {
					if value, there := object[name]; there {
						hold(strings.TrimPrefix(path+"."+name, "."), s.(map[string]any), value)
					}
				}
			case "additionalProperties":
				for name := range object {
					_, known := s["properties"].(map[string]any)[name]
					fault(!known, "unknown "+name)
				}
			default:
				t.Fatalf("the schema uses %s", keyword)
			}
		}
	}
	hold("", root, value)
	return faults
}
