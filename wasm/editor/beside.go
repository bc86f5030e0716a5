package editor

import (
	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
)

// beside is what is kept on the device beside the text of the story.
type beside struct {
	origin string // what the story was brought from, for the export; JSON
	notes  []note
	seen   string // text of the version that was opened, if nothing was left to do there
	asks   bool   // whether readers have seen that, so that changes need corrections
	folder string // address of that in which the story is published

	read     *data.Story // seen, read
	readFrom string
}

// note is something that was brought, and is not in the story as it was.
type note struct{ path, text string }

// seenStory is the version that readers have seen.
func (b *beside) seenStory() *data.Story {
	if b.read == nil || b.readFrom != b.seen {
		b.read, _ = validate.Parse([]byte(b.seen))
		b.readFrom = b.seen
		if b.read == nil {
			b.read = new(data.Story)
		}
	}
	return b.read
}

// Beside is what is to be kept beside the text of the story; action beside takes it back.
func (e *Editor) Beside() string {
	asks := ""
	if e.asks {
		asks = "true"
	}
	kept := draft.Object("origin", e.origin, "seen", e.seen, "asks", asks, "folder", e.folder)
	for i, n := range e.notes {
		kept = kept.With(item("notes", i), draft.Object("path", n.path, "text", n.text))
	}
	return kept.String()
}

// Origin is what the story was brought from, for the export; JSON, or empty.
func (e *Editor) Origin() string { return e.origin }

// Folder is the address of the folder in which the story is published, if somebody has said it.
func (e *Editor) Folder() string { return e.folder }

// bring does the actions that take what the page has read: JSON, or what is wrong.
func (e *Editor) bring(name, value string) Effects {
	if name == "back" {
		e.columns, e.wrong = nil, ""
		return Effects{Focus: "begin"}
	}
	if name == "wrong" {
		if e.wrong = value; value == "" {
			e.wrong = e.say(i18n.MakeNotText)
		}
		return Effects{Announce: e.wrong, Focus: "wrong"}
	}
	read, err := draft.Read(value)
	if err != nil {
		return Effects{}
	}
	switch name {
	case "columns":
		e.columns, e.wrong = read, ""
		return Effects{Focus: "columns[0].key"}
	case "versions":
		e.versions = read
		return Effects{}
	case "bring":
		e.begin(draft.Begin(read.At("story"), e.words.Catalog.Lang(), e.today))
	}
	e.beside = beside{origin: read.Get("origin"), seen: read.Get("seen"), asks: read.Get("asks") != "", folder: read.Get("folder")}
	for i := range read.At("notes").Len() {
		at := item("notes", i)
		e.notes = append(e.notes, note{read.Get(at + ".path"), read.Get(at + ".text")})
	}
	if e.Draft != nil {
		e.check()
		e.finish()
	}
	return Effects{Changed: name == "bring", Beside: name == "bring", Focus: "record"}
}
