// Package exchange makes drafts of stories from what others write, and gives stories in the
// forms that others read. Package claimreview has the reviews of fact-checkers, package
// table the rows of a spreadsheet.
//
// Nothing is invented on the way. A text that was not given is empty in a [Draft], and
// check names it; what was given and has no place in a story is kept as it was, in the
// draft's Origin, and comes back when the story is exported. Tools and the maker use these
// packages; they know neither files nor the network.
package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// MaxBytes is the largest input that is read.
const MaxBytes = 32 << 20

// Draft is a story that is not finished.
type Draft struct {
	Story  data.Story
	Origin []byte // JSON: what it was made of, for the export; nil if the story says all of it
	Notes  []Note
}

// Note is something that an editor has to look at: it was given, and is not in the story as it was.
type Note struct {
	Path string `json:"path"` // of the field in the story: "statements[3].at"; empty for the story as a whole
	Text string `json:"text"` // what it is about, and what to do
}

// String gives path and text in one line.
func (n Note) String() string {
	if n.Path == "" {
		return "story: " + n.Text
	}
	return n.Path + ": " + n.Text
}

// Note adds a note to the draft.
func (d *Draft) Note(path, format string, args ...any) {
	d.Notes = append(d.Notes, Note{path, fmt.Sprintf(format, args...)})
}

// New gives a draft with nothing in it.
func New() *Draft {
	return &Draft{Story: data.Story{
		Schema:        "../../story.schema.json",
		FormatVersion: data.FormatVersion,
		Lead:          []data.Pairing{}, Speakers: []data.Speaker{}, Statements: []data.Statement{}, Findings: []data.Finding{},
		Relations: []data.Relation{}, Sources: []data.Source{}, Corrections: []data.Correction{},
	}}
}

// JSON gives a story as the text of its file.
func JSON(s *data.Story) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(s)
	return b.Bytes(), err
}

// maxID is how long an id is made; the rules allow twice as much.
const maxID = 40

// IDs makes ids of texts, none of them twice. It counts how often each was made.
type IDs map[string]int

// New makes an id of texts, such as a name and a day: their letters and digits as far as these are
// Latin, or the words in fallback where none are.
func (ids IDs) New(fallback string, texts ...string) string {
	id := slug(strings.Join(texts, " "), maxID)
	if id == "" {
		id = fallback
	}
	unique := id
	for ids[unique] > 0 {
		ids[id]++
		unique = fmt.Sprintf("%s-%d", id, ids[id])
	}
	ids[unique]++
	return unique
}

// slug gives the words of a text as an id, as many as there is room for.
func slug(text string, room int) string {
	words := strings.FieldsFunc(strings.ReplaceAll(typography.Fold(text), "'", ""), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	id := ""
	for _, word := range words {
		if id != "" {
			word = "-" + word
		}
		if len(id)+len(word) > room {
			if id == "" {
				id = word[:room]
			}
			break
		}
		id += word
	}
	return id
}

// First gives the first n words of a text.
func First(n int, text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// Date gives the date that a text names for sure, alone or with a time after its day:
// "2018-07", "2020-08-31T17:22:16+05:30", but not "03/04/2020", which is read in two ways.
func Date(text string) (date string, ok bool) {
	if len(text) > len("2006-01-02") && strings.IndexByte("T t", text[len("2006-01-02")]) >= 0 {
		text = text[:len("2006-01-02")]
	}
	if _, _, ok = data.Span(text); !ok {
		return "", false
	}
	return text, true
}

// Clean gives a text as one paragraph.
func Clean(text string) string { return strings.Join(strings.Fields(text), " ") }

// Host gives the host of an address, without "www.".
func Host(address string) string {
	_, host, _ := strings.Cut(address, "://")
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	host = host[strings.LastIndexByte(host, '@')+1:]
	host, _, _ = strings.Cut(host, ":")
	return strings.TrimPrefix(host, "www.")
}
