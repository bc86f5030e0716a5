package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"statement-evidence/wasm/node"
)

// In the pages of others the comparison is in a shadow tree, in an element of
// its own, <se-page>, so that nothing a host page says of its elements reaches
// it. The style sheets are written for both; only their unit is not: a rem that
// is a custom property in our own pages, too, would cost each reader 100 bytes.

// shadowSheets are the style sheets of a shadow tree, and aloneShadowSheets those
// of one with a single statement.
var (
	shadowSheets      = append(slices.Clone(layers), "whole", "one", "shadow", "print")
	aloneShadowSheets = append(slices.Clone(layers), "alone", "shadow", "print")
)

var (
	rem       = regexp.MustCompile(`(-?\d*\.?\d+)rem\b`)
	condition = regexp.MustCompile(`@[^{}]*\drem\b[^{}]*\{`)
)

// readShadowStyle makes the style sheet of a shadow tree, whose rem is not that of the host page's root.
func readShadowStyle(web string, sheets ...string) ([]byte, error) {
	sheet, err := readStyle(web, sheets...)
	if err != nil {
		return nil, err
	}
	if at := condition.Find(sheet); at != nil {
		return nil, fmt.Errorf("%s: a condition cannot have the unit of a shadow tree; use em", at)
	}
	return rem.ReplaceAll(sheet, []byte("calc($1 * var(--se-rem))")), nil
}

// parts are what a host may style with ::part(), by the class in the page. They
// are of its frame: what the program draws again has none.
var parts = map[string]string{
	"masthead": "masthead", "controls": "controls", "timeline": "timeline",
	"statement": "statement", "evidence": "evidence", "row": "finding", "sources": "sources",
}

// forShadow makes of a page what stands in the shadow tree: with parts, and
// with links within it that lead to the page named whole, which is where they
// work without scripts. The element makes links within of them again.
func forShadow(page *node.Node, whole string) *node.Node {
	for i := 0; i+1 < len(page.Attrs); i += 2 {
		value := page.Attrs[i+1]
		switch {
		case page.Attrs[i] == "class" && parts[value] != "":
			page.Attrs = append(page.Attrs, "part", parts[value])
		case page.Tag == "a" && page.Attrs[i] == "href" && strings.HasPrefix(value, "#"):
			page.Attrs[i+1] = whole + value
		}
	}
	for _, kid := range page.Kids {
		forShadow(kid, whole)
	}
	return page
}
