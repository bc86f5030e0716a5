package node_test

import (
	"testing"

	"statement-evidence/wasm/node"
)

func TestLines(t *testing.T) {
	n := node.El("p.a", node.A{"title", "one=\ntwo", "hidden", ""}, node.Text(`a\b<`), node.El("br", nil), node.Text("c"))
	want := "<p\n@class=a\n@title=one=\\ntwo\n@hidden=\n'a\\\\b<\n<br\n>\n'c\n>\n"
	if got := node.Lines(n); got != want {
		t.Errorf("%q; want %q", got, want)
	}
	if got := node.Lines(node.Group(nil, node.Text("x"))); got != "'x\n" {
		t.Errorf("a group is %q", got)
	}
}
