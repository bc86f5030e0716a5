package draft

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Value is a JSON value as a file has it: every member stays, in its order, known
// to the format or not. A Value never changes; [Value.With] makes another that shares
// what is equal.
type Value struct {
	kind  byte     // '{', '[', '"', or 0 for a number, true, false or null
	text  string   // of a text; else as it is written
	names []string // of an object's members
	kids  []*Value // members or items
}

// Text makes a text.
func Text(s string) *Value { return &Value{kind: '"', text: s} }

// Raw makes a number, true or false.
func Raw(s string) *Value { return &Value{text: s} }

// List makes a list.
func List(items ...*Value) *Value { return &Value{kind: '[', kids: items} }

// Object makes an object of texts: name, value, name, value.
func Object(pairs ...string) *Value {
	v := &Value{kind: '{'}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.names, v.kids = append(v.names, pairs[i]), append(v.kids, Text(pairs[i+1]))
	}
	return v
}

// maxDepth bounds how deep a file may nest; no story is nested deeper than ten.
const maxDepth = 32

// Read reads JSON. Its error says where it goes wrong.
func Read(src string) (*Value, error) {
	r := reader{src: strings.TrimPrefix(src, "\ufeff")}
	if !utf8.ValidString(src) {
		return nil, errors.New("the file is not valid UTF-8")
	}
	v := r.value(0)
	if r.space(); v == nil || r.at < len(r.src) {
		before := r.src[:min(r.at, len(r.src))]
		line := strings.Count(before, "\n") + 1
		column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		return nil, errors.New("not JSON at line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column))
	}
	return v, nil
}

// reader reads JSON; what cannot be read is nil, with the place in at.
type reader struct {
	src string
	at  int
}

func (r *reader) space() {
	for r.at < len(r.src) && strings.IndexByte(" \t\r\n", r.src[r.at]) >= 0 {
		r.at++
	}
}

// next takes a character, after any space, if it is the next one.
func (r *reader) next(c byte) bool {
	r.space()
	if r.at < len(r.src) && r.src[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *reader) value(depth int) *Value {
	r.space()
	switch {
	case depth > maxDepth || r.at >= len(r.src):
		return nil
	case r.src[r.at] == '"':
		if s, ok := r.text(); ok {
			return Text(s)
		}
		return nil
	case r.next('{'):
		v := &Value{kind: '{'}
		for more := !r.next('}'); more; {
			r.space()
			if r.at >= len(r.src) || r.src[r.at] != '"' {
				return nil
			}
			name, ok := r.text()
			if !ok || !r.next(':') {
				return nil
			}
			kid := r.value(depth + 1)
			if kid == nil {
				return nil
			}
			v.names, v.kids = append(v.names, name), append(v.kids, kid)
			if more = r.next(','); !more && !r.next('}') {
				return nil
			}
		}
		return v
	case r.next('['):
		v := List()
		for more := !r.next(']'); more; {
			kid := r.value(depth + 1)
			if kid == nil {
				return nil
			}
			v.kids = append(v.kids, kid)
			if more = r.next(','); !more && !r.next(']') {
				return nil
			}
		}
		return v
	}
	from := r.at
	for r.at < len(r.src) && strings.IndexByte("+-.0123456789abcdefghijklmnopqrstuvwxyzE", r.src[r.at]) >= 0 {
		r.at++
	}
	word := r.src[from:r.at]
	if word != "true" && word != "false" && word != "null" {
		if _, err := strconv.ParseFloat(word, 64); err != nil || word[0] > '9' || word[0] == '+' || word[0] == '.' {
			r.at = from
			return nil
		}
	}
	return Raw(strings.Clone(word)) // a part would keep the whole file in memory, which TinyGo walks through for each of them
}

// text reads a text, at its quotation mark.
func (r *reader) text() (string, bool) {
	from := r.at
	r.at++
	var b strings.Builder
	for r.at < len(r.src) {
		c := r.src[r.at]
		r.at++
		switch {
		case c == '"':
			return b.String(), true
		case c < ' ':
			r.at--
			return "", false
		case c != '\\':
			b.WriteByte(c)
		default:
			if r.at >= len(r.src) {
				return "", false
			}
			c = r.src[r.at]
			r.at++
			if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
				b.WriteByte("\"\\/\b\f\n\r\t"[i])
			} else if c != 'u' || !r.unit(&b) {
				return "", false
			}
		}
	}
	r.at = from
	return "", false
}

// unit reads what follows \u, and the second half of a pair.
func (r *reader) unit(b *strings.Builder) bool {
	hex := func() rune {
		if r.at+4 > len(r.src) {
			return -1
		}
		n, err := strconv.ParseUint(r.src[r.at:r.at+4], 16, 32)
		if err != nil {
			return -1
		}
		r.at += 4
		return rune(n)
	}
	c := hex()
	if c < 0 {
		return false
	}
	if 0xD800 <= c && c < 0xDC00 && strings.HasPrefix(r.src[r.at:], `\u`) {
		at := r.at
		r.at += 2
		if low := hex(); 0xDC00 <= low && low < 0xE000 {
			c = (c-0xD800)<<10 + low - 0xDC00 + 0x10000
		} else {
			r.at = at
		}
	}
	b.WriteRune(c) // half a pair becomes the replacement character
	return true
}

// String writes a value as JSON, a member or an item a line, and short lists and
// objects of one member in one line.
func (v *Value) String() string {
	var b strings.Builder
	v.write(&b, "\n")
	b.WriteByte('\n')
	return b.String()
}

func (v *Value) write(b *strings.Builder, newline string) {
	switch v.kind {
	case '"':
		quote(b, v.text)
		return
	case 0:
		b.WriteString(v.text)
		return
	}
	inner := newline + "  "
	if v.flat() {
		inner = ""
	}
	b.WriteByte(v.kind)
	for i, kid := range v.kids {
		if i > 0 {
			b.WriteByte(',')
			if inner == "" {
				b.WriteByte(' ')
			}
		}
		b.WriteString(inner)
		if v.kind == '{' {
			quote(b, v.names[i])
			b.WriteString(": ")
		}
		kid.write(b, inner)
	}
	if len(v.kids) > 0 && inner != "" {
		b.WriteString(newline)
	}
	b.WriteByte(v.kind + 2) // ']' or '}'
}

// flat reports whether a value has nothing in it that has a line of its own.
func (v *Value) flat() bool {
	for _, kid := range v.kids {
		if kid.kind == '{' || kid.kind == '[' || v.kind == '{' && len(v.kids) > 1 {
			return false
		}
	}
	return true
}

func quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c < ' ':
			const digits = "0123456789abcdef"
			b.WriteString(`\u00`)
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
}

// IsObject reports whether a value is an object.
func (v *Value) IsObject() bool { return v != nil && v.kind == '{' }

// Len is how many members or items a value has; 0 for none.
func (v *Value) Len() int {
	if v == nil {
		return 0
	}
	return len(v.kids)
}

// Items are the members or items of a value; none of none.
func (v *Value) Items() []*Value {
	if v == nil {
		return nil
	}
	return v.kids
}

// items are those of the list of a name.
func (v *Value) items(name string) []*Value { return v.At(name).Items() }

// At gives the value at a path, such as "statements[0].words[1].text"; nil if there is none.
func (v *Value) At(path string) *Value {
	for v != nil && path != "" {
		var i int
		i, _, path = v.step(path)
		if i < 0 || i >= len(v.kids) {
			return nil
		}
		v = v.kids[i]
	}
	return v
}

// Get gives the text at a path, "" if there is none.
func (v *Value) Get(path string) string {
	if v = v.At(path); v == nil {
		return ""
	}
	return v.text
}

// step takes the first step of a path: the place of what it leads to, which is
// -1 for a member that is not there.
func (v *Value) step(path string) (i int, name, rest string) {
	if path[0] == '[' {
		number, rest, _ := strings.Cut(path[1:], "]")
		i, err := strconv.Atoi(number)
		if err != nil || v.kind != '[' {
			i = -1
		}
		return i, "", strings.TrimPrefix(rest, ".")
	}
	end := 0
	for end < len(path) && path[end] != '.' && path[end] != '[' {
		end++
	}
	name, rest = path[:end], strings.TrimPrefix(path[end:], ".")
	if v.kind != '{' {
		return -1, name, rest
	}
	return slices.Index(v.names, name), name, rest
}

// With gives the value with another at a path, or without it if that is nil. An item
// just behind the last of a list is added, as is a member that is not there, with
// what leads to it.
func (v *Value) With(path string, to *Value) *Value {
	if path == "" {
		return to
	}
	if v == nil {
		v = &Value{kind: '{'}
		if path[0] == '[' {
			v = List()
		}
	}
	i, name, rest := v.step(path)
	var old *Value
	if i >= 0 && i < len(v.kids) {
		old = v.kids[i]
	} else if to == nil || name == "" && i != len(v.kids) || name != "" && v.kind != '{' {
		return v
	}
	kid := to
	if rest != "" {
		kid = old.With(rest, to)
	}
	made := &Value{kind: v.kind, text: v.text}
	made.names = append(made.names, v.names...)
	made.kids = append(made.kids, v.kids...)
	switch {
	case old == nil:
		made.kids = append(made.kids, kid)
		if name != "" {
			made.names = append(made.names, name)
		}
	case kid == nil:
		made.kids = append(made.kids[:i], made.kids[i+1:]...)
		if name != "" {
			made.names = append(made.names[:i], made.names[i+1:]...)
		}
	default:
		made.kids[i] = kid
	}
	return made
}
