// Package archive is the list of all statements of a story that has very many, in files
// that a page loads as it needs them: entries, by day, and an index of the words in them. The
// build writes them ([Files]); the page's program reads the [Manifest], which names the
// others, and then those that have the entries in sight ([DecodeEntries]) or the words that
// are searched ([DecodeIndex], [Search]).
//
// The rules of the format:
//
//   - Every file is text in UTF-8, so that servers compress it, and begins as
//     [data.Frame] has it. What is cut off or damaged is refused; nothing makes a decoder panic,
//     hang or allocate out of proportion to what it was given.
//   - A number is digits of five bits, the lowest first, each a character from '0'; 32 is added to all but the last.
//   - Entries have the number of their place among all, which is that of their days. So
//     what was said by a day is the first so many entries.
//   - A file's name has a hash of its content, so that it can be kept for ever.
package archive

import (
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
)

// Entry is a statement in the list, in few lines.
type Entry struct {
	ID       string
	Said     string // the date, as far as it is known
	By       string // the last ISO day that the date may mean
	Speaker  int    // in the manifest
	Name     string // the speaker's, where it was another on that day
	Note     string // what qualifies the words
	Words    string // all of them, up to a bound; these are searched
	Exact    bool   // whether they are what was said, and stand in quotation marks
	Lang     string // of the words, where it is not the story's
	Evidence []Evidence
}

// Evidence is a record that bears on the statement of an entry.
type Evidence struct {
	Type data.RelationType
	By   string // the last ISO day on which it may have become public, or been said
	Date string // the date of a statement that corrects this one, as far as it is known
}

// Bound is how many bytes of a statement's words an entry has. Longer ones end in an
// ellipsis; the index has all words.
const Bound = 800

// entriesOf lists a story's statements by the day by which they were made, and all their words.
func entriesOf(x *data.Index) (entries []Entry, words []string) {
	speakers := make(map[string]int, len(x.Speakers))
	for i := range x.Speakers {
		speakers[x.Speakers[i].ID] = i
	}
	for _, i := range data.StatementsByDay(x) {
		s := &x.Statements[i]
		r := Entry{ID: s.ID, Said: s.Date(), By: s.Day(), Speaker: speakers[s.Speaker], Name: s.Name, Note: s.Qualifier}
		var all string
		all, r.Exact, r.Lang = said(s.Words)
		r.Words = shorten(all)
		from, to := x.PlacementsOf(i)
		for _, p := range x.Placements[from:to] {
			r.Evidence = append(r.Evidence, Evidence{Type: x.Relations[p.Relation].Type, By: x.Findings[p.Finding].Day()})
		}
		for _, n := range x.StatementRelations(i) {
			if rel := &x.Relations[n]; rel.Type == data.Corrects && rel.From == s.ID {
				by := x.StatementAt(rel.To)
				r.Evidence = append(r.Evidence, Evidence{rel.Type, by.Day(), by.Date()})
			}
		}
		entries, words = append(entries, r), append(words, all)
	}
	return entries, words
}

// said joins the passages of a statement in a line: whether all are exact words, and in what
// language, if it is one and not the story's.
func said(passages []data.Passage) (line string, exact bool, lang string) {
	exact = true
	for i := range passages {
		p := &passages[i]
		if p.Alternative {
			continue // it is of the same words
		}
		switch {
		case i == 0:
			lang = p.Lang
		case p.Adjacent:
			line += " "
		default:
			line += " … "
		}
		if p.Lang != lang {
			lang = ""
		}
		exact = exact && p.Form == ""
		line += strings.Join(strings.Fields(p.Text), " ")
	}
	return line, exact, lang
}

// shorten cuts a line between words, or anywhere if there are no spaces.
func shorten(line string) string {
	if len(line) <= Bound {
		return line
	}
	end := Bound
	for !utf8.RuneStart(line[end]) {
		end--
	}
	if space := strings.LastIndexByte(line[:end], ' '); space > Bound/2 {
		end = space
	}
	return line[:end] + "\u00a0…"
}
