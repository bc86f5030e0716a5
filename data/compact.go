package data

import (
	"strconv"
	"strings"
)

// The compact form of a story, which the page's program reads instead of JSON.
// The rules of this file:
//
//   - One function names each field of a type once and serves both directions,
//     so that they cannot drift apart.
//   - A field is a line of UTF-8; "\n" and "\\" are escaped as in Go. A list is
//     its length, then its items; an absent list or object is an empty line.
//   - What few records have costs nothing where it is not: it stands before everything
//     else, in a list of its own, after a mark that no story begins with.
//   - The first line gives the version, the length of the rest and its FNV-1a
//     checksum. What is cut off or damaged is refused; nothing makes Decode
//     panic, hang or allocate out of proportion to what it was given.

const compactVersion = "story/3"

// Encode gives the compact form of a story. It loses nothing except the version and
// the schema of the file, which programs do not need, where records can be heard, and their pictures: players and
// pictures are in the page that press writes, and the program leaves them alone.
func Encode(s *Story) []byte {
	c := codec{}
	c.story(s)
	var body []byte
	if c.rare != nil {
		first := codec{}
		list(&first, &c.rare, (*codec).rarity)
		body = append([]byte(rareMark), first.out...)
	}
	return Frame(compactVersion, append(body, c.out...))
}

// Decode reads the compact form of a story.
func Decode(b []byte) (*Story, error) {
	body, err := Unframe(compactVersion, b)
	if err != nil {
		return nil, err
	}
	return decode(body)
}

// Frame puts the first line before a body: the version, the length of the rest and its checksum.
func Frame(version string, body []byte) []byte {
	head := version + " " + strconv.Itoa(len(body)) + " " + checksum(string(body)) + "\n"
	return append([]byte(head), body...)
}

// Unframe takes the first line away, if it says what follows. Its errors are of type [DecodeError].
func Unframe(version string, b []byte) (body string, err error) {
	head, body, _ := strings.Cut(string(b), "\n")
	is, rest, _ := strings.Cut(head, " ")
	length, sum, _ := strings.Cut(rest, " ")
	kind, _, _ := strings.Cut(version, "/")
	switch {
	case is != version:
		return "", DecodeError("compact " + kind + ": it does not start with " + version)
	case length != strconv.Itoa(len(body)):
		return "", DecodeError("compact " + kind + ": it is not as long as it says")
	case sum != checksum(body):
		return "", DecodeError("compact " + kind + ": its checksum is another")
	}
	return body, nil
}

func decode(body string) (*Story, error) {
	c := codec{in: body, reading: true}
	s := new(Story)
	if rest, any := strings.CutPrefix(body, rareMark); any {
		c.in = rest
		list(&c, &c.rare, (*codec).rarity)
	}
	c.story(s)
	if len(c.rare) > 0 {
		c.fail("something is of no field")
	}
	if c.in != "" {
		c.fail("something follows the story")
	}
	if c.err != "" {
		return nil, DecodeError("compact story: " + c.err)
	}
	return s, nil
}

// DecodeError is why a compact form cannot be read. It is every error of [Decode]
// and [DecodeLesson].
type DecodeError string

func (d DecodeError) Error() string { return string(d) }

// checksum is the 32-bit FNV-1a hash, in hexadecimal digits.
func checksum(s string) string {
	hash := uint32(2166136261)
	for i := range len(s) {
		hash = (hash ^ uint32(s[i])) * 16777619
	}
	return strconv.FormatUint(uint64(hash), 16)
}

// A codec reads or writes one field after another.
type codec struct {
	out     []byte
	in      string // what is left to read
	reading bool
	err     string // the first thing wrong with what is read

	fields int      // that few records have, so far
	rare   []rarity // those that are there, or are still to be read
}

// rareMark begins a compact form with fields that few records have. No id has it.
const rareMark = "+\n"

// rarity is a field that few records have, with its number among all of these.
type rarity struct {
	field int
	value string
}

func (c *codec) rarity(r *rarity) {
	c.number(&r.field)
	c.text(&r.value)
}

// seldom codes texts that few records have.
func (c *codec) seldom(values ...*string) {
	for _, s := range values {
		c.fields++
		switch {
		case !c.reading && *s != "":
			c.rare = append(c.rare, rarity{c.fields, *s})
		case c.reading && len(c.rare) > 0 && c.rare[0].field == c.fields:
			*s = c.rare[0].value
			c.rare = c.rare[1:]
		}
	}
}

func (c *codec) fail(why string) {
	if c.err == "" {
		c.err = why
	}
	c.in = ""
}

// line takes the next line, still escaped.
func (c *codec) line() string {
	line, rest, found := strings.Cut(c.in, "\n")
	if !found {
		c.fail("it ends too early")
		return ""
	}
	c.in = rest
	return line
}

func (c *codec) text(s *string) {
	switch {
	case c.reading:
		*s = c.unescape(c.line())
	case strings.ContainsAny(*s, "\\\n"):
		c.out = append(c.out, strings.ReplaceAll(strings.ReplaceAll(*s, `\`, `\\`), "\n", `\n`)...)
		c.out = append(c.out, '\n')
	default:
		c.out = append(c.out, *s...)
		c.out = append(c.out, '\n')
	}
}

func (c *codec) unescape(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		// A copy, because TinyGo's collector walks from a part of a large string
		// back to its start, each time and for each part.
		return strings.Clone(s)
	}
	b := make([]byte, 0, len(s))
	for ; i >= 0; i = strings.IndexByte(s, '\\') {
		b = append(b, s[:i]...)
		switch {
		case strings.HasPrefix(s[i:], `\\`):
			b = append(b, '\\')
		case strings.HasPrefix(s[i:], `\n`):
			b = append(b, '\n')
		default:
			c.fail("an escape is not known")
			return ""
		}
		s = s[i+2:]
	}
	return string(append(b, s...))
}

func (c *codec) number(n *int) {
	if !c.reading {
		c.out = append(strconv.AppendInt(c.out, int64(*n), 10), '\n')
		return
	}
	line := c.line()
	digits, negative := strings.CutPrefix(line, "-")
	*n = 0 // strconv.Atoi would bring its error messages into the program
	for i := range min(len(digits), 19) {
		*n = *n*10 + int(digits[i]-'0')
	}
	if negative {
		*n = -*n
	}
	if strconv.Itoa(*n) != line {
		c.fail("a number is not one")
	}
}

func (c *codec) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	if n != 0 && n != 1 {
		c.fail("a flag is neither 0 nor 1")
	}
	*b = n == 1
}

// texts and its like take several fields at once.
func (c *codec) texts(fields ...*string) {
	for _, s := range fields {
		c.text(s)
	}
}

// absent codes whether there is a list or object at all.
func (c *codec) absent(is bool) bool {
	switch {
	case !c.reading && is:
		c.out = append(c.out, '\n')
	case c.reading:
		if is = strings.HasPrefix(c.in, "\n"); is {
			c.in = c.in[1:]
		}
	}
	return is
}

func list[T any](c *codec, items *[]T, item func(*codec, *T)) {
	if c.absent(*items == nil) {
		return
	}
	n := len(*items)
	c.number(&n)
	if c.reading {
		if n < 0 || n > len(c.in) { // an item takes a line at least
			c.fail("a list is longer than all that is left")
			return
		}
		*items = make([]T, 0, min(n, 64))
	}
	for i := 0; i < n && c.err == ""; i++ {
		if c.reading {
			var zero T
			*items = append(*items, zero)
		}
		item(c, &(*items)[i])
	}
}

func object[T any](c *codec, v **T, item func(*codec, *T)) {
	if c.absent(*v == nil) {
		return
	}
	fields := 1
	c.number(&fields)
	if fields != 1 {
		c.fail("an object is not marked as one")
		return
	}
	if c.reading {
		*v = new(T)
	}
	item(c, *v)
}

func (c *codec) story(s *Story) {
	c.texts(&s.ID, &s.Lang, &s.Title, &s.Standfirst, &s.By, &s.Publisher, &s.Report, &s.Published, &s.Updated)
	list(c, &s.Lead, (*codec).pairing)
	list(c, &s.Speakers, (*codec).speaker)
	list(c, &s.Statements, (*codec).statement)
	list(c, &s.Findings, (*codec).finding)
	list(c, &s.Relations, (*codec).relation)
	list(c, &s.Sources, (*codec).source)
	list(c, &s.Corrections, (*codec).correction)
	c.foreign(&s.foreign, c.seldom)
}

// foreign codes what a translation has not, by means of a function for its language and its texts.
func (c *codec) foreign(f **foreign, code func(...*string)) {
	lang, texts := "", ""
	if *f != nil {
		lang, texts = (*f).lang, strings.Join((*f).texts, "\n")
	}
	if code(&lang, &texts); c.reading && lang != "" {
		*f = &foreign{lang, strings.Split(texts, "\n")}
	}
}

func (c *codec) pairing(p *Pairing) {
	c.text(&p.Head)
	list(c, &p.With, (*codec).text)
}

func (c *codec) speaker(s *Speaker) {
	c.texts(&s.ID, &s.Name)
	c.seldom((*string)(&s.Kind))
}

func (c *codec) statement(s *Statement) {
	c.texts(&s.ID, &s.Speaker, &s.Role, &s.At, &s.Offset, &s.Zone, &s.Place, &s.Medium, &s.Qualifier)
	c.seldom(&s.Name)
	object(c, &s.Question, (*codec).question)
	list(c, &s.Words, (*codec).passage)
	list(c, &s.Readings, (*codec).understanding)
	c.text(&s.Context)
	c.text(&s.Why)
	list(c, &s.ShowWith, (*codec).text)
	list(c, &s.PrecededBy, (*codec).text)
	list(c, &s.Sources, (*codec).citation)
}

func (c *codec) question(q *Question) {
	c.texts(&q.Text, &q.By)
	c.flag(&q.Exact)
}

func (c *codec) passage(p *Passage) {
	c.texts(&p.Text, &p.By, &p.How, &p.Lang, &p.On)
	c.seldom((*string)(&p.Form))
	c.flag(&p.Adjacent)
	c.flag(&p.Alternative)
}

func (c *codec) understanding(r *Reading) {
	c.texts(&r.By, &r.Text)
}

func (c *codec) finding(f *Finding) {
	c.texts(&f.ID, (*string)(&f.Kind), &f.Qualifier, &f.Body, &f.Public)
	c.flag(&f.PublicBy)
	c.texts(&f.PublicFrom, &f.Dated, &f.DateNote, &f.Place, &f.Medium)
	c.seldom(&f.Rating)
	list(c, &f.Words, (*codec).passage)
	c.text(&f.Facts)
	list(c, &f.Confidence, (*codec).confidence)
	c.texts(&f.Caveat, &f.Context)
	list(c, &f.ShowWith, (*codec).text)
	list(c, &f.PrecededBy, (*codec).text)
	list(c, &f.Sources, (*codec).citation)
}

func (c *codec) confidence(f *Confidence) {
	c.texts(&f.Body, (*string)(&f.Level))
}

func (c *codec) relation(r *Relation) {
	c.texts(&r.From, &r.To, (*string)(&r.Type), &r.Explanation, (*string)(&r.Strength), &r.StrengthNote, &r.Caveat)
	object(c, &r.FromWords, (*codec).textQuote)
	object(c, &r.ToWords, (*codec).textQuote)
}

func (c *codec) textQuote(p *TextQuote) {
	c.texts(&p.Exact, &p.Prefix, &p.Suffix)
}

func (c *codec) source(s *Source) {
	c.texts(&s.ID, &s.Publisher, &s.Title, &s.URL, &s.Archive, &s.Accessed, &s.Note)
	c.seldom(&s.Where)
}

func (c *codec) citation(s *Citation) {
	c.texts(&s.Source, (*string)(&s.Role), (*string)(&s.Grade))
	list(c, &s.Passages, (*codec).number)
	list(c, &s.Quoted, (*codec).text)
	c.text(&s.Note)
}

func (c *codec) correction(e *Correction) {
	c.texts(&e.On, &e.Record, &e.Was, &e.Is, &e.Why)
}
