package site

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"maps"
	"path/filepath"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/share"
)

// embedding is the dialog that offers a story to other pages. Nothing of it is
// loaded before a reader asks for it.
type embedding struct {
	Script string            `json:"script"` // file: web/lazy/embed-dialog.js
	Style  string            `json:"style"`  // file: web/css/embed.css
	Lang   string            `json:"lang"`
	Dir    string            `json:"dir"`
	Says   map[string]string `json:"says"`
	files  map[string][]byte
}

func (src Sources) embedding() (embedding, error) {
	style, err := readStyle(src.Web, "embed")
	if err != nil {
		return embedding{}, err
	}
	script, err := readModule(filepath.Join(src.Web, "lazy", "embed-dialog.js"))
	if err != nil {
		return embedding{}, err
	}
	e := embedding{Script: name("embed.js", script), Style: name("embed.css", style)}
	e.files = map[string][]byte{e.Script: script, e.Style: style}
	return e, nil
}

// in adds to the files of a site what can be embedded from it in a language, and
// gives the file that leads an element to it. What stands in embed/ is to be
// pasted and keeps its name, so that it is always that of the story as it stands.
func (e embedding) in(src Sources, w *i18n.Catalog, ending, element string, files map[string][]byte) (string, error) {
	from := share.Embeddable{
		Base: src.Base, Story: src.Story, Catalog: w, Ending: ending,
		Element: element, Integrity: integrity(files[element]),
	}
	if from.Base == "" {
		from.Base = share.RelativeBase
	}
	statements, err := from.Statements()
	if err != nil {
		return "", err
	}
	lead, err := from.Lead()
	if err != nil {
		return "", err
	}
	all := map[string]share.Snippets{"embed/" + w.Lang() + ".json": lead}
	for id, s := range statements {
		all["embed/"+id+"."+w.Lang()+".json"] = s
	}
	for file, s := range all {
		if files[file], err = json.Marshal(s); err != nil {
			return "", err
		}
	}
	e.Lang, e.Dir, e.Says = w.Lang(), w.Dir(), embedWords(w)
	content, err := json.Marshal(e)
	if err != nil {
		return "", err
	}
	file := name("embed."+w.Lang()+".json", content)
	maps.Copy(files, e.files)
	files[file] = content
	return file, nil
}

// embedWords is what web/lazy/embed-dialog.js says, by the names it knows them by.
func embedWords(w *i18n.Catalog) map[string]string {
	return map[string]string{
		"embed":        w.Get(i18n.Embed),
		"element":      w.Get(i18n.EmbedElement),
		"element-when": w.Get(i18n.EmbedElementWhen),
		"frame":        w.Get(i18n.EmbedFrame),
		"frame-when":   w.Get(i18n.EmbedFrameWhen),
		"plain":        w.Get(i18n.EmbedPlain),
		"plain-when":   w.Get(i18n.EmbedPlainWhen),
		"copy":         w.Get(i18n.EmbedCopy),
		"copied":       w.Get(i18n.EmbedCopied),
		"refused":      w.Get(i18n.Refused),
		"close":        w.Get(i18n.EmbedClose),
	}
}

// integrity is what a file must be, as an integrity attribute says it
// (https://www.w3.org/TR/SRI/#the-integrity-attribute).
func integrity(content []byte) string {
	sum := sha512.Sum384(content)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// sha256Of is the same as scripts are told it: shorter.
func sha256Of(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Held holds a file that a page loads to its content, where the page is for
// other pages. In a page of another origin that works only with the leave that
// the server gives to all.
func (s slots) Held(file string) template.HTMLAttr {
	if s.held == nil {
		return ""
	}
	return template.HTMLAttr(` integrity="` + integrity(s.held[file]) + `" crossorigin="anonymous"`)
}
