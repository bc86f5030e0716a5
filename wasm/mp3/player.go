package mp3

import (
	"io"

	"github.com/hajimehoshi/go-mp3"
)

// player is go-mp3 as the decoder uses it: a whole frame in, its samples out.
// go-mp3 never sees the end of its source, where it would lose its state, is
// never asked to Seek, which panics, and never finds a tag or has to look for a
// frame.
type player struct {
	mp3  *mp3.Decoder
	src  source
	tail int // how many bytes of the last main data it holds for the next frame
	pcm  [1152 * 4]byte
}

// source is the one frame that go-mp3 shall read next.
type source []byte

func (s *source) Read(p []byte) (int, error) {
	if len(*s) == 0 {
		return 0, io.EOF
	}
	n := copy(p, *s)
	*s = (*s)[n:]
	return n, nil
}

// start begins again. A decoder of go-mp3 plays its first frame before it can be
// asked anything, so it gets a silent one that nobody hears.
func (p *player) start(frame []byte, size int) bool {
	p.src = frame
	p.mp3 = nil
	dec, err := mp3.NewDecoder(&p.src)
	if err != nil {
		return false
	}
	if n, err := dec.Read(p.pcm[:size]); err != nil || n != size {
		return false
	}
	p.mp3 = dec
	return true
}

// play fills size bytes of pcm from a frame. After a failure go-mp3 has lost its
// state, and the player has to be started again.
func (p *player) play(frame []byte, size int) bool {
	p.src = frame
	n, err := p.mp3.Read(p.pcm[:size])
	return err == nil && n == size
}

// sample is the one that begins at a byte of pcm.
func sample(pcm []byte) int32 { return int32(int16(uint16(pcm[0]) | uint16(pcm[1])<<8)) }

// joinStereo adds middle and side, each at 1/√2, to left and right.
func joinStereo(pcm, other []byte) {
	for i := 0; i+4 <= len(pcm) && i+4 <= len(other); i += 4 {
		m, s := sample(other[i:]), sample(other[i+2:])
		l := min(max(sample(pcm[i:])+m+s, -32768), 32767)
		r := min(max(sample(pcm[i+2:])+m-s, -32768), 32767)
		pcm[i], pcm[i+1], pcm[i+2], pcm[i+3] = byte(l), byte(l>>8), byte(r), byte(r>>8)
	}
}

// mix writes a frame's samples for a recording of one channel or two: one
// channel is the mean of left and right, rounded towards zero.
func mix(dst []int16, pcm []byte, channels int) []int16 {
	for ; len(pcm) >= 4; pcm = pcm[4:] {
		l, r := sample(pcm), sample(pcm[2:])
		if channels == 2 {
			dst = append(dst, int16(l), int16(r))
		} else {
			dst = append(dst, int16((l+r)/2))
		}
	}
	return dst
}
