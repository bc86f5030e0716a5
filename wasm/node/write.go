package node

import (
	"errors"
	"io"
	"strings"
)

// void elements have no end tag
// (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// raw elements hold text that HTML does not unescape, so nothing may be written into them.
var raw = []string{"script", "style", "iframe", "noembed", "noframes", "noscript", "plaintext", "title", "xmp"}

// Write writes n as HTML. Every text and attribute value is escaped. It
// refuses a tag or attribute name that could not be one, a kid in a void
// element, an element in a <textarea>, anything in an element whose content
// HTML reads raw, and an event attribute. It adds no white space.
func Write(w io.Writer, n *Node) error {
	var b strings.Builder
	if err := write(&b, n); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func write(b *strings.Builder, n *Node) error {
	if n == nil {
		return nil
	}
	if n.Tag == "" {
		escape(b, n.Text)
		for _, k := range n.Kids {
			if err := write(b, k); err != nil {
				return err
			}
		}
		return nil
	}
	if !name(n.Tag) || in(raw, n.Tag) {
		return errors.New("node: <" + n.Tag + ">: not an element this package writes")
	}
	b.WriteByte('<')
	b.WriteString(n.Tag)
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		k, v := n.Attrs[i], n.Attrs[i+1]
		if !name(k) && k != "viewBox" || strings.HasPrefix(k, "on") {
			return errors.New("node: <" + n.Tag + " " + k + ">: not an attribute this package writes")
		}
		b.WriteByte(' ')
		b.WriteString(k)
		if v != "" { // an attribute alone has the empty value
			b.WriteString(`="`)
			escape(b, v)
			b.WriteByte('"')
		}
	}
	b.WriteByte('>')
	if in(void, n.Tag) {
		if len(n.Kids) > 0 {
			return errors.New("node: <" + n.Tag + ">: a void element has no content")
		}
		return nil
	}
	for _, k := range n.Kids {
		if n.Tag == "textarea" {
			if k.Tag != "" {
				return errors.New("node: <textarea>: <" + k.Tag + "> would be read as text in it")
			}
			if strings.HasPrefix(k.Text, "\n") {
				b.WriteByte('\n') // HTML leaves out the first
			}
		}
		if err := write(b, k); err != nil {
			return err
		}
	}
	b.WriteString("</")
	b.WriteString(n.Tag)
	b.WriteByte('>')
	return nil
}

func escape(b *strings.Builder, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var to string
		switch s[i] {
		case '&':
			to = "&amp;"
		case '<':
			to = "&lt;"
		case '>':
			to = "&gt;"
		case '"':
			to = "&quot;"
		case '\r':
			to = "&#13;"
		case 0:
			to = "\uFFFD"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(to)
		from = i + 1
	}
	b.WriteString(s[from:])
}

// name reports whether s is a lower-case HTML name.
func name(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '-')) {
			return false
		}
	}
	return s != ""
}

func in(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
