package data_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
)

// roundTrip holds the compact form to what the story is made of, sound and pictures left out.
func roundTrip(t *testing.T, s *data.Story) {
	t.Helper()
	s.Schema, s.FormatVersion = "", 0
	for i := range s.Statements {
		s.Statements[i].Audio, s.Statements[i].Pictures = nil, nil
	}
	for i := range s.Findings {
		s.Findings[i].Audio, s.Findings[i].Pictures = nil, nil
	}
	got, err := data.Decode(data.Encode(s))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, s) {
		t.Errorf("got %+v\nwant %+v", got, s)
	}
}

func TestCompactLosesNothingElse(t *testing.T) {
	roundTrip(t, datatest.Small(t))
	roundTrip(t, datatest.First(t))
	roundTrip(t, datatest.Generate(100))
	roundTrip(t, &data.Story{})
	roundTrip(t, &data.Story{
		ID: "\\", By: "a\\n\nb\\\\", Title: "\xff", Lang: "\\\n",
		Lead: []data.Pairing{}, Statements: []data.Statement{{Question: &data.Question{}, PrecededBy: []string{""}}},
		Findings: []data.Finding{{Sources: []data.Citation{{Passages: []int{-1, 0, 1 << 40}}}}},
	})
}

// Every field of every other type is carried: each has a value of its own here.
func TestCompactCarriesEveryField(t *testing.T) {
	var s data.Story
	fillUp(t, reflect.ValueOf(&s).Elem())
	roundTrip(t, &s)
}

// fillUp gives every field a value of its own, and every list two items.
func fillUp(t *testing.T, v reflect.Value) {
	n := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		n++
		switch v.Kind() {
		case reflect.String:
			v.SetString(fmt.Sprint("value ", n))
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Int:
			v.SetInt(int64(n))
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem())
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0))
			fill(v.Index(1))
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					fill(v.Field(i))
				}
			}
		default:
			t.Fatalf("no story has a %s", v.Type())
		}
	}
	fill(v)
}

// Sound and pictures are all that it leaves out, and they leave no trace.
func TestCompactLeavesSoundOut(t *testing.T) {
	heard := datatest.Small(t)
	heard.Statements[0].Pictures = []data.PictureFile{{Src: "a.png", Alt: "A bridge"}}
	silent := data.Encode(heard)
	if heard.Statements[0].Audio == nil || heard.Findings[0].Audio == nil {
		t.Fatal("small.json has no sound to leave out")
	}
	roundTrip(t, heard) // takes it away
	if string(data.Encode(heard)) != string(silent) {
		t.Error("the compact form depends on what is heard")
	}
}

func TestDecodeRefusesDamage(t *testing.T) {
	whole := data.Encode(datatest.Story(t, "data/validate/testdata/good/least.json"))
	for i := range whole {
		if _, err := data.Decode(whole[:i]); err == nil {
			t.Fatalf("cut to %d of %d bytes, it is read", i, len(whole))
		}
		damaged := []byte(string(whole))
		damaged[i] ^= 1
		if _, err := data.Decode(damaged); err == nil {
			t.Fatalf("damaged at byte %d, it is read", i)
		}
	}
	if _, err := data.Decode(append(whole, '\n')); err == nil {
		t.Error("with a line too many, it is read")
	}
}

// The page's program refuses what another version of press wrote.
func TestDecodeRefusesOtherVersions(t *testing.T) {
	whole := string(data.Encode(&data.Story{}))
	_, err := data.Decode([]byte(strings.Replace(whole, "story/3 ", "story/2 ", 1)))
	if err == nil || err.Error() != "compact story: it does not start with story/3" {
		t.Errorf("got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(data.Encode(datatest.Small(f)))
	f.Add(data.Encode(&data.Story{}))
	f.Add([]byte("story/3 0 811c9dc5\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := data.Decode(b); err == nil && string(data.Encode(s)) != string(b) {
			t.Errorf("%q is not what Encode writes", b)
		}
	})
}

func BenchmarkDecodeDefault(b *testing.B) {
	whole := data.Encode(datatest.First(b))
	b.SetBytes(int64(len(whole)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := data.Decode(whole); err != nil {
			b.Fatal(err)
		}
	}
}
