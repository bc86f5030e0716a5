package validate

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of this file:
//
//   - A fault of form (an unknown, missing or repeated field, a value of the
//     wrong type) is noted and reading goes on; a fault of syntax ends it.
//   - Names are compared exactly, null is never a value, numbers are whole.
//   - Positions and paths are only worked out once there is a fault.

// MaxBytes is the largest story Parse reads.
const MaxBytes = 128 << 20

const (
	maxDepth       = 32  // no story is nested deeper than ten
	maxParseFaults = 100 // enough to see what went wrong
)

// ParseError is one fault of form, with its place in the source.
type ParseError struct {
	Line, Column int // counted from 1, the column in characters
	Fault
}

// Error gives place, path, problem and hint in one line, ready to be put
// behind a file's name and a colon.
func (e ParseError) Error() string {
	return strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Column) + ": " + e.Fault.Error()
}

// ParseErrors is what Parse returns when a story is not well-formed: at least
// one fault, in the order of the source.
type ParseErrors []ParseError

// Error gives one line a fault.
func (e ParseErrors) Error() string {
	lines := make([]string, len(e))
	for i, fault := range e {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// Parse reads a story from JSON, strictly, and one of an earlier version of the
// format as one of the present version. An error is a ParseErrors. What
// Parse returns is well-formed; whether it keeps the rules of a story, Check
// says.
func Parse(src []byte) (*data.Story, error) {
	story := new(data.Story)
	p := parser{noun: "story", forms: forms}
	if p.read(src, reflect.ValueOf(story).Elem()); len(p.faults) > 0 {
		return nil, p.faults
	}
	story.FormatVersion = data.FormatVersion
	return story, nil
}

// ParseAt reads JSON in the place of what is at a path of a story, such as "statements[3]".
// It reports whether that is well-formed; if not, the story stays as it is.
func ParseAt(s *data.Story, path string, src string) bool {
	v := reflect.ValueOf(s).Elem()
	for _, to := range steps(path) {
		if to.name == "" {
			if v.Kind() != reflect.Slice || to.index >= v.Len() {
				return false
			}
			v = v.Index(to.index)
			continue
		}
		i, known := forms[v.Type()].index[to.name]
		if !known {
			return false
		}
		v = v.Field(i)
	}
	made := reflect.New(v.Type()).Elem()
	p := parser{noun: "story", forms: forms, src: src}
	if !p.value(made) || len(p.faults) > 0 {
		return false
	}
	v.Set(made)
	return true
}

// BrokenRules gives the rules that a story breaks for whose form [Parse] refuses it, as far as
// it can be read, so that all that is to be done is named at once. What Parse says is not said
// again, nor is anything of the same places. It is nil where the syntax is broken.
func BrokenRules(src []byte) []Fault {
	story := new(data.Story)
	p := parser{noun: "story", forms: forms}
	if !p.read(src, reflect.ValueOf(story).Elem()) {
		return nil
	}
	return slices.DeleteFunc(Check(story), func(f Fault) bool {
		return slices.ContainsFunc(p.faults, func(of ParseError) bool {
			rest, in := strings.CutPrefix(f.Path, of.Path)
			return in && (rest == "" || rest[0] == '.' || rest[0] == '[')
		})
	})
}

// read reads all of a file into v, notes what is wrong with it, and reports whether its
// syntax is right to the end.
func (p *parser) read(src []byte, v reflect.Value) bool {
	if len(src) > MaxBytes {
		p.note(0, "is "+strconv.Itoa(len(src))+" bytes long, more than the "+strconv.Itoa(MaxBytes)+" that are read", "split the "+p.noun)
		return false
	}
	p.src = string(src)
	if at := invalidUTF8(p.src); at >= 0 {
		p.note(at, "is not valid UTF-8", "save the file as UTF-8")
		return false
	}
	if strings.HasPrefix(p.src, "\ufeff") {
		p.note(0, "starts with a byte order mark", "save the file without one")
		return false
	}
	if p.noun == "story" && !p.supported() {
		return false
	}
	if !p.value(v) {
		return false
	}
	if p.space(); p.at < len(p.src) {
		p.note(p.at, "something follows the "+p.noun, "remove it")
	}
	return true
}

func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// form is what the parser needs to know of a struct type.
type form struct {
	names    []string
	index    map[string]int
	required uint64 // a bit for each field without omitempty
}

// forms are those of the present version of the format, forms1 those of version 1.
var forms, forms1 = formsOf(data.FormatVersion), formsOf(1)

func formsOf(version int) map[reflect.Type]*form {
	all := map[reflect.Type]*form{}
	addForms(all, version, reflect.TypeFor[data.Story]())
	addForms(all, version, reflect.TypeFor[data.Lesson]())
	return all
}

// addForms adds the forms of a type and of all that is in it.
func addForms(all map[reflect.Type]*form, version int, t reflect.Type) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || all[t] != nil {
		return
	}
	f := &form{index: map[string]int{}}
	all[t] = f
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name == "" {
			break // what no file has is last
		}
		if version == 1 {
			for _, r := range renames {
				if r.of == t && r.now == name {
					name = r.was
				}
			}
		}
		f.names = append(f.names, name)
		f.index[name] = i
		if option != "omitempty" && (name != versionField || version > 1) {
			f.required |= 1 << i
		}
		addForms(all, version, t.Field(i).Type)
	}
}

// nameOf gives a type's name in small letters, without the "Lesson" or "Translated" before it.
func nameOf(t reflect.Type) string {
	name := strings.TrimPrefix(strings.ToLower(t.Name()), "translated")
	if own := strings.TrimPrefix(name, "lesson"); own != "" {
		return own
	}
	return name
}

type parser struct {
	noun   string // what is read: a story or a lesson
	forms  map[reflect.Type]*form
	src    string
	at     int
	depth  int
	path   []step
	faults ParseErrors
}

// note records a fault and says whether reading may go on.
func (p *parser) note(offset int, problem, hint string) bool {
	line, column := position(p.src, offset)
	path := pathOf(p.path)
	if path == "" {
		path = p.noun
	}
	p.faults = append(p.faults, ParseError{line, column, Fault{path, problem, hint}})
	return len(p.faults) < maxParseFaults
}

// syntax records a fault after which nothing more can be read.
func (p *parser) syntax(offset int, problem, hint string) bool {
	p.note(offset, problem, hint)
	return false
}

func wanted(k reflect.Kind) string {
	switch k {
	case reflect.String:
		return isText
	case reflect.Slice:
		return isList
	case reflect.Bool:
		return isBool
	case reflect.Int:
		return isNumber
	}
	return isObject
}

// value reads the next value into v.
func (p *parser) value(v reflect.Value) bool {
	kind := v.Kind()
	want, got, at := wanted(kind), p.next(), p.at
	switch {
	case got == "":
		return p.unexpected(want)
	case got == isNull:
		return p.note(at, "null is not a value here", "leave the field out, or give it "+want) && p.skip()
	case got != want:
		return p.note(at, "is "+got, "it has to be "+want) && p.skip()
	}
	switch kind {
	case reflect.String:
		s, ok := p.text()
		v.SetString(s)
		return ok
	case reflect.Bool:
		v.SetBool(p.src[p.at] == 't')
		return p.skip()
	case reflect.Int:
		if !p.skip() {
			return false
		}
		n, err := strconv.Atoi(p.src[at:p.at])
		if err != nil {
			return p.note(at, typography.Clip(p.src[at:p.at])+" is not a whole number of reasonable size", "")
		}
		v.SetInt(int64(n))
		return true
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		return p.elements(func(i int) bool {
			v.Grow(1)
			v.SetLen(i + 1)
			return p.value(v.Index(i))
		})
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	return p.object(v)
}

func (p *parser) object(v reflect.Value) bool {
	open := p.at
	f := p.forms[v.Type()]
	var seen uint64
	ok := p.members(func(name string, at int) bool {
		i, known := f.index[name]
		switch {
		case !known:
			hint := "the fields here are " + strings.Join(f.names, ", ")
			if other := p.otherVersion(v.Type(), name); other != "" {
				hint = other
			} else if near := nearest(name, f.names); near != "" {
				hint = "did you mean " + typography.Quote(near) + "?"
			}
			return p.note(at, "unknown field "+typography.Quote(name), hint) && p.skip()
		case seen&(1<<i) != 0:
			return p.note(at, "field "+typography.Quote(name)+" is given twice", "keep one") && p.skip()
		}
		seen |= 1 << i
		if p.next() == isText && strings.HasPrefix(p.src[p.at:], `""`) && f.required&(1<<i) == 0 {
			return p.note(p.at, "is empty", "leave the field out, or fill it in") && p.skip()
		}
		return p.value(v.Field(i))
	})
	if !ok {
		return false
	}
	for i, name := range f.names {
		if f.required&^seen&(1<<i) == 0 {
			continue
		}
		p.path = append(p.path, step{name: name})
		ok := p.note(open, "is missing", "every "+nameOf(v.Type())+" has it")
		p.path = p.path[:len(p.path)-1]
		if !ok {
			return false
		}
	}
	return true
}
