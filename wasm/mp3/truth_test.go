package mp3

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// decoded is what FFmpeg makes of a recording, without what an encoder's tag
// says is not sound.
//
// At 24 kHz it is LAME, because FFmpeg 5.1 is by itself there: on a sweep it
// differs from LAME's decoder by up to -53 dBFS in three frames.
func decoded(t *testing.T, r recording, b []byte) []float64 {
	t.Helper()
	file := filepath.Join(t.TempDir(), "in.mp3") // FFmpeg does not trim what it cannot seek
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	var want []float64
	if r.rate == 24000 {
		for raw := run(t, nil, "lame --quiet --decode -t "+file+" -"); len(raw) >= 2; raw = raw[2:] {
			want = append(want, float64(int16(binary.LittleEndian.Uint16(raw)))/32768)
		}
		return want
	}
	for raw := run(t, nil, "ffmpeg -v error -i "+file+" -f f32le -"); len(raw) >= 4; raw = raw[4:] {
		want = append(want, float64(math.Float32frombits(binary.LittleEndian.Uint32(raw))))
	}
	return want
}

// What a browser would play is, sample by sample, what FFmpeg decodes. FFmpeg
// leaves out what Heard leaves out, so this holds Heard too.
func TestDecodesWhatFFmpegDecodes(t *testing.T) {
	for _, r := range recordings {
		t.Run(r.name, func(t *testing.T) {
			b, whole := r.decoded(t)
			want := decoded(t, r, b)
			pcm, f := whole.pcm, whole.stream.Format()
			if f.Silent != 0 || f.Skipped != 0 {
				t.Errorf("%d frames are silent, %d bytes were skipped", f.Silent, f.Skipped)
			}
			if f.SampleRate != r.rate || f.Channels != r.channels || int64(len(pcm)) != f.Samples*int64(f.Channels) {
				t.Fatalf("%d samples of %+v", len(pcm), f)
			}
			from, to := f.Heard()
			got := pcm[from*int64(f.Channels) : to*int64(f.Channels)]
			if len(got) != len(want) {
				t.Errorf("%d samples are heard, the other decoder has %d", len(got)/f.Channels, len(want)/f.Channels)
			}
			got, want = got[:min(len(got), len(want))], want[:min(len(got), len(want))]
			var difference, sound float64
			for i, v := range got {
				e := float64(v)/32768 - min(max(want[i], -1), 1)
				difference += e * e
				sound += want[i] * want[i]
			}
			n := float64(len(got))
			t.Logf("difference %.1f dBFS RMS, of a sound of %.1f dBFS; %d frames, %d-%d kbit/s, heard [%d, %d) of %d",
				10*math.Log10(difference/n), 10*math.Log10(sound/n), f.Frames, f.BitrateMin/1000, f.BitrateMax/1000, from, to, f.Samples)
			if decibel := 10 * math.Log10(difference/n); !(decibel < -80) {
				t.Errorf("difference %.1f dBFS, want less than -80", decibel)
			}
			if 10*math.Log10(sound/n) < -30 {
				t.Error("hardly any sound to compare")
			}
		})
	}
}
