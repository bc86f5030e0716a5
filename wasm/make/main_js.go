// Program make runs in make.html, the form in which a story is made. Package editor
// decides what the form is, and package draft what a story is; web/make/make.js keeps
// the text, reads and writes files, and shows the preview.
//
// The script sets globalThis.statementEvidence with a function started, which is called
// with an object of functions.
package main

import (
	"runtime"
	"strconv"
	"strings"
	"syscall/js"

	"statement-evidence/data"
	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/editor"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/mount"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/publish"
)

func main() {
	js.Global().Get("statementEvidence").Call("started", map[string]any{"attach": js.FuncOf(func(_ js.Value, args []js.Value) any {
		return attach(args)
	})})
	select {} // any end of the program is a failure
}

// form is the browser's side of an editor.
type form struct {
	*editor.Editor
	seeing                         editor.Seeing
	bar, contents, record, toolbar *mount.Island
	stale                          bool // whether the record waits to be drawn
}

// attach(elements, words, day, example, languages, site, whole) has the program draw the form in the elements
// bar, contents, record and seeing, in the language of the words. It gives functions, or says what is wrong.
func attach(args []js.Value) any {
	w, err := i18n.DecodeWhole(args[1].String())
	if err != nil {
		return "the words are those of another build of the page"
	}
	f := &form{Editor: editor.New(w, args[2].String())}
	f.Example, f.Site, f.WholeSite = args[3].String(), args[5].String(), args[6].Bool()
	for i := range args[4].Length() {
		l := args[4].Index(i)
		f.seeing.Languages = append(f.seeing.Languages, editor.Language{Lang: l.Index(0).String(), Name: l.Index(1).String()})
	}
	f.seeing.Lang = w.Lang()
	f.bar = &mount.Island{View: f.Bar}
	f.record = &mount.Island{View: func() *node.Node {
		f.stale = false
		return f.Record()
	}}
	f.contents = &mount.Island{View: f.Contents, Key: f.ListKey}
	f.toolbar = &mount.Island{View: func() *node.Node { return f.Preview(f.seeing) }}
	for i, island := range []*mount.Island{f.bar, f.contents, f.record, f.toolbar} {
		if island.Hydrate(args[0].Index(i)) != nil {
			return "the form could not be drawn"
		}
	}
	api := map[string]any{}
	for name, do := range map[string]func([]js.Value) any{
		"update": f.update, "later": f.later, "ready": func([]js.Value) any { return f.Ready() }, "begun": func([]js.Value) any { return f.Draft != nil }, "seen": f.seen, "text": f.text, "page": f.page, "outline": f.outline, "quotations": f.quotations, "plain": f.plain, "leave": f.leave, "see": f.see,
		"beside": said(f.Beside), "pasted": said(f.Pasted), "keys": said(f.Keys), "origin": said(f.Origin), "folder": said(f.Folder), "lacking": said(func() string { return strings.Join(f.Lacking(), "\n") }), "ratings": f.ratings, "site": f.site, "readme": said(f.Readme),
		"collect": f.collect,
		"drawn":   func([]js.Value) any { return !f.stale },
		"foreign": func(args []js.Value) any { return editor.Foreign(args[0].String()) },
	} {
		api[name] = js.FuncOf(func(_ js.Value, args []js.Value) any { return do(args) })
	}
	return api
}

// update(action, value) gives the effects.
func (f *form) update(args []js.Value) any {
	e := f.Update(args[0].String(), args[1].String())
	f.stale = true
	if e.Written {
		f.record.Rerender()
		f.bar.Rerender()
	} else {
		f.draw()
	}
	return map[string]any{"changed": e.Changed, "written": e.Written, "beside": e.Beside, "focus": e.Focus, "announce": e.Announce}
}

// draw draws what has changed: first the form, in which something may be about to be focused.
func (f *form) draw() {
	f.record.Rerender()
	f.bar.Rerender()
	f.contents.Rerender()
	f.toolbar.Rerender()
}

// later() does a part of what is left to find out after something was written, and reports whether there is more.
func (f *form) later([]js.Value) any {
	if f.Later() {
		return true
	}
	f.draw()
	return false
}

// collect() collects garbage, while nobody waits: in a long story that takes longer than a keystroke may.
func (f *form) collect([]js.Value) any {
	runtime.GC()
	return nil
}

// text() is the text of the story's file; empty if there is no story.
func (f *form) text([]js.Value) any {
	if f.Draft == nil {
		return ""
	}
	return f.Draft.String()
}

// page(words, frame) fills a frame with the story, as far as it can be drawn, in a language.
func (f *form) page(args []js.Value) any {
	return f.written(args[0], func(s *data.Story, w *i18n.Catalog) (string, error) { return publish.Page(args[1].String(), s, w) })
}

// seen(words) is what of the story is shown beside the form, in a language.
func (f *form) seen(args []js.Value) any {
	w, err := i18n.DecodeWhole(args[0].String())
	if err != nil || f.Seen() == nil {
		return ""
	}
	text, err := publish.Page(publish.PlaceContent, f.Seen(), w)
	if err != nil {
		return ""
	}
	return text
}

// plain(words) is the story as plain HTML.
func (f *form) plain(args []js.Value) any { return f.written(args[0], publish.Plain) }

func (f *form) written(words js.Value, write func(*data.Story, *i18n.Catalog) (string, error)) any {
	w, err := i18n.DecodeWhole(words.String())
	if err != nil || f.Story() == nil {
		return ""
	}
	text, err := write(f.Story(), w)
	if err != nil {
		return ""
	}
	return text
}

// said has a function of JavaScript give a text.
func said(text func() string) func([]js.Value) any {
	return func([]js.Value) any { return text() }
}

// ratings(words) is what the page says of each statement, by its id; JSON, empty while something is left to do.
func (f *form) ratings(args []js.Value) any {
	if !f.Ready() {
		return ""
	}
	return f.written(args[0], func(s *data.Story, w *i18n.Catalog) (string, error) {
		rating := publish.Ratings(s, w)
		var pairs []string
		for i := range s.Statements {
			pairs = append(pairs, s.Statements[i].ID, rating(s.Statements[i].ID))
		}
		return draft.Object(pairs...).String(), nil
	})
}

// outline() is the compact form of the story's outline, for the page's program.
func (f *form) outline([]js.Value) any {
	return string(data.EncodeOutline(data.NewOutline(data.NewIndex(f.Story()))))
}

// quotations(words) is the file of the quotations of all records in a language.
func (f *form) quotations(args []js.Value) any {
	return f.written(args[0], func(s *data.Story, w *i18n.Catalog) (string, error) {
		return publish.Quotations(data.NewIndex(s), w), nil
	})
}

// site(words, frames) gives the pages of a site in a language, and what these lead to, each with its name.
func (f *form) site(args []js.Value) any {
	w, err := i18n.DecodeWhole(args[0].String())
	if err != nil {
		return nil
	}
	read, err := draft.Read(args[1].String())
	if err != nil {
		return nil
	}
	frames := make([]publish.File, read.Len())
	for i := range frames {
		at := "[" + strconv.Itoa(i) + "]"
		frames[i] = publish.File{Name: read.Get(at + ".name"), Text: read.Get(at + ".text")}
	}
	files, err := publish.Site(frames, f.Story(), w)
	if err != nil {
		return nil
	}
	list := make([]any, len(files))
	for i, file := range files {
		list[i] = []any{file.Name, file.Text}
	}
	return list
}

// leave() asks whether to close a story that no file has.
func (f *form) leave([]js.Value) any { return f.Leave() }

// see(lang, wide, dark) changes how the preview is seen.
func (f *form) see(args []js.Value) any {
	f.seeing.Lang, f.seeing.Wide, f.seeing.Dark = args[0].String(), args[1].Bool(), args[2].Bool()
	f.draw()
	return nil
}
