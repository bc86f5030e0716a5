package mp3

import "encoding/binary"

// Constant gives the same sound, bit for bit, in frames of one bitrate, the
// lowest that has room for it, so that every player finds every place in it. It
// leaves out tags, checksums, what encoders hide in frames, and whatever stands
// between these. What else Inspect refuses it refuses too; the error is a Refused.
func Constant(b []byte) ([]byte, error) {
	f, x, err := inspect(b, true)
	if err != nil {
		return nil, err
	}
	for bits := byte(1); bits < 15; bits++ {
		if out := constant(b, f, x, bits<<4); out != nil {
			return out, nil
		}
	}
	return nil, tooFull
}

// constant is Constant at one bitrate, or nil where that has no room.
func constant(b []byte, f Format, x Index, bits byte) (out []byte) {
	var (
		old  []byte   // the main data of all frames so far
		room []byte   // and their new places: the new main areas, one after the other
		ends [][2]int // where each of these begins and ends, in out
		free int      // where in room the next main data may begin
		odd  int      // what frames are too short, for the bitrate, in parts of a byte
	)
	for i := range x.Offsets {
		h, _ := parse(b[x.Offsets[i]:])
		frame := b[x.Offsets[i]:][:h.size]
		// Frames are padded as often as makes the bitrate true.
		head := [headerSize]byte{frame[0], frame[1] | 1, bits | frame[2]&0x0d, frame[3]}
		n, _ := parse(head[:])
		if n.size == 0 {
			return nil
		}
		if odd += n.samples / 8 * n.bitrate % n.rate; odd >= n.rate {
			odd -= n.rate
			head[2] |= 2
			n, _ = parse(head[:])
		}
		start := len(out)
		out = append(out, head[:]...)
		out = append(out, make([]byte, n.size-headerSize)...)
		if i == 0 && f.Info {
			info := readInfo(h, frame)
			from := headerSize + h.sideSize()
			if info.end > n.size || string(frame[from:from+4]) == "VBRI" {
				return nil
			}
			copy(out[from:], frame[from:info.end])
			copy(out[from:], "Info")
			continue
		}
		s := readSide(h, frame)
		main := start + n.mainAt()
		side := out[start+headerSize : main]
		copy(side, frame[h.sideAt():h.mainAt()])
		from := len(old) - s.begin
		old = append(old, frame[h.mainAt():]...)
		data := old[from : from+(s.bits+7)/8]

		area := len(room)
		ends = append(ends, [2]int{main, len(out)})
		room = append(room, out[main:]...)
		free = max(free, area-n.reservoir())
		if free+len(data) > len(room) {
			return nil
		}
		begin := area - free
		copy(room[free:], data)
		free += len(data)
		side[0] = byte(begin)
		if n.version == 1 {
			side[0] = byte(begin >> 1)
			side[1] = side[1]&0x7f | byte(begin)<<7
		}
	}
	for _, e := range ends {
		room = room[copy(out[e[0]:e[1]], room):]
	}
	if f.Info {
		tell(out, len(ends))
	}
	return out
}

// tell has an Info frame say how many frames and bytes there are, of which each
// hundredth is as long.
func tell(b []byte, frames int) {
	h, _ := parse(b)
	at := headerSize + h.sideSize() + 8
	flags := b[at-1]
	if flags&1 != 0 {
		binary.BigEndian.PutUint32(b[at:], uint32(frames))
		at += 4
	}
	if flags&2 != 0 {
		binary.BigEndian.PutUint32(b[at:], uint32(len(b)))
		at += 4
	}
	for i := range 100 {
		if flags&4 != 0 {
			b[at+i] = byte(i * 256 / 100)
		}
	}
}
