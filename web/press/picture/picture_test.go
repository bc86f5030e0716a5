package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"statement-evidence/data"
)

// jpegOf, pngOf and made are pictures of 320 by 200 pixels without anything beside them.
func jpegOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 320, 200)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 320, 200))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func made(t *testing.T, name string, options ...string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	args := append([]string{"-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x200", "-frames:v", "1"}, append(options, file)...)
	if out, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg: %v\n%s", err, out)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// put puts something into a file.
func put(b []byte, at int, what string) []byte {
	return slices.Concat(b[:at], []byte(what), b[at:])
}

func segment(marker byte, body string) string {
	return string(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2))) + body
}

func pngChunk(name, body string) string {
	sum := crc32.ChecksumIEEE([]byte(name + body))
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)))) + name + body + string(binary.BigEndian.AppendUint32(nil, sum))
}

func riffChunk(name, body string) string {
	return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + strings.Repeat("\x00", len(body)%2)
}

// exif is what a camera writes: how the picture is turned, and where it was taken.
func exif(order binary.AppendByteOrder, turned uint16) string {
	b := []byte("MM\x00\x2a\x00\x00\x00\x08")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = []byte("II\x2a\x00\x08\x00\x00\x00")
	}
	b = order.AppendUint16(b, 2)
	for _, tag := range [][3]uint16{{0x112, 3, turned}, {0x8825, 3, 38}} { // GPS
		b = order.AppendUint16(order.AppendUint16(b, tag[0]), tag[1])
		b = order.AppendUint16(order.AppendUint32(b, 1), tag[2])
		b = append(b, 0, 0)
	}
	return string(b) + "\x00\x00\x00\x00 52 deg 31' N"
}

// A picture that has nothing beside it is taken as it is, in each kind, with its size.
func TestInspectTakesPictures(t *testing.T) {
	for name, b := range map[string][]byte{
		"a.jpg": jpegOf(t), "a.jpeg": jpegOf(t), "a.png": pngOf(t), "a.webp": made(t, "a.webp"),
		"a.avif": made(t, "a.avif", "-c:v", "libaom-av1", "-still-picture", "1"),
	} {
		if found := Inspect(name, b); found != (Finding{Width: 320, Height: 200}) {
			t.Errorf("%s: got %+v", name, found)
		}
	}
}

func TestInspectRefuses(t *testing.T) {
	photo, drawing, web := jpegOf(t), pngOf(t), made(t, "a.webp")
	extended := func(flags byte, more string) []byte {
		head := riffChunk("VP8X", string([]byte{flags, 0, 0, 0, 63, 1, 0, 199, 0, 0}))
		b := slices.Concat(web[:12], []byte(head), web[12:], []byte(more))
		binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
		return b
	}
	avif := made(t, "a.avif", "-c:v", "libaom-av1", "-still-picture", "1")
	afterHeader := 8 + 25 // of a PNG
	for name, c := range map[string]struct {
		name string
		b    []byte
		want string
	}{
		"SVG":            {"a.png", []byte("<?xml version=\"1.0\"?>\n<SVG onload='x()'/>"), "is SVG, which can carry scripts"},
		"something else": {"a.png", []byte("GIF89a"), "is no JPEG, PNG, WebP or AVIF"},
		"another kind":   {"a.png", photo, "is JPEG, though its name is that of PNG"},
		"too long":       {"a.jpg", append(bytes.Clone(photo), make([]byte, MaxBytes)...), "more than 1000000"},
		"too large":      {"a.png", pngSized(t, 9000, 9000), "is 9000 by 9000 pixels"},
		"damaged":        {"a.jpg", slices.Concat(photo[:len(photo)-600], photo[len(photo)-2:]), "is damaged"},
		"cut off":        {"a.jpg", photo[:len(photo)-2], "is damaged: it is cut off"},
		"cut off PNG":    {"a.png", drawing[:len(drawing)-4], "is damaged: it is cut off"},
		"cut off WebP":   {"a.webp", web[:len(web)-4], "is damaged: it is cut off"},
		"cut off AVIF":   {"a.avif", avif[:len(avif)-4], "is damaged: it is cut off"},

		"EXIF":          {"a.jpg", put(photo, 2, segment(0xe1, "Exif\x00\x00"+exif(binary.LittleEndian, 1))), "has EXIF in it"},
		"XMP":           {"a.jpg", put(photo, 2, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x/>")), "has XMP in it"},
		"IPTC":          {"a.jpg", put(photo, 2, segment(0xed, "Photoshop 3.0\x00")), "has IPTC in it"},
		"a comment":     {"a.jpg", put(photo, 2, segment(0xfe, "by Anna")), "has a comment in it"},
		"a preview":     {"a.jpg", put(photo, 2, segment(0xe0, "JFXX\x00\x10")), "has a preview in it"},
		"behind":        {"a.jpg", append(bytes.Clone(photo), "a film"...), "has 6 bytes behind its end in it"},
		"EXIF in PNG":   {"a.png", put(drawing, afterHeader, pngChunk("eXIf", exif(binary.BigEndian, 1))), "has EXIF in it"},
		"text in PNG":   {"a.png", put(drawing, afterHeader, pngChunk("tEXt", "Author\x00Anna")), "has a chunk tEXt in it"},
		"behind PNG":    {"a.png", append(bytes.Clone(drawing), "cut off above"...), "has 13 bytes behind its end in it"},
		"moving PNG":    {"a.png", put(drawing, afterHeader, pngChunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00")), "moves"},
		"EXIF in WebP":  {"a.webp", extended(0x08, riffChunk("EXIF", exif(binary.LittleEndian, 1))), "has EXIF in it"},
		"XMP in WebP":   {"a.webp", extended(0x04, riffChunk("XMP ", "<x/>")), "has XMP in it"},
		"moving WebP":   {"a.webp", made(t, "b.webp", "-frames:v", "3", "-c:v", "libwebp_anim"), "moves"},
		"EXIF in AVIF":  {"a.avif", renamed(t, avif, "av01", "Exif"), "has EXIF in it"},
		"more in AVIF":  {"a.avif", append(bytes.Clone(avif), "\x00\x00\x00\x0cuuidAnna"...), "has a box uuid in it"},
		"moving AVIF":   {"a.avif", renamed(t, avif, "avif", "avis"), "moves"},
		"nothing in it": {"a.avif", avif[:32], "is damaged"},
	} {
		if found := Inspect(c.name, c.b); !strings.Contains(found.Problem, c.want) || found.Remedy == "" {
			t.Errorf("%s: got %+v", name, found)
		}
	}
}

// pngSized says it is of a size, which no PNG of this length is.
func pngSized(t *testing.T, width, height uint32) []byte {
	b := pngOf(t)
	binary.BigEndian.PutUint32(b[16:], width)
	binary.BigEndian.PutUint32(b[20:], height)
	return b
}

// renamed gives all brands, or an item, another name.
func renamed(t *testing.T, b []byte, from, to string) []byte {
	t.Helper()
	at := bytes.Index(b, []byte("infe"))
	if from != "av01" {
		at = 0
	}
	rest := b[at:]
	n := 1
	if from != "av01" {
		n = 2
	}
	if bytes.Count(rest, []byte(from)) < n {
		t.Fatalf("there is no %s", from)
	}
	return slices.Concat(b[:at], bytes.Replace(rest, []byte(from), []byte(to), n))
}

// What is cleaned is taken, and shows the same, turned the same way.
func TestCleanLosesNothingThatIsSeen(t *testing.T) {
	photo, drawing, web := jpegOf(t), pngOf(t), made(t, "a.webp")
	head := riffChunk("VP8X", string([]byte{0x0c, 0, 0, 0, 63, 1, 0, 199, 0, 0}))
	dirtyWeb := slices.Concat(web[:12], []byte(head), web[12:], []byte(riffChunk("EXIF", exif(binary.LittleEndian, 1))+riffChunk("XMP ", "<x/>")))
	binary.LittleEndian.PutUint32(dirtyWeb[4:], uint32(len(dirtyWeb)-8))
	for name, c := range map[string]struct {
		b             []byte
		width, height int
		decode        func(*bytes.Reader) (image.Image, error)
	}{
		"a.jpg":      {append(put(put(photo, 2, segment(0xfe, "by Anna")), 2, segment(0xe1, "Exif\x00\x00"+exif(binary.LittleEndian, 1))), "film"...), 320, 200, func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }},
		"turned.jpg": {put(photo, 2, segment(0xe1, "Exif\x00\x00"+exif(binary.BigEndian, 6))), 200, 320, func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) }},
		"a.png":      {append(put(drawing, 33, pngChunk("tEXt", "Author\x00Anna")+pngChunk("eXIf", exif(binary.BigEndian, 1))), "more"...), 320, 200, func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) }},
		"a.webp":     {dirtyWeb, 320, 200, func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) }},
	} {
		dir := t.TempDir()
		from, to := filepath.Join(dir, name), filepath.Join(dir, "new-"+name)
		if err := os.WriteFile(from, c.b, 0o644); err != nil {
			t.Fatal(err)
		}
		if found := Inspect(name, c.b); !strings.HasSuffix(found.Remedy, Clean) {
			t.Errorf("%s: it is not told to be cleaned: %+v", name, found)
		}
		if removed, err := WriteClean(from, to); err != nil || removed == "" {
			t.Fatalf("%s: %q, %v", name, removed, err)
		}
		clean, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		if found := Inspect(name, clean); found != (Finding{Width: c.width, Height: c.height}) {
			t.Errorf("%s, cleaned: got %+v", name, found)
		}
		for _, left := range []string{"Anna", "deg", "film", "more", "<x/>"} {
			if bytes.Contains(clean, []byte(left)) {
				t.Errorf("%s, cleaned, has %q", name, left)
			}
		}
		one, err1 := c.decode(bytes.NewReader(c.b))
		other, err2 := c.decode(bytes.NewReader(clean))
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(name, err)
		}
		if !samePixels(one, other) {
			t.Errorf("%s, cleaned, shows something else", name)
		}
		if _, err := WriteClean(from, to); !errors.Is(err, os.ErrExist) {
			t.Errorf("%s: what is there is not written over: got %v", name, err)
		}
	}
	turned := filepath.Join(t.TempDir(), "turned.png")
	if err := os.WriteFile(turned, put(drawing, 33, pngChunk("eXIf", exif(binary.BigEndian, 6))), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteClean(turned, turned+".new"); err == nil || !strings.HasSuffix(err.Error(), "save it upright") {
		t.Errorf("a PNG that is to be turned: got %v", err)
	}
}

func samePixels(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{"a.jpg": jpegOf(t), "b.png": append(pngOf(t), "more"...)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "c.png")); err != nil {
		t.Fatal(err)
	}
	s := &data.Story{
		Statements: []data.Statement{{ID: "s", Pictures: []data.PictureFile{{Src: "a.jpg"}, {Src: "b.png"}, {Src: "c.png"}}}},
		Findings:   []data.Finding{{ID: "f", Pictures: []data.PictureFile{{Src: "none.png"}, {Src: "a.jpg", Width: 200, Height: 320}}}},
	}
	_, faults := Load(s, dir)
	want := []string{
		"statements[0].pictures[1].src: b.png: has 4 bytes behind its end in it",
		"statements[0].pictures[2].src: c.png: ",
		"findings[0].pictures[0].src: none.png: there is no such file; put it there",
		"findings[0].pictures[1].width: 200 by 320 is not the size of a.jpg, which is 320 by 200; give that",
	}
	if len(faults) != len(want) {
		t.Fatalf("got %v", faults)
	}
	for i := range want {
		if !strings.HasPrefix(faults[i].Error(), want[i]) {
			t.Errorf("got %v, want %s", faults[i], want[i])
		}
	}
	s.Statements[0].Pictures, s.Findings[0].Pictures = s.Statements[0].Pictures[:1], []data.PictureFile{{Src: "a.jpg"}}
	set, faults := Load(s, dir)
	if len(faults) > 0 || len(set.Files) != 1 || set.Files["a.jpg"].Record != "s" {
		t.Fatalf("got %v, %v", set, faults)
	}
	shown := set.Shown(s, func(src string, f File) string { return "../" + f.Name(src) })
	if got := shown.Findings[0].Pictures[0]; got.Src != "../pictures/s.jpg" || got.Width != 320 || got.Height != 200 || s.Findings[0].Pictures[0].Src != "a.jpg" {
		t.Errorf("got %+v; the story now says %+v", got, s.Findings[0].Pictures)
	}
}

// No file makes it panic, and what it cleans has nothing beside what it shows.
func FuzzParts(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x08Exif\x00\x00\xff\xd9"))
	f.Add([]byte(pngSignature + "\x00\x00\x00\x00IEND\xaeB`\x82"))
	f.Add([]byte("RIFF\x0c\x00\x00\x00WEBPVP8X"))
	f.Add([]byte("\x00\x00\x00\x14ftypavif\x00\x00\x00\x00avif\x00\x00\x00\x0cmeta\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if kindOf(b) == "" || kindOf(b) == "SVG" || len(b) > 1000 {
			return
		}
		p, err := partsOf(b)
		if err != nil || p.cleaned == nil {
			return
		}
		again, err := partsOf(p.cleaned)
		if err != nil || again.beside != "" && kindOf(b) != "JPEG" || !bytes.Equal(again.cleaned, p.cleaned) {
			t.Errorf("%q is cleaned to %q, which has %q (%v)", b, p.cleaned, again.beside, err)
		}
	})
}
