package typography_test

import (
	"strings"
	"testing"

	"statement-evidence/data/typography"
)

func TestReplace(t *testing.T) {
	for _, pairs := range [][]string{
		nil,
		{"a", "b", "b", "a"},             // what was written is not read again
		{"an", "1", "ana", "2"},          // the first of two that fit
		{"ana", "2", "an", "1"},          //
		{"a", "", "n", ""},               // away
		{"é", "e", "’", "", "<", "&lt;"}, // several bytes
	} {
		for _, text := range []string{"", "x", "banana", "bananas and ananas", "é’<é", "caf\xc3", "ｎａ"} {
			if got, want := typography.Replace(text, pairs...), strings.NewReplacer(pairs...).Replace(text); got != want {
				t.Errorf("%q with %q: %q, want %q", text, pairs, got, want)
			}
		}
	}
}
