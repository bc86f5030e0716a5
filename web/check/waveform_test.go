package check

import (
	"encoding/json"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"statement-evidence/wasm/i18n"
)

// The waveform is there without the decoder; only exact words need that, and without it the browser plays from there on.
func TestTheWaveformNeedsNoDecoder(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, pattern := range []string{"decoder.*.js", "decoder.*.wasm"} {
			s.answer(pattern, func(w http.ResponseWriter, r *http.Request, _ http.Handler) { http.NotFound(w, r) })
		}
		p := s.openWithSound(t, "index.html")
		p.opened()
		p.assert("it does not say that anything is missing", `document.querySelector($0 + " .heard").textContent === ""`, player)
		p.until(`document.querySelector($0)`, player+` .exact button`)
		p.expect("404")
		p.click(player + ` .exact button`)
		p.until(`document.querySelector($0 + " [role=status]").textContent === $1`, player, english.Get(i18n.PlayerNoWaveform))
		p.until(`document.querySelector($0 + " audio").currentTime > 0`, listen)
		p.click(player + ` .play`)
	})
}

// A waveform that the build has written is that of the recording.
func TestWrittenWaveforms(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		files, err := filepath.Glob(filepath.Join(s.dir, "audio*", "*.json"))
		if err != nil || len(files) != len(soundFiles(t, s)) {
			t.Fatalf("%d waveforms of %d recordings, %v", len(files), len(soundFiles(t, s)), err)
		}
		for _, file := range files[:3] {
			var wave struct {
				Version, Channels, Bits, Length int
				SampleRate                      int `json:"sample_rate"`
				SamplesPerPixel                 int `json:"samples_per_pixel"`
				Data                            []float64
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &wave); err != nil {
				t.Fatal(err)
			}
			samples, rate := s.decoded(t, s.URL+"/"+strings.TrimPrefix(strings.TrimSuffix(file, ".json")+".mp3", s.dir+"/"))
			if wave.Version != 2 || wave.Channels != 1 || wave.Bits != 8 || wave.SampleRate != rate || 2*wave.Length != len(wave.Data) || wave.Length != (len(samples)+wave.SamplesPerPixel-1)/wave.SamplesPerPixel {
				t.Errorf("%s: %+v", file, wave)
				continue
			}
			if worst := unlike(wave.Data, samples, wave.SamplesPerPixel); worst > 1.5/128 {
				t.Errorf("%s: the peaks differ by up to %.4f from ffmpeg's", file, worst)
			}
		}
	})
}

// soundFiles lists the recordings of a site.
func soundFiles(t *testing.T, s *site) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "audio*", "*.mp3"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d recordings, %v", len(files), err)
	}
	return files
}

// unlike tells how far peaks, in steps of 8 bits, are from those of samples.
func unlike(peaks, samples []float64, perBucket int) (worst float64) {
	for i := 0; i < len(peaks)/2; i++ {
		low, up := 0.0, 0.0
		for j, v := range samples[i*perBucket : min((i+1)*perBucket, len(samples))] {
			if j == 0 {
				low, up = v, v
			}
			low, up = min(low, v), max(up, v)
		}
		worst = max(worst, math.Abs(peaks[2*i]/128-low), math.Abs(peaks[2*i+1]/128-up))
	}
	return worst
}

// What the decoder decodes is what ffmpeg decodes, to a step of the 8 bits it is told in.
func TestTheWaveformIsTrue(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.withoutWaveforms().tab(t)
		p.expect("404")
		p.before(sounds)
		p.visit("index.html")
		p.untilSettled()
		p.opened()
		samples, _ := s.decoded(t, p.address())
		const perBucket = 256
		p.until(`peaks.length === $0`, 2*((len(samples)+perBucket-1)/perBucket))
		if worst := unlike(value[[]float64](p, `peaks`), samples, perBucket); worst > 1.5/128 {
			t.Errorf("the peaks differ by up to %.4f from ffmpeg's", worst)
		}
	})
}
