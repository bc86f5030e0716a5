package clip

import "strconv"

const (
	maxInspect = 256 << 20 // bytes of a file
	maxTag     = 64 << 10  // bytes of its ID3v2 tag
)

// Inspect says what a file is and where its frames stand, and refuses whatever
// cannot be decoded exactly. It decodes every frame. It takes MPEG-1 and MPEG-2 Layer III of constant or variable bitrate, with an
// Info frame or none, with an ID3v2 tag of up to 64 kB before it and an ID3v1
// tag behind; nothing else may stand before, between or behind the frames.
// The error is a Refused.
func Inspect(b []byte) (Format, Index, error) {
	f, x, why := inspect(b)
	if why != "" {
		return Format{}, Index{}, why
	}
	return f, x, nil
}

func inspect(b []byte) (f Format, x Index, why Refused) {
	if len(b) > maxInspect {
		return f, x, Refused("larger than " + amount(maxInspect) + ", the limit")
	}
	at := 0
	if tag := id3v2Size(b); tag > maxTag {
		return f, x, Refused("an ID3 tag of " + amount(tag))
	} else if tag > int64(len(b)) {
		return f, x, cutTag
	} else if tag > 0 && tag == int64(len(b)) {
		return f, x, noSound
	} else {
		at = int(tag)
	}
	first, ok := parse(b[at:])
	if ok {
		ok, _ = first.followed(b[at:], true)
	}
	if !ok {
		return f, x, unknown(b[at:], int64(len(b)-at))
	}
	if kind := first.kind(); kind != "" {
		return f, x, kind
	}
	x = Index{SampleRate: first.rate, Channels: first.channels, PerFrame: first.samples}
	dec := new(decoder)
	for at < len(b) && !(isID3v1(b[at:]) && len(b)-at == id3v1Size) {
		h, ok := parse(b[at:])
		number := strconv.Itoa(f.Frames + 1)
		switch {
		case !ok:
			return f, x, Refused("byte " + strconv.Itoa(at) + ": neither a frame nor the end")
		case !h.like(first):
			return f, x, Refused("frame " + number + ": changes from " + first.name() + " to " + h.name())
		case h.channels != first.channels:
			return f, x, Refused("frame " + number + ": changes between mono and stereo")
		case h.intensity:
			return f, x, Refused("frame " + number + ": intensity stereo")
		case len(b)-at < h.size:
			return f, x, Refused("ends in the middle of frame " + number)
		}
		frame := b[at : at+h.size]
		if f.Frames == 0 {
			f.begin(h, frame)
		}
		f.count(h)
		if f.Info && f.Frames == 1 {
			dec.info(h, frame)
		} else if _, why := dec.decode(h, frame); why != "" {
			return f, x, "frame " + Refused(number) + ": " + why
		}
		x.Offsets = append(x.Offsets, uint32(at))
		at += h.size
		x.End = uint32(at)
	}
	return f, x, ""
}
