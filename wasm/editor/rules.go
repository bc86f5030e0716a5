package editor

import (
	"strconv"
	"strings"

	"statement-evidence/wasm/draft"
	"statement-evidence/wasm/i18n"
)

// rules are the problems that editors meet, as the checker says them: in English, with {1} for a text
// or a date. The form says them, and what to do, in its own language; all others it leaves in English.
var rules = []struct {
	problem string
	says    i18n.MessageID
}{
	{"{1} is not a day", i18n.MakeRuleDate},
	{"{1} is not a date", i18n.MakeRuleDate},
	{"{1} is neither a date nor an instant in UTC", i18n.MakeRuleDate},
	{"stands beside a day", i18n.MakeRuleClock},
	{"{1} is not an offset from UTC", i18n.MakeRuleOffset},
	{"{1} is after public, {2}", i18n.MakeRuleDated},
	{"{1} is after the story was last updated, {2}", i18n.MakeRuleFuture},
	{"{1} is before published, {2}", i18n.MakeRuleBefore},
	{"{1} is before the correction of {2}, {3}", i18n.MakeRuleBefore},
	{"{1} is before it was last updated, {2}", i18n.MakeRuleBefore},
	{"{1} is before what it corrects was last updated, {2}", i18n.MakeRuleBefore},
	{"{1} is before the entry above it, {2}", i18n.MakeRuleBefore},
	{"begins inside a sentence, with {1}", i18n.MakeRuleBegins},
	{"ends inside a sentence, with {1}", i18n.MakeRuleEnds},
	{"has the HTML {1}", i18n.MakeRuleHtml},
	{"has a line break beside another or a space", i18n.MakeRuleLines},
	{`is there, yet "…" stands between the two`, i18n.MakeRuleAdjacent},
	{"has the word {1}, which judges or leads", i18n.MakeRuleJudges},
	{"has a quotation mark without its other half, after {1}", i18n.MakeRuleHalfQuote},
	{"{1} stands in quotation marks and is in no record", i18n.MakeRuleNotQuoted},
	{"{1} does not occur in {2}", i18n.MakeRuleNotThere},
	{"{1} occurs in {2} in other letters", i18n.MakeRuleNotThere},
	{"{1} begins or ends inside a word of {2}", i18n.MakeRuleNotThere},
	{"{1} occurs more than once in {2}", i18n.MakeRuleTwice},
	{"is there, yet a relation names this statement", i18n.MakeRuleWhy},
	{"an allegation has none", i18n.MakeRuleUntested},
	{"an assessment has none", i18n.MakeRuleLevels},
	{"only an assessment states one", i18n.MakeRuleNoLevels},
	{"a relation of low strength has none", i18n.MakeRuleLow},
	{"a relation to an allegation has neither strengthNote nor caveat", i18n.MakeRuleToAllegation},
	{"nothing is verified with grade A or B", i18n.MakeRuleUnverified},
	{"is not verified with grade A or B", i18n.MakeRuleUnverified},
	{"has none", i18n.MakeRuleUnverified},
	{"is no address, yet {1} has grade D", i18n.MakeRuleUnseen},
	{"is there, yet {1} has grade D", i18n.MakeRuleSeen},
	{"nothing says which came first on {1}", i18n.MakeRuleOrder},
	{"{1} is not a language tag", i18n.MakeRuleLanguage},
	{"says the same as was", i18n.MakeRuleSame},
	{"ties the same two records as {1}", i18n.MakeRuleTiedTwice},
	{"{1} is not http or https", i18n.MakeRuleAddress},
	{"{1} is not an address", i18n.MakeRuleAddress},
	{"{1} has no host", i18n.MakeRuleAddress},
	{"{1} has a host that there is not", i18n.MakeRuleAddress},
	{"{1} has {2} in it", i18n.MakeRuleAddress},
	{"{1} leads into a local network", i18n.MakeRuleLocal},
	{"{1} leads into a local network: its host has no dot", i18n.MakeRuleLocal},
	{"has no words", i18n.MakeRuleWords},
	{"has neither words nor facts", i18n.MakeRuleWordsOrFacts},
	{"there is none", i18n.MakeRuleNone},
	{"{1} is not here", i18n.MakeRuleNoFile},
	{"is {1} bytes long, more than {2}", i18n.MakeRuleLong},
	{"has {1} passages, more than {2}", i18n.MakeRuleLong},
	{"an invisible character ({2}) after {1}", i18n.MakeRuleCharacter},
	{"a line break ({2}) after {1}", i18n.MakeRuleCharacter},
	{"a control character ({2}) after {1}", i18n.MakeRuleCharacter},
	{"a replacement character ({2}) after {1}", i18n.MakeRuleCharacter},
	{"a character that reorders text unseen ({2}) after {1}", i18n.MakeRuleCharacter},
}

// rule says a problem, and what to do, in the language of the form; "" if that is known in English only.
func (e *Editor) rule(problem string) string {
	for _, r := range rules {
		if found, ok := parts(r.problem, problem); ok {
			for i, part := range found {
				if text, err := strconv.Unquote(part); err == nil {
					found[i] = e.words.Catalog.Format(i18n.Quote, text)
				} else if draft.Dated(part) {
					found[i] = e.words.Catalog.Day(part)
				}
			}
			return e.words.Catalog.Format(r.says, found...)
		}
	}
	return ""
}

// parts takes the texts that stand for {1}, {2} and so on, in this order, if the text is one of a pattern.
func parts(pattern, text string) (found []string, ok bool) {
	places := map[string]string{}
	for {
		before, rest, more := strings.Cut(pattern, "{")
		if text, ok = strings.CutPrefix(text, before); !ok {
			return nil, false
		}
		if !more {
			break
		}
		number, after, _ := strings.Cut(rest, "}")
		next, _, _ := strings.Cut(after, "{")
		end := len(text)
		if next != "" {
			end = strings.LastIndex(text, next)
		}
		if end < 0 {
			return nil, false
		}
		places[number], text, pattern = text[:end], text[end:], after
	}
	if text != "" {
		return nil, false
	}
	for n := 1; n <= len(places); n++ {
		found = append(found, places[strconv.Itoa(n)])
	}
	return found, true
}
