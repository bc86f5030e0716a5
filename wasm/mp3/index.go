package mp3

// Index has the place of each frame of a recording, so that a range can be
// decoded from a part of the bytes. An Index from elsewhere may say anything;
// at worst DecodeRange refuses.
type Index struct {
	SampleRate int      // Hz
	Channels   int      // 1 or 2
	PerFrame   int      // samples per channel in a frame: 1152 or 576
	Offsets    []uint32 // of each frame's first byte, ascending
	End        uint32   // of the last frame: the first byte behind it
}

// MaxRange is the longest range, in seconds: 23 MB of stereo at 48000 Hz.
const MaxRange = 120

const foreign = UnsupportedError("these bytes and this index do not belong together")

// Samples is how many there are, per channel.
func (x Index) Samples() int64 { return int64(len(x.Offsets)) * int64(x.PerFrame) }

// ByteRange is the half-open span of bytes that DecodeRange needs for the samples [from,
// to): the frames that hold them, and those of the run-up. It is empty if the
// samples are not all there.
func (x Index) ByteRange(from, to int64) (first, last int64) {
	a, b, ok := x.frames(from, to)
	if !ok {
		return 0, 0
	}
	return int64(x.Offsets[x.preRoll(a)]), x.end(b)
}

// DecodeRange decodes exactly the samples [from, to) out of the bytes of
// ByteRange(from, to): what the linear decode has there, bit for bit. It returns the
// samples of two channels left and right in turn. The error is a Refused.
func (x Index) DecodeRange(b []byte, from, to int64) ([]int16, error) {
	first, last, ok := x.frames(from, to)
	if !ok {
		return nil, UnsupportedError("no such range")
	}
	if to-from > MaxRange*int64(x.SampleRate) {
		return nil, UnsupportedError("a range of more than two minutes")
	}
	start := x.preRoll(first)
	base := int64(x.Offsets[start])
	if int64(len(b)) != x.end(last)-base {
		return nil, foreign
	}
	dec := new(decoder)
	out := make([]int16, 0, int(to-from)*x.Channels)
	var pcm [2 * 1152]int16
	for f := start; f <= last; f++ {
		at := int64(x.Offsets[f]) - base
		if at < 0 || at > int64(len(b)) {
			return nil, foreign
		}
		h, ok := parse(b[at:])
		if !ok || h.kind() != "" || h.rate != x.SampleRate || h.samples != x.PerFrame || int64(len(b))-at < int64(h.size) {
			return nil, foreign
		}
		frame := b[at : at+int64(h.size)]
		var sound []byte
		if f == 0 && readInfo(h, frame).found {
			sound = dec.info(h, frame)
		} else {
			sound, _ = dec.decode(h, frame)
		}
		if f < first {
			continue
		}
		begin := int64(f) * int64(x.PerFrame)
		i, j := max(from-begin, 0), min(to-begin, int64(x.PerFrame))
		all := mix(pcm[:0], sound, x.Channels)
		out = append(out, all[int(i)*x.Channels:int(j)*x.Channels]...)
	}
	return out, nil
}

// frames are the first and the last that hold the samples [from, to).
func (x Index) frames(from, to int64) (first, last int, ok bool) {
	if x.SampleRate <= 0 || x.Channels < 1 || x.Channels > 2 || x.PerFrame != 576 && x.PerFrame != 1152 ||
		from < 0 || from >= to || to > x.Samples() {
		return 0, 0, false
	}
	return int(from / int64(x.PerFrame)), int((to - 1) / int64(x.PerFrame)), true
}

// end is where a frame ends, or the next one begins.
func (x Index) end(frame int) int64 {
	if frame+1 < len(x.Offsets) {
		return int64(x.Offsets[frame+1])
	}
	return int64(x.End)
}

// preRoll is the frame at which decoding has to begin for a frame to come out as
// it does in the linear decode. Two frames fill the filters; before them there
// have to be as many as hold all the main data that the first of the two may
// begin in: nine at most in MPEG-1, so ten or eleven in all; in MPEG-2 the
// smallest frames hold a single byte of main data. It is never less than ten.
func (x Index) preRoll(frame int) int {
	reach, other := int64(511), int64(38) // bytes of a frame that are no main data, at most
	if x.PerFrame == 576 {
		reach, other = 255, 23
	}
	start := max(frame-2, 0)
	for held := int64(0); start > 0 && (held < reach || frame-start < 10); {
		start--
		held += max(min(x.end(start)-int64(x.Offsets[start]), maxFrame)-other, 0)
	}
	return start
}
