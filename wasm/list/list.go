// Package list has the decisions of the page that lists all statements of an archive: which of
// them are in sight, which files that takes, and which statements a search finds. It is pure; a
// program tells it what a reader does and what has arrived, and asks it what to draw.
package list

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/archive"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/record"
	"statement-evidence/wasm/state"
)

// Messages are those that the program says.
var Messages = append([]i18n.MessageID{
	i18n.Lang, i18n.Dir, i18n.Day, i18n.DayFirst, i18n.Months, i18n.MonthNames, i18n.Month, i18n.Roughly, i18n.Space,
	i18n.Quote, i18n.QuoteLtr, i18n.Label, i18n.ListAnd, i18n.ListComma, i18n.ListStop, i18n.Sentence,
	i18n.Statements, i18n.NothingFor, i18n.ArchiveWaiting, i18n.ArchiveFailed, i18n.ArchiveAgain,
}, record.InLists...)

// List is the list of one page. Its zero value is not usable; see [New].
type List struct {
	record.Presenter // of a story without records: it says what there is to say of one
	*archive.Manifest

	query   string
	speaker int // or -1 for all
	asOf    string
	terms   []archive.Term
	at      int // the entry to be shown first once the search is answered, or -1

	shown   archive.Shown // what the last search that was answered has found
	waiting []string      // files without which the search has no answer
	files   files
	View
}

// New makes the list of an archive.
func New(m *archive.Manifest, w *i18n.Catalog) *List {
	l := &List{Presenter: record.New(&data.Index{Story: &data.Story{Lang: m.Lang}}, w), Manifest: m, speaker: -1, at: -1, files: newFiles()}
	l.search()
	return l
}

// Do does what a reader asks for:
//
//	search:WORDS    search these words; none ends the search
//	speaker:ID      list the statements of a speaker; none is of all
//	as-of:DAY       list what was said by a day; none is today
//	again           ask once more for what has failed
//	go:FRAGMENT     be where an address points
//
// It reports whether what is listed is to be drawn again.
func (l *List) Do(action string) bool {
	verb, value, _ := strings.Cut(action, ":")
	at := 0
	switch verb {
	case "search":
		l.query = value
	case "speaker":
		l.speaker = l.speakerAt(value)
	case "as-of":
		l.asOf = dayOf(value)
	case "again":
		l.files.forgive()
		return l.resume()
	case "go":
		at = l.parse(value)
	default:
		return false
	}
	l.files.forgive()
	l.at = at
	return l.search()
}

func (l *List) speakerAt(id string) int {
	return slices.IndexFunc(l.Speakers, func(s archive.Speaker) bool { return s.ID == id })
}

// search begins a search, or ends the one there is, and reports whether it is answered.
func (l *List) search() bool {
	l.terms = archive.Query(l.query)
	return l.answer()
}

// resume goes on with a search that waits, and reports whether it is answered.
func (l *List) resume() bool { return len(l.waiting) > 0 && l.answer() }

// answer finds what is searched, if all files that it takes are there.
func (l *List) answer() bool {
	l.waiting = nil
	need := func(name string) { l.waiting = append(l.waiting, name) }
	below := l.below(need)
	s := archive.Search{
		Entries: l.Manifest.Entries, First: l.First,
		Index: func(n int) *archive.Index { return l.files.index(l.IndexName(n, false)) },
		Places: func(n int) *archive.Places {
			return l.files.places(l.IndexName(n, true), l.IndexName(n, false))
		},
		Need: func(n int, places bool) { need(l.IndexName(n, places)) },
	}
	var speakers []int
	if l.speaker >= 0 {
		speakers = []int{l.speaker}
	}
	set, complete := archive.Set(nil), true
	if len(l.terms) > 0 || speakers != nil {
		set, complete = s.Find(l.terms, speakers)
	}
	if !complete || len(l.waiting) > 0 {
		return false
	}
	l.shown = archive.Show(set, below)
	l.settle()
	return true
}

// settle scrolls to the entry that is to stand first, once it is known how high entries are.
func (l *List) settle() {
	if l.at >= 0 && l.View.Entry > 0 {
		l.View.move(l.at, l.Len())
		l.at = -1
	}
}

// Scroll is told how far the list is scrolled, how much of it is in sight, and how high an entry is, in
// pixels. It reports whether the list is to be scrolled elsewhere, which is so at first.
func (l *List) Scroll(scrolled, sight, entry float64) bool {
	l.View.scroll(scrolled, sight, entry)
	if l.at < 0 || l.Waits() {
		return false
	}
	l.settle()
	return true
}

// below is how many entries were said by the day as of which is listed; it takes the
// one file that has the end of that day.
func (l *List) below(need func(string)) int {
	if l.asOf == "" {
		return l.Manifest.Entries
	}
	file := l.FilesBy(l.asOf) - 1
	if file < 0 {
		return 0
	}
	entries := l.files.entries(l.EntriesName(file))
	if entries == nil {
		need(l.EntriesName(file))
		return 0
	}
	n := file * l.PerFile
	for i := range entries {
		if entries[i].By <= l.asOf {
			n++
		}
	}
	return n
}

// Waits reports whether a search has no answer yet.
func (l *List) Waits() bool { return len(l.waiting) > 0 }

// Len is how many statements are listed.
func (l *List) Len() int { return l.shown.Len() }

// Window gives which of the listed are drawn: those in sight, and a few before and after.
func (l *List) Window() (from, to int) { return l.View.window(l.Len()) }

// Height is how high the list is, in pixels.
func (l *List) Height() float64 { return l.View.height(l.Len()) }

// Top is where one of the listed stands in it.
func (l *List) Top(i int) float64 { return l.View.top(i, l.Len()) }

// nameOf is the file that one of the listed is in.
func (l *List) nameOf(i int) string { return l.EntriesName(l.FileOf(l.shown.Number(i))) }

// atOnce is how many files are asked for at once besides those that a search waits for, so that a reader who
// drags the thumb does not wait for all that they pass.
const atOnce = 6

// Wanted gives the files to ask for now, the most urgent first: what a search waits for, what is in
// sight, then what comes next in the direction of the last move. It gives each once, until it has arrived or failed.
func (l *List) Wanted() (names []string) {
	for _, name := range l.waiting {
		if l.files.ask(name) {
			names = append(names, name)
		}
	}
	ask := func(name string) {
		if l.files.asked < atOnce && l.files.ask(name) {
			names = append(names, name)
		}
	}
	n := l.Len()
	first, last := l.View.sight(n)
	for i := first; i < last; i++ {
		ask(l.nameOf(i))
	}
	// A hit has a file of its own, a statement of all shares it with its neighbours.
	ahead := last - first
	if n == l.Manifest.Entries {
		ahead = max(2*l.PerFile, 2*ahead)
	}
	for k := range ahead {
		i := last + k
		if l.View.up {
			i = first - 1 - k
		}
		if i < 0 || i >= n {
			break
		}
		ask(l.nameOf(i))
	}
	return names
}

// Arrived takes a file. It reports which of the listed it has, of those that are drawn, and whether
// a search that has waited is answered. A file that cannot be read is one that has failed.
func (l *List) Arrived(name string, content []byte) (drawn []int, answered bool) {
	if !l.files.arrived(name, content, len(l.Speakers)) {
		return nil, false
	}
	if l.resume() {
		return nil, true
	}
	from, to := l.Window()
	for i := from; i < to; i++ {
		if l.nameOf(i) == name {
			drawn = append(drawn, i)
		}
	}
	return drawn, false
}

// fails reports whether something that is wanted has failed.
func (l *List) fails() bool {
	for _, name := range l.waiting {
		if l.files.hasFailed(name) {
			return true
		}
	}
	from, to := l.View.sight(l.Len())
	for i := from; i < to; i++ {
		if l.files.hasFailed(l.nameOf(i)) {
			return true
		}
	}
	return false
}

// Failed takes it that a file has not arrived.
func (l *List) Failed(name string) { l.files.failed(name) }

// Fragment writes what is listed, and which statement stands first in sight, as the part of an address after "#".
func (l *List) Fragment() string {
	var parts []string
	if q := strings.TrimSpace(l.query); q != "" {
		parts = append(parts, "q="+state.Escape(q))
	}
	if l.speaker >= 0 {
		parts = append(parts, "speaker="+state.Escape(l.Speakers[l.speaker].ID))
	}
	if l.asOf != "" {
		parts = append(parts, "as-of="+l.asOf)
	}
	at := l.at
	if at < 0 {
		at = int(l.View.first(l.Len()))
	}
	if at > 0 {
		parts = append(parts, "at="+strconv.Itoa(at))
	}
	return strings.Join(parts, "&")
}

// parse reads an address, and gives the entry that stands first. What it does not know it leaves out.
func (l *List) parse(fragment string) (at int) {
	l.query, l.speaker, l.asOf = "", -1, ""
	for _, part := range strings.Split(strings.TrimPrefix(fragment, "#"), "&") {
		key, value, _ := strings.Cut(part, "=")
		value = state.Unescape(value)
		switch key {
		case "q":
			l.query = value
		case "speaker":
			l.speaker = l.speakerAt(value)
		case "as-of":
			l.asOf = dayOf(value)
		case "at":
			at = digits(value)
		}
	}
	return at
}

// dayOf is an ISO day; of anything else it is empty.
func dayOf(text string) string {
	if _, ok := data.Days(text); ok {
		return text
	}
	return ""
}

// digits reads a number of at most nine digits; of anything else it is 0. What package strconv
// has for it brings messages of errors, which are a twentieth of the program.
func digits(text string) (n int) {
	for i := range len(text) {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 || i == 9 {
			return 0
		}
		n = 10*n + digit
	}
	return n
}

// Pixels reads numbers of pixels, parted by commas.
func Pixels(text string) (all [3]float64) {
	for i := range all {
		var one string
		one, text, _ = strings.Cut(text, ",")
		all[i] = float64(digits(one))
	}
	return all
}

// Chosen is what the controls are to show: the words, the speaker's id and the day.
func (l *List) Chosen() (query, speaker, asOf string) {
	if l.speaker >= 0 {
		speaker = l.Speakers[l.speaker].ID
	}
	return l.query, speaker, l.asOf
}
