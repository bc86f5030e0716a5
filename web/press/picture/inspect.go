package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	_ "image/jpeg" // for image.Decode
	_ "image/png"
	"os"
	"path"
	"strings"

	_ "golang.org/x/image/webp"
)

// Finding is what there is to know of the file of a picture.
type Finding struct {
	Width, Height int    // as it is shown, in pixels
	Problem       string // why it is not published as it is
	Remedy        string // what to do about that
}

// The limits of a picture. A page with one loads as fast as without on most networks, and no browser
// runs out of memory.
const (
	MaxBytes  = 1_000_000
	MaxSide   = 10_000
	maxPixels = 40_000_000
)

// What makes a picture that is published. The first changes nothing of what it shows.
const (
	Clean   = "./build.sh clean PICTURE NEW"
	Smaller = "ffmpeg -i PICTURE -vf scale=1600:-2 -map_metadata -1 NEW.jpg"
)

// kinds are the kinds of pictures, by the endings of their names.
var kinds = map[string]string{".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP", ".avif": "AVIF"}

// Type is the media type of a picture, by its name.
func Type(name string) string { return "image/" + strings.ToLower(kinds[path.Ext(name)]) }

// kindOf tells by its first bytes what a file is; "" if it is no picture of a known kind.
func kindOf(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return "JPEG"
	case bytes.HasPrefix(b, []byte(pngSignature)):
		return "PNG"
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return "WebP"
	case len(b) >= 12 && string(b[4:8]) == "ftyp" && bytes.Contains(b[:min(len(b), 64)], []byte("avi")):
		return "AVIF"
	case bytes.Contains(bytes.ToLower(b[:min(len(b), 1000)]), []byte("<svg")):
		return "SVG"
	}
	return ""
}

// Inspect holds the file of a picture to what its name says, to the limits, and to having nothing but
// what it shows: metadata may tell where it was taken, on whose camera and when, and hold the picture
// as it was before something was cut off or made unreadable. Whoever is in it, or has given it away, may
// not know.
func Inspect(name string, b []byte) (found Finding) {
	problem := func(what, remedy string) Finding {
		found.Problem, found.Remedy = what, remedy
		return found
	}
	switch kind, want := kindOf(b), kinds[path.Ext(name)]; {
	case kind == "SVG":
		return problem("is SVG, which can carry scripts", "save it as PNG")
	case kind == "":
		return problem("is no JPEG, PNG, WebP or AVIF", "save it as one of them")
	case kind != want:
		return problem("is "+kind+", though its name is that of "+want, "name it as what it is")
	case len(b) > MaxBytes:
		return problem(fmt.Sprintf("is %d bytes long, more than %d", len(b), MaxBytes), "make it smaller: "+Smaller)
	}
	parts, err := partsOf(b)
	if err != nil {
		return problem("is damaged: "+err.Error(), "save it again")
	}
	found.Width, found.Height = parts.width, parts.height
	switch {
	case parts.moves:
		return problem("moves", "show it still, and lead to the film as a source: nobody can stop a picture that moves")
	case found.Width < 1 || found.Height < 1 || found.Width > MaxSide || found.Height > MaxSide || found.Width*found.Height > maxPixels:
		return problem(fmt.Sprintf("is %d by %d pixels", found.Width, found.Height), fmt.Sprintf("a picture has at most %d pixels on a side and %d in all: %s", MaxSide, maxPixels, Smaller))
	case parts.beside != "":
		remedy := "leave only what it shows, which changes no pixel: " + Clean
		if kindOf(b) == "AVIF" {
			remedy = "save it without, as in: exiftool -all= PICTURE"
		}
		return problem("has "+parts.beside+" in it, which may tell of people more than it shows", remedy)
	}
	if kindOf(b) != "AVIF" { // which Go cannot read
		if _, _, err := image.Decode(bytes.NewReader(b)); err != nil {
			return problem("is damaged: "+err.Error(), "save it again")
		}
	}
	return found
}

// parts are what a file consists of.
type parts struct {
	width, height int
	beside        string // what is in it and no part of the picture; "" for nothing
	moves         bool
	cleaned       []byte // the file without that; nil where that cannot be had
	turned        int    // how it is to be turned, as EXIF counts: 1 is upright
}

func (p *parts) add(beside string) {
	if p.beside == "" {
		p.beside = beside
	}
}

func partsOf(b []byte) (parts, error) {
	switch kindOf(b) {
	case "JPEG":
		return jpegParts(b)
	case "PNG":
		return pngParts(b)
	case "WebP":
		return webpParts(b)
	}
	return avifParts(b)
}

// WriteClean writes a picture without what is beside it into a new file, and says what that was.
func WriteClean(from, to string) (removed string, err error) {
	b, err := os.ReadFile(from)
	if err != nil {
		return "", err
	}
	kind := kindOf(b)
	if kind != "JPEG" && kind != "PNG" && kind != "WebP" {
		return "", fmt.Errorf("%s: is no JPEG, PNG or WebP; of others, exiftool -all= PICTURE takes metadata away", from)
	}
	p, err := partsOf(b)
	if err != nil {
		return "", fmt.Errorf("%s: is damaged: %w; save it again", from, err)
	}
	if p.turned > 1 && kind != "JPEG" {
		return "", fmt.Errorf("%s: says in its metadata that it is to be turned; save it upright", from)
	}
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) // the other may be the only one
	if err != nil {
		return "", err
	}
	if _, err = file.Write(p.cleaned); err == nil {
		err = file.Close()
	} else {
		file.Close()
	}
	return p.beside, err
}

// JPEG is segments, each with a marker (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B).

func jpegParts(b []byte) (p parts, err error) {
	cut := fmt.Errorf("it is cut off")
	p.turned = 1
	keep := func(segment []byte) { p.cleaned = append(p.cleaned, segment...) }
	keep(b[:2])
	turn := []byte(nil) // the segment that says how it is turned, in its shortest form
	for at := 2; ; {
		if at+2 > len(b) {
			return p, cut
		}
		if b[at] != 0xff {
			return p, fmt.Errorf("byte %d begins no segment", at)
		}
		if b[at+1] == 0xff { // filling
			at++
			continue
		}
		marker := b[at+1]
		if marker == 0xd9 { // the end
			keep(b[at : at+2])
			if at+2 < len(b) {
				p.add(fmt.Sprintf("%d bytes behind its end", len(b)-at-2))
			}
			break
		}
		if at+4 > len(b) {
			return p, cut
		}
		end := at + 2 + int(binary.BigEndian.Uint16(b[at+2:]))
		if end > len(b) || end < at+4 {
			return p, cut
		}
		segment, body := b[at:end], b[at+4:end]
		at = end
		switch {
		case marker == 0xe0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) == 14,
			marker == 0xe2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")),
			marker == 0xee && bytes.HasPrefix(body, []byte("Adobe")):
			keep(segment)
		case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00")):
			p.turned = orientation(body[min(6, len(body)):])
			short := turnedSegment(p.turned)
			if !bytes.Equal(segment, short) {
				p.add("EXIF")
			}
			if p.turned > 1 {
				turn = short
			}
		case marker == 0xe1:
			p.add("XMP")
		case marker == 0xe0:
			p.add("a preview")
		case marker == 0xed:
			p.add("IPTC")
		case marker >= 0xe0 && marker <= 0xef:
			p.add("data of a program")
		case marker == 0xfe:
			p.add("a comment")
		default:
			if marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && len(body) >= 5 {
				p.height, p.width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))
				keep(turn)
				turn = nil
				if p.turned >= 5 {
					p.width, p.height = p.height, p.width
				}
			}
			keep(segment)
			if marker == 0xda { // what it shows, up to the next marker that is none of its own
				start := at
				for at+1 < len(b) && (b[at] != 0xff || b[at+1] == 0 || b[at+1] >= 0xd0 && b[at+1] <= 0xd7) {
					at++
				}
				keep(b[start:at])
			}
		}
	}
	return p, nil
}

// turnedSegment says how a JPEG is turned, and nothing else.
func turnedSegment(how int) []byte {
	return fmt.Appendf(nil, "\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00%c\x00\x00\x00\x00\x00\x00", how)
}

// orientation reads how a picture is turned from its EXIF; 1 if that does not say.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	order := binary.ByteOrder(binary.BigEndian)
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	first := int(order.Uint32(tiff[4:]))
	if first < 8 || first+2 > len(tiff) {
		return 1
	}
	for n, at := int(order.Uint16(tiff[first:])), first+2; n > 0 && at+12 <= len(tiff); n, at = n-1, at+12 {
		if order.Uint16(tiff[at:]) == 0x112 {
			if how := int(order.Uint16(tiff[at+8:])); how >= 1 && how <= 8 {
				return how
			}
		}
	}
	return 1
}

// PNG is chunks, each with a length, a name and a sum (https://www.w3.org/TR/png-3/#5DataRep).

const pngSignature = "\x89PNG\r\n\x1a\n"

// pngShown are the chunks that say how a picture looks.
const pngShown = " IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs "

func pngParts(b []byte) (p parts, err error) {
	p.turned = 1
	p.cleaned = append(p.cleaned, pngSignature...)
	for at := len(pngSignature); ; {
		if at+12 > len(b) {
			return p, fmt.Errorf("it is cut off")
		}
		length := int(binary.BigEndian.Uint32(b[at:]))
		if length > len(b)-at-12 {
			return p, fmt.Errorf("it is cut off")
		}
		name, body, chunk := string(b[at+4:at+8]), b[at+8:at+8+length], b[at:at+12+length]
		at += len(chunk)
		switch {
		case name == "acTL" || name == "fcTL" || name == "fdAT":
			p.moves = true
		case strings.Contains(pngShown, " "+name+" "):
			p.cleaned = append(p.cleaned, chunk...)
		case name == "eXIf":
			p.turned = orientation(body)
			p.add("EXIF")
		default:
			p.add("a chunk " + name)
		}
		if name == "IHDR" && length >= 8 {
			p.width, p.height = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
		}
		if name == "IEND" {
			if at < len(b) {
				p.add(fmt.Sprintf("%d bytes behind its end", len(b)-at))
			}
			return p, nil
		}
	}
}

// WebP is chunks of RIFF, each with a name and a length (https://www.rfc-editor.org/rfc/rfc9649).

func webpParts(b []byte) (p parts, err error) {
	p.turned = 1
	size := int(binary.LittleEndian.Uint32(b[4:])) + 8
	if size > len(b) {
		return p, fmt.Errorf("it is cut off")
	}
	p.cleaned = append(p.cleaned, b[:12]...)
	if size < len(b) {
		p.add(fmt.Sprintf("%d bytes behind its end", len(b)-size))
	}
	for at := 12; at < size; {
		if at+8 > size {
			return p, fmt.Errorf("it is cut off")
		}
		name, length := string(b[at:at+4]), int(binary.LittleEndian.Uint32(b[at+4:]))
		end := at + 8 + length + length%2
		if length < 0 || length > size || end > size {
			return p, fmt.Errorf("it is cut off")
		}
		chunk := bytes.Clone(b[at:end])
		at = end
		switch name {
		case "VP8X":
			if length < 10 {
				return p, fmt.Errorf("its header is cut off")
			}
			chunk[8] &^= 0x08 | 0x04 // it has neither EXIF nor XMP
			p.cleaned = append(p.cleaned, chunk...)
		case "VP8 ", "VP8L", "ALPH", "ICCP":
			p.cleaned = append(p.cleaned, chunk...)
		case "ANIM", "ANMF":
			p.moves = true
		case "EXIF":
			p.turned = orientation(bytes.TrimPrefix(chunk[8:], []byte("Exif\x00\x00")))
			p.add("EXIF")
		default:
			p.add(strings.TrimSpace(name))
		}
	}
	binary.LittleEndian.PutUint32(p.cleaned[4:], uint32(len(p.cleaned)-8))
	config, _, err := image.DecodeConfig(bytes.NewReader(p.cleaned))
	if p.moves {
		err = nil
	}
	p.width, p.height = config.Width, config.Height
	return p, err
}
