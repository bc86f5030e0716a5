// Package htmltest has what tests of written pages share.
package htmltest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Parse reads a page as a browser does.
func Parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Attr gives the value of an element's attribute; "" where it has none.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// All gives the elements in a node that have a tag and a class, each unless it is empty.
func All(n *html.Node, tag, class string) (found []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (tag == "" || d.Data == tag) && (class == "" || slices.Contains(strings.Fields(Attr(d, "class")), class)) {
			found = append(found, d)
		}
	}
	return found
}

// Text is the text in a node.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
