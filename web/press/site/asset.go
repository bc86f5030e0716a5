package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/publish"
)

// asset is a file of a build, and the assets that it does not work without. A
// folder, a page that has everything inside and a package for learning
// platforms are all written from them.
type asset struct {
	file    string // its name: element.<hash>.js
	content []byte
	needs   []*asset
}

// newAsset makes an asset, whose name has a hash of its content before the
// ending. Files that must come together share the hash of them all.
func newAsset(name string, content []byte, contents ...[]byte) *asset {
	if contents == nil {
		contents = [][]byte{content}
	}
	return &asset{file: hashed(name, contents...), content: content}
}

// hashed puts a hash before a name's ending: element.js becomes element.<hash>.js.
func hashed(name string, contents ...[]byte) string {
	sum := sha256.New()
	for _, c := range contents {
		fmt.Fprintf(sum, "%d\n", len(c))
		sum.Write(c)
	}
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum.Sum(nil)[:5]) + ext
}

func (a *asset) String() string { return a.file }

// closure lists assets with all that they need, each once, and after what it needs.
func closure(assets ...*asset) []*asset {
	var list []*asset
	seen := map[string]bool{}
	var visit func(*asset)
	visit = func(a *asset) {
		if a == nil || seen[a.file] {
			return
		}
		seen[a.file] = true
		for _, need := range a.needs {
			visit(need)
		}
		list = append(list, a)
	}
	for _, a := range assets {
		visit(a)
	}
	return list
}

// bundler makes assets of sources, each once. Its first error stays, and what is
// made after that is empty.
type bundler struct {
	Sources
	made          map[string]*asset
	program, shim *asset
	err           error
}

func newBundler(src Sources) *bundler {
	m := &bundler{Sources: src, made: map[string]*asset{}}
	shim, program := m.try(readShim(src.Shim)), m.read(src.Page)
	m.program, m.shim = newAsset("page.wasm", program, program, shim), newAsset("page.js", shim, program, shim)
	return m
}

func (m *bundler) try(content []byte, err error) []byte {
	if m.err == nil {
		m.err = err
	}
	return content
}

func (m *bundler) read(file string) []byte { return m.try(os.ReadFile(file)) }

func (m *bundler) json(v any) []byte { return m.try(json.Marshal(v)) }

// once makes an asset unless it has been made.
func (m *bundler) once(name string, make func() *asset) *asset {
	if m.made[name] == nil {
		m.made[name] = make()
	}
	return m.made[name]
}

// style joins style sheets of the folder web/css.
func (m *bundler) style(name string, sheets ...string) *asset {
	return m.once(name, func() *asset { return newAsset(name, m.try(readStyle(m.Web, sheets...))) })
}

// shadowStyle is the style sheet of a shadow tree.
func (m *bundler) shadowStyle(name string, sheets ...string) *asset {
	return newAsset(name, m.try(readShadowStyle(m.Web, sheets...)))
}

// script makes a classic script of a file of the folder web, which imports nothing.
func (m *bundler) script(name, file string) *asset {
	return m.once(name, func() *asset { return newAsset(name, m.try(readScript(filepath.Join(m.Web, file)))) })
}

// module makes a module of a file of the folder web, with all that it imports.
func (m *bundler) module(name, file string) *asset {
	return m.once(name, func() *asset {
		return newAsset(name, m.try(bundle(filepath.Join(m.Web, file), api.FormatESModule, nil)))
	})
}

// element makes the element's script: a classic script, which knows where it is
// from. It holds the scripts and programs that it is led to, by name, to their
// content, knows what its own program says, which attributes name files, and what leads it to the drawing of stories in each language.
func (m *bundler) element(leads []*asset, drawings map[string]*asset) *asset {
	sums, draw := map[string]string{}, map[string]string{}
	for lang, lead := range drawings {
		leads = append(leads, lead)
		draw[lang] = lead.file
	}
	for _, a := range closure(leads...) {
		if ext := filepath.Ext(a.file); ext == ".js" || ext == ".wasm" {
			sums[a.file] = sha256Of(a.content)
		}
	}
	if leads != nil {
		for _, w := range m.Locales {
			sums[m.messages(w).file] = "" // no sum: it only says things
		}
	}
	return newAsset("element.js", m.try(bundle(filepath.Join(m.Web, "element", "element.js"), api.FormatIIFE, map[string]string{
		"globalThis.statementEvidenceBuild": string(m.json(sums)),
		"globalThis.statementEvidenceFiles": string(m.json(attributeNames())),
		"globalThis.statementEvidenceDraw":  string(m.json(draw)),
	})))
}

// attribute of the element names an asset that it loads.
type attribute struct {
	name string
	*asset
}

// attributeNames lists those of all such attributes.
func attributeNames() []string {
	names := []string{"outline", "quotations", "words", "program", "shim"}
	for _, f := range features {
		names = append(names, f.name)
	}
	return names
}

// attributes lead an element to its story, its program and its features.
func (m *bundler) attributes(s story, messages *asset, w *i18n.Catalog, has func(feature) bool) []attribute {
	list := []attribute{{"outline", s.outline}, {"quotations", s.quotations}, {"words", messages}, {"program", m.program}, {"shim", m.shim}}
	for _, f := range features {
		if has(f) {
			list = append(list, attribute{f.name, m.lead(f, w)})
		}
	}
	return list
}

// story is what an element knows of a story besides its page; nothing where it is made elsewhere.
type story struct {
	outline    *asset
	quotations *asset // loaded when a reader first takes words along
}

// story makes what an element is to know of a story, or of an excerpt of it, in a language.
func (m *bundler) story(outline *asset, w *i18n.Catalog) story {
	name := publish.QuotationsFile(w.Lang())
	return story{outline, m.once(name, func() *asset { return newAsset(name, []byte(publish.Quotations(data.NewIndex(m.In(w).Story), w))) })}
}

// outlineOf makes the outline of a story, for the page's program.
func outlineOf(name string, x *data.Index) *asset {
	return newAsset(name, data.EncodeOutline(data.NewOutline(x)))
}

// messages makes what the page's program says in a language.
func (m *bundler) messages(w *i18n.Catalog) *asset {
	return m.once("words."+w.Lang(), func() *asset { return pageWords(w) })
}

// allMessages makes what all programs say in a language.
func (m *bundler) allMessages(w *i18n.Catalog) *asset {
	name := "all." + w.Lang() + ".txt"
	return m.once(name, func() *asset { return newAsset(name, []byte(i18n.EncodeAll(w))) })
}

// syntax is that of scripts: browsers that do not know it keep the page as it
// was written, which is whole.
const syntax = api.ES2022

// layers are the style sheets in the order of their cascade layers: all that a page of one statement needs.
// pageLayers are those of a page with more; allLayers are these with what a page has only once it is used, which
// the page's own style sheet leaves to another.
var (
	layers     = []string{"tokens", "global", "compositions", "blocks", "exceptions"}
	pageLayers = append(slices.Clone(layers), "dock")
	allLayers  = append(slices.Clone(pageLayers), "used", "tools")
)

// readStyle joins style sheets of the folder web/css, and what they import.
func readStyle(web string, names ...string) ([]byte, error) {
	var entry strings.Builder
	for _, name := range names {
		fmt.Fprintf(&entry, "@import %q;\n", "./"+name+".css")
	}
	r := api.Build(api.BuildOptions{
		Stdin:            &api.StdinOptions{Contents: entry.String(), ResolveDir: filepath.Join(web, "css"), Loader: api.LoaderCSS},
		Bundle:           true,
		Engines:          browsers,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsInline,
		MinifyWhitespace: true,
		MinifySyntax:     true,
	})
	file := strings.Join(names, ", ")
	if err := faults(file, r.Errors, r.Warnings); err != nil {
		return nil, err
	}
	sheet, err := lower(r.OutputFiles[0].Contents)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return sheet, nil
}

// readScript reads a classic script, given by its path.
func readScript(file string) ([]byte, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return minify(file, script)
}

// readShim reads the script that came with a compiler. The element takes away
// what that sets on the page's global object; that of Go's compiler asks for its
// files there later, to say why a program ends.
func readShim(file string) ([]byte, error) {
	script, err := readScript(file)
	if bytes.Contains(script, []byte(" fs.")) || bytes.Contains(script, []byte("{fs.")) || bytes.Contains(script, []byte("(fs.")) {
		script = append(script, "let fs=globalThis.fs;\n"...)
	}
	return script, err
}

// bundle makes one script of modules, with values, as JSON, for the names that are
// defined, and shortens it.
func bundle(file string, format api.Format, define map[string]string) ([]byte, error) {
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{file},
		Bundle:            true,
		Format:            format,
		Define:            define,
		Target:            syntax,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
	})
	if err := faults(file, r.Errors, r.Warnings); err != nil {
		return nil, err
	}
	return r.OutputFiles[0].Contents, nil
}

// minify shortens a classic script, without changing what it does.
func minify(file string, source []byte) ([]byte, error) {
	r := api.Transform(string(source), api.TransformOptions{
		Sourcefile:        file,
		Target:            syntax,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
	})
	return r.Code, faults(file, r.Errors, r.Warnings)
}

// faults tells what is wrong with a file, if anything is.
func faults(file string, errors, warnings []api.Message) error {
	all := append(errors, warnings...)
	if len(all) == 0 {
		return nil
	}
	texts := api.FormatMessages(all, api.FormatMessagesOptions{})
	return fmt.Errorf("%s: cannot be minified:\n%s", file, strings.TrimSpace(strings.Join(texts, "")))
}
