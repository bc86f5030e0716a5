package check

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Many hosts leave out the endings of pages. They send who asks for page.html on
// to page, and say nothing of other origins on the way.

// cleans has the site leave out endings.
func (s *site) cleans() {
	before, shortens := s.Config.Handler, s.shortens(false)
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { shortens(w, r, before) })
}

// shortens leaves out endings, and lets pages of other origins follow, or not.
func (s *site) shortens(others bool) vice {
	return func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if short, page := strings.CutSuffix(name, ".html"); page {
			if others {
				w.Header().Set("Access-Control-Allow-Origin", "*")
			}
			http.Redirect(w, r, "/"+short+strings.TrimSuffix("?"+r.URL.RawQuery, "?"), http.StatusPermanentRedirect)
			return
		}
		if _, err := os.Stat(filepath.Join(s.dir, name+".html")); err == nil && name != "" {
			r.URL.Path += ".html"
		}
		usual.ServeHTTP(w, r)
	}
}

// On its own origin a page takes the comparison by way of the other address, and
// elsewhere from that address itself, as the message says.
func TestElementWhereEndingsAreLeftOut(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.cleans()
		s.put("own", s.bring(""))
		s.ready(t, "own")

		host := serving(t, s.dir)
		for _, fragment := range []string{"fragment", "fragment.uk", "fragment.html"} {
			host.answer(fragment+"-host.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				io.WriteString(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`+
					strings.Replace(s.bring(""), "fragment.html", fragment, 1))
			})
			p := host.tab(t)
			p.hosts = append(p.hosts, s.URL)
			p.before(events)
			p.visit(fragment + "-host.html")
			if fragment != "fragment.html" {
				p.untilSettled()
				continue
			}
			p.untilState("failed")
			p.expect("CORS", "net::ERR_FAILED", "the page stays as it was written")
			p.assert("the host is told of redirects", `told.some(({name, detail}) => name === "error" && detail.message.includes("redirect"))`)
		}
	})
}
