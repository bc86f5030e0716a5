package datatest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"statement-evidence/data"
)

// Archive gives a story that keeps every rule, with so many statements, as long and as
// repetitive as those of a database of one politician's claims: a claim is said again on many
// days in other words, and a finding bears on all of these. Who speaks and what is
// spoken of is made up. The same number, ten at least, gives the same story.
func Archive(statements int) *data.Story {
	a := archive{
		rand: rand.New(rand.NewPCG(16, uint64(statements))),
		s: &data.Story{
			FormatVersion: data.FormatVersion,
			ID:            fmt.Sprint("veldmark-", statements),
			Lang:          "en",
			Title:         "What was said in Veldmark, and the records",
			Standfirst: "Veldmark is made up, and so is everyone who speaks here. A program wrote this archive, to measure how one of " +
				"its size is read. Nobody said any of it.",
			By:          "A program",
			Publisher:   "The Veldmark Examiner, which does not exist",
			Report:      "https://example.org/errors",
			Published:   "2021-03-01",
			Updated:     "2021-06-30",
			Lead:        []data.Pairing{},
			Corrections: []data.Correction{},
		},
		sources: map[string]bool{}, related: map[string]bool{}, answered: map[string]bool{},
	}
	for _, p := range officials {
		a.s.Speakers = append(a.s.Speakers, data.Speaker{ID: p.id, Name: p.name, Kind: p.kind})
	}
	a.findings(max(len(topics)*2, statements/15))
	a.claims(max(len(topics), statements/14))
	a.statements(statements)
	a.corrected(1 + statements/300)
	a.repeated(statements / 50)
	a.alone()
	a.lead(3)
	a.ledger(3 + statements/500)
	return a.s
}

// archive is a story that is being made.
type archive struct {
	rand     *rand.Rand
	s        *data.Story
	pool     [][]int         // by topic: its findings
	claimed  []claim         // what is said, by how often
	of       []int           // by statement: its claim
	core     []string        // by statement: the words of it that records bear on
	answers  []string        // by finding: the words of it that answer
	sources  map[string]bool // ids of those there are
	related  map[string]bool // statements that a relation names
	answered map[string]bool // findings that a relation to another finding names
}

// A topic is what is spoken of.
type topic struct {
	slug, what, things, measure, unit, body string
	from, to                                int // between which its figures are
}

var topics = []topic{
	{"ferries", "the ferries", "ferry docks", "the waiting time at the ferry docks", "minutes", "Harbour Statistics Office", 8, 95},
	{"clinics", "the clinics", "village clinics", "the waiting time for a bed in a clinic", "days", "Health Inspectorate", 3, 60},
	{"trams", "the trams", "tram lines", "the number of late trams in a week", "trams", "Transport Audit", 40, 900},
	{"schools", "the schools", "school halls", "the size of a class in the lower schools", "pupils", "School Board of Audit", 14, 34},
	{"dykes", "the dykes", "dyke gates", "the length of dyke that needs repair", "kilometres", "Water Authority", 12, 310},
	{"tolls", "the bridge tolls", "toll gates", "the price of a crossing of the Long Bridge", "pence", "Price Commission", 90, 480},
	{"fish", "the fishing fleet", "fishing licences", "the catch of herring in a season", "tonnes", "Fisheries Institute", 300, 9000},
	{"rents", "the rents", "rented houses", "the rent of two rooms in the capital", "crowns", "Housing Register", 310, 1250},
	{"bread", "the price of bread", "bakeries", "the price of a loaf of rye bread", "pence", "Price Commission", 80, 260},
	{"police", "the constabulary", "police posts", "the number of reported burglaries in a month", "cases", "Constabulary Records Office", 50, 840},
	{"forests", "the forests", "tree nurseries", "the area of forest that was felled in a year", "hectares", "Forest Survey", 120, 4400},
	{"jobs", "the shipyards", "shipyard jobs", "the number of people without work in the north", "people", "Labour Register", 900, 17000},
	{"mail", "the mail", "post offices", "the time that a letter takes to the outer isles", "days", "Postal Ombudsman", 2, 16},
	{"power", "the power supply", "wind mills", "the hours without power in a winter", "hours", "Grid Inspectorate", 4, 130},
	{"taxes", "the land tax", "tax offices", "the land tax on an acre", "crowns", "Treasury of Veldmark", 11, 77},
	{"roads", "the roads", "road crews", "the number of closed roads in spring", "roads", "Road Inspectorate", 6, 140},
	{"libraries", "the libraries", "reading rooms", "the number of books lent in a year", "thousand books", "Library Council", 40, 620},
	{"wells", "the wells", "village wells", "the share of wells with clean water", "in a hundred", "Water Authority", 55, 99},
	{"courts", "the courts", "court rooms", "the time that a case waits for its first day in court", "weeks", "Court Registry", 5, 71},
	{"fairs", "the autumn fair", "stalls at the fair", "the number of visitors to the autumn fair", "visitors", "Guild of Stallholders", 2000, 41000},
}

// An official is who speaks, or what does.
type official struct {
	id, name string
	kind     data.SpeakerKind
	roles    []string // by year
	often    int      // of a hundred statements
}

var officials = []official{
	{"quarrow", "Ilse Quarrow", "", []string{"Candidate for the council", "Head of the council", "Head of the council", "Head of the council", "Former head of the council"}, 62},
	{"petherill", "Jonas Petherill", "", []string{"Member of the council", "Treasurer", "Treasurer", "Treasurer", "Treasurer"}, 14},
	{"oldwick", "Mara Oldwick", "", []string{"Leader of the opposition"}, 10},
	{"brend", "Tomas Brend", "", []string{"Mayor of Lower Veldmark"}, 6},
	{"wrenn", "Adela Wrenn", "", []string{"Spokeswoman of the council"}, 4},
	{"stolle", "Henrik Stolle", "", []string{"Member of the council", "Minister of the harbour"}, 2},
	{"harbour-company", "Veldmark Harbour Company", data.Organisation, []string{""}, 1},
	{"seen", "Seen in letters to the paper", data.Unattributed, []string{""}, 1},
}

// A claim is what is said again and again: whose figures, and how it is put. In each form of a
// claim the words after the bar are those that records bear on.
type claim struct {
	topic, form, figure int
	findings            []int
}

var claimForms = []string{
	"MEASURE has | fallen by N percent | since we took office",
	"in one year we have opened | N new THINGS | and nobody else has done that",
	"no council has ever spent | N million crowns on WHAT | until now",
	"MEASURE is | down to N UNIT | and that is the lowest it has been for as long as anyone remembers",
	"N of a hundred people | who were asked about WHAT say that it is better now",
	"the council before us left | a debt of N million crowns | in WHAT",
	"the others wanted to close | N of the THINGS | and we stopped them",
	"MEASURE was | never below N UNIT | before we came",
	"we have put | N people to work on WHAT | and every one of them is from here",
}

var openers = []string{
	"", "", "Let me say it again: ", "People come up to me and they say it: ", "I will tell you this: ", "You will not read it in the papers, but ",
	"And do not forget, ", "Look at the numbers: ", "It is very simple: ", "I said it last week and I say it today: ", "Ask anybody in Lower Veldmark: ",
}

var asides = []string{
	"That is what we promised, and that is what was done.", "It has never been like that before, not in a hundred years.",
	"They said it could not be done, and they said it for years.", "You can see it when you walk through the harbour on any morning.",
	"My neighbours tell me that they can hardly believe it.", "The other side had ten years for it, and what did they do with them?",
	"We did it without a single new tax, and we did it on time.", "I was there when it was opened, and the whole street was out.",
	"In the other provinces they are asking how we did it.", "It is a good thing for the families, and it is a good thing for the shops.",
	"Nobody wanted to touch it, because it was hard.", "And there is more to come, in the spring and in the autumn.",
	"I have seen the plans, and they are very fine plans.", "If you had asked me two years ago I would have said that it takes ten.",
	"Some people will tell you another story, and they are wrong.", "It is the first thing that I look at in the morning.",
	"We are a small place, but we have done what large places have not.", "The figures are there for anyone who wants to look at them.",
	"It was a disgrace, and everyone knew that it was a disgrace.", "So when they ask you what has changed, tell them that.",
	"Our people work harder than anyone, and they deserve it.", "I do not say that it is finished, but it is well on its way.",
	"There is not one village that has not had something of it.", "We have had letters about it from all over the coast.",
	"And that was before the winter, when it became better still.", "They laughed at us then, and they are not laughing today.",
}

var stages = []struct{ place, medium string }{
	{"Council chamber", "speech"}, {"Lower Veldmark", "rally"}, {"Harbour hall", "press conference"}, {"Town hall", "interview"},
	{"Radio Veldmark", "interview"}, {"Market square", "rally"}, {"North pier", "remarks to reporters"}, {"online", "post"}, {"online", "post"},
}

var ways = []string{
	"We find that in %[1]d %[2]s was %[3]d %[4]s, compared with %[5]d in the year before.",
	"In %[1]d, %[2]s stood at %[3]d %[4]s. The method was changed in that year, and the two series should not be joined.",
	"Of all years since the count began, %[1]d is the third: %[2]s was %[3]d %[4]s.",
	"The office counted %[3]d %[4]s for %[2]s in %[1]d, and %[5]d for the period before.",
}

// pick is one of so many things, the first more often than the last.
func (a *archive) pick(n int) int {
	u := a.rand.Float64()
	return int(u * u * u * float64(n))
}

func (a *archive) chance(percent int) bool { return a.rand.IntN(100) < percent }

const (
	veldmarkBegins = 17186 // 2017-01-20
	veldmarkDays   = 1461
)

func (a *archive) source(id, publisher, title, address string, seen bool) string {
	if !a.sources[id] {
		a.sources[id] = true
		s := data.Source{ID: id, Publisher: publisher, Title: title, URL: "https://example.org/" + address}
		if seen {
			s.Accessed = data.ISODay(veldmarkBegins + veldmarkDays + a.rand.IntN(60))
		}
		a.s.Sources = append(a.s.Sources, s)
	}
	return id
}

func (a *archive) findings(n int) {
	a.pool = make([][]int, len(topics))
	for i := range n {
		at := i % len(topics)
		t := &topics[at]
		day := veldmarkBegins - 400 + a.rand.IntN(veldmarkDays+430)
		f := data.Finding{
			ID: fmt.Sprintf("%s-record-%d", t.slug, i/len(topics)+1), Kind: data.Kinds[a.rand.IntN(len(data.Kinds))],
			Body: t.body, Public: data.ISODay(day), Medium: "yearly report",
		}
		year := 1970 + (day-30)*400/146097 - 1
		figure := t.from + a.rand.IntN(t.to-t.from)
		f.Words = []data.Passage{{Text: fmt.Sprintf(ways[a.rand.IntN(len(ways))], year, t.measure, figure, t.unit, t.from+a.rand.IntN(t.to-t.from))}}
		answer := fmt.Sprintf("was %d %s", figure, t.unit)
		if !strings.Contains(f.Words[0].Text, answer) {
			answer = fmt.Sprintf("%d %s", figure, t.unit)
		}
		if a.chance(25) {
			f.Words = append(f.Words, data.Passage{Text: "The figures of the last quarter are preliminary and may be revised.", Adjacent: a.chance(50)})
		}
		switch f.Kind {
		case data.Assessment:
			f.Confidence = []data.Confidence{{Body: t.body, Level: data.Levels[a.rand.IntN(len(data.Levels))]}}
		case data.Allegation:
			f.Caveat, f.Medium = "It is a charge in a complaint, and no court has ruled on it.", "complaint"
		case data.FactCheck:
			f.Body, f.Rating = "The Coast Fact Desk", "Needs context"
		case data.Report:
			f.Body, f.Medium = "The Coast Gazette", "article"
		case data.Action:
			f.Facts = fmt.Sprintf("The budget for %s was set at %d million crowns.", t.what, 1+a.rand.IntN(90))
		case data.Dissent:
			f.Body = "Minority of the " + t.body
		}
		if a.chance(15) && f.Caveat == "" {
			f.Caveat = "It covers the province without the outer isles."
		}
		switch {
		case a.chance(8):
			f.Public = f.Public[:len("2006-01")]
		case a.chance(6):
			f.PublicBy, f.Dated = true, data.ISODay(day-30)
		}
		id := a.source(f.ID, f.Body, fmt.Sprintf("On %s, %d", t.what, year), "records/"+f.ID, true)
		grade := data.GradeA
		if a.chance(20) {
			grade = data.GradeB
		}
		f.Sources = []data.Citation{{Source: id, Role: data.VerifiedRole, Grade: grade}}
		if a.chance(10) {
			f.Sources = append(f.Sources, data.Citation{Source: a.source(f.ID+"-original", f.Body, "", "originals/"+f.ID, false), Role: data.RecordRole, Grade: data.GradeD})
		}
		a.s.Findings, a.answers = append(a.s.Findings, f), append(a.answers, answer)
		a.dispute(at)
		a.pool[at] = append(a.pool[at], i)
	}
}

// dispute lets the latest finding answer an earlier one of its topic, if it is a dissent; now and then any other does.
func (a *archive) dispute(topic int) {
	i := len(a.s.Findings) - 1
	to := &a.s.Findings[i]
	if to.Kind != data.Dissent && !a.chance(6) {
		return
	}
	for range 4 {
		if len(a.pool[topic]) == 0 {
			return
		}
		from := &a.s.Findings[a.pool[topic][a.rand.IntN(len(a.pool[topic]))]]
		if !data.Later(from.Moment(), to.Moment()) {
			continue
		}
		r := data.Relation{From: from.ID, To: to.ID, Type: data.Supports, Explanation: "Both count the same, by the same method.", Strength: data.StrengthMedium}
		if to.Kind == data.Dissent {
			r.Type, r.Explanation = data.Complicates, "The minority counts the outer isles as well, and comes to another figure."
			if a.chance(20) {
				from.ShowWith = []string{to.ID}
			}
		}
		if from.Kind == data.Allegation || to.Kind == data.Allegation {
			r.StrengthNote = "allegation"
		}
		a.answered[from.ID], a.answered[to.ID] = true, true
		a.s.Relations = append(a.s.Relations, r)
		return
	}
}

func (a *archive) claims(n int) {
	for range n {
		c := claim{topic: a.rand.IntN(len(topics)), form: a.rand.IntN(len(claimForms))}
		t := &topics[c.topic]
		switch c.form {
		case 0, 4, 5:
			c.figure = 5 + a.rand.IntN(90)
		case 3, 7:
			c.figure = t.from + a.rand.IntN(t.to-t.from)
		default:
			c.figure = 3 + a.rand.IntN(400)
		}
		for range 1 + a.rand.IntN(3) {
			if f := a.pool[c.topic][a.rand.IntN(len(a.pool[c.topic]))]; !slices.Contains(c.findings, f) {
				c.findings = append(c.findings, f)
			}
		}
		a.claimed = append(a.claimed, c)
	}
}

// say puts a claim into words, of which the middle ones are those that records bear on.
func (c *claim) say(opener string) (sentence, core string) {
	t := &topics[c.topic]
	form := strings.Split(strings.NewReplacer("MEASURE", t.measure, "N", strconv.Itoa(c.figure), "THINGS", t.things, "WHAT", t.what, "UNIT", t.unit).Replace(claimForms[c.form]), "|")
	for i := range form {
		form[i] = strings.TrimSpace(form[i])
	}
	core = form[0]
	if len(form) == 3 {
		core = form[1]
	}
	sentence = strings.TrimSpace(strings.Join(form, " ")) + "."
	if opener == "" {
		sentence = strings.ToUpper(sentence[:1]) + sentence[1:]
	}
	return opener + sentence, core
}

func (a *archive) statements(n int) {
	days := make([]int, n)
	for i := range days {
		days[i] = veldmarkBegins + a.rand.IntN(veldmarkDays)
	}
	slices.Sort(days)
	for i, day := range days {
		a.statement(i, day)
	}
}

func (a *archive) statement(i, day int) {
	said := a.pick(len(a.claimed))
	c := &a.claimed[said]
	t := &topics[c.topic]
	who := &officials[0]
	for at, k := a.rand.IntN(100), 0; k < len(officials); k++ {
		if who = &officials[k]; at < who.often {
			break
		}
		at -= who.often
	}
	stage := stages[a.rand.IntN(len(stages))]
	iso := data.ISODay(day)
	s := data.Statement{
		ID: fmt.Sprintf("%s-%s-%s-%d", who.id, iso, t.slug, i+1), Speaker: who.id,
		Role: who.roles[min((day-veldmarkBegins)/366, len(who.roles)-1)], At: iso, Place: stage.place, Medium: stage.medium,
	}
	sentence, core := c.say(openers[a.rand.IntN(len(openers))])
	words := []string{sentence}
	for _, k := range a.rand.Perm(len(asides))[:1+a.rand.IntN(4)] {
		words = append(words, asides[k])
	}
	s.Words = []data.Passage{{Text: strings.Join(words, " ")}}
	if len(words) > 3 && a.chance(35) {
		s.Words = []data.Passage{{Text: strings.Join(words[:2], " ")}, {Text: strings.Join(words[2:], " ")}}
	}
	transcript := fmt.Sprintf("transcript-%s-%s", iso, strings.ReplaceAll(strings.ToLower(stage.place), " ", "-"))
	title := fmt.Sprintf("Transcript: %s, %s", stage.place, stage.medium)
	switch {
	case stage.medium == "post":
		at := a.rand.IntN(23 * 60) // of the same day there
		s.At = fmt.Sprintf("%sT%02d:%02d:%02dZ", iso, at/60, at%60, a.rand.IntN(60))
		s.Offset, s.Zone = "+01:00", "VST"
		transcript, title = "posts-"+iso, "Posts of a day"
		if a.chance(40) {
			s.Words[0].How = "complete text"
			s.Words = s.Words[:1]
		}
	case a.chance(2):
		s.At = iso[:len("2006-01")]
	}
	switch {
	case a.chance(8):
		s.Question = &data.Question{Text: fmt.Sprintf("What do you say about %s?", t.what), By: "a reporter", Exact: a.chance(50)}
	case a.chance(3):
		s.Qualifier = "meaning disputed"
		s.Readings = []data.Reading{{By: "The council", Text: "It is about the capital."}, {By: "The opposition", Text: "It is about the whole province."}}
	case a.chance(3):
		s.Words = []data.Passage{{Text: fmt.Sprintf("The speaker said that %s had improved.", t.measure), Form: data.Paraphrase}}
		core = ""
	}
	if a.chance(10) {
		s.Context = fmt.Sprintf("The council had voted on %s in the week before.", t.what)
	}
	grade := data.GradeA
	if a.chance(15) {
		grade = data.GradeB
	}
	s.Sources = []data.Citation{{Source: a.source(transcript, "Veldmark Record", title, "transcripts/"+transcript, true), Role: data.VerifiedRole, Grade: grade}}
	a.s.Statements, a.of, a.core = append(a.s.Statements, s), append(a.of, said), append(a.core, core)
	if a.chance(1) {
		return
	}
	for _, f := range c.findings {
		a.relate(i, f)
	}
}

// relate links a statement to a finding, alike whenever the claim is made.
func (a *archive) relate(i, finding int) {
	s, f, c := &a.s.Statements[i], &a.s.Findings[finding], &a.claimed[a.of[i]]
	said, found := s.Moment(), f.Moment()
	if _, known := data.Order(said, found); !known && said.Known() && found.Known() {
		return // nothing says which came first on that day
	}
	alike := (c.figure*7 + finding*13 + c.form) % 20
	r := data.Relation{From: s.ID, To: f.ID, Strength: data.Strengths[alike%len(data.Strengths)]}
	switch {
	case alike < 7:
		r.Type, r.Explanation = data.Contradicts, fmt.Sprintf("The record gives another figure for %s than the statement does.", topics[c.topic].measure)
	case alike < 12:
		r.Type, r.Explanation = data.Complicates, "The record counts the whole province, and the statement speaks of a part of it. The periods differ, too."
	case alike < 16:
		r.Type, r.Explanation = data.Supports, "The record and the statement give figures that point the same way."
	default:
		r.Type, r.Explanation = data.Background, fmt.Sprintf("The record tells how %s was counted.", topics[c.topic].measure)
	}
	if r.Strength == data.StrengthLow {
		r.Caveat = "The record is about another year."
	}
	if f.Kind == data.Allegation && r.Type != data.Background {
		r.StrengthNote = "allegation"
	}
	if a.core[i] != "" && a.chance(40) {
		r.FromWords = &data.TextQuote{Exact: a.core[i]}
		if a.chance(50) {
			r.ToWords = &data.TextQuote{Exact: a.answers[finding]}
		}
	}
	a.related[s.ID] = true
	a.s.Relations = append(a.s.Relations, r)
}

// corrected lets so many statements be corrected by their speakers.
func (a *archive) corrected(n int) {
	for tries := 100 * n; n > 0 && tries > 0; tries-- {
		i := a.rand.IntN(len(a.s.Statements))
		from := &a.s.Statements[i]
		if a.core[i] == "" || from.ShowWith != nil {
			continue
		}
		for k := i + 1; k < min(len(a.s.Statements), i+400); k++ {
			to := &a.s.Statements[k]
			if to.Speaker != from.Speaker || a.of[k] == a.of[i] || a.claimed[a.of[k]].topic != a.claimed[a.of[i]].topic || a.core[k] == "" || !data.Later(from.Moment(), to.Moment()) {
				continue
			}
			to.Qualifier = cmp.Or(to.Qualifier, "self-correction")
			from.ShowWith = []string{to.ID}
			a.tie(from, to, data.Corrects, "The speaker gives another figure than before.", a.core[i], a.core[k])
			n--
			break
		}
	}
}

func (a *archive) tie(from, to *data.Statement, typ data.RelationType, why, was, is string) {
	a.related[from.ID], a.related[to.ID] = true, true
	a.s.Relations = append(a.s.Relations, data.Relation{
		From: from.ID, To: to.ID, Type: typ, Explanation: why, Strength: data.StrengthHigh,
		FromWords: &data.TextQuote{Exact: was}, ToWords: &data.TextQuote{Exact: is},
	})
}

// repeated links so many statements to the next in which the same is said.
func (a *archive) repeated(n int) {
	next := map[int]int{}
	tied := map[int]bool{}
	for range n {
		tied[a.rand.IntN(len(a.s.Statements))] = true
	}
	for i := len(a.s.Statements) - 1; i >= 0; i-- {
		k, again := next[a.of[i]]
		next[a.of[i]] = i
		from := &a.s.Statements[i]
		if !again || !tied[i] || a.core[i] == "" || a.core[k] == "" {
			continue
		}
		if to := &a.s.Statements[k]; data.Later(from.Moment(), to.Moment()) {
			a.tie(from, to, data.Supports, "The same figure is given on both days.", a.core[i], a.core[k])
		}
	}
}

// alone says of statements that nothing is linked to why they are here.
func (a *archive) alone() {
	for i := range a.s.Statements {
		if s := &a.s.Statements[i]; !a.related[s.ID] {
			s.Why = "It was made in the same years, and no record on it was found."
		}
	}
}

// lead chooses so many statements to be shown first, each with two findings.
func (a *archive) lead(n int) {
	by := map[string][]string{}
	for i := range a.s.Relations {
		if r := &a.s.Relations[i]; !a.answered[r.To] && slices.ContainsFunc(a.s.Findings, func(f data.Finding) bool { return f.ID == r.To }) {
			by[r.From] = append(by[r.From], r.To)
		}
		if len(by) > 40*n {
			break
		}
	}
	for i := range a.s.Statements {
		s := &a.s.Statements[i]
		if with := by[s.ID]; len(with) >= 2 && s.ShowWith == nil && s.Speaker == officials[len(a.s.Lead)%3].id && len(a.s.Lead) < n {
			a.s.Lead = append(a.s.Lead, data.Pairing{Head: s.ID, With: with[:2]})
		}
	}
	for i := range a.s.Statements {
		if with := by[a.s.Statements[i].ID]; len(with) > 0 && a.s.Statements[i].ShowWith == nil && len(a.s.Lead) == 0 {
			a.s.Lead = append(a.s.Lead, data.Pairing{Head: a.s.Statements[i].ID, With: with[:1]})
		}
	}
}

// ledger lists so many corrections.
func (a *archive) ledger(n int) {
	for i := range n {
		f := &a.s.Findings[a.rand.IntN(len(a.s.Findings))]
		a.s.Corrections = append(a.s.Corrections, data.Correction{
			On: data.ISODay(18690 + i*100/n), Record: f.ID, Was: fmt.Sprintf("the year %d", 2010+i%5), Is: fmt.Sprintf("the year %d", 2015+i%5), // 2021-03-04
			Why: "The year was mistyped.",
		})
	}
}
