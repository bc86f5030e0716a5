package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/serve"
)

// app is what lets a reader install the page, or keep it to read it without a network.
type app struct {
	Offline string // file: web/page/offline.js
	worker  []byte // web/worker/service-worker.js
	icons   []icon
	files   map[string][]byte
	needs   map[string][]string // by page, the files it does not work without
}

// icon is an entry of a manifest (https://www.w3.org/TR/appmanifest/#icons-member).
type icon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// offlineWords is what web/page/offline.js says.
type offlineWords struct{ Keep, Keeping, Kept, Drop, Fresh, Show, Failed, Changed string }

func offlineIn(w *i18n.Catalog) offlineWords {
	return offlineWords{
		w.Get(i18n.OfflineKeep), w.Get(i18n.OfflineKeeping), w.Get(i18n.OfflineKept), w.Get(i18n.OfflineDrop),
		w.Get(i18n.OfflineNew), w.Get(i18n.OfflineShow), w.Get(i18n.OfflineFailed), w.Get(i18n.OfflineChanged),
	}
}

func (src Sources) app() (*app, error) {
	script, err := readScript(filepath.Join(src.Web, "page", "offline.js"))
	if err != nil {
		return nil, err
	}
	a := &app{Offline: name("offline.js", script), needs: map[string][]string{}}
	a.files = map[string][]byte{a.Offline: script}
	if a.worker, err = readScript(filepath.Join(src.Web, "worker", "service-worker.js")); err != nil {
		return nil, err
	}
	for _, i := range []struct {
		size    int
		purpose string
	}{{192, "any"}, {512, "any"}, {512, "maskable"}} {
		drawn, err := drawIcon(i.size, i.purpose == "maskable")
		if err != nil {
			return nil, err
		}
		file := name("icon.png", drawn)
		a.files[file] = drawn
		a.icons = append(a.icons, icon{file, fmt.Sprintf("%dx%d", i.size, i.size), "image/png", i.purpose})
	}
	return a, nil
}

// manifest adds the manifest of a page to files, and gives its name. It is that
// of https://www.w3.org/TR/appmanifest/; addresses are relative to it.
func (a *app) manifest(s *data.Story, w *i18n.Catalog, page string, files map[string][]byte) string {
	content, err := json.Marshal(map[string]any{
		"id": page, "start_url": page, "scope": ".", "display": "minimal-ui", "lang": s.Lang,
		"name": s.Title, "description": s.Standfirst, "icons": a.icons,
		"background_color": hexOf(paperColour), "theme_color": hexOf(paperColour),
	})
	if err != nil {
		panic(err) // texts and numbers only
	}
	file := name("app."+w.Lang()+".webmanifest", content)
	files[file] = content
	return file
}

// uses lists the files that a page does not work without.
func (s slots) uses() []string {
	list := []string{s.Style, s.Whole, s.Paper, s.Element, s.Program, s.Shim, s.Data, s.Words}
	if !s.Excerpt {
		list = append(append(list, s.Offline, s.Manifest), s.classNeeds...)
	}
	return slices.DeleteFunc(list, func(file string) bool { return file == "" })
}

// keep adds the service worker to the files of a site: web/worker/service-worker.js, with the list
// of what it keeps before it. That is the pages, and all that can be loaded from
// them: files whose names have a hash. Each is held to its content.
func (a *app) keep(files map[string][]byte) error {
	integrity := map[string]string{}
	for file, content := range files {
		if _, page := a.needs[file]; page || serve.Hashed.MatchString(file) {
			integrity[file] = sha256Of(content)
		}
	}
	icons := []string{}
	for _, i := range a.icons {
		icons = append(icons, i.Src)
	}
	var list bytes.Buffer
	version := sha256.New()
	for _, part := range []struct {
		name string
		of   any
	}{{"FILES", integrity}, {"COMMON", icons}, {"PAGES", a.needs}} {
		content, err := json.Marshal(part.of)
		if err != nil {
			return err
		}
		fmt.Fprintf(&list, "globalThis.%s=%s;", part.name, content)
		fmt.Fprintf(version, "%d\n%s", len(content), content)
	}
	version.Write(a.worker)
	files["sw.js"] = fmt.Appendf(nil, "globalThis.VERSION=\"%x\";%s\n%s", version.Sum(nil)[:5], list.Bytes(), a.worker)
	return nil
}
