package mp3

// side is what has to be known of a frame's side information before go-mp3 may
// see it: ISO/IEC 11172-3, 2.4.1.7, and 13818-3, 2.4.1.7.
type side struct {
	begin int  // main_data_begin: bytes that its main data begin before its own
	bits  int  // length of its main data, ancillary data not counted
	short bool // there is a short block
	mixed bool // there is one with long ones below it
}

// groups says where in the side information the groups of fields stand, one for
// each granule and channel: the first bit, how many groups, the bits of each.
// In each stand part2_3_length 12, big_values 9, global_gain 8,
// scalefac_compress 4 or 9, window_switching_flag 1, block_type 2,
// mixed_block_flag 1, and more.
func (h header) groups() (at, n, width int) {
	if h.version == 1 {
		return 9 + 7 - 2*h.channels + 4*h.channels, 2 * h.channels, 59
	}
	return 8 + h.channels, h.channels, 63
}

// readSide reads the side information of a whole frame.
func readSide(h header, frame []byte) side {
	b := frame[h.sideAt():h.mainAt()]
	s := side{begin: field(b, 0, 8)}
	window := 12 + 9 + 8 + 9
	if h.version == 1 {
		s.begin = field(b, 0, 9)
		window = 12 + 9 + 8 + 4
	}
	at, n, width := h.groups()
	for range n {
		s.bits += field(b, at, 12)
		if field(b, at+window, 3) == 0b110 {
			s.short = true
			s.mixed = s.mixed || field(b, at+window+3, 1) == 1
		}
		at += width
	}
	return s
}

// attenuate takes two from every global_gain: sound at 1/√2.
func attenuate(h header, b []byte) {
	at, n, width := h.groups()
	for range n {
		const gain = 12 + 9
		v := max(field(b, at+gain, 8)-2, 0)
		for i := range 8 {
			bit := at + gain + i
			mask := byte(0x80) >> (bit & 7)
			b[bit>>3] &^= mask
			if v<<i&0x80 != 0 {
				b[bit>>3] |= mask
			}
		}
		at += width
	}
}

// field is the number in n bits of b from bit at on.
func field(b []byte, at, n int) int {
	v := 0
	for ; n > 0; n-- {
		v = v<<1 | int(b[at>>3]>>(7-at&7)&1)
		at++
	}
	return v
}
