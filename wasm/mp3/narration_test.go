package mp3_test

import (
	"os"
	"path/filepath"
	"testing"

	"statement-evidence/wasm/mp3"
)

// The narration that is published is small, plain, and decoded exactly.
func TestTheNarration(t *testing.T) {
	files, err := filepath.Glob("../../data/stories/*/audio/*.mp3")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no narration")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, _, err := mp3.Inspect(b)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if f.Version != 1 || f.SampleRate != 32000 || f.Channels != 1 || f.BitrateMax > 48000 || f.Info || string(b[:3]) == "ID3" {
			t.Errorf("%s: %+v", file, f)
		}
	}
}
