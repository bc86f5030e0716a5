package site

import (
	"maps"
	"slices"

	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/budget"
)

// drawings make, for each language, the file that leads an element to what draws a story of its
// file, without a build. The element knows its name, since no page of a build does. It is for
// pages of others, so nobody keeps it offline.
func (m *bundler) drawings(o *offline) map[string]*asset {
	shadow := m.drawingStyle()
	program := func(name, file string) *asset {
		return m.once(name, func() *asset {
			content := m.read(file)
			return newAsset(name, content, content, m.shim.content)
		})
	}
	files := map[string]*asset{
		"script": m.module("draw.js", "lazy/draw.js"), "style": shadow,
		"draw": program("draw.wasm", m.Draw), "faults": program("faults.wasm", m.Faults),
	}
	all := map[string]*asset{}
	for _, w := range m.Locales {
		content := map[string]any{
			"integrity": integrity(shadow.content), "dir": w.Dir(),
			"says": map[string]string{"failed": w.Get(i18n.EmbedFailed), "faults": w.Get(i18n.EmbedFaults)},
		}
		var needs []*asset
		for _, name := range slices.Sorted(maps.Keys(files)) {
			content[name] = files[name].file
			needs = append(needs, files[name])
		}
		// They are those of the form, too. The story is in none of these files, and its own page is not known.
		words := wholeWords(w)
		named := map[string]string{}
		for _, a := range m.attributes(story{}, words, w, func(f feature) bool { return !f.address }) {
			if a.asset != nil {
				named[a.name] = a.file
				needs = append(needs, a.asset)
			}
		}
		content["files"] = named
		lead := newAsset("draw."+w.Lang()+".json", m.json(content))
		lead.needs = needs
		all[w.Lang()] = lead
		for _, a := range []*asset{files["script"], files["draw"], files["faults"], words, lead} {
			o.left[a.file] = true
		}
	}
	return all
}

// drawingStyle is the style sheet of a shadow tree with a whole story.
func (m *bundler) drawingStyle() *asset {
	return m.once("shadow.css", func() *asset { return m.shadowStyle("shadow.css", shadowSheets...) })
}

// drawingBudget is what draws a story from its file, beside the element, the shim and what makes the page interactive.
var drawingBudget = budget.Line{
	Name: "drawing a story from its file: script, program", Limit: 112_800,
	Patterns: []string{"draw.*.js", "draw.*.wasm", "draw.en.*.json"},
}
