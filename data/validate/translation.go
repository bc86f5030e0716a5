package validate

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Translations: how they are read, their rules, what is left to translate, and how their
// files are brought up to date.

// ParseTranslation reads a translation from JSON, strictly. An error is a ParseErrors.
// Whether it keeps the rules, [CheckTranslation] says.
func ParseTranslation(src []byte) (*data.Translation, error) {
	t := new(data.Translation)
	p := parser{noun: "translation", forms: map[reflect.Type]*form{}}
	addForms(p.forms, data.FormatVersion, reflect.TypeFor[data.Translation]())
	if p.read(src, reflect.ValueOf(t).Elem()); len(p.faults) > 0 {
		return nil, p.faults
	}
	return t, nil
}

// CheckTranslation gives every rule that a translation of a checked story breaks, or one of its
// lesson, if that is given. Paths are those of the translation.
func CheckTranslation(t *data.Translation, s *data.Story, l *data.Lesson) []Fault {
	c := newChecker(s)
	own, lang, shown := s.OwnTexts, s.Lang, t.Shown(s)
	if l != nil {
		own, lang, shown = l.OwnTexts, l.Lang, t.Usable(l.OwnTexts)
	}
	c.lang("lang", t.Lang)
	if t.Lang == lang {
		c.add("lang", typography.Quote(t.Lang)+" is the language of the original", "a translation is into another one")
	}
	var known []string
	own(func(field string, _ *string) { known = append(known, field) })
	c.translated(t, known)
	c.alike(t, own, shown)
	if l == nil {
		c.pointed(t)
	}
	c.renderings(t, l)
	return c.faults
}

// maxTypos is in how many bytes a field may differ from one that is suggested for it: many fields are alike.
const maxTypos = 3

// translated checks the fields and texts of a translation.
func (c *checker) translated(t *data.Translation, known []string) {
	places := map[string]int{}
	for i := range t.Texts {
		text := &t.Texts[i]
		at := item("texts", i)
		first, twice := places[text.Field]
		switch {
		case twice:
			c.add(at+".field", typography.Quote(text.Field)+" is also that of "+item("texts", first), "keep one")
		case !slices.Contains(known, text.Field):
			hint := "quotations, names of sources, dates and grades stay as they are; remove it, or give the field that it has now: ./build.sh translate lists them all"
			if near := nearest(text.Field, known); near != "" && distance(near, text.Field) <= maxTypos {
				hint = "did you mean " + typography.Quote(near) + "?"
			}
			c.add(at+".field", typography.Quote(text.Field)+" is no text of the editors' own", hint)
		}
		places[text.Field] = i
		w := textWalk{c: c, path: []step{{name: "texts"}, {index: i}, {name: "translation"}}, lines: strings.HasSuffix(text.Field, "].text")}
		w.text(text.Translation, false, false)
		if strings.HasSuffix(text.Field, ".explanation") {
			c.unjudging(at+".translation", t.Lang, text.Translation)
		}
	}
}

// alike checks that a body is translated alike everywhere: a page names it in many places.
func (c *checker) alike(t *data.Translation, own func(func(string, *string)), shown map[string]string) {
	originals := map[string]string{}
	own(func(field string, text *string) { originals[field] = typography.Normalise(*text) })
	first := map[string]int{}
	for i := range t.Texts {
		field := t.Texts[i].Field
		if _, ok := shown[field]; !ok || !strings.HasSuffix(field, ".body") {
			continue
		}
		if k, ok := first[originals[field]]; !ok {
			first[originals[field]] = i
		} else if t.Texts[k].Translation != t.Texts[i].Translation {
			c.add(item("texts", i)+".translation", "names "+typography.Quote(t.Texts[i].Original)+" otherwise than "+item("texts", k), "name a body alike everywhere")
		}
	}
}

// pointed checks that the words that relations point at stand once in the translated passages, and are
// whole words.
func (c *checker) pointed(t *data.Translation) {
	usable := t.Usable(c.story.OwnTexts)
	at := map[string]string{}
	for i := range t.Texts {
		at[t.Texts[i].Field] = item("texts", i) + ".translation"
	}
	c.story.OwnPhrases(func(passage, phrase string) {
		text, both := usable[passage]
		words, pointed := usable[phrase]
		before, after, in := strings.Cut(text, words)
		if both && pointed && in && (letter(lastRune(before)) && letter(firstRune(words)) || letter(firstRune(after)) && letter(lastRune(words))) {
			c.add(at[phrase], typography.Quote(words)+" begins or ends inside a word of "+typography.Quote(text), "point at whole words")
		}
	})
	c.story.Separated(usable, func(passage, phrase string) {
		text, both := usable[passage]
		words, pointed := usable[phrase]
		if both && pointed {
			c.add(at[phrase], typography.Quote(words)+" does not stand once in "+typography.Quote(text), "give words of that translation, and more of them if they stand there twice")
		}
	})
}

// recordOf is the id in a field.
func recordOf(field string) string {
	_, rest, _ := strings.Cut(field, "[")
	id, _, _ := strings.Cut(rest, "]")
	return id
}

// renderings checks quotation marks: what stands in them is exact words in their own language, or
// words that a rendering gives the exact ones of.
func (c *checker) renderings(t *data.Translation, l *data.Lesson) {
	exact := sayings(c.story)
	for i := range c.story.Speakers {
		exact.add(c.story.Speakers[i].Name)
	}
	for i := range c.story.Sources {
		exact.add(c.story.Sources[i].Publisher)
	}
	quoted := func(all []data.Citation) {
		for i := range all {
			exact.add(all[i].Quoted...)
		}
	}
	for i := range c.story.Statements {
		quoted(c.story.Statements[i].Sources)
	}
	for i := range c.story.Findings {
		quoted(c.story.Findings[i].Sources)
		exact.add(c.story.Findings[i].Body)
	}
	var rendered, examples said // which may also be names, which some languages have in quotation marks
	for i := range t.Renderings {
		r := &t.Renderings[i]
		w := textWalk{c: c, path: []step{{name: "renderings"}, {index: i}, {name: "text"}}}
		w.text(r.Text, true, false)
		if r.Of == "" || !exact.has(r.Of, &c.read) {
			c.add(item("renderings", i)+".of", typography.Quote(r.Of)+" is in no record", "give the exact words of a record of the story, in their own language")
		}
		rendered = append(rendered, typography.Normalise(r.Text))
	}
	for i := range t.Texts {
		if field := t.Texts[i].Field; strings.HasPrefix(field, "examples[") || strings.HasSuffix(field, ".body") || strings.HasSuffix(field, ".name") {
			examples.add(t.Texts[i].Translation)
		}
	}
	if l != nil {
		examples.add(l.Examples...)
	}
	used := map[string]bool{}
	for i := range t.Texts {
		at, text := item("texts", i)+".translation", t.Texts[i].Translation
		if strings.HasPrefix(t.Texts[i].Field, "examples[") {
			continue // what it says stands in quotation marks elsewhere
		}
		all, alone := quotations(text)
		if alone >= 0 {
			c.add(at, "has a quotation mark without its other half, after "+typography.Quote(lastPart(text[:alone])), "add it, or remove it")
		}
		for _, q := range all {
			words := typography.Normalise(strings.TrimSpace(q.text))
			switch {
			case slices.Contains(rendered, words):
				used[words] = true
			case exact.has(q.text, &c.read) || examples.has(q.text, &c.read):
			default:
				c.add(at, typography.Quote(q.text)+" stands in quotation marks, and no rendering says of which words", "quote a record in its own language, or list the words in renderings with the exact ones; what nobody said stands without quotation marks")
			}
		}
	}
	for i, words := range rendered {
		if words != "" && !used[words] {
			c.add(item("renderings", i)+".text", typography.Quote(t.Renderings[i].Text)+" stands in quotation marks in no text of the translation", "remove it, or quote it as it is")
		}
	}
}

// Untranslated gives the texts of a story that a translation does not show in its language, or those of
// the story's lesson, if that is given: each with its field as the path. They are no faults: the page
// has the original in their place, and says so.
func Untranslated(t *data.Translation, s *data.Story, l *data.Lesson) (left []Fault) {
	own, lang, shown := s.OwnTexts, s.Lang, t.Shown(s)
	if l != nil {
		own, lang, shown = l.OwnTexts, l.Lang, t.Usable(l.OwnTexts)
	}
	usable := t.Usable(own)
	begun := map[string]bool{}
	for i := range t.Texts {
		begun[t.Texts[i].Field] = t.Texts[i].Translation != ""
	}
	own(func(field string, _ *string) {
		if _, ok := shown[field]; ok {
			return
		}
		problem := "is not translated"
		if _, ok := usable[field]; ok {
			problem = "is translated, and what goes with it is not"
		} else if begun[field] {
			problem = "has changed since it was translated"
		}
		left = append(left, Fault{field, problem, "it is shown in " + lang})
	})
	return left
}

// UpdateTranslation brings a translation up to date with the texts of a story or a lesson, whose
// OwnTexts own is: in their order, with those that were missing, still empty. What is translated stays;
// where the original has changed, Was says from what. A text that stands in the same field of another
// record too, or has moved, is not translated twice. What is of no field any longer comes last.
func UpdateTranslation(t *data.Translation, own func(visit func(field string, text *string))) *data.Translation {
	out := *t
	out.Texts = []data.TranslatedText{}
	given, same, now := map[string]*data.TranslatedText{}, map[string]*data.TranslatedText{}, map[string]bool{}
	key := func(field, original string) string { return kindOf(field) + "\n" + typography.Normalise(original) }
	for i := range t.Texts {
		text := &t.Texts[i]
		given[text.Field] = text
		if k := key(text.Field, text.Original); text.Translation != "" && text.Was == "" && same[k] == nil {
			same[k] = text
		}
	}
	own(func(field string, text *string) { now[key(field, *text)] = true })
	used := map[*data.TranslatedText]bool{}
	own(func(field string, text *string) {
		of, made := given[field], data.TranslatedText{Field: field, Original: *text}
		is := typography.Normalise(*text)
		moved := same[key(field, *text)]
		switch {
		case of != nil && of.Translation != "" && typography.Normalise(of.Original) == is:
			made.Was, made.Translation = of.Was, of.Translation
		case moved != nil:
			of, made.Translation = moved, moved.Translation
		case of != nil && of.Translation != "" && !now[key(field, of.Original)]:
			if made.Was, made.Translation = of.Was, of.Translation; made.Was == "" {
				made.Was = of.Original
			}
		}
		if typography.Normalise(made.Was) == is {
			made.Was = "" // it says again what was translated
		}
		used[of] = true
		out.Texts = append(out.Texts, made)
	})
	for i := range t.Texts {
		if text := &t.Texts[i]; !used[text] && text.Translation != "" {
			out.Texts = append(out.Texts, *text)
		}
	}
	return &out
}

// kindOf is a field without the ids and numbers in it.
func kindOf(field string) string {
	var b strings.Builder
	for field != "" {
		before, rest, _ := strings.Cut(field, "[")
		b.WriteString(before)
		_, field, _ = strings.Cut(rest, "]")
	}
	return b.String()
}

// UnexplainedTranslations gives every translated text of a story that reads otherwise than in an
// earlier version, although no new entry in the ledger tells of its record. What is newly
// translated needs none, and neither does other typography.
func UnexplainedTranslations(old, now *data.Story, was, is *data.Translation) []Fault {
	l := &ledger{story: now.ID, records: map[string]bool{}, told: map[string]bool{}}
	l.entries(old, now)
	l.faults = nil // UnexplainedChanges has them
	citing := map[string][]string{}
	for i := range now.Statements {
		cites(citing, now.Statements[i].Sources, now.Statements[i].ID)
	}
	for i := range now.Findings {
		cites(citing, now.Findings[i].Sources, now.Findings[i].ID)
	}
	said, says := was.Shown(old), is.Shown(now)
	for i := range is.Texts {
		field := is.Texts[i].Field
		before, ok := said[field]
		if _, shown := says[field]; !ok || !shown {
			continue
		}
		ids := []string{now.ID}
		list, id := kindOf(field), recordOf(field)
		switch list, _, _ = strings.Cut(list, "."); list {
		case "statements", "findings":
			ids = []string{id}
		case "relations":
			ids = strings.Split(id, "--")
		case "sources":
			ids = append(ids, citing[id]...)
		case "speakers":
			for k := range now.Statements {
				if now.Statements[k].Speaker == id {
					ids = append(ids, now.Statements[k].ID)
				}
			}
		}
		l.note("texts["+strconv.Itoa(i)+"].translation", before, says[field], ids...)
	}
	return l.faults
}
