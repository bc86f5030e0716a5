package validate

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules of statements and findings.

// A record with more than these is a document, not a quotation.
const (
	maxPassages = 50
	maxWords    = 50_000 // bytes
)

func (c *checker) statement(i int) {
	s := &c.story.Statements[i]
	c.at = item("statements", i)
	if _, ok := c.speakers[s.Speaker]; !ok && s.Speaker != "" {
		c.add("speaker", "no speaker has the id "+typography.Quote(s.Speaker), c.guess(s.Speaker, c.known.speakers))
	}
	if k, ok := c.speakers[s.Speaker]; s.Role == "" && (!ok || c.story.Speakers[k].Kind == "") {
		c.add("role", "is missing", "say what role or party the person had on that day")
	}
	if ok, instant := c.when("at", s.At); ok {
		c.offset(s, instant)
		c.past("at", s.Date())
	}
	if len(s.Words) == 0 {
		c.add("words", "has no words", "a statement is quoted, in one passage at least")
	}
	c.passages(s.Words)
	switch {
	case s.Why == "" && !c.tied[s.ID]:
		c.add("why", "is missing, and no relation names this statement", "say why it is here, or link it to what bears on it")
	case s.Why != "" && c.tied[s.ID]:
		c.add("why", "is there, yet a relation names this statement", "remove it: what is tied to it says why")
	}
	switch disputed := strings.Contains(strings.ToLower(s.Qualifier), "disputed"); {
	case len(s.Readings) == 1:
		c.add("readings", "has one reading", "give every reading, two at least, or none")
	case disputed && len(s.Readings) == 0:
		c.add("readings", "has none, yet its qualifier is "+typography.Quote(s.Qualifier), "give every reading, two at least")
	}
	c.list("showWith", s.ID, s.ShowWith, func(i int, _ *record) {
		if other := s.ShowWith[i]; !c.correct[pairOf(s.ID, other)] {
			c.add(item("showWith", i), typography.Quote(other)+" is not tied to it by corrects", "only what corrects a statement, or is corrected by it, is shown with it: remove this, or add the relation")
		}
	})
	c.after(s.ID, s.PrecededBy, s.Moment())
	c.audio(s.Audio, s.Words)
	c.pictures(s.Pictures)
	c.citations(s.Sources, len(s.Words))
	c.at = ""
}

// offset checks what says where on the clock an instant was.
func (c *checker) offset(s *data.Statement, instant bool) {
	if !instant {
		if s.Offset != "" {
			c.add("offset", "stands beside a day", "only an instant has an offset: remove it, or give the time")
		}
		if s.Zone != "" {
			c.add("zone", "stands beside a day", "only an instant has a zone: remove it, or give the time")
		}
		return
	}
	if s.Offset == "" {
		c.add("offset", "is missing beside an instant", `give the speaker's offset from UTC, as in "-04:00"`)
	} else if _, ok := data.Offset(s.Offset); !ok {
		c.add("offset", typography.Quote(s.Offset)+" is not an offset from UTC", `write it as in "-04:00"; none is below -12:00 or above +14:00`)
	}
	if s.Zone == "" {
		c.add("zone", "is missing beside an instant", `give the offset's name, as in "EDT"`)
	}
}

func (c *checker) passages(words []data.Passage) {
	if len(words) > maxPassages {
		c.add("words", "has "+strconv.Itoa(len(words))+" passages, more than "+strconv.Itoa(maxPassages), "make several records of it")
	}
	if n := length(words); n > maxWords {
		c.add("words", "is "+strconv.Itoa(n)+" bytes long, more than "+strconv.Itoa(maxWords), "make several records of it")
	}
	c.cuts(words)
	for i := range words {
		p := &words[i]
		if p.On != "" {
			c.date(item("words", i)+".on", p.On)
		}
		if p.Form != "" {
			choice(c, item("words", i)+".form", p.Form, data.Forms)
		}
		if p.Lang != "" {
			c.lang(item("words", i)+".lang", p.Lang)
		}
		switch at := item("words", i); {
		case i == 0 && p.Alternative:
			c.add("words[0].alternative", "there is no passage before it", "put the passage it renders first")
		case i == 0 && p.Adjacent:
			c.add("words[0].adjacent", "there is no passage before it", "remove it")
		case p.Adjacent && (strings.HasSuffix(words[i-1].Text, "…") || strings.HasPrefix(p.Text, "…")):
			c.add(at+".adjacent", `is there, yet "…" stands between the two`, "remove one of them")
		case p.Adjacent && p.Alternative:
			c.add(at+".adjacent", "is there, yet the passage is another rendering of the one before it", "remove it")
		}
	}
}

func length(words []data.Passage) (bytes int) {
	for i := range words {
		bytes += len(words[i].Text)
	}
	return bytes
}

// after checks which records of its day came before a record.
func (c *checker) after(id string, after []string, own data.Moment) {
	c.list("precededBy", id, after, func(i int, r *record) {
		at := item("precededBy", i)
		if !own.Overlaps(r.moment) {
			c.add(at, typography.Quote(after[i])+" is of another day, "+typography.Clip(r.moment.Day), "precededBy orders records of one day; remove it")
			return
		}
		before, ok := data.Instant(r.moment.At)
		if here, both := data.Instant(own.At); ok && both && before > here {
			c.add(at, typography.Quote(after[i])+" is later, at "+r.moment.At, "remove it")
		}
	})
}

// A visit is how far loops has come with a record.
type visit int

const (
	unseen visit = iota
	open
	done
)

// loops checks that no record comes after itself by way of others.
func (c *checker) loops() {
	var follow func(r *record)
	follow = func(r *record) {
		r.visit = open
		for i, id := range r.moment.PrecededBy {
			before := c.records[id]
			if before == nil || before == r {
				continue
			}
			switch before.visit {
			case unseen:
				follow(before)
			case open:
				c.add(join(r.path, item("precededBy", i)), typography.Quote(id)+" itself comes after this record", "break the loop")
			}
		}
		r.visit = done
	}
	for _, r := range c.inOrder {
		if r.visit == unseen {
			follow(r)
		}
	}
}

func (c *checker) finding(i int) {
	f := &c.story.Findings[i]
	c.at = item("findings", i)
	choice(c, "kind", f.Kind, data.Kinds)
	public, _ := c.when("public", f.Public)
	if public {
		c.past("public", f.Date())
	}
	c.notAfter("publicFrom", f.PublicFrom, f, public)
	c.notAfter("dated", f.Dated, f, public)
	if len(f.Words) == 0 && f.Facts == "" {
		c.add("words", "has neither words nor facts", "quote it, or record the facts")
	}
	c.passages(f.Words)
	c.confidence(f)
	if f.Rating != "" && f.Kind != data.FactCheck {
		c.add("rating", "only a fact-check gives one", "remove it, or check the kind")
	}
	c.tested(f)
	c.list("showWith", f.ID, f.ShowWith, func(i int, other *record) {
		if other.statement != nil {
			c.add(item("showWith", i), typography.Quote(f.ShowWith[i])+" is a statement", "only findings are shown with a finding: remove it")
		}
	})
	c.after(f.ID, f.PrecededBy, f.Moment())
	c.audio(f.Audio, f.Words)
	c.pictures(f.Pictures)
	c.citations(f.Sources, len(f.Words))
	c.at = ""
}

// notAfter checks an optional date that may not be later than the one on which
// a finding was public.
func (c *checker) notAfter(below, date string, f *data.Finding, known bool) {
	if date != "" && c.date(below, date) && known && data.FirstDay(date) > f.Day() {
		c.add(below, date+" is after public, "+f.Date(), "check both days")
	}
}

// tested checks that a reader learns that an allegation is no more than that.
func (c *checker) tested(f *data.Finding) {
	if f.Kind == data.Allegation && f.Caveat == "" {
		c.add("caveat", "an allegation has none", "say that it is untested, or what a court has ruled")
	}
}

func (c *checker) confidence(f *data.Finding) {
	switch {
	case f.Kind == data.Assessment && len(f.Confidence) == 0:
		c.add("confidence", "an assessment has none", `give each body's; where none is stated the level is "not-stated"`)
	case f.Kind != data.Assessment && len(f.Confidence) > 0:
		c.add("confidence", "only an assessment states one", "remove it, or check the kind")
	}
	seen := make(map[string]int, len(f.Confidence))
	for i, conf := range f.Confidence {
		choice(c, item("confidence", i)+".level", conf.Level, data.Levels)
		if first, twice := seen[conf.Body]; twice {
			c.add(item("confidence", i)+".body", typography.Quote(conf.Body)+" is already "+item("confidence", first), "give one level for each body")
		} else {
			seen[conf.Body] = i
		}
	}
}

// citations checks a record's sources, and that every passage was seen.
func (c *checker) citations(all []data.Citation, passages int) {
	if len(all) == 0 {
		c.add("sources", "has none", "cite where it was verified")
		return
	}
	seen := make([]bool, passages)
	verified := false
	for i := range all {
		cite := &all[i]
		at := item("sources", i)
		if _, ok := c.sources[cite.Source]; !ok && cite.Source != "" {
			c.add(at+".source", "no source has the id "+typography.Quote(cite.Source), c.guess(cite.Source, c.known.sources))
		}
		choice(c, at+".role", cite.Role, data.Roles)
		if cite.Grade == "C" {
			c.add(at+".grade", "C is refused", "what was seen only in the article that prompted the story is not verified; leave it out")
		} else {
			choice(c, at+".grade", cite.Grade, data.Grades)
		}
		switch {
		case cite.Role == data.VerifiedRole && cite.Grade == "":
			c.add(at+".grade", "is missing", "what was verified has grade A or B")
		case cite.Role != data.RecordRole && cite.Grade == data.GradeD:
			c.add(at+".grade", "D stands only beside the role record", "nothing is verified at an address that was not seen")
		}
		counts := cite.Role == data.VerifiedRole && (cite.Grade == data.GradeA || cite.Grade == data.GradeB)
		verified = verified || counts
		if len(cite.Passages) == 0 && counts {
			for k := range seen {
				seen[k] = true
			}
		}
		for k, n := range cite.Passages {
			switch {
			case n < 1 || n > passages:
				c.add(at+"."+item("passages", k), "there is no passage "+strconv.Itoa(n), "the record has "+strconv.Itoa(passages)+", counted from 1")
			case slices.Contains(cite.Passages[:min(k, maxPassages)], n):
				c.add(at+"."+item("passages", k), strconv.Itoa(n)+" is there twice", "remove one")
			case counts:
				seen[n-1] = true
			}
		}
	}
	if !verified {
		c.add("sources", "nothing is verified with grade A or B", "cite where it was seen, or leave the record out")
		return
	}
	for k, ok := range seen {
		if !ok {
			c.add(item("words", k), "is not verified with grade A or B", "cite where passage "+strconv.Itoa(k+1)+" was seen, or leave it out")
		}
	}
}
