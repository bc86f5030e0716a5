//go:build !js

package data_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
)

// bridge is the story that the lessons in testdata are of.
func bridge(tb testing.TB) *data.Story { return parse(tb, "testdata/good/small.json") }

func parseLesson(tb testing.TB, name string, s *data.Story) *data.Lesson {
	tb.Helper()
	l, err := data.ParseLesson(read(tb, name), s)
	if err != nil {
		tb.Fatalf("%s:\n%v", name, err)
	}
	return l
}

// What ParseLesson accepts it reads as encoding/json does, and the compact form carries it.
func TestGoodLessons(t *testing.T) {
	for _, name := range files(t, "testdata/lesson/good/*.json") {
		sameLesson(t, parseLesson(t, name, bridge(t)), read(t, name))
	}
	for _, name := range files(t, "stories/*/lesson.json") {
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
	carried(t, got)
}

// carried holds the compact form to the lesson.
func carried(t *testing.T, l *data.Lesson) {
	t.Helper()
	got, err := data.DecodeLesson(data.EncodeLesson(l))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, l) {
		t.Errorf("got %+v\nwant %+v", got, l)
	}
}

// Every bad lesson stands beside all that is said about it.
func TestBadLessons(t *testing.T) {
	for _, name := range files(t, "testdata/lesson/bad/*.json") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			l, err := data.ParseLesson(read(t, name), bridge(t))
			if err == nil || l != nil {
				t.Fatalf("it is read: %v, %v", l, err)
			}
			golden(t, strings.TrimSuffix(name, ".json")+".want", err.Error()+"\n")
		})
	}
}

func TestCompactLessonCarriesEveryField(t *testing.T) {
	var l data.Lesson
	fillUp(t, reflect.ValueOf(&l).Elem())
	carried(t, &l)
	carried(t, &data.Lesson{Title: "a\\n\nb", Aims: []string{}, Questions: []data.LessonQuestion{{Options: []data.Option{{}}}}})
}

func TestDecodeLessonRefusesDamage(t *testing.T) {
	whole := data.EncodeLesson(parseLesson(t, "testdata/lesson/good/small.json", bridge(t)))
	for i := range whole {
		if _, err := data.DecodeLesson(whole[:i]); err == nil {
			t.Fatalf("cut to %d of %d bytes, it is read", i, len(whole))
		}
		damaged := bytes.Clone(whole)
		damaged[i] ^= 1
		if _, err := data.DecodeLesson(damaged); err == nil {
			t.Fatalf("damaged at byte %d, it is read", i)
		}
	}
	_, err := data.DecodeLesson(data.Encode(bridge(t)))
	if err == nil || err.Error() != "compact lesson: it does not start with lesson/2" {
		t.Errorf("of a story: %v", err)
	}
}

func FuzzDecodeLesson(f *testing.F) {
	f.Add(data.EncodeLesson(parseLesson(f, "testdata/lesson/good/small.json", bridge(f))))
	f.Add(data.EncodeLesson(&data.Lesson{}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if l, err := data.DecodeLesson(b); err == nil && !bytes.Equal(data.EncodeLesson(l), b) {
			t.Errorf("%q is not what EncodeLesson writes", b)
		}
	})
}

func FuzzParseLesson(f *testing.F) {
	for _, name := range append(files(f, "testdata/lesson/good/*.json"), files(f, "testdata/lesson/bad/*.json")...) {
		f.Add(read(f, name))
	}
	story := bridge(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := data.ParseLesson(src, story)
		if err != nil {
			if l != nil || err.Error() == "" {
				t.Fatalf("%v, %q", l, err)
			}
			return
		}
		sameLesson(t, l, src)
	})
}
