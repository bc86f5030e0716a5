package mp3

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// refused is what a Stream says of b, fed in pieces.
func refused(b []byte, piece int) error {
	s := NewStream(Limits{})
	for len(b) > 0 {
		n := min(piece, len(b))
		if err := s.Feed(b[:n]); err != nil {
			return err
		}
		for _, ok := s.Next(); ok; _, ok = s.Next() {
		}
		b = b[n:]
	}
	s.End()
	for _, ok := s.Next(); ok; _, ok = s.Next() {
	}
	return s.Err()
}

func TestWhatIsNotDecodedIsNamed(t *testing.T) {
	noise := make([]byte, 1<<20)
	random := rand.New(rand.NewPCG(5, 6))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	copy(noise, "random noise")
	encoded := func(rate, channels int, encode string) []byte {
		return recording{"", rate, channels, encode}.make(t, 1)
	}
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"nothing":             {nil, "empty"},
		"a page":              {[]byte("<!doctype html><title>Not found</title>"), "not an MP3: it begins with <!doctype ht"},
		"an MP4":              {[]byte("\x00\x00\x00\x18ftypM4A \x00\x00"), "not an MP3: it begins with ....ftypM4A "},
		"text in UTF-16":      {[]byte(strings.Repeat("\xff\xfeN\x00o\x00", 1000)), "not an MP3: it begins with ..N.o...N.o."},
		"zeros":               {make([]byte, 1<<20), "not an MP3: it begins with ............"},
		"random bytes":        {noise, "not an MP3: it begins with random noise"},
		"a tag alone":         {[]byte("ID3\x03\x00\x00\x00\x00\x00\x02ab"), "an ID3 tag without sound"},
		"a tag that is cut":   {[]byte("ID3\x03\x00\x00\x00\x00\x02\x02ab"), "ends in the middle of its ID3 tag"},
		"a frame that is cut": {bare(t, "44.1 kHz mono, 64")[:100], "ends in the middle of its first frame"},
		"MPEG-2.5":            {encoded(11025, 1, byLame+"-m m -b 16 -t - {out}"), "MPEG-2.5"},
		"free format":         {encoded(44100, 1, byLame+"-m m --freeformat -b 200 -t - {out}"), "free format"},
		"Layer II":            {encoded(44100, 1, byFFmpeg+"-c:a mp2 -b:a 128k -f mp2 -y {out}"), "Layer II"},
		"Layer II of MPEG-2":  {encoded(22050, 2, byFFmpeg+"-c:a mp2 -b:a 64k -f mp2 -y {out}"), "Layer II"},
	} {
		for _, piece := range []int{1 << 21, 1000, 1} {
			if err := refused(c.b, piece); err == nil || err.Error() != c.want {
				t.Errorf("%s in pieces of %d: %v", name, piece, err)
			}
		}
		if _, _, err := Inspect(c.b); err == nil || err.Error() != c.want {
			t.Errorf("%s: Inspect: %v", name, err)
		}
	}
}

func TestTruncatedAnywhere(t *testing.T) {
	for _, name := range []string{"44.1 kHz joint stereo, 96", "48 kHz mono", "16 kHz mono"} {
		b := bare(t, name)
		_, x, err := Inspect(b)
		if err != nil {
			t.Fatal(err)
		}
		for n := range int(x.Offsets[3]) {
			whole := 0
			for whole < 3 && x.end(whole) <= int64(n) {
				whole++
			}
			s := NewStream(Limits{})
			if err := s.Feed(b[:n]); err != nil {
				t.Fatalf("%s, %d bytes: %v", name, n, err)
			}
			s.End()
			for _, ok := s.Next(); ok; _, ok = s.Next() {
			}
			if s.Format().Frames != whole || (s.Err() == nil) != (whole > 0) {
				t.Fatalf("%s, %d bytes: %d frames of %d, %v", name, n, s.Format().Frames, whole, s.Err())
			}
			f, y, err := Inspect(b[:n])
			if cut := whole > 0 && x.end(whole-1) < int64(n)-3; (err == nil) != (whole > 0) || err == nil && (len(y.Offsets) != whole || f.Truncated != cut) {
				t.Fatalf("%s, %d bytes: Inspect: %v, %+v", name, n, err, f)
			}
		}
	}
}

func TestTags(t *testing.T) {
	sound := bare(t, "44.1 kHz mono, 64")
	pcm, _, _ := listen(t, sound)
	tag := func(size int) []byte {
		head := []byte{'I', 'D', '3', 4, 0, 0, byte(size >> 21), byte(size >> 14 & 127), byte(size >> 7 & 127), byte(size & 127)}
		return append(head, bytes.Repeat([]byte{0xff, 0xfb, 0x50, 0xc4}, size/4)...)
	}
	last := slices.Concat([]byte("TAG"), make([]byte, 125))
	for _, b := range [][]byte{
		slices.Concat(tag(400), sound, last),
		slices.Concat(tag(2<<20), tag(400), sound, tag(800)),
	} {
		for _, piece := range []int{1 << 30, 1001} {
			if got, _, s := listen(t, b, piece); !slices.Equal(got, pcm) || s.Format().Skipped != 0 {
				t.Errorf("pieces of %d: %+v", piece, s.Format())
			}
		}
	}
	if f, x, err := Inspect(slices.Concat(tag(400), sound, last)); err != nil || x.Offsets[0] != 410 || f.Skipped != 0 {
		t.Error(f, err)
	}
}

func TestLimits(t *testing.T) {
	sound := bare(t, "44.1 kHz mono, 64")
	tag := []byte("ID3\x04\x00\x00\x00\x01\x00\x00")
	for want, c := range map[string]struct {
		limits Limits
		b      []byte
	}{
		"larger than 10 kB, the limit":     {Limits{Bytes: 10 << 10}, sound},
		"longer than 1 seconds, the limit": {Limits{Seconds: 1}, sound},
		"an ID3 tag of 16 kB":              {Limits{Tag: 10 << 10}, tag},
	} {
		s := NewStream(c.limits)
		err := s.Feed(c.b)
		for _, ok := s.Next(); ok; _, ok = s.Next() {
		}
		if err == nil {
			err = s.Feed(nil)
		}
		if err == nil || err.Error() != want || s.End() != err {
			t.Errorf("%v, want %s", err, want)
		}
		if f := s.Format(); f.Samples > int64(f.SampleRate) && want[:3] == "lon" {
			t.Errorf("%d samples", f.Samples)
		}
	}
}

// Whatever comes and however long, a Stream holds its last bytes and its index.
func TestMemoryIsBounded(t *testing.T) {
	sound := frames(t, bare(t, "44.1 kHz joint stereo, 96"))
	once := bytes.Join(sound[1:], nil)
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	s := NewStream(Limits{})
	feed := func(b []byte) {
		t.Helper()
		for len(b) > 0 {
			n := min(len(b), 10000)
			if err := s.Feed(b[:n]); err != nil {
				t.Fatal(err)
			}
			for _, ok := s.Next(); ok; _, ok = s.Next() {
			}
			b = b[n:]
		}
	}
	for range 10 {
		feed(once)
	}
	feed(make([]byte, 30<<20))
	feed(once)
	if grown := int64(heap()) - int64(before); grown > 300<<10 {
		t.Errorf("%d bytes after %d frames", grown, s.Format().Frames)
	}
	if f := s.Format(); f.Frames != 11*(len(sound)-1) || f.Skipped != 30<<20 {
		t.Errorf("%+v", f)
	}
	runtime.KeepAlive(s)
}
