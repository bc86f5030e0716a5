package mp3

import (
	"slices"
	"strconv"
)

const maxInspect = 256 << 20 // bytes of a file

// Inspect says what a file is and where its frames stand, and refuses whatever
// cannot be decoded exactly. It decodes every frame. It takes MPEG-1 and MPEG-2
// Layer III of constant or variable bitrate, with an Info frame or none. Tags may
// stand before and behind the frames, and up to 64 kB of other bytes before
// them; between them nothing may. A last frame may be cut off (Format.Cut).
// Whether browsers find their place in it is what Drift tells.
// The error is a Refused.
func Inspect(b []byte) (Format, Index, error) { return inspect(b, false) }

// inspect is Inspect, or, strewn, takes bytes between the frames too.
func inspect(b []byte, strewn bool) (Format, Index, error) {
	s := NewStream(Limits{Bytes: maxInspect, Seconds: 1 << 20})
	for piece := range slices.Chunk(b, 64<<10) {
		if s.Feed(piece) != nil {
			break
		}
		if why := s.strictly(strewn); why != "" {
			return Format{}, Index{}, why
		}
	}
	s.End()
	if why := s.strictly(strewn); why != "" {
		return Format{}, Index{}, why
	}
	if err := s.Err(); err != nil {
		return Format{}, Index{}, err
	}
	if !strewn && s.format.Info && s.format.Before > 0 {
		return Format{}, Index{}, UnsupportedError(strconv.FormatInt(s.format.Before, 10) + hiding)
	}
	return s.format, s.index, nil
}

// strictly decodes what is ready, and says what a Stream makes good.
func (s *Stream) strictly(strewn bool) UnsupportedError {
	for s.err == nil && s.ready.size > 0 {
		h, number := s.ready, strconv.Itoa(s.format.Frames+1)
		switch known := s.format.Frames > 0; {
		case !strewn && known && s.at != int64(s.index.End):
			return UnsupportedError("byte " + strconv.Itoa(int(s.index.End)) + framesFollow)
		case known && h.channels != s.first.channels:
			return UnsupportedError("frame " + number + ": changes between mono and stereo")
		case h.intensity:
			return UnsupportedError("frame " + number + ": intensity stereo")
		}
		if s.Next(); s.why != "" {
			return "frame " + UnsupportedError(number) + ": " + s.why
		}
	}
	return ""
}

// Rest says what stands behind the last frame: "" for nothing but tags and
// zeros, which no player plays.
func Rest(b []byte, x Index) string {
	rest := b[x.End:]
	for _, tag := range [...]string{"TAG", "APETAGEX", "LYRICSBEGIN", "ID3"} {
		if len(rest) >= len(tag) && string(rest[:len(tag)]) == tag {
			return ""
		}
	}
	if !slices.ContainsFunc(rest, func(c byte) bool { return c != 0 }) {
		return ""
	}
	return strconv.Itoa(len(rest)) + " bytes behind the last frame are no sound"
}
