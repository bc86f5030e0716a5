package mp3

// decoder decodes one frame at a time. The zero value is ready.
//
// Main data may begin in earlier frames. go-mp3 keeps some of these, but loses
// them on any error, decodes noise where they are missing, and takes many a
// padded MPEG-2 frame at 22050 Hz for a byte too short, so that all that follows
// is misplaced. Therefore the decoder keeps them itself, and go-mp3 gets every
// frame put together again: of the highest bitrate, without checksum, in it the
// rest of the frame's main data, and at its end the bytes in which the next
// frame may begin. What go-mp3 could not decode exactly is put together as
// silence, which keeps the filters' state.
//
// go-mp3 turns middle and side into left and right only up to the last line that
// was coded, although short blocks have been reordered by then and reach further.
// So frames with both go to a second go-mp3, as if they were left and right, at
// a gain of 1/√2, while the first one rests; what comes out of the two is added,
// since all that follows in a decoder is linear.
type decoder struct {
	kept    []byte // the last main data, as many bytes as a frame may reach back, and the current frame's
	old     int    // how many of these are not the current frame's
	all     player // plays all frames
	other   player // plays middle and side with short blocks
	overlap int    // for how many frames the other one is still heard
	frame   [maxFrame]byte
}

// decode returns the samples of a whole frame, 16 bits little-endian, left and
// right in turn. They are good until the next call. If why is not empty it says
// for what reason they are silence.
func (d *decoder) decode(h header, frame []byte) (pcm []byte, why UnsupportedError) {
	s := readSide(h, frame)
	d.old = len(d.kept)
	d.kept = append(d.kept, frame[h.mainAt():]...)
	part := sound
	if why = d.fault(h, s); why != "" {
		part = silence
	} else if s.short && h.midSide && !h.intensity {
		part = middle
	}
	if fault := d.play(h, frame, s, part); fault != "" {
		why = fault
	}
	if over := len(d.kept) - h.reservoir(); over > 0 {
		d.kept = d.kept[:copy(d.kept, d.kept[over:])]
	}
	return d.all.pcm[:4*h.samples], why
}

// info is decode for an Info frame: silent, and what follows cannot begin in it.
func (d *decoder) info(h header, frame []byte) []byte {
	d.play(h, frame, side{}, silence)
	return d.all.pcm[:4*h.samples]
}

// fault says why go-mp3 cannot decode a frame, or is "".
func (d *decoder) fault(h header, s side) UnsupportedError {
	switch {
	case h.version == 2 && s.mixed:
		return "MPEG-2 with mixed blocks" // go-mp3 panics
	case h.version == 2 && h.intensity:
		return "MPEG-2 with intensity stereo" // it decodes noise
	case s.begin > d.old:
		return "a frame that begins in an earlier one, which is missing"
	case s.bits > 8*(s.begin+len(d.kept)-d.old):
		return "a frame whose sound is longer than itself"
	}
	return ""
}

// part is what of a frame is put together again.
type part int

const (
	silence part = iota
	sound
	middle // middle and side, as left and right
)

const (
	damaged = UnsupportedError("a frame with damaged codes")
	tooFull = UnsupportedError("a frame too full to be put together again")
)

// play makes a frame's samples. What cannot be made is silence, and it says why.
func (d *decoder) play(h header, frame []byte, s side, p part) (why UnsupportedError) {
	first, second := p, silence
	if p == middle {
		first, second = silence, middle
		if d.overlap == 0 {
			d.other.mp3 = nil
		}
		d.overlap = 1 + 1152/h.samples // this frame, and two granules until the filters are empty
	}
	why = d.feed(&d.all, h, frame, s, first)
	if why != "" && d.feed(&d.all, h, frame, s, silence) != "" {
		clear(d.all.pcm[:])
	}
	if d.overlap == 0 {
		return why
	}
	d.overlap--
	if fault := d.feed(&d.other, h, frame, s, second); fault != "" {
		d.overlap = 0
		return fault
	}
	joinStereo(d.all.pcm[:4*h.samples], d.other.pcm[:4*h.samples])
	return why
}

// feed has a player play a part of a frame.
func (d *decoder) feed(p *player, h header, frame []byte, s side, what part) UnsupportedError {
	if p.mp3 == nil {
		first, tail := d.build(h, frame, side{}, silence, 0, d.kept[:d.old])
		if !p.start(first, 4*h.samples) {
			return damaged
		}
		p.tail = tail
	}
	b, tail := d.build(h, frame, s, what, p.tail, d.kept)
	if b == nil {
		return tooFull
	}
	if p.tail = tail; !p.play(b, 4*h.samples) {
		p.mp3 = nil
		return damaged
	}
	return ""
}

// build puts a part of a frame together again, for a player that holds the last
// tail bytes of the earlier main data, and with as many of the bytes to keep at
// its end as there is room for. It says how many these are. It is nil if there is no
// room for the frame itself.
func (d *decoder) build(h header, frame []byte, s side, what part, tail int, keep []byte) ([]byte, int) {
	b := d.frame[:h.largest()]
	clear(b)
	b[0], b[1] = frame[0], frame[1]|1 // no checksum
	b[2], b[3] = 14<<4|frame[2]&0x0d, frame[3]
	if h.version == 1 {
		b[2] |= 2 // padding
	}
	room := b[headerSize+h.sideSize():]
	if what != silence {
		info := b[headerSize : headerSize+h.sideSize()]
		copy(info, frame[h.sideAt():])
		length, from := (s.bits+7)/8-s.begin, d.old
		if s.begin > tail { // the player has not all of it
			length, from = length+s.begin, d.old-s.begin
			info[0] = 0
			if h.version == 1 {
				info[1] &= 0x7f
			}
		}
		if length = max(length, 0); length > len(room) {
			return nil, 0
		}
		room = room[copy(room, d.kept[from:from+length]):]
		if what == middle {
			b[3] &= 0x0f // stereo
			attenuate(h, info)
		}
	}
	n := min(len(room), len(keep), h.reservoir())
	copy(room[len(room)-n:], keep[len(keep)-n:])
	return b, n
}
