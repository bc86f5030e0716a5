package validate

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// JSON as RFC 8259 has it, with the place of everything: what reads and skips
// values for Parse and Locate.

func (p *parser) space() {
	for p.at < len(p.src) {
		switch p.src[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

// eat consumes c, if it is next.
func (p *parser) eat(c byte) bool {
	if p.at < len(p.src) && p.src[p.at] == c {
		p.at++
		return true
	}
	return false
}

// The types of JSON, as messages name them.
const (
	isNull   = "null"
	isBool   = "true or false"
	isNumber = "a number"
	isText   = "text"
	isList   = "a list"
	isObject = "an object"
)

// next looks at what kind of value begins here.
func (p *parser) next() string {
	p.space()
	if p.at >= len(p.src) {
		return ""
	}
	switch c := p.src[p.at]; {
	case c == '"':
		return isText
	case c == '{':
		return isObject
	case c == '[':
		return isList
	case c == '-' || '0' <= c && c <= '9':
		return isNumber
	case strings.HasPrefix(p.src[p.at:], "true"), strings.HasPrefix(p.src[p.at:], "false"):
		return isBool
	case strings.HasPrefix(p.src[p.at:], "null"):
		return isNull
	}
	return ""
}

// members reads an object; read is called at each value.
func (p *parser) members(read func(name string, at int) bool) bool {
	return p.nested('}', func(int) bool {
		at := p.at
		if p.at >= len(p.src) || p.src[p.at] != '"' {
			return p.unexpected("a field's name")
		}
		name, ok := p.text()
		if !ok {
			return false
		}
		if p.space(); !p.eat(':') {
			return p.unexpected(`":"`)
		}
		p.path = append(p.path, step{name: name})
		ok = read(name, at)
		p.path = p.path[:len(p.path)-1]
		return ok
	})
}

// elements reads a list; read is called at each element.
func (p *parser) elements(read func(i int) bool) bool {
	return p.nested(']', func(i int) bool {
		p.path = append(p.path, step{index: i})
		ok := read(i)
		p.path = p.path[:len(p.path)-1]
		return ok
	})
}

// nested reads what stands between an opening bracket and end, with commas
// between items.
func (p *parser) nested(end byte, item func(i int) bool) bool {
	if p.depth++; p.depth > maxDepth {
		return p.syntax(p.at, "is nested more than "+strconv.Itoa(maxDepth)+" deep", "")
	}
	p.at++
	for i := 0; ; i++ {
		p.space()
		if i == 0 && p.eat(end) {
			break
		}
		if !item(i) {
			return false
		}
		p.space()
		if p.eat(end) {
			break
		}
		if !p.eat(',') {
			return p.unexpected(strconv.Quote(",") + " or " + strconv.Quote(string(end)))
		}
	}
	p.depth--
	return true
}

// skip reads the next value, of whatever type, and drops it.
func (p *parser) skip() bool {
	switch p.next() {
	case isText:
		_, ok := p.text()
		return ok
	case isObject:
		return p.members(func(string, int) bool { return p.skip() })
	case isList:
		return p.elements(func(int) bool { return p.skip() })
	case isNumber:
		return p.number()
	case isNull, isBool:
		p.at += len("true")
		if p.src[p.at-1] == 's' { // fals, and e
			p.at++
		}
		return true
	}
	return p.unexpected("a value")
}

func (p *parser) number() bool {
	digits := func() bool {
		start := p.at
		for p.at < len(p.src) && '0' <= p.src[p.at] && p.src[p.at] <= '9' {
			p.at++
		}
		return p.at > start
	}
	p.eat('-')
	if !p.eat('0') && !digits() {
		return p.unexpected("a digit")
	}
	if p.eat('.') && !digits() {
		return p.unexpected("a digit")
	}
	if p.eat('e') || p.eat('E') {
		if !p.eat('+') {
			p.eat('-')
		}
		if !digits() {
			return p.unexpected("a digit")
		}
	}
	return true
}

// text reads a string.
func (p *parser) text() (string, bool) {
	start := p.at + 1
	for i := start; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '"':
			p.at = i + 1
			return strings.Clone(p.src[start:i]), true // a part would keep the whole file in memory, which TinyGo walks through for each of them
		case c == '\\':
			p.at = i
			return p.escaped(p.src[start:i])
		case c < ' ':
			return "", p.rawControl(i)
		}
	}
	return "", p.syntax(p.at, "the string does not end", `add the closing double quote`)
}

func (p *parser) rawControl(at int) bool {
	if p.src[at] == '\n' || p.src[at] == '\r' {
		return p.syntax(at, "the line ends inside a string", "close the string on the line it starts on")
	}
	return p.syntax(at, "control character "+codePoint(rune(p.src[at]))+" in a string", "remove it")
}

// escaped reads on from the first escape of a string, after what is read.
func (p *parser) escaped(read string) (string, bool) {
	b := []byte(read)
	for p.at < len(p.src) {
		c := p.src[p.at]
		switch {
		case c == '"':
			p.at++
			return string(b), true
		case c < ' ':
			return "", p.rawControl(p.at)
		case c != '\\':
			b = append(b, c)
			p.at++
			continue
		}
		r, size := unescape(p.src[p.at:])
		if size == 0 {
			if strings.HasPrefix(p.src[p.at:], `\u`) {
				return "", p.syntax(p.at, `\u without four hexadecimal digits, or half of a surrogate pair`, "write the character itself")
			}
			return "", p.syntax(p.at, "a backslash that escapes nothing", `a backslash itself is written \\`)
		}
		b = utf8.AppendRune(b, r)
		p.at += size
	}
	return "", p.syntax(p.at, "the string does not end", `add the closing double quote`)
}

// unescape reads the escape that s starts with; its size is 0 if it is none,
// half a surrogate pair included.
func unescape(s string) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i]), 2
	}
	hex := func(s string) (rune, bool) {
		if len(s) < 6 || s[:2] != `\u` {
			return 0, false
		}
		n, err := strconv.ParseUint(s[2:6], 16, 16)
		return rune(n), err == nil
	}
	r, ok := hex(s)
	switch {
	case !ok || 0xDC00 <= r && r < 0xE000:
		return 0, 0
	case r < 0xD800 || 0xE000 <= r:
		return r, 6
	}
	low, ok := hex(s[6:])
	if !ok || low < 0xDC00 || 0xE000 <= low {
		return 0, 0
	}
	return (r-0xD800)<<10 + (low - 0xDC00) + 0x10000, 12
}

func (p *parser) unexpected(want string) bool {
	if p.at >= len(p.src) {
		return p.syntax(p.at, "the file ends where "+want+" is wanted", "is it cut off?")
	}
	r, _ := utf8.DecodeRuneInString(p.src[p.at:])
	hint := ""
	switch r {
	case ',', ']', '}':
		hint = "is there a comma too many?"
	case '/', '#':
		hint = "JSON has no comments"
	case '\'', '“', '”':
		hint = `strings stand in straight double quotes (")`
	case '"', '{', '[':
		hint = "is there a comma or colon missing?"
	}
	return p.syntax(p.at, "unexpected "+strconv.QuoteRune(r)+" where "+want+" is wanted", hint)
}
