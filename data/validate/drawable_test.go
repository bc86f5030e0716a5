package validate_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/data/validate"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/wasm/view"
)

// Whatever stands in a text of a story, either its page can be drawn or Drawable says what is wrong,
// which Check says too.
func TestDrawableStoriesCanBeDrawn(t *testing.T) {
	words := i18ntest.Load(t, "en")
	s := datatest.First(t)
	drawn, refused := 0, 0
	try := func(what string) {
		defer func() {
			if p := recover(); p != nil {
				t.Fatalf("%s: drawing the page panics: %v", what, p)
			}
		}()
		faults := validate.Drawable(s)
		if len(faults) > 0 {
			if refused++; refused%8 > 0 {
				return // Check takes its time
			}
			all := validate.Check(s)
			if !slices.ContainsFunc(all, func(f validate.Fault) bool { return f.Path == faults[0].Path }) {
				t.Errorf("%s: Drawable alone says %v", what, faults[0])
			}
			return
		}
		drawn++
		view.Page(data.NewIndex(s), words)
		data.Encode(s)
	}
	try("the first story")
	if refused > 0 {
		t.Fatalf("the first story: %v", validate.Drawable(s))
	}
	seen := map[string]int{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if seen[path]++; seen[path] > 1 {
				return // one of each will do
			}
			was := v.String()
			for _, is := range []string{"", "x", "\x00\n\"<script>"} {
				v.SetString(is)
				try(path + " = " + is)
			}
			v.SetString(was)
		case reflect.Slice:
			was := v.Interface()
			if seen[path+"[]"]++; seen[path+"[]"] <= 1 {
				v.SetZero()
				try(path + " is empty")
				v.Set(reflect.ValueOf(was))
			}
			for i := range v.Len() {
				walk(path+"[]", v.Index(i))
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(path, v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		}
	}
	walk("", reflect.ValueOf(s).Elem())
	if drawn < 100 || refused < 100 {
		t.Errorf("%d stories were drawn and %d refused; the test should have many of both", drawn, refused)
	}
}

// No address that Drawable accepts leads anywhere except to the web.
func TestDrawableRefusesAddresses(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "data:text/html,x", "JavaScript:alert(1)", "//example.org/", "https://a@example.org/", " https://example.org/", "https://localhost/", "vbscript:x", ""} {
		for _, archive := range []bool{false, true} {
			s := datatest.First(t)
			if s.Sources[0].URL = address; archive {
				s.Sources[0].URL, s.Sources[0].Archive = "https://example.org/", address
			}
			if len(validate.Drawable(s)) == 0 && address != "" {
				t.Errorf("%q is accepted", address)
			}
		}
	}
}

// A page may not be drawn for readers that is unfair in what it leaves out of a record.
func TestDrawableIsFair(t *testing.T) {
	for name, spoil := range map[string]func(s *data.Story) (path string){
		"an allegation without a caveat": func(s *data.Story) string {
			i := slices.IndexFunc(s.Findings, func(f data.Finding) bool { return f.Kind == data.Allegation })
			s.Findings[i].Caveat = ""
			return fmt.Sprintf("findings[%d].caveat", i)
		},
		"an assessment without confidence": func(s *data.Story) string {
			i := slices.IndexFunc(s.Findings, func(f data.Finding) bool { return f.Kind == data.Assessment })
			s.Findings[i].Confidence = nil
			return fmt.Sprintf("findings[%d].confidence", i)
		},
		"a statement without its correction": func(s *data.Story) string {
			i := slices.IndexFunc(s.Relations, func(r data.Relation) bool { return r.Type == data.Corrects })
			k := slices.IndexFunc(s.Statements, func(of data.Statement) bool { return of.ID == s.Relations[i].From })
			s.Statements[k].ShowWith = nil
			return fmt.Sprintf("relations[%d].from", i)
		},
		"a weak relation without a caveat": func(s *data.Story) string {
			s.Relations[0].Strength, s.Relations[0].Caveat = data.StrengthLow, ""
			return "relations[0].caveat"
		},
		"a record without sources": func(s *data.Story) string {
			s.Statements[0].Sources = nil
			return "statements[0].sources"
		},
	} {
		s := datatest.First(t)
		path := spoil(s)
		for by, faults := range map[string][]validate.Fault{"Drawable": validate.Drawable(s), "Check": validate.Check(s)} {
			if !slices.ContainsFunc(faults, func(f validate.Fault) bool { return f.Path == path }) {
				t.Errorf("%s: %s says nothing of %s, only %v", name, by, path, faults)
			}
		}
	}
}
