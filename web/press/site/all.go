package site

import (
	"bytes"
	"html/template"
	"path/filepath"
	"slices"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/data"
	"statement-evidence/data/archive"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/list"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/budget"
)

// AllFile is the name of the page that lists all statements of an archive.
const AllFile = "all.html"

// allFolder has the files of that list. Every name in it has a hash.
const allFolder = "all/"

// AllFiles makes the page that lists all statements of an archive, in a language, and every file that it loads.
// months are the links to lists of the statements of each month.
func (src Sources) AllFiles(x *data.Index, w *i18n.Catalog, months *node.Node) (map[string][]byte, error) {
	m := newBundler(src)
	files := map[string][]byte{}
	publish := func(a *asset) *asset {
		files[a.file] = a.content
		return a
	}
	content, parts := archive.Files(x)
	for _, f := range parts {
		files[allFolder+f.Name] = f.Content
	}
	manifest := newAsset(allFolder+"manifest.txt", content)
	words := newAsset("archive."+w.Lang()+".txt", []byte(i18n.EncodeOnly(w, list.Messages)))
	program := m.read(src.Archive)
	wasm := newAsset("archive.wasm", program, program, m.shim.content)
	script := newAsset("archive.js", m.try(bundle(filepath.Join(m.Web, "archive", "archive.js"), api.FormatIIFE, nil)))
	style := m.style("all.css", append(slices.Clone(layers), "all")...)
	for _, a := range []*asset{manifest, words, wasm, script, style, m.shim} {
		publish(a)
	}
	tree, err := markup(view.All(x, w, view.AllFiles{Manifest: manifest.file, Words: words.file, Program: wasm.file, Shim: m.shim.file}, months))
	if err != nil {
		return nil, err
	}
	t, err := template.ParseFiles(filepath.Join(m.Web, AllFile))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{
		"Lang": w.Lang(), "Dir": w.Dir(), "Title": x.Title, "Heading": w.Get(i18n.ArchiveAll), "Style": style, "Script": script,
		"Content": tree, "Unavailable": w.Get(i18n.Unavailable), "Whole": w.Get(i18n.WholeVersion), "Notices": w.Get(i18n.Notices),
	})
	if err != nil {
		return nil, err
	}
	files[AllFile] = append(bytes.TrimSpace(b.Bytes()), '\n')
	return files, m.err
}

// allBudget is what the list of an archive loads before its first statements.
var allBudget = budget.Line{
	Name: "the list of all statements of an archive: script, program", Limit: 45_000,
	Patterns: []string{"archive.*.js", "archive.*.wasm", "archive.en.*.txt"},
}
