package mp3

import "strconv"

// Limits are what a Stream takes before it refuses. A zero field means the
// default that stands with it.
type Limits struct {
	Bytes   int64 // of the whole recording; 256 MB, and never more than 4 GB
	Seconds int   // of sound; four hours
	Tag     int64 // bytes of one ID3v2 tag, which may hold pictures; as many as Bytes
}

// maxJunk is how many bytes may stand before the first frame, tags not counted.
const maxJunk = 64 << 10

// Stream decodes a recording as its bytes arrive:
//
//	for each piece {
//		if err := s.Feed(piece); err != nil { … }
//		for pcm, ok := s.Next(); ok; pcm, ok = s.Next() { … }
//	}
//	err := s.End()
//	for pcm, ok := s.Next(); ok; pcm, ok = s.Next() { … }
//
// It skips tags and whatever else stands between frames. Beside the bytes that
// have been fed but not asked for, it holds 15 kB, go-mp3's 60 kB, and four
// bytes a frame: 2.4 MB for four hours.
type Stream struct {
	limits Limits
	store  []byte // what has been fed
	used   int    // how much of it is done with
	at     int64  // where in the recording the rest of it begins
	fed    int64
	tag    int64 // bytes of a tag that are still to be skipped
	ended  bool
	lost   bool   // what stands before the next frame is no frame
	first  header // of the first frame
	ready  header // of the frame that the rest of store begins with; its size is 0 if there is none
	format Format
	index  Index
	dec    decoder
	pcm    [2 * 1152]int16
	head   []byte           // the first bytes skipped before there was a frame
	why    UnsupportedError // for what reason the last frame is silence
	err    error
}

// NewStream is a Stream with these limits.
func NewStream(limits Limits) *Stream {
	if limits.Bytes <= 0 {
		limits.Bytes = 256 << 20
	}
	if limits.Seconds <= 0 {
		limits.Seconds = 4 * 60 * 60
	}
	limits.Bytes = min(limits.Bytes, 1<<32-1)
	if limits.Tag <= 0 {
		limits.Tag = limits.Bytes
	}
	return &Stream{limits: limits}
}

// Format is what is known so far.
func (s *Stream) Format() Format { return s.format }

// Index tells where the frames decoded or skipped so far stand. It shares the Stream's
// memory and grows with it.
func (s *Stream) Index() Index { return s.index }

// Feed takes the next bytes, of any number, and keeps a copy. The error is a
// Refused, and final.
func (s *Stream) Feed(b []byte) error {
	if s.err != nil || s.ended {
		return s.err
	}
	s.fed += int64(len(b))
	if s.fed > s.limits.Bytes {
		s.err = UnsupportedError("larger than " + formatBytes(s.limits.Bytes) + ", the limit")
		return s.err
	}
	if 2*s.used >= len(s.store) {
		s.store = s.store[:copy(s.store, s.store[s.used:])]
		s.used = 0
	}
	s.store = append(s.store, b...)
	s.advance()
	return s.err
}

// End says that no more bytes will come. The error is a Refused: that of Feed,
// or that there was no frame at all. A frame that is cut off is left out.
func (s *Stream) End() error {
	s.ended = true
	s.advance()
	if s.err == nil && s.format.Frames == 0 && s.ready.size == 0 {
		switch {
		case s.tag > 0:
			s.err = cutTag
		case s.fed > 0 && s.format.Skipped == 0:
			s.err = noSound
		default:
			s.err = unknown(s.head, s.format.Skipped)
		}
	}
	return s.err
}

// Err is the Refused that stopped the Stream, or nil.
func (s *Stream) Err() error { return s.err }

// Next decodes the next frame: its samples, of two channels left and right in
// turn. They are good until the next call. It is not ok when Feed has to come
// first, when all is done, and when the Stream has refused.
func (s *Stream) Next() (pcm []int16, ok bool) {
	h, frame, ok := s.enter()
	if !ok {
		return nil, false
	}
	var sound []byte
	s.why = ""
	if s.format.Info && s.format.Frames == 1 {
		sound = s.dec.info(h, frame)
	} else if sound, s.why = s.dec.decode(h, frame); s.why != "" {
		s.format.Silent++
	}
	pcm = mix(s.pcm[:0], sound, s.format.Channels)
	s.leave(h)
	return pcm, true
}

// Skip passes over the next frame as Next does, without decoding it: for who wants only to
// know where the frames stand, which is in Format and Index.
func (s *Stream) Skip() bool {
	h, _, ok := s.enter()
	if ok {
		s.leave(h)
	}
	return ok
}

// enter counts the next frame, and notes where it stands.
func (s *Stream) enter() (h header, frame []byte, ok bool) {
	h = s.ready
	if s.err != nil || h.size == 0 {
		return h, nil, false
	}
	frame = s.rest()[:h.size]
	if s.format.Frames == 0 {
		s.first = h
		s.format.begin(h, frame)
		s.format.Before = s.format.Skipped
		s.index = Index{SampleRate: h.rate, Channels: h.channels, PerFrame: h.samples}
	}
	if s.format.Samples+int64(h.samples) > int64(s.limits.Seconds)*int64(h.rate) {
		s.err = UnsupportedError("longer than " + strconv.Itoa(s.limits.Seconds) + " seconds, the limit")
		return h, nil, false
	}
	s.format.count(h)
	s.index.Offsets = append(s.index.Offsets, uint32(s.at))
	s.index.End = uint32(s.at) + uint32(h.size)
	return h, frame, true
}

// leave goes on behind a frame.
func (s *Stream) leave(h header) {
	s.drop(h.size)
	s.ready, s.lost = header{}, false
	s.advance()
}

func (s *Stream) rest() []byte { return s.store[s.used:] }

func (s *Stream) drop(n int) {
	s.used += n
	s.at += int64(n)
}

// advance drops what is no frame until one is ready, or bytes are missing.
func (s *Stream) advance() {
	for s.err == nil && s.ready.size == 0 {
		b := s.rest()
		if s.tag > 0 {
			n := min(s.tag, int64(len(b)))
			s.drop(int(n))
			s.tag -= n
			if s.tag > 0 {
				return
			}
			continue
		}
		if len(b) == 0 || !s.ended && (len(b) < headerSize || mayBeID3v2(b)) {
			return
		}
		if s.tag = id3v2Size(b); s.tag > 0 {
			if s.tag > s.limits.Tag {
				s.err = UnsupportedError("an ID3 tag of " + formatBytes(s.tag))
			}
			continue
		}
		if !s.lost && s.format.Frames > 0 && isID3v1(b) {
			s.tag = id3v1Size
			continue
		}
		h, yes, more := s.frame(b)
		if more || s.err != nil {
			return
		}
		if yes {
			s.ready = h
			return
		}
		if s.format.Frames == 0 {
			if s.format.Skipped >= maxJunk {
				s.err = unknown(s.head, s.format.Skipped)
				return
			}
			if len(s.head) < 12 {
				s.head = append(s.head, b[0])
			}
		}
		s.lost = true
		s.drop(1)
		s.format.Skipped++
	}
}

// frame reports whether b begins with a whole frame of this recording. Behind
// another frame its header is enough; elsewhere the next frame has to follow.
func (s *Stream) frame(b []byte) (h header, yes, more bool) {
	h, ok := parse(b)
	if !ok {
		return h, false, false
	}
	known := s.format.Frames > 0
	if known && !s.lost && h.like(s.first) {
		s.format.Truncated = s.ended && len(b) < h.size
		return h, len(b) >= h.size, len(b) < h.size && !s.ended
	}
	if yes, more = h.followed(b, s.ended); !yes || more {
		return h, false, more
	}
	switch kind := h.kind(); {
	case kind != "" && !known:
		s.err = kind
	case kind != "":
		return h, false, false
	case known && !h.like(s.first):
		s.err = UnsupportedError("changes from " + s.first.name() + " to " + h.name())
	}
	return h, true, false
}
