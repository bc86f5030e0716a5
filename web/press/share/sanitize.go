package share

import (
	"slices"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// sanitizer reduces a tree to HTML for publishing systems that strip classes, styles and
// scripts: the allowed elements, with their languages and addresses.
type sanitizer struct {
	catalog *i18n.Catalog
	fullURL string // address of the page of the whole story, for links within it
	lines   bool   // whether line breaks in a text are kept
}

var allowedElements = []string{"h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "a", "b", "span"}

// html writes a tree, with each block on its own line. Its root becomes a <div> with the
// language only.
func (b sanitizer) html(root *node.Node) (string, error) {
	var out strings.Builder
	tree := b.sanitize(root)
	if root.Tag != "" {
		tree = node.El("div", b.attributes(root), tree)
	}
	if err := node.Write(&out, tree); err != nil {
		return "", err
	}
	return breakLines.Replace(out.String()), nil
}

// breakLines adds a line break after each block. Texts contain no "<".
var breakLines = strings.NewReplacer("</p>", "</p>\n", "</blockquote>", "</blockquote>\n", "</li>", "</li>\n",
	"</h2>", "</h2>\n", "</h3>", "</h3>\n", "</h4>", "</h4>\n", "<ul>", "<ul>\n", "</ul>", "</ul>\n", "<ol>", "<ol>\n", "</ol>", "</ol>\n")

func (b sanitizer) sanitize(n *node.Node) *node.Node {
	switch {
	case n == nil || n.Tag == "button" || slices.Contains(n.Attrs, "aria-hidden"):
		return nil
	case n.Tag == "p" && slices.ContainsFunc(n.Kids, isEdit): // without markup it would be a false quotation; the sentences after it say the same
		return nil
	case n.Tag == "" && n.Kids == nil:
		if !b.lines {
			return node.Text(plain(n.Text))
		}
		var lines []*node.Node
		for line := range strings.SplitSeq(n.Text, "\n") {
			if lines != nil {
				lines = append(lines, node.El("br", nil))
			}
			lines = append(lines, node.Text(plain(line)))
		}
		return node.Group(lines...)
	}
	b.lines = b.lines || n.Tag == "p" && slices.Contains(n.Attrs, "lines")
	var kids []*node.Node
	for _, k := range n.Kids {
		kids = append(kids, b.sanitize(k))
	}
	attrs := b.attributes(n)
	switch {
	case n.Tag == "q": // its quotation marks come from the style sheet
		before, after, _ := strings.Cut(b.catalog.Get(i18n.Quote), "{1}")
		return node.Group(node.Text(before), node.Group(kids...), node.Text(after))
	case !slices.Contains(allowedElements, n.Tag), (n.Tag == "a" || n.Tag == "span") && attrs == nil:
		return node.Group(kids...)
	}
	return node.El(n.Tag, attrs, kids...)
}

func isEdit(n *node.Node) bool { return n.Tag == "del" || n.Tag == "ins" }

func (b sanitizer) attributes(n *node.Node) (attrs node.A) {
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

// address is an http address, or, for a link within the story, that of the whole page;
// "" for any other.
func (b sanitizer) address(s string) string {
	if strings.HasPrefix(s, "#") {
		return b.fullURL + strings.TrimSuffix(s, "#")
	}
	return web(s)
}
