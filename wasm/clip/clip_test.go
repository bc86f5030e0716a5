package clip_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"statement-evidence/wasm/clip"
)

// signal is four seconds of sweeps, bursts and hiss, the same each time.
const signal = "aevalsrc=exprs='0.4*sin(2*PI*(200+900*t)*t)*(0.5+0.5*sin(11*t))+0.05*sin(12345*t*t)|0.3*sin(2*PI*(3000-600*t)*t)+0.2*sin(2*PI*150*t)*gt(sin(7*t)\\,0)':d=4:s="

// streams are recordings of every kind that is decoded, by ffmpeg's options.
var streams = []struct {
	name, rate string
	options    string
}{
	{"MPEG-1 44.1 kHz, stereo, constant", "44100", "-ac 2 -b:a 128k -joint_stereo 0 -write_xing 0 -id3v2_version 0"},
	{"MPEG-1 44.1 kHz, joint stereo, constant, Xing", "44100", "-ac 2 -b:a 96k -joint_stereo 1"},
	{"MPEG-1 44.1 kHz, joint stereo, variable, Xing and a tag", "44100", "-ac 2 -q:a 5 -id3v2_version 4 -metadata title=Tagged"},
	{"MPEG-1 44.1 kHz, mono, variable", "44100", "-ac 1 -q:a 4 -write_xing 0"},
	{"MPEG-1 48 kHz, joint stereo, constant", "48000", "-ac 2 -b:a 192k -write_xing 0"},
	{"MPEG-1 48 kHz, mono, variable, Xing", "48000", "-ac 1 -q:a 6"},
	{"MPEG-1 32 kHz, mono, constant", "32000", "-ac 1 -b:a 32k -write_xing 0 -id3v2_version 0"},
	{"MPEG-1 32 kHz, stereo, constant, both tags", "32000", "-ac 2 -b:a 320k -write_id3v1 1 -metadata title=Tagged"},
	{"MPEG-2 24 kHz, mono, constant", "24000", "-ac 1 -b:a 64k -write_xing 0"},
}

var made sync.Map

// recording gives the i-th stream.
func recording(t testing.TB, i int) []byte {
	t.Helper()
	b, ok := made.Load(i)
	if !ok {
		s := streams[i]
		file := filepath.Join(t.TempDir(), "it.mp3") // a Xing header is written last, at the start
		args := append([]string{"-f", "lavfi", "-i", signal + s.rate}, strings.Fields(s.options+" -c:a libmp3lame")...)
		ffmpeg(t, nil, append(args, file)...)
		sound, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b = sound
		made.Store(i, b)
	}
	return b.([]byte)
}

func ffmpeg(t testing.TB, in []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("ffmpeg", append([]string{"-v", "error"}, args...)...)
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ffmpeg, of the package ffmpeg: %v", err)
	}
	return out
}

// linear decodes a recording from its start to its end.
func linear(t testing.TB, b []byte, pieces ...int) (*clip.Stream, []float32) {
	t.Helper()
	var s clip.Stream
	var all []float32
	hear := func(samples []float32) { all = append(all, samples...) }
	for _, n := range append(pieces, len(b)) {
		n = min(n, len(b))
		if err := s.Feed(b[:n], hear); err != nil {
			t.Fatal(err)
		}
		b = b[n:]
	}
	if err := s.End(hear); err != nil {
		t.Fatal(err)
	}
	return &s, all
}

// What is decoded is what ffmpeg decodes, where the known delay is left out.
func TestDecodingIsTrue(t *testing.T) {
	for i, of := range streams {
		if strings.HasPrefix(of.name, "MPEG-2") {
			continue // go-mp3 does not decode it exactly, and Inspect refuses it
		}
		t.Run(of.name, func(t *testing.T) {
			b := recording(t, i)
			s, got := linear(t, b)
			raw := ffmpeg(t, b, strings.Fields("-f mp3 -i - -f f32le -")...)
			var want []float32
			for j := 0; j+4*s.Channels <= len(raw); j += 4 * s.Channels {
				v := math.Float32frombits(binary.LittleEndian.Uint32(raw[j:]))
				if s.Channels == 2 {
					v = (v + math.Float32frombits(binary.LittleEndian.Uint32(raw[j+4:]))) / 2
				}
				want = append(want, v)
			}
			lead := int(s.Lead())
			n := min(len(got)-lead, len(want))
			if n < 3*s.SampleRate {
				t.Fatalf("only %d samples to compare", n)
			}
			sum := 0.0
			for j := range n {
				d := float64(got[lead+j] - want[j])
				sum += d * d
			}
			rms := 10 * math.Log10(sum/float64(n)+1e-20)
			t.Logf("%d samples, %d left out: %.1f dBFS", n, lead, rms)
			if rms > -80 {
				t.Errorf("it differs from ffmpeg's by %.1f dBFS", rms)
			}
		})
	}
}

// A passage is what linear decoding gives there, to the bit.
func TestPassagesAreLinearDecoding(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i, of := range streams {
		b := recording(t, i)
		s, all := linear(t, b)
		if int64(len(all)) != s.Samples {
			t.Fatalf("%s: %d samples, want %d", of.name, len(all), s.Samples)
		}
		for range 60 {
			from := random.Int64N(s.Samples)
			to := from + 1 + random.Int64N(min(s.Samples-from, 9000))
			first, last, _, err := s.Index.Span(&s.Format, from, to)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Index.Passage(&s.Format, b[first:last], from, to)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, all[from:to]) {
				t.Errorf("%s: samples %d to %d are others", of.name, from, to)
			}
		}
		for _, wrong := range [][2]int64{{-1, 5}, {5, 5}, {6, 5}, {0, s.Samples + 1}} {
			if _, err := s.Index.Passage(&s.Format, b, wrong[0], wrong[1]); err == nil {
				t.Errorf("%s: samples %v: no error", of.name, wrong)
			}
		}
		if _, err := s.Index.Passage(&s.Format, make([]byte, len(b)), 0, s.Samples); err == nil {
			t.Errorf("%s: other bytes: no error", of.name)
		}
	}
}

// It does not matter in what pieces a recording comes.
func TestAnyPiecesGiveTheSame(t *testing.T) {
	for i, of := range streams {
		b := recording(t, i)[:12_000]
		_, want := linear(t, b)
		for _, piece := range []int{1, 2, 3, 7, 417, 4096} {
			if _, got := linear(t, b, slices.Repeat([]int{piece}, len(b)/piece)...); !slices.Equal(got, want) {
				t.Errorf("%s, %d bytes at a time: it sounds otherwise", of.name, piece)
			}
		}
	}
}

func TestFormat(t *testing.T) {
	for i, of := range streams {
		f, x, err := clip.Inspect(recording(t, i))
		if strings.HasPrefix(of.name, "MPEG-2") {
			if err == nil || !strings.HasPrefix(err.Error(), "MPEG-2, which is not decoded exactly") {
				t.Errorf("%s: got %v", of.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", of.name, err)
			continue
		}
		want := "MPEG-" + fmt.Sprint(f.Version)
		if !strings.HasPrefix(of.name, want) || fmt.Sprint(f.SampleRate) != of.rate || (f.Channels == 1) != strings.Contains(of.name, "mono") ||
			(f.MinBitrate != f.MaxBitrate) != strings.Contains(of.name, "variable") && !f.Info || f.Info != (strings.Contains(of.name, "Xing") || strings.Contains(of.name, "both tags")) {
			t.Errorf("%s: %+v", of.name, f)
		}
		if len(x) != f.Frames+1 {
			t.Errorf("%s: %d entries for %d frames", of.name, len(x), f.Frames)
		}
		if got := float64(f.Samples) / float64(f.SampleRate); got < 4 || got > 4.2 {
			t.Errorf("%s: %.2f seconds", of.name, got)
		}
	}
}

// Peaks are the least and the greatest of each bucket, and audiowaveform's layout can be read.
func TestPeaks(t *testing.T) {
	s, all := linear(t, recording(t, 0))
	for _, per := range []int{1, 100, 256, 4096} {
		p := clip.Peaks{SampleRate: s.SampleRate, PerBucket: per}
		for rest := all; len(rest) > 0; rest = rest[min(777, len(rest)):] {
			p.Add(rest[:min(777, len(rest))])
		}
		p.Flush()
		var read struct {
			Version, Channels, Bits, Length int
			SampleRate                      int `json:"sample_rate"`
			PerPixel                        int `json:"samples_per_pixel"`
			Data                            []int8
		}
		if err := json.Unmarshal([]byte(p.JSON()), &read); err != nil {
			t.Fatal(err)
		}
		if read.Version != 2 || read.Channels != 1 || read.Bits != 8 || read.SampleRate != s.SampleRate || read.PerPixel != per ||
			read.Length != (len(all)+per-1)/per || len(read.Data) != 2*read.Length || !slices.Equal(read.Data, p.Pairs) {
			t.Errorf("%d samples a bucket: %.120s", per, p.JSON())
		}
		for i := range read.Length {
			bucket := all[i*per : min((i+1)*per, len(all))]
			low, high := slices.Min(bucket), slices.Max(bucket)
			if int(math.Floor(float64(low)*128)) != int(p.Pairs[2*i]) || min(int(math.Floor(float64(high)*128)), 127) != int(p.Pairs[2*i+1]) {
				t.Fatalf("%d samples a bucket, bucket %d: %d to %d, want %f to %f", per, i, p.Pairs[2*i], p.Pairs[2*i+1], low*128, high*128)
			}
		}
		coarse := p.Coarser(4 * per)
		direct := clip.Peaks{SampleRate: s.SampleRate, PerBucket: 4 * per}
		direct.Add(all)
		direct.Flush()
		if !slices.Equal(coarse.Pairs, direct.Pairs) {
			t.Errorf("%d samples a bucket, made coarser: other peaks than at once", per)
		}
	}
}

// What the ear could not decode exactly is refused, with what it is.
func TestInspectRefuses(t *testing.T) {
	good := recording(t, 0)
	lame := func(options string) []byte {
		return ffmpeg(t, nil, append([]string{"-f", "lavfi", "-i", signal + "44100"}, strings.Fields(options+" -")...)...)
	}
	big := append([]byte("ID3\x04\x00\x00\x00\x08\x00\x00"), make([]byte, 1<<17)...)
	free := slices.Clone(good)
	for i := 0; i+417 < len(free); i += 417 {
		free[i+2] &= 0x0f
	}
	for name, of := range map[string]struct {
		b    []byte
		want string
	}{
		"nothing":              {nil, "empty"},
		"HTML":                 {[]byte("<!DOCTYPE html><title>Not found</title>"), `not an MP3: it begins with "<!DOCTYPE html>`},
		"MPEG-2.5":             {lame("-ar 11025 -c:a libmp3lame -id3v2_version 0 -write_xing 0 -f mp3"), "MPEG-2.5"},
		"Layer II":             {lame("-c:a mp2 -f mp2"), "Layer II"},
		"free format":          {free, "free format"},
		"a large tag":          {append(big, good...), "a tag of 131082 bytes"},
		"a tag without an end": {[]byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f"), "a tag of 268435465 bytes, which are not all there"},
		"bytes between":        {slices.Insert(slices.Clone(good), 4170, make([]byte, 100)...), "bytes before or between its frames"},
		"a WAV file":           {lame("-f wav"), `not an MP3: it begins with "RIFF`},
	} {
		_, _, err := clip.Inspect(of.b)
		if err == nil || !strings.Contains(err.Error(), of.want) {
			t.Errorf("%s: got %v, want %s", name, err, of.want)
		}
	}
	if _, _, err := clip.Inspect(append(slices.Clone(good), []byte("some bytes after the sound, \xff\xfb\x04 and what looks like a frame")...)); err != nil {
		t.Errorf("bytes at the end: %v", err)
	}
}

// go-mp3 v0.3.4 panics on mixed blocks of MPEG-2 (index out of range in maindata.go).
func TestMixedBlocksOfMPEG2(t *testing.T) {
	b := slices.Clone(recording(t, 8))
	s, _ := linear(t, b)
	frame := b[s.Index[3]:s.Index[4]]
	// After the header: main_data_begin 8, private 1, part2_3_length 12, big_values 9, global_gain 8, scalefac_compress 9.
	set := func(at, n, v int) {
		for i := range n {
			byteAt, bit := 4+(at+i)/8, 7-(at+i)%8
			frame[byteAt] = frame[byteAt]&^(1<<bit) | byte(v>>(n-1-i)&1)<<bit
		}
	}
	set(9+38, 1, 1)
	set(9+39, 2, 2)
	set(9+41, 1, 1)
	var again clip.Stream
	err := again.Feed(b, func([]float32) {})
	if err == nil || err.Error() != "MPEG-2 with mixed blocks" {
		t.Errorf("got %v", err)
	}
}

// A tag is skipped by counting: go-mp3 would allocate what it claims, up to 256 MB.
func TestATagTakesNoMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var s clip.Stream
	if err := s.Feed([]byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f"), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.End(nil); err == nil {
		t.Error("no error")
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<16 {
		t.Errorf("%d bytes were allocated", n)
	}
}

// A tag with a picture in it is skipped, in whatever pieces it comes.
func TestTagsAreSkipped(t *testing.T) {
	b := recording(t, 6)
	_, want := linear(t, b)
	tagged := append(append([]byte("ID3\x04\x00\x00\x00\x08\x00\x00"), make([]byte, 1<<17)...), b...)
	if _, got := linear(t, tagged, 5, 3, 1000); !slices.Equal(got, want) {
		t.Error("it sounds otherwise behind a tag")
	}
}

// A frame that is damaged is silence, or noise, of its own length: the time stays right.
func TestDamageKeepsTheTime(t *testing.T) {
	b := slices.Clone(recording(t, 0))
	s, want := linear(t, b)
	for i := s.Index[40] + 4; i < s.Index[41]; i++ {
		b[i] = 0xaa
	}
	damaged, got := linear(t, b)
	if damaged.Frames != s.Frames || len(got) != len(want) {
		t.Fatalf("%d frames, %d samples; want %d, %d", damaged.Frames, len(got), s.Frames, len(want))
	}
	if at := 1152 * (41 + clip.RunUp); !slices.Equal(got[at:], want[at:]) {
		t.Error("it does not recover")
	}
}

// Limits hold: an endless stream ends, whatever it is made of.
func TestLimits(t *testing.T) {
	b := recording(t, 6)
	for name, of := range map[string]struct {
		s     clip.Stream
		piece []byte
		want  string
	}{
		"bytes":   {clip.Stream{MaxBytes: 100_000, Silent: true}, b, "more than 100000 bytes"},
		"seconds": {clip.Stream{MaxSeconds: 10, Silent: true}, b, "longer than 10 seconds"},
		"zeros":   {clip.Stream{}, make([]byte, 5000), "not an MP3: it begins with"},
		"a tag":   {clip.Stream{MaxBytes: 1_000_000}, []byte("ID3\x04\x00\x00\x7f\x7f\x7f\x7f"), "more than 1000000 bytes"},
	} {
		var err error
		fed := 0
		for err == nil && fed < 1<<26 {
			err = of.s.Feed(of.piece, func([]float32) {})
			fed += len(of.piece)
			if name == "a tag" {
				of.piece = make([]byte, 10_000)
			}
		}
		if err == nil || !strings.Contains(err.Error(), of.want) {
			t.Errorf("%s: after %d bytes: %v, want %s", name, fed, err, of.want)
		}
	}
}

// Three hours take a few megabytes: what is kept is where the frames stand.
func TestHoursTakeLittle(t *testing.T) {
	b := recording(t, 6)
	s := clip.Stream{Silent: true}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for s.Samples < 3*3600*32000 {
		if err := s.Feed(b, nil); err != nil {
			t.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if n := int64(after.HeapAlloc) - int64(before.HeapAlloc); n > 8<<20 {
		t.Errorf("%d bytes are kept of %d frames", n, s.Frames)
	}
	runtime.KeepAlive(&s)
}

// Every beginning of a recording is either decoded as far as it goes or refused.
func TestCutOffAnywhere(t *testing.T) {
	for i := range streams {
		b := recording(t, i)
		for n := range 1500 {
			var s clip.Stream
			err := s.Feed(b[:n], func([]float32) {})
			if err == nil {
				err = s.End(func([]float32) {})
			}
			if err == nil && s.Frames == 0 {
				t.Fatalf("%s: %d bytes: no frame and no error", streams[i].name, n)
			}
		}
	}
}

// The narration that is published is what the ear decodes exactly.
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
		f, _, err := clip.Inspect(b)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if f.Version != 1 || f.SampleRate != 32000 || f.Channels != 1 || f.MaxBitrate > 48000 || f.Info || string(b[:3]) == "ID3" {
			t.Errorf("%s: %+v", file, f)
		}
	}
}

func FuzzStream(f *testing.F) {
	for i := range streams {
		f.Add(recording(f, i)[:3000], 100)
	}
	head := recording(f, 0)[:417]
	for bit := range 32 { // every field of the header
		b := slices.Clone(head)
		b[bit/8] ^= 1 << (bit % 8)
		f.Add(b, 7)
	}
	f.Add([]byte("ID3\x04\x00\x10\x00\x00\x00\x01x"), 1)
	f.Fuzz(func(t *testing.T, b []byte, piece int) {
		s := clip.Stream{MaxSeconds: 60}
		var n int64
		hear := func(samples []float32) {
			n += int64(len(samples))
			for _, v := range samples {
				if !(v >= -1 && v <= 1) {
					t.Fatalf("a sample of %f", v)
				}
			}
		}
		var err error
		for rest := b; len(rest) > 0 && err == nil; {
			k := min(max(piece, 1), len(rest))
			err = s.Feed(rest[:k], hear)
			rest = rest[k:]
		}
		if err == nil {
			err = s.End(hear)
		}
		if err != nil {
			return
		}
		if n != s.Samples || len(s.Index) != s.Frames+1 || !slices.IsSorted(s.Index) || int(s.Index[s.Frames]) > len(b) {
			t.Fatalf("%d samples of %d, index %v of %d bytes", n, s.Samples, s.Index, len(b))
		}
		first, last, _, err := s.Index.Span(&s.Format, s.Samples/2, s.Samples)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Index.Passage(&s.Format, b[first:last], s.Samples/2, s.Samples); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzInspect(f *testing.F) {
	for i := range streams {
		f.Add(recording(f, i)[:2000])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		format, x, err := clip.Inspect(b)
		if err == nil && (format.Frames == 0 || format.Samples == 0 || len(x) != format.Frames+1) {
			t.Fatalf("%+v, %v", format, x)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for i, of := range streams {
		b.Run(of.name, func(b *testing.B) {
			sound := recording(b, i)
			seconds := 0.0
			for b.Loop() {
				s, _ := linear(b, sound)
				seconds += float64(s.Samples) / float64(s.SampleRate)
			}
			b.ReportMetric(seconds/b.Elapsed().Seconds(), "×-real-time")
		})
	}
}
