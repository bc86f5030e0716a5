package clip

import "strconv"

// Peaks are the lowest and the highest sample of each bucket, in 8 bits, as
// audiowaveform has them
// (https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md, version 2,
// one channel).
type Peaks struct {
	SampleRate int
	PerBucket  int    // samples; at least 1
	Pairs      []int8 // lowest, highest, lowest, …

	low, high float32
	n         int // samples in the bucket that is not full
}

// Add takes samples from -1 to 1.
func (p *Peaks) Add(samples []float32) {
	for _, v := range samples {
		if p.n == 0 {
			p.low, p.high = v, v
		}
		p.low, p.high = min(p.low, v), max(p.high, v)
		if p.n++; p.n >= p.PerBucket {
			p.Flush()
		}
	}
}

// Flush ends the last bucket, which may have fewer samples.
func (p *Peaks) Flush() {
	if p.n > 0 {
		p.Pairs = append(p.Pairs, eight(p.low), eight(p.high))
		p.n = 0
	}
}

// eight is a sample in 8 bits: its upper half in 16.
func eight(v float32) int8 {
	return int8(min(max(int(v*32768+32768), 0), 65535)>>8 - 128)
}

// Coarser gives the same peaks for larger buckets.
func (p *Peaks) Coarser(perBucket int) Peaks {
	out := Peaks{SampleRate: p.SampleRate, PerBucket: max(perBucket, p.PerBucket)}
	for i := 0; i+1 < len(p.Pairs); i += 2 {
		low, high := p.Pairs[i], p.Pairs[i+1]
		if at := 2 * (i / 2 * p.PerBucket / out.PerBucket); at < len(out.Pairs) {
			out.Pairs[at], out.Pairs[at+1] = min(out.Pairs[at], low), max(out.Pairs[at+1], high)
		} else {
			out.Pairs = append(out.Pairs, low, high)
		}
	}
	return out
}

// JSON is the peaks in audiowaveform's layout.
func (p *Peaks) JSON() string {
	b := []byte(`{"version":2,"channels":1,"sample_rate":`)
	b = strconv.AppendInt(b, int64(p.SampleRate), 10)
	b = append(b, `,"samples_per_pixel":`...)
	b = strconv.AppendInt(b, int64(p.PerBucket), 10)
	b = append(b, `,"bits":8,"length":`...)
	b = strconv.AppendInt(b, int64(len(p.Pairs)/2), 10)
	b = append(b, `,"data":[`...)
	for i, v := range p.Pairs {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(v), 10)
	}
	return string(append(b, "]}"...))
}
