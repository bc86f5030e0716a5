package mp3

import "strconv"

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
	samples    int64 // in the pairs
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
		p.samples += int64(p.n)
		p.n = 0
	}
}

// Len is how many pairs are complete.
func (p *Peaks) Len() int { return len(p.data) / 2 }

// Since is the complete pairs from number n on, least and greatest in turn: all
// with n = 0, the new ones with what Len was before. It shares p's memory.
func (p *Peaks) Since(n int) []int16 { return p.data[2*min(max(n, 0), p.Len()):] }

// Rescale is the same shape with at least as many samples a pixel. Where the
// new number is a multiple of the old one it is what the samples themselves
// would have given; elsewhere a pair also covers the old pairs at its edges, so
// that no peak is lost. Only complete pairs are taken.
func (p *Peaks) Rescale(perPixel int) *Peaks {
	q := NewPeaks(p.SampleRate, max(perPixel, p.PerBucket))
	old, wide := int64(p.PerBucket), int64(q.PerBucket)
	for from := int64(0); from < p.samples; from += wide {
		end := min((from+wide+old-1)/old, int64(p.Len()))
		i := from / old
		least, greatest := p.data[2*i], p.data[2*i+1]
		for ; i < end; i++ {
			least, greatest = min(least, p.data[2*i]), max(greatest, p.data[2*i+1])
		}
		q.data = append(q.data, least, greatest)
	}
	q.samples = p.samples
	return q
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
