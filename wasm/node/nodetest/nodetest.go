// Package nodetest has what tests of trees share.
package nodetest

import (
	"strings"
	"testing"

	"statement-evidence/wasm/node"
)

// HTML is a tree as HTML.
func HTML(t testing.TB, n *node.Node) string {
	t.Helper()
	var b strings.Builder
	if err := node.Write(&b, n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Attr gives the value of an element's attribute; "" where it has none.
func Attr(n *node.Node, name string) string {
	value, _ := attr(n, name)
	return value
}

func attr(n *node.Node, name string) (value string, ok bool) {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == name && n.Attrs[i+1] != node.Absent {
			return n.Attrs[i+1], true
		}
	}
	return "", false
}

// Walk calls f with every node of a tree, in its order.
func Walk(n *node.Node, f func(*node.Node)) {
	f(n)
	for _, k := range n.Kids {
		Walk(k, f)
	}
}

// With gives every element that has an attribute, in the order of the tree.
func With(n *node.Node, name string) (list []*node.Node) {
	if n == nil {
		return nil
	}
	if _, ok := attr(n, name); ok {
		list = append(list, n)
	}
	for _, k := range n.Kids {
		list = append(list, With(k, name)...)
	}
	return list
}

// Attrs gives the values of an attribute in a tree.
func Attrs(n *node.Node, name string) (values []string) {
	for _, of := range With(n, name) {
		values = append(values, Attr(of, name))
	}
	return values
}
