package validate

import (
	"reflect"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Drawable gives the broken rules of a story without which there is no page of it
// that is safe, leads anywhere and is fair in its records: rules 2 to 6, and that no text is missing, as far as the
// page goes by them; that each record has sources, an assessment its confidence, an allegation a caveat, a weak
// relation or one with an allegation too, and that no statement is shown without its correction. It is for
// programs that draw a story in a reader's browser, for which all of [Check] would be too much.
// Its faults are among those of Check, except that it looks at each only as far as it has to.
func Drawable(s *data.Story) []Fault {
	c := newChecker(s)
	w := textWalk{c: c}
	w.each = func(s string, required, _ bool) {
		if required && s == "" {
			w.add("is empty", "fill it in")
		}
	}
	w.walk(reflect.ValueOf(s).Elem())
	c.frame()
	c.ids()
	words := func(words []data.Passage) {
		for i := range words {
			if on := words[i].On; on != "" {
				c.date(item("words", i)+".on", on)
			}
			if form := words[i].Form; form != "" {
				choice(c, item("words", i)+".form", form, data.Forms)
			}
			c.lang(item("words", i)+".lang", words[i].Lang)
		}
	}
	records := func(list string, ids []string) {
		for i, id := range ids {
			c.lookUp(item(list, i), id)
		}
	}
	citations := func(all []data.Citation, passages int) {
		if len(all) == 0 {
			c.add("sources", "has none", "")
		}
		for i := range all {
			cite, at := &all[i], item("sources", i)
			if _, ok := c.sources[cite.Source]; !ok {
				c.add(at+".source", "no source has the id "+typography.Quote(cite.Source), "")
			}
			choice(c, at+".role", cite.Role, data.Roles)
			if cite.Grade != "" {
				choice(c, at+".grade", cite.Grade, data.Grades)
			}
			for k, n := range cite.Passages {
				if n < 1 || n > passages {
					c.add(at+"."+item("passages", k), "there is no such passage", "")
				}
			}
		}
	}
	audio := func(a *data.Audio) {
		if a == nil {
			return
		}
		if problem := badRecording(a.Src); problem != "" || a.Src == "" {
			c.add("audio.src", problem, "")
		}
		choice(c, "audio.kind", a.Kind, data.Voices)
	}
	for i := range s.Statements {
		r := &s.Statements[i]
		c.at = item("statements", i)
		if _, ok := c.speakers[r.Speaker]; !ok {
			c.add("speaker", "no speaker has the id "+typography.Quote(r.Speaker), "")
		}
		if ok, instant := c.when("at", r.At); ok {
			c.offset(r, instant)
		}
		words(r.Words)
		records("showWith", r.ShowWith)
		records("precededBy", r.PrecededBy)
		citations(r.Sources, len(r.Words))
		audio(r.Audio)
	}
	for i := range s.Findings {
		r := &s.Findings[i]
		c.at = item("findings", i)
		choice(c, "kind", r.Kind, data.Kinds)
		c.when("public", r.Public)
		for _, day := range []struct{ name, is string }{{"publicFrom", r.PublicFrom}, {"dated", r.Dated}} {
			c.date(day.name, day.is)
		}
		c.confidence(r)
		c.tested(r)
		words(r.Words)
		records("showWith", r.ShowWith)
		records("precededBy", r.PrecededBy)
		citations(r.Sources, len(r.Words))
		audio(r.Audio)
	}
	for i := range s.Relations {
		r := &s.Relations[i]
		c.at = item("relations", i)
		choice(c, "type", r.Type, data.RelationTypes)
		if r.Strength != "" {
			choice(c, "strength", r.Strength, data.Strengths)
		}
		c.limited(r)
		from, to := c.lookUp("from", r.From), c.lookUp("to", r.To)
		if from == nil || to == nil {
			continue
		}
		c.alleged(r, from, to)
		if r.Type == data.Corrects {
			c.corrected(r, from)
		}
	}
	for i := range s.Sources {
		c.at = item("sources", i)
		c.address("url", s.Sources[i].URL)
		c.address("archive", s.Sources[i].Archive)
		c.day("accessed", s.Sources[i].Accessed)
	}
	for i := range s.Lead {
		c.at = item("lead", i)
		c.lookUp("head", s.Lead[i].Head)
		records("with", s.Lead[i].With)
	}
	for i := range s.Corrections {
		c.at = item("corrections", i)
		c.day("on", s.Corrections[i].On)
		if id := s.Corrections[i].Record; id != s.ID {
			c.lookUp("record", id)
		}
	}
	return c.faults
}
