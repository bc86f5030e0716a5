package publish

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"statement-evidence/data/typography"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
)

// Sanitizer reduces a tree to HTML for publishing systems that strip classes, styles and
// scripts: the allowed elements, with their languages and addresses.
type Sanitizer struct {
	Catalog *i18n.Catalog
	FullURL string              // address of the page of the whole story, for links within it
	Web     func(string) string // gives an address of the web as it is to be written, "" for any other

	lines bool // whether line breaks in a text are kept
}

// AllowedElements are those that Sanitizer keeps.
var AllowedElements = []string{"h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "a", "b", "span"}

// HTML writes a tree, with each block on its own line. Its root becomes a <div> with the
// language only. Hosts that apply Markdown or typography to it leave every text as it is.
func (b Sanitizer) HTML(root *node.Node) (string, error) {
	var out strings.Builder
	tree := b.sanitize(root)
	if root.Tag != "" {
		tree = node.El("div", b.attributes(root), tree)
	}
	if err := node.Write(&out, tree); err != nil {
		return "", err
	}
	lines := strings.ReplaceAll(typography.Replace(literal(out.String()), breakLines...), "\n</", "</") // MDX takes a line with nothing but the end of an element for a block
	return lines, nil
}

// breakLines adds a line break after each block. Texts contain no "<".
var breakLines = []string{"</p>", "</p>\n", "</blockquote>", "</blockquote>\n", "</li>", "</li>\n",
	"</h2>", "</h2>\n", "</h3>", "</h3>\n", "</h4>", "</h4>\n", "</ul>", "</ul>\n", "</ol>", "</ol>\n"}

// literal writes characters in the texts of HTML as references where filters of hosts look
// for them: to set quotation marks, dashes and smileys, or to read Markdown and shortcodes.
func literal(html string) string {
	var out strings.Builder
	for html != "" {
		text, tag, more := strings.Cut(html, "<")
		out.WriteString(typography.Replace(text, references...))
		if !more {
			break
		}
		end := strings.IndexByte(tag, '>') + 1
		out.WriteString("<" + tag[:end])
		html = tag[end:]
	}
	return out.String()
}

var references = func() []string {
	var pairs []string
	for _, c := range "'`*_~[]{}()\\-" {
		pairs = append(pairs, string(c), reference(c))
	}
	for _, c := range ":;" { // a smiley
		pairs = append(pairs, " "+string(c), " "+reference(c))
	}
	for d := '0'; d <= '9'; d++ { // a size, such as 9x9
		pairs = append(pairs, string(d)+"x", string(d)+reference('x'))
	}
	return append(pairs, "..", reference('.')+reference('.'), "Wordpress", "Word"+reference('p')+"ress")
}()

func reference(c rune) string { return "&#" + strconv.Itoa(int(c)) + ";" }

func (b Sanitizer) sanitize(n *node.Node) *node.Node {
	switch {
	case n == nil || n.Tag == "button" || slices.Contains(n.Attrs, "aria-hidden"):
		return nil
	case n.Tag == "p" && slices.ContainsFunc(n.Kids, isEdit): // without markup it would be a false quotation; the sentences after it say the same
		return nil
	case n.Tag == "" && n.Kids == nil:
		if !b.lines {
			return node.Text(Clean(n.Text))
		}
		var lines []*node.Node
		for line := range strings.SplitSeq(n.Text, "\n") {
			if lines != nil {
				lines = append(lines, node.El("br", nil))
			}
			lines = append(lines, node.Text(Clean(line)))
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
		before, after, _ := strings.Cut(b.Catalog.Get(i18n.Quote), "{1}")
		return node.Group(node.Text(before), node.Group(kids...), node.Text(after))
	case !slices.Contains(AllowedElements, n.Tag), (n.Tag == "a" || n.Tag == "span") && attrs == nil:
		return node.Group(kids...)
	}
	return node.El(n.Tag, attrs, kids...)
}

func isEdit(n *node.Node) bool { return n.Tag == "del" || n.Tag == "ins" }

func (b Sanitizer) attributes(n *node.Node) (attrs node.A) {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		name, value := n.Attrs[i], Clean(n.Attrs[i+1])
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
func (b Sanitizer) address(s string) string {
	if strings.HasPrefix(s, "#") && b.FullURL == "" {
		return ""
	}
	if strings.HasPrefix(s, "#") {
		return b.FullURL + strings.TrimSuffix(s, "#")
	}
	return b.Web(s)
}

// Clean is a text without the characters that a checked story cannot have: those
// that control, reorder or break a line. What is written for machines and for
// other sites is read where nothing else would keep them out.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == 0x2028 || r == 0x2029:
			return ' '
		case unicode.IsControl(r), 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069, r == 0xFEFF, r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
}
