package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// syntax is that of scripts: browsers that do not know it keep the page as it
// was written, which is whole.
const syntax = api.ES2022

// layers are the style sheets in the order of their cascade layers.
var layers = []string{"tokens", "global", "compositions", "blocks", "exceptions"}

// name puts a hash of the content before a file's ending: element.js becomes
// element.<hash>.js. Files that must come together share the hash of them all.
func name(file string, contents ...[]byte) string {
	sum := sha256.New()
	for _, c := range contents {
		fmt.Fprintf(sum, "%d\n", len(c))
		sum.Write(c)
	}
	ext := filepath.Ext(file)
	return strings.TrimSuffix(file, ext) + "." + hex.EncodeToString(sum.Sum(nil)[:5]) + ext
}

// readStyle joins style sheets of the folder web/css.
func readStyle(web string, names ...string) ([]byte, error) {
	var all bytes.Buffer
	for _, layer := range names {
		sheet, err := os.ReadFile(filepath.Join(web, "css", layer+".css"))
		if err != nil {
			return nil, err
		}
		all.Write(sheet)
		all.WriteByte('\n')
	}
	return minify("statement-evidence.css", api.LoaderCSS, all.Bytes())
}

// readScript reads a classic script, given by its path.
func readScript(file string) ([]byte, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return minify(file, api.LoaderJS, script)
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

// readElement reads the element's script, with all that it is made of: a
// classic script, which knows where it is from. It holds scripts and programs
// of its build, by name, to their content.
func readElement(web string, build map[string][]byte) ([]byte, error) {
	sums := map[string]string{}
	for file, content := range build {
		sums[file] = sha256Of(content)
	}
	list, err := json.Marshal(sums)
	if err != nil {
		return nil, err
	}
	return join(filepath.Join(web, "element", "element.js"), api.FormatIIFE, map[string]string{"globalThis.statementEvidenceBuild": string(list)})
}

// readModule reads a module, with all that it imports.
func readModule(file string) ([]byte, error) { return join(file, api.FormatESModule, nil) }

// readClassic reads a module, with all that it imports, as a classic script.
func readClassic(file string) ([]byte, error) { return join(file, api.FormatIIFE, nil) }

// join makes one script of modules, with values, as JSON, for the names that are
// defined, and shortens it.
func join(file string, format api.Format, define map[string]string) ([]byte, error) {
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

// minify shortens a style sheet or a script, and writes it for older browsers,
// without changing what it does.
func minify(file string, loader api.Loader, source []byte) ([]byte, error) {
	options := api.TransformOptions{
		Sourcefile:        file,
		Loader:            loader,
		Target:            syntax,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
	}
	if loader == api.LoaderCSS {
		options.Target, options.Engines = api.DefaultTarget, browsers
	}
	r := api.Transform(string(source), options)
	if err := faults(file, r.Errors, r.Warnings); err != nil {
		return nil, err
	}
	if loader != api.LoaderCSS {
		return r.Code, nil
	}
	code, err := lower(r.Code)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return code, nil
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
