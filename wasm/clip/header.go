package clip

// A frame of MPEG audio begins with a header of four bytes (ISO/IEC 11172-3,
// section 2.4.1.3, and 13818-3 for MPEG-2), and has its side information next.

// header is what the four bytes say of a frame.
type header struct {
	version    int // 1 or 2
	rate       int // samples a second
	channels   int
	bitrate    int // bits a second
	size       int // bytes, the header included
	samples    int // a channel
	checksum   bool
	stereoMode byte // 0 stereo, 1 joint, 2 dual, 3 single
}

var (
	bitrates = [2][15]int{
		{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
		{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
	}
	rates = [3]int{44100, 48000, 32000}
)

// notFrame is what is no frame of any kind.
const notFrame Refused = "no MP3 frame"

// headSize is how many bytes a header has.
const headSize = 4

// synced tells whether a frame of any kind may begin with these bytes.
func synced(b []byte) bool { return b[0] == 0xff && b[1]&0xe0 == 0xe0 }

// parse reads a header. When go-mp3 cannot decode such a frame, it says what the frame is.
func parse(b []byte) (header, Refused) {
	version, layer := b[1]>>3&3, b[1]>>1&3
	bitrate, rate := int(b[2]>>4), int(b[2]>>2&3)
	switch {
	case !synced(b) || version == 1 || layer == 0 || bitrate == 15 || rate == 3 || b[3]&3 == 2:
		return header{}, notFrame
	case version == 0:
		return header{}, "MPEG-2.5"
	case layer == 2:
		return header{}, "Layer II"
	case layer == 3:
		return header{}, "Layer I"
	case bitrate == 0:
		return header{}, "free format"
	}
	h := header{version: 1, rate: rates[rate], channels: 2, samples: 1152, checksum: b[1]&1 == 0, stereoMode: b[3] >> 6}
	if version == 2 {
		h.version, h.rate, h.samples = 2, h.rate/2, 576
	}
	if h.stereoMode == 3 {
		h.channels = 1
	}
	h.bitrate = bitrates[h.version-1][bitrate] * 1000
	h.size = h.samples/8*h.bitrate/h.rate + int(b[2]>>1&1)
	if h.size < headSize+2+h.sideSize() {
		return header{}, notFrame
	}
	return h, ""
}

// sideSize is how many bytes of side information follow the header and the checksum.
func (h *header) sideSize() int {
	switch {
	case h.version == 1 && h.channels == 2:
		return 32
	case h.version == 2 && h.channels == 1:
		return 9
	}
	return 17
}

// like tells whether two frames can be of one stream.
func (h *header) like(g *header) bool {
	return h.version == g.version && h.rate == g.rate && h.channels == g.channels
}

// body gives what follows the header and the checksum.
func (h *header) body(frame []byte) []byte {
	if h.checksum {
		return frame[headSize+2:]
	}
	return frame[headSize:]
}

// mixed tells whether a frame of MPEG-2 has mixed blocks, which go-mp3 v0.3.4
// does not decode: it panics, with an index out of range.
func (h *header) mixed(frame []byte) bool {
	if h.version == 1 {
		return false
	}
	side, at := h.body(frame), 8+h.channels // main_data_begin, then a private bit for each channel
	for range h.channels {
		// part2_3_length 12, big_values 9, global_gain 8, scalefac_compress 9
		if at += 12 + 9 + 8 + 9; bits(side, at, 1) == 1 && bits(side, at+1, 2) == 2 && bits(side, at+3, 1) == 1 {
			return true
		}
		at += 1 + 22 + 2 // window_switching_flag, what it brings, scalefac_scale and count1table_select
	}
	return false
}

// bits gives n bits of b from bit at on.
func bits(b []byte, at, n int) (v int) {
	for i := at; i < at+n; i++ {
		v = v<<1 | int(b[i>>3]>>(7-i&7)&1)
	}
	return v
}

// info tells whether a frame is a Xing, Info or VBRI header: it holds no sound,
// and go-mp3 decodes it as silence. A LAME tag in it tells the encoder's delay
// and padding in samples (http://gabriel.mp3-tech.org/mp3infotag.html).
func (h *header) info(frame []byte) (is bool, delay, padding int) {
	body := h.body(frame)
	if side := body[h.sideSize():]; len(side) > 4 {
		if tag := string(side[:4]); tag == "Xing" || tag == "Info" {
			is = true
			at := 8
			for bit, size := range []int{4, 4, 100, 4} {
				if side[7]&(1<<bit) != 0 {
					at += size
				}
			}
			if len(side) >= at+24 && side[at] != 0 {
				delay = int(side[at+21])<<4 | int(side[at+22])>>4
				padding = int(side[at+22]&15)<<8 | int(side[at+23])
			}
			return is, delay, padding
		}
	}
	const vbri = headSize + 32
	return len(frame) > vbri+4 && string(frame[vbri:vbri+4]) == "VBRI", 0, 0
}
