package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// local answers one request of a local server, as a browser would make it.
func local(t *testing.T, embedded bool, host, path string) *http.Response {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, map[string]string{"index.html": "a draft"})
	r := httptest.NewRequest("GET", path, nil)
	r.Host = host
	w := httptest.NewRecorder()
	Local(dir, embedded).Handler.ServeHTTP(w, r)
	return w.Result()
}

// A page whose name was led to this machine asks in that name, and reads nothing.
func TestLocalAnswersToItsOwnNames(t *testing.T) {
	for _, host := range []string{"localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080"} {
		if got := local(t, false, host, "/"); got.StatusCode != http.StatusOK {
			t.Errorf("%s: got %s", host, got.Status)
		}
	}
	for _, host := range []string{
		"", ":8080", "evil.example", "evil.example:8080", "localhost.evil.example", "evil.localhost", "localhost.:8080", "127.0.0.1.evil.example:80",
		"127.0.0.2", "0.0.0.0:8080", "[::]:8080", "[::1", "::1", "[127.0.0.1]", "127.0.0.1:8080x", "127a0b0c1", "192.168.0.1:8080", "localhost:8080@evil.example", "localhost:80:80",
	} {
		got := local(t, false, host, "/")
		var body strings.Builder
		got.Write(&body)
		if got.StatusCode != http.StatusMisdirectedRequest || strings.Contains(body.String(), "draft") || !strings.Contains(body.String(), "open the address that it has printed") {
			t.Errorf("%q: got %.300s", host, body.String())
		}
	}
}

// What is served here differs from what is published in two headers, until it is asked for.
func TestLocalIsPrivateUnlessEmbedded(t *testing.T) {
	for _, path := range []string{"/", "/nothing"} {
		embedded, private := local(t, true, "localhost", path).Header, local(t, false, "localhost", path).Header
		differ := map[string][2]string{}
		for _, headers := range []http.Header{embedded, private} {
			for name := range headers {
				if e, p := embedded.Get(name), private.Get(name); e != p {
					differ[name] = [2]string{e, p}
				}
			}
		}
		if len(differ) != 3 ||
			differ["Access-Control-Allow-Origin"] != [2]string{"*", ""} ||
			differ["Cross-Origin-Resource-Policy"] != [2]string{"", "same-origin"} ||
			differ["Content-Security-Policy"] != [2]string{Policy, Policy + "; frame-ancestors 'self'"} {
			t.Errorf("%s: embedded and private differ in %q", path, differ)
		}
		for _, always := range Always {
			if got := embedded.Get(always.Name); got != always.Value {
				t.Errorf("%s, embedded: %s is %q, want %q", path, always.Name, got, always.Value)
			}
		}
	}
}

// Who reads slowly, or never, holds no connection for good.
func TestLocalEndsSlowReaders(t *testing.T) {
	if s := Local(t.TempDir(), false); s.WriteTimeout <= 0 || s.ReadHeaderTimeout <= 0 {
		t.Errorf("it waits %v for a head to be sent and %v for an answer to be read", s.ReadHeaderTimeout, s.WriteTimeout)
	}
}

// Examples are host pages beside the site: what they load of it is there, and its policy is not theirs.
func TestLocalServesExamples(t *testing.T) {
	dir, examples := t.TempDir(), t.TempDir()
	write(t, dir, map[string]string{"index.html": "a draft", "examples.html": "of the site"})
	write(t, examples, map[string]string{"index.html": "a host", "iframe.html": "a frame"})
	server := LocalWithExamples(dir, examples, false).Handler
	for path, want := range map[string]string{
		"/": "a draft", "/examples.html": "of the site", "/examples/": "a host", "/examples/iframe.html": "a frame",
		"/examples/element.html": "not found\n", "/examples/%2e%2e/index.html": "a host",
	} {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		if got := w.Body.String(); got != want || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: got %q", path, got)
		}
		if policy := w.Header().Get("Content-Security-Policy"); (policy == "frame-ancestors 'self'") != strings.HasPrefix(path, "/examples/") {
			t.Errorf("%s: its policy is %q", path, policy)
		}
	}
	r := httptest.NewRequest("GET", "/examples/", nil)
	r.Host = "evil.example"
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)
	if w.Code != http.StatusMisdirectedRequest {
		t.Errorf("in another name: got %d", w.Code)
	}
}
