//go:build !js

package i18n

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
)

// categories are the plural categories of CLDR, in its order.
var categories = []string{"zero", "one", "two", "few", "many", "other"}

// pluralTable gives the table of a language's plural forms; "" of one that has none.
// What there is not of a region or a script is that of the language.
func pluralTable(lang string) string {
	for {
		for _, t := range pluralTables {
			if slices.Contains(strings.Fields(t.languages), lang) {
				return t.forms
			}
		}
		i := strings.LastIndexByte(lang, '-')
		if i < 0 {
			return ""
		}
		lang = lang[:i]
	}
}

// PluralCategory gives CLDR's plural category of a whole number in a language. It
// is false of a language that can have no catalogue.
func PluralCategory(lang string, n int) (category string, ok bool) {
	table := pluralTable(lang)
	if table == "" {
		return "", false
	}
	return categories[table[formIndex(n)]-'0'], true
}

// PluralLanguages lists the languages that can have a catalogue, by their BCP 47 tags.
func PluralLanguages() (list []string) {
	for _, t := range pluralTables {
		list = append(list, strings.Fields(t.languages)...)
	}
	return list
}

// needed lists the categories that whole numbers have in a language, in CLDR's order.
func needed(lang string) (list []string) {
	for i, c := range categories {
		if strings.Contains(pluralTable(lang), strconv.Itoa(i)) {
			list = append(list, c)
		}
	}
	return list
}

// example is the first number of a category.
func example(lang, category string) string {
	n := strings.Index(pluralTable(lang), strconv.Itoa(slices.Index(categories, category)))
	if n == 200 {
		return "1,000,000"
	}
	return strconv.Itoa(n)
}

// Load reads a file of data/locales. It names every fault at once, each with the
// message's name and what to do: messages that are missing, superfluous or empty, that
// lack a plural form or have one too many, and that lose a placeholder of the English
// one or have one that nothing fills.
func Load(src []byte) (*Catalog, error) {
	raw, err := object(src)
	if err != nil {
		return nil, err
	}
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

	var lang string
	json.Unmarshal(raw["lang"], &lang)
	need := needed(lang)
	w := &Catalog{of: make([]string, messages)}
	for _, d := range pluralTable(lang) {
		w.forms += strconv.Itoa(slices.Index(need, categories[d-'0']))
	}
	for k, name := range Names {
		value, ok := raw[name]
		if !ok {
			fault("%s: is missing; add it", name)
			continue
		}
		delete(raw, name)
		if err := json.Unmarshal(value, &w.of[k]); err == nil {
			if w.of[k] == "" && MessageID(k) != Space {
				fault("%s: is empty; translate the English one", name)
			} else if strings.HasPrefix(shapes[k], "#") {
				fault("%s: is plain words, but goes with a number; give a form for each of %q", name, need)
			}
			misplaced(fault, name, w.of[k], shapes[k])
			continue
		}
		var byCategory map[string]string
		if err := json.Unmarshal(value, &byCategory); err != nil {
			fault("%s: is neither words nor plural forms", name)
			continue
		}
		if !strings.HasPrefix(shapes[k], "#") {
			fault("%s: has plural forms, but goes with no number; give plain words", name)
		}
		list := make([]string, len(need))
		for c, text := range byCategory {
			i := slices.Index(need, c)
			if need == nil {
				break // said below
			}
			if i < 0 || text == "" {
				fault("%s.%s: is empty, or no whole number of %s has this form; give those of %q", name, c, lang, need)
				continue
			}
			list[i] = text
			shape := shapes[k]
			if slices.Contains([]string{"zero", "one", "two"}, c) && !strings.Contains(text, "{n}") {
				shape = strings.Replace(shape, "n", "", 1) // "the only one", "both"
			}
			misplaced(fault, name+"."+c, text, shape)
		}
		for _, c := range need {
			if _, ok := byCategory[c]; !ok {
				fault("%s: has no form %q, which %s needs for numbers such as %s; add it", name, c, lang, example(lang, c))
			}
		}
		w.of[k] = strings.Join(list, formSeparator)
	}
	for name := range raw {
		fault("%s: no page asks for it; take it out", name)
	}
	for k, s := range w.of {
		if strings.ContainsAny(s, "\n\r") {
			fault("%s: has a line break; write it in one line", Names[k])
		}
	}
	if w.of[Dir] != "ltr" && w.of[Dir] != "rtl" {
		fault("dir: is neither ltr nor rtl; write in which direction the script runs")
	}
	if need == nil {
		fault("lang: CLDR %s has no plural rules of %q that a page can follow; give the BCP 47 tag of another language", cldrVersion, w.of[Lang])
	}
	for _, k := range []MessageID{Months, MonthNames} {
		if n := strings.Count(w.of[k], "|"); n != 11 {
			fault("%s: there are %d; give twelve, parted by |", Names[k], n+1)
		}
	}
	for _, first := range []RelationMessages{ByLater, ToEarlier, StatementByLater, StatementToEarlier} {
		for _, r := range data.RelationTypes[:len(data.RelationTypes)-1] {
			if id := first.Of(r); strings.HasPrefix(w.of[id], "{1}") {
				fault("%s: begins with {1}; the page shows its words before the name, so put {1} after them", Names[id])
			}
		}
	}
	if faults != nil {
		slices.Sort(faults)
		return nil, fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return w, nil
}

// misplaced finds what words have between braces that is none of their places,
// and places that they have lost.
func misplaced(fault func(string, ...any), name, text, shape string) {
	want := strings.TrimPrefix(shape, "#")
	var lost, has string
	for _, p := range want {
		if !strings.Contains(text, "{"+string(p)+"}") {
			lost += " {" + string(p) + "}"
		}
	}
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			break
		}
		in, end, closed := strings.Cut(after, "}")
		if !closed || len(in) != 1 || !strings.Contains(want, in) {
			fault("%s: nothing fills {%s}; the places here are %q", name, in, want)
		}
		if in == "n" && strings.Contains(has, in) {
			fault("%s: has {n} twice, and the second would stay empty; write it once", name)
		}
		has, rest = has+in, end
	}
	if lost != "" {
		fault("%s: has lost%s; put it where the words of the story or the number belong", name, lost)
	}
}

func object(src []byte) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(src))
	var raw map[string]json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return nil, fmt.Errorf("not a JSON object: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the object")
	}
	return raw, nil
}

// Forms gives every plural form of a message; of one that is not counted, the message alone.
func (c *Catalog) Forms(id MessageID) []string { return strings.Split(c.of[id], formSeparator) }

// Pseudo gives words of which every letter has changed, so that what a page
// says by itself stands out; their places and forms are kept.
func (c *Catalog) Pseudo() *Catalog {
	p := &Catalog{c.forms, slices.Clone(c.of)}
	for k := range p.of {
		if MessageID(k) == Lang || MessageID(k) == Dir {
			continue
		}
		var b strings.Builder
		depth := 0
		for _, r := range c.of[k] {
			switch {
			case r == '{':
				depth++
			case r == '}':
				depth--
			}
			if depth == 0 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
				r = r - 'A' + 'Ａ' // full-width letters
			}
			b.WriteRune(r)
		}
		p.of[k] = b.String()
	}
	return p
}
