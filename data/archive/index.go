package archive

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
)

const (
	indexVersion = "archive-index/1"
	placeVersion = "archive-places/1"
)

// speakerToken is what the entries of a speaker are found by. No text has it.
func speakerToken(speaker int) string {
	w := writer{}
	w.number(speaker)
	return " " + string(w.out)
}

// occurrence is a token in an entry, by the entry's number: at which places among its tokens, each
// doubled, and one more where the token is the end of a longer one.
type occurrence struct {
	entry  int
	places []int
}

// occurrences lists where each token of texts is, and the entries of each speaker.
func occurrences(folded []string, speakers []int) map[string][]occurrence {
	all := map[string][]occurrence{}
	add := func(text string, entry, place int) {
		list := all[text]
		if n := len(list); n == 0 || list[n-1].entry != entry {
			list = append(list, occurrence{entry: entry})
		}
		last := &list[len(list)-1]
		if place >= 0 && (len(last.places) == 0 || last.places[len(last.places)-1] != place) {
			last.places = append(last.places, place)
		}
		all[text] = list
	}
	for entry, text := range folded {
		add(speakerToken(speakers[entry]), entry, -1)
		for place, t := range tokens(text) {
			add(t.text, entry, 2*place)
			for _, b := range t.begins {
				add(t.text[b:], entry, 2*place+1)
			}
		}
	}
	return all
}

// encodeIndex writes the tokens and where they are in as many files as it takes, in the order
// of the tokens, each with a file of places beside it, and gives the first token of each. A file has
// about as many bytes as are asked for, and ends where two letters of the tokens do, if it can.
func encodeIndex(all map[string][]occurrence, entries, size int) (first []string, index, places [][]byte) {
	var texts []string
	written := 0
	end := func() {
		if len(texts) > 0 {
			i, p := encodePart(texts, all, entries)
			first, index, places = append(first, texts[0]), append(index, i), append(places, p)
		}
		texts, written = nil, 0
	}
	before := ""
	for _, text := range slices.Sorted(maps.Keys(all)) {
		bytes := len(text) + min(len(all[text])*3/2, (entries+5)/6) + 4
		beside := 0
		for _, o := range all[text] {
			beside += 1 + len(o.places)
		}
		bytes += beside / 8 // a file of places counts, too, since words in quotation marks need both
		switch {
		case written == 0:
		case written+bytes > 2*size, written >= size && start(text, 3) != start(before, 3), written >= size/2 && start(text, 2) != start(before, 2):
			end()
		}
		texts, written, before = append(texts, text), written+bytes, text
	}
	end()
	return first, index, places
}

// start is the first letters of a text.
func start(s string, letters int) string {
	for i := range s {
		if letters--; letters < 0 {
			return s[:i]
		}
	}
	return s
}

func encodePart(texts []string, all map[string][]occurrence, entries int) (index, places []byte) {
	i, p := writer{}, writer{}
	i.number(len(texts))
	before := ""
	for _, text := range texts {
		shared := 0
		for shared < len(before) && shared < len(text) && before[shared] == text[shared] {
			shared++
		}
		for shared < len(text) && !utf8.RuneStart(text[shared]) {
			shared-- // what follows is text, too
		}
		i.number(shared)
		i.text(text[shared:])
		before = text
	}
	for _, text := range texts {
		i.block(encodeEntriesOf(all[text], entries))
		at := writer{}
		for _, o := range all[text] {
			at.number(len(o.places))
			last := 0
			for _, place := range o.places {
				at.number(place - last)
				last = place
			}
		}
		p.block(at.out)
	}
	return data.Frame(indexVersion, i.out), data.Frame(placeVersion, p.out)
}

// encodeEntriesOf writes in which entries a token is: their distances or, if that is shorter, a bit for each entry of all.
func encodeEntriesOf(list []occurrence, entries int) []byte {
	w := writer{out: []byte{'+'}}
	w.number(len(list))
	last := -1
	for _, o := range list {
		w.number(o.entry - last - 1)
		last = o.entry
	}
	bits := make([]byte, 1+(entries+5)/6)
	if len(w.out) <= len(bits) {
		return w.out
	}
	for i := range bits {
		bits[i] = '0'
	}
	bits[0] = '='
	for _, o := range list {
		bits[1+o.entry/6] += 1 << (o.entry % 6)
	}
	return bits
}

// Index is a file of the index, as far as it is read: what is in it is read when it is searched.
type Index struct {
	tokens  []string
	entries []string // by token, as encodeEntriesOf writes them
}

// Places is a file of places; it belongs to one of the index.
type Places struct{ of []string } // by token

// DecodeIndex reads a file of the index.
func DecodeIndex(b []byte) (*Index, error) {
	body, err := data.Unframe(indexVersion, b)
	if err != nil {
		return nil, err
	}
	return readIndex(body)
}

func readIndex(body string) (*Index, error) {
	in := reader{in: body}
	x := &Index{}
	n := in.count(2)
	x.tokens, x.entries = make([]string, n), make([]string, n)
	before := ""
	for i := range x.tokens {
		shared, rest := in.number(), in.text()
		if shared > len(before) || shared+len(rest) > 2*longest {
			in.fail()
			break
		}
		text := before[:shared] + rest
		if i > 0 && text <= before {
			in.fail()
			break
		}
		x.tokens[i], before = text, text
	}
	for i := range x.entries {
		x.entries[i] = in.block()
	}
	return x, in.end("index")
}

// DecodePlaces reads the file of places beside a file of the index.
func DecodePlaces(b []byte, of *Index) (*Places, error) {
	body, err := data.Unframe(placeVersion, b)
	if err != nil {
		return nil, err
	}
	return readPlaces(body, of)
}

func readPlaces(body string, of *Index) (*Places, error) {
	in := reader{in: body}
	p := &Places{make([]string, len(of.tokens))}
	for i := range p.of {
		p.of[i] = in.block()
	}
	return p, in.end("places")
}

// between gives which tokens are a text or, if it is the beginning of one, begin with it.
func (x *Index) between(text string, begins bool) (from, to int) {
	from, found := slices.BinarySearch(x.tokens, text)
	to = from
	if !begins {
		if found {
			to++
		}
		return from, to
	}
	for to < len(x.tokens) && strings.HasPrefix(x.tokens[to], text) {
		to++
	}
	return from, to
}

// Set is entries, a bit for each.
type Set []uint32

// NewSet makes a set that has room for so many entries.
func NewSet(entries int) Set { return make(Set, (entries+31)/32) }

// Has reports whether an entry is in the set.
func (s Set) Has(entry int) bool { return s[entry/32]>>(entry%32)&1 == 1 }

func (s Set) add(entry int) { s[entry/32] |= 1 << (entry % 32) }

// keep takes out what another has not.
func (s Set) keep(other Set) {
	for i := range s {
		s[i] &= other[i]
	}
}

// Entries lists what is in the set, up to an entry.
func (s Set) Entries(below int) []int32 {
	var list []int32
	for i, bits := range s {
		for n := 0; bits != 0; n, bits = n+1, bits>>1 {
			if entry := i*32 + n; bits&1 == 1 && entry < below {
				list = append(list, int32(entry))
			}
		}
	}
	return list
}

// each calls f for each entry of what encodeEntriesOf wrote, in order; no entry is beyond what there are.
func each(encoded string, entries int, f func(entry int)) {
	if encoded == "" {
		return
	}
	in := reader{in: encoded[1:]}
	if encoded[0] == '=' {
		for i := range in.in {
			for bits, n := int(in.in[i])-'0', 0; bits > 0 && n < 6; bits, n = bits>>1, n+1 {
				if entry := i*6 + n; bits&1 == 1 && entry < entries {
					f(entry)
				}
			}
		}
		return
	}
	entry := -1
	for range in.number() {
		entry += 1 + in.number()
		if in.bad || entry >= entries {
			return
		}
		f(entry)
	}
}

// Search answers a query from files of an index.
type Search struct {
	Entries int                         // how many there are
	First   []string                    // the first token of each file
	Index   func(file int) *Index       // a file of the index that is there, or nil
	Places  func(file int) *Places      // a file of places that is there, or nil
	Need    func(file int, places bool) // called for each file that is missing
}

// files gives which files may have a token, or those that begin with it.
func (s *Search) files(text string, begins bool) (from, to int) {
	from, found := slices.BinarySearch(s.First, text)
	if !found && from > 0 {
		from--
	}
	to = from + 1
	for begins && to < len(s.First) && strings.HasPrefix(s.First[to], text) {
		to++
	}
	return from, min(to, len(s.First))
}

// lookup calls f for the files that have a token of a term, and the places of its tokens in them. It reports whether all files are there.
func (s *Search) lookup(text string, begins, places bool, f func(x *Index, p *Places, from, to int)) bool {
	from, to := s.files(text, begins)
	complete := true
	for file := from; file < to; file++ {
		x := s.Index(file)
		if x == nil {
			s.Need(file, false)
			complete = false
		}
		var p *Places
		if places {
			if p = s.Places(file); p == nil {
				s.Need(file, true)
				complete = false
			}
		}
		if complete {
			from, to := x.between(text, begins)
			f(x, p, from, to)
		}
	}
	return complete
}

// token gives the entries with a token, or with those that begin with it.
func (s *Search) token(text string, begins bool) (entries Set, complete bool) {
	entries = NewSet(s.Entries)
	complete = s.lookup(text, begins, false, func(x *Index, _ *Places, from, to int) {
		for _, encoded := range x.entries[from:to] {
			each(encoded, s.Entries, entries.add)
		}
	})
	return entries, complete
}

// place is where a token is: an entry, and the place there.
type place struct{ entry, at int }

// Find gives the entries that have every term and, where speakers are named, one of these. It is
// not complete, and nil, while files are missing, each of which it asks for.
func (s *Search) Find(terms []Term, speakers []int) (found Set, complete bool) {
	complete = true
	narrow := func(entries Set) {
		if found == nil {
			found = entries
		} else {
			found.keep(entries)
		}
	}
	for i := range terms {
		t := &terms[i]
		for k, text := range t.tokens {
			begins := t.begins && k == len(t.tokens)-1
			entries, ok := s.token(text, begins)
			if complete = complete && ok; complete {
				narrow(entries)
			}
			if len(t.tokens) > 1 {
				ok = s.lookup(text, begins, true, func(*Index, *Places, int, int) {})
				complete = complete && ok
			}
		}
	}
	if len(speakers) > 0 {
		any := NewSet(s.Entries)
		for _, speaker := range speakers {
			entries, ok := s.token(speakerToken(speaker), false)
			complete = complete && ok
			for i := range any {
				any[i] |= entries[i]
			}
		}
		if complete {
			narrow(any)
		}
	}
	if !complete {
		return nil, false
	}
	for i := range terms {
		if len(terms[i].tokens) > 1 {
			found = s.follow(&terms[i], found)
		}
	}
	return found, true
}

// follow keeps the entries in which the tokens of a term follow each other.
func (s *Search) follow(t *Term, among Set) Set {
	var ends []place // where the tokens so far end
	for k, text := range t.tokens {
		var at []place
		s.lookup(text, t.begins && k == len(t.tokens)-1, true, func(x *Index, p *Places, from, to int) {
			for e := from; e < to; e++ {
				in := reader{in: p.of[e]}
				each(x.entries[e], s.Entries, func(entry int) {
					last := 0
					for range in.number() {
						last += in.number()
						if !in.bad && among.Has(entry) && (k == 0 || last&1 == 0) {
							at = append(at, place{entry, last / 2})
						}
					}
				})
			}
		})
		slices.SortFunc(at, func(a, b place) int { return cmp.Or(a.entry-b.entry, a.at-b.at) })
		if k == 0 {
			ends = at
			continue
		}
		kept, i := ends[:0:0], 0
		for _, p := range at {
			for i < len(ends) && (ends[i].entry < p.entry || ends[i].entry == p.entry && ends[i].at < p.at-1) {
				i++
			}
			if i < len(ends) && ends[i] == (place{p.entry, p.at - 1}) {
				kept = append(kept, p)
			}
		}
		ends = kept
	}
	entries := NewSet(s.Entries)
	for _, p := range ends {
		entries.add(p.entry)
	}
	return entries
}

// Shown is which entries a list shows: all up to one, or those of a set.
type Shown struct {
	below int
	found []int32
	some  bool
}

// Show gives the entries of a set up to one, or, if there is no set, all up to that.
func Show(set Set, below int) Shown {
	if set == nil {
		return Shown{below: below}
	}
	return Shown{found: set.Entries(below), some: true}
}

// Len is how many there are.
func (s *Shown) Len() int {
	if s.some {
		return len(s.found)
	}
	return s.below
}

// Number gives the number of the i-th among all entries.
func (s *Shown) Number(i int) int {
	if s.some {
		return int(s.found[i])
	}
	return i
}
