package validate

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of text: they hold for every string of a story or lesson, so they are
// checked by walking its type, and a field that is added later is under them at once.

// maxText is the longest text, in bytes: several minutes of speech.
const maxText = 10_000

// texts checks every string in a story or a lesson.
func (c *checker) texts(of any) {
	w := textWalk{c: c}
	w.each = w.text
	w.walk(reflect.ValueOf(of).Elem())
}

// textsOf checks every string in a field of the story, or in an item of that, if i is one.
func (c *checker) textsOf(story reflect.Value, field, i int) {
	w := textWalk{c: c}
	w.each = w.text
	f := forms[story.Type()]
	w.path = append(w.path, step{name: f.names[field]})
	if v := story.Field(field); i >= 0 {
		w.path = append(w.path, step{index: i})
		w.walk(v.Index(i))
	} else if v.Kind() == reflect.String {
		w.text(v.String(), f.required&(1<<field) != 0, false)
	}
}

type textWalk struct {
	c     *checker
	path  []step
	lines bool                                // whether a text may have line breaks
	each  func(s string, required, ends bool) // is called at every string
}

func (w *textWalk) walk(v reflect.Value) {
	t := v.Type()
	f := forms[t]
	for i := range f.names {
		w.path = append(w.path, step{name: f.names[i]})
		field := v.Field(i)
		switch field.Kind() {
		case reflect.String:
			w.lines = t == passageType && f.names[i] == "text"
			w.each(field.String(), f.required&(1<<i) != 0, t == phraseType && f.names[i] != "exact")
			w.lines = false
		case reflect.Pointer:
			if !field.IsNil() {
				w.walk(field.Elem())
			}
		case reflect.Slice:
			for j := range field.Len() {
				w.path = append(w.path, step{index: j})
				switch item := field.Index(j); item.Kind() {
				case reflect.Struct:
					w.walk(item)
				case reflect.String:
					w.each(item.String(), true, false)
				}
				w.path = w.path[:len(w.path)-1]
			}
		}
		w.path = w.path[:len(w.path)-1]
	}
}

var phraseType, passageType = reflect.TypeFor[data.TextQuote](), reflect.TypeFor[data.Passage]()

// text checks one string. The prefix and suffix of a phrase may have spaces at
// their ends.
func (w *textWalk) text(s string, required, ends bool) {
	if s == "" {
		if required {
			w.add("is empty", "fill it in")
		}
		return
	}
	if len(s) > maxText {
		w.add("is "+strconv.Itoa(len(s))+" bytes long, more than "+strconv.Itoa(maxText), "split or shorten it")
	}
	if trimmed := strings.TrimSpace(s); trimmed == "" && !ends {
		w.add("has only spaces", "fill it in, or leave it out")
		return
	} else if len(trimmed) < len(s) && !ends {
		w.add("starts or ends with a space: "+typography.Quote(s), "remove it")
	}
	if w.lines {
		if strings.Contains(s, "\n\n") || strings.Contains(s, " \n") || strings.Contains(s, "\n ") {
			w.add("has a line break beside another or a space", "keep one for each line; a new paragraph is a further passage, with adjacent")
		}
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if code := markup(s); code != "" {
		w.add("has the HTML "+typography.Quote(code), "write the characters as readers see them")
	}
	if at, problem, hint := refused(s); problem != "" {
		w.add(problem+" after "+typography.Quote(lastPart(s[:at])), hint)
	}
}

// markup gives the first piece of HTML in a text that was copied from the source of a page
// rather than from the page: a character's number or name, or a tag of running text.
func markup(s string) string {
	for i := range len(s) {
		if s[i] != '&' && s[i] != '<' {
			continue
		}
		const longest = len("&ldquo; …")
		code := s[i:min(len(s), i+longest)]
		switch end := strings.IndexAny(code, ";>"); {
		case end < 0:
		case s[i] == '&' && code[end] == ';' && isReference(code[1:end]), s[i] == '<' && code[end] == '>' && slices.Contains(tags, strings.Trim(strings.ToLower(code[1:end]), "/ ")):
			return code[:end+1]
		}
	}
	return ""
}

var tags = []string{"b", "br", "em", "i", "p", "strong"}

// isReference reports whether a name or number is one that HTML has for a character.
func isReference(name string) bool {
	switch name {
	case "amp", "apos", "gt", "lt", "nbsp", "quot", "laquo", "raquo", "ldquo", "rdquo", "lsquo", "rsquo", "hellip", "mdash", "ndash", "shy":
		return true
	}
	number, is := strings.CutPrefix(name, "#")
	_, err := strconv.ParseUint(strings.TrimPrefix(number, "x"), 16, 32)
	return is && err == nil
}

func (w *textWalk) add(problem, hint string) {
	w.c.add(pathOf(w.path), problem, hint)
}

// lastPart gives the end of a text, enough to find the place by.
func lastPart(s string) string {
	rest := s
	for range 20 {
		_, size := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-size]
	}
	if rest == "" {
		return s
	}
	return "…" + s[len(rest):]
}

// maxID keeps the ids, which are URL fragments, short.
const maxID = 80

func (c *checker) id(below, id string) {
	if id == "" {
		return // the rule of text says so
	}
	if len(id) > maxID {
		c.add(below, typography.Quote(id)+" is "+strconv.Itoa(len(id))+" bytes long, more than "+strconv.Itoa(maxID), "shorten it")
	}
	good := true
	for word := range strings.SplitSeq(id, "-") {
		good = good && word != ""
		for _, b := range []byte(word) {
			good = good && ('a' <= b && b <= 'z' || '0' <= b && b <= '9')
		}
	}
	if !good {
		c.add(below, typography.Quote(id)+" is not well-formed", `an id is small letters and digits, in words joined by "-"`)
	}
}

// day checks an ISO day; an empty one is for the rule of text.
func (c *checker) day(below, iso string) bool {
	_, ok := data.Days(iso)
	if !ok && iso != "" {
		c.add(below, typography.Quote(iso)+" is not a day", `write it as in "2018-07-24"`)
	}
	return ok
}

// date checks a day, or as much of one as is known; an empty one is for the rule of text.
func (c *checker) date(below, date string) bool {
	_, _, ok := data.Span(date)
	if !ok && date != "" {
		c.add(below, typography.Quote(date)+" is not a date", `write it as in "2018-07-24"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`)
	}
	return ok
}

// past checks that a date is not after the story was last updated. A day in UTC may be
// one ahead of the editors'.
func (c *checker) past(below, date string) {
	if updated, ok := data.Days(c.today); ok && data.FirstDay(date) > data.ISODay(updated+1) {
		c.add(below, date+" is after the story was last updated, "+c.today, "check both: one of them is mistyped")
	}
}

// when checks a date or an instant in UTC, and tells which.
func (c *checker) when(below, at string) (ok, instant bool) {
	if _, ok := data.Instant(at); ok {
		return true, true
	}
	if _, _, ok := data.Span(at); ok {
		return true, false
	}
	if at != "" {
		c.add(below, typography.Quote(at)+" is neither a date nor an instant in UTC", `write it as in "2018-07-24" or "2018-07-24T15:50:37Z"; "2018-07" or "2018" where no more is known, and "2018-07~" for about then`)
	}
	return false, false
}

// lang checks the form of a language tag, not whether there is the language.
func (c *checker) lang(below, tag string) {
	if tag == "" {
		return
	}
	good := true
	for i, part := range strings.Split(tag, "-") {
		good = good && 1 <= len(part) && len(part) <= 8 && (i > 0 || len(part) == 2 || len(part) == 3)
		for _, b := range []byte(part) {
			good = good && ('a' <= b|0x20 && b|0x20 <= 'z' || i > 0 && '0' <= b && b <= '9')
		}
	}
	if !good {
		c.add(below, typography.Quote(tag)+" is not a language tag", `write it as in "en" or "ru-Latn"`)
	}
}

// source checks a source's addresses, and that it has the day on which it was
// seen if its citations say that it was.
func (c *checker) source(i int) {
	s := &c.story.Sources[i]
	c.at = item("sources", i)
	if s.URL == "" && s.Where == "" {
		c.add("url", "is missing, and nothing says where else it is", "give its address, or in where how it can be found")
	}
	c.address("url", s.URL)
	c.address("archive", s.Archive)
	if c.day("accessed", s.Accessed) {
		c.past("accessed", s.Accessed)
	}
	v := c.visited[i]
	if s.Accessed == "" && v.seen != "" {
		c.add("accessed", "is missing, yet "+v.seen+" was verified there", "its page was seen: say on what day")
	}
	if s.URL == "" && v.unseen != "" {
		c.add("where", "is no address, yet "+v.unseen+" has grade D", "only an address can be given that was not seen: leave the citation out")
	}
	if s.Accessed != "" && v.unseen != "" {
		c.add("accessed", "is there, yet "+v.unseen+" has grade D", "nothing was seen there: remove accessed, or grade it by what was seen")
	}
	c.at = ""
}
