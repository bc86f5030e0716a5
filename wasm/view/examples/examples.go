// Package examples is small stories that each show one thing of the page. The
// goldens, the browser tests and whoever wants to see a thing alone all use them.
package examples

import (
	"statement-evidence/data"
	"statement-evidence/wasm/controls"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/node"
	"statement-evidence/wasm/state"
	"statement-evidence/wasm/view"
)

// Example is a story.
type Example struct {
	Name  string
	Story *data.Story
}

// Node is the example's page in a language.
func (e Example) Node(w *i18n.Catalog) *node.Node {
	return view.Page(data.NewIndex(e.Story), w)
}

// Islands are what the page's program draws of the example in a language, as the page begins,
// and on its first day with all filters set, of which nothing is found.
func (e Example) Islands(w *i18n.Catalog) []*node.Node {
	c := controls.New(data.NewOutline(data.NewIndex(e.Story)), w)
	narrowed := state.State{Query: "<b>&", RelationTypes: c.Types, Kinds: c.Kinds, When: state.Later}
	if len(c.Days) > 0 {
		narrowed.AsOf = c.Days[0]
	}
	for _, s := range c.Speakers {
		narrowed.Speakers = append(narrowed.Speakers, s.ID)
	}
	var islands []*node.Node
	for _, s := range []state.State{{}, narrowed} {
		c.State = s
		for i := range controls.Islands {
			islands = append(islands, c.Island(i))
		}
	}
	return islands
}

// All lists every example. Each call makes new ones.
func All() []Example {
	return []Example{
		{"one statement, one finding", story(nil)},
		{"no finding", story(func(s *data.Story) { s.Relations, s.Findings = nil, nil })},
		{"nothing tied", story(func(s *data.Story) {
			s.Relations, s.Findings, s.Statements[0].Why = nil, nil, "It was said a day before the other."
		})},
		{"a publisher, and a page for errors", story(func(s *data.Story) {
			s.Publisher, s.Report = "A Society", "https://society.example/errors"
		})},
		{"passages, and words of others in the notes", story(func(s *data.Story) {
			said, judged := &s.Statements[0], &s.Findings[0]
			said.Words = append(said.Words, data.Passage{Text: "It is so.", How: "same answer", Adjacent: true}, data.Passage{Text: "… or it is not."})
			said.Context = "A paper wrote “sort of”; another had “no comment”."
			said.Sources = []data.Citation{{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeA, Quoted: []string{"sort of", "no comment"}}}
			judged.Caveat = "It is not “the whole”."
			judged.Sources = append(judged.Sources, data.Citation{Source: "transcript", Role: data.ContextRole, Quoted: []string{"the whole"}})
		})},
		{"question in its exact words", story(func(s *data.Story) {
			s.Statements[0].Question = &data.Question{Text: "Is it so?", By: "A. Reporter (Agency)", Exact: true}
		})},
		{"question described", story(func(s *data.Story) {
			s.Statements[0].Question = &data.Question{Text: "whether it was so"}
		})},
		{"day here and day in UTC", story(func(s *data.Story) {
			s.Statements[0].At, s.Statements[0].Offset, s.Statements[0].Zone = "2018-07-18T00:21:54Z", "-04:00", "EDT"
		})},
		{"two readings", story(func(s *data.Story) {
			s.Statements[0].Qualifier = "meaning disputed"
			s.Statements[0].Readings = []data.Reading{{By: "Reporters", Text: "It was an answer."}, {By: "The press secretary", Text: "It was not."}}
		})},
		{"two passages and another rendering", story(func(s *data.Story) {
			s.Statements[0].Words = []data.Passage{
				{Text: "Yes, it was.", How: "as interpreted"},
				{Text: "He rather said: it may have been.", By: "A magazine", How: "closer to the original", Alternative: true},
				{Text: "قال الكلمات", Lang: "ar", How: "second part"},
			}
		})},
		{"a correction, both ways", story(correction)},
		{"two statements, otherwise tied", story(func(s *data.Story) {
			correction(s)
			s.Relations[1].Type = data.Complicates
		})},
		{"known then and came later", story(func(s *data.Story) {
			later := s.Findings[0]
			later.ID, later.Public, later.Kind, later.Confidence = "later", "2019-04-18", data.Concluded, nil
			s.Findings = append(s.Findings, later)
			s.Relations = append(s.Relations, data.Relation{From: "said", To: "later", Type: data.Supports, Explanation: "It points the same way.", Strength: data.StrengthMedium, StrengthNote: "first part only"})
		})},
		{"confidence that differs", story(func(s *data.Story) {
			s.Findings[0].Confidence = []data.Confidence{{Body: "CIA", Level: data.High}, {Body: "FBI", Level: data.High}, {Body: "NSA", Level: data.Moderate}}
		})},
		{"no judgment made", story(func(s *data.Story) {
			s.Findings[0].Confidence = []data.Confidence{{Body: "CIA, FBI and NSA", Level: data.NoneMade}}
		})},
		{"an allegation", story(func(s *data.Story) {
			f := &s.Findings[0]
			f.Kind, f.Confidence, f.Caveat, f.Facts = data.Allegation, nil, "Charges are accusations.", "Eleven counts."
			f.Medium, f.Place, f.Dated, f.DateNote = "indictment", "Washington, D.C.", "2017-01-05", "unsealed a day later"
			f.Words[0].By, f.Words[0].On = "An official", "2017-01-07"
		})},
		{"public in parts, and by a day", story(func(s *data.Story) {
			s.Findings[0].PublicFrom = "2016-12-29"
			by := s.Findings[0]
			by.ID, by.PublicFrom, by.PublicBy = "by", "", true
			s.Findings = append(s.Findings, by)
		})},
		{"days known to the month or the year", story(func(s *data.Story) {
			correction(s)
			s.Statements[0].At = "2018-07"
			for i, date := range []string{"2018-07", "2018-08~", "2019", "2018-08-02"} {
				f := s.Findings[0]
				f.ID, f.Public = "f"+string(rune('1'+i)), date
				s.Findings = append(s.Findings, f)
				r := s.Relations[0]
				r.To = f.ID
				s.Relations = append(s.Relations, r)
			}
		})},
		{"kinds of evidence, and a source on paper", story(func(s *data.Story) {
			for i, kind := range []data.Kind{data.Document, data.Data, data.Study, data.Ruling, data.Testimony, data.Report, data.FactCheck} {
				f := s.Findings[0]
				f.ID, f.Kind, f.Confidence = "f"+string(rune('1'+i)), kind, nil
				if kind == data.FactCheck {
					f.Rating = "Half true"
				}
				s.Findings = append(s.Findings, f)
			}
			s.Findings = s.Findings[1:]
			s.Relations[0].To = "f1"
			s.Sources[0].URL, s.Sources[0].Where = "", "4 May 1911, page 3"
		})},
		{"a claim in other words, and a post in lines", story(func(s *data.Story) {
			twoSpeakers(s)
			s.Speakers[0].Kind, s.Statements[0].Role, s.Statements[0].Name = data.Organisation, "", "Ministry of Truth"
			s.Statements[0].Words = []data.Passage{
				{Text: s.Statements[0].Words[0].Text, Form: data.Paraphrase},
				{Text: "One line,\nand another <line>.", How: "complete text"},
				{Text: "A hall in water.", Form: data.Picture},
			}
			s.Speakers[1].Kind = data.Unattributed
		})},
		{"disputed and endorsed", story(disputed)},
		{"the lead", story(func(s *data.Story) {
			disputed(s)
			s.Lead = []data.Pairing{{Head: "said", With: []string{"judged"}}, {Head: "judged", With: []string{"dissent"}}}
		})},
		{"shown with another", story(func(s *data.Story) {
			scope := s.Findings[0]
			scope.ID, scope.Kind, scope.Confidence = "scope", data.OfficialWarning, nil
			s.Findings = append(s.Findings, scope)
			s.Findings[0].ShowWith = []string{"scope"}
		})},
		{"sources of every grade", story(func(s *data.Story) {
			s.Sources = append(s.Sources, data.Source{ID: "paper", Publisher: "A Paper", Title: "A title", URL: "https://paper.example/a?b=1&c=2", Archive: "https://copy.example/", Accessed: "2026-11-22", Note: "reported dead"})
			s.Statements[0].Sources = append(s.Statements[0].Sources,
				data.Citation{Source: "paper", Role: data.RecordRole, Grade: data.GradeD, Note: "page not seen"},
				data.Citation{Source: "paper", Role: data.VerifiedRole, Grade: data.GradeB, Passages: []int{1, 2, 3}},
				data.Citation{Source: "paper", Role: data.ContextRole})
		})},
		{"the ledger of corrections", story(func(s *data.Story) {
			s.Updated = "2026-12-03"
			s.Corrections = []data.Correction{
				{On: "2026-12-01", Record: "said", Was: "anyone", Is: "anybody", Why: "The transcript has it so."},
				{On: "2026-12-02", Record: "judged", Was: "5 January 2017", Is: "6 January 2017", Why: "It was published a day later."},
				{On: "2026-12-03", Record: "example", Was: "What was said", Is: "What was said, and what is known", Why: "The title was half of it."},
			}
		})},
		{"two speakers", story(twoSpeakers)},
		{"words that overlap", story(overlapping)},
		{"markup in every text", hostile()},
	}
}

// story is a statement with one finding, changed by change.
func story(change func(*data.Story)) *data.Story {
	seen := []data.Citation{{Source: "transcript", Role: data.VerifiedRole, Grade: data.GradeA}}
	s := &data.Story{
		ID: "example", Lang: "en",
		Title: "What was said, and what is known", Standfirst: "An example.", By: "The editors", Report: "The editors",
		Published: "2026-11-22", Updated: "2026-11-22",
		Lead:     []data.Pairing{},
		Speakers: []data.Speaker{{ID: "speaker", Name: "A. Speaker"}},
		Statements: []data.Statement{{
			ID: "said", Speaker: "speaker", Role: "President", At: "2018-07-16", Place: "Helsinki", Medium: "press conference",
			Words:   []data.Passage{{Text: "I don’t see any reason why it would be."}},
			Context: "He had been asked twice.", Sources: seen,
		}},
		Findings: []data.Finding{{
			ID: "judged", Kind: data.Assessment, Body: "Three agencies", Public: "2017-01-06",
			Words:      []data.Passage{{Text: "We assess that it was."}},
			Confidence: []data.Confidence{{Body: "All", Level: data.High}},
			Context:    "A judgment, not proof.", Sources: seen,
		}},
		Relations: []data.Relation{{
			From: "said", To: "judged", Type: data.Contradicts, Strength: data.StrengthHigh,
			Explanation: "The agencies judged that it was.",
			FromWords:   &data.TextQuote{Exact: "any reason why it would be"},
		}},
		Sources: []data.Source{{ID: "transcript", Publisher: "A Library", URL: "https://library.example/transcript", Accessed: "2026-11-22"}},
	}
	if change != nil {
		change(s)
	}
	return s
}

func correction(s *data.Story) {
	second := s.Statements[0]
	second.ID, second.At = "corrected", "2018-07-17"
	second.Words = []data.Passage{{Text: "I don’t see any reason why it wouldn’t be."}}
	s.Statements = append(s.Statements, second)
	s.Relations = append(s.Relations, data.Relation{
		From: "said", To: "corrected", Type: data.Corrects, Strength: data.StrengthHigh,
		Explanation: "The speaker’s own correction.",
		FromWords:   &data.TextQuote{Exact: "would"}, ToWords: &data.TextQuote{Exact: "wouldn’t"},
	})
}

// overlapping has a statement of two passages, and findings that point at
// words that overlap, stand within others, and are the same as others.
func overlapping(s *data.Story) {
	s.Statements[0].Words = []data.Passage{{Text: "I don’t see why it would, or wouldn’t, be."}, {Text: "Надо подумать.", Lang: "ru"}}
	s.Relations[0].FromWords.Exact = "see why it would"
	for _, r := range []struct{ id, exact string }{{"later", "it would, or wouldn't"}, {"within", "would,"}, {"same", "it would, or wouldn’t"}, {"other", "Надо"}} {
		finding := s.Findings[0]
		finding.ID = r.id
		s.Findings = append(s.Findings, finding)
		s.Relations = append(s.Relations, data.Relation{
			From: "said", To: r.id, Type: data.Complicates, Strength: data.StrengthHigh,
			Explanation: "It bears on some words.", FromWords: &data.TextQuote{Exact: r.exact},
		})
	}
}

func disputed(s *data.Story) {
	dissent := s.Findings[0]
	dissent.ID, dissent.Kind, dissent.Confidence, dissent.Public = "dissent", data.Dissent, nil, "2018-03-22"
	dissent.Body, dissent.Qualifier = "A committee’s majority", "committee majority"
	dissent.Words = []data.Passage{{Text: "The judgments did not employ proper tradecraft."}}
	endorsed := dissent
	endorsed.ID, endorsed.Kind, endorsed.Qualifier, endorsed.Public = "endorsed", data.Concluded, "", "2018-07-03"
	endorsed.Body = "Another committee"
	s.Findings = append(s.Findings, dissent, endorsed)
	s.Relations = append(s.Relations,
		data.Relation{From: "judged", To: "dissent", Type: data.Complicates, Strength: data.StrengthHigh, Explanation: "It disputes the tradecraft."},
		data.Relation{From: "judged", To: "endorsed", Type: data.Supports, Strength: data.StrengthHigh, Explanation: "It found the judgment supported."},
		data.Relation{From: "dissent", To: "endorsed", Type: data.Contradicts, Strength: data.StrengthHigh, Explanation: "They differ."},
	)
}

// twoSpeakers is a story in which another speaker answers the first, and one
// finding bears on both.
func twoSpeakers(s *data.Story) {
	s.Speakers = append(s.Speakers, data.Speaker{ID: "another", Name: "Another Person"})
	answer := s.Statements[0]
	answer.ID, answer.Speaker, answer.Role, answer.At = "answered", "another", "Minister", "2016-07-17"
	answer.Words = []data.Passage{{Text: "It was not so."}}
	s.Statements = append(s.Statements, answer)
	own := s.Findings[0]
	own.ID, own.Body = "own", "A fourth agency"
	s.Findings = append(s.Findings, own)
	s.Relations = append(s.Relations,
		data.Relation{From: "answered", To: "judged", Type: data.Contradicts, Strength: data.StrengthHigh, Explanation: "It was so."},
		data.Relation{From: "said", To: "own", Type: data.Complicates, Strength: data.StrengthHigh, Explanation: "In part."},
		data.Relation{From: "answered", To: "said", Type: data.Supports, Explanation: "They say the same."})
}

// hostile is a story that no check would let through, with markup in every
// text: even then nothing may come out as markup.
func hostile() *data.Story {
	const bad = `</p><script>alert("1")</script><img src=x onerror='a&b'>`
	return story(func(s *data.Story) {
		disputed(s)
		correction(s)
		s.Title, s.Standfirst, s.By, s.Published, s.Updated = bad, bad, bad, bad, bad
		s.Speakers[0].Name = bad
		st := &s.Statements[0]
		st.Role, st.Place, st.Medium, st.Qualifier, st.Context = bad, bad, bad, bad, bad
		st.Question = &data.Question{Text: bad, By: bad}
		st.Readings = []data.Reading{{By: bad, Text: bad}, {By: bad, Text: bad}}
		st.Words = []data.Passage{{Text: bad, By: bad, How: bad, On: bad}}
		f := &s.Findings[0]
		f.Body, f.Qualifier, f.Place, f.Medium, f.Facts, f.Caveat, f.Context, f.DateNote, f.Dated = bad, bad, bad, bad, bad, bad, bad, bad, bad
		f.Words = []data.Passage{{Text: bad, By: bad}}
		f.Confidence = []data.Confidence{{Body: bad, Level: data.Level(bad)}}
		r := &s.Relations[0]
		r.Explanation, r.StrengthNote, r.Caveat, r.FromWords.Exact = bad, bad, bad, bad
		src := &s.Sources[0]
		src.Publisher, src.Title, src.Note, src.Accessed = bad, bad, bad, bad
		s.Corrections = []data.Correction{{On: bad, Was: bad, Is: bad, Why: bad}}
	})
}
