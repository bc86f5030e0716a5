package archive

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"statement-evidence/data"
)

const (
	indexVersion = "archive-index/1"
	placeVersion = "archive-places/1"
)

// speakerToken is what the rows of a speaker are found by. No text has it.
func speakerToken(speaker int) string {
	w := writer{}
	w.number(speaker)
	return " " + string(w.out)
}

// occurrence is a token in a row, by the row's number: at which places among its tokens, each
// doubled, and one more where the token is the end of a longer one.
type occurrence struct {
	row    int
	places []int
}

// occurrences lists where each token of texts is, and the rows of each speaker.
func occurrences(folded []string, speakers []int) map[string][]occurrence {
	all := map[string][]occurrence{}
	add := func(text string, row, place int) {
		list := all[text]
		if n := len(list); n == 0 || list[n-1].row != row {
			list = append(list, occurrence{row: row})
		}
		last := &list[len(list)-1]
		if place >= 0 && (len(last.places) == 0 || last.places[len(last.places)-1] != place) {
			last.places = append(last.places, place)
		}
		all[text] = list
	}
	for row, text := range folded {
		add(speakerToken(speakers[row]), row, -1)
		for place, t := range tokens(text) {
			add(t.text, row, 2*place)
			for _, b := range t.begins {
				add(t.text[b:], row, 2*place+1)
			}
		}
	}
	return all
}

// encodeIndex writes the tokens and where they are in as many files as it takes, in the order
// of the tokens, each with a file of places beside it, and gives the first token of each. A file has
// about as many bytes as are asked for, and ends where two letters of the tokens do, if it can.
func encodeIndex(all map[string][]occurrence, rows, size int) (first []string, index, places [][]byte) {
	var entries []string
	written := 0
	end := func() {
		if len(entries) > 0 {
			i, p := encodePart(entries, all, rows)
			first, index, places = append(first, entries[0]), append(index, i), append(places, p)
		}
		entries, written = nil, 0
	}
	before := ""
	for _, text := range slices.Sorted(maps.Keys(all)) {
		bytes := len(text) + min(len(all[text])*3/2, (rows+5)/6) + 4
		switch {
		case written == 0:
		case written+bytes > 2*size, written >= size && start(text, 3) != start(before, 3), written >= size/2 && start(text, 2) != start(before, 2):
			end()
		}
		entries, written, before = append(entries, text), written+bytes, text
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

func encodePart(entries []string, all map[string][]occurrence, rows int) (index, places []byte) {
	i, p := writer{}, writer{}
	i.number(len(entries))
	before := ""
	for _, text := range entries {
		shared := 0
		for shared < len(before) && shared < len(text) && before[shared] == text[shared] {
			shared++
		}
		i.number(shared)
		i.text(text[shared:])
		before = text
	}
	for _, text := range entries {
		i.block(encodeRowsOf(all[text], rows))
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

// encodeRowsOf writes in which rows a token is: their distances or, if that is shorter, a bit for each row of all.
func encodeRowsOf(list []occurrence, rows int) []byte {
	w := writer{out: []byte{'+'}}
	w.number(len(list))
	last := -1
	for _, o := range list {
		w.number(o.row - last - 1)
		last = o.row
	}
	bits := make([]byte, 1+(rows+5)/6)
	if len(w.out) <= len(bits) {
		return w.out
	}
	for i := range bits {
		bits[i] = '0'
	}
	bits[0] = '='
	for _, o := range list {
		bits[1+o.row/6] += 1 << (o.row % 6)
	}
	return bits
}

// Index is a file of the index, as far as it is read: what is in it is read when it is searched.
type Index struct {
	tokens []string
	rows   []string // by token, as encodeRowsOf writes them
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
	x.tokens, x.rows = make([]string, n), make([]string, n)
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
	for i := range x.rows {
		x.rows[i] = in.block()
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

// Set is rows, a bit for each.
type Set []uint32

// NewSet makes a set that has room for so many rows.
func NewSet(rows int) Set { return make(Set, (rows+31)/32) }

// Has reports whether a row is in the set.
func (s Set) Has(row int) bool { return s[row/32]>>(row%32)&1 == 1 }

func (s Set) add(row int) { s[row/32] |= 1 << (row % 32) }

// keep takes out what another has not.
func (s Set) keep(other Set) {
	for i := range s {
		s[i] &= other[i]
	}
}

// Rows lists what is in the set, up to a row.
func (s Set) Rows(below int) []int32 {
	var list []int32
	for i, bits := range s {
		for n := 0; bits != 0; n, bits = n+1, bits>>1 {
			if row := i*32 + n; bits&1 == 1 && row < below {
				list = append(list, int32(row))
			}
		}
	}
	return list
}

// each calls f for each row of what encodeRowsOf wrote, in order; no row is beyond what there are.
func each(encoded string, rows int, f func(row int)) {
	if encoded == "" {
		return
	}
	in := reader{in: encoded[1:]}
	if encoded[0] == '=' {
		for i := range in.in {
			for bits, n := int(in.in[i])-'0', 0; bits > 0 && n < 6; bits, n = bits>>1, n+1 {
				if row := i*6 + n; bits&1 == 1 && row < rows {
					f(row)
				}
			}
		}
		return
	}
	row := -1
	for range in.number() {
		row += 1 + in.number()
		if in.bad || row >= rows {
			return
		}
		f(row)
	}
}

// Search answers a query from files of an index.
type Search struct {
	Rows   int                         // how many there are
	First  []string                    // the first token of each file
	Index  func(file int) *Index       // a file of the index that is there, or nil
	Places func(file int) *Places      // a file of places that is there, or nil
	Need   func(file int, places bool) // called for each file that is missing
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

// entries calls f for the files that have a token of a term, and the places of its tokens in them. It reports whether all files are there.
func (s *Search) entries(text string, begins, places bool, f func(x *Index, p *Places, from, to int)) bool {
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

// token gives the rows with a token, or with those that begin with it.
func (s *Search) token(text string, begins bool) (rows Set, complete bool) {
	rows = NewSet(s.Rows)
	complete = s.entries(text, begins, false, func(x *Index, _ *Places, from, to int) {
		for _, encoded := range x.rows[from:to] {
			each(encoded, s.Rows, rows.add)
		}
	})
	return rows, complete
}

// place is where a token is: a row, and the place there.
type place struct{ row, at int }

// Find gives the rows that have every term and, where speakers are named, one of these. It is
// not complete, and nil, while files are missing, each of which it asks for.
func (s *Search) Find(terms []Term, speakers []int) (found Set, complete bool) {
	complete = true
	narrow := func(rows Set) {
		if found == nil {
			found = rows
		} else {
			found.keep(rows)
		}
	}
	for i := range terms {
		t := &terms[i]
		for k, text := range t.tokens {
			begins := t.begins && k == len(t.tokens)-1
			rows, ok := s.token(text, begins)
			if complete = complete && ok; complete {
				narrow(rows)
			}
			if len(t.tokens) > 1 {
				ok = s.entries(text, begins, true, func(*Index, *Places, int, int) {})
				complete = complete && ok
			}
		}
	}
	if len(speakers) > 0 {
		any := NewSet(s.Rows)
		for _, speaker := range speakers {
			rows, ok := s.token(speakerToken(speaker), false)
			complete = complete && ok
			for i := range any {
				any[i] |= rows[i]
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

// follow keeps the rows in which the tokens of a term follow each other.
func (s *Search) follow(t *Term, among Set) Set {
	var ends []place // where the tokens so far end
	for k, text := range t.tokens {
		var at []place
		s.entries(text, t.begins && k == len(t.tokens)-1, true, func(x *Index, p *Places, from, to int) {
			for e := from; e < to; e++ {
				in := reader{in: p.of[e]}
				each(x.rows[e], s.Rows, func(row int) {
					last := 0
					for range in.number() {
						last += in.number()
						if !in.bad && among.Has(row) && (k == 0 || last&1 == 0) {
							at = append(at, place{row, last / 2})
						}
					}
				})
			}
		})
		slices.SortFunc(at, func(a, b place) int { return cmp.Or(a.row-b.row, a.at-b.at) })
		if k == 0 {
			ends = at
			continue
		}
		kept, i := ends[:0:0], 0
		for _, p := range at {
			for i < len(ends) && (ends[i].row < p.row || ends[i].row == p.row && ends[i].at < p.at-1) {
				i++
			}
			if i < len(ends) && ends[i] == (place{p.row, p.at - 1}) {
				kept = append(kept, p)
			}
		}
		ends = kept
	}
	rows := NewSet(s.Rows)
	for _, p := range ends {
		rows.add(p.row)
	}
	return rows
}
