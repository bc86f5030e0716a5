package list_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/archive"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/list"
	"statement-evidence/wasm/node"
)

// reader has a list, as a page has it, and the files of its archive.
type reader struct {
	*list.List
	t      *testing.T
	files  map[string][]byte
	loaded []string        // in the order in which they were asked for
	broken map[string]bool // files that do not arrive; "" is all
}

func read(t *testing.T, s *data.Story) *reader {
	t.Helper()
	manifest, files := archive.Files(data.NewIndex(s))
	m, err := archive.DecodeManifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{List: list.New(m, english(t)), t: t, files: map[string][]byte{}, broken: map[string]bool{}}
	for _, f := range files {
		r.files[f.Name] = f.Content
	}
	r.Scroll(0, 600, 100)
	return r
}

// english is the words that the list is sent: it says all that it says with these.
func english(t *testing.T) *i18n.Catalog {
	t.Helper()
	w, err := i18n.DecodeWhole(i18n.EncodeOnly(i18ntest.Load(t, "en"), list.Messages))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// load has all arrive that is asked for, and what that asks for.
func (r *reader) load() *reader {
	for asked := r.Wanted(); asked != nil; asked = r.Wanted() {
		for _, name := range asked {
			r.loaded = append(r.loaded, name)
			content, there := r.files[name]
			if !there {
				r.t.Fatalf("%s is no file", name)
			}
			if r.broken[name] || r.broken[""] {
				r.Failed(name)
			} else {
				r.Arrived(name, content)
			}
		}
	}
	return r
}

func (r *reader) do(actions ...string) *reader {
	for _, a := range actions {
		r.Do(a)
		r.load()
	}
	return r
}

// drawn is the text of those that are drawn.
func (r *reader) drawn() (texts []string) {
	from, to := r.Window()
	for i := from; i < to; i++ {
		texts = append(texts, node.TextContent(r.Draw(i)))
	}
	return texts
}

func (r *reader) status() string { return node.TextContent(r.Status()) }

func TestWhatIsInSightIsDrawn(t *testing.T) {
	s := datatest.Generate(500)
	r := read(t, s)
	if r.Len() != 500 || r.Height() != 50_000 {
		t.Errorf("%d statements are %v pixels high", r.Len(), r.Height())
	}
	for _, text := range r.drawn() {
		if text != "…" {
			t.Errorf("before anything has arrived, there is %q", text)
		}
	}
	r.load()
	for _, scrolled := range []float64{0, 50, 10_000, 49_400, 60_000} {
		r.Scroll(scrolled, 600, 100)
		r.load()
		from, to := r.Window()
		if from > max(int(scrolled/100)-5, 0) && scrolled < 50_000 || to < min(int(scrolled/100)+7, 500) || to-from > 30 {
			t.Errorf("at %v, %d to %d are drawn", scrolled, from, to)
		}
		for i, text := range r.drawn() {
			if text == "…" || text == "" {
				t.Errorf("at %v, the %d. is not there", scrolled, from+i)
			}
			if top := r.Top(from + i); top != float64(100*(from+i)) {
				t.Errorf("the %d. stands at %v", from+i, top)
			}
		}
	}
	seen := map[string]bool{}
	for _, name := range r.loaded {
		if seen[name] {
			t.Errorf("%s is loaded twice", name)
		}
		seen[name] = true
	}
}

// An entry says whose words, when, in quotation marks if they are exact, and what bears on them, as of the day.
func TestEntriesSayWhatThereIs(t *testing.T) {
	s := datatest.Small(t)
	r := read(t, s).load()
	x := data.NewIndex(s)
	texts := strings.Join(r.drawn(), "\n")
	for i := range s.Statements {
		st := &s.Statements[i]
		if !strings.Contains(texts, x.SpeakerAt(st.Speaker).Name) || !strings.Contains(texts, strings.Fields(st.Words[0].Text)[0]) {
			t.Errorf("%s is not there: %s", st.ID, texts)
		}
	}
	if !strings.Contains(texts, "“") || !strings.Contains(texts, "records: ") && !strings.Contains(texts, "record: ") {
		t.Error(texts)
	}
	first, last := "9999", ""
	for i := range s.Statements {
		first, last = min(first, s.Statements[i].Day()), max(last, s.Statements[i].Day())
	}
	if r.do("as-of:" + first); r.Len() == 0 || r.Len() == len(s.Statements) {
		t.Errorf("by %s, %d were said", first, r.Len())
	}
}

// As of a day, an entry counts the records that were public by then, and no other.
func TestEntriesCountRecordsAsOfADay(t *testing.T) {
	s := datatest.First(t)
	r, x := read(t, s).load(), data.NewIndex(s)
	fewer := 0
	for i := range s.Statements {
		from, to := x.PlacementsOf(i)
		for _, of := range x.Placements[from:to] {
			day := max(s.Statements[i].Day(), x.Findings[of.Finding].Day())
			public := 0
			for _, p := range x.Placements[from:to] {
				if x.Findings[p.Finding].Day() <= day {
					public++
				}
			}
			if public < to-from {
				fewer++
			}
			r.do("as-of:" + day)
			at := slices.Index(data.StatementsByDay(x), i)
			r.Scroll(float64(100*at), 600, 100)
			r.load()
			text := node.TextContent(r.Draw(at))
			if want := english(t).FormatPlural(i18n.Findings, public) + ":"; !strings.Contains(text, want) {
				t.Errorf("as of %s, %s has %s: %s", day, s.Statements[i].ID, want, text)
			}
		}
	}
	if fewer == 0 {
		t.Error("on no day is any record not yet public")
	}
}

func TestSearch(t *testing.T) {
	var texts []string
	for i := range 300 {
		texts = append(texts, fmt.Sprintf("Statement number%d is about %s", i, []string{"the harbour", "schools", "l’été"}[i%3]))
	}
	s := &data.Story{ID: "s", Lang: "en", Speakers: []data.Speaker{{ID: "ada", Name: "Ada"}, {ID: "bo", Name: "Bo"}}}
	for i, text := range texts {
		s.Statements = append(s.Statements, data.Statement{ID: fmt.Sprint("s", i), Speaker: []string{"ada", "bo"}[i%2], At: data.ISODay(17_000 + i), Words: []data.Passage{{Text: text}}})
	}
	r := read(t, s).load()
	for _, c := range []struct {
		actions string
		found   int
		status  string
	}{
		{"search:HARB", 100, "100 statements."},
		{`search:"about the har`, 100, "100 statements."},
		{`search:"the about"`, 0, "No results for “\"the about\"”."},
		{"search:ete", 100, "100 statements."},
		{"speaker:bo", 50, "50 statements."},
		{"as-of:" + data.ISODay(17_011), 2, "2 statements."},
		{"search:", 6, "6 statements."},
		{"search:number7", 1, "1 statement."},
		{"search:nothing", 0, "No results for “nothing”, Bo, 29 July 2016."},
		{"as-of:", 0, "No results for “nothing”, Bo."},
		{"as-of:gibberish", 0, "No results for “nothing”, Bo."},
		{"speaker:nobody", 0, "No results for “nothing”."},
		{"search:", 300, "300 statements."},
		{"search:…", 300, "300 statements."},
	} {
		r.do(c.actions)
		if r.Len() != c.found || r.status() != c.status {
			t.Errorf("%s: %d, %q; want %d, %q", c.actions, r.Len(), r.status(), c.found, c.status)
		}
	}
	r.do("search:number42")
	marked := node.El("div", nil, r.Draw(0))
	if text := find(marked, "mark"); text == nil || node.TextContent(text) != "number42" {
		t.Errorf("not marked: %s", node.Lines(marked))
	}
	if a := find(marked, "a"); a == nil || !slices.Contains(a.Attrs, "statement/s42.html") {
		t.Errorf("no link to its page: %s", node.Lines(marked))
	}
}

func find(n *node.Node, tag string) *node.Node {
	if n.Tag == tag {
		return n
	}
	for _, k := range n.Kids {
		if found := find(k, tag); found != nil {
			return found
		}
	}
	return nil
}

// A hit far behind in the words is in sight.
func TestHitsAreInSight(t *testing.T) {
	s := &data.Story{ID: "s", Lang: "en", Speakers: []data.Speaker{{ID: "ada", Name: "Ada"}}, Statements: []data.Statement{
		{ID: "s", Speaker: "ada", At: "2018-01-01", Words: []data.Passage{{Text: strings.Repeat("many words ", 30) + "then a needle, and more"}}}}}
	r := read(t, s).do("search:needle")
	if text := node.TextContent(r.Draw(0)); !strings.Contains(text, "“…\u00a0") || strings.Index(text, "needle") > 80 {
		t.Error(text)
	}
}

// While a search has no answer, what was listed stays.
func TestSearchWaits(t *testing.T) {
	r := read(t, datatest.Generate(200)).load()
	before := r.Len()
	if r.Do("search:budget"); !r.Waits() || r.Len() != before || r.status() != "Searching…" {
		t.Errorf("%v, %d, %q", r.Waits(), r.Len(), r.status())
	}
	if r.Do("search:"); r.Waits() || r.Len() != before {
		t.Error("ending a search waits")
	}
}

// The address leads back to what is listed, and to the place in it.
func TestAddress(t *testing.T) {
	s := datatest.Generate(500)
	r := read(t, s).load()
	if r.Fragment() != "" {
		t.Errorf("a list that nobody has touched has the address %q", r.Fragment())
	}
	r.do("search:"+start(node.TextContent(r.Draw(3))), "speaker:"+s.Speakers[0].ID, "as-of:"+s.Statements[499].Day(), "search:", "search:é & 1=2")
	r.do("search:")
	r.Scroll(2_345, 600, 100)
	address := r.Fragment()
	if want := "speaker=" + s.Speakers[0].ID + "&as-of=" + s.Statements[499].Day() + "&at="; !strings.HasPrefix(address, want) {
		t.Errorf("%q, want %s…", address, want)
	}
	again := read(t, s)
	again.do("go:#" + address)
	if again.Fragment() != address || again.Len() != r.Len() || again.Scrolled != 2_300 {
		t.Errorf("%q leads to %q, at %v", address, again.Fragment(), again.Scrolled)
	}
	for _, odd := range []string{"#q=é%20%26%201%3D2", "#at=99999", "#at=-1&speaker=nobody&as-of=1&q", "#%zz&&=", "#s-1"} {
		again.do("go:" + odd)
		if q, _, _ := again.Chosen(); strings.HasPrefix(odd, "#q=é") && q != "é & 1=2" {
			t.Errorf("%q is read as %q", odd, q)
		}
		if top := again.Scrolled; top < 0 || top > again.Height() {
			t.Errorf("%s: at %v of %v", odd, top, again.Height())
		}
	}
}

// A place in the address counts although the words were searched before entries had a height.
func TestAddressBeforeAnEntryHasAHeight(t *testing.T) {
	s := datatest.Generate(500)
	manifest, _ := archive.Files(data.NewIndex(s))
	m, err := archive.DecodeManifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	l := list.New(m, i18ntest.Load(t, "en"))
	l.Do("go:#at=400")
	if !l.Scroll(0, 600, 100) || l.Scrolled != 40_000 || l.Scroll(40_000, 600, 100) {
		t.Errorf("at %v", l.Scrolled)
	}
}

// What has failed is said, and asked for once more.
func TestFailure(t *testing.T) {
	r := read(t, datatest.Generate(500))
	r.broken[""] = true
	r.load()
	if !strings.HasPrefix(r.status(), "Part of the list could not be loaded") || !strings.HasSuffix(r.status(), "Try again") {
		t.Error(r.status())
	}
	asked := len(r.loaded)
	if r.load(); len(r.loaded) != asked {
		t.Error("it is asked for again and again")
	}
	r.broken = map[string]bool{}
	if r.do("again"); r.status() != "500 statements." || slices.Contains(r.drawn(), "…") {
		t.Errorf("%q, %q", r.status(), r.drawn()[0])
	}
	r.broken[""] = true
	if r.do("search:budget"); !strings.HasPrefix(r.status(), "Part of") || r.Len() != 500 {
		t.Errorf("%q, %d", r.status(), r.Len())
	}
	if r.do("search:"); r.status() != "500 statements." {
		t.Errorf("what is no longer searched is said to have failed: %q", r.status())
	}
	r.broken = map[string]bool{}
	for name := range r.files {
		if strings.HasPrefix(name, "entries-9.") {
			r.files[name] = []byte("<!DOCTYPE html>")
		}
	}
	r.Scroll(9*32*100, 600, 100)
	if r.load(); !strings.HasPrefix(r.status(), "Part of") {
		t.Errorf("another file in its place: %q", r.status())
	}
}

// However long somebody reads, what is kept is bounded, and nothing in sight is given up.
func TestWhatIsKeptIsBounded(t *testing.T) {
	r := read(t, datatest.Generate(12_000))
	reads := 0
	for range 2 {
		for scrolled := 0.0; scrolled < r.Height(); scrolled += 6_000 {
			r.Scroll(scrolled, 600, 100)
			r.load()
			if slices.Contains(r.drawn(), "…") {
				t.Fatalf("at %v something is missing", scrolled)
			}
			reads++
		}
	}
	if kept := r.Kept(); kept > 8<<20 || reads < 100 || len(r.loaded) < 300 {
		t.Errorf("%d bytes are kept after %d times and %d files", kept, reads, len(r.loaded))
	}
}

// A reader who drags the thumb does not wait for all that is passed.
func TestPassedFilesAreNotWaitedFor(t *testing.T) {
	r := read(t, datatest.Generate(3_000))
	asked := 0
	for scrolled := 0.0; scrolled < 250_000; scrolled += 10_000 {
		r.Scroll(scrolled, 600, 100)
		asked += len(r.Wanted())
	}
	if asked == 0 || asked > 8 {
		t.Errorf("%d files are asked for at once", asked)
	}
}

// What comes next in the direction of reading is asked for before it is in sight.
func TestWhatComesNextIsThere(t *testing.T) {
	r := read(t, datatest.Generate(1_000)).load()
	for _, step := range []float64{500, -500} {
		at := r.Scrolled + 5*step
		for range 40 {
			if at += step; at < 0 {
				break
			}
			r.Scroll(at, 600, 100)
			if slices.Contains(r.drawn(), "…") {
				t.Errorf("at %v after %v, something in sight is missing", at, step)
			}
			r.load()
		}
		r.Scroll(max(at, 0), 600, 100)
		r.load()
	}
}

// A list that browsers could not lay out is drawn all the same, from the first to the last.
func TestListsOfAnyLength(t *testing.T) {
	const n = 400
	for _, entry := range []float64{100, 50_000, 100_000} { // 400 of these are as high as many of those that there are
		r := read(t, datatest.Generate(n))
		r.Scroll(0, 600_000, entry)
		if r.Height() > list.Highest {
			t.Errorf("%v high", r.Height())
		}
		if from, _ := r.Window(); from != 0 || r.Top(0) != 0 {
			t.Errorf("%v: the first is the %d., at %v", entry, from, r.Top(0))
		}
		end := r.Height() - 600_000
		r.Scroll(end, 600_000, entry)
		_, to := r.Window()
		if bottom := r.Top(n-1) + entry; to != n || bottom > r.Height()+1 || bottom < r.Height()-1 && r.Height() > 600_000 {
			t.Errorf("%v: at the end, those before the %d. are drawn, the last ends at %v of %v", entry, to, bottom, r.Height())
		}
		r.Do("go:#at=200")
		if from, to := r.Window(); from > 200 || to <= 200 {
			t.Errorf("%v: %d to %d are drawn, not the 200.", entry, from, to)
		}
	}
	// The largest archive that we try is scrolled as it is, in a narrow window, too.
	if high := 100_000.0 * 160; high > list.Highest {
		t.Errorf("%v pixels", high)
	}
}

func start(text string) string { return strings.Fields(text)[0] }
