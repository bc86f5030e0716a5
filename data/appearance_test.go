package data_test

import (
	"testing"

	"statement-evidence/data"
)

func TestAppearances(t *testing.T) {
	const (
		original = "record D"
		full     = "verified A"
		quoting  = "verified B"
		context  = "context "
	)
	cite := func(kinds ...string) (all []data.Citation) {
		for _, kind := range kinds {
			role, grade := kind[:len(kind)-2], kind[len(kind)-1:]
			if kind == context {
				role, grade = "context", ""
			}
			all = append(all, data.Citation{Role: data.Role(role), Grade: data.Grade(grade)})
		}
		return all
	}
	for _, c := range []struct{ given, want []data.Citation }{
		{cite(quoting, original, context, full), cite(original, full)},
		{cite(quoting, original), cite(original)},
		{cite(context, quoting, full), cite(quoting, full)},
		{cite(quoting, "record A"), cite("record A")},
		{cite(context), nil},
		{nil, nil},
	} {
		got := data.Appearances(c.given)
		if len(got) != len(c.want) {
			t.Errorf("%v: got %v, want %v", c.given, got, c.want)
			continue
		}
		for i := range got {
			if got[i].Role != c.want[i].Role || got[i].Grade != c.want[i].Grade {
				t.Errorf("%v: got %v, want %v", c.given, got, c.want)
			}
		}
	}
}
