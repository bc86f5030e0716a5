// Package gallery shows each example of package examples as a page of a built
// site: with its style, in its language, and without its program.
package gallery

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view/examples"
	"statement-evidence/web/press/serve"
)

var (
	element = regexp.MustCompile(`(?s)<statement-evidence.*</statement-evidence>`)
	script  = regexp.MustCompile(`(?s)<script.*?</script>`)
)

// Page is the path of an example's page.
func Page(e examples.Example) string {
	return "/examples/" + strings.ReplaceAll(e.Name, " ", "-")
}

// Handler serves a built site, and beside it the pages of all examples.
func Handler(site string, w *i18n.Catalog) (http.Handler, error) {
	index, err := os.ReadFile(filepath.Join(site, "index.html"))
	if err != nil {
		return nil, err
	}
	at := element.FindIndex(index)
	if at == nil {
		return nil, fmt.Errorf("%s/index.html has no <statement-evidence>", site)
	}
	// Of an element that is defined the controls are shown.
	const defined = `<base href="/"><script>customElements.define("statement-evidence", class extends HTMLElement {})</script>`
	head := bytes.Replace(script.ReplaceAll(index[:at[0]], nil), []byte("<head>"), []byte("<head>"+defined), 1)
	foot := script.ReplaceAll(index[at[1]:], nil)
	mux := http.NewServeMux()
	mux.Handle("/", serve.Handler(site))
	for _, e := range examples.All() {
		var page bytes.Buffer
		page.Write(head)
		page.WriteString("<statement-evidence>")
		if err := node.Write(&page, e.Node(w)); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		page.WriteString("</statement-evidence>")
		page.Write(foot)
		mux.HandleFunc(Page(e), func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(page.Bytes())
		})
	}
	return mux, nil
}
