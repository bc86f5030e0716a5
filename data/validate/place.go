package validate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// Places in a story: paths, and lines and columns.

// Locate finds the value at a fault's path in the JSON it was parsed from. Of
// a field that is not there it gives the place of the object it is missing in.
func Locate(src []byte, path string) (line, column int) {
	p := parser{src: string(src)}
	to := steps(path)
	if version, _, _ := p.version(); version == 1 {
		to = asWritten(to)
	}
	found := p.locate(to)
	return position(p.src, found)
}

// locate gives the offset of the value that the steps lead to, as far as they
// can be followed.
func (p *parser) locate(to []step) int {
	kind := p.next()
	found := p.at
	if len(to) == 0 {
		return found
	}
	enter := func(here bool) bool {
		if !here {
			return p.skip()
		}
		found = p.locate(to[1:])
		return false
	}
	switch {
	case kind == isObject && to[0].name != "":
		p.members(func(name string, _ int) bool { return enter(name == to[0].name) })
	case kind == isList && to[0].name == "":
		p.elements(func(i int) bool { return enter(i == to[0].index) })
	}
	return found
}

func position(src string, offset int) (line, column int) {
	before := src[:min(offset, len(src))]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// A step leads from a value to one inside it: a field's name, or an index
// where the name is empty.
type step struct {
	name  string
	index int
}

func pathOf(steps []step) string {
	var b strings.Builder
	for _, s := range steps {
		switch {
		case s.name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case b.Len() > 0:
			b.WriteString("." + plainName(s.name))
		default:
			b.WriteString(plainName(s.name))
		}
	}
	return b.String()
}

func steps(path string) []step {
	var all []step
	for part := range strings.SplitSeq(path, ".") {
		name, rest, _ := strings.Cut(part, "[")
		all = append(all, step{name: name})
		for rest != "" {
			var index string
			index, rest, _ = strings.Cut(rest, "]")
			n, _ := strconv.Atoi(index)
			all = append(all, step{index: n})
			rest = strings.TrimPrefix(rest, "[")
		}
	}
	return all
}

// plainName keeps names that could garble a message in quotation marks.
func plainName(name string) string {
	for _, c := range []byte(name) {
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') && c != '$' && c != '_' && c != '-' {
			return typography.Quote(name)
		}
	}
	return typography.Clip(name)
}
