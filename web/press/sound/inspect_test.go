package sound

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is refused is accepted once it is converted as the hint says.
func TestConvertConverts(t *testing.T) {
	dir := t.TempDir()
	refused, accepted := filepath.Join(dir, "refused.mp3"), filepath.Join(dir, "accepted.mp3")
	ffmpeg := func(command string) {
		t.Helper()
		if out, err := exec.Command("ffmpeg", strings.Fields("-v error "+command)...).CombinedOutput(); err != nil {
			t.Fatalf("ffmpeg %s: %v\n%s", command, err, out)
		}
	}
	read := func(file string) []byte {
		t.Helper()
		mp3, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return mp3
	}
	as := func(command string) string {
		return strings.NewReplacer("ffmpeg ", "-y ", "RECORDING", refused, "NEW.mp3", accepted).Replace(command)
	}
	ffmpeg("-f lavfi -i sine=d=2 -ar 11025 " + refused)
	if found := Inspect(read(refused)); found.Problem != "is MPEG-2.5" || !strings.HasSuffix(found.Remedy, Convert) {
		t.Errorf("got %v", found)
	}
	ffmpeg(as(Convert))
	if found := Inspect(read(accepted)); found.Problem != "" || found.Length < 2000 || !strings.HasPrefix(string(found.Peaks), `{"version":2,`) {
		t.Errorf("got %v", found)
	}

	pcm := func(file string) string {
		t.Helper()
		out, err := exec.Command("ffmpeg", "-v", "error", "-i", file, "-f", "s16le", "-").Output()
		if err != nil || len(out) == 0 {
			t.Fatal(err)
		}
		return string(out)
	}
	// What is not the sound's fault is mended without loss: bytes between frames, a variable
	// bitrate without an index, and with one in a long recording.
	const speech = "-f lavfi -i aevalsrc=if(gt(t\\,80)\\,random(0)\\,0):d=100:s=32000 -id3v2_version 0 "
	for options, want := range map[string]string{
		"-b:a 48k -write_xing 0": "byte 4320 begins no frame, though frames follow",
		"-q:a 5 -write_xing 0":   "has a variable bitrate and no index: browsers would play other words",
		"-q:a 5 -write_xing 1":   " seconds beside their place",
	} {
		ffmpeg(speech + options + " -y " + refused)
		whole := pcm(refused)
		if strings.HasPrefix(want, "byte") {
			mp3 := read(refused)
			if err := os.WriteFile(refused, slices.Concat(mp3[:4320], make([]byte, 500), mp3[4320:]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if found := Inspect(read(refused)); !strings.HasSuffix(found.Problem, want) || !strings.HasSuffix(found.Remedy, Constant) {
			t.Errorf("%s: got %v", options, found)
		}
		os.Remove(accepted)
		if _, err := WriteConstant(refused, accepted); err != nil {
			t.Fatal(err)
		}
		if found := Inspect(read(accepted)); found.Problem != "" || pcm(accepted) != whole {
			t.Errorf("%s, made constant: got %v, the same sound: %t", options, found, pcm(accepted) == whole)
		}
	}
	if _, err := WriteConstant(refused, accepted); !errors.Is(err, os.ErrExist) {
		t.Errorf("what is there is not written over: got %v", err)
	}
}
