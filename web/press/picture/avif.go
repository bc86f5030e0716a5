package picture

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// AVIF is boxes in boxes, each with a length and a name (https://aomediacodec.github.io/av1-avif/,
// on ISO/IEC 23008-12). What is read of one here are its brands, the kinds of its items, and the size of the
// one that is shown.

type box struct {
	name string
	body []byte
}

// boxes reads a row of boxes.
func boxes(b []byte) (all []box, err error) {
	for len(b) > 0 {
		if len(b) < 8 {
			return nil, fmt.Errorf("it is cut off")
		}
		size, head := uint64(binary.BigEndian.Uint32(b)), 8
		switch {
		case size == 0:
			size = uint64(len(b))
		case size == 1 && len(b) >= 16:
			size, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if size < uint64(head) || size > uint64(len(b)) {
			return nil, fmt.Errorf("it is cut off")
		}
		all = append(all, box{string(b[4:8]), b[head:size]})
		b = b[size:]
	}
	return all, nil
}

// reader reads numbers of some bytes, and knows whether there were enough.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) skip(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, n)
	}
	skipped := r.b[:n]
	r.b = r.b[n:]
	return skipped
}

func (r *reader) number(size int) (n int) {
	for _, b := range r.skip(size) {
		n = n<<8 | int(b)
	}
	return n
}

// full reads the version and the flags of a box that has them.
func (r *reader) full() (version, flags int) {
	return r.number(1), r.number(3)
}

func avifParts(b []byte) (p parts, err error) {
	p.turned = 1
	top, err := boxes(b)
	if err != nil {
		return p, err
	}
	still := false
	var meta []byte
	for _, x := range top {
		switch x.name {
		case "ftyp":
			for brand := range slices.Chunk(x.body, 4) {
				still = still || string(brand) == "avif"
			}
		case "moov":
			p.moves = true
		case "meta":
			meta = x.body
		case "mdat", "free", "skip":
		default:
			p.add("a box " + strings.TrimSpace(x.name))
		}
	}
	if p.moves = p.moves || !still; p.moves {
		return p, nil
	}
	if len(meta) < 4 {
		return p, fmt.Errorf("it says nothing of a picture")
	}
	inner, err := boxes(meta[4:])
	if err != nil {
		return p, err
	}
	primary, properties := -1, []byte(nil)
	for _, x := range inner {
		r := reader{b: x.body}
		switch x.name {
		case "pitm":
			version, _ := r.full()
			primary = r.number(2 + 2*min(version, 1))
		case "iinf":
			version, _ := r.full()
			r.skip(2 + 2*min(version, 1))
			items, err := boxes(r.b)
			if err != nil {
				return p, err
			}
			for _, item := range items {
				r := reader{b: item.body}
				version, _ := r.full()
				if version < 2 {
					p.add("an item of an old kind")
					continue
				}
				r.skip(2*(version-1) + 2)
				switch kind := string(r.skip(4)); kind {
				case "av01", "grid", "tmap", "iden":
				case "mime":
					p.add("XMP")
				case "Exif":
					p.add("EXIF")
				default:
					p.add("an item " + strings.TrimSpace(kind))
				}
			}
		case "iprp":
			properties = x.body
		}
		if r.bad {
			return p, fmt.Errorf("it is cut off")
		}
	}
	return p, p.size(primary, properties)
}

// size reads the size of an item among the properties of all.
func (p *parts) size(item int, properties []byte) error {
	all, err := boxes(properties)
	if err != nil {
		return err
	}
	var list []box
	for _, x := range all {
		if x.name == "ipco" {
			if list, err = boxes(x.body); err != nil {
				return err
			}
		}
	}
	quarters := 0
	for _, x := range all {
		if x.name != "ipma" {
			continue
		}
		r := reader{b: x.body}
		version, flags := r.full()
		for n := r.number(4); n > 0 && !r.bad; n-- {
			id := r.number(2 + 2*min(version, 1))
			for k := r.number(1); k > 0 && !r.bad; k-- {
				wide := flags & 1
				index := r.number(1+wide) & (0x7f | wide*0x7fff)
				if id != item || index < 1 || index > len(list) {
					continue
				}
				of := reader{b: list[index-1].body}
				switch list[index-1].name {
				case "ispe":
					of.full()
					p.width, p.height = of.number(4), of.number(4)
				case "irot":
					quarters = of.number(1) & 3
				}
			}
		}
	}
	if quarters%2 == 1 {
		p.width, p.height = p.height, p.width
	}
	return nil
}
