//go:build !js

package data_test

import (
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

func TestGeneratedStoriesKeepTheLaws(t *testing.T) {
	for _, n := range []int{1, 2, 12, 700} {
		for _, fault := range data.Check(datatest.Generate(n)) {
			t.Errorf("%d statements: %v", n, fault)
		}
	}
}
