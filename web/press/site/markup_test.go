package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
	"statement-evidence/wasm/view/examples"
)

// FuzzMarkup puts texts and values into trees of the page, writes them, and has
// a parser read them, which must come to the same tree: no text is markup, in
// none of the elements that a page is made of.
func FuzzMarkup(f *testing.F) {
	w := locale(f, "en")
	var pages []*node.Node
	tags := map[string]bool{}
	for _, e := range examples.All() {
		page := e.Node(w)
		before := len(tags)
		collect(page, tags)
		if len(tags) > before { // the others show nothing new
			pages = append(pages, page)
		}
	}
	heard := examples.All()[0].Story
	heard.Statements[0].Audio = &data.Audio{Kind: data.Synthetic, Credit: "A voice"}
	x := data.NewIndex(heard)
	x.Sounds = map[string]data.Sound{x.Statements[0].ID: {MP3: "a.mp3", Captions: "a.vtt"}}
	pages = append(pages, view.Page(x, w), node.El("textarea", node.A{"rows", "4"}, node.Text("text")))
	for _, page := range pages {
		collect(page, tags)
	}
	if want := 31; len(tags) < want {
		f.Fatalf("%d elements, want at least the %d of a page: %v", len(tags), want, tags)
	}
	for i := range pages {
		for _, s := range []string{
			"plain", "", `<script>alert("1")</script>`, "</p></td></svg></textarea><b>", "&amp;&lt;&notit;&#x3c", "a\x00b\r\nc\r", "\n\n", " \t",
			"]]>", "<!--", "-->", `" onclick="x`, "'><img src=x onerror=y>", "\u2028\u202e\ufeff", "\xff\xc0\x80", "<svg><![CDATA[", "</table><plaintext>",
		} {
			f.Add(uint8(i), s, s)
		}
	}
	f.Fuzz(func(t *testing.T, page uint8, text, value string) {
		tree := filled(pages[int(page)%len(pages)], text, value)
		var b strings.Builder
		if err := node.Write(&b, tree); err != nil {
			t.Fatal(err)
		}
		read, err := html.ParseFragment(strings.NewReader(b.String()), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil || len(read) != 1 {
			t.Fatalf("%d nodes, want one (%v)", len(read), err)
		}
		if unlike := differ(read[0], tree); unlike != "" {
			t.Error(unlike)
		}
	})
}

// collect notes the elements of a tree.
func collect(n *node.Node, tags map[string]bool) {
	if n.Tag != "" {
		tags[n.Tag] = true
	}
	for _, k := range n.Kids {
		collect(k, tags)
	}
}

// filled is a tree with another text in each of its texts, and another value in each of its attributes.
func filled(n *node.Node, text, value string) *node.Node {
	if n.Tag == "" {
		return node.Text(text)
	}
	attrs := slices.Clone(n.Attrs)
	for i := 1; i < len(attrs); i += 2 {
		attrs[i] = value
	}
	var kids []*node.Node
	for _, k := range n.Kids {
		kids = append(kids, filled(k, text, value))
	}
	made := node.El(n.Tag, nil, kids...)
	made.Attrs = attrs
	return made
}

// differ tells where a parser's tree differs from the one that was written, or is empty.
func differ(got *html.Node, want *node.Node) string {
	// No document holds U+0000.
	replaced := strings.NewReplacer("\x00", "\uFFFD").Replace
	if want.Tag == "" {
		if got.Type != html.TextNode || got.Data != replaced(want.Text) {
			return fmt.Sprintf("got %q, want the text %q", got.Data, want.Text)
		}
		return ""
	}
	if got.Type != html.ElementNode || got.Data != want.Tag {
		return fmt.Sprintf("got %q, want <%s>", got.Data, want.Tag)
	}
	attrs := map[string]string{}
	for i := 0; i < len(want.Attrs); i += 2 {
		attrs[want.Attrs[i]] = replaced(want.Attrs[i+1])
	}
	for _, a := range got.Attr {
		if value, ok := attrs[a.Key]; !ok || a.Val != value {
			return fmt.Sprintf("<%s>: got %s=%q, want %q", want.Tag, a.Key, a.Val, want.Attrs)
		}
		delete(attrs, a.Key)
	}
	if len(attrs) > 0 {
		return fmt.Sprintf("<%s>: without %q", want.Tag, attrs)
	}
	kid := got.FirstChild
	for _, k := range want.Kids {
		if kid == nil {
			return fmt.Sprintf("<%s>: nothing where there should be %q %q", want.Tag, k.Tag, k.Text)
		}
		if unlike := differ(kid, k); unlike != "" {
			return "<" + want.Tag + ">: " + unlike
		}
		kid = kid.NextSibling
	}
	if kid != nil {
		return fmt.Sprintf("<%s>: got %q besides", want.Tag, kid.Data)
	}
	return ""
}
