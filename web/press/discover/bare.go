package discover

import (
	"slices"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// bare is what is left of a tree where a publishing system takes neither
// classes nor styles nor scripts: these elements, and of their attributes those
// that say a language or an address.
type bare struct {
	w     *i18n.Catalog
	whole string // address of the page of the whole story; links within a story lead there
}

var lasting = []string{"h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "a", "b", "span"}

// html writes a tree, with its blocks on lines of their own. Of its root no
// more than the language is left.
func (b bare) html(root *node.Node) (string, error) {
	var out strings.Builder
	tree := b.of(root)
	if root.Tag != "" {
		tree = node.El("div", b.attributes(root), tree)
	}
	if err := node.Write(&out, tree); err != nil {
		return "", err
	}
	return lineUp.Replace(out.String()), nil
}

// lineUp ends a line behind each block. In a text there is no "<".
var lineUp = strings.NewReplacer("</p>", "</p>\n", "</blockquote>", "</blockquote>\n", "</li>", "</li>\n",
	"</h2>", "</h2>\n", "</h3>", "</h3>\n", "</h4>", "</h4>\n", "<ul>", "<ul>\n", "</ul>", "</ul>\n", "<ol>", "<ol>\n", "</ol>", "</ol>\n")

func (b bare) of(n *node.Node) *node.Node {
	switch {
	case n == nil || n.Tag == "button" || slices.Contains(n.Attrs, "aria-hidden"):
		return nil
	case n.Tag == "p" && slices.ContainsFunc(n.Kids, struck): // without its lines it would be a false quotation; the same is said in words
		return nil
	case n.Tag == "" && n.Kids == nil:
		return node.Text(plain(n.Text))
	}
	var kids []*node.Node
	for _, k := range n.Kids {
		kids = append(kids, b.of(k))
	}
	attrs := b.attributes(n)
	switch {
	case n.Tag == "q": // its marks are a matter of style
		before, after, _ := strings.Cut(b.w.Get(i18n.Quote), "{1}")
		return node.Group(node.Text(before), node.Group(kids...), node.Text(after))
	case !slices.Contains(lasting, n.Tag), (n.Tag == "a" || n.Tag == "span") && attrs == nil:
		return node.Group(kids...)
	}
	return node.El(n.Tag, attrs, kids...)
}

func struck(n *node.Node) bool { return n.Tag == "del" || n.Tag == "ins" }

func (b bare) attributes(n *node.Node) (attrs node.A) {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		name, value := n.Attrs[i], plain(n.Attrs[i+1])
		switch name {
		case "lang", "dir":
		case "href", "cite":
			if value = b.address(value); value == "" {
				continue
			}
		default:
			continue
		}
		attrs = append(attrs, name, value)
	}
	return attrs
}

// address is an address of the web, or, for a place in the story, that of the
// place in the whole; nothing for what is neither.
func (b bare) address(s string) string {
	if strings.HasPrefix(s, "#") {
		return b.whole + strings.TrimSuffix(s, "#")
	}
	return web(s)
}
