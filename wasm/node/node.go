// Package node is a tree of HTML as plain data. Two readers use it: [Write]
// makes bytes of it, at build time and natively, and package mount makes vecty
// nodes of it, in the page. Both must come to the same tree, so a Node holds
// attributes only, and its texts are normalised when it is built: none is
// empty and no two stand side by side, because an HTML parser could not tell.
//
// Start at [El] and [Text].
package node

import "strings"

// Node is an element (Tag set), a text (Tag empty, Text set) or a group of
// nodes that dissolves in the element it is put into (both empty). A nil Node
// is nothing, and vanishes.
type Node struct {
	Tag   string
	Text  string
	Attrs A
	Kids  []*Node
}

// A is an element's attributes: name, value, name, value. An attribute whose
// value is [Absent] is left out.
type A []string

// Absent as a value leaves an attribute out, so that optional attributes can
// stand in a literal.
const Absent = "\x00"

// If gives value when ok, and [Absent] otherwise.
func If(ok bool, value string) string {
	if ok {
		return value
	}
	return Absent
}

// Foreign is the attributes of an element whose text is in a language that may not be its
// page's; where it is, there are none.
func Foreign(lang, page string) A {
	if lang == page {
		return nil
	}
	return A{"lang", lang, "dir", "auto"}
}

// Text is a text. Empty texts vanish in the element they are put into.
func Text(s string) *Node { return &Node{Text: s} }

// Group is several nodes without an element around them.
func Group(kids ...*Node) *Node { return &Node{Kids: kids} }

// El is an element. The tag may be followed by a dot and classes: "p.note" is
// <p class="note">. Groups among kids dissolve, nil and empty texts vanish and
// neighbouring texts are joined.
func El(tag string, attrs A, kids ...*Node) *Node {
	n := &Node{Tag: tag}
	if dot := strings.IndexByte(tag, '.'); dot >= 0 {
		n.Tag = tag[:dot]
		n.Attrs = append(make(A, 0, 2+len(attrs)), "class", tag[dot+1:])
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != Absent {
			n.Attrs = append(n.Attrs, attrs[i], attrs[i+1])
		}
	}
	if len(kids) > 0 {
		n.Kids = appendKids(make([]*Node, 0, len(kids)), kids)
	}
	return n
}

func appendKids(to, kids []*Node) []*Node {
	for _, k := range kids {
		switch {
		case k == nil:
		case k.Tag != "":
			to = append(to, k)
		case k.Text == "":
			to = appendKids(to, k.Kids)
		case len(to) > 0 && to[len(to)-1].Tag == "":
			to[len(to)-1] = Text(to[len(to)-1].Text + k.Text)
		default:
			to = append(to, k)
		}
	}
	return to
}

// TextContent is the text in a tree, as in the DOM (https://dom.spec.whatwg.org/#dom-node-textcontent).
func TextContent(n *Node) string {
	if n == nil {
		return ""
	}
	text := n.Text
	for _, k := range n.Kids {
		text += TextContent(k)
	}
	return text
}
