package node_test

import (
	"fmt"
	"html"
	"os"
	"strings"
	"testing"

	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
)

func ExampleEl() {
	node.Write(os.Stdout, node.El("p.note", node.A{"lang", node.If(false, "ru")},
		node.Text("said "), node.El("q", nil, node.Text("a < b & c")), node.Group(node.Text("."), node.Text("."))))
	fmt.Println()
	// Output: <p class="note">said <q>a &lt; b &amp; c</q>..</p>
}

func TestElNormalisesTexts(t *testing.T) {
	n := node.El("p", nil, node.Text("a"), node.Text(""), node.Group(node.Text("b"), node.El("br", nil), node.Text("")), node.Text("c"), nil)
	if len(n.Kids) != 3 || n.Kids[0].Text != "ab" || n.Kids[2].Text != "c" {
		t.Errorf("kids = %+v; want the texts ab, <br>, c", n.Kids)
	}
}

func TestWriteRefuses(t *testing.T) {
	for what, n := range map[string]*node.Node{
		"a tag with markup":          node.El("p><script", nil),
		"an upper-case tag":          node.El("P", nil),
		"a script":                   node.El("script", nil, node.Text("alert(1)")),
		"a style":                    node.El("style", nil),
		"an attribute with markup":   node.El("p", node.A{`a="><script`, ""}),
		"an empty attribute name":    node.El("p", node.A{"", ""}),
		"an event attribute":         node.El("p", node.A{"onclick", "x"}),
		"content in a void element":  node.El("input", nil, node.Text("x")),
		"an element in a textarea":   node.El("textarea", nil, node.El("b", nil)),
		"a refused kid deeper down":  node.El("p", nil, node.El("b", nil, node.El("/b", nil))),
		"a refused node in a group":  node.Group(node.El("iframe", nil)),
		"an event attribute in caps": node.El("p", node.A{"ONCLICK", "x"}),
	} {
		var b strings.Builder
		if err := node.Write(&b, n); err == nil {
			t.Errorf("%s was written: %s", what, b.String())
		}
		if b.Len() > 0 {
			t.Errorf("%s: something was written before the error: %s", what, b.String())
		}
	}
}

// HTML decodes references in a textarea, and leaves out a line break at its start.
func TestWriteTextarea(t *testing.T) {
	got := nodetest.HTML(t, node.El("textarea", nil, node.Text("\n</textarea><b>&amp;")))
	if want := "<textarea>\n\n&lt;/textarea&gt;&lt;b&gt;&amp;amp;</textarea>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "plain", `<script>alert("1")</script>`, "</p>", "&amp;", "a\x00b\r\n", "]]>", "<!--", `" onclick="x`, "\u202e", "\xff"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		if value == node.Absent || value == "" {
			return
		}
		got := nodetest.HTML(t, node.El("p", node.A{"title", value}, node.Text(text)))
		inner, ok := strings.CutPrefix(got, `<p title="`)
		if !ok {
			t.Fatalf("start of %q", got)
		}
		inner, ok = strings.CutSuffix(inner, "</p>")
		if !ok {
			t.Fatalf("end of %q", got)
		}
		v, x, ok := strings.Cut(inner, `">`)
		if !ok || strings.ContainsAny(v, `<>"`) || strings.ContainsAny(x, `<>"`) {
			t.Fatalf("markup got out: %q", got)
		}
		seen := func(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") }
		if html.UnescapeString(v) != seen(value) || html.UnescapeString(x) != seen(text) {
			t.Errorf("%q does not read back as %q and %q", got, value, text)
		}
	})
}
