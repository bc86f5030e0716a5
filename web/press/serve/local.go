package serve

import (
	"net/http"
	"regexp"
	"strings"
	"time"
)

// Private is what every answer of [Local] carries: what Always says, but that
// no page of another origin may read an answer, load it or show it in a frame.
var Private = private()

func private() (list []struct{ Name, Value string }) {
	for _, h := range Always {
		switch h.Name {
		case "Content-Security-Policy":
			h.Value += "; frame-ancestors 'self'"
		case "Access-Control-Allow-Origin":
			h.Name, h.Value = "Cross-Origin-Resource-Policy", "same-origin"
		}
		list = append(list, h)
	}
	return list
}

// hosting is what answers with examples carry.
var hosting = []struct{ Name, Value string }{
	{"Content-Security-Policy", "frame-ancestors 'self'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// ownName is how this machine may be named in a Host header.
var ownName = regexp.MustCompile(`(?i)^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?$`)

// Local serves the files in dir to this machine, where they may be a draft that
// nobody else shall read. Its answers are those of [Handler], but with the
// headers of Private, unless the site is embedded: then pages of other origins
// may show it, to try how they do. It answers to no other name than this
// machine's own, since a foreign page may have led its name here. An answer
// that is not read within a minute is cut off.
func Local(dir string, embedded bool) *http.Server { return LocalWithExamples(dir, "", embedded) }

// LocalWithExamples is Local, and serves the pages in the folder examples, if
// there is one, as /examples/. They are host pages that show how the site is
// embedded, and no part of it, so they have none of its policy: they hold
// scripts and frames as pages of others do.
func LocalWithExamples(dir, examples string, embedded bool) *http.Server {
	always := Private
	if embedded {
		always = Always
	}
	files := handler(dir, always)
	if examples != "" {
		site, hosts := files, http.StripPrefix("/examples", handler(examples, hosting))
		files = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/examples/") {
				hosts.ServeHTTP(w, r)
			} else {
				site.ServeHTTP(w, r)
			}
		})
	}
	return &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      time.Minute,
		Handler:           OnlyHere(files),
	}
}

// OnlyHere answers to this machine's own names, and refuses every other.
func OnlyHere(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ownName.MatchString(r.Host) {
			http.Error(w, "this server answers for localhost, 127.0.0.1 and [::1] alone: open the address that it has printed", http.StatusMisdirectedRequest)
			return
		}
		h.ServeHTTP(w, r)
	})
}
