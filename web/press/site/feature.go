package site

import (
	"maps"
	"path/filepath"
	"slices"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/web/press/budget"
)

// feature is what an element loads when it is first asked for: the module
// web/lazy/NAME.js, the style sheet web/css/NAME.css, and a file that leads to
// both and has what the script says. An attribute NAME of the element names
// that file. All outputs follow from what is declared here; the element's part
// is in web/element/lazy.js.
type feature struct {
	name     string
	limit    int                                             // bytes of brotli, on first use
	messages map[string]i18n.MessageID                       // by the names that the script knows them by
	program  func(Sources) string                            // file: a program for the page's shim; may be nil
	data     func(*bundler, *i18n.Catalog) map[string]*asset // what else the script loads, by the names it knows them by; may be nil
	whole    bool                                            // of the whole story: the short version has none, one file only for teachers; kept offline with the page
	address  bool                                            // needs the site's address, which one file has not
}

var features = []feature{
	{
		name:  "player",
		limit: 6_000,
		data:  func(m *bundler, _ *i18n.Catalog) map[string]*asset { return map[string]*asset{"decoder": m.decoder()} },
		messages: map[string]i18n.MessageID{
			"play":        i18n.PlayerPlay,
			"pause":       i18n.PlayerPause,
			"position":    i18n.PlayerPosition,
			"of":          i18n.PlayerOf,
			"speed":       i18n.PlayerSpeed,
			"times":       i18n.PlayerTimes,
			"repeat":      i18n.PlayerRepeat,
			"hear":        i18n.PlayerHear,
			"turn":        i18n.PlayerTurn,
			"now":         i18n.PlayerNow,
			"transcript":  i18n.PlayerTranscript,
			"no-waveform": i18n.PlayerNoWaveform,
			"no-sound":    i18n.PlayerNoSound,
			"label":       i18n.Label,
			"space":       i18n.Space,
		},
	},
	{
		name:    "embed-dialog",
		limit:   2_000,
		address: true,
		messages: map[string]i18n.MessageID{
			"embed":        i18n.Embed,
			"element":      i18n.EmbedElement,
			"element-when": i18n.EmbedElementWhen,
			"frame":        i18n.EmbedFrame,
			"frame-when":   i18n.EmbedFrameWhen,
			"plain":        i18n.EmbedPlain,
			"plain-when":   i18n.EmbedPlainWhen,
			"copy":         i18n.EmbedCopy,
			"copied":       i18n.EmbedCopied,
			"refused":      i18n.Refused,
			"close":        i18n.EmbedClose,
			"label":        i18n.Label,
			"space":        i18n.Space,
		},
	},
	{
		name:    "classroom",
		limit:   114_500,
		whole:   true,
		program: func(src Sources) string { return src.Classroom },
		data: func(m *bundler, w *i18n.Catalog) map[string]*asset {
			files := map[string]*asset{"words": m.allMessages(w), "story": newAsset(m.told("story", w), data.Encode(m.In(w).Story))}
			if lesson := m.In(w).Lesson; lesson != nil {
				files["lesson"] = newAsset("lesson.txt", data.EncodeLesson(lesson))
			}
			return files
		},
		messages: map[string]i18n.MessageID{
			"present":  i18n.ClassStage,
			"notes":    i18n.ClassNotesHere,
			"quiz":     i18n.Quiz,
			"timer":    i18n.ClassTimer,
			"refused":  i18n.ClassNotesRefused,
			"homeless": i18n.ClassNotesHomeless,
		},
	},
}

// decoder makes the worker that decodes sound: the shim and web/worker/decoder.js. Its program is beside it.
func (m *bundler) decoder() *asset {
	return m.once("decoder.js", func() *asset {
		worker := slices.Concat(m.shim.content, m.try(readScript(filepath.Join(m.Web, "worker", "decoder.js"))))
		program := m.read(m.Decoder)
		a := newAsset("decoder.js", worker, worker, program)
		a.needs = []*asset{newAsset("decoder.wasm", program, worker, program)}
		return a
	})
}

// lead makes the file that leads an element to a feature, in a language.
func (m *bundler) lead(f feature, w *i18n.Catalog) *asset {
	name := f.name + "." + w.Lang() + ".json"
	return m.once(name, func() *asset {
		files := map[string]*asset{}
		if f.data != nil {
			files = f.data(m, w)
		}
		files["script"], files["style"] = m.module(f.name+".js", "lazy/"+f.name+".js"), m.style(f.name+".css", f.name)
		if f.program != nil {
			program := m.read(f.program(m.Sources))
			files["program"] = newAsset(f.name+".wasm", program, program, m.shim.content)
		}
		says := map[string]string{}
		for name, id := range f.messages {
			says[name] = w.Get(id)
		}
		content := map[string]any{"lang": w.Lang(), "dir": w.Dir(), "says": says}
		var needs []*asset
		for _, name := range slices.Sorted(maps.Keys(files)) {
			content[name] = files[name].file
			needs = append(needs, files[name])
		}
		lead := newAsset(name, m.json(content))
		lead.needs = needs
		return lead
	})
}

// leads makes those files of every feature, in every language.
func (m *bundler) leads() (list []*asset) {
	for _, w := range m.Locales {
		for _, f := range features {
			list = append(list, m.lead(f, w))
		}
	}
	return list
}

// Budgets are the limits of all features, on first use, and of the form.
func Budgets() []budget.Line {
	lines := []budget.Line{makeBudget, oneBudget, exchangeBudget, drawingBudget}
	for _, f := range features {
		line := budget.Line{
			Name: f.name + ", on first use", Limit: f.limit,
			Patterns: []string{f.name + ".*.js", f.name + ".*.css", f.name + ".en.*.json"},
		}
		if f.program != nil {
			line.Patterns = append(line.Patterns, f.name+".*.wasm", "story.*.txt")
		}
		lines = append(lines, line)
	}
	return lines
}
