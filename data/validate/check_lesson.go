package validate

import (
	"reflect"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Lessons: how they are read, and their rules.

// ParseLesson reads the lesson of a checked story from JSON, strictly, and
// checks its rules. An error is a ParseErrors: all faults of form, or else every
// broken rule.
func ParseLesson(src []byte, s *data.Story) (*data.Lesson, error) {
	l := new(data.Lesson)
	p := parser{noun: "lesson", forms: forms}
	if p.read(src, reflect.ValueOf(l).Elem()); len(p.faults) > 0 {
		return nil, p.faults
	}
	var broken ParseErrors
	for _, fault := range checkLesson(l, s) {
		line, column := Locate(src, fault.Path)
		broken = append(broken, ParseError{line, column, fault})
	}
	if len(broken) > 0 {
		return nil, broken
	}
	return l, nil
}

func checkLesson(l *data.Lesson, s *data.Story) []Fault {
	c := &checker{story: s, records: make(map[string]*record, len(s.Statements)+len(s.Findings))}
	c.ids()
	c.faults, c.count = nil, 0 // the story's own are none of the lesson's
	c.texts(l)
	c.lang("lang", l.Lang)
	c.minutes(l)
	c.ages(l.Ages)
	c.filled("aims", len(l.Aims))
	c.filled("discussion", len(l.Discussion))
	c.filled("moves", len(l.Moves))
	c.filled("vocabulary", len(l.Vocabulary))
	once(c, "aims", "", l.Aims, func(aim string) string { return aim })
	once(c, "steps", ".title", l.Steps, func(s data.LessonStep) string { return s.Title })
	once(c, "discussion", "", l.Discussion, func(ask string) string { return ask })
	once(c, "moves", ".name", l.Moves, func(m data.Move) string { return m.Name })
	once(c, "vocabulary", ".word", l.Vocabulary, func(t data.Term) string { return t.Word })
	once(c, "adaptations", ".for", l.Adaptations, func(a data.Adaptation) string { return a.For })
	once(c, "questions", ".id", l.Questions, func(q data.LessonQuestion) string { return q.ID })
	for i := range l.Questions {
		c.question(item("questions", i), &l.Questions[i])
	}
	c.lessonQuotes(l)
	if more := c.count - len(c.faults); more > 0 {
		c.faults = append(c.faults, Fault{"lesson", "has " + strconv.Itoa(more) + " more faults", "mend those above first"})
	}
	return c.faults
}

// maxMinutes is a day: no lesson is longer.
const maxMinutes = 24 * 60

// minutes checks that the steps take the time that the lesson says.
func (c *checker) minutes(l *data.Lesson) {
	c.filled("steps", len(l.Steps))
	if len(l.Steps) == 0 {
		return
	}
	sum := 0
	for i := range l.Steps {
		step := &l.Steps[i]
		at := item("steps", i)
		if step.Minutes < 1 || step.Minutes > maxMinutes {
			c.add(at+".minutes", strconv.Itoa(step.Minutes)+" is no time for a step", "give whole minutes, from 1 to "+strconv.Itoa(maxMinutes))
			return
		}
		sum += step.Minutes
		if step.Mode != "" {
			choice(c, at+".mode", step.Mode, data.LessonModes)
		}
	}
	if sum != l.Minutes {
		c.add("minutes", "says "+strconv.Itoa(l.Minutes)+", yet the steps take "+strconv.Itoa(sum), "make them the same")
	}
}

func (c *checker) ages(ages string) {
	if ages == "" {
		return // the rule of text says so
	}
	from, to, span := strings.Cut(ages, "-")
	if !span {
		from, span = strings.CutSuffix(ages, "+")
		to = from
	}
	if !span || !isAge(from) || !isAge(to) {
		c.add("ages", typography.Quote(ages)+" is not an age and up, nor a span of ages", `write it as in "15+" or "15-18"`)
	} else if len(to) < len(from) || len(to) == len(from) && to < from {
		c.add("ages", typography.Quote(ages)+" ends before it starts", `write it as in "15-18"`)
	}
}

// isAge reports whether a text is a number from 1 to 99.
func isAge(text string) bool {
	return (len(text) == 1 || len(text) == 2) && text[0] != '0' && strings.Trim(text, "0123456789") == ""
}

// filled checks that a list is not empty.
func (c *checker) filled(list string, n int) {
	if n == 0 {
		c.add(list, "there is none", "a lesson has one at least")
	}
}

// once checks that no two items of a list have the same text.
func once[T any](c *checker, list, field string, items []T, name func(T) string) {
	if len(items) > maxList {
		c.add(list, "has "+strconv.Itoa(len(items))+" items, more than "+strconv.Itoa(maxList), "keep those that matter")
		return
	}
	seen := make(map[string]int, len(items))
	for i, one := range items {
		said := name(one)
		if first, twice := seen[said]; twice && said != "" {
			c.add(item(list, i)+field, typography.Quote(said)+" is also "+item(list, first)+field, "keep one")
		} else {
			seen[said] = i
		}
	}
}

// maxOptions is more than anybody holds in mind.
const maxOptions = 8

func (c *checker) question(at string, q *data.LessonQuestion) {
	c.id(at+".id", q.ID)
	if q.About != "" {
		c.lookUp(at+".about", q.About)
	}
	if n := len(q.Options); n < 2 || n > maxOptions {
		c.add(at+".options", "has "+strconv.Itoa(n), "offer 2 to "+strconv.Itoa(maxOptions))
		return
	}
	once(c, at+".options", ".text", q.Options, func(o data.Option) string { return o.Text })
	right := 0
	for i := range q.Options {
		o := &q.Options[i]
		if o.Right {
			right++
		}
		c.looked(at+"."+item("options", i)+".source", o.Source)
	}
	switch {
	case right == 1 && q.Why != "":
		c.add(at+".why", "is there, yet exactly one option is right", "remove it")
	case right != 1 && q.Why == "":
		c.add(at+".options", "has "+strconv.Itoa(right)+" that are right", "mark exactly one, or say why in the field why")
	}
}

// looked checks that a source is the story's, and was seen.
func (c *checker) looked(at, id string) {
	i, ok := c.sources[id]
	switch {
	case id == "":
	case !ok:
		c.add(at, "no source has the id "+typography.Quote(id), c.guess(id, c.known.sources))
	case c.story.Sources[i].Accessed == "":
		c.add(at, typography.Quote(id)+" was not seen", "name a source in which it was seen")
	}
}
