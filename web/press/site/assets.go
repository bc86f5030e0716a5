package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

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
	return minify("statement-evidence.css", api.LoaderCSS, api.FormatDefault, all.Bytes())
}

// readScript reads a classic script, given by its path.
func readScript(file string) ([]byte, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return minify(file, api.LoaderJS, api.FormatDefault, script)
}

// readModule reads a module, whose own names can be shortened at its top too.
func readModule(file string) ([]byte, error) {
	script, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return minify(file, api.LoaderJS, api.FormatESModule, script)
}

// readElement reads the element's script, and puts the modules that it is made
// of into it: a classic script, which says where it is from, in one file.
func readElement(web string) ([]byte, error) {
	file := filepath.Join(web, "element.js")
	r := api.Build(api.BuildOptions{
		EntryPoints:       []string{file},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ESNext,
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

// minify shortens a style sheet or a script without changing what it does.
func minify(file string, loader api.Loader, format api.Format, source []byte) ([]byte, error) {
	r := api.Transform(string(source), api.TransformOptions{
		Sourcefile:        file,
		Loader:            loader,
		Format:            format,
		Target:            api.ESNext,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsInline,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
	})
	if err := faults(file, r.Errors, r.Warnings); err != nil {
		return nil, err
	}
	return r.Code, nil
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
