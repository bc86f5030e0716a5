package mp3

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestPeaks(t *testing.T) {
	p := NewPeaks(8000, 3)
	add := func(pcm []int16, channels int) {
		t.Helper()
		if err := p.Add(pcm, channels); err != nil {
			t.Fatal(err)
		}
	}
	add([]int16{1, -5}, 1)
	if p.Len() != 0 {
		t.Error("a pair of two samples where three make one")
	}
	add([]int16{7, 100, 300, 400}, 1)
	add([]int16{-32768, -32767, 32767, 32767, 5, -10}, 2) // means, towards zero: -32767, 32767, -2
	if got := p.Since(0); !slices.Equal(got, []int16{-5, 7, 100, 400, -32767, 32767}) {
		t.Error(got)
	}
	add([]int16{9}, 1)
	before := p.Len()
	p.Close()
	p.Close()
	if got := p.Since(before); !slices.Equal(got, []int16{9, 9}) || p.Len() != before+1 {
		t.Error(got)
	}
	if len(p.Since(99)) != 0 || len(p.Since(-1)) != 2*p.Len() {
		t.Error("Since outside")
	}
	add(nil, 1)
	add([]int16{1}, 2)
	add([]int16{1}, 0)
}

// The waveform of a file is that of its samples, of those alone that are heard.
func TestWaveform(t *testing.T) {
	for _, r := range recordings {
		b, whole := r.decoded(t)
		f, _, err := Inspect(b)
		if err != nil {
			continue // what is no sound to be published
		}
		from, to := f.Heard()
		const most = 100
		got := Waveform(b, f, most)
		want := NewPeaks(f.SampleRate, got.PerBucket)
		if err := want.Add(whole.pcm[from*int64(f.Channels):to*int64(f.Channels)], f.Channels); err != nil {
			t.Fatal(err)
		}
		want.Close()
		if got.Len() == 0 || got.Len() > most || got.SampleRate != f.SampleRate || !slices.Equal(got.Since(0), want.Since(0)) {
			t.Errorf("%s: %d pairs of %d samples, want those of its %d samples", r.name, got.Len(), got.PerBucket, to-from)
		}
	}
}

func TestPeaksJSON(t *testing.T) {
	p := NewPeaks(44100, 2)
	if err := p.Add([]int16{-300, 255, 32767, -32768, 0, 0}, 1); err != nil {
		t.Fatal(err)
	}
	for bits, want := range map[int][]int{8: {-1, 0, -128, 127, 0, 0}, 16: {-300, 255, -32768, 32767, 0, 0}} {
		var got struct {
			Version, Channels, Bits, Length int
			SampleRate                      int `json:"sample_rate"`
			PerPixel                        int `json:"samples_per_pixel"`
			Data                            []int
		}
		b := p.AppendJSON(nil, bits)
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if got.Version != 2 || got.Channels != 1 || got.Bits != bits || got.Length != 3 || got.SampleRate != 44100 ||
			got.PerPixel != 2 || !slices.Equal(got.Data, want) {
			t.Errorf("%s", b)
		}
	}
	if !json.Valid(NewPeaks(1, 0).AppendJSON(nil, 8)) {
		t.Error("no pairs: not JSON")
	}
}

func TestPeaksAreBounded(t *testing.T) {
	p := NewPeaks(48000, 1)
	for range MaxPeaks / (1 << 16) {
		if err := p.Add(make([]int16, 1<<16), 1); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Add([]int16{1}, 1); err == nil || p.Len() != MaxPeaks {
		t.Errorf("%d pairs, %v", p.Len(), err)
	}
}
