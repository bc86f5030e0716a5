package view

import (
	"strconv"
	"strings"

	"statement-evidence/data"
)

// Every word of the interface stands in this file; the story's words are its own.

func tieWord(t data.Tie) string {
	switch t {
	case data.Contradicts:
		return "Contradicts"
	case data.Supports:
		return "Supports"
	case data.Complicates:
		return "Complicates"
	case data.Background:
		return "Context"
	case data.Corrects:
		return "Corrects"
	}
	return string(t)
}

func tieMeaning(t data.Tie) string {
	switch t {
	case data.Contradicts:
		return "If the one record is accurate as worded, the other, as worded, is not."
	case data.Supports:
		return "It points the same way as at least one part that can be checked."
	case data.Complicates:
		return "It is partly for and partly against, has another scope, or depends on a meaning that is disputed."
	case data.Background:
		return "A reader needs it as background; it does not test the words."
	case data.Corrects:
		return "The speaker takes back or restates earlier words of their own."
	}
	return string(t)
}

func kindWord(k data.Kind) string {
	switch k {
	case data.Assessment:
		return "Assessment"
	case data.Allegation:
		return "Allegation"
	case data.Concluded:
		return "Finding"
	case data.OfficialWarning:
		return "Official warning"
	case data.Action:
		return "Action"
	case data.Dissent:
		return "Dissent"
	case data.Context:
		return "Context"
	}
	return string(k)
}

func kindMeaning(k data.Kind) string {
	switch k {
	case data.Assessment:
		return "An intelligence judgment with a stated confidence. It is neither a court’s finding nor proof."
	case data.Allegation:
		return "A charge in an indictment or complaint. It is untested unless a court has ruled."
	case data.Concluded:
		return "A conclusion that an official inquiry or a committee says it reached."
	case data.OfficialWarning:
		return "What an official told the public in a speech, hearing, briefing or statement."
	case data.Action:
		return "Something a government did, or decided not to do."
	case data.Dissent:
		return "An official body disputes another body’s judgment or method."
	case data.Context:
		return "Background needed for fairness."
	}
	return string(k)
}

func levelWord(l data.Level) string {
	switch l {
	case data.High:
		return "high confidence"
	case data.Moderate:
		return "moderate confidence"
	case data.Low:
		return "low confidence"
	case data.NoneMade:
		return "no judgment made"
	case data.NotStated:
		return "confidence not stated in the words seen"
	}
	return string(l)
}

func strengthWord(s data.Strength) string {
	switch s {
	case data.StrengthHigh:
		return "high"
	case data.StrengthMedium:
		return "medium"
	case data.StrengthLow:
		return "low"
	}
	return string(s)
}

func gradeWord(g data.Grade) string {
	switch g {
	case data.GradeA:
		return "grade A: full text or transcript seen"
	case data.GradeB:
		return "grade B: seen quoted or reported"
	case data.GradeD:
		return "grade D: address not itself seen"
	}
	return string(g)
}

func gradeMeaning(g data.Grade) string {
	switch g {
	case data.GradeA:
		return "The wording was seen in the primary text, in a full copy of it, or in a running transcript."
	case data.GradeB:
		return "The wording or the fact was seen quoted or reported by at least one other page."
	case data.GradeD:
		return "The address of the record was not itself seen. Nothing is quoted from it."
	}
	return string(g)
}

func roleWord(r data.Role) string {
	switch r {
	case data.RecordRole:
		return "Original record: "
	case data.VerifiedRole:
		return "Seen at: "
	case data.ContextRole:
		return "On the context: "
	}
	return string(r)
}

// disputeWord says how a relation between two findings reads under the earlier
// of them and under the later.
func disputeWord(t data.Tie, later bool) string {
	switch {
	case t == data.Contradicts && later:
		return "It contradicts"
	case t == data.Contradicts:
		return "Contradicted by"
	case t == data.Supports && later:
		return "It supports"
	case t == data.Supports:
		return "Supported by"
	case t == data.Complicates && later:
		return "It complicates"
	case t == data.Complicates:
		return "Complicated by"
	case later:
		return "It is context to"
	}
	return "Context from"
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
	words := kindWord(f.Kind)
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
		level := levelWord(c.Level)
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
	month := int(iso[5]-'0')*10 + int(iso[6]-'0')
	if month < 1 || month > 12 {
		return iso
	}
	return strings.TrimPrefix(iso[8:10], "0") + " " + months[month-1] + " " + iso[:4]
}
