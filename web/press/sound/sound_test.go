package sound

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statement-evidence/data"
)

// told is a story of which one statement and one finding can be heard.
func told() *data.Story {
	return &data.Story{
		Statements: []data.Statement{{ID: "s", Words: []data.Passage{{Text: "One two."}, {Text: "Three"}},
			Audio: &data.Audio{Src: "talk/all.mp3", Clip: &data.Clip{From: 500, To: 2000}, Kind: data.Human, Credit: "A. Reader"}}},
		Findings: []data.Finding{
			{ID: "silent", Words: []data.Passage{{Text: "Found."}}},
			{ID: "f", Words: []data.Passage{{Text: "Four"}}, Audio: &data.Audio{Src: "f.mp3", Kind: data.Synthetic, Credit: Narrator}},
		},
	}
}

const (
	talk = "0\t400\tBefore\n500\t900\tOne\n900\t1300\ttwo.\n1500\t2000\tThree\n2000\t2500\tFour\n"
	four = "35\t800\tFour\n"
)

// folder writes files, given as name and content in turn, beside those of the
// story; without content there is none.
func folder(t *testing.T, changes ...string) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{"talk/all.mp3": "long", "talk/all.tsv": talk, "f.mp3": "short", "f.tsv": four}
	for i := 0; i < len(changes); i += 2 {
		files[changes[i]] = changes[i+1]
	}
	for name, content := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if content == "" {
			continue
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lengths inspects what stands for a recording.
func lengths(mp3 []byte) Finding {
	if ms, ok := map[string]int{"long": 3000, "short": 900, "cut": 900}[string(mp3)]; ok {
		warning := ""
		if string(mp3) == "cut" {
			warning = "is cut off"
		}
		return Finding{Length: ms, Warning: warning}
	}
	return Finding{Problem: "is MPEG-2.5", Remedy: "convert it"}
}

func TestLoad(t *testing.T) {
	set, faults := Load(told(), folder(t), lengths)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if want := map[string]Recording{"s": {"s.mp3", "s.vtt", 3000}, "f": {"f.mp3", "f.vtt", 900}}; !maps.Equal(set.Of, want) {
		t.Errorf("got %v", set.Of)
	}
	if got := slices.Sorted(maps.Keys(set.Files)); !slices.Equal(got, []string{"f.mp3", "f.vtt", "s.mp3", "s.vtt"}) {
		t.Errorf("got %q", got)
	}
	if string(set.Files["s.mp3"]) != "long" || !strings.Contains(string(set.Files["s.vtt"]), "One <00:00:00.900>two.\n") {
		t.Errorf("got %q", set.Files)
	}
}

func TestRecordsShareARecording(t *testing.T) {
	s := told()
	s.Findings[1].Audio = &data.Audio{Src: "talk/all.mp3", Clip: &data.Clip{From: 2000, To: 2500}, Kind: data.Human, Credit: "A. Reader"}
	set, faults := Load(s, folder(t), lengths)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if want := map[string]Recording{"s": {"s.mp3", "s.vtt", 3000}, "f": {"s.mp3", "f.vtt", 3000}}; !maps.Equal(set.Of, want) {
		t.Errorf("got %v", set.Of)
	}
	if _, twice := set.Files["f.mp3"]; twice {
		t.Error("one recording is published twice")
	}
}

func TestWithoutTimingsThereAreNoCaptions(t *testing.T) {
	set, faults := Load(told(), folder(t, "talk/all.tsv", ""), lengths)
	if len(faults) > 0 || set.Of["s"] != (Recording{MP3: "s.mp3", Length: 3000}) || set.Files["s.vtt"] != nil {
		t.Errorf("got %v, %v", set.Of, faults)
	}
}

func TestWarningsNameTheirFile(t *testing.T) {
	set, faults := Load(told(), folder(t, "f.mp3", "cut"), lengths)
	if len(faults) > 0 || !slices.Equal(set.Warnings, []string{"f.mp3: is cut off"}) {
		t.Errorf("got %q, %v", set.Warnings, faults)
	}
}

func TestLengthThatIsNotKnownIsNoFault(t *testing.T) {
	if set, faults := Load(told(), folder(t), func([]byte) Finding { return Finding{} }); len(faults) > 0 || set.Of["s"].Length != 0 {
		t.Errorf("got %v, %v", set.Of, faults)
	}
}

func TestFaults(t *testing.T) {
	const s, f = "statements[0].audio.src: talk/all.", "findings[1].audio.src: f."
	const again, narrate = "; time the words again, or remove the file", "; run ./build.sh narrate"
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"no recording":               {[]string{"talk/all.mp3", ""}, s + "mp3: there is no such file; put it there, or name another"},
		"not yet read":               {[]string{"f.mp3", ""}, f + "mp3: there is no such file" + narrate},
		"refused":                    {[]string{"talk/all.mp3", "x"}, s + "mp3: is MPEG-2.5; convert it"},
		"a folder":                   {[]string{"talk/all.mp3", "", "talk/all.mp3/x", "x"}, s + "mp3: is not a file; put it there, or name another"},
		"read without timings":       {[]string{"f.tsv", ""}, f + "mp3: has no timings beside it" + narrate},
		"timings that are none":      {[]string{"talk/all.tsv", "x\n"}, s + "mp3: all.tsv: line 1: is not a start, an end and a word; put a tab between them" + again},
		"timings of nothing":         {[]string{"f.tsv", " "}, f + "mp3: f.tsv: line 1: the file ends within it; end it with a newline" + narrate},
		"other words":                {[]string{"talk/all.tsv", strings.Replace(talk, "two.", "too.", 1)}, s + `tsv: word 2 is "two." and is timed as "too."` + again},
		"words before the clip":      {[]string{"talk/all.tsv", strings.Replace(talk, "500\t900", "499\t900", 1)}, s + `tsv: word 1 is "One" and is timed as "two."` + again},
		"timed beyond the end":       {[]string{"f.tsv", "35\t901\tFour\n"}, f + "tsv: its last word is timed to end at 901 ms, after the recording, at 900" + narrate},
		"a clip beyond the end":      {[]string{"talk/all.mp3", "short"}, "statements[0].audio.clip.to: 2000 is after the end of the recording, 900; check the clip\n" + s + "tsv: its last word is timed to end at 2000 ms, after the recording, at 900" + again},
		"both, in the story's order": {[]string{"f.mp3", "x", "talk/all.mp3", "x"}, s + "mp3: is MPEG-2.5; convert it\n" + f + "mp3: is MPEG-2.5; convert it"},
	} {
		_, faults := Load(told(), folder(t, c.files...), lengths)
		var got []string
		for _, fault := range faults {
			got = append(got, fault.Error())
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(got, "\n"), c.want)
		}
	}
}

// No link leads out of the story's folder, and no file is read whatever its size.
func TestReadIsBounded(t *testing.T) {
	dir := folder(t, "f.mp3", "")
	outside := filepath.Join(t.TempDir(), "secret")
	if err := errors.Join(os.WriteFile(outside, []byte("short"), 0o644), os.Symlink(outside, filepath.Join(dir, "f.mp3"))); err != nil {
		t.Fatal(err)
	}
	if set, faults := Load(told(), dir, lengths); len(faults) != 1 || set.Files["f.mp3"] != nil {
		t.Errorf("a link: got %v", faults)
	}
	if err := errors.Join(os.Remove(filepath.Join(dir, "f.mp3")), os.WriteFile(filepath.Join(dir, "f.mp3"), nil, 0o644), os.Truncate(filepath.Join(dir, "f.mp3"), maxBytes+1)); err != nil {
		t.Fatal(err)
	}
	if _, faults := Load(told(), dir, lengths); len(faults) != 1 || !strings.Contains(faults[0].Problem, "is 209715201 bytes long, more than 209715200") {
		t.Errorf("a large file: got %v", faults)
	}
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
