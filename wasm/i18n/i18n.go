// Package i18n has the interface's messages in one language, a [Catalog]. They are
// data, one file a language in data/locales; the story's own words are not among
// them.
//
// A message is asked for by its [MessageID]. The ids are generated from the English
// file, so an id that is not there does not compile, and a message that nothing uses
// fails a test. Press loads the JSON; the page program gets the compact form of its
// own messages, and the classroom's that of all. The names of what only the classroom
// and the printed pages say begin with "class.", of what only the form says in which a
// story is made, with "make.".
package i18n

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data"
	"statement-evidence/wasm/node"
)

// Catalog is the interface's messages in one language.
type Catalog struct {
	forms string   // which plural form a number has: its digit at formIndex
	of    []string // by MessageID
}

// A family is messages of which one belongs to each value of a list of package
// data; messages_test.go names the families, and what they are made of.
type (
	RelationMessages MessageID // one for each of [data.RelationTypes]
	StrengthMessages MessageID // one for each of [data.Strengths]
	KindMessages     MessageID // one for each of [data.Kinds]
	LevelMessages    MessageID // one for each of [data.Levels]
	GradeMessages    MessageID // one for each of [data.Grades]
	RoleMessages     MessageID // one for each of [data.Roles]
	FormMessages     MessageID // one for each of [data.Forms]
)

// Of gives the message of a relation type; only names and meanings have one of a correction.
func (f RelationMessages) Of(t data.RelationType) MessageID { return member(f, data.RelationTypes, t) }

// Of gives the message of a strength.
func (f StrengthMessages) Of(s data.Strength) MessageID { return member(f, data.Strengths, s) }

// Of gives the message of a kind.
func (f KindMessages) Of(k data.Kind) MessageID { return member(f, data.Kinds, k) }

// Of gives the message of a level.
func (f LevelMessages) Of(l data.Level) MessageID { return member(f, data.Levels, l) }

// Of gives the message of a grade.
func (f GradeMessages) Of(g data.Grade) MessageID { return member(f, data.Grades, g) }

// Of gives the message of a role.
func (f RoleMessages) Of(r data.Role) MessageID { return member(f, data.Roles, r) }

// Of gives the message of a form.
func (f FormMessages) Of(form data.Form) MessageID { return member(f, data.Forms, form) }

func member[F ~uint16, T comparable](family F, list []T, value T) MessageID {
	return MessageID(family) + MessageID(slices.Index(list, value))
}

// Lang is the language's BCP 47 tag.
func (c *Catalog) Lang() string { return c.of[Lang] }

// Dir is the direction its script runs in, "ltr" or "rtl".
func (c *Catalog) Dir() string { return c.of[Dir] }

// Get gives a message. It may have placeholders, {1} to {9}; see [Catalog.Format].
func (c *Catalog) Get(id MessageID) string { return c.of[id] }

// Format gives a message with {1} replaced by the first of args, and so on.
func (c *Catalog) Format(id MessageID, args ...string) string {
	var b strings.Builder
	Placeholders(c.of[id], func(text string) { b.WriteString(text) }, func(place int) {
		if place <= len(args) {
			b.WriteString(args[place-1])
		}
	})
	return b.String()
}

// Placeholders takes a message apart: it calls text with what is between its
// placeholders, and place with the number of each, from 1.
func Placeholders(s string, text func(string), place func(int)) {
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 || i+2 >= len(s) || s[i+2] != '}' || s[i+1] < '1' || s[i+1] > '9' {
			break
		}
		if i > 0 {
			text(s[:i])
		}
		place(int(s[i+1] - '0'))
		s = s[i+3:]
	}
	if s != "" {
		text(s)
	}
}

// Fill gives a message with nodes in the places of its placeholders.
func Fill(s string, in ...*node.Node) *node.Node {
	var out []*node.Node
	Placeholders(s,
		func(text string) { out = append(out, node.Text(text)) },
		func(place int) {
			if place <= len(in) {
				out = append(out, in[place-1])
			}
		})
	return node.Group(out...)
}

// FormatPlural gives a message for a number of things: the form that the language's
// plural rules choose, with the number in the place of {n}.
func (c *Catalog) FormatPlural(id MessageID, n int) string {
	return strings.Replace(c.Plural(id, n), "{n}", strconv.Itoa(n), 1)
}

// formSeparator separates the plural forms of a message, which are in CLDR's
// order of their categories.
const formSeparator = "\x1f"

// Plural gives a message in the plural form for a number.
func (c *Catalog) Plural(id MessageID, n int) string {
	all := strings.Split(c.of[id], formSeparator)
	return all[min(int(c.forms[formIndex(n)]-'0'), len(all)-1)]
}

// formIndex is the place of a number in a table of plural forms; see plurals.go.
func formIndex(n int) int {
	switch {
	case n < 200:
		return n
	case n%1000000 == 0:
		return 200
	}
	return 100 + n%100
}

// Day formats a date in the language, as far as it is known: "24 July 2018", "July
// 2018", "about 2018". Any other text is returned unchanged.
func (c *Catalog) Day(iso string) string {
	if day, about := strings.CutSuffix(iso, "~"); about {
		return c.Format(Roughly, c.Day(day))
	}
	if len(iso) == len("2006-01") {
		if month := c.within(iso); month != "" {
			return c.Format(Month, month, iso[:4])
		}
	}
	if len(iso) < 10 {
		return iso
	}
	month := nth(c.of[Months], iso)
	if month == "" {
		return iso
	}
	d := strings.TrimPrefix(iso[8:10], "0")
	if d == "1" {
		d = c.of[DayFirst]
	}
	return c.Format(Day, d, month, iso[:4])
}

// Month says an ISO month as a heading: "July 2018". There its name may have
// another case than in a day.
func (c *Catalog) Month(iso string) string {
	month := nth(c.of[MonthNames], iso)
	if month == "" {
		return iso
	}
	return c.Format(Month, month, iso[:4])
}

// MonthRange says the months from one ISO day to another of the same year as a heading: "January–April 2018".
func (c *Catalog) MonthRange(from, to string) string {
	return c.Format(Month, c.Format(Range, nth(c.of[MonthNames], from), c.within(to)), from[:4])
}

// within gives the month of an ISO day or month as it stands inside a line, or "": in many
// languages its name has a capital at the start of a heading only, and not in a day.
func (c *Catalog) within(iso string) string {
	name := nth(c.of[MonthNames], iso)
	small, _ := utf8.DecodeRuneInString(nth(c.of[Months], iso))
	if first, size := utf8.DecodeRuneInString(name); name != "" && upper(small) == first {
		name = string(small) + name[size:]
	}
	return name
}

// nth gives the month of an ISO day or month from the names of all twelve, or "".
func nth(names, iso string) string {
	months := strings.Split(names, "|")
	if n := int(iso[5]-'0')*10 + int(iso[6]-'0'); n >= 1 && n <= len(months) {
		return months[n-1]
	}
	return ""
}

// UpperFirst gives a text with a capital at its start, in the scripts of Latin,
// Greek and Cyrillic letters. It does without the tables of package unicode,
// which would weigh more than all else that is said here.
func UpperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if up := upper(r); up != r {
		return string(up) + s[size:]
	}
	return s
}

func upper(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', 'à' <= r && r <= 'þ' && r != '÷', 'α' <= r && r <= 'ω' && r != 'ς', 'а' <= r && r <= 'я':
		return r - 0x20
	case 'ѐ' <= r && r <= 'џ':
		return r - 0x50
	case 'ā' <= r && r <= 'ķ' && r != 'ı', 'ŋ' <= r && r <= 'ŷ', 'ѡ' <= r && r <= 'ҁ', 'ҋ' <= r && r <= 'ҿ', 'ӑ' <= r && r <= 'ԯ':
		return r &^ 1 // a small letter follows its capital, which is even
	case 'ĺ' <= r && r <= 'ň', 'ź' <= r && r <= 'ž':
		return (r - 1) | 1 // or odd
	}
	return r
}

// Encode gives the compact form of the messages that the page's program needs; see [EncodeAll].
func Encode(c *Catalog) string { return encode(c, c.of[:programMessages]) }

// EncodeAll gives the compact form of the messages of the page and of the classroom: a
// line for each, after one with the table of plural forms.
func EncodeAll(c *Catalog) string { return encode(c, c.of[:classMessages]) }

// EncodeWhole gives the compact form of every message, for the form in which a story
// is made, which also writes pages, and for what draws a story from its file.
func EncodeWhole(c *Catalog) string { return encode(c, c.of) }

// EncodeOnly gives the compact form of every message, with nothing for those that are not among some.
func EncodeOnly(c *Catalog, some []MessageID) string {
	of := make([]string, len(c.of))
	for _, id := range some {
		of[id] = c.of[id]
	}
	return encode(c, of)
}

func encode(c *Catalog, of []string) string {
	return c.forms + "\n" + strings.Join(of, "\n") + "\n"
}

// Decode reads a compact form.
func Decode(s string) (*Catalog, error) {
	of := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	if n := len(of) - 1; n != programMessages && n != classMessages && n != messages {
		return nil, errors.New("i18n: there are " + strconv.Itoa(n) + " messages, not " + strconv.Itoa(classMessages))
	}
	for i := range of {
		of[i] = strings.Clone(of[i]) // see data.Decode
	}
	return &Catalog{of[0], of[1:]}, nil
}

// DecodeWhole reads what EncodeWhole gives.
func DecodeWhole(s string) (*Catalog, error) {
	forms, rest, _ := strings.Cut(s, "\n")
	of := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	if len(of) != messages {
		return nil, errors.New("i18n: there are " + strconv.Itoa(len(of)) + " messages, not " + strconv.Itoa(messages))
	}
	return &Catalog{forms, of}, nil
}
