package mp3

import (
	"strconv"
	"strings"
)

// UnsupportedError says what a recording is that this package does not decode, or which
// limit it exceeds: "MPEG-2.5", "free format", "an ID3 tag of 256 MB".
type UnsupportedError string

func (r UnsupportedError) Error() string { return string(r) }

// Strewn reports whether what an error of Inspect refuses is not the sound, but
// what stands between or before the frames. Constant leaves that out.
func Strewn(err error) bool {
	why := err.Error()
	return strings.HasSuffix(why, framesFollow) || strings.HasSuffix(why, hiding)
}

const (
	framesFollow = " begins no frame, though frames follow"
	hiding       = " bytes stand before the first frame, and hide from browsers what it says of the others"
)

const (
	empty    = UnsupportedError("empty")
	cutFirst = UnsupportedError("ends in the middle of its first frame")
	cutTag   = UnsupportedError("ends in the middle of its ID3 tag")
	noSound  = UnsupportedError("an ID3 tag without sound")
)

// unknown describes n bytes among which there is no frame, by the first of them.
func unknown(head []byte, n int64) UnsupportedError {
	if len(head) == 0 {
		return empty
	}
	if h, ok := parse(head); ok && h.kind() == "" && n < int64(h.size) {
		return cutFirst
	}
	seen := make([]byte, 0, 12)
	for _, c := range head[:min(len(head), 12)] {
		if c < ' ' || c > '~' {
			c = '.'
		}
		seen = append(seen, c)
	}
	return UnsupportedError("not an MP3: it begins with " + string(seen))
}

// formatBytes writes a number of bytes for people.
func formatBytes(n int64) string {
	if n >= 1<<20 {
		return strconv.FormatInt((n+1<<19)>>20, 10) + " MB"
	}
	return strconv.FormatInt((n+1<<9)>>10, 10) + " kB"
}
