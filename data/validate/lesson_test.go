package validate_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/validate"
)

// bridge is the story that the lessons in testdata are of.
func bridge(tb testing.TB) *data.Story { return parse(tb, "testdata/good/small.json") }

func parseLesson(tb testing.TB, name string, s *data.Story) *data.Lesson {
	tb.Helper()
	l, err := validate.ParseLesson(read(tb, name), s)
	if err != nil {
		tb.Fatalf("%s:\n%v", name, err)
	}
	return l
}

// What ParseLesson accepts it reads as encoding/json does.
func TestGoodLessons(t *testing.T) {
	for _, name := range files(t, "testdata/lesson/good/*.json") {
		sameLesson(t, parseLesson(t, name, bridge(t)), read(t, name))
	}
	for _, name := range files(t, "../stories/*/lesson.json") {
		story := parse(t, filepath.Join(filepath.Dir(name), "story.json"))
		sameLesson(t, parseLesson(t, name, story), read(t, name))
	}
}

func sameLesson(t *testing.T, got *data.Lesson, src []byte) {
	t.Helper()
	want := new(data.Lesson)
	if err := json.Unmarshal(src, want); err != nil {
		t.Fatal("encoding/json refuses what was parsed: ", err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// Every bad lesson stands beside all that is said about it.
func TestBadLessons(t *testing.T) {
	for _, name := range files(t, "testdata/lesson/bad/*.json") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			l, err := validate.ParseLesson(read(t, name), bridge(t))
			if err == nil || l != nil {
				t.Fatalf("it is read: %v, %v", l, err)
			}
			golden(t, strings.TrimSuffix(name, ".json")+".want", err.Error()+"\n")
		})
	}
}

func FuzzParseLesson(f *testing.F) {
	for _, name := range append(files(f, "testdata/lesson/good/*.json"), files(f, "testdata/lesson/bad/*.json")...) {
		f.Add(read(f, name))
	}
	story := bridge(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := validate.ParseLesson(src, story)
		if err != nil {
			if l != nil || err.Error() == "" {
				t.Fatalf("%v, %q", l, err)
			}
			return
		}
		sameLesson(t, l, src)
	})
}
