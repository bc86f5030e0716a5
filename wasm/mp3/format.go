package mp3

import "encoding/binary"

// Format is what a recording is, as far as it has been read.
type Format struct {
	Version      int   // of MPEG: 1 or 2
	SampleRate   int   // Hz
	Channels     int   // 1 or 2
	PerFrame     int   // samples per channel in a frame: 1152, or 576 in MPEG-2
	BitrateMin   int   // bit/s, of the frames that are sound
	BitrateMax   int   // bit/s; equal to BitrateMin if the bitrate is constant
	BitrateFirst int   // bit/s, of the first of them
	Frames       int   // all of them, with the Info frame
	Samples      int64 // per channel, of all frames

	// Info: the first frame is no sound but tells of the others (Xing, Info,
	// VBRI). It is decoded as silence; browsers leave it out.
	Info bool
	// Tagged: the Info frame holds a LAME tag with the Delay and Padding that
	// the encoder has added before and behind the sound, in samples.
	Tagged         bool
	Delay, Padding int

	// Of the Info frame, what browsers find a place by: how many frames of sound
	// there are and how many bytes, and where in these, in 256ths, each
	// hundredth of the time begins. 0 and nil where it does not say.
	InfoFrames, InfoBytes int64
	Places                string

	Silent    int   // frames that could not be decoded and are silence
	Skipped   int64 // bytes that were neither frames nor tags
	Before    int64 // how many of these stand before the first frame
	Truncated bool  // a last frame is cut off, and left out
}

// decoderDelay is how many samples later than its input a decoder's output is:
// 528 for the filters and one more by convention, as LAME and FFmpeg count.
const decoderDelay = 529

// Milliseconds is the length of the whole linear decode, rounded.
func (f Format) Milliseconds() int64 {
	if f.SampleRate == 0 {
		return 0
	}
	return (f.Samples*1000 + int64(f.SampleRate)/2) / int64(f.SampleRate)
}

// Heard is the half-open span of the linear decode that a browser plays, so
// that from is its media time 0. An Info frame is left out; if there is a LAME
// tag, so are the encoder's delay and padding, and the decoder's delay.
// Without a tag nothing is known of the delay and all frames are played.
func (f Format) Heard() (from, to int64) {
	to = f.Samples
	if f.Info {
		from = int64(f.PerFrame)
	}
	if f.Tagged {
		from += int64(f.Delay) + decoderDelay
		to -= max(0, int64(f.Padding)-decoderDelay)
	}
	return min(from, f.Samples), max(to, min(from, f.Samples))
}

// Sample is the sample of the linear decode that is heard at a media time in
// milliseconds (an <audio>'s currentTime × 1000), the nearest one; times outside
// the recording are moved to its ends.
func (f Format) Sample(ms int64) int64 {
	from, to := f.Heard()
	const far = 1 << 40 // 35 years
	return min(from+(min(max(ms, 0), far)*int64(f.SampleRate)+500)/1000, to)
}

// Media is the media time in milliseconds at which a sample is heard, rounded,
// and the inverse of Sample.
func (f Format) Media(sample int64) int64 {
	from, to := f.Heard()
	if f.SampleRate == 0 {
		return 0
	}
	return ((min(max(sample, from), to)-from)*1000 + int64(f.SampleRate)/2) / int64(f.SampleRate)
}

// begin fills in what the first frame says.
func (f *Format) begin(h header, frame []byte) {
	f.Version, f.SampleRate, f.Channels, f.PerFrame = h.version, h.rate, h.channels, h.samples
	i := readInfo(h, frame)
	f.Info, f.Tagged, f.Delay, f.Padding = i.found, i.tagged, i.delay, i.padding
	f.InfoFrames, f.InfoBytes, f.Places = i.frames, i.bytes, i.places
}

// count adds a frame.
func (f *Format) count(h header) {
	f.Frames++
	f.Samples += int64(h.samples)
	if f.Info && f.Frames == 1 {
		return
	}
	if f.BitrateFirst == 0 {
		f.BitrateFirst = h.bitrate
	}
	if f.BitrateMin == 0 || h.bitrate < f.BitrateMin {
		f.BitrateMin = h.bitrate
	}
	f.BitrateMax = max(f.BitrateMax, h.bitrate)
}

// info is what a first frame that is no sound says.
type info struct {
	found, tagged  bool
	delay, padding int
	frames, bytes  int64
	places         string
	end            int // of what is read here, in the frame
}

// readInfo reads a first frame. The Xing header stands where the main data
// begin, Fraunhofer's VBRI header always at the same place; behind the Xing
// header may stand LAME's tag: http://gabriel.mp3-tech.org/mp3infotag.html.
func readInfo(h header, frame []byte) info {
	word := func(at int) string {
		if at+4 > len(frame) {
			return ""
		}
		return string(frame[at : at+4])
	}
	if word(headerSize+32) == "VBRI" {
		return info{found: true}
	}
	at := headerSize + h.sideSize() // as if there were no checksum
	if word(at) != "Xing" && word(at) != "Info" {
		return info{}
	}
	i := info{found: true, end: at}
	if at+8 > len(frame) {
		return i
	}
	flags := frame[at+7]
	at += 8
	for bit, size := range [...]int{4, 4, 100, 4} { // frames, bytes, table of contents, quality
		if flags>>bit&1 == 0 || at+size > len(frame) {
			continue
		}
		switch bit {
		case 0:
			i.frames = int64(binary.BigEndian.Uint32(frame[at:]))
		case 1:
			i.bytes = int64(binary.BigEndian.Uint32(frame[at:]))
		case 2:
			i.places = string(frame[at : at+size])
		}
		at += size
	}
	i.end = at
	if by := word(at); (by == "LAME" || by == "Lavf" || by == "Lavc") && at+24 <= len(frame) {
		b := frame[at+21 : at+24]
		i.tagged = true
		i.delay = int(b[0])<<4 | int(b[1])>>4
		i.padding = int(b[1]&15)<<8 | int(b[2])
		i.end = min(at+36, len(frame))
	}
	return i
}
