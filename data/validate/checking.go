package validate

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// Checking is [Check] in steps, for programs in which somebody writes. What changed is
// checked again at once, see [Checking.Again]; all that follows from it when there is time:
// see [Checking.Restart] and [Checking.Next].
type Checking struct {
	c     *checker
	steps []checkStep
	next  int
	work  int // steps done so far
}

// checkStep is a part of a check, and what it found last.
type checkStep struct {
	of     string // what it reads: "statements[3]", "title"; everything if empty
	run    func(*checker)
	faults []Fault
	count  int // of faults, listed or not
}

// frameFields are those of the story that one step reads together.
const frameFields = " id lang published updated report "

// NewChecking begins to check a story.
func NewChecking(s *data.Story) *Checking {
	k := &Checking{c: newChecker(s)}
	add := func(of string, run func(*checker)) { k.steps = append(k.steps, checkStep{of: of, run: run}) }
	all := reflect.ValueOf(s).Elem()
	f := forms[all.Type()]
	for n := range f.names {
		name, list := f.names[n], all.Field(n)
		if list.Kind() != reflect.Slice {
			add(name, func(c *checker) { c.textsOf(reflect.ValueOf(c.story).Elem(), n, -1) })
			continue
		}
		for i := range list.Len() {
			add(item(name, i), func(c *checker) { c.textsOf(reflect.ValueOf(c.story).Elem(), n, i) })
		}
	}
	prepared := len(k.steps)
	add("frame", (*checker).frame)
	add("", (*checker).ids)
	each := func(name string, n int, run func(c *checker, i int)) {
		for i := range n {
			add(item(name, i), func(c *checker) { run(c, i) })
		}
	}
	each("statements", len(s.Statements), (*checker).statement)
	each("findings", len(s.Findings), (*checker).finding)
	add("", (*checker).loops)
	each("relations", len(s.Relations), (*checker).relation)
	each("sources", len(s.Sources), (*checker).source)
	add("", (*checker).lead)
	add("", (*checker).corrections)
	k.prose(add, each)
	k.prepare(prepared)
	return k
}

// prose adds the steps that check quotation marks: first what each record says, which may be quoted.
func (k *Checking) prose(add func(string, func(*checker)), each func(string, int, func(*checker, int))) {
	s := k.c.story
	statements, findings := len(s.Statements), len(s.Findings)
	each("statements", statements, func(c *checker, i int) { c.say(i, saidIn(&c.story.Statements[i])) })
	each("findings", findings, func(c *checker, i int) { c.say(statements+i, reportedIn(&c.story.Findings[i])) })
	each("sources", len(s.Sources), func(c *checker, i int) { c.say(statements+findings+i, titleOf(&c.story.Sources[i])) })
	add("title", func(c *checker) {
		var title said
		title.add(c.story.Title)
		c.say(statements+findings+len(s.Sources), utterance{records: title})
	})
	add("standfirst", func(c *checker) { c.quotes("standfirst", c.story.Standfirst, c.quotable(true)) })
	each("statements", statements, (*checker).statementProse)
	each("findings", findings, (*checker).findingProse)
	each("relations", len(s.Relations), (*checker).relationProse)
	each("corrections", len(s.Corrections), (*checker).correctionProse)
	add("", func(c *checker) {
		if c.read >= maxRead {
			c.add("", "has more in quotation marks than can be looked up", "split the story")
		}
	})
}

// prepare has a new checker know what the rules of all records need: the frame, the ids,
// and which records are linked and cited. These are two steps, of which the first is at i.
func (k *Checking) prepare(i int) {
	k.run(i)
	k.run(i + 1)
	k.c.links()
}

// Restart has Next begin again. What was found stays until its step has come.
func (k *Checking) Restart() {
	k.c = newChecker(k.c.story)
	k.next = 0
	for i := range k.steps {
		k.c.count += k.steps[i].count
		if k.steps[i].of == "frame" {
			k.prepare(i)
		}
	}
}

// Next does a step, and reports whether there was one left.
func (k *Checking) Next() bool {
	if k.next >= len(k.steps) {
		return false
	}
	if of := k.steps[k.next].of; of != "frame" {
		k.run(k.next)
	} else {
		k.next++ // the next two have prepared it
	}
	k.next++
	return k.next < len(k.steps)
}

// Again checks what was changed, in place, at a path: what its own rules say of it, as far
// as Next has come. No id may have changed there, and no list of records may be longer or shorter.
func (k *Checking) Again(path string) {
	of := ofStep(path)
	k.c.refresh(of)
	for i := range k.steps[:k.next] {
		if k.steps[i].of == of || k.steps[i].of == "frame" && strings.Contains(frameFields, " "+of+" ") {
			k.run(i)
		}
	}
}

// ofStep is the record, or the field of the story, that a path is in.
func ofStep(path string) string {
	of, _, _ := strings.Cut(path, ".")
	return of
}

func (k *Checking) run(i int) {
	step := &k.steps[i]
	k.work++
	k.c.count -= step.count
	before := k.c.count
	k.c.faults, k.c.at = nil, ""
	step.run(k.c)
	step.faults, step.count = k.c.faults, k.c.count-before
}

// Work is how many steps were done so far.
func (k *Checking) Work() int { return k.work }

// Faults gives the rules that are known to be broken, in the order of [Check].
func (k *Checking) Faults() (all []Fault) {
	for i := range k.steps {
		all = append(all, k.steps[i].faults...)
	}
	if more := k.c.count - len(all); more > 0 {
		all = append(all, Fault{"", "has " + strconv.Itoa(more) + " more faults", "mend those above first"})
	}
	return all
}

// links notes which records are linked, and where each source was first said to be seen.
func (c *checker) links() {
	s := c.story
	for i := range s.Relations {
		r := &s.Relations[i]
		c.tied[r.From], c.tied[r.To] = true, true
		if r.Type == data.Corrects {
			c.correct[pairOf(r.From, r.To)] = true
		}
		from, to := c.records[r.From], c.records[r.To]
		if from != nil && from.finding != nil {
			c.answers[r.From] = append(c.answers[r.From], i)
		}
		if key := pairOf(r.From, r.To); from != nil && to != nil && r.From != r.To {
			if _, twice := c.pairs[key]; !twice {
				c.pairs[key] = i
			}
		}
	}
	for i := range s.Statements {
		c.visit(s.Statements[i].Sources, "statements", i)
	}
	for i := range s.Findings {
		c.visit(s.Findings[i].Sources, "findings", i)
	}
}

func (c *checker) visit(all []data.Citation, list string, record int) {
	for i := range all {
		if k, ok := c.sources[all[i].Source]; ok {
			c.visited[k].note(&all[i], func() string { return item(list, record) + "." + item("sources", i) })
		}
	}
}

// refresh has the checker know what is in a record now.
func (c *checker) refresh(of string) {
	list, number, _ := strings.Cut(strings.TrimSuffix(of, "]"), "[")
	i, _ := strconv.Atoi(number)
	switch list {
	case "statements":
		r := &c.story.Statements[i]
		c.inOrder[i].fill(r.Moment(), r.Words, r.ShowWith)
	case "findings":
		r := &c.story.Findings[i]
		c.inOrder[len(c.story.Statements)+i].fill(r.Moment(), r.Words, r.ShowWith)
	}
}

// fill takes what the rules ask of a record.
func (r *record) fill(moment data.Moment, words []data.Passage, showWith []string) {
	r.moment, r.words, r.showWith, r.plain = moment, words, showWith, nil
	r.long = len(words) > maxPassages || length(words) > maxWords
}

// utterance is what a record or a title says: for quotations, and for those in facts, which cannot quote themselves.
type utterance struct{ records, facts said }

func saidIn(s *data.Statement) (says utterance) {
	for i := range s.Words {
		says.records.add(s.Words[i].Text)
	}
	says.records.add(s.Medium)
	if s.Question != nil && s.Question.Exact {
		says.records.add(s.Question.Text)
	}
	return says
}

func reportedIn(f *data.Finding) (says utterance) {
	for i := range f.Words {
		says.records.add(f.Words[i].Text)
	}
	says.records.add(f.Medium)
	says.facts.add(f.Facts)
	return says
}

func titleOf(s *data.Source) (says utterance) {
	says.records.add(s.Title)
	return says
}

// say notes what a record says.
func (c *checker) say(i int, says utterance) {
	if was := c.sayings[i]; !slices.Equal(was.records, says.records) || !slices.Equal(was.facts, says.facts) {
		c.sayings[i], c.all = says, [2]said{}
	}
}

// quotable is what may be quoted: what all records say, with their facts or without.
func (c *checker) quotable(facts bool) said {
	of := &c.all[0]
	if facts {
		of = &c.all[1]
	}
	if *of == nil {
		for i := range c.sayings {
			*of = append(*of, c.sayings[i].records...)
			if facts {
				*of = append(*of, c.sayings[i].facts...)
			}
		}
	}
	return *of
}

func (c *checker) statementProse(i int) {
	r := &c.story.Statements[i]
	records := c.quotable(true)
	c.at = item("statements", i)
	notes := []string{r.Context, r.Why, r.Qualifier}
	for _, reading := range r.Readings {
		notes = append(notes, reading.Text)
	}
	own := c.marked(i, r.Sources, notes)
	c.quotes("context", r.Context, own, records)
	c.quotes("why", r.Why, own, records)
	c.quotes("qualifier", r.Qualifier, own, records)
	if r.Question != nil && !r.Question.Exact {
		c.quotes("question.text", r.Question.Text, own, records)
	}
	for k := range r.Readings {
		c.quotes(item("readings", k)+".text", r.Readings[k].Text, own, records)
	}
}

func (c *checker) findingProse(i int) {
	f := &c.story.Findings[i]
	records := c.quotable(true)
	c.at = item("findings", i)
	own := c.marked(len(c.story.Statements)+i, f.Sources, []string{f.Facts, f.Caveat, f.Context, f.DateNote, f.Qualifier})
	c.quotes("facts", f.Facts, own, c.quotable(false))
	c.quotes("caveat", f.Caveat, own, records)
	c.quotes("context", f.Context, own, records)
	c.quotes("dateNote", f.DateNote, own, records)
	c.quotes("qualifier", f.Qualifier, own, records)
}

func (c *checker) relationProse(i int) {
	r := &c.story.Relations[i]
	records := c.quotable(true)
	c.at = item("relations", i)
	c.quotes("explanation", r.Explanation, records)
	c.quotes("strengthNote", r.StrengthNote, records)
	c.quotes("caveat", r.Caveat, records)
	c.unjudging("explanation", c.story.Lang, r.Explanation)
}

// correctionProse checks an entry of the ledger, which may also quote what was said before it was corrected.
func (c *checker) correctionProse(i int) {
	var marked, before said
	for _, own := range c.markedBy {
		marked = append(marked, own...)
	}
	for k := range c.story.Corrections {
		before = append(before, typography.Normalise(c.story.Corrections[k].Was))
	}
	records := c.quotable(true)
	c.at = item("corrections", i)
	c.quotes("is", c.story.Corrections[i].Is, records, marked, before[i+1:])
	c.quotes("why", c.story.Corrections[i].Why, records, marked, before)
}
