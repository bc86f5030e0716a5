package site

import (
	"bytes"
	"html/template"
	"path/filepath"
	"slices"

	"github.com/evanw/esbuild/pkg/api"

	lists "statement-evidence/data/archive"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/list"
	"statement-evidence/wasm/view"
	"statement-evidence/web/press/budget"
)

// allFolder has the files of the list of all statements of an archive. Every name in it has a hash.
const allFolder = "all/"

func init() { additions = append(additions, (*archive).listAll) }

// listAll makes the page that lists all statements of an archive, and searches them, and every file that it loads.
func (a *archive) listAll() (map[string][]byte, error) {
	if a.Archive == "" {
		return nil, nil
	}
	files := map[string][]byte{}
	manifest, parts := lists.Files(a.of)
	for _, f := range parts {
		files[allFolder+f.Name] = f.Content
	}
	program := a.read(a.Archive)
	load := map[string]*asset{
		"manifest": newAsset(allFolder+"manifest.txt", manifest),
		"words":    newAsset("archive."+a.words.Lang()+".txt", []byte(i18n.EncodeOnly(a.words, list.Messages))),
		"program":  newAsset("archive.wasm", program, program, a.shim.content),
		"shim":     a.shim,
		"script":   newAsset("archive.js", a.try(bundle(filepath.Join(a.Web, "archive", "archive.js"), api.FormatIIFE, nil))),
		"style":    a.bundler.style("all.css", append(slices.Clone(layers), "alone", "archive", "all")...),
	}
	for _, file := range load {
		files[file.file] = file.content
	}
	content, err := markup(a.pages.All(view.AllFiles{
		Manifest: load["manifest"].file, Words: load["words"].file, Program: load["program"].file, Shim: a.shim.file,
	}))
	if err != nil {
		return nil, err
	}
	t, err := template.ParseFiles(filepath.Join(a.Web, ListFile))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{
		"Lang": a.words.Lang(), "Dir": a.words.Dir(), "StoryLang": a.Story.Lang, "Title": a.Story.Title, "Heading": a.words.Get(i18n.ArchiveAll),
		"Style": load["style"], "Paper": a.paper, "Script": load["script"], "Content": content,
		"Unavailable": a.words.Get(i18n.Unavailable), "Whole": a.words.Get(i18n.WholeVersion), "Notices": a.words.Get(i18n.Notices),
	})
	files[ListFile] = append(bytes.TrimSpace(b.Bytes()), '\n')
	return files, err
}

// AllBudget is what the list of all statements of an archive loads besides the shim, before its first statements.
var AllBudget = budget.Line{
	Name: "the list of all statements of an archive: page, script, program, words, css", Limit: 48_500,
	Patterns: []string{ListFile, "archive.*.js", "archive.*.wasm", "archive.en.*.txt", "all.*.css"},
}
