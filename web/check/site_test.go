package check

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/web/press/serve"
)

// site is a built site on a server of its own.
type site struct {
	*httptest.Server
	t   testing.TB
	dir string

	mu      sync.Mutex
	answers []answer
	paths   []string // what was requested
}

// answer is how a test answers for a file, in place of the server.
type answer struct {
	pattern string
	handle  func(w http.ResponseWriter, r *http.Request, usual http.Handler)
}

// serving serves a built site as press does, headers and all.
func serving(t testing.TB, dir string) *site {
	s := &site{t: t, dir: dir}
	usual := serve.Handler(dir)
	s.Server = server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		s.mu.Lock()
		s.paths = append(s.paths, name)
		answers := s.answers
		s.mu.Unlock()
		for _, a := range answers {
			if ok, _ := path.Match(a.pattern, name); ok {
				a.handle(w, r, usual)
				return
			}
		}
		usual.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// ports are those that a server of these tests has had.
var ports sync.Map

// server starts a server at an address that none has had before it: a browser may still have something of that one.
func server(h http.Handler) *httptest.Server {
	for {
		s := httptest.NewServer(h)
		if _, had := ports.LoadOrStore(s.URL, true); !had {
			return s
		}
		defer s.Close() // so that it is not given this address again
	}
}

// answer answers for the files whose name a pattern matches.
func (s *site) answer(pattern string, handle func(w http.ResponseWriter, r *http.Request, usual http.Handler)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = append(s.answers, answer{pattern, handle})
}

// hold keeps the files whose name a pattern matches until the function it gives is called.
func (s *site) hold(pattern string) (release func()) {
	held := make(chan struct{})
	release = sync.OnceFunc(func() { close(held) })
	s.t.Cleanup(release)
	s.answer(pattern, func(w http.ResponseWriter, r *http.Request, usual http.Handler) {
		<-held
		usual.ServeHTTP(w, r)
	})
	return release
}

// put serves a page with a body of the test's own making, under the site's policy.
func (s *site) put(name, body string) {
	s.answer(name, func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		w.Header().Set("Content-Security-Policy", serve.Policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>`, body)
	})
}

// requested counts the requests for files whose name a pattern matches.
func (s *site) requested(pattern string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range s.paths {
		if ok, _ := path.Match(pattern, name); ok {
			n++
		}
	}
	return n
}

// file gives the name and content of the one file that a pattern matches.
func (s *site) file(pattern string) (name string, content []byte) {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, pattern))
	if err != nil || len(found) != 1 {
		s.t.Fatalf("%s: found %q, want one file", pattern, found)
	}
	content, err = os.ReadFile(found[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return filepath.Base(found[0]), content
}

// bundle gives one script of a script and what it imports.
func bundle(t testing.TB, o api.BuildOptions) []byte {
	t.Helper()
	o.Bundle = true
	built := api.Build(o)
	if len(built.Errors) > 0 {
		t.Fatalf("%s: %s: run npm ci", o.EntryPoints[0], built.Errors[0].Text)
	}
	return built.OutputFiles[0].Contents
}
