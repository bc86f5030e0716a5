package data

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"statement-evidence/data/typography"
)

// Translation is the editors' own words of a story, or of its lesson, in another language. It
// stands beside the file that it translates, as story.uk.json or lesson.uk.json. Quotations, names
// of sources, dates and grades are in no translation: they stay as they are.
type Translation struct {
	Schema     string           `json:"$schema,omitempty"`    // address of the JSON Schema, for editors
	Lang       string           `json:"lang"`                 // BCP 47 tag of the translation
	Texts      []TranslatedText `json:"texts"`                // in the order of the story; ./build.sh translate adds what is missing
	Renderings []Rendering      `json:"renderings,omitempty"` // words of records that the translation has in quotation marks, in its language
}

// TranslatedText is a text of the editors with its translation.
type TranslatedText struct {
	Field       string `json:"field"`         // "title", "statements[ID].role", "relations[FROM--TO].explanation": as check names it, with ids for numbers
	Original    string `json:"original"`      // the text that is translated; where the story says something else now, the translation is not shown
	Was         string `json:"was,omitempty"` // what the translation is of, where the original has changed since: it is not shown until it follows and this is removed
	Translation string `json:"translation"`   // empty where there is none yet; then the original is shown
}

// Rendering is words of a record in the language of a translation. They are always marked as translated.
type Rendering struct {
	Text string `json:"text"` // as they stand in quotation marks in the translation
	Of   string `json:"of"`   // the exact words
}

// foreign is which texts of a story or a lesson are not in its language, because no translation has them.
type foreign struct {
	lang  string
	texts []string // sorted
}

func (f *foreign) has(text string) bool { return slices.Contains(f.texts, text) }

// of is the language of a text among others in a language. It is not inlined: programs ask for that in many places.
//
//go:noinline
func (f *foreign) of(text, lang string) string {
	if f != nil && f.has(text) {
		return f.lang
	}
	return lang
}

// add notes texts, and how they look at the start of a sentence.
func (f *foreign) add(texts ...string) {
	for _, t := range texts {
		if t != "" && !strings.Contains(t, "\n") { // only passages have lines, and they say their language
			r, size := utf8.DecodeRuneInString(t)
			f.texts = append(f.texts, t, strings.ToUpper(string(r))+t[size:])
		}
	}
}

func (f *foreign) sort() {
	slices.Sort(f.texts)
	f.texts = slices.Compact(f.texts)
}

// TextLang is the language of a text of the story: that of the story, or of the original, if the
// story is a translation that has not this text. The words of a passage say theirs themselves.
func (s *Story) TextLang(text string) string {
	return s.foreign.of(text, s.Lang)
}

// TextLang is the language of a text of the lesson, as [Story.TextLang] is.
func (l *Lesson) TextLang(text string) string {
	return l.foreign.of(text, l.Lang)
}

// OwnTexts calls visit with each text that is in the editors' own words, and with its field. Those
// are what a translation translates. A text that visit changes is changed in the story.
func (s *Story) OwnTexts(visit func(field string, text *string)) {
	v := visitor(visit)
	v.texts("", "title", &s.Title, "standfirst", &s.Standfirst, "by", &s.By, "publisher", &s.Publisher)
	if !strings.HasPrefix(s.Report, "http") {
		v.texts("", "report", &s.Report)
	}
	passages := map[string][]Passage{}
	for i := range s.Speakers {
		v.texts("", nameOf(&s.Speakers[i]), &s.Speakers[i].Name)
	}
	for i := range s.Statements {
		r := &s.Statements[i]
		passages[r.ID] = r.Words
		at := "statements[" + r.ID + "]."
		v.texts(at, "name", &r.Name, "role", &r.Role, "place", &r.Place, "medium", &r.Medium, "qualifier", &r.Qualifier)
		if q := r.Question; q != nil {
			if !q.Exact {
				v.texts(at, "question.text", &q.Text)
			}
			v.texts(at, "question.by", &q.By)
		}
		v.passages(at, r.Words)
		for k := range r.Readings {
			v.texts(at+member("readings", k), "by", &r.Readings[k].By, "text", &r.Readings[k].Text)
		}
		v.texts(at, "context", &r.Context, "why", &r.Why)
		v.pictures(at, r.Pictures)
		v.cited(at, r.Audio, r.Sources)
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		passages[f.ID] = f.Words
		at := "findings[" + f.ID + "]."
		v.texts(at, "qualifier", &f.Qualifier, "body", &f.Body, "dateNote", &f.DateNote, "place", &f.Place, "medium", &f.Medium)
		v.passages(at, f.Words)
		v.texts(at, "facts", &f.Facts)
		for k := range f.Confidence {
			v.texts(at+member("confidence", k), "body", &f.Confidence[k].Body)
		}
		v.texts(at, "caveat", &f.Caveat, "context", &f.Context)
		v.pictures(at, f.Pictures)
		v.cited(at, f.Audio, f.Sources)
	}
	for i := range s.Relations {
		r := &s.Relations[i]
		at := r.field("")
		v.texts(at, "explanation", &r.Explanation, "strengthNote", &r.StrengthNote, "caveat", &r.Caveat)
		if ownWords(r.FromWords, passages[r.From]) != nil {
			v.texts(at, fromWords, &r.FromWords.Exact)
		}
		if ownWords(r.ToWords, passages[r.To]) != nil {
			v.texts(at, toWords, &r.ToWords.Exact)
		}
	}
	for i := range s.Sources {
		v.texts("sources["+s.Sources[i].ID+"].", "where", &s.Sources[i].Where, "note", &s.Sources[i].Note)
	}
	for i := range s.Corrections {
		v.texts(member("corrections", i), "why", &s.Corrections[i].Why) // the wordings are as they were published
	}
}

// OwnTexts calls visit as [Story.OwnTexts] does: every text of a lesson is in the editors' own words.
func (l *Lesson) OwnTexts(visit func(field string, text *string)) {
	v := visitor(visit)
	list := func(name string, texts []string) {
		for i := range texts {
			v.texts("", name+"["+strconv.Itoa(i)+"]", &texts[i])
		}
	}
	v.texts("", "title", &l.Title, "intro", &l.Intro)
	list("aims", l.Aims)
	for i := range l.Steps {
		v.texts(member("steps", i), "title", &l.Steps[i].Title, "do", &l.Steps[i].Do)
	}
	list("discussion", l.Discussion)
	for i := range l.Moves {
		v.texts(member("moves", i), "name", &l.Moves[i].Name, "ask", &l.Moves[i].Ask, "how", &l.Moves[i].How)
	}
	for i := range l.Vocabulary {
		v.texts(member("vocabulary", i), "word", &l.Vocabulary[i].Word, "means", &l.Vocabulary[i].Means)
	}
	for i := range l.Adaptations {
		v.texts(member("adaptations", i), "for", &l.Adaptations[i].For, "how", &l.Adaptations[i].How)
	}
	for i := range l.Questions {
		q := &l.Questions[i]
		at := "questions[" + q.ID + "]."
		v.texts(at, "ask", &q.Ask)
		for k := range q.Options {
			v.texts(at+member("options", k), "text", &q.Options[k].Text, "feedback", &q.Options[k].Feedback)
		}
		v.texts(at, "why", &q.Why)
	}
	list("examples", l.Examples)
}

// visitor is called with each field and its text.
type visitor func(field string, text *string)

func member(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]." }

// texts visits texts that are there: names of fields and texts by turns.
func (visit visitor) texts(at string, of ...any) {
	for i := 0; i < len(of); i += 2 {
		if text := of[i+1].(*string); *text != "" {
			visit(at+of[i].(string), text)
		}
	}
}

// passages visits what editors say of passages, and those that are in their words.
func (visit visitor) passages(at string, list []Passage) {
	for i := range list {
		p := &list[i]
		if p.Form != "" {
			visit.texts(at+member("words", i), "text", &p.Text)
		}
		visit.texts(at+member("words", i), "by", &p.By, "how", &p.How)
	}
}

// pictures visits what editors say of the pictures of a record.
func (visit visitor) pictures(at string, list []PictureFile) {
	for i := range list {
		visit.texts(at+member("pictures", i), "alt", &list[i].Alt, "credit", &list[i].Credit, "licence", &list[i].Licence)
	}
}

// cited visits what editors say of a record's recording and sources.
func (visit visitor) cited(at string, a *Audio, citations []Citation) {
	if a != nil {
		visit.texts(at, "audio.credit", &a.Credit)
	}
	for i := range citations {
		visit.texts(at+member("sources", i), "note", &citations[i].Note)
	}
}

// ownWords is the passage that a phrase is in, if that is in the editors' words, or nil.
func ownWords(phrase *TextQuote, list []Passage) *Passage {
	if phrase != nil {
		if i, _, _, ok := phrase.Find(list); ok && list[i].Form != "" {
			return &list[i]
		}
	}
	return nil
}

// Usable gives the translations that may stand for the texts of a story or a lesson, whose
// OwnTexts own is, by field. Those that are empty, or of other words than the original has, may not.
func (t *Translation) Usable(own func(visit func(field string, text *string))) map[string]string {
	given := map[string]*TranslatedText{}
	for i := range t.Texts {
		given[t.Texts[i].Field] = &t.Texts[i]
	}
	usable := map[string]string{}
	own(func(field string, text *string) {
		if g := given[field]; g != nil && g.Translation != "" && g.Was == "" && typography.Normalise(g.Original) == typography.Normalise(*text) {
			usable[field] = g.Translation
		}
	})
	return usable
}

// Shown gives the translations that stand for the texts of a story: those of [Translation.Usable]
// without those that make no sense alone. Names of speakers are translated all or none, since lists
// have them together; a passage that relations point at, only with the words that they point at.
func (t *Translation) Shown(s *Story) map[string]string {
	shown := t.Usable(s.OwnTexts)
	named := true
	for i := range s.Speakers {
		_, ok := shown[nameOf(&s.Speakers[i])]
		named = named && ok
	}
	for i := range s.Speakers {
		if !named {
			delete(shown, nameOf(&s.Speakers[i]))
		}
	}
	for s.Separated(shown, func(passage, phrase string) {
		delete(shown, passage)
		delete(shown, phrase)
	}) {
	}
	return shown
}

// In gives the story in the language of a translation: the same, with these texts in the place of
// its own, and what is not translated as it is; [Story.TextLang] tells. Mark is called with words
// of a record that stand translated in quotation marks, and gives them as they are to be shown.
func (s *Story) In(t *Translation, mark func(quoted string) string) *Story {
	out := s.clone()
	usable := t.Shown(out)
	out.foreign = t.replace(out.OwnTexts, usable, s.Lang, mark)
	out.Lang = t.Lang
	for id, words := range out.words() {
		for i := range words {
			if _, translated := usable[id.passage(i)]; translated {
				words[i].Lang = ""
			} else if words[i].Lang == "" {
				words[i].Lang = s.Lang
			}
		}
	}
	for i := range out.Relations {
		r := &out.Relations[i]
		for _, end := range []struct {
			field string
			words **TextQuote
		}{{fromWords, &r.FromWords}, {toWords, &r.ToWords}} {
			if _, translated := usable[r.field(end.field)]; translated {
				*end.words = &TextQuote{Exact: (*end.words).Exact} // which has other words around it
			}
		}
	}
	out.foreign.keep(out)
	return out
}

// In gives the lesson in the language of a translation, as [Story.In] gives a story.
func (l *Lesson) In(t *Translation, mark func(quoted string) string) *Lesson {
	out := l.clone()
	out.foreign = t.replace(out.OwnTexts, t.Usable(out.OwnTexts), l.Lang, mark)
	out.Lang = t.Lang
	out.foreign.sort()
	return out
}

// replace puts translations in the place of texts, and notes those that stay.
func (t *Translation) replace(own func(visit func(field string, text *string)), usable map[string]string, lang string, mark func(string) string) *foreign {
	stay := &foreign{lang: lang}
	type place struct {
		text *string
		with string
	}
	var places []place // what is visited depends on texts
	own(func(field string, text *string) {
		if translated, ok := usable[field]; ok {
			places = append(places, place{text, t.marked(translated, mark)})
		} else {
			stay.add(*text)
		}
	})
	for _, p := range places {
		*p.text = p.with
	}
	return stay
}

// marked is a translation with the words that are renderings marked, together with the quotation
// marks around them.
func (t *Translation) marked(text string, mark func(quoted string) string) string {
	for i := range t.Renderings {
		words := t.Renderings[i].Text
		from := 0
		for words != "" {
			at := strings.Index(text[from:], words)
			if at < 0 {
				break
			}
			start, end := from+at, from+at+len(words)
			from = end
			opens, before := utf8.DecodeLastRuneInString(strings.TrimRight(text[:start], inner))
			closes, after := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], inner))
			if !strings.ContainsRune(quotationMarks, opens) || !strings.ContainsRune(quotationMarks, closes) {
				continue
			}
			start = len(strings.TrimRight(text[:start], inner)) - before
			end = len(text) - len(strings.TrimLeft(text[end:], inner)) + after
			shown := mark(text[start:end])
			text = text[:start] + shown + text[end:]
			from = start + len(shown)
		}
	}
	return text
}

const (
	quotationMarks = "“”„«»‹›\"‘’「」『』"
	inner          = " \u00a0\u202f" // what some languages have between the marks and the words
)

// keep notes what is in no translation, or made of texts that are not.
func (f *foreign) keep(s *Story) {
	cited := func(all []Citation) {
		for i := range all {
			f.add(all[i].Quoted...)
		}
	}
	for i := range s.Statements {
		if q := s.Statements[i].Question; q != nil && q.Exact {
			f.add(q.Text)
		}
		cited(s.Statements[i].Sources)
	}
	for i := range s.Findings {
		f.add(s.Findings[i].Rating)
		cited(s.Findings[i].Sources)
	}
	for i := range s.Sources {
		f.add(s.Sources[i].Publisher, s.Sources[i].Title)
	}
	for i := range s.Corrections {
		f.add(s.Corrections[i].Was, s.Corrections[i].Is)
	}
	f.sort()
	var joined []string
	for i := range s.Findings {
		for k, c := range s.Findings[i].ByLevel() {
			if k < len(s.Findings[i].Confidence) && f.has(s.Findings[i].Confidence[k].Body) {
				joined = append(joined, c.Body)
			}
		}
	}
	f.add(joined...)
	f.sort()
}

// OwnPhrases calls visit with each passage in the editors' own words that a relation points into,
// and with the words that it points at there, by their fields.
func (s *Story) OwnPhrases(visit func(passage, phrase string)) {
	s.eachPhrase(func(id recordID, _ []Passage, k int, phrase string) { visit(id.passage(k), phrase) })
}

func (s *Story) eachPhrase(visit func(id recordID, words []Passage, passage int, phrase string)) {
	words := s.words()
	of := map[string]recordID{}
	for id := range words {
		of[id.id] = id
	}
	for i := range s.Relations {
		r := &s.Relations[i]
		for _, end := range []struct {
			id, field string
			words     *TextQuote
		}{{r.From, r.field(fromWords), r.FromWords}, {r.To, r.field(toWords), r.ToWords}} {
			if id := of[end.id]; ownWords(end.words, words[id]) != nil {
				k, _, _, _ := end.words.Find(words[id])
				visit(id, words[id], k, end.field)
			}
		}
	}
}

// Separated calls found with the fields of a passage and of words in it that a relation points at, where
// only one of them is translated, or the words do not stand in the passage once. It reports whether
// there were any.
func (s *Story) Separated(usable map[string]string, found func(passage, phrase string)) (any bool) {
	s.eachPhrase(func(id recordID, words []Passage, k int, phrase string) {
		translated := slices.Clone(words)
		for n := range translated {
			if text, ok := usable[id.passage(n)]; ok {
				translated[n].Text = text
			}
		}
		_, there := usable[id.passage(k)]
		exact, pointed := usable[phrase]
		if !there && !pointed {
			return
		}
		quote := TextQuote{Exact: exact}
		if in, _, _, ok := quote.Find(translated); !there || !pointed || !ok || in != k {
			found(id.passage(k), phrase)
			any = true
		}
	})
	return any
}

// recordID names a record and the list that it is in.
type recordID struct{ list, id string }

// passage is the field of a passage of the record.
func (r recordID) passage(i int) string {
	return r.list + "[" + r.id + "]." + member("words", i) + "text"
}

// words gives the passages of each record.
func (s *Story) words() map[recordID][]Passage {
	all := map[recordID][]Passage{}
	for i := range s.Statements {
		all[recordID{"statements", s.Statements[i].ID}] = s.Statements[i].Words
	}
	for i := range s.Findings {
		all[recordID{"findings", s.Findings[i].ID}] = s.Findings[i].Words
	}
	return all
}

const fromWords, toWords = "fromWords.exact", "toWords.exact"

func (r *Relation) field(name string) string {
	return "relations[" + r.From + "--" + r.To + "]." + name
}

func nameOf(s *Speaker) string { return "speakers[" + s.ID + "].name" }

// clone copies all of a story that a translation changes.
func (s *Story) clone() *Story {
	out := *s
	out.Speakers, out.Sources, out.Corrections = slices.Clone(s.Speakers), slices.Clone(s.Sources), slices.Clone(s.Corrections)
	out.Statements, out.Findings, out.Relations = slices.Clone(s.Statements), slices.Clone(s.Findings), slices.Clone(s.Relations)
	for i := range out.Statements {
		r := &out.Statements[i]
		r.Question, r.Audio = copied(r.Question), copied(r.Audio)
		r.Words, r.Readings, r.Sources = slices.Clone(r.Words), slices.Clone(r.Readings), slices.Clone(r.Sources)
		r.Pictures = slices.Clone(r.Pictures)
	}
	for i := range out.Findings {
		f := &out.Findings[i]
		f.Audio = copied(f.Audio)
		f.Words, f.Confidence, f.Sources = slices.Clone(f.Words), slices.Clone(f.Confidence), slices.Clone(f.Sources)
		f.Pictures = slices.Clone(f.Pictures)
	}
	for i := range out.Relations {
		out.Relations[i].FromWords, out.Relations[i].ToWords = copied(out.Relations[i].FromWords), copied(out.Relations[i].ToWords)
	}
	return &out
}

// clone copies all of a lesson that a translation changes.
func (l *Lesson) clone() *Lesson {
	out := *l
	out.Aims, out.Discussion, out.Examples = slices.Clone(l.Aims), slices.Clone(l.Discussion), slices.Clone(l.Examples)
	out.Steps, out.Moves, out.Vocabulary = slices.Clone(l.Steps), slices.Clone(l.Moves), slices.Clone(l.Vocabulary)
	out.Adaptations, out.Questions = slices.Clone(l.Adaptations), slices.Clone(l.Questions)
	for i := range out.Questions {
		out.Questions[i].Options = slices.Clone(out.Questions[i].Options)
	}
	return &out
}

func copied[T any](v *T) *T {
	if v == nil {
		return nil
	}
	c := *v
	return &c
}
