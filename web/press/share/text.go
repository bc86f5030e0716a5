package share

import (
	"net/url"
	"strings"

	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
)

// plain is a text as [publish.Clean] gives it.
func plain(s string) string { return publish.Clean(s) }

// shorten cuts a text to so many characters, at a word where it can, with an ellipsis.
func shorten(s string, most int) string {
	n, cut, at := 0, 0, 0
	for i, r := range s {
		if n++; n > most {
			if cut == 0 {
				cut = at
			}
			return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
		}
		if at = i; r == ' ' {
			cut = i
		}
	}
	return s
}

// web is an address, or nothing when it is not one of the web.
func web(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// inline is the text of a tree, as [plain] gives it.
func inline(n *node.Node) string { return plain(node.TextContent(n)) }
