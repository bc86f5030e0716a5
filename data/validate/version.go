package validate

import (
	"reflect"
	"strconv"
	"strings"

	"statement-evidence/data"
)

// The rules of this file:
//
//   - A story names the version of the format that it is in; one that does not is in version 1.
//   - Versions differ in names of fields and in nothing else. One table has these
//     names, for Parse, Locate and Migrate.
//   - A version that is not known is refused.

// renames are the fields that version 1 called otherwise.
var renames = []struct {
	of       reflect.Type
	was, now string
}{
	{reflect.TypeFor[data.Statement](), "after", "precededBy"},
	{reflect.TypeFor[data.Finding](), "from", "publicFrom"}, // other types have another from
	{reflect.TypeFor[data.Finding](), "after", "precededBy"},
	{reflect.TypeFor[data.Relation](), "tie", "type"},
	{reflect.TypeFor[data.Source](), "seen", "accessed"}, // as CSL and other formats of citations have it
}

const versionField = "formatVersion"

// Version gives the version of the format that a story says it is in. Whether
// it is one that can be read, [Parse] says.
func Version(src []byte) int {
	p := parser{src: string(src)}
	version, _, _ := p.version()
	return version
}

// version gives the version that a file says it is in, and the place of what says
// so. What is no whole number counts as the present version; value says what is wrong with it.
func (p *parser) version() (version, from, to int) {
	q := parser{src: p.src}
	q.space()
	start := q.at
	from = q.locate([]step{{name: versionField}})
	if from == start {
		return 1, from, from
	}
	q.at = from
	q.skip()
	version, err := strconv.Atoi(q.src[from:q.at])
	if err != nil {
		version = data.FormatVersion
	}
	return version, from, q.at
}

// supported has the names of the file's version read, or notes that it is none that is known.
func (p *parser) supported() bool {
	version, at, _ := p.version()
	if version == 1 {
		p.forms = forms1
	}
	if 1 <= version && version <= data.FormatVersion {
		return true
	}
	p.path = append(p.path, step{name: versionField})
	p.note(at, "is "+strconv.Itoa(version)+", and versions 1 to "+strconv.Itoa(data.FormatVersion)+" can be read", "a later version needs a later release of this program")
	p.path = p.path[:len(p.path)-1]
	return false
}

// otherVersion gives a hint on a name that another version has for a field of a type.
func (p *parser) otherVersion(of reflect.Type, name string) string {
	f := p.forms[of]
	for _, r := range renames {
		if r.of != of {
			continue
		}
		if _, old := f.index[r.was]; old && name == r.now {
			return "version 2 of the format has it; give the story " + strconv.Quote(versionField) + ": 2, or write " + strconv.Quote(r.was)
		} else if !old && name == r.was {
			return "version 2 of the format calls it " + strconv.Quote(r.now)
		}
	}
	return ""
}

// asWritten gives a path as a story of version 1 has it.
func asWritten(path []step) []step {
	t := reflect.TypeFor[data.Story]()
	for i := range path {
		if path[i].name == "" {
			continue
		}
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		f := forms[t]
		if f == nil {
			break
		}
		k, known := f.index[path[i].name]
		if !known {
			break
		}
		path[i].name = forms1[t].names[k]
		t = t.Field(k).Type
	}
	return path
}

// Rename is a field that [Migrate] renamed.
type Rename struct {
	Of       string // the type that has it: "relation"
	Was, Now string
	Times    int
}

// Migrate rewrites a story of an earlier version of the format in the present
// one, and says what it renamed. All else stays as it is, to the byte. A story of
// the present version is given back as it is. What [Parse] refuses, Migrate
// refuses with the same error.
func Migrate(src []byte) (migrated []byte, renamed []Rename, err error) {
	if _, err := Parse(src); err != nil {
		return nil, nil, err
	}
	p := parser{src: string(src), forms: forms1}
	version, from, to := p.version()
	if version == data.FormatVersion {
		return src, nil, nil
	}
	renamed = make([]Rename, len(renames))
	for i, r := range renames {
		renamed[i] = Rename{Of: nameOf(r.of), Was: r.was, Now: r.now}
	}
	var b strings.Builder
	copied := 0 // up to here
	replace := func(from, to int, text string) {
		b.WriteString(p.src[copied:from] + text)
		copied = to
	}
	number := strconv.Itoa(data.FormatVersion)
	versioned := from < to
	p.eachField(reflect.TypeFor[data.Story](), func(of reflect.Type, name string, key, end int) {
		switch {
		case name == versionField:
			replace(from, to, number)
		case !versioned && name != "$schema":
			versioned = true
			gap := p.src[len(strings.TrimRight(p.src[:key], " \t\r\n")):key]
			replace(key, key, strconv.Quote(versionField)+p.src[end:p.at]+number+","+gap)
		}
		for i, r := range renames {
			if r.of == of && r.was == name {
				replace(key, end, strconv.Quote(r.now))
				renamed[i].Times++
			}
		}
	})
	b.WriteString(p.src[copied:])
	return []byte(b.String()), renamed, nil
}

// eachField reads the next value, which is well-formed, and calls do with every
// field in it, at its value: with the type that has it, its name and the place of the name.
func (p *parser) eachField(t reflect.Type, do func(of reflect.Type, name string, from, to int)) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch p.next() {
	case isObject:
		return p.members(func(name string, at int) bool {
			key := parser{src: p.src, at: at}
			key.text()
			p.next()
			do(t, name, at, key.at)
			return p.eachField(t.Field(p.forms[t].index[name]).Type, do)
		})
	case isList:
		return p.elements(func(int) bool { return p.eachField(t.Elem(), do) })
	}
	return p.skip()
}
