package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	asset    = "page.0123456789.wasm"
	captions = "audio.0123456789/a.vtt"
	speech   = "audio.0123456789/a.mp3"
)

// server serves a small site beside a file that no request may reach.
func server(t *testing.T) string {
	t.Helper()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	files := map[string]string{
		"../secret.txt":       "secret",
		"index.html":          "plain index",
		"index.html.br":       "br index",
		"index.html.gz":       "gzip index",
		"only-gzip.txt":       "plain",
		"only-gzip.txt.gz":    "gzip",
		asset:                 "plain wasm",
		"element.deadbeef.js": "short hash",
		"folder/inside.css":   "css",
		captions:              "plain captions",
		captions + ".br":      "br captions",
		speech:                "one two three",
	}
	write(t, dir, files)
	if err := os.Symlink("../secret.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(Handler(dir))
	t.Cleanup(s.Close)
	return s.URL
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// ask sends one request, with headers given as "Name: value", and reads the answer.
func ask(t *testing.T, method, address string, headers ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	res, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var body strings.Builder
	if _, err := io.Copy(&body, res.Body); err != nil {
		t.Fatal(err)
	}
	return res, body.String()
}

func TestCompressedCopies(t *testing.T) {
	url := server(t)
	tests := []struct{ path, accept, coding, body string }{
		{"/", "", "", "plain index"},
		{"/", "br", "br", "br index"},
		{"/", "gzip, deflate, br, zstd", "br", "br index"},
		{"/", "gzip", "gzip", "gzip index"},
		{"/", "br;q=0.5, gzip;q=0.9", "gzip", "gzip index"},
		{"/", "BR ; Q=0.5", "br", "br index"},
		{"/", "br;q=0", "", "plain index"},
		{"/", "*", "br", "br index"},
		{"/", "br;q=0, *", "gzip", "gzip index"},
		{"/", "*;q=0", "", "plain index"},
		{"/", "identity, br;q=0.5", "", "plain index"},
		{"/", "identity;q=0.5, gzip;q=0.5", "gzip", "gzip index"},
		{"/", "br;q=much", "", "plain index"},
		{"/", "deflate, zstd", "", "plain index"},
		{"/only-gzip.txt", "br, gzip;q=0.1", "gzip", "gzip"},
		{"/only-gzip.txt", "br", "", "plain"},
	}
	for _, tt := range tests {
		res, body := ask(t, "GET", url+tt.path, "Accept-Encoding: "+tt.accept)
		if got := res.Header.Get("Content-Encoding"); got != tt.coding || body != tt.body {
			t.Errorf("%s accepting %q: got %q, %q; want %q, %q", tt.path, tt.accept, got, body, tt.coding, tt.body)
		}
		if got := res.Header.Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("%s accepting %q: Vary is %q", tt.path, tt.accept, got)
		}
	}
}

func TestHeaders(t *testing.T) {
	url := server(t)
	const lasting, asked = "public, max-age=31536000, immutable", "no-cache"
	for path, want := range map[string][2]string{
		"/":                    {"text/html; charset=utf-8", asked},
		"/index.html":          {"text/html; charset=utf-8", asked},
		"/only-gzip.txt":       {"text/plain; charset=utf-8", asked},
		"/folder/inside.css":   {"text/css; charset=utf-8", asked},
		"/" + asset:            {"application/wasm", lasting},
		"/" + captions:         {"text/vtt; charset=utf-8", lasting},
		"/" + speech:           {"audio/mpeg", lasting},
		"/element.deadbeef.js": {"text/javascript; charset=utf-8", asked},
		"/index.html.br":       {"application/octet-stream", asked},
	} {
		res, _ := ask(t, "GET", url+path)
		if got := res.Header.Get("Content-Type"); got != want[0] {
			t.Errorf("%s: type is %q, want %q", path, got, want[0])
		}
		if got := res.Header.Get("Cache-Control"); got != want[1] {
			t.Errorf("%s: cache is %q, want %q", path, got, want[1])
		}
	}
	for _, path := range []string{"/", "/nothing"} {
		res, _ := ask(t, "GET", url+path)
		for name, want := range map[string]string{
			"Content-Security-Policy": Policy,
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",

			"Access-Control-Allow-Origin": "*",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestUnchanged(t *testing.T) {
	url := server(t)
	plain, _ := ask(t, "GET", url+"/")
	br, _ := ask(t, "GET", url+"/", "Accept-Encoding: br")
	if plain.Header.Get("ETag") == br.Header.Get("ETag") {
		t.Error("two representations share an ETag")
	}
	res, body := ask(t, "GET", url+"/", "Accept-Encoding: br", "If-None-Match: "+br.Header.Get("ETag"))
	if res.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("same ETag: got %d %q", res.StatusCode, body)
	}
	res, body = ask(t, "GET", url+"/", "If-None-Match: "+br.Header.Get("ETag"))
	if res.StatusCode != http.StatusOK || body != "plain index" {
		t.Errorf("the other's ETag: got %d %q", res.StatusCode, body)
	}
}

func TestPartOfAFile(t *testing.T) {
	url := server(t)
	res, body := ask(t, "GET", url+"/"+asset, "Range: bytes=6-9")
	if res.StatusCode != http.StatusPartialContent || body != "wasm" {
		t.Errorf("got %d %q", res.StatusCode, body)
	}
	res, body = ask(t, "GET", url+"/"+asset, "Range: bytes=6-9", `If-Range: "another"`)
	if res.StatusCode != http.StatusOK || body != "plain wasm" {
		t.Errorf("of a file that has changed: got %d %q", res.StatusCode, body)
	}
}

// A player asks for parts of a recording, and says that it takes no compressed ones.
func TestPartsOfARecording(t *testing.T) {
	url := server(t) + "/" + speech
	for _, tt := range []struct {
		asked, accept, answered, body string
		status                        int
	}{
		{"bytes=0-", "identity;q=1, *;q=0", "bytes 0-12/13", "one two three", 206},
		{"bytes=4-6", "br, gzip", "bytes 4-6/13", "two", 206},
		{"bytes=-5", "", "bytes 8-12/13", "three", 206},
		{"bytes=8-99", "", "bytes 8-12/13", "three", 206},
		{"bytes=13-", "", "bytes */13", "invalid range: failed to overlap\n", 416},
		{"", "br", "", "one two three", 200},
	} {
		headers := []string{"Accept-Encoding: " + tt.accept}
		if tt.asked != "" {
			headers = append(headers, "Range: "+tt.asked)
		}
		res, body := ask(t, "GET", url, headers...)
		h := res.Header
		if res.StatusCode != tt.status || body != tt.body || h.Get("Content-Range") != tt.answered {
			t.Errorf("%q: got %d %q, %q", tt.asked, res.StatusCode, body, h.Get("Content-Range"))
		}
		if tt.status < 400 && (h.Get("Accept-Ranges") != "bytes" || h.Get("Content-Encoding") != "" || h.Get("Content-Type") != "audio/mpeg") {
			t.Errorf("%q: got the headers %v", tt.asked, h)
		}
	}
}

func TestRefused(t *testing.T) {
	url := server(t)
	for _, path := range []string{
		"/nothing", "/folder", "/folder/", "/index.html/", "/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt",
		"/folder/../../secret.txt", "/link.txt", "/a%00b", `/..\secret.txt`, "//etc/passwd",
	} {
		res, body := ask(t, "GET", url+path)
		if res.StatusCode != http.StatusNotFound || strings.Contains(body, "secret") {
			t.Errorf("%s: got %d %q, want 404", path, res.StatusCode, body)
		}
	}
	res, _ := ask(t, "POST", url+"/")
	if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: got %d, allowing %q", res.StatusCode, res.Header.Get("Allow"))
	}
	res, body := ask(t, "HEAD", url+"/")
	if res.StatusCode != http.StatusOK || body != "" || res.ContentLength != int64(len("plain index")) {
		t.Errorf("HEAD: got %d %q, length %d", res.StatusCode, body, res.ContentLength)
	}
}
