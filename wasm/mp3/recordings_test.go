package mp3

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const seconds = 2 // of every recording

// recording is a test recording and how to make it from raw samples.
type recording struct {
	name           string
	rate, channels int
	encode         string // a command; {kHz} and the like stand for what its samples are
}

const (
	byLame   = "lame --quiet -r --resample {kHz} --signed --little-endian --bitwidth 16 -s {kHz} "
	byFFmpeg = "ffmpeg -v error -f s16le -ar {Hz} -ac {channels} -i - "
)

var recordings = []recording{
	{"44.1 kHz mono, 64 kbit/s, bare", 44100, 1, byLame + "-m m -b 64 -t - {out}"},
	{"44.1 kHz mono, 128 kbit/s, with checksums", 44100, 1, byLame + "-m m -b 128 -p -t - {out}"},
	{"44.1 kHz joint stereo, variable, Xing", 44100, 2, byLame + "-m j -V 4 - {out}"},
	{"44.1 kHz joint stereo, 96 kbit/s, Info", 44100, 2, byLame + "-m j -b 96 - {out}"},
	{"44.1 kHz joint stereo, 320 kbit/s, Info", 44100, 2, byLame + "-m j -b 320 - {out}"},
	{"44.1 kHz stereo, variable down to 32 kbit/s", 44100, 2, byLame + "-m s -V 9 -b 32 -t - {out}"},
	{"48 kHz stereo, 128 kbit/s, ID3v2, bare", 48000, 2, byFFmpeg + "-c:a libmp3lame -b:a 128k -joint_stereo 0 -write_xing 0 -metadata title=Test -y -f mp3 {out}"},
	{"48 kHz mono, variable, Xing, ID3v2 and ID3v1", 48000, 1, byLame + "-m m -V 6 --add-id3v2 --tt Test - {out}"},
	{"32 kHz mono, 48 kbit/s, bare", 32000, 1, byLame + "-m m -b 48 -t - {out}"},
	{"32 kHz joint stereo, 56 kbit/s average, Info", 32000, 2, byLame + "-m j --abr 56 - {out}"},
	{"22.05 kHz mono, 32 kbit/s, padded", 22050, 1, byLame + "-m m -b 32 -t - {out}"},
	{"22.05 kHz joint stereo, 64 kbit/s, Info", 22050, 2, byLame + "-m j -b 64 - {out}"},
	{"22.05 kHz stereo, 144 kbit/s, padded", 22050, 2, byLame + "-m s -b 144 - {out}"},
	{"22.05 kHz mono, variable, checksums, Xing", 22050, 1, byLame + "-m m -V 5 -p - {out}"},
	{"24 kHz joint stereo, 48 kbit/s, Info, ID3v2", 24000, 2, byFFmpeg + "-c:a libmp3lame -b:a 48k -metadata title=Test -y -f mp3 {out}"},
	{"16 kHz mono, variable down to 8 kbit/s", 16000, 1, byLame + "-m m -V 9 -b 8 -t - {out}"},
}

// run runs a command; without its program the test fails.
func run(t testing.TB, in []byte, command string) []byte {
	t.Helper()
	args := strings.Fields(command)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin = bytes.NewReader(in)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Fatalf("%s: not found; install the Debian package %s", args[0], args[0])
	}
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, stderr.Bytes())
	}
	return out
}

// make encodes so many seconds of speech. It goes through a file, since an
// encoder writes the Info frame last.
func (r recording) make(t testing.TB, seconds float64) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.mp3")
	run(t, speech(r.rate, r.channels, seconds), strings.NewReplacer(
		"{kHz}", strconv.FormatFloat(float64(r.rate)/1000, 'f', -1, 64),
		"{Hz}", strconv.Itoa(r.rate), "{channels}", strconv.Itoa(r.channels), "{out}", out).Replace(r.encode))
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var made = struct {
	sync.Mutex
	bytes map[string][]byte
}{bytes: map[string][]byte{}}

// bytes are this many seconds of it, made once.
func (r recording) bytes(t testing.TB) []byte {
	t.Helper()
	made.Lock()
	defer made.Unlock()
	if made.bytes[r.name] == nil {
		made.bytes[r.name] = r.make(t, seconds)
	}
	return made.bytes[r.name]
}

// heard is a recording, decoded once for all tests: they change none of it.
type heard struct {
	pcm    []int16
	peaks  *Peaks
	stream *Stream
}

var decodings sync.Map // by the name of the recording: func() heard

// decoded are its bytes, and what a Stream makes of them.
func (r recording) decoded(t testing.TB) ([]byte, heard) {
	t.Helper()
	b := r.bytes(t)
	once, _ := decodings.LoadOrStore(r.name, sync.OnceValue(func() heard {
		pcm, peaks, s := listen(t, b)
		return heard{pcm, peaks, s}
	}))
	return b, once.(func() heard)()
}

// speech is a sound that tries an encoder as speech does: a sweep, then bursts
// of tones and noise with silence between. Channels differ.
func speech(rate, channels int, seconds float64) []byte {
	random := rand.New(rand.NewPCG(2018, 7))
	out := make([]byte, 0, int(float64(rate)*seconds)*channels*2)
	for i := range int(float64(rate) * seconds) {
		t := float64(i) / float64(rate)
		for c := range channels {
			var v float64
			switch burst := math.Mod(t*5, 1); {
			case t < 0.6:
				v = 0.5 * math.Sin(2*math.Pi*(100+float64(c)*50+t*t*0.3*float64(rate))*t)
			case burst < 0.2:
			case burst < 0.3:
				v = 0.4 * (random.Float64()*2 - 1)
			default:
				pitch := 120 + 40*math.Sin(3*t) + float64(30*c)
				for k := 1.0; k < 12; k++ {
					v += 0.3 / k * math.Sin(2*math.Pi*pitch*k*t+float64(c))
				}
				v *= 1 - burst
			}
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(v*32000)))
		}
	}
	return out
}

// listen decodes a whole recording, fed in pieces of these sizes in turn, and
// draws its peaks.
func listen(t testing.TB, b []byte, pieces ...int) ([]int16, *Peaks, *Stream) {
	t.Helper()
	s := NewStream(Limits{})
	var pcm []int16
	var peaks *Peaks
	drain := func() {
		for part, ok := s.Next(); ok; part, ok = s.Next() {
			f := s.Format()
			if peaks == nil {
				peaks = NewPeaks(f.SampleRate, 100)
			}
			pcm = append(pcm, part...)
			if err := peaks.Add(part, f.Channels); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := 0; len(b) > 0; i++ {
		n := len(b)
		if len(pieces) > 0 {
			n = min(n, pieces[i%len(pieces)])
		}
		piece := slices.Clone(b[:n])
		if err := s.Feed(piece); err != nil {
			t.Fatal(err)
		}
		clear(piece) // it is the caller's again
		drain()
		b = b[n:]
	}
	if err := s.End(); err != nil {
		t.Fatal(err)
	}
	drain()
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return pcm, peaks, s
}
