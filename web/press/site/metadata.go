package site

import (
	"html/template"
	"maps"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/share"
)

// metadata adds to the files what lets the story be found and shared, and gives
// the lines that this adds to a page's head. Without a base address there is none.
// It is made in the language of index.html, and in each that the story is translated into; the pages in others
// have that of index.html.
func (src Sources) metadata(files map[string][]byte, style string) (head func(w *i18n.Catalog, file, whole string) (template.HTML, error), err error) {
	if src.Base == "" {
		return func(*i18n.Catalog, string, string) (template.HTML, error) { return "", nil }, nil
	}
	made := map[*i18n.Catalog]*share.Output{}
	for i, w := range src.Locales {
		if told := src.In(w); i == 0 || told.Story != src.Story {
			if made[w], err = share.Make(share.Source{Base: src.Base, Story: told.Story, Catalog: w, Ending: ending(i, w), Style: style, Cards: made[src.Locales[0]]}); err != nil {
				return nil, err
			}
			maps.Copy(files, made[w].Files)
		}
	}
	return func(w *i18n.Catalog, file, whole string) (template.HTML, error) {
		found := made[w]
		if found == nil {
			found = made[src.Locales[0]]
		}
		return found.Head(file, whole)
	}, nil
}
