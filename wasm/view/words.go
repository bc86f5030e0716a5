package view

import (
	"strconv"
	"strings"

	"statement-evidence/data"
)

// Every word of the interface stands in this file; the story's words are its own.

var tieWords = map[data.Tie]string{
	data.Contradicts: "Contradicts",
	data.Supports:    "Supports",
	data.Complicates: "Complicates",
	data.Background:  "Context",
	data.Corrects:    "Corrects",
}

var tieMeanings = map[data.Tie]string{
	data.Contradicts: "If the one record is accurate as worded, the other, as worded, is not.",
	data.Supports:    "It points the same way as at least one part that can be checked.",
	data.Complicates: "It is partly for and partly against, has another scope, or depends on a meaning that is disputed.",
	data.Background:  "A reader needs it as background; it does not test the words.",
	data.Corrects:    "The speaker takes back or restates earlier words of their own.",
}

var kindWords = map[data.Kind]string{
	data.Assessment:      "Assessment",
	data.Allegation:      "Allegation",
	data.Concluded:       "Finding",
	data.OfficialWarning: "Official warning",
	data.Action:          "Action",
	data.Dissent:         "Dissent",
	data.Context:         "Context",
}

var kindMeanings = map[data.Kind]string{
	data.Assessment:      "An intelligence judgment with a stated confidence. It is neither a court’s finding nor proof.",
	data.Allegation:      "A charge in an indictment or complaint. It is untested unless a court has ruled.",
	data.Concluded:       "A conclusion that an official inquiry or a committee says it reached.",
	data.OfficialWarning: "What an official told the public in a speech, hearing, briefing or statement.",
	data.Action:          "Something a government did, or decided not to do.",
	data.Dissent:         "An official body disputes another body’s judgment or method.",
	data.Context:         "Background needed for fairness.",
}

var levelWords = map[data.Level]string{
	data.High:      "high confidence",
	data.Moderate:  "moderate confidence",
	data.Low:       "low confidence",
	data.NoneMade:  "no judgment made",
	data.NotStated: "confidence not stated in the words seen",
}

var strengthWords = map[data.Strength]string{
	data.StrengthHigh:   "high",
	data.StrengthMedium: "medium",
	data.StrengthLow:    "low",
}

var gradeWords = map[data.Grade]string{
	data.GradeA: "grade A: full text or transcript seen",
	data.GradeB: "grade B: seen quoted or reported",
	data.GradeD: "grade D: address not itself seen",
}

var gradeMeanings = map[data.Grade]string{
	data.GradeA: "The wording was seen in the primary text, in a full copy of it, or in a running transcript.",
	data.GradeB: "The wording or the fact was seen quoted or reported by at least one other page.",
	data.GradeD: "The address of the record was not itself seen. Nothing is quoted from it.",
}

var roleWords = map[data.Role]string{
	data.RecordRole:   "Original record: ",
	data.VerifiedRole: "Seen at: ",
	data.ContextRole:  "On the context: ",
}

// counted says a number of things in words a reader expects.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// listWords joins words as in a sentence: "a", "a and b", "a, b and c".
func listWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// kindOf says what a finding is: "Assessment, high confidence (CIA, FBI), moderate (NSA)".
func kindOf(f *data.Finding) string {
	words := kindWords[f.Kind]
	if f.Qualifier != "" {
		words += " (" + f.Qualifier + ")"
	}
	said := false
	for i, c := range f.Confidence {
		if i > 0 && f.Confidence[i-1].Level == c.Level {
			continue
		}
		var bodies []string
		for _, d := range f.Confidence[i:] {
			if d.Level != c.Level {
				break
			}
			bodies = append(bodies, d.Body)
		}
		level := levelWords[c.Level]
		if said {
			level = strings.TrimSuffix(level, " confidence")
		}
		said = said || strings.HasSuffix(level, " confidence")
		words += ", " + level + " (" + strings.Join(bodies, ", ") + ")"
	}
	return words
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// day says an ISO day in words: "24 July 2018".
func day(iso string) string {
	if len(iso) < 10 {
		return iso
	}
	m, err := strconv.Atoi(iso[5:7])
	if err != nil || m < 1 || m > 12 {
		return iso
	}
	return strings.TrimPrefix(iso[8:10], "0") + " " + months[m-1] + " " + iso[:4]
}
