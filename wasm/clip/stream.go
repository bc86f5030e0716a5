package clip

import "strconv"

// Limits of a recording, unless others are asked for.
const (
	MaxBytes   = 256_000_000
	MaxSeconds = 4 * 3600

	maxJunk = 64 << 10 // bytes in a row that are no frame
	maxTag  = 64 << 10 // bytes of a tag that Inspect lets pass
)

// Stream reads a recording as it comes, in pieces of any size. It keeps the
// bytes of a frame that is not whole yet, four bytes for each frame, and, for a
// moment, the samples of one; so an hour takes about half a megabyte.
type Stream struct {
	Format
	Index      Index
	MaxBytes   int64 // 0: MaxBytes
	MaxSeconds int   // 0: MaxSeconds
	Silent     bool  // frames are counted, and not decoded

	decoder decoder
	first   header
	buf     []byte
	pos     int64  // of buf in the file
	skip    int64  // bytes of a tag that are still to come
	tags    int64  // bytes of tags at the start
	junk    int    // bytes in a row that were no frame
	between int    // bytes that were no frame, and had a frame after them
	start   []byte // the first bytes that are no tag
}

// Feed reads on, and gives each frame's samples to heard: mono, from -1 to 1,
// valid until it returns. An error is a [Refused], and the end of the stream.
func (s *Stream) Feed(b []byte, heard func(samples []float32)) error {
	limit := s.MaxBytes
	if limit <= 0 {
		limit = MaxBytes
	}
	if s.pos+int64(len(s.buf)+len(b)) > limit {
		return Refused("more than " + strconv.FormatInt(limit, 10) + " bytes")
	}
	s.buf = append(s.buf, b...)
	return s.read(false, heard)
}

// End tells that nothing more comes. It is an error when there was no frame.
func (s *Stream) End(heard func(samples []float32)) error {
	if err := s.read(true, heard); err != nil {
		return err
	}
	if s.Frames > 0 {
		return nil
	}
	switch {
	case s.skip > 0:
		return Refused("a tag of " + strconv.FormatInt(s.tags, 10) + " bytes, which are not all there")
	case s.pos+int64(len(s.buf)) == 0:
		return Refused("empty")
	}
	return s.foreign()
}

func (s *Stream) foreign() error {
	return Refused("not an MP3: it begins with " + strconv.Quote(string(s.start)))
}

func (s *Stream) read(end bool, heard func([]float32)) error {
	at := 0
	defer func() {
		n := copy(s.buf, s.buf[at:])
		s.buf = s.buf[:n]
		s.pos += int64(at)
	}()
	for {
		rest := s.buf[at:]
		if s.skip > 0 {
			n := min(s.skip, int64(len(rest)))
			s.skip -= n
			at += int(n)
			if s.skip > 0 {
				return nil
			}
			continue
		}
		if s.Frames == 0 && s.start == nil {
			if len(rest) < 10 && !end {
				return nil
			}
			if tag := tagSize(rest); tag > 0 {
				s.skip, s.tags = tag, s.tags+tag
				continue
			}
			if len(rest) > 0 {
				s.start = append(s.start, rest[:min(len(rest), 16)]...)
			}
		}
		if len(rest) < headSize {
			return nil
		}
		h, wrong := parse(rest)
		if wrong == "" && s.Frames > 0 && !h.like(&s.first) {
			wrong = notFrame
		}
		if wrong == "" && s.Frames == 0 {
			// What looks like a frame is one when another follows it, or nothing.
			if len(rest) < h.size+headSize && !end {
				return nil
			}
			if len(rest) >= h.size+headSize {
				if next, not := parse(rest[h.size:]); not != "" || !next.like(&h) {
					wrong = notFrame
				}
			} else if len(rest) != h.size {
				wrong = "ends in the middle of its first frame"
			}
		}
		if wrong != "" {
			if s.Frames == 0 && s.junk == 0 && wrong != notFrame {
				return wrong
			}
			at++
			if s.junk++; s.junk > maxJunk {
				if s.Frames > 0 {
					return Refused("more than " + strconv.Itoa(maxJunk) + " bytes that are no frame")
				}
				at = len(s.buf)
				return s.foreign()
			}
			continue
		}
		if len(rest) < h.size {
			return nil // cut off, when this is the end
		}
		if err := s.frame(h, rest[:h.size], s.pos+int64(at), heard); err != nil {
			return err
		}
		at += h.size
	}
}

// frame takes a whole frame.
func (s *Stream) frame(h header, frame []byte, at int64, heard func([]float32)) error {
	if h.mixed(frame) {
		return Refused("MPEG-2 with mixed blocks")
	}
	if s.Frames == 0 {
		s.first = h
		s.Version, s.SampleRate, s.Channels = h.version, h.rate, h.channels
		s.MinBitrate = h.bitrate
		s.Info, s.Delay, s.Padding = h.info(frame)
	}
	s.between, s.junk = s.between+s.junk, 0
	s.MinBitrate, s.MaxBitrate = min(s.MinBitrate, h.bitrate), max(s.MaxBitrate, h.bitrate)
	if s.Frames > 0 {
		s.Index = s.Index[:s.Frames]
	}
	s.Index = append(s.Index, uint32(at), uint32(at)+uint32(h.size))
	s.Frames++
	s.Samples += int64(h.samples)
	limit := s.MaxSeconds
	if limit <= 0 {
		limit = MaxSeconds
	}
	if s.Samples > int64(limit)*int64(h.rate) {
		return Refused("longer than " + strconv.Itoa(limit) + " seconds")
	}
	if !s.Silent {
		heard(s.decoder.decode(frame, h))
	}
	return nil
}

// tagSize gives how many bytes an ID3v2 tag says it has, or 0 for none
// (https://id3.org/id3v2.4.0-structure, section 3.1).
func tagSize(b []byte) int64 {
	if len(b) < 10 || string(b[:3]) != "ID3" || b[3] == 0xff || (b[6]|b[7]|b[8]|b[9])&0x80 != 0 {
		return 0
	}
	size := int64(b[6])<<21 | int64(b[7])<<14 | int64(b[8])<<7 | int64(b[9])
	if b[5]&0x10 != 0 {
		size += 10 // a footer
	}
	return size + 10
}

// Inspect tells what a file is, for those who publish it. It refuses all that
// the ear could not decode exactly, with what it is.
func Inspect(b []byte) (Format, Index, error) {
	s := Stream{Silent: true}
	err := s.Feed(b, nil)
	if err == nil {
		err = s.End(nil)
	}
	switch {
	case err != nil:
	case s.Version == 2:
		err = Refused("MPEG-2, which is not decoded exactly")
	case s.tags > maxTag:
		err = Refused("an MP3 with a tag of " + strconv.FormatInt(s.tags, 10) + " bytes")
	case s.between > 0:
		err = Refused("an MP3 with " + strconv.Itoa(s.between) + " bytes before or between its frames that are no frame")
	}
	if err != nil {
		return Format{}, nil, err
	}
	return s.Format, s.Index, nil
}
