package mp3

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// id3 is an ID3v2 tag with so many bytes in it.
func id3(size int) []byte {
	head := []byte{'I', 'D', '3', 4, 0, 0, byte(size >> 21 & 127), byte(size >> 14 & 127), byte(size >> 7 & 127), byte(size & 127)}
	return append(head, bytes.Repeat([]byte("a cover "), size/8+1)[:size]...)
}

// Ordinary recordings, from one good one: what is no sound is left out, and the sound is the same.
func TestOrdinaryRecordingsAreTaken(t *testing.T) {
	sound := bare(t, "44.1 kHz mono, 64")
	pcm, _, plain := listen(t, sound)
	ape := slices.Concat([]byte("APETAGEX\xd0\x07\x00\x00\x4c\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\xa0\x00\x00\x00\x00\x00\x00\x00\x00"),
		[]byte("\x20\x00\x00\x00\x00\x00\x00\x00Title\x00"+strings.Repeat("words ", 5)), []byte("APETAGEX\xd0\x07\x00\x00\x4c\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00"))
	lyrics := []byte("LYRICSBEGININD0000200LYR00012Hello, world000034LYRICS200")
	id3v1 := slices.Concat([]byte("TAG"), make([]byte, 125))
	for name, c := range map[string]struct {
		b    []byte
		rest string // what is said of its end
	}{
		"a cover of 300 kB":        {b: slices.Concat(id3(300<<10), sound)},
		"a cover of 20 MB":         {b: slices.Concat(id3(20<<20), sound)},
		"two tags":                 {b: slices.Concat(id3(100), id3(5000), sound)},
		"ten zeros in front":       {b: slices.Concat(make([]byte, 10), sound)},
		"a tag, and zeros":         {b: slices.Concat(id3(100), make([]byte, 2000), sound)},
		"ID3v1":                    {b: slices.Concat(sound, id3v1)},
		"APE":                      {b: slices.Concat(sound, ape)},
		"Lyrics3":                  {b: slices.Concat(sound, lyrics)},
		"Lyrics3, APE and ID3v1":   {b: slices.Concat(sound, lyrics, ape, id3v1)},
		"ID3v2 behind":             {b: slices.Concat(sound, id3(100))},
		"2 kB of zeros behind":     {b: slices.Concat(sound, make([]byte, 2048))},
		"a tag at either end":      {b: slices.Concat(id3(70<<10), sound, id3v1)},
		"something else behind it": {slices.Concat(sound, []byte("saved by a radio")), "16 bytes behind the last frame are no sound"},
	} {
		f, x, err := Inspect(c.b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, _, s := listen(t, c.b, 5000)
		if !slices.Equal(got, pcm) || f != s.Format() || f.Frames != plain.Format().Frames || f.Truncated {
			t.Errorf("%s: %+v", name, f)
		}
		if rest := Rest(c.b, x); rest != c.rest {
			t.Errorf("%s: it is said that %q", name, rest)
		}
		if drift := Drift(f, x); drift > 30 {
			t.Errorf("%s: %d ms beside its place", name, drift)
		}
	}
}

// A dump of a radio ends anywhere: the last frame is left out.
func TestACutLastFrameIsLeftOut(t *testing.T) {
	sound := bare(t, "44.1 kHz mono, 64")
	pcm, _, whole := listen(t, sound)
	f, _, err := Inspect(sound[:len(sound)-100])
	if err != nil || !f.Truncated || f.Frames != whole.Format().Frames-1 {
		t.Errorf("%+v, %v", f, err)
	}
	if got, _, _ := listen(t, sound[:len(sound)-100]); !slices.Equal(got, pcm[:len(got)]) || len(got) != len(pcm)-1152 {
		t.Errorf("%d samples of %d", len(got), len(pcm))
	}
}

// What would be placed otherwise than it is decoded is refused.
func TestWhatIsStrewnIsRefused(t *testing.T) {
	sound, info := frames(t, bare(t, "44.1 kHz mono, 64")), bare(t, "44.1 kHz joint stereo, 96")
	for want, b := range map[string][]byte{
		"byte 2089 begins no frame, though frames follow":                                            slices.Concat(bytes.Join(sound[:10], nil), []byte("anything"), bytes.Join(sound[10:], nil)),
		"byte 2298 begins no frame, though frames follow":                                            slices.Concat(bytes.Join(sound[:11], nil), id3(100), bytes.Join(sound[11:], nil)),
		"10 bytes stand before the first frame, and hide from browsers what it says of the others":   slices.Concat(make([]byte, 10), info),
		"2000 bytes stand before the first frame, and hide from browsers what it says of the others": slices.Concat(id3(500), make([]byte, 2000), info),
	} {
		_, _, err := Inspect(b)
		if err == nil || err.Error() != want || !Strewn(err) {
			t.Errorf("got %v, want %s", err, want)
			continue
		}
		even, err := Constant(b)
		if err != nil {
			t.Error(want, err)
			continue
		}
		before, _, _ := listen(t, b)
		after, _, s := listen(t, even)
		if _, _, err := Inspect(even); err != nil || !slices.Equal(before, after) || s.Format().Skipped != 0 {
			t.Errorf("%s: put together: %v, the same sound: %t", want, err, slices.Equal(before, after))
		}
	}
}

// Every recording can be had at a constant bitrate, sample by sample the same, and browsers find their place in it.
func TestConstant(t *testing.T) {
	for _, r := range recordings {
		b, whole := r.decoded(t)
		even, err := Constant(b)
		if err != nil {
			t.Errorf("%s: %v", r.name, err)
			continue
		}
		f, x, err := Inspect(even)
		if err != nil || f.BitrateMin != f.BitrateMax || Drift(f, x) > 70 {
			t.Errorf("%s: %v, %d ms beside its place, %+v", r.name, err, Drift(f, x), f)
		}
		got, _, _ := listen(t, even)
		old := whole.stream.Format()
		if !slices.Equal(got, whole.pcm) || f.Info != old.Info || f.Delay != old.Delay || f.Padding != old.Padding {
			t.Errorf("%s: sounds otherwise", r.name)
		}
	}
	if _, err := Constant([]byte("no sound")); err == nil {
		t.Error("what is no sound was taken")
	}
}

// A browser that reckons by the bitrate, or by a table, is led astray by a variable one.
func TestDrift(t *testing.T) {
	for name, want := range map[string][2]int64{
		"44.1 kHz mono, 64":           {0, 30},
		"44.1 kHz joint stereo, 96":   {0, 60},
		"44.1 kHz stereo, variable":   {1000, 2000},
		"16 kHz mono":                 {1000, 2000},
		"44.1 kHz joint stereo, vari": {50, 149}, // it has a table, and is short
	} {
		f, x, err := Inspect(bare(t, name))
		if got := Drift(f, x); err != nil || got < want[0] || got > want[1] {
			t.Errorf("%s: %d ms, %v", name, got, err)
		}
	}
	f, x, err := Inspect(recording{"", 44100, 1, byLame + "-m m -V 4 - {out}"}.make(t, 100))
	if got := Drift(f, x); err != nil || got < 150 {
		t.Errorf("a table of 100 seconds: %d ms, %v", got, err)
	}
	if Drift(Format{}, Index{}) != 0 {
		t.Error("of nothing")
	}
}
