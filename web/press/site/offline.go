package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/serve"
)

// offline is what lets a reader install the page, or keep it to read it without a network.
type offline struct {
	script *asset // web/page/offline.js
	worker []byte // web/worker/service-worker.js
	icons  []icon
	drawn  []*asset
	needs  map[string][]string // by page, the files it does not work without
	left   map[string]bool     // files that are only of pages for others, and not kept
}

// icon is an entry of a manifest (https://www.w3.org/TR/appmanifest/#icons-member).
type icon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// offlineMessages is what web/page/offline.js says.
type offlineMessages struct{ Keep, Keeping, Kept, Drop, Fresh, Show, Failed, Changed string }

func offlineMessagesIn(w *i18n.Catalog) offlineMessages {
	return offlineMessages{
		w.Get(i18n.OfflineKeep), w.Get(i18n.OfflineKeeping), w.Get(i18n.OfflineKept), w.Get(i18n.OfflineDrop),
		w.Get(i18n.OfflineNew), w.Get(i18n.OfflineShow), w.Get(i18n.OfflineFailed), w.Get(i18n.OfflineChanged),
	}
}

func (m *bundler) offline() *offline {
	o := &offline{
		script: m.script("offline.js", "page/offline.js"),
		worker: m.try(readScript(filepath.Join(m.Web, "worker", "service-worker.js"))),
		needs:  map[string][]string{},
		left:   map[string]bool{},
	}
	for _, i := range []struct {
		size    int
		purpose string
	}{{192, "any"}, {512, "any"}, {512, "maskable"}} {
		drawn := newAsset("icons/icon.png", m.try(drawIcon(i.size, i.purpose == "maskable")))
		o.drawn = append(o.drawn, drawn)
		o.icons = append(o.icons, icon{drawn.file, fmt.Sprintf("%dx%d", i.size, i.size), "image/png", i.purpose})
	}
	return o
}

// manifest makes the manifest of a page. It is that of
// https://www.w3.org/TR/appmanifest/; addresses are relative to it.
func (m *bundler) manifest(o *offline, w *i18n.Catalog, page string) *asset {
	told := m.In(w).Story
	manifest := newAsset("app."+w.Lang()+".webmanifest", m.json(map[string]any{
		"id": page, "start_url": page, "scope": ".", "display": "minimal-ui", "lang": told.TextLang(told.Title),
		"name": told.Title, "description": told.Standfirst, "icons": o.icons,
		"background_color": hexOf(paperColour), "theme_color": hexOf(paperColour),
	}))
	manifest.needs = o.drawn
	return manifest
}

// keep adds the service worker to the files of a site: web/worker/service-worker.js, with the list
// of what it keeps before it. That is the pages, and all that can be loaded from
// them: files whose names have a hash. Each is held to its content.
func (o *offline) keep(files map[string][]byte) error {
	integrity := map[string]string{}
	for file, content := range files {
		if _, page := o.needs[file]; page || serve.Hashed.MatchString(file) && !o.left[file] {
			integrity[file] = sha256Of(content)
		}
	}
	icons := []string{}
	for _, i := range o.icons {
		icons = append(icons, i.Src)
	}
	var list bytes.Buffer
	version := sha256.New()
	for _, part := range []struct {
		name string
		of   any
	}{{"FILES", integrity}, {"COMMON", icons}, {"PAGES", o.needs}} {
		content, err := json.Marshal(part.of)
		if err != nil {
			return err
		}
		fmt.Fprintf(&list, "globalThis.%s=%s;", part.name, content)
		fmt.Fprintf(version, "%d\n%s", len(content), content)
	}
	version.Write(o.worker)
	files["sw.js"] = fmt.Appendf(nil, "globalThis.VERSION=\"%x\";%s\n%s", version.Sum(nil)[:5], list.Bytes(), o.worker)
	return nil
}
