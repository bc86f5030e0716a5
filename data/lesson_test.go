package data_test

import (
	"bytes"
	"reflect"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

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

func TestCompactLessonLosesNothing(t *testing.T) {
	carried(t, datatest.SmallLesson(t))
}

func TestCompactLessonCarriesEveryField(t *testing.T) {
	var l data.Lesson
	fillUp(t, reflect.ValueOf(&l).Elem())
	carried(t, &l)
	carried(t, &data.Lesson{Title: "a\\n\nb", Aims: []string{}, Questions: []data.LessonQuestion{{Options: []data.Option{{}}}}})
}

func TestDecodeLessonRefusesDamage(t *testing.T) {
	whole := data.EncodeLesson(datatest.SmallLesson(t))
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
	_, err := data.DecodeLesson(data.Encode(datatest.Small(t)))
	if err == nil || err.Error() != "compact lesson: it does not start with lesson/2" {
		t.Errorf("of a story: %v", err)
	}
}

func FuzzDecodeLesson(f *testing.F) {
	f.Add(data.EncodeLesson(datatest.SmallLesson(f)))
	f.Add(data.EncodeLesson(&data.Lesson{}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if l, err := data.DecodeLesson(b); err == nil && !bytes.Equal(data.EncodeLesson(l), b) {
			t.Errorf("%q is not what EncodeLesson writes", b)
		}
	})
}
