// Package editor is the form in which a story is made: what is open in it, what an
// action does, and the form as a tree. It is pure, as package view is; what a story
// is, and what is left to do, package draft knows.
package editor

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
)

// Editor is the form of a draft, in a language.
type Editor struct {
	*draft.Draft // nil before one is begun
	words        record.Presenter
	Example      string // the text of a story to begin from
	Site         string // address of the site that the form is of; empty on a disk
	WholeSite    bool   // whether the page can write a whole site

	open     string // path of the record that is open; empty for the story
	choosing string // path of the passage for which other findings are listed
	tab      string // what a narrow window shows: list, write or see
	today    string
	tasks    []draft.Task
	told     []draft.Task // corrections that are due, as of the last time all was checked
	due      bool         // whether something is left for Later
	story    *data.Story  // as far as it can be drawn, the last time all was checked
	left     int          // records that could not be drawn then
	wrong    string       // why a file could not be opened
	listed
	turned turned

	pasted  string       // what is begun from next
	columns *draft.Value // of rows: those that nobody knows the use of, and the fields that they may be for
	beside
	versions *draft.Value // named ones, on this device
	version  string       // name of the next

	files []string // pictures that the page has

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
	Written  bool   // whether that is one text only, so that action and value say all of it
	Beside   bool   // whether what is kept beside it is, see [Editor.Beside]
	Focus    string // path of the field, or id of the element, to focus
	Announce string // what a screen reader is to hear
}

// Story is the story as far as it can be drawn.
func (e *Editor) Story() *data.Story {
	e.finish()
	return e.story
}

// maxSeen is how many statements are drawn while one of them is written.
const maxSeen = 40

// Seen is what of the story is shown beside the form: of a long one, the statement that is open.
func (e *Editor) Seen() *data.Story {
	if s := e.Story(); !e.alone() {
		return s
	}
	id := e.Get(e.open + ".id")
	if !slices.ContainsFunc(e.story.Statements, func(s data.Statement) bool { return s.ID == id }) {
		id = e.story.Statements[0].ID
	}
	return data.NewIndex(e.story).Only(id)
}

// alone reports whether only one statement is shown.
func (e *Editor) alone() bool { return e.story != nil && len(e.story.Statements) > maxSeen }

// Ready reports whether nothing is left to do.
func (e *Editor) Ready() bool {
	e.finish()
	return e.Draft != nil && len(e.tasks) == 0
}

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
	e.beside, e.pasted, e.columns, e.turned = beside{}, "", nil, turned{}
	if e.Len("statements") > 0 {
		e.open = "statements[0]"
	}
	e.check()
	e.finish()
}

// check finds out what is left to do where something has changed. What follows from that
// elsewhere, and what can be drawn, is left to Later.
func (e *Editor) check() {
	e.list(e.Faults())
	e.due = true
}

func (e *Editor) list(faults []validate.Fault) {
	if e.tasks = append(e.Tasks(faults), e.missing()...); len(e.tasks) == 0 && e.asks {
		e.tasks = e.told
	}
}

// Later does a part of what is left to find out, while nobody waits for anything else. It
// reports whether there is more; once there is none, the form and the preview can be drawn again.
func (e *Editor) Later() (more bool) {
	if !e.due || e.Draft == nil {
		return false
	}
	const atOnce = 25
	for range atOnce {
		if !e.Proceed() {
			e.checked()
			return false
		}
	}
	return true
}

func (e *Editor) finish() {
	for e.Later() {
	}
}

func (e *Editor) checked() {
	e.due, e.told = false, nil
	story, faults := e.Draft.Story()
	if e.list(faults); e.asks && len(e.tasks) == 0 {
		e.told = e.Changes(e.seenStory(), story)
		e.tasks = e.told
	}
	e.story, e.left = draft.Drawable(story)
	e.relist()
}

// Update does an action, "open:statements[0]", with a value that it comes with. The actions are
//
//	new, example, load, resume   begin: empty, from the example, from the text of a file, or of what is kept
//	bring, columns, back         begin from another format, once its columns are known
//	beside, versions             what is kept on the device besides
//	set:PATH, flag:PATH          what was written in a field, or whether it is ticked
//	open:PATH, go:PATH, tab:NAME show a record, a field, or a part of the window
//	add, evidence:PATH           add a statement; what bears on the words that are selected
//	link:PATH                    the same, with a finding that is there
//	others:PATH                  list these, or no longer
//	answer:PATH, whole:PATH      the words that a finding answers with; no words in particular
//	picture:PATH                 add a picture, or give one a file; its path and size
//	passage, source, confidence, correction, remove, fix: with a path each
//	note:N                       a note of what was brought has been seen
//	part:N                       open that part of a long list, or close it
//	undo, redo, restore, close
//	files                        the pictures that the page has
//	refuse                       a file that was to be one is none
//	kept, refused, elsewhere, filed, dirty, copied, named, wrong: what became of the text
func (e *Editor) Update(action, value string) Effects {
	name, path, _ := strings.Cut(action, ":")
	switch name {
	case "new":
		e.begin(draft.New(e.words.Catalog.Lang(), e.today))
		return Effects{Changed: true, Beside: true, Focus: "title"}
	case "example":
		value = e.Example
		fallthrough
	case "load", "resume":
		if !e.Load(value) {
			return Effects{Announce: e.wrong, Focus: "wrong"}
		}
		if name == "load" && e.Ready() {
			e.seen, e.asks = value, e.Get("published") < e.today
		}
		return Effects{Changed: true, Beside: name != "resume", Focus: "record"}
	case "bring", "columns", "beside", "versions", "wrong", "back":
		return e.bring(name, value)
	case "kept", "refused", "elsewhere":
		e.kept = name
		return Effects{}
	case "filed":
		e.filed, e.dirty = value, false
		return Effects{Announce: e.words.Catalog.Format(i18n.MakeInFile, value)}
	case "files":
		if e.files = strings.Split(value, "\n"); e.Draft != nil {
			e.check()
			e.finish()
		}
		return Effects{}
	case "refuse":
		return Effects{Announce: e.say(i18n.MakePictureRefused)}
	case "copied":
		return Effects{Announce: e.say(i18n.MakeCopied)}
	case "named":
		e.version = ""
		return Effects{Announce: e.words.Catalog.Format(i18n.MakeVersionKept, value)}
	case "dirty":
		e.dirty = true
		return Effects{}
	}
	if e.Draft == nil || e.columns != nil {
		if name == "set" {
			e.setColumn(path, value)
		}
		return Effects{}
	}
	before := e.Root()
	f := e.update(name, path, value)
	if e.Draft != nil && e.Root() != before {
		f.Changed, f.Written, e.dirty = true, name == "set", true
		e.check()
		if e.open != "" && e.Root().At(e.open) == nil {
			e.open = ""
		}
	}
	if !f.Written {
		e.finish()
	}
	return f
}

func (e *Editor) update(name, path, value string) (f Effects) {
	switch name {
	case "set":
		switch path {
		case "address":
			e.folder, f.Beside = value, true
		case "version":
			e.version = value
		default:
			e.Set(path, value)
		}
	case "flag":
		if path == "asks" {
			e.asks, f.Beside = value != "", true
			e.check()
			e.finish()
			return f
		}
		e.SetFlag(path, value != "")
	case "note":
		if n, err := strconv.Atoi(path); err == nil && n < len(e.notes) {
			e.notes = slices.Delete(slices.Clone(e.notes), n, n+1)
			f.Beside, f.Focus = true, "notes"
		}
	case "part":
		n, err := strconv.Atoi(path)
		if err != nil || n == e.part() {
			n = -1
		}
		e.turned = turned{n, e.open}
	case "restore":
		if err := e.Replace(value); err != nil {
			f.Announce = err.Error()
		}
	case "close":
		e.Draft, e.open, e.beside = nil, "", beside{}
		return Effects{Changed: true, Beside: true, Focus: "begin"}
	case "open":
		e.Settle()
		e.open, e.tab = path, "write"
		f.Focus = "record"
	case "go":
		e.open = e.Home(path)
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
		e.choosing = ""
		f.Focus = e.found(e.Get(relation+".to")) + ".body"
		if name == "link" {
			f.Focus = relation + ".type"
		}
	case "others":
		if e.choosing == path {
			path = ""
		}
		e.choosing = path
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
	case "picture":
		src := strings.Split(value, " ")
		f.Focus, f.Announce = e.AddPicture(path, src[0], src[1], src[2])+".alt", e.say(i18n.MakePictureAdded)
	case "source":
		f.Focus = e.AddSource(path) + ".url"
	case "confidence":
		f.Focus = e.AddConfidence(path) + ".body"
	case "correction":
		record, was, _ := strings.Cut(path, "|")
		e.open, f.Focus = "", e.AddCorrection(record, was)+".was"
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
func (e *Editor) found(id string) string { return e.named("findings", id) }

// named is the path of what has an id in a list; "" if nothing has.
func (e *Editor) named(list, id string) string {
	if i := e.Find(list, "id", id); i >= 0 {
		return item(list, i)
	}
	return ""
}

func (e *Editor) say(id i18n.MessageID) string { return e.words.Get(id) }
