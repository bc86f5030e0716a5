package mp3

import (
	"slices"
	"testing"
)

// seed gives a fuzzer the beginning of every recording, and of one each field of
// a header and of the side information changed.
func seed(f *testing.F, add func([]byte)) {
	for _, r := range recordings {
		b := r.bytes(f)
		_, x, err := Inspect(b)
		if err != nil {
			f.Fatal(err)
		}
		add(b[:x.Offsets[3]])
		add(b[x.Offsets[20]:x.Offsets[23]])
	}
	joint := frames(f, recordings[3].bytes(f))[1:4]
	for _, field := range []struct {
		at   int
		bits byte
	}{{0, 0xff}, {1, 0xe0}, {1, 0x18}, {1, 0x06}, {1, 0x01}, {2, 0xf0}, {2, 0x0c}, {2, 0x02}, {2, 0x01}, {3, 0xc0}, {3, 0x30}, {3, 0x08}, {3, 0x04}, {3, 0x03}} {
		var b []byte
		for _, frame := range joint {
			frame = slices.Clone(frame)
			frame[field.at] ^= field.bits
			b = append(b, frame...)
		}
		add(b)
	}
	for _, at := range []int{0, 9, 12, 16, 20, 32, 41, 49, 53, 54, 56, 57, 62, 67, 70, 76, 77, 78} {
		b := slices.Concat(joint...)
		set(f, b, at, 4, 15)
		add(b)
	}
	add(nil)
	add([]byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f"))
	add(slices.Concat([]byte("ID3\x04\x00\x10\x00\x00\x00\x04tags3DI\x04\x00\x10\x00\x00\x00\x04"), joint[0], joint[1], []byte("TAG")))
}

func FuzzStream(f *testing.F) {
	seed(f, func(b []byte) { f.Add(b, uint16(100)) })
	f.Fuzz(func(t *testing.T, b []byte, piece uint16) {
		limits := Limits{Bytes: 64 << 10, Seconds: 5, Tag: 1000}
		hear := func(piece int) (pcm []int16, s *Stream) {
			s = NewStream(limits)
			drain := func() {
				for part, ok := s.Next(); ok; part, ok = s.Next() {
					if f := s.Format(); len(part) != f.PerFrame*f.Channels {
						t.Fatalf("%d samples of %+v", len(part), f)
					}
					pcm = append(pcm, part...)
				}
			}
			for rest := b; len(rest) > 0; {
				n := min(piece, len(rest))
				s.Feed(rest[:n])
				drain()
				rest = rest[n:]
			}
			s.End()
			drain()
			return pcm, s
		}
		pcm, s := hear(len(b) + 1)
		format, x := s.Format(), s.Index()
		if format.Frames != len(x.Offsets) || format.Samples != x.Samples() || !slices.IsSorted(x.Offsets) || int(x.End) > len(b) ||
			int64(len(pcm)) != format.Samples*int64(format.Channels) || format.Samples > 5*48000 || format.Silent > format.Frames {
			t.Fatalf("%+v %+v", format, x)
		}
		if format.Frames == 0 && s.Err() == nil {
			t.Fatal("nothing was heard, and nothing said")
		}
		if len(b) > int(limits.Bytes) {
			return
		}
		again, other := hear(int(piece) + 1)
		if !slices.Equal(pcm, again) || format != other.Format() || !slices.Equal(x.Offsets, other.Index().Offsets) || s.Err() != other.Err() {
			t.Fatalf("in pieces of %d: %+v, %v; at once: %+v, %v", piece+1, other.Format(), other.Err(), format, s.Err())
		}
	})
}

func FuzzInspect(f *testing.F) {
	seed(f, func(b []byte) { f.Add(b, uint16(700), uint16(900)) })
	f.Fuzz(func(t *testing.T, b []byte, from, length uint16) {
		format, x, err := Inspect(b)
		if err != nil {
			if _, ok := err.(UnsupportedError); !ok || err.Error() == "" {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		pcm, _, s := listen(t, b)
		if format != s.Format() || format.Silent != 0 || !slices.Equal(x.Offsets, s.Index().Offsets) {
			t.Fatalf("Inspect: %+v\nStream: %+v", format, s.Format())
		}
		a := int64(from) % format.Samples
		z := min(a+int64(length)+1, format.Samples)
		first, last := x.ByteRange(a, z)
		got, err := x.DecodeRange(b[first:last], a, z)
		if c := int64(format.Channels); err != nil || !slices.Equal(got, pcm[a*c:z*c]) {
			t.Fatalf("[%d, %d) differs: %v", a, z, err)
		}
	})
}
