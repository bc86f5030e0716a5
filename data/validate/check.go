package validate

import (
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// The rules are numbered in the package comment. This file holds what they
// share and the rules of the story as a whole; check_text.go, check_record.go,
// check_relation.go, check_lead.go and check_audio.go hold the others.

// maxFaults bounds what Check lists: no reader wants more, and no input may
// cost more memory than it deserves.
const maxFaults = 10_000

// Fault is a broken rule, or a fault of form, at a place in a story.
type Fault struct {
	Path    string // "statements[3].words[0].text"; empty for the story as a whole
	Problem string // what is wrong there
	Hint    string // what to do about it, where that is not plain
}

// Error gives place, problem and hint in one line.
func (f Fault) Error() string {
	path := f.Path
	if path == "" {
		path = "story"
	}
	if f.Hint == "" {
		return path + ": " + f.Problem
	}
	return path + ": " + f.Problem + "; " + f.Hint
}

// String is the same as Error.
func (f Fault) String() string { return f.Error() }

// Check gives every rule that a story breaks, in a fixed order. None means that
// the story may be published.
func Check(s *data.Story) []Fault {
	k := NewChecking(s)
	for k.Next() {
	}
	return k.Faults()
}

// A record is a statement or a finding, with what the rules ask of either.
type record struct {
	path      string
	statement *data.Statement // one of the two
	finding   *data.Finding
	moment    data.Moment
	words     []data.Passage
	long      bool     // too long to look for phrases in
	plain     []string // the words normalised, once a phrase is looked for
	showWith  []string
	visit     visit // of loops
}

type checker struct {
	story    *data.Story
	faults   []Fault
	count    int                // of faults, listed or not
	at       string             // path of what is being checked
	today    string             // the day on which the story was updated, if it is one
	guesses  int                // suggestions made so far
	records  map[string]*record // by id
	inOrder  []*record          // statements, then findings
	speakers map[string]int
	sources  map[string]int
	pairs    map[pair]int                                  // relations by their ends
	correct  map[pair]bool                                 // the ends of those that correct
	tied     map[string]bool                               // ids that a relation names
	answers  map[string][]int                              // by finding: relations to later findings
	visited  []visits                                      // sources, by the citations so far
	read     int                                           // bytes read in looking for quotations
	sayings  []utterance                                   // by statement, finding and source, and of the story
	all      [2]said                                       // what all of them say, without facts and with them, once it is looked for
	markedBy map[int]said                                  // by record: what its citations mark as quoted
	known    struct{ records, speakers, sources []string } // ids, for suggestions
}

func newChecker(s *data.Story) *checker {
	return &checker{
		story:    s,
		records:  make(map[string]*record, len(s.Statements)+len(s.Findings)),
		pairs:    make(map[pair]int, len(s.Relations)),
		correct:  make(map[pair]bool),
		tied:     make(map[string]bool),
		answers:  make(map[string][]int),
		visited:  make([]visits, len(s.Sources)),
		sayings:  make([]utterance, len(s.Statements)+len(s.Findings)+len(s.Sources)+1),
		markedBy: make(map[int]said),
	}
}

// add notes a fault at a place below c.at.
func (c *checker) add(below, problem, hint string) {
	if c.count++; c.count > maxFaults {
		return
	}
	c.faults = append(c.faults, Fault{join(c.at, below), problem, hint})
}

func join(path, below string) string {
	if path == "" || below == "" || below[0] == '[' {
		return path + below
	}
	return path + "." + below
}

func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// frame checks the story's own fields.
func (c *checker) frame() {
	s := c.story
	c.id("id", s.ID)
	c.lang("lang", s.Lang)
	published := c.day("published", s.Published)
	updated := c.day("updated", s.Updated)
	if published && updated && s.Updated < s.Published {
		c.add("updated", s.Updated+" is before published, "+s.Published, "an update is never earlier than what it updates")
	}
	c.today = s.Updated
	if !updated {
		c.today = ""
	}
	switch {
	case s.Report == "":
		c.add("report", "is missing", "say where an error is reported: the address of a page, or whom to write to, in words")
	case strings.HasPrefix(s.Report, "http"):
		c.address("report", s.Report)
	}
	if len(s.Statements) == 0 {
		c.add("statements", "there is none", "a story sets at least one statement beside evidence")
	}
}

// ids checks every id, and that none names two things.
func (c *checker) ids() {
	s := c.story
	c.speakers, c.sources = make(map[string]int, len(s.Speakers)), make(map[string]int, len(s.Sources))
	for i := range s.Speakers {
		if kind := s.Speakers[i].Kind; kind != "" {
			choice(c, item("speakers", i)+".kind", kind, data.SpeakerKinds)
		}
		c.unique(c.speakers, "speakers", i, s.Speakers[i].ID)
		c.known.speakers = append(c.known.speakers, s.Speakers[i].ID)
	}
	for i := range s.Sources {
		c.unique(c.sources, "sources", i, s.Sources[i].ID)
		c.known.sources = append(c.known.sources, s.Sources[i].ID)
	}
	for i := range s.Statements {
		r := &s.Statements[i]
		c.record(&record{path: item("statements", i), statement: r}, r.Moment(), r.Words, r.ShowWith)
	}
	for i := range s.Findings {
		r := &s.Findings[i]
		c.record(&record{path: item("findings", i), finding: r}, r.Moment(), r.Words, r.ShowWith)
	}
}

func (c *checker) unique(all map[string]int, list string, i int, id string) {
	at := item(list, i) + ".id"
	if first, twice := all[id]; twice {
		c.add(at, typography.Quote(id)+" is also the id of "+item(list, first), "give each an id of its own")
	} else {
		all[id] = i
	}
	c.id(at, id)
}

func (c *checker) record(r *record, moment data.Moment, words []data.Passage, showWith []string) {
	r.fill(moment, words, showWith)
	id := moment.ID
	c.inOrder = append(c.inOrder, r)
	c.id(r.path+".id", id)
	first, twice := c.records[id]
	switch {
	case twice:
		c.add(r.path+".id", typography.Quote(id)+" is also the id of "+first.path, "give each an id of its own; statements and findings share theirs")
		return
	case id == c.story.ID:
		c.add(r.path+".id", typography.Quote(id)+" is also the id of the story", "give each an id of its own")
	}
	c.records[id] = r
	c.known.records = append(c.known.records, id)
}

// visits are the first citations of a source to say that its page was seen, and
// that it was not.
type visits struct{ seen, unseen string }

func (v *visits) note(cite *data.Citation, at func() string) {
	switch {
	case cite.Role == data.VerifiedRole || cite.Grade == data.GradeA || cite.Grade == data.GradeB:
		if v.seen == "" {
			v.seen = at()
		}
	case cite.Grade == data.GradeD && v.unseen == "":
		v.unseen = at()
	}
}

// lookUp resolves the id of a statement or finding.
func (c *checker) lookUp(below, id string) *record {
	r := c.records[id]
	if r == nil {
		c.add(below, "no statement or finding has the id "+typography.Quote(id), c.guess(id, c.known.records))
	}
	return r
}

// maxGuesses bounds the work spent on suggestions.
const maxGuesses = 50

// guess makes a hint of the name nearest to one that is not known.
func (c *checker) guess(name string, known []string) string {
	if c.guesses++; c.guesses <= maxGuesses {
		if near := nearest(name, known); near != "" {
			return "did you mean " + typography.Quote(near) + "?"
		}
	}
	return ""
}

// maxList is the most records that showWith, after or with may name. It is far
// from what a reader could use, and keeps every rule quick to check.
const maxList = 100

// list checks a list of ids of records, of which none may come twice or be own.
// It calls each with every one that resolves.
func (c *checker) list(name, own string, ids []string, each func(i int, r *record)) {
	if len(ids) > maxList {
		c.add(name, "names "+strconv.Itoa(len(ids))+" records, more than "+strconv.Itoa(maxList), "name those that matter")
		return
	}
	seen := make(map[string]int, len(ids))
	for i, id := range ids {
		first, twice := seen[id]
		switch {
		case id == own:
			c.add(item(name, i), typography.Quote(id)+" is the record itself", "remove it")
			continue
		case twice:
			c.add(item(name, i), typography.Quote(id)+" is already "+item(name, first), "remove one")
			continue
		}
		seen[id] = i
		if r := c.lookUp(item(name, i), id); r != nil {
			each(i, r)
		}
	}
}

// corrections checks the ledger.
func (c *checker) corrections() {
	last := ""
	for i := range c.story.Corrections {
		e := &c.story.Corrections[i]
		c.at = item("corrections", i)
		if c.day("on", e.On) {
			if e.On < last {
				c.add("on", e.On+" is before the entry above it, "+last, "the ledger is append-only: new entries go last")
			}
			last = e.On
		}
		if e.Record != c.story.ID {
			c.lookUp("record", e.Record)
		}
		if e.Was == e.Is && e.Was != "" {
			c.add("is", "says the same as was", "give both wordings as they were published")
		}
	}
	c.at = ""
}

// choice checks that a value is in a closed list.
func choice[T ~string](c *checker, below string, value T, closed []T) bool {
	if slices.Contains(closed, value) {
		return true
	}
	if value == "" { // the rule of text says so
		return false
	}
	names := make([]string, len(closed))
	for i, name := range closed {
		names[i] = string(name)
	}
	c.add(below, typography.Quote(string(value))+" is not in the list", "it is one of "+strings.Join(names, ", "))
	return false
}
