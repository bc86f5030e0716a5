package validate

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of fairness that read what editors write: what stands in quotation
// marks, which words judge, and how a cut is marked.

// cuts checks that a passage that begins or ends inside a sentence says so.
func (c *checker) cuts(words []data.Passage) {
	for i := range words {
		p := &words[i]
		at := item("words", i) + ".text"
		if p.Text == "" || p.Form != "" || strings.HasPrefix(strings.ToLower(p.How), "complete text") {
			continue
		}
		first := strings.TrimLeftFunc(p.Text, func(r rune) bool {
			return in(r, openers) || isSpace(r)
		})
		if r, _ := utf8.DecodeRuneInString(first); in(r, lowercase) {
			c.add(at, "begins inside a sentence, with "+typography.Quote(firstPart(p.Text)), `put "…" before it, or give the complete text and say so in how`)
		}
		last := strings.TrimRightFunc(p.Text, func(r rune) bool {
			return in(r, closers) || isSpace(r)
		})
		if r, _ := utf8.DecodeLastRuneInString(last); r != '…' && !in(r, terminals) {
			c.add(at, "ends inside a sentence, with "+typography.Quote(lastPart(p.Text)), `put "…" after it, or give the complete text and say so in how`)
		}
	}
}

// firstPart gives the beginning of a text, enough to find the place by.
func firstPart(s string) string {
	n := 0
	for i := range s {
		if n++; n > 20 {
			return s[:i] + "…"
		}
	}
	return s
}

// judging are the words that judge, or lead a reader, in a language. They are
// looked for whole, in any case.
func judging(lang string) []string {
	switch lang {
	case "en":
		return []string{
			"actually", "admitted", "admittedly", "baseless", "certainly", "clearly", "conceded", "confessed", "debunked",
			"even", "evidently", "falsely", "finally", "fortunately", "indeed", "insisted", "ironically", "just", "mere", "merely",
			"naturally", "notably", "obviously", "of course", "only", "plainly", "remarkably", "sadly", "simply", "so-called",
			"supposedly", "surely", "surprisingly", "tellingly", "though", "truly", "unfortunately", "unsurprisingly",
		}
	}
	return nil
}

// unjudging checks that a relation's explanation does not judge in its own words.
func (c *checker) unjudging(below, lang, explanation string) {
	lang, _, _ = strings.Cut(lang, "-")
	own := " " + strings.Join(strings.FieldsFunc(strings.ToLower(typography.Normalise(unquoted(explanation))), func(r rune) bool {
		return !letter(r) && r != '-' && r != '\''
	}), " ") + " "
	for _, word := range judging(lang) {
		if strings.Contains(own, " "+word+" ") {
			c.add(below, "has the word "+typography.Quote(word)+", which judges or leads", "say what the words of both records say; words of a record stand in quotation marks")
		}
	}
}

// A quotation is what stands between quotation marks, and its place in bytes
// with the marks.
type quotation struct {
	text     string
	from, to int
}

// closing gives the marks that close a quotation, by the one that opens it; none, where it opens none.
func closing(mark rune) string {
	switch mark {
	case '“', '”':
		return "”"
	case '„':
		return "“”"
	case '«':
		return "»"
	case '»':
		return "«"
	case '"':
		return `"`
	case '‘':
		return "’"
	}
	return ""
}

// quotations gives what stands in quotation marks, the outermost ones, and the
// place of a mark that has no other half, or -1.
func quotations(text string) (all []quotation, alone int) {
	single := true // whether there may be one in single marks
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		ends := closing(r)
		if ends == "" || r == '‘' && (!single || letter(lastRune(text[:i]))) {
			i += size
			continue
		}
		end := -1
		for k, other := range text[i+size:] {
			if at := i + size + k; strings.ContainsRune(ends, other) && (other != '’' || !letter(lastRune(text[:at])) || !letter(firstRune(text[at+len("’"):]))) {
				end = at
				break
			}
		}
		switch {
		case end < 0 && r == '‘': // it stands for a letter, perhaps
			single = false
			i += size
			continue
		case end < 0:
			return all, i
		}
		_, last := utf8.DecodeRuneInString(text[end:])
		all = append(all, quotation{text[i+size : end], i, end + last})
		i = end + last
	}
	return all, -1
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// unquoted is a text without what stands in quotation marks.
func unquoted(text string) string {
	all, _ := quotations(text)
	for _, q := range slices.Backward(all) {
		text = text[:q.from] + " \x00 " + text[q.to:]
	}
	return text
}

// said is texts that a quotation may be from, normalised.
type said []string

func (s *said) add(texts ...string) {
	for _, t := range texts {
		if t != "" {
			*s = append(*s, typography.Normalise(t))
		}
	}
}

// maxRead bounds how many bytes are read in looking for quotations. No story
// comes near it; an input that is made to would take hours.
const maxRead = 1 << 30

// has reports whether words occur in one of the texts: whole words, in this order;
// what stands for an omission or a remark of the editors parts them. The case of
// the first letter and the punctuation at the end are the editors'. Read counts
// the bytes that are read.
func (s said) has(words string, read *int) bool {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(unremarked(typography.Normalise(words)), "...", "\x00"), "\x00") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if !strings.ContainsFunc(words, letter) || parts == nil {
		return true // a mark is shown, and nothing is quoted
	}
	last := len(parts) - 1
	parts[last] = strings.TrimRight(parts[last], ".,;:!?")
	return parts[last] != "" && slices.ContainsFunc(s, func(text string) bool {
		*read += 64 // for the look
		at := 0
		for i, p := range parts {
			found := whole(text[at:], p, read)
			if i == 0 && found < 0 {
				r, size := utf8.DecodeRuneInString(p)
				other := strings.ToLower(string(r))
				if other == string(r) {
					other = strings.ToUpper(other)
				}
				found = whole(text[at:], other+p[size:], read)
			}
			if found < 0 {
				return false
			}
			at += found + len(p)
		}
		return true
	})
}

// unremarked puts "..." in the place of what editors have put into a quotation, in brackets.
// Of a letter that they have put in the place of another at a word's start, it takes the brackets away.
func unremarked(words string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(words, "[")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inside, after, closed := strings.Cut(rest, "]")
		switch r, size := utf8.DecodeRuneInString(inside); {
		case !closed:
			b.WriteString("[" + rest)
			return b.String()
		case size == len(inside) && in(r, letters) && letter(firstRune(after)):
			b.WriteString(inside)
		default:
			b.WriteString("...")
		}
		words = after
	}
}

// whole gives the place of words in a text where no letter or digit stands
// before or after them, or -1.
func whole(text, words string, read *int) int {
	for from := 0; *read < maxRead; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			*read += len(text) - from
			return -1
		}
		*read += at + len(words)
		at += from
		if !letter(lastRune(text[:at])) && !letter(firstRune(text[at+len(words):])) {
			return at
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	return 0
}

// sayings collects what the story's records say: their exact words, the
// questions put, what they stand in and their facts; and the titles.
func sayings(s *data.Story) (all said) {
	all.add(s.Title)
	for i := range s.Statements {
		all = append(all, saidIn(&s.Statements[i]).records...)
	}
	for i := range s.Findings {
		says := reportedIn(&s.Findings[i])
		all = append(append(all, says.records...), says.facts...)
	}
	for i := range s.Sources {
		all.add(s.Sources[i].Title)
	}
	return all
}

const ofRecord = "quote a record of the story, or list it in the quoted of the citation that has it; what nobody said stands without quotation marks"

// quotes checks what stands in quotation marks in a text of the editors.
func (c *checker) quotes(below, own string, from ...said) {
	all, alone := quotations(own)
	if alone >= 0 {
		c.add(below, "has a quotation mark without its other half, after "+typography.Quote(lastPart(own[:alone])), "add it, or remove it")
	}
	for _, q := range all {
		if !slices.ContainsFunc(from, func(s said) bool { return s.has(q.text, &c.read) }) {
			c.add(below, typography.Quote(q.text)+" stands in quotation marks and is in no record", ofRecord)
		}
	}
}

// marked gives what the citations of a record mark as quoted in its notes, and remembers it for the ledger.
func (c *checker) marked(record int, citations []data.Citation, notes []string) (all said) {
	var in []quotation
	for _, note := range notes {
		found, _ := quotations(note)
		in = append(in, found...)
	}
	for i := range citations {
		cite := &citations[i]
		at := item("sources", i)
		if k, ok := c.sources[cite.Source]; ok && len(cite.Quoted) > 0 && c.story.Sources[k].Accessed == "" {
			c.add(at+".quoted", "is there, yet "+typography.Quote(cite.Source)+" was not seen", "name what was read there, or remove it")
		}
		for k, words := range cite.Quoted {
			from := said{typography.Normalise(words)}
			if words != "" && !slices.ContainsFunc(in, func(q quotation) bool { return from.has(q.text, &c.read) }) {
				c.add(at+"."+item("quoted", k), typography.Quote(words)+" stands in quotation marks nowhere in the notes of the record", "remove it")
			}
			all.add(words)
		}
	}
	if all != nil || c.markedBy[record] != nil {
		c.markedBy[record] = all
	}
	return all
}

// lessonQuotes checks the quotation marks in the texts of a lesson.
func (c *checker) lessonQuotes(l *data.Lesson) {
	records := sayings(c.story)
	for i := range c.story.Statements {
		for _, cite := range c.story.Statements[i].Sources {
			records.add(cite.Quoted...)
		}
	}
	for i := range c.story.Findings {
		for _, cite := range c.story.Findings[i].Sources {
			records.add(cite.Quoted...)
		}
	}
	var own said
	own.add(l.Examples...)
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			c.quotes(path, v.String(), own, records)
		case reflect.Slice:
			for i := range v.Len() {
				walk(item(path, i), v.Index(i))
			}
		case reflect.Struct:
			for i, name := range forms[v.Type()].names {
				if name != "examples" {
					walk(join(path, name), v.Field(i))
				}
			}
		}
	}
	walk("", reflect.ValueOf(l).Elem())
}
