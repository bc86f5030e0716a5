// Package card draws the picture that goes with a link where it is shared: words,
// whose they are and of which day. Every card has the same layout, the same sizes
// to choose from by length alone, and no photograph and no colour of its own.
package card

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Width, Height and Margin are in pixels. Nothing is drawn in the margin. The size is
// the one that the sites which show cards ask for.
const (
	Width  = 1200
	Height = 630
	Margin = 64
)

// Card is what a card says. What does not fit is cut at a word, with an ellipsis.
type Card struct {
	Kicker        string
	Words         []string // paragraphs
	Before, After string   // quotation marks around each paragraph; none for words that are not quoted
	Name          string   // whose words they are
	Line          string   // role and day
	Note          string   // what the words must not be read without; may be empty
}

// Where things stand, in pixels from the top; texts by their baselines.
const (
	kickerAt  = 104
	wordsFrom = 136
	wordsTo   = 432
	ruleAt    = 448
	nameAt    = 492
	lineAt    = 526
	noteAt    = 560
)

// sizes are those that the words can have, in pixels to the em: the largest at
// which they fit.
var sizes = []float64{60, 54, 48, 42, 38, 34}

var (
	paper = color.RGBA{0xff, 0xfe, 0xfb, 0xff}
	ink   = color.RGBA{0x1a, 0x1a, 0x1a, 0xff}
	soft  = color.RGBA{0x55, 0x53, 0x4e, 0xff}
)

// ErrMissing means that the fonts lack a character: a card never shows words with
// holes in them.
var ErrMissing = errors.New("not in the font of the cards")

// Draw draws a card as PNG. Characters that are not seen are left out. The error
// is ErrMissing when the fonts lack one that is.
func Draw(c Card) ([]byte, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	medium, err := opentype.Parse(gomedium.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, err
	}
	for _, text := range []*string{&c.Kicker, &c.Before, &c.After, &c.Name, &c.Line, &c.Note} {
		*text = visible(*text)
	}
	paragraphs := make([]string, len(c.Words))
	for i, p := range c.Words {
		paragraphs[i] = visible(p)
	}
	for _, text := range append(paragraphs, c.Kicker, c.Before, c.After, c.Name, c.Line, c.Note) {
		if err := drawable(regular, text); err != nil {
			return nil, err
		}
	}

	img := image.NewPaletted(image.Rect(0, 0, Width, Height), shades())
	fill(img, img.Bounds(), paper)
	fill(img, image.Rect(Margin, Margin, Margin+72, Margin+6), ink)
	fill(img, image.Rect(Margin, ruleAt, Width-Margin, ruleAt+2), soft)
	for _, line := range []struct {
		text  string
		font  *sfnt.Font
		size  float64
		at    int
		color color.RGBA
	}{
		{c.Kicker, medium, 26, kickerAt, soft},
		{c.Name, bold, 34, nameAt, ink},
		{c.Line, regular, 26, lineAt, soft},
		{c.Note, medium, 26, noteAt, ink},
	} {
		face, err := faceOf(line.font, line.size)
		if err != nil {
			return nil, err
		}
		l := layout{face: face, size: line.size, width: Width - 2*Margin, height: line.size * leading}
		for _, row := range l.cut([]string{line.text}) {
			write(img, face, row.text, line.at, line.color)
		}
	}
	if err := drawWords(img, medium, c, paragraphs); err != nil {
		return nil, err
	}

	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}

// drawWords draws the words at the largest size at which they fit.
func drawWords(img *image.Paletted, f *sfnt.Font, c Card, paragraphs []string) error {
	var l layout
	for _, size := range sizes {
		face, err := faceOf(f, size)
		if err != nil {
			return err
		}
		l = layout{face: face, size: size, before: c.Before, after: c.After, width: Width - 2*Margin, height: wordsTo - wordsFrom}
		if l.fits(paragraphs) {
			break
		}
	}
	for _, row := range l.cut(paragraphs) {
		write(img, l.face, row.text, wordsFrom+int(row.top+l.size), ink)
	}
	return nil
}

func faceOf(f *sfnt.Font, size float64) (font.Face, error) {
	return opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
}

func fill(img draw.Image, r image.Rectangle, c color.RGBA) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// write writes in one of the colours that shades are of: each pixel has the shade of how much of
// it a letter covers. (Drawing letters on an image with a palette looks for the nearest colour.)
func write(img *image.Paletted, face font.Face, text string, baseline int, c color.RGBA) {
	d := font.Drawer{Src: image.Opaque, Face: face, Dot: fixed.P(Margin, baseline)}
	bounds, _ := d.BoundString(text)
	covered := image.NewRGBA(image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Ceil(), bounds.Max.Y.Ceil()).Intersect(img.Rect))
	d.Dst = covered
	d.DrawString(text)
	from := 0 // of the shades of the colour, after the paper
	if c == soft {
		from = steps
	}
	for y := covered.Rect.Min.Y; y < covered.Rect.Max.Y; y++ {
		for x := covered.Rect.Min.X; x < covered.Rect.Max.X; x++ {
			if shade := (int(covered.RGBAAt(x, y).A)*steps + 127) / 255; shade > 0 {
				img.SetColorIndex(x, y, uint8(from+shade))
			}
		}
	}
}

// steps are the shades of a colour of the text.
const steps = 24

// shades are the paper and the shades between it and each colour of the text.
func shades() color.Palette {
	p := color.Palette{paper}
	for _, c := range []color.RGBA{ink, soft} {
		for i := 1; i <= steps; i++ {
			mix := func(from, to uint8) uint8 { return uint8((int(from)*(steps-i) + int(to)*i) / steps) }
			p = append(p, color.RGBA{mix(paper.R, c.R), mix(paper.G, c.G), mix(paper.B, c.B), 0xff})
		}
	}
	return p
}

// longest is more characters than a card has room for.
const longest = 2000

// visible is a text without the characters that are not seen but could reorder
// or garble it, and no longer than could matter.
func visible(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			continue
		}
		if n++; n > longest {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

func drawable(f *sfnt.Font, text string) error {
	var buf sfnt.Buffer
	for _, r := range text {
		if i, err := f.GlyphIndex(&buf, r); err != nil {
			return err
		} else if i == 0 {
			return fmt.Errorf("%U: %w", r, ErrMissing)
		}
	}
	return nil
}
