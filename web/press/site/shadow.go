package site

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/wasm/node"
)

// In the pages of others the comparison stands in a shadow tree, in an element
// of its own, <se-page>, so that nothing a host page says of its elements
// reaches it. The style sheets are the same; what differs follows from that.

// shadowStyles makes the style sheet of the shadow tree from all others, and
// the one that must stand beside it.
func shadowStyles(web string) (shadow, unit []byte, err error) {
	var all bytes.Buffer
	for _, file := range append(slices.Clone(layers), "whole", "one", "shadow", "print") {
		sheet, err := os.ReadFile(filepath.Join(web, "css", file+".css"))
		if err != nil {
			return nil, nil, err
		}
		text, err := inShadow(string(sheet))
		if err != nil {
			return nil, nil, fmt.Errorf("%s.css: %w", file, err)
		}
		if file == "print" {
			text = "@media print {\n" + text + "}\n"
		}
		all.WriteString(text)
	}
	if shadow, err = minify("shadow.css", api.LoaderCSS, all.Bytes()); err != nil {
		return nil, nil, err
	}
	unit, err = readStyle(web, "unit")
	return shadow, unit, err
}

var (
	ofTheHost = regexp.MustCompile(`statement-evidence(:not\(:defined\)|\[theme[^\]]*\])`)
	theHost   = regexp.MustCompile(`statement-evidence\b|\.framed\b`)
	themed    = regexp.MustCompile(`(?m)^    --(ink|soft|paper|tint|rule|edge|link|mark|serif|sans): (.*);$`)
	rem       = regexp.MustCompile(`(-?\d*\.?\d+)rem\b`)
	query     = regexp.MustCompile(`(?m)^\s*@[^{]*\drem`)
)

// inShadow writes a style sheet so that it means in a shadow tree what it means
// in a page: its element is <se-page>, its rem is not that of the host page's
// root, and a host may set its colours and its fonts.
func inShadow(sheet string) (string, error) {
	if at := query.FindString(sheet); at != "" {
		return "", fmt.Errorf("%q: a condition cannot have the unit of a shadow tree; use em", strings.TrimSpace(at))
	}
	sheet = ofTheHost.ReplaceAllString(sheet, ":host($1) se-page")
	sheet = theHost.ReplaceAllString(sheet, "se-page")
	sheet = themed.ReplaceAllString(sheet, "    --$1: var(--se-$1, $2);")
	return rem.ReplaceAllString(sheet, "calc($1 * var(--se-rem))"), nil
}

// parts are what a host may style with ::part(), by the class in the page. They
// are of its frame: what the program draws anew has none.
var parts = map[string]string{
	"masthead": "masthead", "controls": "controls", "timeline": "timeline",
	"statement": "statement", "evidence": "evidence", "row": "finding", "sources": "sources",
}

// forOthers makes of a page what stands in the shadow tree: with parts, and
// with links within it that lead to the page named whole, which is where they
// work without scripts. The element makes links within of them again.
func forOthers(page *node.Node, whole string) *node.Node {
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
		forOthers(kid, whole)
	}
	return page
}
