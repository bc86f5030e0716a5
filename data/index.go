package data

import (
	"cmp"
	"slices"
)

// Index answers the questions that a page asks of a checked story. It refers
// to records by their place in the story's lists.
type Index struct {
	*Story
	LeadStatements  []int       // statements that head a pairing of the lead: the one the lead begins with, then the others by day
	OtherStatements []int       // every other statement, by day
	Placements      []Placement // every place of a finding in the page, in the page's order
	Days            []string    // every day on which a statement was made or a finding became public, in order

	Sounds map[string]Sound // where recordings are published, by the id of the record; press knows
	Whole  *Index           // of an excerpt: the story it is of, whose numbers of sources it has; press knows

	statements, findings, sources, speakers, placementIDs map[string]int
	evidence                                              [][]int // by statement: relations to findings, by the finding's day
	statementRelations                                    [][]int // by statement: relations from and to other statements, by the other's day
	findingRelations                                      [][]int // by finding: relations from and to other findings, by the other's day
	placements                                            []span  // by statement: its rows
	leadFindings, unlinkedFindings                        span    // rows of the lead's findings; rows of the findings that stand nowhere else

	cited   []*Source // see CitedSources
	numbers map[string]int
}

// Sound is where the words of a record can be heard: addresses, relative to the page.
type Sound struct {
	MP3      string
	Captions string // in WebVTT; empty when no words are timed
}

// Placement is a place in the page where a finding is shown: beside a statement, in a
// pairing that a finding heads, or among the further findings.
type Placement struct {
	ID        string // unique in the page; usable in an address
	Finding   int
	Relation  int  // the relation to its statement, or -1
	Statement int  // or -1
	Lead      bool // whether it belongs to the lead
	Later     bool // whether the finding was public only after the statement
	Open      bool // whether the dates leave that open; then Later is not set
	First     bool // whether this is the finding's first placement
}

type span struct{ from, to int }

// NewIndex indexes a story that validate.Check found no fault in.
func NewIndex(s *Story) *Index {
	x := &Index{
		Story:              s,
		statements:         make(map[string]int, len(s.Statements)),
		findings:           make(map[string]int, len(s.Findings)),
		sources:            make(map[string]int, len(s.Sources)),
		speakers:           make(map[string]int, len(s.Speakers)),
		placementIDs:       make(map[string]int, len(s.Relations)),
		evidence:           make([][]int, len(s.Statements)),
		statementRelations: make([][]int, len(s.Statements)),
		findingRelations:   make([][]int, len(s.Findings)),
	}
	for i := range s.Statements {
		x.statements[s.Statements[i].ID] = i
	}
	for i := range s.Findings {
		x.findings[s.Findings[i].ID] = i
	}
	for i := range s.Sources {
		x.sources[s.Sources[i].ID] = i
	}
	for i := range s.Speakers {
		x.speakers[s.Speakers[i].ID] = i
	}
	x.relate()
	x.arrange()
	for i := range s.Statements {
		x.addDay(s.Statements[i].Day())
	}
	for i := range s.Findings {
		x.addDay(s.Findings[i].Day())
	}
	return x
}

// addDay puts a day in its place. Few are new, and in a program of little
// size this is less than a sort.
func (x *Index) addDay(day string) {
	if at, there := slices.BinarySearch(x.Days, day); !there {
		x.Days = slices.Insert(x.Days, at, day)
	}
}

func (x *Index) relate() {
	for r := range x.Relations {
		rel := &x.Relations[r]
		if f, ok := x.findings[rel.From]; ok {
			if t, ok := x.findings[rel.To]; ok {
				x.findingRelations[f] = append(x.findingRelations[f], r)
				x.findingRelations[t] = append(x.findingRelations[t], r)
			}
			continue
		}
		s, ok := x.statements[rel.From]
		if !ok {
			continue
		}
		if t, ok := x.statements[rel.To]; ok {
			x.statementRelations[s] = append(x.statementRelations[s], r)
			x.statementRelations[t] = append(x.statementRelations[t], r)
		} else if _, ok := x.findings[rel.To]; ok {
			x.evidence[s] = append(x.evidence[s], r)
		}
	}
	for s := range x.Statements {
		x.inTime(x.evidence[s], x.Statements[s].ID)
		x.inTime(x.statementRelations[s], x.Statements[s].ID)
	}
	for f := range x.findingRelations {
		x.inTime(x.findingRelations[f], x.Findings[f].ID)
	}
}

// inTime puts relations of a record in the order of their other ends.
func (x *Index) inTime(relations []int, id string) {
	other := func(r int) Moment {
		id := x.Relations[r].Other(id)
		if s := x.StatementAt(id); s != nil {
			return s.Moment()
		}
		return x.FindingAt(id).Moment()
	}
	slices.SortStableFunc(relations, func(a, b int) int { return Compare(other(a), other(b)) })
}

// arrange puts the records in the order of the page.
func (x *Index) arrange() {
	for _, p := range x.Story.Lead {
		if i, ok := x.statements[p.Head]; ok {
			x.LeadStatements = append(x.LeadStatements, i)
		}
	}
	if len(x.LeadStatements) > 1 {
		slices.SortStableFunc(x.LeadStatements[1:], x.byDay)
	}
	for i := range x.Statements {
		if !x.headsPairing(x.Statements[i].ID) {
			x.OtherStatements = append(x.OtherStatements, i)
		}
	}
	slices.SortStableFunc(x.OtherStatements, x.byDay)

	x.placements = make([]span, len(x.Statements))
	shown := make([]bool, len(x.Findings))
	add := func(r Placement) {
		r.First = !shown[r.Finding]
		shown[r.Finding] = true
		x.placementIDs[r.ID] = len(x.Placements)
		x.Placements = append(x.Placements, r)
	}
	statement := func(s int) {
		from := len(x.Placements)
		// What was public then stands before what became so later, and between the two
		// that of which it cannot be told. Days and instants do
		// not order every three records, so their order alone would not do it.
		rank := func(relation int) int {
			switch later, known := x.order(relation); {
			case !known:
				return 1
			case later:
				return 2
			}
			return 0
		}
		slices.SortStableFunc(x.evidence[s], func(a, b int) int { return rank(a) - rank(b) })
		for _, r := range x.evidence[s] {
			rel := &x.Relations[r]
			later, known := x.order(r)
			add(Placement{
				ID: relationID(rel.From, rel.To), Finding: x.findings[rel.To], Relation: r,
				Statement: s, Lead: x.leads(rel), Later: later, Open: !known,
			})
		}
		x.placements[s] = span{from, len(x.Placements)}
	}
	for _, s := range x.LeadStatements {
		statement(s)
	}
	x.leadFindings.from = len(x.Placements)
	for _, p := range x.Story.Lead {
		if head, ok := x.findings[p.Head]; ok {
			add(Placement{ID: "p-" + p.Head, Finding: head, Relation: -1, Statement: -1, Lead: true})
			for _, id := range p.With {
				if f, ok := x.findings[id]; ok {
					add(Placement{ID: "p-" + p.Head + "--" + id, Finding: f, Relation: -1, Statement: -1, Lead: true})
				}
			}
		}
	}
	x.leadFindings.to = len(x.Placements)
	for _, s := range x.OtherStatements {
		statement(s)
	}
	var rest []int
	for f := range x.Findings {
		if !shown[f] {
			rest = append(rest, f)
		}
	}
	slices.SortStableFunc(rest, func(a, b int) int { return Compare(x.Findings[a].Moment(), x.Findings[b].Moment()) })
	x.unlinkedFindings.from = len(x.Placements)
	for _, f := range rest {
		add(Placement{ID: "x-" + x.Findings[f].ID, Finding: f, Relation: -1, Statement: -1})
	}
	x.unlinkedFindings.to = len(x.Placements)
}

func (x *Index) headsPairing(id string) bool {
	return slices.ContainsFunc(x.Story.Lead, func(p Pairing) bool { return p.Head == id })
}

func (x *Index) leads(r *Relation) bool {
	return slices.ContainsFunc(x.Story.Lead, func(p Pairing) bool { return p.Head == r.From && slices.Contains(p.With, r.To) })
}

// StatementAt gives the statement with an id, or nil.
func (x *Index) StatementAt(id string) *Statement {
	if i, ok := x.statements[id]; ok {
		return &x.Statements[i]
	}
	return nil
}

// StatementIndex gives the place of the statement with an id, or -1.
func (x *Index) StatementIndex(id string) int {
	if i, ok := x.statements[id]; ok {
		return i
	}
	return -1
}

// FindingAt gives the finding with an id, or nil.
func (x *Index) FindingAt(id string) *Finding {
	if i, ok := x.findings[id]; ok {
		return &x.Findings[i]
	}
	return nil
}

// FindingIndex gives the place of the finding with an id, or -1.
func (x *Index) FindingIndex(id string) int {
	if i, ok := x.findings[id]; ok {
		return i
	}
	return -1
}

// PlacementIndex gives the index of the placement with an id, or -1.
func (x *Index) PlacementIndex(id string) int {
	if i, ok := x.placementIDs[id]; ok {
		return i
	}
	return -1
}

// SourceAt gives the source with an id, or nil.
func (x *Index) SourceAt(id string) *Source {
	if i, ok := x.sources[id]; ok {
		return &x.Sources[i]
	}
	return nil
}

// CitedSources lists the sources in the order of their numbers.
func (x *Index) CitedSources() []*Source {
	x.numberSources()
	return x.cited
}

// SourceNumber gives the number of a source, from 1, or 0 if there is no such source.
// They are numbered as the records come that cite them: each statement, then what bears
// on it by day. Those that none cites come last. In an excerpt a source has the number that it has in the whole.
func (x *Index) SourceNumber(id string) int {
	x.numberSources()
	return x.numbers[id]
}

func (x *Index) numberSources() {
	if x.cited != nil {
		return
	}
	x.numbers = make(map[string]int, len(x.Sources))
	add := func(s *Source) {
		if s != nil && x.numbers[s.ID] == 0 {
			x.cited = append(x.cited, s)
			x.numbers[s.ID] = len(x.cited)
		}
	}
	cite := func(citations []Citation) {
		for i := range citations {
			add(x.SourceAt(citations[i].Source))
		}
	}
	findings := func(from, to int) {
		for _, p := range x.Placements[from:to] {
			cite(x.Findings[p.Finding].Sources)
		}
	}
	statements := func(list []int) {
		for _, s := range list {
			cite(x.Statements[s].Sources)
			findings(x.PlacementsOf(s))
		}
	}
	statements(x.LeadStatements)
	findings(x.LeadFindings())
	statements(x.OtherStatements)
	findings(x.UnlinkedFindings())
	for i := range x.Sources {
		add(&x.Sources[i])
	}
	if x.Whole != nil {
		x.Whole.numberSources()
		x.numbers = x.Whole.numbers
		slices.SortFunc(x.cited, func(a, b *Source) int { return x.numbers[a.ID] - x.numbers[b.ID] })
	}
}

// SpeakerAt gives the speaker with an id, or nil.
func (x *Index) SpeakerAt(id string) *Speaker {
	if i, ok := x.speakers[id]; ok {
		return &x.Speakers[i]
	}
	return nil
}

// PlacementsOf gives the range of a statement's findings in Placements, by the day the finding was public.
func (x *Index) PlacementsOf(statement int) (from, to int) {
	return x.placements[statement].from, x.placements[statement].to
}

// LeadByDay gives the statements of the lead by day, as a lesson goes through them.
func (x *Index) LeadByDay() []int {
	lead := slices.Clone(x.LeadStatements)
	slices.SortStableFunc(lead, x.byDay)
	return lead
}

func (x *Index) byDay(a, b int) int {
	return Compare(x.Statements[a].Moment(), x.Statements[b].Moment())
}

// StatementsByDay gives all statements of a story by the days by which they were made, those of a day as they are
// shown. It is no method, which would be in every program that has an Index behind an interface.
func StatementsByDay(x *Index) []int {
	order, moments := make([]int, len(x.Statements)), make([]Moment, len(x.Statements))
	for i := range order {
		order[i], moments[i] = i, x.Statements[i].Moment()
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(moments[a].Day, moments[b].Day), Compare(moments[a], moments[b]))
	})
	return order
}

// LeadFindings gives the range in Placements of the pairings that a finding heads.
func (x *Index) LeadFindings() (from, to int) { return x.leadFindings.from, x.leadFindings.to }

// UnlinkedFindings gives the range in Placements of the findings that are shown nowhere else.
func (x *Index) UnlinkedFindings() (from, to int) {
	return x.unlinkedFindings.from, x.unlinkedFindings.to
}

// StatementRelations lists the relations of a statement with other statements, in both
// directions, by the day of the other.
func (x *Index) StatementRelations(statement int) []int { return x.statementRelations[statement] }

// FindingRelations lists the relations of a finding with other findings, in both
// directions, by the day of the other.
func (x *Index) FindingRelations(finding int) []int { return x.findingRelations[finding] }

// order says whether the finding of a relation became public after its statement was
// made, and whether that is known. What the speaker knew is another question, which no
// date answers.
func (x *Index) order(relation int) (later, known bool) {
	r := &x.Relations[relation]
	return Order(x.StatementAt(r.From).Moment(), x.FindingAt(r.To).Moment())
}
