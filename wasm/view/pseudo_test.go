package view_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"statement-evidence/wasm/node"
	"statement-evidence/wasm/node/nodetest"
	"statement-evidence/wasm/view/examples"
)

// Where every word of the interface and every text of the story is in other
// letters, a Latin letter is one that the view has put there by itself.
func TestEveryWordIsAskedFor(t *testing.T) {
	pseudo := english(t).Pseudo()
	whole := examples.Example{Name: "the story", Story: story(t).Story}
	for _, e := range append(examples.All(), whole) {
		disguise(reflect.ValueOf(e.Story))
		nodetest.Walk(e.Node(pseudo), func(n *node.Node) {
			for _, said := range append(saidBy(n), n.Text) {
				if w := latin.FindString(strings.ReplaceAll(said, "UTC", "")); w != "" {
					t.Errorf("%s: %q, in %q, is not from data/locales", e.Name, w, said)
				}
			}
		})
	}
}

var latin = regexp.MustCompile(`[A-Za-z]+`)

// saidBy lists the attributes of an element that a reader sees or hears.
func saidBy(n *node.Node) []string {
	var said []string
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if slices.Contains([]string{"alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "label", "placeholder", "title"}, n.Attrs[i]) {
			said = append(said, n.Attrs[i+1])
		}
	}
	return said
}

// disguise changes the letters of every text of a story; those of its kinds,
// days and languages have a meaning and stay.
func disguise(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			disguise(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			disguise(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "Lang" {
				disguise(v.Field(i))
			}
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && !day.MatchString(v.String()) {
			v.SetString(disguised(v.String()))
		}
	}
}

var day = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// disguised gives each Latin letter a Cyrillic one of its own.
func disguised(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'а'
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'А'
		}
		return r
	}, s)
}
