// Package serve answers requests for a built site as a careful host would:
// right types, compressed copies, lasting caches for hashed names, and a
// policy under which a page can do little but show itself.
package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"regexp"
	"strings"
	"time"
)

// Policy is the Content-Security-Policy of every answer. It says nothing of
// frame-ancestors: the pages are for the frames of others, and nothing in them
// can be done in a reader's name.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"

// Always is what every answer of a published site carries, one that refuses too.
var Always = []struct{ Name, Value string }{
	{"Content-Security-Policy", Policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Access-Control-Allow-Origin", "*"}, // in a sandboxed frame the page's own files are of another origin
}

// Types is the Content-Type of a file by the end of its name; OtherType is that of every other. They
// are fixed here because a system's own table differs from machine to machine.
var Types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".json": "application/json",
	".bib":  "application/x-bibtex",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".jpeg": "image/jpeg",
	".webp": "image/webp",
	".avif": "image/avif",
	".wasm": "application/wasm",
	".mp3":  "audio/mpeg",
	".vtt":  "text/vtt; charset=utf-8",

	".webmanifest": "application/manifest+json",
}

// OtherType says nothing of what a file is.
const OtherType = "application/octet-stream"

// What a cache may do: keep a file for as long as it can, or ask each time whether it has changed.
const (
	Lasting = "public, max-age=31536000, immutable"
	Asked   = "no-cache"
)

// Hashed names, or their folder's, carry a hash of the content and so never change.
var Hashed = regexp.MustCompile(`\.[0-9a-f]{10}(\.[a-z0-9]+|/[^/]+)$`)

// Handler serves the files in dir as they are published, to pages of every
// origin. Where a file has a compressed copy beside it, named .br or .gz, the
// client's Accept-Encoding chooses among them.
func Handler(dir string) http.Handler { return handler(dir, Always) }

// handler serves the files in dir with these headers in every answer.
func handler(dir string, always []struct{ Name, Value string }) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, a := range always {
			h.Set(a.Name, a.Value)
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
			return
		}
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		coding, content, err := choose(dir, name, r.Header.Values("Accept-Encoding"))
		if err != nil {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		h.Set("Content-Type", typeOf(name))
		h.Set("Cache-Control", cacheOf(name))
		h.Set("Vary", "Accept-Encoding")
		h.Set("ETag", etag(content))
		if coding != "" {
			h.Set("Content-Encoding", coding)
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	})
}

// choose reads the copy of a file that the client likes best.
func choose(dir, name string, accept []string) (coding string, content []byte, err error) {
	plain, err := read(dir, name)
	if err != nil {
		return "", nil, err
	}
	for _, coding := range preferred(accept) {
		if content, err := read(dir, name+suffixes[coding]); err == nil {
			return coding, content, nil
		}
	}
	return "", plain, nil
}

var suffixes = map[string]string{"br": ".br", "gzip": ".gz"}

// read reads a regular file in dir; no name and no link leads out of it.
func read(dir, name string) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrNotExist, errors.New(name+": not a file"))
	}
	return root.ReadFile(name)
}

func typeOf(name string) string {
	if t, ok := Types[path.Ext(name)]; ok {
		return t
	}
	return OtherType
}

func cacheOf(name string) string {
	if Hashed.MatchString(name) {
		return Lasting
	}
	return Asked
}

func etag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}
