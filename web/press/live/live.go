// Package live shows an editor a story while it is written: it builds the site again whenever a file of
// the story has been saved, and has open pages load it again. A story with faults is not built;
// its pages stay as they were, and list the faults. Nothing of this is in a published site.
package live

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Fault is something that is wrong with a story.
type Fault struct {
	Place  string `json:"place"`  // file:line:column, as far as it is known
	Record string `json:"record"` // id of the record that it is in; may be empty
	Text   string `json:"text"`
}

// Faults is the error of a story that has some.
type Faults []Fault

// Error gives one line a fault.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Text
		if fault.Place != "" {
			lines[i] = fault.Place + ": " + fault.Text
		}
	}
	return strings.Join(lines, "\n")
}

// Site is a site that is built again when its story changes.
type Site struct {
	Folder string       // of the story: what is in it is watched
	Build  func() error // makes the site; an error may be Faults

	mu       sync.Mutex
	last     string // what the folder looked like when it was last built
	state    state
	waiting  map[chan struct{}]bool // closed when the state changes
	begun    int64
	building int
}

// state is what pages are told.
type state struct {
	Version string `json:"version"` // of the site; another than a page has been loaded with has it load again
	Faults  Faults `json:"faults"`
}

// Update builds the site if a file of the story has changed since it was last built. It reports
// whether it did, and with what error.
func (s *Site) Update() (built bool, err error) {
	now, err := look(s.Folder)
	if err != nil {
		return false, err
	}
	s.mu.Lock()
	same := now == s.last
	s.last = now
	s.mu.Unlock()
	if same {
		return false, nil
	}
	err = s.Build()
	s.mu.Lock()
	defer s.mu.Unlock()
	var faults Faults
	switch {
	case errors.As(err, &faults):
	case err != nil:
		for line := range strings.SplitSeq(err.Error(), "\n") {
			faults = append(faults, Fault{Text: line})
		}
	default:
		if s.begun == 0 {
			s.begun = time.Now().UnixNano() // a page of an earlier server is loaded again too
		}
		s.building++
		s.state.Version = fmt.Sprint(s.begun, "-", s.building)
	}
	s.state.Faults = faults
	for c := range s.waiting {
		close(c)
	}
	s.waiting = nil
	return true, err
}

// look describes the files of a folder: it differs when one of them has changed.
func look(folder string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, os.ErrNotExist) { // an editor's own, already gone
			return nil
		}
		if err == nil {
			fmt.Fprintln(&b, path, info.Size(), info.ModTime().UnixNano())
		}
		return err
	})
	return b.String(), err
}

// Watch updates the site for as long as it runs, and calls tell after each build.
func (s *Site) Watch(tell func(error)) {
	for range time.Tick(200 * time.Millisecond) {
		if built, err := s.Update(); built {
			tell(err)
		}
	}
}

// now gives the state, and what is closed when it changes.
func (s *Site) now() (state, chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := make(chan struct{})
	if s.waiting == nil {
		s.waiting = map[chan struct{}]bool{}
	}
	s.waiting[changed] = true
	return s.state, changed
}

func (s *Site) forget(changed chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.waiting, changed)
}

//go:embed live.js
var script []byte

// Addresses of the script and of what it listens to.
const (
	scriptPath = "/live/live.js"
	eventsPath = "/live/events"
)

// Handler serves a site, given by next, with a script in each page that is shown. What is fetched in
// another way is as it is built, so that what holds files to their hashes finds them unchanged.
func (s *Site) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == eventsPath:
			own(w)
			s.events(w, r)
		case r.URL.Path == scriptPath:
			own(w)
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			w.Write(script)
		case r.Method == http.MethodGet && slices.Contains([]string{"document", "iframe", "frame"}, r.Header.Get("Sec-Fetch-Dest")):
			s.page(w, r, next)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// own sets the headers of what only this server's pages may load.
func own(w http.ResponseWriter) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// events sends the state whenever it changes (https://html.spec.whatwg.org/multipage/server-sent-events.html).
func (s *Site) events(w http.ResponseWriter, r *http.Request) {
	to := http.NewResponseController(w)
	to.SetWriteDeadline(time.Time{}) // a page may be open all day
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		now, changed := s.now()
		text, err := json.Marshal(now)
		if err == nil {
			_, err = fmt.Fprintf(w, "data: %s\n\n", text)
		}
		if err != nil || to.Flush() != nil {
			s.forget(changed)
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			s.forget(changed)
			return
		}
	}
}

// answer is a whole answer, to be changed.
type answer struct {
	header http.Header
	status int
	bytes.Buffer
}

func (a *answer) Header() http.Header { return a.header }
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

const tag = `<script src="` + scriptPath + `" defer></script>`

// page serves a page with the script in it, and in place of one that has not been built the faults.
func (s *Site) page(w http.ResponseWriter, r *http.Request, next http.Handler) {
	plain := r.Clone(r.Context())
	for _, name := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"} {
		plain.Header.Del(name)
	}
	a := answer{header: http.Header{}}
	next.ServeHTTP(&a, plain)
	body, status := a.Bytes(), max(a.status, http.StatusOK)
	now, changed := s.now()
	s.forget(changed)
	switch {
	case status == http.StatusNotFound && now.Version == "":
		var b bytes.Buffer
		unbuilt.Execute(&b, now.Faults) // it is in memory, and the template is ours
		body, status = b.Bytes(), http.StatusOK
		a.header.Set("Content-Type", "text/html; charset=utf-8")
	case status == http.StatusOK && strings.HasPrefix(a.header.Get("Content-Type"), "text/html"):
		before, after, found := bytes.Cut(body, []byte("</head>"))
		if !found {
			before, after = body, nil
		}
		body = slices.Concat(before, []byte(tag), []byte("</head>"), after)
	}
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Header().Del("Etag")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}

var unbuilt = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not built yet</title>` + tag + `</head>
<body><h1>Not built yet</h1>{{if .}}<p>The page is shown once these faults are mended:</p>
<ul>{{range .}}<li>{{.Place}} {{.Text}}</li>{{end}}</ul>{{else}}<p>It is shown as soon as it is built.</p>{{end}}</body></html>
`))
