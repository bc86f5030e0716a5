package live

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// newSite is a site of one page that says what is in the story's file.
func newSite(t *testing.T) (s *Site, save func(string), server *httptest.Server) {
	t.Helper()
	story, dir := t.TempDir(), t.TempDir()
	file := filepath.Join(story, "story.json")
	save = func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s = &Site{Folder: story, Build: func() error {
		text, err := os.ReadFile(file)
		if strings.HasPrefix(string(text), "fault") {
			return Faults{{Place: "story.json:1:1", Record: "a", Text: string(text)}}
		}
		return errors.Join(err, os.WriteFile(filepath.Join(dir, "index.html"), []byte("<head></head>"+string(text)), 0o644))
	}}
	files := http.FileServer(http.Dir(dir))
	server = httptest.NewServer(s.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})))
	t.Cleanup(server.Close)
	return s, save, server
}

func get(t *testing.T, address, dest string) string {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Dest", dest)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// update updates the site, which has to be built.
func update(t *testing.T, s *Site) error {
	t.Helper()
	built, err := s.Update()
	if !built {
		t.Fatalf("not built: %v", err)
	}
	return err
}

// A saved story is built once, and every open page is told; one with faults leaves the page as it was.
func TestSavesAreShown(t *testing.T) {
	s, save, server := newSite(t)
	save("fault <b>one</b>")
	if err := update(t, s); err == nil || err.Error() != "story.json:1:1: fault <b>one</b>" {
		t.Errorf("got %v", err)
	}
	if page := get(t, server.URL, "document"); !strings.Contains(page, "story.json:1:1 fault &lt;b&gt;one") || !strings.Contains(page, tag) {
		t.Errorf("before the first page:\n%s", page)
	}
	answer, err := http.Get(server.URL + eventsPath)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	next := func() (now state) {
		t.Helper()
		for lines.Scan() {
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(text), &now); err != nil {
					t.Fatal(err)
				}
				return now
			}
		}
		t.Fatal("no further event: ", lines.Err())
		return now
	}
	if now := next(); now.Version != "" || len(now.Faults) != 1 || now.Faults[0].Record != "a" {
		t.Errorf("at first: %+v", now)
	}
	save("Good.")
	if err := update(t, s); err != nil {
		t.Fatal(err)
	}
	good := next()
	if good.Version == "" || len(good.Faults) > 0 {
		t.Errorf("built: %+v", good)
	}
	if page := get(t, server.URL, "document"); page != "<head>"+tag+"</head>Good." {
		t.Errorf("the page:\n%s", page)
	}
	if page := get(t, server.URL, "empty"); page != "<head></head>Good." {
		t.Errorf("as a service worker fetches it:\n%s", page)
	}
	if built, err := s.Update(); built || err != nil {
		t.Errorf("built without a change, %v", err)
	}
	save("fault again")
	if err := update(t, s); err == nil {
		t.Error("no error")
	}
	if now := next(); now.Version != good.Version || len(now.Faults) != 1 {
		t.Errorf("with a fault: %+v, want version %s", now, good.Version)
	}
	if page := get(t, server.URL, "document"); !strings.Contains(page, "Good.") {
		t.Errorf("with a fault, the page:\n%s", page)
	}
	save("Better still.")
	if err := update(t, s); err != nil {
		t.Fatal(err)
	}
	if now := next(); now.Version == good.Version || len(now.Faults) > 0 {
		t.Errorf("mended: %+v", now)
	}
}

// The script is for this server's pages alone, and what it listens to as well.
func TestOwnHeaders(t *testing.T) {
	s, save, server := newSite(t)
	save("Good.")
	if err := update(t, s); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{scriptPath, eventsPath} {
		answer, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if h := answer.Header; h.Get("Cross-Origin-Resource-Policy") != "same-origin" || h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}
