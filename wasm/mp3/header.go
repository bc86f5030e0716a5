package mp3

import "strconv"

// header is the four bytes that a frame begins with: ISO/IEC 11172-3, 2.4.1.3,
// and 13818-3, 2.4.2.3; MPEG-2.5 is Fraunhofer's extension of these.
type header struct {
	version   int // 1, 2, or 25 for MPEG-2.5
	layer     int
	rate      int // samples a second
	bitrate   int // bit/s; 0 in free format
	size      int // bytes of the frame, with the header; 0 in free format
	samples   int // per channel
	channels  int
	crc       bool // two bytes of checksum follow the header
	midSide   bool // joint stereo of middle and side
	intensity bool // joint stereo of intensity
}

const (
	headerSize = 4
	maxFrame   = 1441 // bytes: MPEG-1 Layer III, 320 kbit/s at 32 kHz, padded
)

// Bitrates in units of 8 kbit/s, by index.
const (
	bits1L1 = "\x00\x04\x08\x0c\x10\x14\x18\x1c\x20\x24\x28\x2c\x30\x34\x38"
	bits1L2 = "\x00\x04\x06\x07\x08\x0a\x0c\x0e\x10\x14\x18\x1c\x20\x28\x30"
	bits1L3 = "\x00\x04\x05\x06\x07\x08\x0a\x0c\x0e\x10\x14\x18\x1c\x20\x28"
	bits2L1 = "\x00\x04\x06\x07\x08\x0a\x0c\x0e\x10\x12\x14\x16\x18\x1c\x20"
	bits2   = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0a\x0c\x0e\x10\x12\x14"
)

// parse reads the header at the beginning of b. What go-mp3 would not take for
// a header (and would search on behind it) is none here either.
func parse(b []byte) (h header, ok bool) {
	if len(b) < headerSize || b[0] != 0xff || b[1]&0xe0 != 0xe0 {
		return h, false
	}
	version, layer := b[1]>>3&3, b[1]>>1&3
	bits, rate, padding := int(b[2]>>4), b[2]>>2&3, int(b[2]>>1&1)
	if version == 1 || layer == 0 || bits == 15 || rate == 3 || b[3]&3 == 2 {
		return h, false
	}
	h = header{layer: 4 - int(layer), channels: 2, crc: b[1]&1 == 0}
	if b[3]>>6 == 3 {
		h.channels = 1
	}
	joint := h.layer == 3 && b[3]>>6 == 1
	h.midSide, h.intensity = joint && b[3]&0x20 != 0, joint && b[3]&0x10 != 0
	h.rate = [...]int{44100, 48000, 32000}[rate]
	table := bits2
	switch version {
	case 3:
		h.version = 1
		table = [...]string{bits1L1, bits1L2, bits1L3}[h.layer-1]
	case 2:
		h.version, h.rate = 2, h.rate/2
	default:
		h.version, h.rate = 25, h.rate/4
	}
	if h.version != 1 && h.layer == 1 {
		table = bits2L1
	}
	h.bitrate = int(table[bits]) * 8000
	slot := 1 // bytes
	switch {
	case h.layer == 1:
		h.samples, slot = 384, 4
	case h.layer == 3 && h.version != 1:
		h.samples = 576
	default:
		h.samples = 1152
	}
	if h.bitrate > 0 {
		h.size = (h.samples/8/slot*h.bitrate/h.rate + padding) * slot
	}
	return h, true
}

// kind names what go-mp3 cannot decode about frames like this, or is "".
func (h header) kind() UnsupportedError {
	switch {
	case h.version == 25:
		return "MPEG-2.5"
	case h.layer == 1:
		return "Layer I"
	case h.layer == 2:
		return "Layer II"
	case h.bitrate == 0:
		return "free format"
	}
	return ""
}

// like reports whether both can be frames of one recording.
func (h header) like(o header) bool {
	return h.version == o.version && h.layer == o.layer && h.rate == o.rate && (h.bitrate == 0) == (o.bitrate == 0)
}

// name is what a frame is, where a recording changes: "MPEG-1 Layer III, 44100 Hz".
func (h header) name() string {
	version := "1"
	switch h.version {
	case 2:
		version = "2"
	case 25:
		version = "2.5"
	}
	name := "MPEG-" + version + " Layer " + "III"[:h.layer] + ", " + strconv.Itoa(h.rate) + " Hz"
	if h.bitrate == 0 {
		name += ", free format"
	}
	return name
}

// sideAt and sideSize say where in the frame the side information stands.
func (h header) sideAt() int {
	if h.crc {
		return headerSize + 2
	}
	return headerSize
}

func (h header) sideSize() int {
	switch {
	case h.version == 1 && h.channels == 2:
		return 32
	case h.version == 1 || h.channels == 2:
		return 17
	}
	return 9
}

// mainAt is where the main data begin, which fill the rest of the frame.
func (h header) mainAt() int { return h.sideAt() + h.sideSize() }

// reservoir is how many bytes a frame's main data may begin before its own.
func (h header) reservoir() int {
	if h.version == 1 {
		return 511
	}
	return 255
}

// largest is how many bytes a frame of the highest bitrate has: in MPEG-1
// 320 kbit/s and padded, in MPEG-2 160 kbit/s and not.
func (h header) largest() int {
	if h.version == 1 {
		return 144*320000/h.rate + 1
	}
	return 72 * 160000 / h.rate
}

// followed reports whether the frame that b begins with is followed by one like
// it, or ends the recording: that it is a frame and no accident. Where b is too
// short to tell, and not all there is, more is true.
func (h header) followed(b []byte, ended bool) (yes, more bool) {
	if h.bitrate == 0 {
		const far = 4096 // 640 kbit/s, the most there is, needs 2880
		for at := 24; at <= far && at+headerSize <= len(b); at++ {
			if o, ok := parse(b[at:]); ok && o.like(h) {
				return true, false
			}
		}
		return false, !ended && len(b) < far+headerSize
	}
	if len(b) < h.size+headerSize {
		return ended && len(b) >= h.size, !ended
	}
	o, ok := parse(b[h.size:])
	return ok && o.like(h) || isID3v1(b[h.size:]), false
}
