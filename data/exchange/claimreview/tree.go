package claimreview

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"statement-evidence/data/exchange"
)

// JSON-LD as it is found: a tree of maps, lists, texts and numbers. Publishers write
// one thing in many ways, so all that reads it takes a thing, a list of one, or its name.

type object = map[string]any

// parse reads the JSON-LD of a document: JSON, or the scripts of an HTML page.
func parse(src []byte) (documents []any, err error) {
	if len(src) > exchange.MaxBytes {
		return nil, fmt.Errorf("is %d bytes long, more than the %d that are read; split it", len(src), exchange.MaxBytes)
	}
	text := strings.TrimSpace(strings.TrimPrefix(string(src), "\ufeff"))
	if !strings.HasPrefix(text, "<") {
		document, err := parseJSON(text)
		if err != nil {
			return nil, err
		}
		return []any{document}, nil
	}
	scripts := scriptsOf(text)
	var refused error
	for _, script := range scripts {
		document, err := parseJSON(script)
		if err != nil {
			refused = errors.Join(refused, fmt.Errorf("one of its scripts of JSON-LD %w", err))
			continue
		}
		documents = append(documents, document)
	}
	if len(documents) > 0 { // what a page has beside its review need not be well-formed
		return documents, nil
	}
	if refused == nil {
		refused = errors.New(`is HTML without <script type="application/ld+json">; paste the source of the page, not what it shows`)
	}
	return nil, refused
}

// parseJSON reads JSON, and where it is none, JSON with the mistakes that many pages have: line
// breaks inside texts, and commas after the last item.
func parseJSON(text string) (any, error) {
	document, err := decode(text)
	if err != nil {
		if mended, errMended := decode(mend(text)); errMended == nil {
			return mended, nil
		}
		return nil, fmt.Errorf("is not JSON: %w", err)
	}
	return document, nil
}

func decode(text string) (document any, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber() // numbers stay as they are written
	if err := d.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errors.New("it is cut off")
		}
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows it")
	}
	if depth(document, 0) > maxDepth {
		return nil, fmt.Errorf("it is nested more than %d deep", maxDepth)
	}
	return document, nil
}

const maxDepth = 64

func depth(of any, at int) int {
	deepest := at
	if at > maxDepth {
		return at
	}
	switch of := of.(type) {
	case object:
		for _, v := range of {
			deepest = max(deepest, depth(v, at+1))
		}
	case []any:
		for _, v := range of {
			deepest = max(deepest, depth(v, at+1))
		}
	}
	return deepest
}

// mend escapes control characters inside texts, and drops commas before a closing bracket.
func mend(text string) string {
	var b bytes.Buffer
	inside := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case inside && c == '\\' && i+1 < len(text):
			b.WriteByte(c)
			i++
			c = text[i]
		case c == '"':
			inside = !inside
		case inside && c < ' ':
			fmt.Fprintf(&b, `\u%04x`, c)
			continue
		case !inside && c == ',':
			if rest := strings.TrimLeft(text[i+1:], " \t\r\n"); rest != "" && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// scriptsOf gives the JSON-LD of a page.
func scriptsOf(page string) (scripts []string) {
	lower := asciiLower(page)
	for at := 0; ; {
		i := strings.Index(lower[at:], "<script")
		if i < 0 {
			return scripts
		}
		at += i
		open := strings.IndexByte(lower[at:], '>')
		if open < 0 {
			return scripts
		}
		tag := lower[at : at+open]
		at += open + 1
		end := strings.Index(lower[at:], "</script")
		if end < 0 {
			return scripts
		}
		if strings.Contains(tag, "application/ld+json") {
			scripts = append(scripts, unwrapped(page[at:at+end]))
		}
		at += end
	}
}

// unwrapped takes off what hid scripts from browsers long gone.
func unwrapped(script string) string {
	for _, mark := range []string{"<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>"} {
		script = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(script), mark), mark)
	}
	return strings.TrimSpace(script)
}

// asciiLower keeps the place of every byte, as strings.ToLower does not.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// is reports whether an object is of a type of schema.org, however it is written.
func is(of object, name string) bool {
	for _, t := range list(of["@type"]) {
		t, _ := t.(string)
		if at := strings.LastIndexAny(t, "/:#"); at >= 0 {
			t = t[at+1:]
		}
		if strings.EqualFold(t, name) {
			return true
		}
	}
	return false
}

// key gives the name under which an object has a property: its own, or the one with the prefix of
// the vocabulary.
func key(of object, name string) string {
	for _, prefix := range []string{"", "schema:", "https://schema.org/", "http://schema.org/"} {
		if _, ok := of[prefix+name]; ok {
			return prefix + name
		}
	}
	return name
}

func get(of object, name string) any { return of[key(of, name)] }

// list gives a value as a list: none, one, or as many as it has.
func list(of any) []any {
	switch of := of.(type) {
	case nil:
		return nil
	case []any:
		return of
	}
	return []any{of}
}

// child gives the first object of a property.
func child(of object, name string) object {
	for _, v := range list(get(of, name)) {
		if o, ok := v.(object); ok {
			return o
		}
	}
	return nil
}

// text gives a value as one paragraph: a text or number, the first of a list, or the name of a thing.
func text(of any) string {
	switch of := of.(type) {
	case string:
		return exchange.Clean(html.UnescapeString(of))
	case json.Number:
		return of.String()
	case []any:
		if len(of) > 0 {
			return text(of[0])
		}
	case object:
		for _, name := range []string{"@value", "name", "url", "@id"} {
			if s := text(get(of, name)); s != "" {
				return s
			}
		}
	}
	return ""
}

// names gives the names of people or organisations.
func names(of any) (all []string) {
	for _, v := range list(of) {
		if o, ok := v.(object); ok {
			v = get(o, "name")
		}
		if name := text(v); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// addresses gives the addresses of works: each is one, or has one.
func addresses(of any) (all []string) {
	for _, v := range list(of) {
		if o, ok := v.(object); ok {
			at := text(get(o, "url"))
			if at == "" {
				at = text(get(o, "@id"))
			}
			v = at
		}
		if at := text(v); at != "" {
			all = append(all, at)
		}
	}
	return all
}
