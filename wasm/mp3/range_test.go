package mp3

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPassagesAreTheLinearDecode(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, r := range recordings {
		t.Run(r.name, func(t *testing.T) {
			b, whole := r.decoded(t)
			pcm, x, f := whole.pcm, whole.stream.Index(), whole.stream.Format()
			n := f.Samples
			spans := [][2]int64{{0, 1}, {n - 1, n}, {0, int64(f.PerFrame)}, {int64(f.PerFrame) - 1, int64(f.PerFrame) + 1}, {n / 2, n}}
			for range 25 {
				from := random.Int64N(n)
				spans = append(spans, [2]int64{from, from + 1 + random.Int64N(min(n-from, 5000))})
			}
			for _, span := range spans {
				first, last := x.ByteRange(span[0], span[1])
				got, err := x.DecodeRange(b[first:last], span[0], span[1])
				if err != nil {
					t.Fatalf("%v: %v", span, err)
				}
				if c := int64(f.Channels); !slices.Equal(got, pcm[span[0]*c:span[1]*c]) {
					t.Fatalf("%v differs from the linear decode", span)
				}
			}
		})
	}
}

// A range needs a part of a long file, not all of it.
func TestASpanIsShort(t *testing.T) {
	_, whole := recordings[0].decoded(t)
	first, last := whole.stream.Index().ByteRange(44100, 44110)
	if frames := float64(last-first) / (144 * 64000 / 44100.0); frames < 10.5 || frames > 14 {
		t.Errorf("ten samples in the middle need %.1f frames", frames)
	}
}

func TestAForeignIndexIsRefused(t *testing.T) {
	b := recordings[0].bytes(t)
	_, x, err := Inspect(b)
	if err != nil {
		t.Fatal(err)
	}
	first, last := x.ByteRange(40000, 50000)
	part := b[first:last]
	if _, err := x.DecodeRange(part, 40000, 50000); err != nil {
		t.Fatal(err)
	}
	shuffled := x
	shuffled.Offsets = slices.Clone(x.Offsets)
	random := rand.New(rand.NewPCG(3, 4))
	random.Shuffle(len(x.Offsets), func(i, j int) {
		o := shuffled.Offsets
		o[i], o[j] = o[j], o[i]
	})
	with := func(change func(*Index)) Index { y := x; change(&y); return y }
	for name, y := range map[string]Index{
		"shuffled":      shuffled,
		"empty":         {},
		"no channels":   with(func(y *Index) { y.Channels = 0 }),
		"many channels": with(func(y *Index) { y.Channels = 200 }),
		"other rate":    with(func(y *Index) { y.SampleRate = 48000 }),
		"other frames":  with(func(y *Index) { y.PerFrame = 576 }),
		"no frames":     with(func(y *Index) { y.PerFrame = 0 }),
		"end at 0":      with(func(y *Index) { y.Offsets, y.End = y.Offsets[:44], 0 }),
	} {
		a, z := y.ByteRange(40000, 50000)
		for _, b := range [][]byte{part, nil, make([]byte, len(part)), b[min(max(a, 0), int64(len(b))):][:min(max(z-a, 0), 100)]} {
			if _, err := y.DecodeRange(b, 40000, 50000); err == nil {
				t.Errorf("%s: accepted", name)
			}
		}
	}
	for _, span := range [][2]int64{{-1, 5}, {5, 5}, {6, 5}, {0, x.Samples() + 1}, {-1 << 63, 1<<63 - 1}, {1<<63 - 1, -1 << 63}} {
		if _, err := x.DecodeRange(part, span[0], span[1]); err == nil {
			t.Errorf("%v: accepted", span)
		}
	}
}

func TestAnEndlessPassageIsRefused(t *testing.T) {
	x := Index{SampleRate: 44100, Channels: 2, PerFrame: 1152, Offsets: make([]uint32, 1<<20)}
	if _, err := x.DecodeRange(nil, 0, x.Samples()); err == nil || err.Error() != "a range of more than two minutes" {
		t.Error(err)
	}
}

// The smallest frames of MPEG-2 hold one byte of main data each, so the bytes
// in which a frame begins may be hundreds of frames back.
func TestTheRunUpHoldsAllThatIsNeeded(t *testing.T) {
	for _, c := range []struct {
		perFrame, size, frames int
	}{{1152, 417, 12}, {1152, 96, 12}, {576, 24, 257}, {576, 208, 12}} {
		x := Index{SampleRate: 24000, Channels: 1, PerFrame: c.perFrame}
		for i := range 1000 {
			x.Offsets = append(x.Offsets, uint32(i*c.size))
		}
		x.End = uint32(1000 * c.size)
		if got := 900 - x.preRoll(900); got < 10 || got > c.frames {
			t.Errorf("frames of %d bytes: a run-up of %d, want at most %d", c.size, got, c.frames)
		} else if c.size == 24 && got != 257 {
			t.Errorf("frames of %d bytes: a run-up of %d", c.size, got)
		}
		if x.preRoll(3) != 0 {
			t.Error("near the beginning it does not begin at 0")
		}
	}
}

// Any splitting of the bytes gives the same samples, peaks and index.
func TestPiecesDoNotMatter(t *testing.T) {
	for _, i := range []int{3, 7, 13} {
		r := recordings[i]
		b, whole := r.decoded(t)
		for _, pieces := range [][]int{{1}, {2, 3, 5}, {417, 418}, {1000, 1, 4096}} {
			got, shape, stream := listen(t, b, pieces...)
			if !slices.Equal(got, whole.pcm) || !slices.Equal(shape.Since(0), whole.peaks.Since(0)) ||
				!slices.Equal(stream.Index().Offsets, whole.stream.Index().Offsets) || stream.Format() != whole.stream.Format() {
				t.Errorf("%s in pieces of %v differs", r.name, pieces)
			}
		}
	}
}

// Where frames stand is the same whether they are decoded or skipped; only what is silent is not known.
func TestSkippingFindsWhatDecodingFinds(t *testing.T) {
	for _, r := range recordings {
		b, whole := r.decoded(t)
		skipped := NewStream(Limits{})
		for i := 0; i < len(b); i += 1000 {
			if err := skipped.Feed(b[i:min(i+1000, len(b))]); err != nil {
				t.Fatalf("%s: %v", r.name, err)
			}
			for skipped.Skip() {
			}
		}
		if err := skipped.End(); err != nil {
			t.Fatalf("%s: %v", r.name, err)
		}
		for skipped.Skip() {
		}
		want, x, is := whole.stream.Format(), whole.stream.Index(), skipped.Index()
		want.Silent = 0
		if skipped.Format() != want || len(x.Offsets) == 0 || !slices.Equal(is.Offsets, x.Offsets) || is.End != x.End {
			t.Errorf("%s: skipped: %+v\ndecoded: %+v", r.name, skipped.Format(), want)
		}
	}
}

func TestInspectFindsWhatStreamFinds(t *testing.T) {
	for _, r := range recordings {
		b, whole := r.decoded(t)
		f, x, err := Inspect(b)
		if err != nil {
			t.Errorf("%s: %v", r.name, err)
			continue
		}
		s := whole.stream
		if f != s.Format() || !slices.Equal(x.Offsets, s.Index().Offsets) || x.End != s.Index().End {
			t.Errorf("%s: Inspect: %+v\nStream: %+v", r.name, f, s.Format())
		}
	}
}

// Index offsets point at frames: an independent look at the bytes.
func TestTheIndexPointsAtFrames(t *testing.T) {
	b := recordings[6].bytes(t) // with a tag
	_, x, err := Inspect(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, at := range x.Offsets {
		if binary.BigEndian.Uint16(b[at:])&0xfffe != 0xfffa {
			t.Errorf("frame %d: no sync word of MPEG-1 Layer III at byte %d", i, at)
		}
	}
	if int(x.End) != len(b) || x.Offsets[0] == 0 {
		t.Errorf("frames from %d to %d, the file has %d bytes", x.Offsets[0], x.End, len(b))
	}
}
