package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
)

// The colours of the icon are those of the page on a light day (web/css/tokens.css).
var (
	paperColour = color.RGBA{0xff, 0xfe, 0xfb, 0xff}
	inkColour   = color.RGBA{0x1a, 0x1a, 0x1a, 0xff}
	linkColour  = color.RGBA{0x1b, 0x4f, 0x8a, 0xff}
)

func hexOf(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// drawIcon draws the mark of the page as PNG, size pixels wide and high: a
// statement, a block, with lines of evidence beside it and a line that joins
// them. Launchers cut maskable icons to any shape that has the middle 80 %
// (https://www.w3.org/TR/appmanifest/#icon-masks), so there the mark is smaller.
func drawIcon(size int, maskable bool) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.Draw(img, img.Bounds(), image.NewUniform(paperColour), image.Point{}, draw.Src)
	margin := 0.1
	if maskable {
		margin = 0.24
	}
	at := func(v float64) int { return int(float64(size)*(margin+v*(1-2*margin)) + 0.5) }
	box := func(left, top, right, bottom float64, c color.Color) {
		draw.Draw(img, image.Rect(at(left), at(top), at(right), at(bottom)), image.NewUniform(c), image.Point{}, draw.Src)
	}
	box(0, 0.1, 0.38, 0.9, inkColour)
	box(0.38, 0.46, 0.62, 0.54, linkColour)
	for _, top := range []float64{0.1, 0.42, 0.74} {
		box(0.62, top, 1, top+0.16, linkColour)
	}
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return b.Bytes(), err
}
