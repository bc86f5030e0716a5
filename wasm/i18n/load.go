//go:build !js

package i18n

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

var categories = []string{"zero", "one", "two", "few", "many", "other"}

// needed lists the plural categories that whole numbers need in each language
// the page can be in.
var needed = map[string][]string{
	"en": {"one", "other"},
	"de": {"one", "other"},
	"es": {"one", "many", "other"},
	"fr": {"one", "many", "other"},
	"uk": {"one", "few", "many", "other"},
	"ar": {"zero", "one", "two", "few", "many", "other"},
}

// Load reads a file of data/locales. It names every fault at once, each with its
// key and what to do: words that are missing, are not asked for or are empty, that
// lack a plural form or have forms where nothing is counted, and that lose a place
// of the English ones or have one that nothing fills.
func Load(src []byte) (*Catalog, error) {
	raw, err := object(src)
	if err != nil {
		return nil, err
	}
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

	var lang string
	json.Unmarshal(raw["lang"], &lang)
	w := &Catalog{make([]string, messages)}
	for k, name := range Names {
		value, ok := raw[name]
		if !ok {
			fault("%s: is missing", name)
			continue
		}
		delete(raw, name)
		if err := json.Unmarshal(value, &w.of[k]); err == nil {
			if w.of[k] == "" {
				fault("%s: is empty", name)
			} else if strings.HasPrefix(shapes[k], "#") {
				fault("%s: is plain words, but goes with a number; give a form for each of %q", name, needed[lang])
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
		list := make([]string, len(categories))
		for c, text := range byCategory {
			i := slices.Index(categories, c)
			if i < 0 || text == "" {
				fault("%s.%s: is not a plural form, or is empty", name, c)
				continue
			}
			list[i] = text
			shape := shapes[k]
			if i < int(Few) && !strings.Contains(text, "{n}") {
				shape = strings.Replace(shape, "n", "", 1) // "the only one", "both"
			}
			misplaced(fault, name+"."+c, text, shape)
		}
		for _, c := range needed[lang] {
			if byCategory[c] == "" {
				fault("%s: has no form %q, which %s needs", name, c, lang)
			}
		}
		w.of[k] = strings.Join(list, forms)
	}
	for name := range raw {
		fault("%s: no page asks for it", name)
	}
	for k, s := range w.of {
		if strings.ContainsAny(s, "\n\r") {
			fault("%s: has a line break", Names[k])
		}
	}
	if w.of[Dir] != "ltr" && w.of[Dir] != "rtl" {
		fault("dir: is neither ltr nor rtl")
	}
	if needed[w.of[Lang]] == nil {
		fault("lang: %q has no plural rules here; add them to package i18n", w.of[Lang])
	}
	for _, k := range []MessageID{Months, MonthNames} {
		if n := strings.Count(w.of[k], "|"); n != 11 {
			fault("%s: there are %d, parted by |", Names[k], n+1)
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

// Pseudo gives words of which every letter has changed, so that what a page
// says by itself stands out; their places and forms are kept.
func (c *Catalog) Pseudo() *Catalog {
	p := &Catalog{slices.Clone(c.of)}
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
