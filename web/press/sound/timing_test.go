package sound

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
)

func timing(from, to int, word string) Timing {
	return Timing{Clip: data.Clip{From: from, To: to}, Word: word}
}

func TestTimingsAreReadAsWritten(t *testing.T) {
	all := []Timing{timing(0, 120, "“My"), timing(120, 121, "-"), timing(120, 900, "people’s"), timing(999_999_998, 999_999_999, "Путин.")}
	const file = "0\t120\t“My\n120\t121\t-\n120\t900\tpeople’s\n999999998\t999999999\tПутин.\n"
	if got := string(WriteTimings(all)); got != file {
		t.Errorf("got %q", got)
	}
	if got, err := ReadTimings([]byte(file)); err != nil || !slices.Equal(got, all) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := ReadTimings(nil); err != nil || got != nil {
		t.Errorf("of nothing: got %v, %v", got, err)
	}
}

func TestReadTimingsNamesTheLine(t *testing.T) {
	const noTime = "line 2: has a time that is none; write whole milliseconds"
	for line, want := range map[string]string{
		"9\t10\tb":           "line 2: the file ends within it; end it with a newline",
		"\n":                 "line 2: is not a start, an end and a word; put a tab between them",
		"9 10 b\n":           "line 2: is not a start, an end and a word; put a tab between them",
		"9\t10\tb\t\n":       "line 2: is not a start, an end and a word; put a tab between them",
		"-9\t10\tb\n":        noTime,
		"9\t010\tb\n":        noTime,
		"+9\t10\tb\n":        noTime,
		"9.5\t10\tb\n":       noTime,
		"9\t\tb\n":           noTime,
		"9\t1000000000\tb\n": noTime,
		"9\t9\tb\n":          `line 2: "b" ends at 9, not after its start, 9`,
		"9\t10\t\n":          `line 2: "" is not one word; give each a line`,
		"9\t10\tb c\n":       `line 2: "b c" is not one word; give each a line`,
		"9\t10\tb\r\n":       `line 2: "b\r" is not one word; give each a line`,
		"9\t10\t\xff\n":      `line 2: "\xff" is not one word; give each a line`,
		"7\t10\tb\n":         `line 2: "b" starts at 7, before the word above it; put the words in order`,
	} {
		got, err := ReadTimings([]byte("8\t9\ta\n" + line))
		if err == nil || err.Error() != want || got != nil {
			t.Errorf("%q:\ngot  %v, %v\nwant %s", line, got, err, want)
		}
	}
}

func FuzzReadTimings(f *testing.F) {
	f.Add([]byte("8\t9\ta\n9\t10\tb\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if all, err := ReadTimings(b); err == nil && string(WriteTimings(all)) != string(b) {
			t.Errorf("%q is not what WriteTimings writes", b)
		}
	})
}

func TestWordsStandBetweenSpaces(t *testing.T) {
	got := data.Words([]data.Passage{{Text: "I said – ‘no.’"}, {Text: "The U.S.-Russia\u00a0tie", Alternative: true}})
	if want := strings.Fields("I said – ‘no.’ The U.S.-Russia tie"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestHeard(t *testing.T) {
	all := []Timing{timing(0, 100, "One"), timing(100, 200, "two."), timing(200, 300, "Three")}
	quoted := []data.Passage{{Text: "One two."}, {Text: "Three"}}
	whole := &data.Audio{}
	if own, problem := heard(whole, all, quoted); problem != "" || !slices.Equal(own, all) {
		t.Errorf("got %v, %q", own, problem)
	}
	clip := &data.Audio{Clip: &data.Clip{From: 100, To: 200}}
	if own, problem := heard(clip, all, []data.Passage{{Text: "two."}}); problem != "" || !slices.Equal(own, all[1:2]) {
		t.Errorf("of a clip: got %v, %q", own, problem)
	}
	for text, want := range map[string]string{
		"One two. three":      `word 3 is "three" and is timed as "Three"`,
		"One two. Three four": "has 4 words, of which 3 are timed",
		"One two.":            "has 2 words, of which 3 are timed",
	} {
		if own, problem := heard(whole, all, []data.Passage{{Text: text}}); problem != want || own != nil {
			t.Errorf("%s: got %q", text, problem)
		}
	}
}
