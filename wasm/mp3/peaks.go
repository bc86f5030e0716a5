package mp3

import (
	"slices"
	"strconv"
)

// MaxPeaks is how many pairs a Peaks holds at most: 16 MB.
const MaxPeaks = 4 << 20

// Peaks is the shape of a recording: of every bucket of PerBucket samples the least
// and the greatest. Two channels are first mixed to one: their mean, rounded
// towards zero, as audiowaveform does it.
type Peaks struct {
	SampleRate int // Hz
	PerBucket  int // samples in a pair
	data       []int16
	min, max   int16 // of the samples since the last pair
	n          int   // how many these are
}

// NewPeaks is a Peaks without samples. A perPixel below 1 counts as 1.
func NewPeaks(sampleRate, perPixel int) *Peaks {
	return &Peaks{SampleRate: sampleRate, PerBucket: max(perPixel, 1)}
}

// Add continues with samples of one channel, or of two in turn. The error is a
// Refused: there would be more than MaxPeaks pairs.
func (p *Peaks) Add(pcm []int16, channels int) error {
	for ; len(pcm) >= channels && channels > 0; pcm = pcm[channels:] {
		v := pcm[0]
		if channels == 2 {
			v = int16((int32(pcm[0]) + int32(pcm[1])) / 2)
		}
		if p.n == 0 {
			if len(p.data) >= 2*MaxPeaks {
				return UnsupportedError("more than " + strconv.Itoa(MaxPeaks) + " pairs of peaks; take more samples a pixel")
			}
			p.min, p.max = v, v
		}
		p.min, p.max = min(p.min, v), max(p.max, v)
		if p.n++; p.n == p.PerBucket {
			p.Close()
		}
	}
	return nil
}

// Close makes a pair of the samples that are not yet in one. Call it at the end.
func (p *Peaks) Close() {
	if p.n > 0 {
		p.data = append(p.data, p.min, p.max)
		p.n = 0
	}
}

// Len is how many pairs are complete.
func (p *Peaks) Len() int { return len(p.data) / 2 }

// Since is the complete pairs from number n on, least and greatest in turn: all
// with n = 0, the new ones with what Len was before. It shares p's memory.
func (p *Peaks) Since(n int) []int16 { return p.data[2*min(max(n, 0), p.Len()):] }

// Waveform is the peaks of what is heard of a file, whose format Inspect gave,
// in at most so many pairs.
func Waveform(b []byte, f Format, most int) *Peaks {
	from, to := f.Heard()
	p := NewPeaks(f.SampleRate, int((to-from+int64(most)-1)/int64(most)))
	s := NewStream(Limits{Bytes: maxInspect, Seconds: 1 << 20})
	at := int64(0)
	read := func() {
		for pcm, ok := s.Next(); ok; pcm, ok = s.Next() {
			n := int64(len(pcm) / f.Channels)
			first, last := min(max(from-at, 0), n), min(max(to-at, 0), n)
			p.Add(pcm[first*int64(f.Channels):last*int64(f.Channels)], f.Channels)
			at += n
		}
	}
	for piece := range slices.Chunk(b, 64<<10) {
		s.Feed(piece)
		read()
	}
	s.End()
	read()
	p.Close()
	return p
}

// AppendJSON writes the complete pairs as audiowaveform's JSON, version 2, one
// channel, of 8 or 16 bits; 8 bits are the 16-bit values ÷ 256, rounded towards
// zero. https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
func (p *Peaks) AppendJSON(dst []byte, bits int) []byte {
	by := int64(1)
	if bits == 8 {
		by = 256
	} else {
		bits = 16
	}
	dst = append(dst, `{"version":2,"channels":1,"sample_rate":`...)
	dst = strconv.AppendInt(dst, int64(p.SampleRate), 10)
	dst = append(dst, `,"samples_per_pixel":`...)
	dst = strconv.AppendInt(dst, int64(p.PerBucket), 10)
	dst = append(dst, `,"bits":`...)
	dst = strconv.AppendInt(dst, int64(bits), 10)
	dst = append(dst, `,"length":`...)
	dst = strconv.AppendInt(dst, int64(p.Len()), 10)
	dst = append(dst, `,"data":[`...)
	for i, v := range p.data {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(dst, int64(v)/by, 10)
	}
	return append(dst, "]}"...)
}
