package site

import (
	"fmt"
	"regexp"
	"slices"
)

// In the pages of others the comparison is in a shadow tree, in an element of
// its own, <se-page>, so that nothing a host page says of its elements reaches
// it. The style sheets are written for both; only their unit is not: a rem that
// is a custom property in our own pages, too, would cost each reader 100 bytes.

// shadowSheets are the style sheets of a shadow tree, and aloneShadowSheets those
// of one with a single statement.
var (
	shadowSheets      = slices.Concat([]string{"guest"}, allLayers, []string{"whole", "one", pictureSheet, "shadow", "print"})
	aloneShadowSheets = slices.Concat([]string{"guest"}, layers, []string{"used", "alone", "shadow", "print"})
)

var (
	rem       = regexp.MustCompile(`(-?\d*\.?\d+)rem\b`)
	condition = regexp.MustCompile(`@[^{}]*\drem\b[^{}]*\{`)
)

// readShadowStyle makes the style sheet of a shadow tree, whose rem is not that of the host page's root.
func readShadowStyle(web string, sheets ...string) ([]byte, error) {
	sheet, err := readStyle(web, sheets...)
	if err != nil {
		return nil, err
	}
	if at := condition.Find(sheet); at != nil {
		return nil, fmt.Errorf("%s: a condition cannot have the unit of a shadow tree; use em", at)
	}
	return rem.ReplaceAll(sheet, []byte("calc($1 * var(--se-rem))")), nil
}
