package data_test

import (
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/typography"
)

func TestPhraseFind(t *testing.T) {
	for _, c := range []struct {
		why    string
		words  string // passages, divided by "|"
		phrase data.TextQuote
		want   string // what is cut out; empty where nothing is found
		in     int    // the passage
	}{
		{"plain", "I accept it.|Could be others.", data.TextQuote{Exact: "be others"}, "be others", 1},
		{"curly in the words", "It’s ‘would’ “now”", data.TextQuote{Exact: `It's 'would' "now"`}, "It’s ‘would’ “now”", 0},
		{"curly in the phrase", "I don't know", data.TextQuote{Exact: "don’t"}, "don't", 0},
		{"dashes", "way – the — news", data.TextQuote{Exact: "way - the - news"}, "way – the — news", 0},
		{"ellipsis", "well … yes", data.TextQuote{Exact: "... yes"}, "… yes", 0},
		{"part of an ellipsis", "well … yes", data.TextQuote{Exact: ". yes"}, "… yes", 0},
		{"ends in part of an ellipsis", "well … yes", data.TextQuote{Exact: "well .."}, "well …", 0},
		{"spaces", "a\u00a0b\u2009 c", data.TextQuote{Exact: "a b c"}, "a\u00a0b\u2009 c", 0},
		{"nothing of what is around", "“yes”, he said", data.TextQuote{Exact: "yes", Prefix: `"`, Suffix: `", he`}, "yes", 0},
		{"twice, told apart by the prefix", "was it and was he", data.TextQuote{Exact: "was", Prefix: "and "}, "was", 0},
		{"twice", "was it and was he", data.TextQuote{Exact: "was"}, "", 0},
		{"twice, in two passages", "was it|was he", data.TextQuote{Exact: "was"}, "", 0},
		{"twice, overlapping", "no no no", data.TextQuote{Exact: "no no"}, "", 0},
		{"across passages", "it was|so", data.TextQuote{Exact: "was so"}, "", 0},
		{"another case", "Russia", data.TextQuote{Exact: "russia"}, "", 0},
		{"nothing", "Russia", data.TextQuote{Prefix: "Russia"}, "", 0},
		{"other letters", "Мост – закрыт", data.TextQuote{Exact: "- закрыт"}, "– закрыт", 0},
	} {
		var words []data.Passage
		for text := range strings.SplitSeq(c.words, "|") {
			words = append(words, data.Passage{Text: text})
		}
		got := ""
		in, start, end, ok := c.phrase.Find(words)
		if ok {
			got = words[in].Text[start:end]
		}
		if got != c.want || in != c.in {
			t.Errorf("%s: %q in passage %d, want %q in %d", c.why, got, in, c.want, c.in)
		}
	}
}

// Any part of any text is found in it, and cut out whole.
func FuzzPhraseFind(f *testing.F) {
	f.Add("It’s – “so” … \u00a0 he said", 3, 12)
	f.Add("\xff…\xc2", 1, 2)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if from < 0 || from >= to || to > len(text) {
			return
		}
		p := data.TextQuote{Prefix: text[:from], Exact: text[from:to], Suffix: text[to:]}
		_, start, end, ok := p.Find([]data.Passage{{Text: text}})
		if !ok {
			if strings.Contains(typography.Normalise(text), typography.Normalise(p.Prefix)+typography.Normalise(p.Exact)+typography.Normalise(p.Suffix)) {
				t.Fatalf("%q is not found in %q", p.Exact, text)
			}
			return // cut within a character or a run of spaces
		}
		if start > end || typography.Normalise(text[start:end]) == "" {
			t.Fatalf("%q in %q: %d to %d", p.Exact, text, start, end)
		}
		if !strings.Contains(typography.Normalise(text[start:end]), typography.Normalise(p.Exact)) {
			t.Fatalf("%q in %q: found %q", p.Exact, text, text[start:end])
		}
	})
}
