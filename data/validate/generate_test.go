package validate_test

import (
	"testing"

	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
)

func TestGeneratedStoriesKeepTheRules(t *testing.T) {
	for _, n := range []int{1, 2, 12, 700} {
		for _, fault := range validate.Check(datatest.Generate(n)) {
			t.Errorf("%d statements: %v", n, fault)
		}
	}
}
