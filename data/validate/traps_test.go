package validate_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

// A trap is a mistake that is easily made in telling this story, and that has
// been made elsewhere. Avoided says what is wrong, or nothing; each of the falls
// makes the mistake, so that the test shows that it would be noticed.
type trap struct {
	name    string
	avoided func(s *story) string
	falls   []func(s *story)
}

func TestTraps(t *testing.T) {
	for _, trap := range traps {
		t.Run(trap.name, func(t *testing.T) {
			if wrong := trap.avoided(told(t)); wrong != "" {
				t.Error(wrong)
			}
			if len(trap.falls) == 0 {
				t.Error("the mistake is never made on purpose")
			}
			for i, fall := range trap.falls {
				s := told(t)
				fall(s)
				if trap.avoided(s) == "" {
					t.Errorf("mistake %d is made on purpose and goes unnoticed", i+1)
				}
			}
		})
	}
}

// told reads the story with its lesson and the interface's words.
func told(t *testing.T) *story {
	s := &story{Story: parse(t, "../stories/russia-2018/story.json")}
	s.lesson = parseLesson(t, "../stories/russia-2018/lesson.json", s.Story)
	names := files(t, "../locales/*.json")
	for _, name := range names {
		var locale any
		if err := json.Unmarshal(read(t, name), &locale); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		before := len(s.labels)
		s.labels = texts(s.labels, locale)
		if len(s.labels) == before {
			t.Fatalf("%s has no words", name)
		}
	}
	return s
}

// texts adds every text of a JSON value to a list.
func texts(to []string, v any) []string {
	switch v := v.(type) {
	case string:
		to = append(to, v)
	case []any:
		for _, item := range v {
			to = texts(to, item)
		}
	case map[string]any:
		for _, item := range v {
			to = texts(to, item)
		}
	}
	return to
}

const (
	midterms  = "trump-2018-07-24-tweet-midterms"
	helsinki  = "trump-2018-07-16-helsinki-any-reason"
	wouldnt   = "trump-2018-07-17-clarification-wouldnt"
	accepts   = "trump-2018-07-17-accepts-conclusion"
	tough     = "trump-2018-07-18-cabinet-tough"
	saidNo    = "trump-2018-07-18-no-still-targeting"
	hoax      = "trump-2018-07-22-tweet-hoax"
	denial    = "putin-2018-07-16-helsinki-denial"
	wanted    = "putin-2018-07-16-helsinki-wanted-trump"
	ordered   = "ica-2017-putin-ordered"
	preferred = "ica-2017-clear-preference"
	aspired   = "ica-2017-aspired-to-help"
	impact    = "ica-2017-no-impact-assessment"
	indicted  = "doj-2018-07-13-netyksho-indictment"
	summary   = "ssci-2018-07-03-initial-findings"
	volume4   = "ssci-2020-04-21-volume-4"
	house     = "hpsci-2018-03-22-majority-dissent"
	house2025 = "odni-2025-07-23-house-report-release"
	review    = "cia-2025-07-02-tradecraft-review"
	blinking  = "dni-2018-07-13-coats-blinking-red"
	ongoing   = "dni-2018-07-16-coats-statement"
	pervasive = "wh-2018-08-02-coats-pervasive"
	lessSo    = "wh-2018-08-02-coats-less-robust-any-party"
	october   = "joint-2018-10-19-foreign-influence"
	eve       = "joint-2018-11-05-election-eve"
	material  = "doj-dhs-2019-02-05-no-material-impact"
	expulsion = "us-2018-03-26-expulsion-60"
	expelled  = "us-1986-and-2016-expulsions"
	mueller   = "mueller-2019-perceived-benefit-no-conspiracy-established"
	reaction  = "gop-2018-07-16-reaction"
	in2020    = "nic-2021-03-2020-election"
)

var traps = []trap{
	{"a first screen that names one side, or judges", func(s *story) string {
		sentences := strings.Count(s.Standfirst, ". ") + 1
		switch {
		case len(s.Title) > 80:
			return "the title is too long"
		case sentences > 2 || len(strings.Fields(s.Standfirst)) > 40:
			return "the standfirst is too long"
		case s.Lead[0].Head != midterms:
			return "it does not begin with the news"
		}
		return first(s.says(s.Title, "Trump"), s.says(s.Title, "Putin"), s.says(s.Standfirst, "A charge is not a finding"), s.says(s.Standfirst, "nobody gets a score"))
	}, []func(s *story){
		func(s *story) { s.Title = "What Trump said about Russia and US elections" },
		func(s *story) { s.Title += ", and what agencies said" },
		func(s *story) { s.Standfirst += " It is so." },
		func(s *story) { s.Standfirst = "Here is what they said." },
		func(s *story) { s.Lead[0], s.Lead[1] = s.Lead[1], s.Lead[0] }}},

	{"a sentence that has to be read twice", func(s *story) string {
		end := regexp.MustCompile(`[.!?][”’)]* `)
		long := func(text string) bool {
			for _, sentence := range end.Split(text, -1) {
				if len(strings.Fields(sentence)) > 30 {
					return true
				}
			}
			return false
		}
		now := *s.Story
		now.Corrections, now.Statements, now.Findings = nil, slices.Clone(now.Statements), slices.Clone(now.Findings)
		for i := range now.Statements {
			now.Statements[i].Words = nil
		}
		for i := range now.Findings {
			now.Findings[i].Words = nil
		}
		lesson := *s.lesson
		return find(reflect.ValueOf([]any{&now, &lesson}), long)
	}, []func(s *story){
		func(s *story) { s.finding(aspired).Context += strings.Repeat(" and so on", 11) + "." },
		func(s *story) {
			s.relation(denial, house).Explanation = strings.Repeat("It says so and ", 8) + "no more."
		},
		func(s *story) { s.lesson.Steps[1].Do = strings.Repeat("Show it, ", 16) + "then stop." }}},

	{"half of what a finding says, shown as all of it", func(s *story) string {
		for i := range s.Relations {
			r := &s.Relations[i]
			if s.statement(r.From) == nil || s.finding(r.To) == nil || r.ToWords == nil {
				continue
			}
			if n := len(strings.Fields(r.ToWords.Exact)); n > 14 {
				return r.To + " answers " + r.From + " with more than a few words"
			}
			switch r.To {
			case mueller, reaction: // two sides, which no phrase has
				return r.To + " has one side of what it says"
			case ordered:
				if !strings.HasPrefix(r.ToWords.Exact, "We assess") {
					return "the assessment reads as a fact"
				}
			case indicted:
				if !strings.HasPrefix(r.ToWords.Exact, "charges ") {
					return "the charge reads as a fact"
				}
			case material:
				if strings.Contains(r.ToWords.Exact, "had a material impact") {
					return "what was not found reads as found"
				}
			}
		}
		return ""
	}, []func(s *story){
		func(s *story) {
			s.relation(hoax, mueller).ToWords = &data.TextQuote{Exact: "conspired or coordinated with the Russian government"}
		},
		func(s *story) {
			s.relation(denial, ordered).ToWords = &data.TextQuote{Exact: "Vladimir Putin ordered an influence campaign"}
		},
		func(s *story) {
			s.relation(denial, indicted).ToWords = &data.TextQuote{Exact: "conspiring to interfere"}
		},
		func(s *story) {
			s.relation(midterms, material).ToWords = &data.TextQuote{Exact: "had a material impact on the integrity"}
		},
		func(s *story) {
			s.relation(wanted, preferred).ToWords = &data.TextQuote{Exact: quoted(s.finding(preferred).Words)}
		}}},

	{"seventeen intelligence agencies", func(s *story) string {
		agencies := regexp.MustCompile(`(?i)\b(17|seventeen)\b[^.]*\bagen`)
		return first(
			s.none(agencies.MatchString),
			s.says(s.finding(ordered).Body, "CIA, FBI and NSA"),
		)
	}, []func(s *story){func(s *story) { s.finding(ordered).Context = "The view of all 17 US intelligence agencies." },
		func(s *story) { s.relation(accepts, ordered).Explanation = "Seventeen agencies had concluded it." },
		func(s *story) { s.lesson.Questions[1].Options[0].Feedback = "All 17 agencies say so." },
		func(s *story) { s.labels[len(s.labels)-1] = "The 17 agencies" }}},

	{"unanimous", func(s *story) string {
		reported := regexp.MustCompile(`(?i)report(ed|s it) as unanimous|unanimous[^.]*\. That overstates it`)
		return first(
			s.none(func(text string) bool {
				return strings.Contains(strings.ToLower(text), "unanim") && !reported.MatchString(text)
			}),
			s.confident(aspired, "CIA", data.High), s.confident(aspired, "FBI", data.High), s.confident(aspired, "NSA", data.Moderate),
			s.says(quoted(s.finding(aspired).Words), "NSA has moderate confidence"),
			s.tied(preferred, house, data.Complicates),
		)
	}, []func(s *story){func(s *story) { s.finding(aspired).Confidence[2].Level = data.High }}},

	{"the Senate", func(s *story) string {
		committee := regexp.MustCompile(`\b[Tt]he Senate\b( (Select|Intelligence) Committee)?`)
		return first(
			s.none(func(text string) bool {
				return slices.ContainsFunc(committee.FindAllString(text, -1), func(found string) bool { return !strings.HasSuffix(found, "Committee") })
			}),
			s.says(s.finding(summary).Body, "Senate Select Committee on Intelligence"),
			s.says(s.finding(summary).Qualifier, "initial"),
		)
	}, []func(s *story){func(s *story) { s.relation(aspired, summary).Explanation = "The Senate found it supported." }}},

	{"would and wouldn't", func(s *story) string {
		const corrected = "why it wouldn't be"
		for _, p := range s.Lead {
			if shown := append(slices.Clone(p.With), p.Head); slices.Contains(shown, helsinki) && !slices.Contains(shown, wouldnt) {
				return "the lead shows Helsinki without the correction"
			}
		}
		return first(
			s.says(quoted(s.statement(helsinki).Words), "I don't see any reason why it would be, but"),
			s.silent(s.statement(helsinki), corrected),
			s.says(quoted(s.statement(wouldnt).Words), corrected),
			s.tied(helsinki, wouldnt, data.Corrects),
			s.with(s.statement(helsinki).ShowWith, wouldnt), s.with(s.statement(wouldnt).ShowWith, helsinki),
		)
	}, []func(s *story){func(s *story) {
		w := s.statement(helsinki).Words
		w[0].Text = strings.Replace(w[0].Text, "why it would be", "why it wouldn't be", 1)
	}}},

	{"could be other people also", func(s *story) string {
		other := regexp.MustCompile(`(?i)\b(states|countr|nation)`)
		return first(
			s.says(quoted(s.statement(accepts).Words), "took place. Could be other people also."),
			s.says(s.relation(accepts, ordered).Caveat, "Could be other people also"),
			s.ledWith(wouldnt, accepts),
			// "People" is what he said.
			s.relations(func(r *data.Relation) bool {
				return r.From == accepts && other.MatchString(r.Explanation+" "+r.StrengthNote+" "+r.Caveat)
			}),
			s.none(func(text string) bool { return strings.Contains(text, "other people") && other.MatchString(text) }),
		)
	}, []func(s *story){func(s *story) {
		s.relation(accepts, summary).Explanation = "They do not name other states, as he suggests."
	},
		func(s *story) {
			s.relation(accepts, ordered).Caveat = "He added: “Could be other people also”, and meant a country."
		},
		func(s *story) { s.lesson.Intro = "“Could be other people also”: he spoke of other states." },
		func(s *story) {
			s.Lead = s.Lead[:0:0]
			s.Lead = append(s.Lead, data.Pairing{Head: helsinki, With: []string{wouldnt}})
		},
		func(s *story) {
			w := s.statement(accepts).Words
			w[0].Text, _, _ = strings.Cut(w[0].Text, " Could be")
		}}},

	{"re-election", func(s *story) string {
		for _, r := range s.Relations {
			if r.From == midterms || r.To == midterms {
				if wrong := first(s.silent(&r, "re-election"), s.silent(&r, "reelection")); wrong != "" {
					return wrong
				}
			}
		}
		return first(
			s.silent(s.statement(midterms), "re-election"), s.silent(s.statement(midterms), "reelection"),
			s.says(s.statement(midterms).Context, "November 2018"),
			s.says(s.relation(midterms, in2020).Caveat, "different election"),
			s.tied(midterms, in2020, data.Background),
		)
	}, []func(s *story){func(s *story) { s.statement(midterms).Context = "On his re-election, after November 2018." }}},

	{"Putin's answer", func(s *story) string {
		r := s.statement(wanted)
		if len(r.Words) != 2 || !r.Words[1].Alternative || r.Words[1].By == "" {
			return "the closer rendering of the Russian does not stand as one"
		}
		if r.Question == nil || !r.Question.Exact {
			return "the exact question is missing"
		}
		return first(
			s.says(r.Question.Text, "did you want President Trump to win the election?"),
			s.says(r.Question.Text, "did you direct any of your officials to help him do that?"),
			s.silent(r.Question, "Clinton"), s.silent(r.Question, "intelligence"),
			s.says(r.Qualifier, "as interpreted"), s.says(r.Words[0].How, "as interpreted"),
			s.says(r.Context, "first half of the question"),
			s.says(s.relation(wanted, preferred).Explanation, "not evidence of interference"),
		)
	}, []func(s *story){func(s *story) { s.statement(wanted).Question.Text += " And to hurt Secretary Clinton?" }}},

	{"the transcript gap", func(s *story) string {
		return first(
			s.says(s.statement(wanted).Context, "corrected"),
			s.says(s.statement(wanted).Context, "Maddow alleged"),
			s.says(s.statement(wanted).Context, "“by no means malicious”"),
			s.says(s.statement(wanted).Context, "not an intentional edit"),
		)
	}, []func(s *story){func(s *story) {
		c := &s.statement(wanted).Context
		*c = strings.Replace(*c, "not an intentional edit", "an edit", 1)
	}}},

	{"the Russian state", func(s *story) string {
		for _, r := range s.Relations {
			if r.From == denial && (r.FromWords == nil || !strings.Contains(r.FromWords.Exact, "the Russian state")) {
				return "the relation to " + r.To + " points at other words"
			}
		}
		return s.says(quoted(s.statement(denial).Words), "the Russian state has never interfered")
	}, []func(s *story){func(s *story) { s.relation(denial, ordered).FromWords.Exact = "never interfered" }}},

	{"an indictment is not a finding", func(s *story) string {
		careful := regexp.MustCompile(`(?i)charge|accus|alleg`)
		for i := range s.Findings {
			f := &s.Findings[i]
			if f.Kind != data.Allegation {
				continue
			}
			if !careful.MatchString(f.Caveat) {
				return f.ID + " does not say that it is an accusation"
			}
			for _, r := range s.Relations {
				if r.To == f.ID && !(careful.MatchString(r.Explanation) && careful.MatchString(r.StrengthNote+r.Caveat)) {
					return "the relation from " + r.From + " takes " + r.To + " for a finding"
				}
			}
		}
		charged := regexp.MustCompile(`(?i)\b(justice department|special counsel|administration) (had |has )?(accused|charged|indicted)`)
		if wrong := s.none(charged.MatchString); wrong != "" {
			return wrong + ": a grand jury charged them"
		}
		f := s.finding(indicted)
		if f.Kind != data.Allegation || f.Public != "2018-07-13" {
			return "the indictment of 13 July 2018 is not an allegation of that day"
		}
		return first(
			s.says(f.Facts, "Twelve defendants"), s.says(f.Facts, "GRU"), s.says(f.Caveat, "presumed innocent"),
			s.silent(f, "Internet Research Agency"), s.silent(f, "thirteen"), s.silent(f, "13 Russians"),
			s.with(f.ShowWith, "doj-2018-07-13-what-is-not-alleged"),
		)
	}, []func(s *story){func(s *story) {
		s.relation(denial, indicted).Explanation = "It showed that officers of a Russian service did it."
	}, func(s *story) {
		s.relation(helsinki, indicted).Explanation = "His Justice Department had accused twelve officers."
	}}},

	{"impact", func(s *story) string {
		return first(
			s.confident(impact, "CIA", data.NoneMade), s.confident(impact, "FBI", data.NoneMade), s.confident(impact, "NSA", data.NoneMade),
			s.says(s.finding(impact).Caveat, "Neither"),
			s.tied(accepts, impact, data.Complicates),
			s.none(func(text string) bool {
				return strings.Contains(text, "there was no impact") && !strings.Contains(text, "made no assessment of impact")
			}),
		)
	}, []func(s *story){func(s *story) { s.relation(accepts, impact).Type = data.Supports },
		func(s *story) {
			s.lesson.Questions[2].Options[0].Feedback = "The document says that there was no impact."
		}}},

	{"ordered, preferred, aspired", func(s *story) string {
		judgments := map[string]string{ordered: "ordered an influence campaign", preferred: "developed a clear preference", aspired: "aspired to help"}
		for id := range judgments {
			for other, words := range judgments {
				if strings.Contains(quoted(s.finding(id).Words), words) != (id == other) {
					return id + " does not hold its own judgment alone"
				}
			}
		}
		for _, stem := range []string{"prefer", "aspir"} {
			wrong := s.relations(func(r *data.Relation) bool {
				said := strings.Contains(r.Explanation+" "+r.StrengthNote+" "+r.Caveat, stem)
				return said && !strings.Contains(s.quotedWith(r.From)+s.quotedWith(r.To), stem)
			})
			if wrong != "" {
				return wrong + ", where neither record says “" + stem + "…”"
			}
		}
		direction := regexp.MustCompile(`\b(order|approv|direct)`)
		return first(
			s.relations(func(r *data.Relation) bool {
				return r.From == ordered && r.Type == data.Supports && !direction.MatchString(s.quotedWith(r.To)) &&
					!strings.Contains(r.Explanation, "do not say who ordered it")
			}),
			s.confident(ordered, "NSA", data.High), s.confident(preferred, "NSA", data.High), s.confident(aspired, "NSA", data.Moderate))
	}, []func(s *story){func(s *story) {
		s.relation(midterms, house).Explanation = "It had disputed the judgment on a preference."
	}, func(s *story) {
		s.relation(ordered, "mueller-2019-interference-established").Explanation = "A later inquiry reported it."
	}, func(s *story) {
		s.finding(ordered).Words = append(s.finding(ordered).Words, s.finding(preferred).Words...)
	}}},

	{"ongoing", func(s *story) string {
		if s.relation(midterms, ongoing) != nil {
			return "the statement of 16 July is tied to the midterms"
		}
		return first(
			s.says(s.finding(ongoing).Caveat, "does not mention the midterms"),
			s.says(quoted(s.finding(lessSo).Words), "it is not the kind of robust campaign that we assessed in the 2016 election"),
			s.with(s.finding(pervasive).ShowWith, lessSo),
		)
	}, []func(s *story){func(s *story) { s.finding(pervasive).ShowWith = nil }}},

	{"blinking red", func(s *story) string {
		return first(
			s.says(s.finding(blinking).Caveat, "several states"),
			s.says(s.finding(blinking).Context, "Russia, China, Iran, North Korea"),
			s.says(s.relation(saidNo, blinking).Caveat, "several states"),
		)
	}, []func(s *story){func(s *story) { s.finding(blinking).Caveat = "About the midterms." }}},

	{"the no of 18 July", func(s *story) string {
		const again = "No, you don't believe that to be the case?"
		for _, id := range []string{saidNo, tough} {
			if q := s.statement(id).Question; q == nil || !q.Exact || q.By != "Cecilia Vega (ABC)" {
				return id + " does not say that Cecilia Vega asked"
			}
		}
		return first(
			s.disputed(saidNo),
			s.says(s.statement(saidNo).Question.Text, "Is Russia still targeting the US"),
			s.says(s.statement(saidNo).Context, "without the “no”"),
			s.says(s.statement(saidNo).Context, again),
			s.says(s.statement(tough).Question.Text, again),
			s.says(s.statement(tough).Context, "straight after"),
			s.with(s.statement(tough).PrecededBy, saidNo),
		)
	}, []func(s *story){func(s *story) { s.relation(saidNo, ongoing).Type = data.Contradicts },
		func(s *story) { s.statement(saidNo).Question.By = "a reporter; ABC’s Cecilia Vega followed up" },
		func(s *story) { s.statement(saidNo).Context = "The transcripts differ: one is without the “no”." },
		func(s *story) { s.statement(tough).Question = nil }}},

	{"hoax", func(s *story) string {
		if wrong := s.disputed(hoax); wrong != "" {
			return wrong
		}
		return first(s.says(s.statement(hoax).Readings[0].By, "White House"), s.says(s.statement(hoax).Readings[0].Text, "colluded"), s.says(s.statement(hoax).Readings[1].By, "The Hill"))
	}, []func(s *story){func(s *story) { s.statement(hoax).Readings = s.statement(hoax).Readings[:1] }}},

	{"the statement of October 2018", func(s *story) string {
		return first(
			s.says(quoted(s.finding(october).Words), "may seek to influence"),
			s.says(quoted(s.finding(october).Words), "do not have any evidence of a compromise"),
			s.says(s.finding(october).Caveat, "several states"),
			s.says(s.finding(october).Caveat, "may seek to influence"),
		)
	}, []func(s *story){func(s *story) { s.finding(october).Words = s.finding(october).Words[:1] }}},

	{"the aftermath of the midterms", func(s *story) string {
		return first(
			s.says(quoted(s.finding(material).Words), "election infrastructure"),
			s.says(s.finding(material).Caveat, "infrastructure only"),
			s.tied(midterms, material, data.Background),
		)
	}, []func(s *story){func(s *story) { s.relation(midterms, material).Type = data.Contradicts }}},

	{"60 expelled", func(s *story) string {
		return first(
			s.says(s.finding(expulsion).Caveat, "Salisbury"),
			s.says(s.relation("trump-2018-07-18-cabinet-tough", expulsion).Caveat, "Salisbury"),
			s.says(s.finding(expelled).Context, "the combined total of 1986 was higher"),
			s.none(func(text string) bool {
				return strings.Contains(text, "largest single expulsion") && !strings.Contains(text, "official called")
			}),
		)
	}, []func(s *story){func(s *story) { s.finding(expulsion).Context = "The largest ever; the largest single expulsion." }}},

	{"Mueller", func(s *story) string {
		if w := s.finding(mueller).Words; len(w) != 1 || !strings.HasPrefix(w[0].Text, "Although ") || !strings.HasSuffix(w[0].Text, ".") {
			return "the sentence is not whole, or not one passage"
		}
		return first(
			s.says(quoted(s.finding(mueller).Words), "perceived it would benefit from a Trump presidency"),
			s.says(quoted(s.finding(mueller).Words), "the Campaign expected it would benefit electorally from information stolen and released"),
			s.says(quoted(s.finding(mueller).Words), "did not establish that members of the Trump Campaign conspired or coordinated"),
			s.says(s.finding(mueller).Caveat, "does not mean there was no evidence"),
			s.says(s.finding(mueller).Caveat, "conspiracy law, not the concept of “collusion”"),
			s.none(func(text string) bool { return strings.Contains(text, "the term “collusion”") }),
			s.none(func(text string) bool { return strings.Contains(strings.ToLower(text), "no collusion") }),
		)
	}, []func(s *story){func(s *story) {
		w := s.finding(mueller).Words
		before, after, _ := strings.Cut(w[0].Text, "and that the Campaign")
		w[0].Text = before + after
	}, func(s *story) {
		w := s.finding(mueller).Words
		before, after, _ := strings.Cut(w[0].Text, ", and that the Campaign")
		s.finding(mueller).Words = []data.Passage{{Text: before + " …"}, {Text: "… the Campaign" + after}}
	}, func(s *story) { s.lesson.Questions[9].Options[0].Feedback = "So there was no collusion." }}},

	{"the Steele dossier", func(s *story) string {
		for i := range s.Findings {
			f := &s.Findings[i]
			if f.ID != volume4 && f.ID != review {
				if wrong := s.silent(f, "Steele"); wrong != "" {
					return wrong
				}
			}
		}
		if found := find(reflect.ValueOf([]any{s.Relations, s.lesson, s.labels}), func(text string) bool { return strings.Contains(text, "Steele") }); found != "" {
			return found + " speaks of it apart from what the committee found"
		}
		return first(
			s.says(s.finding(volume4).Context, "in an annex"),
			s.says(s.finding(volume4).Context, "did not use the Steele dossier"),
			s.says(s.finding(volume4).Context, "a former British spy"),
			s.says(s.finding(review).Context, "had not used it to support their findings"),
			s.says(s.finding(review).Context, "a former British spy"),
			s.says(quoted(s.finding(review).Words), "deemed defensible"))
	}, []func(s *story){func(s *story) { s.finding(summary).Context = "The Steele dossier did not inform it." },
		func(s *story) { s.finding(review).Context = "It was in the assessment." },
		func(s *story) { s.finding(volume4).Context = "A summary of the Steele reporting was put in an annex." },
		func(s *story) { s.lesson.Discussion[0] = "What of the Steele dossier?" }}},

	{"two House reports", func(s *story) string {
		for _, c := range s.finding(house).Sources {
			if slices.ContainsFunc(s.finding(house2025).Sources, func(other data.Citation) bool { return other.Source == c.Source }) {
				return "both are cited from " + c.Source
			}
		}
		return first(
			s.says(s.finding(house).Public, "2018-"), s.says(s.finding(house).Context, "not the document released in July 2025"),
			s.says(s.finding(house2025).Public, "2025-"), s.says(s.finding(house2025).Context, "not the House majority’s report of March 2018"),
		)
	}, []func(s *story){func(s *story) { s.finding(house2025).Context = "The House report." }}},

	{"the releases of 2025", func(s *story) string {
		return first(
			s.none(func(text string) bool {
				return strings.Contains(text, "manufactured") && text != "manufactured" && !strings.Contains(text, "alleged that the assessment was “manufactured”")
			}),
			s.none(func(text string) bool { return strings.Contains(strings.ToLower(text), "treason") }),
			s.says(s.finding(review).Caveat, "did not contest the conclusion"),
			s.tied(aspired, review, data.Complicates),
		)
	}, []func(s *story){func(s *story) {
		s.finding(review).Caveat = "It did not contest the conclusion, which was manufactured."
	}}},

	{"time zones", func(s *story) string {
		for i := range s.Statements {
			r := &s.Statements[i]
			if _, instant := data.Instant(r.At); r.Medium == "tweet" && (!instant || r.Offset == "") {
				return r.ID + " has no instant in UTC beside Washington's offset"
			}
		}
		r := s.statement("trump-2018-07-17-tweet-great-success")
		return first(s.says(r.At, "2018-07-18T00:21:54Z"), s.says(r.Moment().Day, "2018-07-17"))
	}, []func(s *story){func(s *story) { s.statement("trump-2018-07-17-tweet-great-success").Offset = "+00:00" }}},

	{"the eve of the election", func(s *story) string {
		return first(s.says(s.finding(eve).Public, "2018-11-05"), s.says(s.finding(eve).DateNote, "6 November"))
	}, []func(s *story){func(s *story) { s.finding(eve).Public = "2018-11-06" }}},

	{"typography", func(s *story) string {
		straight := &data.TextQuote{Exact: "They definitely don't want Trump!"}
		if _, _, _, ok := straight.Find(s.statement(midterms).Words); !ok || !strings.Contains(quoted(s.statement(midterms).Words), "don’t") {
			return "the tweet has lost its curly apostrophes, or is not found by straight ones"
		}
		return ""
	}, []func(s *story){func(s *story) {
		w := s.statement(midterms).Words
		w[0].Text = typography.Normalise(w[0].Text)
	}}},
}
