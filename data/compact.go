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
//   - The first line gives the version, the length of the rest and its FNV-1a
//     checksum. What is cut off or damaged is refused; nothing makes Decode
//     panic, hang or allocate out of proportion to what it was given.

const compactVersion = "story/2"

// Encode gives the compact form of a story. It loses nothing but where records
// can be heard: the players stand in the page that press writes, and the program
// leaves them alone.
func Encode(s *Story) []byte {
	c := coder{}
	c.story(s)
	return seal(compactVersion, c.out)
}

// Decode reads the compact form of a story.
func Decode(b []byte) (*Story, error) {
	body, err := unseal(compactVersion, b)
	if err != nil {
		return nil, err
	}
	return decode(body)
}

// seal puts the first line before a body.
func seal(version string, body []byte) []byte {
	head := version + " " + strconv.Itoa(len(body)) + " " + checksum(string(body)) + "\n"
	return append([]byte(head), body...)
}

// unseal takes the first line away, if it says what follows.
func unseal(version string, b []byte) (body string, err error) {
	head, body, _ := strings.Cut(string(b), "\n")
	is, rest, _ := strings.Cut(head, " ")
	length, sum, _ := strings.Cut(rest, " ")
	kind, _, _ := strings.Cut(version, "/")
	switch {
	case is != version:
		return "", Damage("compact " + kind + ": it does not start with " + version)
	case length != strconv.Itoa(len(body)):
		return "", Damage("compact " + kind + ": it is not as long as it says")
	case sum != checksum(body):
		return "", Damage("compact " + kind + ": its checksum is another")
	}
	return body, nil
}

func decode(body string) (*Story, error) {
	c := coder{in: body, reading: true}
	s := new(Story)
	c.story(s)
	if c.in != "" {
		c.fail("something follows the story")
	}
	if c.wrong != "" {
		return nil, Damage("compact story: " + c.wrong)
	}
	return s, nil
}

// Damage is why a compact form cannot be read. It is every error of [Decode]
// and [DecodeLesson].
type Damage string

func (d Damage) Error() string { return string(d) }

// checksum is the 32-bit FNV-1a hash, in hexadecimal digits.
func checksum(s string) string {
	hash := uint32(2166136261)
	for i := range len(s) {
		hash = (hash ^ uint32(s[i])) * 16777619
	}
	return strconv.FormatUint(uint64(hash), 16)
}

// A coder reads or writes one field after another.
type coder struct {
	out     []byte
	in      string // what is left to read
	reading bool
	wrong   string // the first thing wrong with what is read
}

func (c *coder) fail(why string) {
	if c.wrong == "" {
		c.wrong = why
	}
	c.in = ""
}

// line takes the next line, still escaped.
func (c *coder) line() string {
	line, rest, found := strings.Cut(c.in, "\n")
	if !found {
		c.fail("it ends too early")
		return ""
	}
	c.in = rest
	return line
}

func (c *coder) text(s *string) {
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

func (c *coder) unescape(s string) string {
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

func (c *coder) number(n *int) {
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

func (c *coder) flag(b *bool) {
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
func (c *coder) texts(fields ...*string) {
	for _, s := range fields {
		c.text(s)
	}
}

// absent codes whether there is a list or object at all.
func (c *coder) absent(is bool) bool {
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

func list[T any](c *coder, items *[]T, item func(*coder, *T)) {
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
	for i := 0; i < n && c.wrong == ""; i++ {
		if c.reading {
			var zero T
			*items = append(*items, zero)
		}
		item(c, &(*items)[i])
	}
}

func object[T any](c *coder, v **T, item func(*coder, *T)) {
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

func (c *coder) story(s *Story) {
	c.texts(&s.Schema, &s.ID, &s.Lang, &s.Title, &s.Standfirst, &s.By, &s.Publisher, &s.Report, &s.Published, &s.Updated)
	list(c, &s.Lead, (*coder).pairing)
	list(c, &s.Speakers, (*coder).speaker)
	list(c, &s.Statements, (*coder).statement)
	list(c, &s.Findings, (*coder).finding)
	list(c, &s.Relations, (*coder).relation)
	list(c, &s.Sources, (*coder).source)
	list(c, &s.Corrections, (*coder).correction)
}

func (c *coder) pairing(p *Pairing) {
	c.text(&p.Head)
	list(c, &p.With, (*coder).text)
}

func (c *coder) speaker(s *Speaker) {
	c.texts(&s.ID, &s.Name)
}

func (c *coder) statement(s *Statement) {
	c.texts(&s.ID, &s.Speaker, &s.Role, &s.At, &s.Offset, &s.Zone, &s.Place, &s.Medium, &s.Qualifier)
	object(c, &s.Question, (*coder).question)
	list(c, &s.Words, (*coder).passage)
	list(c, &s.Readings, (*coder).understanding)
	c.text(&s.Context)
	c.text(&s.Why)
	list(c, &s.ShowWith, (*coder).text)
	list(c, &s.After, (*coder).text)
	list(c, &s.Sources, (*coder).citation)
}

func (c *coder) question(q *Question) {
	c.texts(&q.Text, &q.By)
	c.flag(&q.Exact)
}

func (c *coder) passage(p *Passage) {
	c.texts(&p.Text, &p.By, &p.How, &p.Lang, &p.On)
	c.flag(&p.Adjacent)
	c.flag(&p.Alternative)
}

func (c *coder) understanding(r *Reading) {
	c.texts(&r.By, &r.Text)
}

func (c *coder) finding(f *Finding) {
	c.texts(&f.ID, (*string)(&f.Kind), &f.Qualifier, &f.Body, &f.Public)
	c.flag(&f.PublicBy)
	c.texts(&f.From, &f.Dated, &f.DateNote, &f.Place, &f.Medium)
	list(c, &f.Words, (*coder).passage)
	c.text(&f.Facts)
	list(c, &f.Confidence, (*coder).confidence)
	c.texts(&f.Caveat, &f.Context)
	list(c, &f.ShowWith, (*coder).text)
	list(c, &f.After, (*coder).text)
	list(c, &f.Sources, (*coder).citation)
}

func (c *coder) confidence(f *Confidence) {
	c.texts(&f.Body, (*string)(&f.Level))
}

func (c *coder) relation(r *Relation) {
	c.texts(&r.From, &r.To, (*string)(&r.Tie), &r.Explanation, (*string)(&r.Strength), &r.StrengthNote, &r.Caveat)
	object(c, &r.FromWords, (*coder).phrase)
	object(c, &r.ToWords, (*coder).phrase)
}

func (c *coder) phrase(p *Phrase) {
	c.texts(&p.Exact, &p.Prefix, &p.Suffix)
}

func (c *coder) source(s *Source) {
	c.texts(&s.ID, &s.Publisher, &s.Title, &s.URL, &s.Archive, &s.Seen, &s.Note)
}

func (c *coder) citation(s *Citation) {
	c.texts(&s.Source, (*string)(&s.Role), (*string)(&s.Grade))
	list(c, &s.Passages, (*coder).number)
	list(c, &s.Quoted, (*coder).text)
	c.text(&s.Note)
}

func (c *coder) correction(e *Correction) {
	c.texts(&e.On, &e.Record, &e.Was, &e.Is, &e.Why)
}
