// Package editor is the form in which a story is made: what is open in it, what an
// action does, and the form as a tree. It is pure, as package view is; what a story
// is, and what is left to do, package draft knows.
package editor

import (
	"strings"

	"statement-evidence/data"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
)

// Editor is the form of a draft, in a language.
type Editor struct {
	*draft.Draft // nil before one is begun
	words        record.Presenter
	Example      string // the text of a story to begin from

	open  string // path of the record that is open; empty for the story
	tab   string // what a narrow window shows: list, write or see
	today string
	tasks []draft.Task
	story *data.Story // as far as it can be drawn
	left  int         // records that cannot be drawn yet
	wrong string      // why a file could not be opened

	kept  string // where the newest version is: "", kept, refused or elsewhere
	filed string // when it last reached a file; empty for never
	dirty bool   // whether it has changed since
}

// New makes an editor without a draft.
func New(w *i18n.Catalog, today string) *Editor {
	return &Editor{words: record.New(data.NewIndex(new(data.Story)), w), today: today, tab: "write"}
}

// Effects is what follows from an action.
type Effects struct {
	Changed  bool   // whether the story is another one now
	Focus    string // path of the field, or id of the element, to focus
	Announce string // what a screen reader is to hear
}

// Story is the story as far as it can be drawn.
func (e *Editor) Story() *data.Story { return e.story }

// Ready reports whether nothing is left to do.
func (e *Editor) Ready() bool { return e.Draft != nil && len(e.tasks) == 0 }

// Load begins with the text of a story, kept or opened. It says whether it is one.
func (e *Editor) Load(text string) bool {
	d, err := draft.Open(text, e.today)
	if err != nil {
		e.wrong = err.Error()
		return false
	}
	e.begin(d)
	return true
}

func (e *Editor) begin(d *draft.Draft) {
	e.Draft, e.open, e.wrong, e.filed, e.dirty, e.tab = d, "", "", "", false, "write"
	if e.Len("statements") > 0 {
		e.open = "statements[0]"
	}
	e.check()
}

// check finds out what is left to do, and what can be drawn.
func (e *Editor) check() {
	story, faults := e.Draft.Story()
	e.tasks = e.Tasks(faults)
	e.story, e.left = draft.Drawable(story)
}

// Update does an action, "open:statements[0]", with a value that it comes with. The actions are
//
//	new, example, load           begin: empty, from the example, from the text of a file
//	set:PATH, flag:PATH          what was written in a field, or whether it is ticked
//	open:PATH, go:PATH, tab:NAME show a record, a field, or a part of the window
//	add, evidence:PATH           add a statement; what bears on the words that are selected
//	link:PATH                    the same, with a finding that is there
//	answer:PATH, whole:PATH      the words that a finding answers with; no words in particular
//	passage, source, confidence, correction, remove, fix: with a path each
//	undo, redo, close
//	kept, refused, elsewhere, filed, dirty, copied: what became of the text
func (e *Editor) Update(action, value string) Effects {
	name, path, _ := strings.Cut(action, ":")
	switch name {
	case "new":
		e.begin(draft.New(e.words.Catalog.Lang(), e.today))
		return Effects{Changed: true, Focus: "title"}
	case "example":
		value = e.Example
		fallthrough
	case "load":
		if !e.Load(value) {
			return Effects{Announce: e.wrong, Focus: "wrong"}
		}
		return Effects{Changed: true, Focus: "record"}
	case "kept", "refused", "elsewhere":
		e.kept = name
		return Effects{}
	case "filed":
		e.filed, e.dirty = value, false
		return Effects{Announce: e.words.Catalog.Format(i18n.MakeInFile, value)}
	case "copied":
		return Effects{Announce: e.say(i18n.MakeCopied)}
	case "dirty":
		e.dirty = true
		return Effects{}
	}
	if e.Draft == nil {
		return Effects{}
	}
	before := e.Root()
	f := e.update(name, path, value)
	if e.Draft != nil && e.Root() != before {
		f.Changed, e.dirty = true, true
		e.check()
		if e.open != "" && e.Root().At(e.open) == nil {
			e.open = ""
		}
	}
	return f
}

func (e *Editor) update(name, path, value string) (f Effects) {
	switch name {
	case "set":
		e.Set(path, value)
	case "flag":
		e.SetFlag(path, value != "")
	case "close":
		e.Draft, e.open = nil, ""
		return Effects{Changed: true, Focus: "begin"}
	case "open":
		e.Settle()
		e.open, e.tab = path, "write"
		f.Focus = "record"
	case "go":
		for _, t := range e.tasks {
			if t.Field == path {
				e.open = t.Home
				break
			}
		}
		e.tab, f.Focus = "write", path
	case "tab":
		e.tab, f.Focus = path, "tab-"+path
	case "settle":
		e.Settle()
	case "add":
		e.Settle()
		e.open = e.AddStatement()
		e.tab, f.Focus = "write", e.open+".who"
	case "evidence", "link":
		before, words, _ := strings.Cut(value, "\x1f")
		statement, _, _ := strings.Cut(path, ".")
		relation := ""
		if finding, passage, ok := strings.Cut(path, "|"); name == "link" && ok {
			statement, _, _ = strings.Cut(passage, ".")
			relation = e.Link(statement, finding, passage, before, words)
		} else {
			relation = e.AddEvidence(statement, path, before, words)
		}
		f.Focus = e.found(e.Get(relation+".to")) + ".body"
		if name == "link" {
			f.Focus = relation + ".type"
		}
	case "answer", "whole":
		relation, passage, _ := strings.Cut(path, "|")
		record, _, _ := strings.Cut(passage, ".")
		field := "toWords"
		if strings.HasPrefix(record, "statements") {
			field = "fromWords"
		}
		before, words, _ := strings.Cut(value, "\x1f")
		if name == "whole" {
			before, words = "", ""
		}
		e.Select(relation, field, record, passage, before, words)
		f.Focus = passage + ".text"
	case "passage":
		f.Focus = e.AddPassage(path) + ".text"
	case "source":
		f.Focus = e.AddSource(path) + ".url"
	case "confidence":
		f.Focus = e.AddConfidence(path) + ".body"
	case "correction":
		f.Focus = e.AddCorrection(path) + ".was"
	case "remove":
		e.Remove(path)
		f.Focus, f.Announce = "record", e.say(i18n.MakeRemoved)
	case "fix":
		fix := path + value
		e.Fix(fix)
		_, f.Focus, _ = strings.Cut(fix, ":")
	case "undo":
		e.Undo()
		f.Announce = e.say(i18n.MakeUndone)
	case "redo":
		e.Redo()
		f.Announce = e.say(i18n.MakeRedone)
	}
	return f
}

// found is the path of a finding.
func (e *Editor) found(id string) string {
	for i := range e.Len("findings") {
		if at := item("findings", i); e.Get(at+".id") == id {
			return at
		}
	}
	return ""
}

func (e *Editor) say(id i18n.MessageID) string { return e.words.Get(id) }
