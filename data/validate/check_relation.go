package validate

import (
	"slices"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of relations.

func (c *checker) relation(i int) {
	r := &c.story.Relations[i]
	c.at = item("relations", i)
	defer func() { c.at = "" }()
	known := choice(c, "type", r.Type, data.RelationTypes)
	choice(c, "strength", r.Strength, data.Strengths)
	c.limited(r)
	from, to := c.end("from", r.From), c.end("to", r.To)
	if r.From == r.To {
		if from != nil {
			c.add("to", "is the same record as from", "a relation ties two records")
		}
		return
	}
	if from != nil {
		c.textQuote("fromWords", r.FromWords, from)
	}
	if to != nil {
		c.textQuote("toWords", r.ToWords, to)
	}
	if from == nil || to == nil {
		return
	}
	if r.Strength == "" && from.statement != nil && to.finding != nil {
		c.add("strength", "is missing from the relation of a finding to a statement", "it is one of high, medium, low")
	}
	c.pair(i, r)
	if known {
		c.alleged(r, from, to)
	}
	if from.finding != nil && to.statement != nil {
		c.add("from", "leads from a finding to a statement", "swap from and to: the finding bears on the statement")
		return
	}
	c.sequence(from, to)
	if r.Type == data.Corrects {
		c.corrects(r, from, to)
	}
}

// limited checks that a relation of low strength says what it does not show.
func (c *checker) limited(r *data.Relation) {
	if r.Strength == data.StrengthLow && r.Caveat == "" {
		c.add("caveat", "a relation of low strength has none", "say what it does not show")
	}
}

// alleged checks that a relation with an allegation says so.
func (c *checker) alleged(r *data.Relation, from, to *record) {
	if r.Type != data.Background && (from.alleged() || to.alleged()) && r.Caveat == "" && r.StrengthNote == "" {
		c.add("strengthNote", "a relation to an allegation has neither strengthNote nor caveat", `say so, as in "allegation"`)
	}
}

// end resolves one end of a relation; an empty one is for the rule of text.
func (c *checker) end(below, id string) *record {
	if id == "" {
		return nil
	}
	return c.lookUp(below, id)
}

func (r *record) alleged() bool { return r.finding != nil && r.finding.Kind == data.Allegation }

// A pair is the ids of two records, in either order.
type pair struct{ lesser, greater string }

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// pair checks that no two relations link the same two records.
func (c *checker) pair(i int, r *data.Relation) {
	if first := c.pairs[pairOf(r.From, r.To)]; first != i {
		c.add("", "ties the same two records as "+item("relations", first), "make one of the two")
	}
}

// sequence checks the order in time of a relation's ends.
func (c *checker) sequence(from, to *record) {
	if !from.dated() || !to.dated() {
		return // said at the record
	}
	if from.statement != nil && to.finding != nil {
		// Of dates that are not exact it may stay open: the page says so.
		if _, known := data.Order(from.moment, to.moment); !known && from.moment.Known() && to.moment.Known() {
			c.add("to", "nothing says which came first on "+from.moment.Day,
				"list the earlier in the precededBy of the later, at "+from.path+" or "+to.path)
		}
		return
	}
	if data.Later(to.moment, from.moment) {
		c.add("to", "is earlier ("+to.moment.At+") than from ("+from.moment.At+")", "swap them: to is the later and bears on from")
	}
}

// dated reports whether the record can be put in order.
func (r *record) dated() bool {
	_, ok := data.Days(r.moment.Day)
	return ok && len(r.moment.PrecededBy) <= maxList
}

// corrects checks a speaker's correction of their own words.
func (c *checker) corrects(r *data.Relation, from, to *record) {
	if from.statement == nil || to.statement == nil {
		c.add("type", "corrects ties two statements", `a finding "contradicts" or "complicates"`)
		return
	}
	if from.statement.Speaker != to.statement.Speaker {
		c.add("type", "corrects ties statements of one speaker", `another's words "contradict" or "complicate"`)
	}
	if from.dated() && to.dated() && !data.Later(from.moment, to.moment) && !data.Later(to.moment, from.moment) {
		c.add("to", "nothing says that it came later than from", "list from in its precededBy, at "+to.path)
	}
	if r.FromWords == nil {
		c.add("fromWords", "is missing", "name the words that are corrected")
	}
	if r.ToWords == nil {
		c.add("toWords", "is missing", "name the words that correct them")
	}
	c.corrected(r, from)
}

// corrected checks that a statement is never shown without its correction.
func (c *checker) corrected(r *data.Relation, from *record) {
	if !slices.Contains(from.showWith[:min(len(from.showWith), maxList)], r.To) {
		c.add("from", "may be shown without its correction", "add "+typography.Quote(r.To)+" to the showWith of "+from.path)
	}
}

// textQuote checks that the words a relation points at are there, once, and are whole words.
func (c *checker) textQuote(below string, p *data.TextQuote, r *record) {
	if p == nil || strings.TrimSpace(p.Exact) == "" || r.long {
		return
	}
	if r.plain == nil {
		r.plain = data.Normalised(r.words)
	}
	in, first, last, times := p.Search(r.plain)
	switch {
	case times == 0 && (p.Prefix != "" || p.Suffix != ""):
		c.add(below, typography.Quote(p.Prefix+p.Exact+p.Suffix)+" does not occur in "+r.path, "copy prefix, exact and suffix from one passage; spaces count")
	case times == 0 && inOtherLetters(p.Exact, r.plain):
		c.add(below, typography.Quote(p.Exact)+" occurs in "+r.path+" in other letters", "small and capital letters count: copy it from one passage")
	case times == 0:
		c.add(below, typography.Quote(p.Exact)+" does not occur in "+r.path, "copy it from one passage")
	case times > 1:
		c.add(below, typography.Quote(p.Prefix+p.Exact+p.Suffix)+" occurs more than once in "+r.path, "add the words before it as prefix, or after it as suffix")
	case insideWord(r.plain[in], first) || insideWord(r.plain[in], last+1):
		c.add(below, typography.Quote(p.Exact)+" begins or ends inside a word of "+r.path, "point at whole words")
	}
}

// inOtherLetters reports whether words occur except for small and capital letters.
func inOtherLetters(words string, texts []string) bool {
	words = strings.ToLower(typography.Normalise(words))
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(strings.ToLower(text), words) })
}

// insideWord reports whether a text would be cut inside a word at a place.
func insideWord(text string, at int) bool {
	before, after := lastRune(text[:at]), firstRune(text[at:])
	return letter(before) && (letter(after) || in(after, marks)) && !in(before, unspaced) && !in(after, unspaced)
}
