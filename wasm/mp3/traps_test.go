package mp3

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Each test here is a trap of go-mp3 v0.3.4 that this package steps around.

// frames are copies of a recording's frames.
func frames(t testing.TB, b []byte) [][]byte {
	t.Helper()
	_, x, err := Inspect(b)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]byte
	for i, at := range x.Offsets {
		list = append(list, slices.Clone(b[at:x.end(i)]))
	}
	return list
}

// set writes a number into n bits of a frame's side information.
func set(t testing.TB, frame []byte, at, n, v int) {
	t.Helper()
	h, ok := parse(frame)
	if !ok {
		t.Fatal("no frame")
	}
	b := frame[h.sideAt():]
	for i := range n {
		b[(at+i)/8] &^= 0x80 >> ((at + i) % 8)
		b[(at+i)/8] |= byte(v>>(n-1-i)&1) << (7 - (at+i)%8)
	}
}

func bare(t testing.TB, name string) []byte {
	t.Helper()
	for _, r := range recordings {
		if strings.HasPrefix(r.name, name) {
			return r.bytes(t)
		}
	}
	t.Fatal("no such recording")
	return nil
}

// It panics: https://github.com/traPtitech/traQ/issues/1178
func TestMixedBlocksInMPEG2(t *testing.T) {
	list := frames(t, bare(t, "16 kHz mono"))
	h, _ := parse(list[20])
	at, _, _ := h.groups()
	set(t, list[20], at+38, 4, 0b1101)
	b := bytes.Join(list, nil)
	if _, _, err := Inspect(b); err == nil || err.Error() != "frame 21: MPEG-2 with mixed blocks" {
		t.Error(err)
	}
	_, _, s := listen(t, b)
	if f := s.Format(); f.Silent != 1 || f.Frames != len(list) {
		t.Errorf("%+v", f)
	}
}

// It allocates what a tag claims to be.
func TestATagThatClaims256MB(t *testing.T) {
	tag := []byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, err := Inspect(tag)
	s := NewStream(Limits{})
	fed := s.Feed(tag)
	runtime.ReadMemStats(&after)
	if err == nil || err.Error() != "an ID3 tag of 256 MB" || fed == nil || fed.Error() != "an ID3 tag of 256 MB" {
		t.Errorf("Inspect: %v\nFeed: %v", err, fed)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 100<<10 {
		t.Errorf("%d bytes were allocated", grown)
	}
}

// It takes a false sync word behind the sound for a frame, and fails.
func TestAFalseSyncBehindTheSound(t *testing.T) {
	b := bare(t, "44.1 kHz mono, 64")
	pcm, _, s := listen(t, b)
	for _, junk := range []string{
		"\xff\xfb\x00\x00 free format \xff\xfb\x00\x00",
		"\x00\xff\xfb\x50\xc0" + strings.Repeat("one frame's header, and no other", 20),
		"APETAGEX\xff\xff\xfb\x50\xc4",
		strings.Repeat("\xff", 3000),
	} {
		junk := slices.Concat(b, []byte(junk))
		got, _, loud := listen(t, junk, 700)
		if !slices.Equal(got, pcm) || loud.Format().Skipped != int64(len(junk)-len(b)) || loud.Format().Frames != s.Format().Frames {
			t.Errorf("%q: %+v", junk[len(b):][:10], loud.Format())
		}
		if f, _, err := Inspect(junk); err != nil || f.Frames != s.Format().Frames {
			t.Errorf("%q: %v", junk[len(b):][:10], err)
		}
	}
}

// It forgets the frame before when its source ends, if only for now.
func TestWaitingForBytesLosesNothing(t *testing.T) {
	b := bare(t, "44.1 kHz joint stereo, 96")
	pcm, _, _ := listen(t, b)
	s := NewStream(Limits{})
	var got []int16
	for i := range b {
		if err := s.Feed(b[i : i+1]); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if part, ok := s.Next(); ok {
				got = append(got, part...)
			}
		}
	}
	if err := s.End(); err != nil {
		t.Fatal(err)
	}
	if part, ok := s.Next(); ok {
		got = append(got, part...)
	}
	if !slices.Equal(got, pcm) {
		t.Error("differs")
	}
}

// It forgets the frame before, and with it the main data, on any error.
func TestADamagedFrameIsSilentAndTheNextAreNot(t *testing.T) {
	for _, name := range []string{"44.1 kHz mono, 64", "22.05 kHz mono, 32", "44.1 kHz joint stereo, 96"} {
		b := bare(t, name)
		pcm, _, s := listen(t, b)
		f := s.Format()
		list := frames(t, b)
		h, _ := parse(list[30])
		at, _, _ := h.groups()
		set(t, list[30], at+12, 9, 511) // big_values beyond the spectrum
		set(t, list[30], at+39+11, 3, 7)
		got, _, s := listen(t, bytes.Join(list, nil))
		if s.Format().Silent != 1 || len(got) != len(pcm) {
			t.Errorf("%s: %d samples of %d, %+v", name, len(got), len(pcm), s.Format())
			continue
		}
		n := f.PerFrame * f.Channels
		if !slices.Equal(got[:30*n], pcm[:30*n]) {
			t.Errorf("%s: frames before differ", name)
		}
		if slices.Equal(got[30*n:31*n], pcm[30*n:31*n]) {
			t.Errorf("%s: the damaged frame is not damaged", name)
		}
		if !slices.Equal(got[33*n:], pcm[33*n:]) {
			t.Errorf("%s: frames behind differ", name)
		}
	}
}

// It decodes noise where the main data of earlier frames are missing.
func TestACutBeginningIsSilent(t *testing.T) {
	for _, name := range []string{"44.1 kHz mono, 64", "22.05 kHz mono, 32"} {
		b := bare(t, name)
		pcm, _, s := listen(t, b)
		n := s.Format().PerFrame
		list := frames(t, b)
		cut := 0
		for h, _ := parse(list[0]); cut < 40 || readSide(h, list[cut]).begin == 0; cut++ {
			h, _ = parse(list[cut])
		}
		b = bytes.Join(list[cut:], nil)
		if _, _, err := Inspect(b); err == nil || err.Error() != "frame 1: a frame that begins in an earlier one, which is missing" {
			t.Errorf("%s: %v", name, err)
		}
		got, _, s := listen(t, b)
		silent := s.Format().Silent
		if silent == 0 || silent > 10 {
			t.Errorf("%s: %d frames are silent", name, silent)
		}
		for _, v := range got[:silent*n] {
			if v != 0 {
				t.Fatalf("%s: noise", name)
			}
		}
		if from := (silent + 2) * n; !slices.Equal(got[from:], pcm[cut*n:][from:]) {
			t.Errorf("%s: what follows differs", name)
		}
	}
}

// It takes the places of intensity stereo from the wrong channel, and in MPEG-2
// reads them wrong too.
func TestIntensityStereo(t *testing.T) {
	for name, silent := range map[string]int{"44.1 kHz joint stereo, 96": 0, "24 kHz joint": 1} {
		list := frames(t, bare(t, name))
		list[40][3] |= 0x10
		b := bytes.Join(list, nil)
		if _, _, err := Inspect(b); err == nil || err.Error() != "frame 41: intensity stereo" {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, s := listen(t, b); s.Format().Silent != silent {
			t.Errorf("%s: %+v", name, s.Format())
		}
	}
}

// It takes a padded frame of 22050 Hz for one byte too short. Where a frame
// then has no room to be put together again it is refused, not decoded wrong.
func TestTheFullestFramesAreRefused(t *testing.T) {
	r := recording{"", 22050, 2, byLame + "-m s -b 160 -t - {out}"}
	_, _, err := Inspect(r.make(t, 1))
	if err == nil || !strings.HasSuffix(err.Error(), ": a frame too full to be put together again") {
		t.Error(err)
	}
}

// It goes on with another rate's frames as if nothing had changed.
func TestAChangeOfRate(t *testing.T) {
	one, two := bare(t, "44.1 kHz mono, 64"), bare(t, "32 kHz mono")
	b := slices.Concat(one, two)
	const want = "changes from MPEG-1 Layer III, 44100 Hz to MPEG-1 Layer III, 32000 Hz"
	if _, _, err := Inspect(b); err == nil || !strings.Contains(err.Error(), want) {
		t.Error(err)
	}
	s := NewStream(Limits{})
	frames := 0
	err := s.Feed(b)
	for _, ok := s.Next(); ok; _, ok = s.Next() {
		frames++
	}
	if s.Err() == nil || s.Err().Error() != want || err != nil || frames == 0 || frames != s.Format().Frames {
		t.Errorf("%d frames, %v", frames, s.Err())
	}
	if b = slices.Concat(one, bare(t, "44.1 kHz stereo")); true {
		if _, _, err := Inspect(b); err == nil || !strings.Contains(err.Error(), "changes between mono and stereo") {
			t.Error(err)
		}
		if _, _, s := listen(t, b); s.Format().Channels != 1 || s.Format().Skipped != 0 {
			t.Errorf("%+v", s.Format())
		}
	}
}
