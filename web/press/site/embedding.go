package site

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/share"
)

// snippets adds to the files of a site what can be embedded from it in a
// language. What is in embed/ is to be pasted and keeps its name, so that it is
// always that of the present story.
func (src Sources) snippets(w *i18n.Catalog, ending string, element *asset, files map[string][]byte) error {
	from := share.Embeddable{
		Base: src.Base, Story: src.Story, Catalog: w, Ending: ending,
		Element: element.file, Integrity: integrity(element.content),
	}
	if from.Base == "" {
		from.Base = share.RelativeBase
	}
	statements, err := from.Statements()
	if err != nil {
		return err
	}
	lead, err := from.Lead()
	if err != nil {
		return err
	}
	all := map[string]share.Snippets{"embed/" + w.Lang() + ".json": lead}
	for id, s := range statements {
		all["embed/"+id+"."+w.Lang()+".json"] = s
	}
	for file, s := range all {
		if files[file], err = json.Marshal(s); err != nil {
			return err
		}
	}
	return nil
}

// integrity is what a file must be, as an integrity attribute says it
// (https://www.w3.org/TR/SRI/#the-integrity-attribute).
func integrity(content []byte) string {
	sum := sha512.Sum384(content)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// sha256Of is the same as scripts are told it, and as our own pages say it: shorter.
func sha256Of(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
