// Package clip decodes recordings: it tells what a file is, how it looks as a
// waveform, and gives any passage of it sample by sample. It is the only
// importer of go-mp3.
//
// go-mp3 v0.3.4 has traps, and under TinyGo a panic ends the program, so the
// rules of this package are:
//
//   - We split the stream into frames and hand over whole valid frames only:
//     it never looks for a frame itself, and never meets the end of its source,
//     at which it would forget the frames before.
//   - We skip tags by counting; it would allocate as much as a tag claims.
//   - What it cannot decode is refused before it sees it: MPEG-2.5, free format,
//     Layers I and II, mixed blocks of MPEG-2. The rest of MPEG-2 it decodes well
//     enough for a waveform, and not exactly, so that Inspect refuses it.
//   - Its Seek is never called. A passage is decoded with the ten frames before
//     it: as far as the bit reservoir and the overlap can reach back.
package clip

import (
	"io"
	"strconv"

	mp3 "github.com/hajimehoshi/go-mp3"
)

// RunUp is how many frames before a passage are decoded and thrown away: the
// bit reservoir's 511 bytes over the smallest frames of MPEG-1 are seven frames,
// and one overlaps.
const RunUp = 10

// Refused is why a file is not decoded: what it is.
type Refused string

func (r Refused) Error() string { return string(r) }

// Format is what a recording is.
type Format struct {
	Version    int   // of MPEG: 1 or 2
	SampleRate int   // a second
	Channels   int   // 1 or 2
	MinBitrate int   // bits a second, of the smallest frame
	MaxBitrate int   // bits a second, of the largest
	Frames     int   // all, an information frame included
	Samples    int64 // a channel, of all frames, the encoder's delay included
	Info       bool  // whether the first frame is a Xing, Info or VBRI header, which is decoded as silence
	Delay      int   // samples that the encoder says it put before the sound; browsers leave out these, the information frame and decoderDelay
	Padding    int   // samples that it says it put after
}

// decoderDelay is how many samples later than its encoder a decoder is (LAME's technical FAQ).
const decoderDelay = 529

// Milliseconds is how long a browser plays it.
func (f *Format) Milliseconds() int {
	samples := f.Samples - f.Lead()
	if f.Delay > 0 {
		samples -= int64(max(f.Padding-decoderDelay, 0))
	}
	return int(samples * 1000 / int64(f.SampleRate))
}

// Lead gives the sample at which a browser's clock begins. A browser leaves out
// what a LAME tag tells it to; without one, it begins with the first frame.
func (f *Format) Lead() int64 {
	if !f.Info {
		return 0
	}
	lead := int64(f.Samples / int64(max(f.Frames, 1)))
	if f.Delay > 0 {
		lead += int64(f.Delay) + decoderDelay
	}
	return lead
}

// Sample gives the sample that a browser plays at a time, in seconds.
func (f *Format) Sample(seconds float64) int64 {
	return f.Lead() + int64(seconds*float64(f.SampleRate)+0.5)
}

// Index is where each frame begins, in bytes from the file's start; its last
// entry is where the last frame ends.
type Index []uint32

// Span gives the bytes to decode the samples [from, to) from, the run-up
// included, and the frame that they begin with. The samples must be the recording's.
func (x Index) Span(f *Format, from, to int64) (first, last uint32, frame int, err error) {
	if from < 0 || to <= from || to > f.Samples {
		return 0, 0, 0, Refused("samples " + strconv.FormatInt(from, 10) + " to " + strconv.FormatInt(to, 10) + " of " + strconv.FormatInt(f.Samples, 10))
	}
	per := f.Samples / int64(f.Frames)
	frame = max(int(from/per)-RunUp, 0)
	return x[frame], x[(to-1)/per+1], frame, nil
}

// Passage decodes the samples [from, to) of a recording from the bytes that
// [Index.Span] names: mono samples from -1 to 1, the mean of two channels.
func (x Index) Passage(f *Format, b []byte, from, to int64) ([]float32, error) {
	first, last, frame, err := x.Span(f, from, to)
	if err != nil {
		return nil, err
	}
	if len(b) != int(last-first) {
		return nil, Refused(strconv.Itoa(len(b)) + " bytes of a passage, want " + strconv.Itoa(int(last-first)))
	}
	per := f.Samples / int64(f.Frames)
	at := int64(frame) * per
	out := make([]float32, 0, to-from)
	var d decoder
	for ; at < to; frame++ {
		lo, hi := x[frame]-first, x[frame+1]-first
		h, wrong := parse(b[lo:])
		if wrong != "" || uint32(h.size) > hi-lo {
			return nil, Refused("these are other bytes than were indexed")
		}
		for _, v := range d.decode(b[lo:lo+uint32(h.size)], h) {
			if at >= from && at < to {
				out = append(out, v)
			}
			at++
		}
	}
	return out, nil
}

// decoder decodes frame after frame.
type decoder struct {
	source frames
	mp3    *mp3.Decoder
	pcm    [4 * 1152]byte
	out    [1152]float32
}

// frames is the source that go-mp3 reads: it always has the frame that is read.
type frames struct{ rest []byte }

func (f *frames) Read(b []byte) (int, error) {
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// decode gives a frame's samples, valid until the next: mono, from -1 to 1. A
// frame that cannot be decoded is silence, so that the time stays right.
func (d *decoder) decode(frame []byte, h header) []float32 {
	out := d.out[:h.samples]
	clear(out)
	pcm := d.pcm[:4*h.samples]
	d.source.rest = frame
	if d.mp3 == nil {
		made, err := mp3.NewDecoder(&d.source)
		if err != nil {
			return out
		}
		d.mp3 = made
	}
	for n := 0; n < len(pcm); {
		got, err := d.mp3.Read(pcm[n:])
		if err != nil {
			return out
		}
		n += got
	}
	for i := range out {
		left := int16(pcm[4*i]) | int16(pcm[4*i+1])<<8
		right := int16(pcm[4*i+2]) | int16(pcm[4*i+3])<<8
		out[i] = float32(int(left)+int(right)) / 65536
	}
	return out
}
