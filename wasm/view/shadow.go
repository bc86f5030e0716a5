package view

import (
	"strings"

	"statement-evidence/wasm/node"
)

// Part gives the part that a host may style with ::part(), by the class that it has in the page. Parts
// are of its frame: what the program draws again has none.
func Part(class string) string {
	switch class {
	case "masthead", "controls", "timeline", "statement", "evidence", "sources":
		return class
	case "row":
		return "finding"
	}
	return ""
}

// ForShadow makes of a page what stands in a shadow tree: with parts, and
// with links within it that lead to the page named whole, which is where they
// work without scripts. The element makes links within of them again.
func ForShadow(page *node.Node, whole string) *node.Node {
	for i := 0; i+1 < len(page.Attrs); i += 2 {
		name, value := page.Attrs[i], page.Attrs[i+1]
		if part := Part(value); name == "class" && part != "" {
			page.Attrs = append(page.Attrs, "part", part)
		} else if page.Tag == "a" && name == "href" && strings.HasPrefix(value, "#") {
			page.Attrs[i+1] = whole + value
		}
	}
	for _, kid := range page.Kids {
		ForShadow(kid, whole)
	}
	return page
}
