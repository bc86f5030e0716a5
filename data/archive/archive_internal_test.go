package archive

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/typography"
)

// archived is the files of a story, as a program reads them.
type archived struct {
	*Manifest
	files   map[string][]byte
	entries []Entry
	index   map[int]*Index // those that were read
	places  map[int]*Places
}

func read(t testing.TB, x *data.Index) archived {
	t.Helper()
	manifest, files := Files(x)
	m, err := DecodeManifest(manifest)
	if err != nil {
		t.Fatal(err)
	}
	a := archived{m, map[string][]byte{}, nil, map[int]*Index{}, map[int]*Places{}}
	for _, f := range files {
		a.files[f.Name] = f.Content
	}
	for _, f := range append(files, File{"manifest", manifest}) {
		if !utf8.Valid(f.Content) { // a browser reads it as text
			t.Errorf("%s is not in UTF-8", f.Name)
		}
	}
	if len(a.files) != len(files) {
		t.Fatal("two files have one name")
	}
	for i := range m.EntryFiles {
		entries, err := DecodeEntries(a.file(t, m.EntriesName(i)), len(m.Speakers))
		if err != nil {
			t.Fatal(err)
		}
		a.entries = append(a.entries, entries...)
	}
	return a
}

func (a archived) file(t testing.TB, name string) []byte {
	t.Helper()
	content, there := a.files[name]
	if !there {
		t.Fatalf("there is no %s", name)
	}
	return content
}

// search searches, and reads the files that are needed.
func (a archived) search(t testing.TB, terms []Term, speakers ...int) []int32 {
	t.Helper()
	index, places := a.index, a.places
	s := &Search{Entries: a.Entries, First: a.First,
		Index: func(file int) *Index { return index[file] }, Places: func(file int) *Places { return places[file] }}
	var asked []func()
	s.Need = func(file int, ofPlaces bool) {
		asked = append(asked, func() {
			x, err := DecodeIndex(a.file(t, a.IndexName(file, false)))
			if err != nil {
				t.Fatal(err)
			}
			index[file] = x
			if ofPlaces {
				if places[file], err = DecodePlaces(a.file(t, a.IndexName(file, true)), x); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	for range 2 {
		set, complete := s.Find(terms, speakers)
		if complete {
			return set.Entries(a.Entries)
		}
		for _, load := range asked {
			load()
		}
		asked = nil
	}
	t.Fatal("it asks again for what it was given")
	return nil
}

// of makes a story of texts, a statement each.
func of(texts ...string) *data.Story {
	s := &data.Story{ID: "story", Lang: "en", Speakers: []data.Speaker{{ID: "a", Name: "Ada"}, {ID: "b", Name: "Boris"}}}
	for i, text := range texts {
		s.Statements = append(s.Statements, data.Statement{
			ID: fmt.Sprint("s", i), Speaker: []string{"a", "b"}[i%2], At: data.ISODay(17_000 + i/3), Words: []data.Passage{{Text: text}},
		})
	}
	return s
}

// What is read of the files is what the story says, whatever it has.
func TestEntriesAreTheStatements(t *testing.T) {
	for name, s := range map[string]*data.Story{"first": datatest.First(t), "small": datatest.Small(t), "many": datatest.Generate(300), "none": {}} {
		x := data.NewIndex(s)
		a := read(t, x)
		want, words := entriesOf(x)
		if !slices.EqualFunc(a.entries, want, func(a, b Entry) bool { return reflect.DeepEqual(a, b) }) {
			t.Errorf("%s: the entries read are others than those written", name)
		}
		if len(a.entries) != len(s.Statements) {
			t.Errorf("%s: %d entries of %d statements", name, len(a.entries), len(s.Statements))
		}
		said := map[string]int{}
		for i, r := range a.entries {
			st := x.StatementAt(r.ID)
			if st == nil || r.Said != st.Date() || r.By != st.Day() || a.Speakers[r.Speaker].ID != st.Speaker {
				t.Errorf("%s: entry %d is %+v", name, i, r)
				continue
			}
			said[st.Speaker]++
			if i > 0 && a.entries[i-1].By > r.By {
				t.Errorf("%s: entry %d is of %s, before which stands %s", name, i, r.By, a.entries[i-1].By)
			}
			from, to := x.PlacementsOf(x.StatementIndex(r.ID))
			corrected := 0
			for _, e := range r.Evidence {
				if e.Type == data.Corrects {
					corrected++
				}
			}
			if len(r.Evidence)-corrected != to-from {
				t.Errorf("%s: %s has %d records, its entry %d", name, r.ID, to-from, len(r.Evidence)-corrected)
			}
			for _, p := range st.Words {
				if !p.Alternative && !strings.Contains(words[i], strings.Join(strings.Fields(p.Text), " ")) {
					t.Errorf("%s: %s lacks %q", name, r.ID, p.Text)
				}
			}
			if len(r.Words) > Bound+len("\u00a0…") {
				t.Errorf("%s: %s has %d bytes of words", name, r.ID, len(r.Words))
			}
		}
		for _, sp := range a.Speakers {
			if sp.Entries != said[sp.ID] {
				t.Errorf("%s: %d entries are said to be of %s, %d are", name, sp.Entries, sp.ID, said[sp.ID])
			}
		}
	}
}

// What is said in no exact words has no quotation marks, and a correction is told.
func TestEntriesTellWhatWordsAre(t *testing.T) {
	s := datatest.Small(t)
	s.Statements[0].Words = []data.Passage{{Text: "a\nb", Lang: "de"}, {Text: "c", Form: data.Paraphrase, Lang: "de"}, {Text: "d", Alternative: true}, {Text: "e", Adjacent: true, Lang: "de"}}
	s.Statements[0].Qualifier, s.Statements[0].Name = "as interpreted", "Dr. A"
	for _, r := range read(t, data.NewIndex(s)).entries {
		if r.ID == s.Statements[0].ID && (r.Exact || r.Words != "a b … c e" || r.Lang != "de" || r.Note != "as interpreted" || r.Name != "Dr. A") {
			t.Errorf("%+v", r)
		}
	}
}

// A long text is cut in an entry, and is searched as a whole.
func TestLongWordsAreSearchedWhole(t *testing.T) {
	a := read(t, data.NewIndex(of(strings.Repeat("alpha ", 300)+"omega", strings.Repeat("長", 1000)+"末")))
	for i, end := range []string{"omega", "末"} {
		if found := a.search(t, Query(end)); !slices.Equal(found, []int32{int32(i)}) {
			t.Errorf("%s: %v", end, found)
		}
		if w := a.entries[i].Words; len(w) > Bound+8 || !strings.HasSuffix(w, "\u00a0…") || strings.ContainsRune(w, 0xfffd) {
			t.Errorf("%q", w)
		}
	}
}

// The files that hold a day are found without reading the others.
func TestFilesByDay(t *testing.T) {
	a := read(t, data.NewIndex(datatest.Generate(400)))
	for _, day := range []string{"0001-01-01", a.entries[0].By, a.entries[31].By, a.entries[32].By, a.entries[200].By, a.entries[399].By, "9999-12-31"} {
		want := 0
		for _, r := range a.entries {
			if r.By <= day {
				want++
			}
		}
		n := a.FilesBy(day)
		got := max(n-1, 0) * a.PerFile
		if n > 0 {
			for _, r := range a.entries[got:min(got+a.PerFile, a.Entries)] {
				if r.By <= day {
					got++
				}
			}
		}
		if got != want {
			t.Errorf("by %s: %d entries, want %d", day, got, want)
		}
	}
}

// What is typed in one form finds what is written in another, in each language of the interface and in others.
func TestSearchFindsForms(t *testing.T) {
	for _, c := range []struct{ text, finds, misses string }{
		{"Don’t “trust” the U.S. e-mail of 1,000 naïve élites", `don't|DON|"trust the"|u.s|u.s.|mail|e-mail|1,000|naive|ELITE|trust 1,0`, "rust|ontrust|lite"},
		{"Die Übergänge in Straßburg waren groß", `ubergange|ÜBER|straß|"die übergänge"`, "gange"},
		{"L’été de l’œuvre d’État, aujourd’hui", `été|ete|l'ete|ETAT|aujourd'hui|œuv`, "uvre"},
		{"Україна має їжу, ґанок і п’ять виборців", `УКРАЇНА|їжу|іжу|ґанок|п'ять|і|"має їжу"`, "країна|ж"},
		{"Всё ещё идёт ёлка, и Йод в 2018", `все|ёлка|елка|йод|иод|2018|20|"еще идет"|и`, "лка|018"},
		{"قالت الهيئة إنّ الانتخاباتِ كانت نزيهة وللدولة في سنة ٢٠١٨", `انتخابات|الانتخابات|هيئة|2018|٢٠١٨|"سنة 2018"|ان|قالت|دولة`, "خابات"},
		{"ראש הממשלה אמר ובבית שלום", `ממשלה|הממשלה|שלום|שָׁלוֹם|בית`, "לה|שלם"},
		{"日本の首相は言った。", `首相|日本|首|言った`, "相首"},
		{"(Łódź) — İstanbul; Ґрунт/земля", `lodz|istanbul|земля|ґрунт/земля|łódź`, "odz"},
	} {
		a := read(t, data.NewIndex(of(c.text, "other words, of 31 December")))
		for _, query := range strings.Split(c.finds, "|") {
			terms := Query(query)
			found := a.search(t, terms)
			if !slices.Contains(found, 0) || slices.Contains(found, 1) {
				t.Errorf("%q does not find %q alone, but entries %v", query, c.text, found)
			}
			if spans, all := Hits(c.text, terms); !all || len(spans) == 0 {
				t.Errorf("%q is not marked in %q", query, c.text)
			}
		}
		for _, query := range strings.Split(c.misses, "|") {
			if found := a.search(t, Query(query)); slices.Contains(found, 0) {
				t.Errorf("%q finds %q", query, c.text)
			}
		}
	}
}

func TestHits(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"The e-mail, emailed", "mail", "The e-[mail], emailed"},
		{"The e-mail, emailed", "e-m em", "The [e-m]ail, [em]ailed"},
		{"Naïve, NAI\u0308VE and naiv", "naïv", "[Naïv]e, [NAI\u0308V]E and [naiv]"},
		{"fake news is news, fake news!", `"fake news"`, "[fake news] is news, [fake news]!"},
		{"fake newspapers", `"fake news"`, "fake newspapers"},
		{"fake newspapers", `"fake news`, "[fake news]papers"},
		{"الانتخابات", "انتخاب", "ال[انتخاب]ات"},
		{"a b ab", "a", "[a] b ab"},
		{"nothing", "- … !", "nothing"},
	} {
		spans, _ := Hits(c.text, Query(c.query))
		got, at := "", 0
		for _, s := range spans {
			got += c.text[at:s.From] + "[" + c.text[s.From:s.To] + "]"
			at = s.To
		}
		if got += c.text[at:]; got != c.want {
			t.Errorf("%q in %q: %q", c.query, c.text, got)
		}
	}
}

// The index finds what reading every text finds.
func TestSearchFindsWhatReadingFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("a an ant anthem e-mail mail mailbox U.S. us don't 1,000 1 10 über Über ubered Їжа їж і الهيئة وهيئة هيئة للدولة שלום ושלום 日本 本日 — x/y y")
	text := func(n int) string {
		var list []string
		for range n {
			list = append(list, words[r.IntN(len(words))])
		}
		return strings.Join(list, " ")
	}
	var texts []string
	for range 700 {
		texts = append(texts, text(1+r.IntN(12)))
	}
	a := read(t, data.NewIndex(of(texts...)))
	hits := 0
	for range 1500 {
		query := text(1 + r.IntN(3))
		switch r.IntN(3) {
		case 0:
			query = `"` + query + `"`
		case 1:
			query = start(query, 1+r.IntN(6))
		}
		var speakers []int
		if r.IntN(4) == 0 {
			speakers = []int{r.IntN(2)}
		}
		terms := Query(query)
		if len(terms) == 0 {
			continue
		}
		var want []int32
		for i, entry := range a.entries {
			if _, all := Hits(entry.Words, terms); all && (speakers == nil || entry.Speaker == speakers[0]) {
				want = append(want, int32(i))
			}
		}
		got := a.search(t, terms, speakers...)
		if !slices.Equal(got, want) {
			t.Fatalf("%q of %v: %d entries, reading finds %d: %v, %v", query, speakers, len(got), len(want), got, want)
		}
		hits += len(want)
	}
	if hits < 5_000 {
		t.Errorf("only %d hits", hits)
	}
}

// The letters that follow the first two rarely need a file that is not there.
func TestSecondKeystrokesNeedNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var vocabulary, texts []string
	for range 9000 {
		word := ""
		for range 2 + r.IntN(3) {
			word += []string{"ba", "con", "der", "el", "fi", "gor", "hu", "in", "jo", "ka", "lo", "men", "nor", "per", "re", "son", "ta", "u"}[r.IntN(18)]
		}
		vocabulary = append(vocabulary, word)
	}
	for range 4000 {
		var list []string
		for range 40 {
			list = append(list, vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64()*r.Float64())])
		}
		texts = append(texts, strings.Join(list, " "))
	}
	a := read(t, data.NewIndex(of(texts...)))
	if len(a.First) < 8 {
		t.Fatalf("%d files", len(a.First))
	}
	keys, needs := 0, 0
	for range 300 {
		word := vocabulary[r.IntN(len(vocabulary))]
		there := map[int]bool{}
		for n := 2; n <= len(word); n++ {
			s := &Search{First: a.First}
			from, to := s.files(word[:n], true)
			need := false
			for f := from; f < to; f++ {
				need = need || !there[f]
				there[f] = true
			}
			if n > 2 {
				keys++
				if need {
					needs++
				}
			}
		}
	}
	if needs*10 > keys {
		t.Errorf("%d of %d letters need a file", needs, keys)
	}
}

// A change in one statement changes the files that it is in, and no others.
func TestOneChangeChangesFewFiles(t *testing.T) {
	s := datatest.Generate(2000)
	_, before := Files(data.NewIndex(s))
	s.Statements[700].Words[0].Text += " Zephyr."
	_, after := Files(data.NewIndex(s))
	names := map[string]bool{}
	for _, f := range before {
		names[f.Name] = true
	}
	fresh := 0
	for _, f := range after {
		if !names[f.Name] {
			fresh++
		}
	}
	if fresh < 2 || fresh > 4 {
		t.Errorf("%d of %d files are new", fresh, len(after))
	}
}

// What is cut off, longer or another is refused.
func TestDamageIsRefused(t *testing.T) {
	manifest, files := Files(data.NewIndex(datatest.Small(t)))
	for _, f := range append(files, File{"manifest", manifest}) {
		decode := func(b []byte) error {
			switch {
			case f.Name == "manifest":
				_, err := DecodeManifest(b)
				return err
			case strings.HasPrefix(f.Name, entriesName):
				_, err := DecodeEntries(b, 9)
				return err
			case strings.HasPrefix(f.Name, indexName):
				_, err := DecodeIndex(b)
				return err
			}
			x, err := DecodeIndex(files[slices.IndexFunc(files, func(g File) bool { return strings.HasPrefix(g.Name, "index-0.") })].Content)
			if err != nil {
				t.Fatal(err)
			}
			_, err = DecodePlaces(b, x)
			return err
		}
		if err := decode(f.Content); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		for _, cut := range []int{0, 1, len(f.Content) / 2, len(f.Content) - 1} {
			if _, ok := decode(f.Content[:cut]).(data.DecodeError); !ok {
				t.Errorf("%s: its first %d bytes are read", f.Name, cut)
			}
		}
		if decode(append(slices.Clone(f.Content), '0')) == nil {
			t.Errorf("%s: more is read", f.Name)
		}
	}
}

// Behind a right checksum, too, nothing panics, hangs or takes memory by what a length claims.
func FuzzDecode(f *testing.F) {
	x := data.NewIndex(datatest.Small(f))
	manifest, files := Files(x)
	for _, content := range append(files, File{Content: manifest}) {
		_, body, _ := strings.Cut(string(content.Content), "\n")
		f.Add(body)
	}
	f.Add("ooooo0")
	f.Add("1" + strings.Repeat("0", 20))
	f.Fuzz(func(t *testing.T, body string) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = readManifest(body)
		if entries, err := readEntries(body, 3); err == nil {
			for i := range entries {
				Hits(entries[i].Words, Query(entries[i].ID))
			}
		}
		terms := append(Query(`a "a b`), Query(start(body, 9))...)
		if x, err := readIndex(body); err == nil {
			p, err := readPlaces(body, x)
			if err != nil {
				p = &Places{slices.Repeat([]string{body}, len(x.tokens))}
			}
			s := &Search{Entries: 100, First: []string{"", "b"}, Index: func(int) *Index { return x }, Places: func(int) *Places { return p }}
			if entries, complete := s.Find(terms, []int{0}); complete {
				entries.Entries(100)
			}
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20+2000*uint64(len(body)) {
			t.Errorf("%d bytes for %d", n, len(body))
		}
	})
}

func BenchmarkFiles(b *testing.B) {
	x := data.NewIndex(datatest.Generate(3000))
	for b.Loop() {
		Files(x)
	}
}

// A search of what is there, prefix and phrase, in the largest archive there is.
func BenchmarkFind(b *testing.B) {
	a := read(b, data.NewIndex(datatest.Generate(30_000)))
	index, places := make([]*Index, len(a.First)), make([]*Places, len(a.First))
	for i := range index {
		index[i], _ = DecodeIndex(a.file(b, a.IndexName(i, false)))
		places[i], _ = DecodePlaces(a.file(b, a.IndexName(i, true)), index[i])
	}
	s := &Search{Entries: a.Entries, First: a.First, Index: func(f int) *Index { return index[f] }, Places: func(f int) *Places { return places[f] }}
	words := strings.Fields(typography.Fold(a.entries[0].Words))
	for name, query := range map[string]string{"prefix": start(words[1], 2), "phrase": `"` + words[1] + " " + words[2] + `"`} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, ok := s.Find(Query(query), nil); !ok {
					b.Fatal("files are missing")
				}
			}
		})
	}
}
