package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/web/press/sound"
)

// What leads the default story can be heard, all in the one voice.
func TestLeadIsRead(t *testing.T) {
	lead := datatest.First(t).Excerpt()
	read := func(id string, a *data.Audio, words []data.Passage) {
		if len(words) > 0 && (a == nil || a.Credit != sound.Narrator || a.Src != "audio/"+id+".mp3") {
			t.Errorf("%s: its words are not read: %+v", id, a)
		}
	}
	for _, s := range lead.Statements {
		read(s.ID, s.Audio, s.Words)
	}
	for _, f := range lead.Findings {
		read(f.ID, f.Audio, f.Words)
	}
}

// The committed recordings are frames of 144 bytes and nothing else: MPEG-1
// Layer III without a checksum, 32 kb/s, 32 kHz, no padding, mono. They are small.
func TestRecordingsAreBareFrames(t *testing.T) {
	files, err := filepath.Glob("../../../data/stories/russia-2018/audio/*.mp3")
	if err != nil || len(files) == 0 {
		t.Fatalf("no recordings: %v", err)
	}
	total := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		total += len(b)
		if len(b)%144 != 0 {
			t.Errorf("%s: %d bytes are no whole number of frames", file, len(b))
		}
		for i := 0; i+144 <= len(b); i += 144 {
			if h := b[i : i+4]; h[0] != 0xFF || h[1] != 0xFB || h[2] != 0x18 || h[3]>>6 != 3 {
				t.Fatalf("%s: a frame at %d starts with % x", file, i, h)
			}
		}
		for _, tag := range []string{"Xing", "Info", "LAME"} {
			if bytes.Contains(b[:144], []byte(tag)) {
				t.Errorf("%s: its first frame is a tag, %s", file, tag)
			}
		}
		src, err := os.ReadFile(sound.TimingFile(file))
		if err != nil {
			t.Fatal(err)
		}
		timings, err := sound.ReadTimings(src)
		if err != nil {
			t.Fatalf("%s: %v", sound.TimingFile(file), err)
		}
		long := len(b) / 144 * 36 // a frame is 36 milliseconds
		if end := timings[len(timings)-1].To; timings[0].From < delay || timings[0].From > 2*delay || end > long || end < long-80 {
			t.Errorf("%s: is heard from %d to %d ms of %d", file, timings[0].From, end, long)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the recordings have %d bytes", total)
	}
}

func TestOthersAreLeftAlone(t *testing.T) {
	src, err := os.ReadFile("../../../data/validate/testdata/good/small.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	told := func(changes ...string) (string, error) {
		file := filepath.Join(dir, "story.json")
		if err := os.WriteFile(file, []byte(strings.NewReplacer(changes...).Replace(string(src))), 0o644); err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		err := run([]string{"/nonexistent", file}, &out)
		return out.String(), err
	}
	if out, err := told(); err != nil || !strings.Contains(out, ": 0 recordings, ") {
		t.Errorf("of other voices: got %q, %v", out, err)
	}
	const human, synthetic = `"human",` + "\n        " + `"credit": "A. Mayor, recorded by Town Radio, CC BY 4.0"`, `"credit": "Synthetic voice"`
	const ours = `"credit": "` + sound.Narrator + `"`
	for want, changes := range map[string][]string{
		"mayor-open: its voice is the narrator's, and human; make its kind synthetic":              {human, `"human", ` + ours},
		"mayor-open: its recording is made to measure; remove the clip":                            {human, `"synthetic", ` + ours},
		"audit: passage 1 is in the language de, and the narrator reads English; remove its audio": {synthetic, ours, `"We assess that the bridge was closed."`, `"We assess that the bridge was closed.", "lang": "de"`},
		"statements[0].audio.kind: is empty; fill it in; ./build.sh check names every fault":       {`"kind": "human"`, `"kind": ""`},
		"audit: passage 1: fork/exec /nonexistent: no such file or directory":                      {synthetic, ours},
	} {
		if _, err := told(changes...); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the folder has %d files, %v", len(left), err)
	}
}
