package servers

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"statement-evidence/web/press/serve"
)

// ours is what every server says of a file in the same words.
var ours = []string{"Content-Type", "Content-Encoding", "Cache-Control", "Vary", "Content-Range", "Accept-Ranges"}

// A published site answers as press's own server does when it lets other origins in.
func TestAnswers(t *testing.T) {
	site := dist(t)
	press := httptest.NewServer(serve.Local(site, true).Handler)
	defer press.Close()
	for name, address := range map[string]string{"nginx": nginx(t, site), "caddy": caddy(t, site)} {
		t.Run(name, func(t *testing.T) {
			everyFile(t, site, press.URL, address)
			parts(t, site, press.URL, address)
			unchanged(t, address)
			refused(t, address)
		})
	}
}

// Without that, press's own server differs from published sites in what it gives no leave for, and in nothing else.
func TestPressAloneIsPrivate(t *testing.T) {
	site := dist(t)
	press := httptest.NewServer(serve.Local(site, false).Handler)
	defer press.Close()
	for name, address := range map[string]string{"nginx": nginx(t, site), "caddy": caddy(t, site)} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"index.html", "frame.html", "sw.js"} {
				published, private := ask(t, "GET", address+"/"+file), ask(t, "GET", press.URL+"/"+file)
				same(t, file, published, private)
				for i, always := range serve.Always {
					own := serve.Private[i]
					if got := published.Header.Get(always.Name); got != always.Value {
						t.Errorf("%s: published, %s is %q, want %q", file, always.Name, got, always.Value)
					}
					if got := private.Header.Get(own.Name); got != own.Value {
						t.Errorf("%s: private, %s is %q, want %q", file, own.Name, got, own.Value)
					}
				}
				if got := private.Header.Get("Access-Control-Allow-Origin"); got != "" {
					t.Errorf("%s: private, yet any origin may read it: %q", file, got)
				}
			}
		})
	}
}

// everyFile asks for every file in every way, of both servers, and wants the same answers.
func everyFile(t *testing.T, site, press, server string) {
	kinds := map[string]int{}
	for _, file := range append(files(t, site), "") {
		kinds[filepath.Ext(file)]++
		for _, accept := range []string{"", "br", "gzip", "gzip, deflate, br, zstd", "br;q=0, gzip;q=0.5", "deflate, zstd"} {
			want := ask(t, "GET", press+"/"+file, "Accept-Encoding", accept)
			got := ask(t, "GET", server+"/"+file, "Accept-Encoding", accept)
			same(t, file+" accepting "+strconv.Quote(accept), got, want)
			for _, always := range serve.Always {
				if v := got.Header.Values(always.Name); len(v) != 1 || v[0] != always.Value {
					t.Errorf("%s: %s is %q", file, always.Name, v)
				}
			}
			if v := got.Header.Get("Server"); strings.ContainsAny(v, "0123456789") {
				t.Errorf("%s: it tells its version, %q", file, v)
			}
		}
		// A cache on the way must not cost its readers the compressed copies.
		if got := ask(t, "GET", server+"/"+file, "Accept-Encoding", "gzip", "Via", "1.1 cache"); there(site, file+".gz") && got.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s through a cache: not compressed", file)
		}
		same(t, "HEAD "+file, ask(t, "HEAD", server+"/"+file), ask(t, "HEAD", press+"/"+file))
	}
	for _, kind := range []string{".html", ".css", ".js", ".wasm", ".txt", ".json", ".mp3", ".vtt"} {
		if kinds[kind] == 0 {
			t.Errorf("the site has no %s, and none was asked for", kind)
		}
	}
}

// parts asks for parts of a recording, as players do.
func parts(t *testing.T, site, press, server string) {
	found, err := filepath.Glob(filepath.Join(site, "audio.*", "*.mp3"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no recording: %v", err)
	}
	name, err := filepath.Rel(site, found[0])
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.ToSlash(name)
	for _, asked := range []string{"bytes=0-", "bytes=1000-1999", "bytes=-500", "bytes=0-0"} {
		for _, accept := range []string{"identity;q=1, *;q=0", "br, gzip"} {
			want := ask(t, "GET", press+"/"+name, "Range", asked, "Accept-Encoding", accept)
			got := ask(t, "GET", server+"/"+name, "Range", asked, "Accept-Encoding", accept)
			if got.StatusCode != http.StatusPartialContent {
				t.Errorf("%s: status %d", asked, got.StatusCode)
			}
			same(t, asked, got, want)
		}
	}
	if got := ask(t, "GET", server+"/"+name, "Range", "bytes=99999999-"); got.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("past the end: status %d", got.StatusCode)
	}
}

// unchanged asks again for what has not changed, in each coding.
func unchanged(t *testing.T, server string) {
	tags := map[string]bool{}
	for _, accept := range []string{"", "gzip", "br"} {
		tag := ask(t, "GET", server+"/index.html", "Accept-Encoding", accept).Header.Get("ETag")
		if tag == "" || tags[tag] {
			t.Errorf("accepting %q: the ETag is %q, which is none or that of another coding", accept, tag)
		}
		tags[tag] = true
		got := ask(t, "GET", server+"/index.html", "Accept-Encoding", accept, "If-None-Match", tag)
		if got.StatusCode != http.StatusNotModified || len(got.body) > 0 || got.Header.Get("Cache-Control") != serve.Asked {
			t.Errorf("accepting %q: got %d and %d bytes, Cache-Control %q", accept, got.StatusCode, len(got.body), got.Header.Get("Cache-Control"))
		}
	}
}

// refused asks for what is not there, and in ways that nobody should.
func refused(t *testing.T, server string) {
	for _, tt := range []struct {
		method, path string
		status       int
	}{
		{"GET", "/nothing.html", http.StatusNotFound},
		{"GET", "/page.0123456789.wasm", http.StatusNotFound},
		{"GET", "/nothing/index.html", http.StatusNotFound},
		{"GET", "/..%2f..%2fetc/passwd", 0},
		{"POST", "/index.html", http.StatusMethodNotAllowed},
		{"DELETE", "/index.html", http.StatusMethodNotAllowed},
	} {
		got := ask(t, tt.method, server+tt.path)
		if got.StatusCode < 400 || tt.status > 0 && got.StatusCode != tt.status {
			t.Errorf("%s %s: got %d, want %d", tt.method, tt.path, got.StatusCode, tt.status)
		}
		if v := got.Header.Get("Cache-Control"); strings.Contains(v, "immutable") {
			t.Errorf("%s %s: a refusal would be kept: %q", tt.method, tt.path, v)
		}
		for _, always := range serve.Always {
			if v := got.Header.Values(always.Name); tt.status > 0 && (len(v) != 1 || v[0] != always.Value) {
				t.Errorf("%s %s: %s is %q", tt.method, tt.path, always.Name, v)
			}
		}
	}
}

// _headers gives a year to the same files as the servers do, and to no other.
func TestHeadersFile(t *testing.T) {
	site := dist(t)
	content, err := os.ReadFile(filepath.Join(site, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	lasting := map[string]bool{}
	for rule := range strings.SplitSeq(string(content), "\n\n") {
		path, values, _ := strings.Cut(rule, "\n")
		if !strings.Contains(values, "Cache-Control") {
			continue
		}
		if folder, ok := strings.CutSuffix(path, "/*"); ok {
			for _, file := range files(t, filepath.Join(site, folder)) {
				lasting[folder+"/"+file] = true
			}
		} else if !there(site, path) {
			t.Errorf("there is no %s", path)
		} else {
			lasting[path] = true
		}
	}
	want := map[string]bool{}
	for _, file := range files(t, site) {
		if serve.Hashed.MatchString(file) {
			want["/"+file] = true
		}
	}
	if !maps.Equal(lasting, want) {
		t.Errorf("a year for %v, want %v", lasting, want)
	}
	// Cloudflare Pages takes at most a hundred rules.
	if n := len(regexp.MustCompile(`(?m)^/`).FindAll(content, -1)); n > 100 {
		t.Errorf("%d rules", n)
	}
}

type answer struct {
	*http.Response
	body []byte
}

// ask asks once, with headers given as pairs of name and value.
func ask(t *testing.T, method, address string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := client.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return answer{res, body}
}

var client = &http.Transport{DisableCompression: true}

func same(t *testing.T, what string, got, want answer) {
	t.Helper()
	if got.StatusCode != want.StatusCode || !bytes.Equal(got.body, want.body) {
		t.Errorf("%s: got %d and %d bytes, want %d and %d", what, got.StatusCode, len(got.body), want.StatusCode, len(want.body))
	}
	for _, name := range ours {
		g, w := got.Header.Values(name), want.Header.Values(name)
		// A coded answer need not say that parts of it can be had, since nobody asks for them, and a part need not say it again.
		if name == "Accept-Ranges" && (want.Header.Get("Content-Encoding") != "" || want.StatusCode == http.StatusPartialContent) {
			continue
		}
		if strings.Join(g, " and ") != strings.Join(w, " and ") {
			t.Errorf("%s: %s is %q, want %q", what, name, g, w)
		}
	}
}

// files lists the files of a site but the compressed copies.
func files(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && !entry.IsDir() && ext != ".br" && ext != ".gz" {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func there(site, file string) bool {
	_, err := os.Stat(filepath.Join(site, file))
	return err == nil
}

// Places in the whole comparison that others link to: those that builds of the first story have had since 23 November 2026.
func TestEarlierPlaces(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("testdata", "anchors.txt"))
	if err != nil {
		t.Fatal(err)
	}
	places := strings.Fields(string(list))
	if len(places) < 100 {
		t.Fatalf("%d places", len(places))
	}
	for _, page := range []string{"index.html", "index.uk.html", "frame.html"} {
		content, err := os.ReadFile(filepath.Join(dist(t), page))
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range places {
			if !strings.Contains(string(content), ` id="`+place+`"`) {
				t.Errorf("%s has no #%s any more; who follows a link to it is at the top of the page. If the story has it no longer, and its ledger says so, take it out of testdata/anchors.txt", page, place)
			}
		}
	}
}
