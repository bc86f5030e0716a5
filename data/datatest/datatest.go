// Package datatest gives tests and benchmarks the first story, and stories of any size.
package datatest

import (
	"fmt"
	"strings"

	"statement-evidence/data"
)

// Generate gives a story that keeps every rule, with so many statements, each
// with three findings of its own. The same number gives the same story. Between
// them the statements and findings have every kind, tie, level and optional
// field there is, if there are at least a dozen statements.
func Generate(statements int) *data.Story {
	s := &data.Story{
		FormatVersion: data.FormatVersion,
		ID:            "generated",
		Lang:          "en",
		Title:         fmt.Sprintf("%d statements beside their evidence", statements),
		Standfirst:    "Nobody said any of this. It is made to measure how a page of this size behaves.",
		By:            "A program",
		Publisher:     "A programmer",
		Report:        "the programmer",
		Published:     "2018-01-01",
		Updated:       "2019-01-01",
		Corrections:   []data.Correction{},
	}
	for i := range 5 {
		s.Speakers = append(s.Speakers, data.Speaker{ID: fmt.Sprint("speaker-", i), Name: "Speaker " + word(i)})
	}
	for i := range 40 {
		s.Sources = append(s.Sources, data.Source{
			ID:        fmt.Sprint("source-", i),
			Publisher: "The " + strings.ToTitle(word(i)[:1]) + word(i)[1:] + " Press",
			URL:       fmt.Sprintf("https://example.org/%s/%d", word(i), i),
			Accessed:  "2018-12-31",
		})
	}
	s.Sources = append(s.Sources, data.Source{
		ID: "originals", Publisher: "The National Library", URL: "https://example.org/originals", Note: "not seen",
	})
	for i := range statements {
		s.Statements = append(s.Statements, statement(i))
		day, _ := data.Days(s.Statements[i].Day())
		for j := range 3 {
			s.Findings = append(s.Findings, finding(i, j, day))
			if i != alone {
				s.Relations = append(s.Relations, relation(i, j))
			}
		}
		if i%12 == 11 {
			correct(s, i)
		}
		if i < 6 {
			s.Lead = append(s.Lead, data.Pairing{
				Head: s.Statements[i].ID,
				With: []string{findingID(i, 0), findingID(i, 1)},
			})
		}
	}
	return s
}

// alone is the statement that nothing is tied to.
const alone = 7

const firstDay = 17532 // 2018-01-01

var vocabulary = strings.Fields(`harbour ledger winter council border signal market village
	record letter window garden number valley engine method reason summer report bridge
	answer copper silver island motion figure charge season threat office memory budget`)

func word(n int) string { return vocabulary[n%len(vocabulary)] }

// sentence is different for every n, and never contains another one.
func sentence(n int) string {
	return fmt.Sprintf("the %s of the %s and the %s stood beside %s %d.",
		word(n), word(n/7+3), word(n/3+11), word(n*5+1), n)
}

func statementID(i int) string  { return fmt.Sprint("s-", i) }
func findingID(i, j int) string { return fmt.Sprintf("f-%d-%d", i, j) }

func statement(i int) data.Statement {
	s := data.Statement{
		ID:      statementID(i),
		Speaker: fmt.Sprint("speaker-", i%5),
		Role:    "Minister of the " + word(i),
		At:      data.ISODay(firstDay + 30 + i%300),
		Place:   "Capital",
		Medium:  "speech",
		Words:   []data.Passage{{Text: "I say that " + sentence(i)}},
		Sources: []data.Citation{{Source: fmt.Sprint("source-", i%40), Role: data.VerifiedRole, Grade: data.GradeA}},
	}
	if i%6 == 0 {
		s.Audio = &data.Audio{
			Src: fmt.Sprintf("audio/%s.mp3", s.ID), Kind: data.Voices[i/6%2], Credit: "Nobody reads it.",
			Clip: &data.Clip{From: 1000 * i, To: 1000*i + 4000},
		}
	}
	if i == alone {
		s.Why = "It was made in the same year."
	}
	switch i % 4 {
	case 1:
		s.At += fmt.Sprintf("T%02d:30:15Z", i%24)
		s.Offset, s.Zone = "-05:00", "EST"
		s.Place, s.Medium = "online", "post"
	case 2:
		s.Question = &data.Question{Text: "What of " + word(i) + "?", By: "a reporter", Exact: i%8 == 2}
		s.Context = "Said after “" + word(i+3) + "” was asked about."
		s.Sources[0].Quoted = []string{word(i + 3)}
	case 3:
		s.Qualifier = "meaning disputed"
		s.Readings = []data.Reading{{By: "One paper", Text: "It is so."}, {By: "Another paper", Text: "It is not so."}}
		s.Words = append(s.Words,
			data.Passage{Text: "And “more” – than " + sentence(i), How: "as interpreted", Lang: "en-GB", Adjacent: true},
			data.Passage{Text: "And more than " + sentence(i), Alternative: true, By: "another interpreter"})
		s.Sources[0].Passages = []int{1, 2}
		s.Sources = append(s.Sources,
			data.Citation{Source: fmt.Sprint("source-", (i+1)%40), Role: data.VerifiedRole, Grade: data.GradeB, Passages: []int{3}, Note: "in part"},
			data.Citation{Source: "originals", Role: data.RecordRole, Grade: data.GradeD})
	}
	return s
}

func finding(i, j, day int) data.Finding {
	n := 3*i + j
	f := data.Finding{
		ID:      findingID(i, j),
		Kind:    data.Kinds[n%len(data.Kinds)],
		Body:    "Office of the " + word(n),
		Public:  data.ISODay(day + (j-1)*(1+n%9)), // before, on and after the day of the statement
		Words:   []data.Passage{{Text: "It is found that " + sentence(n)}},
		Sources: []data.Citation{{Source: fmt.Sprint("source-", n%40), Role: data.VerifiedRole, Grade: data.GradeB}},
	}
	if i%6 == 0 && f.Kind != data.Action {
		f.Audio = &data.Audio{Src: fmt.Sprintf("audio/%s.mp3", f.ID), Kind: data.Synthetic, Credit: "Nobody reads it."}
	}
	if j == 1 {
		f.PrecededBy = []string{statementID(i)}
	}
	switch f.Kind {
	case data.Assessment:
		f.Confidence = []data.Confidence{{Body: "One", Level: data.Levels[i%len(data.Levels)]}, {Body: "Other", Level: data.Low}}
		f.Dated, f.DateNote = data.ISODay(firstDay), "the day is that of the document"
	case data.Allegation:
		f.Caveat = "No court has ruled on it."
		f.Medium = "indictment"
	case data.Action:
		f.Words = nil
		f.Facts = fmt.Sprintf("It closed %d offices.", n)
		f.PublicFrom, f.PublicBy, f.Place = data.ISODay(firstDay), j == 0, "Capital" // in time for its statement, if not after it
	case data.Context:
		f.Qualifier, f.Context = "background", "It was “"+word(n)+"” then."
		f.Sources[0].Quoted = []string{word(n)}
	}
	return f
}

func relation(i, j int) data.Relation {
	n := 3*i + j
	r := data.Relation{
		From: statementID(i), To: findingID(i, j),
		Type:        data.RelationTypes[n%4], // all but corrects
		Explanation: "Both are about the " + word(n) + ".",
		Strength:    data.Strengths[n%len(data.Strengths)],
	}
	if r.Strength == data.StrengthLow {
		r.Caveat = "They are far apart."
	}
	if data.Kinds[n%len(data.Kinds)] == data.Allegation {
		r.StrengthNote = "allegation"
	}
	if j == 0 && i%4 != 3 {
		r.FromWords = &data.TextQuote{Exact: word(i), Prefix: "that the ", Suffix: " of"}
	}
	return r
}

// correct lets the speaker of one statement correct the one five before it.
func correct(s *data.Story, i int) {
	from, to := &s.Statements[i-5], &s.Statements[i]
	if data.Later(to.Moment(), from.Moment()) { // a new year of days has begun
		from, to = to, from
	}
	from.ShowWith = []string{to.ID}
	s.Relations = append(s.Relations, data.Relation{
		From: from.ID, To: to.ID, Type: data.Corrects,
		Explanation: "The speaker took it back.", Strength: data.StrengthHigh,
		FromWords: &data.TextQuote{Exact: "say that"}, ToWords: &data.TextQuote{Exact: "I say"},
	})
}

// Phrased is a story of a statement "yes" with these words, findings "a", "b", … that point at phrases of them, and a
// finding "none" that points at none.
func Phrased(words []data.Passage, phrases ...data.TextQuote) *data.Story {
	s := &data.Story{Statements: []data.Statement{{ID: "yes", At: "2018-07-16", Words: words}}, Findings: []data.Finding{{ID: "none", Public: "2018-01-01"}},
		Relations: []data.Relation{{From: "yes", To: "none"}}}
	for i := range phrases {
		id := string(rune('a' + i))
		s.Findings = append(s.Findings, data.Finding{ID: id, Public: "2018-01-01"})
		s.Relations = append(s.Relations, data.Relation{From: "yes", To: id, FromWords: &phrases[i]})
	}
	return s
}
