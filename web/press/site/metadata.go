package site

import (
	"html/template"
	"maps"

	"statement-evidence/web/press/share"
)

// metadata adds to the files what lets the story be found and shared, and gives
// the lines that this adds to a page's head. Without a base address there is none.
func (src Sources) metadata(files map[string][]byte, style string) (head func(file, whole string) (template.HTML, error), err error) {
	if src.Base == "" {
		return func(_, _ string) (template.HTML, error) { return "", nil }, nil
	}
	found, err := share.Make(share.Source{Base: src.Base, Story: src.Story, Catalog: src.Locales[0], Style: style})
	if err != nil {
		return nil, err
	}
	maps.Copy(files, found.Files)
	return found.Head, nil
}
