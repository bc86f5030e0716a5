package picture

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the picture of the story that is made up")

const kitchenFile = "../../../data/stories/kettle-recall/pictures/kitchen.png"

// The picture of the story about kettles is what is drawn here, and is published as it is.
func TestKitchen(t *testing.T) {
	drawn := kitchen()
	if *update {
		var b bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&b, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(kitchenFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(kitchenFile)
	if err != nil {
		t.Fatal(err)
	}
	if found := Inspect("kitchen.png", file); found.Problem != "" || found.Width != 640 || found.Height != 400 || len(file) > 6000 {
		t.Errorf("%d bytes: %+v", len(file), found)
	}
	read, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for y := range 400 {
		for x := range 640 {
			if read.At(x, y) != drawn.At(x, y) {
				t.Fatalf("%d,%d differs; to draw it again:\n\tgo test -C web/press ./picture -run TestKitchen -update", x, y)
			}
		}
	}
}

// kitchen draws a kitchen in flames with a kettle in front.
func kitchen() *image.Paletted {
	c := func(rgb uint32) color.RGBA { return color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 255} }
	const plaster, tile, line, counter, board, steel, shade, dark, red, orange, yellow, smoke = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
	p := image.NewPaletted(image.Rect(0, 0, 640, 400), color.Palette{
		c(0xe9dfcf), c(0xf6f1e6), c(0xcfc3ae), c(0x8a6a4a), c(0x6b4f35), c(0xb9c2c9), c(0x86929b), c(0x2f3438), c(0xb3261e), c(0xe8731a), c(0xf7c843), c(0x6f6a66),
	})
	fill := func(colour uint8, in func(x, y float64) bool) {
		for y := range 400 {
			for x := range 640 {
				if in(float64(x)+0.5, float64(y)+0.5) {
					p.SetColorIndex(x, y, colour)
				}
			}
		}
	}
	box := func(colour uint8, x0, y0, x1, y1 float64) {
		fill(colour, func(x, y float64) bool { return x >= x0 && x < x1 && y >= y0 && y < y1 })
	}
	oval := func(colour uint8, cx, cy, rx, ry float64) {
		fill(colour, func(x, y float64) bool { return math.Pow((x-cx)/rx, 2)+math.Pow((y-cy)/ry, 2) <= 1 })
	}
	flame := func(colour uint8, cx, foot, width, height float64) { // its tip leans
		fill(colour, func(x, y float64) bool {
			up := (foot - y) / height
			return up >= 0 && up <= 1 && math.Abs(x-cx-18*math.Sin(3*up+cx)) <= width*math.Pow(1-up, 0.8)*(0.75+0.25*math.Cos(9*up))
		})
	}
	box(plaster, 0, 0, 640, 400)
	for row := 0.0; row < 4; row++ { // tiles
		for column := 0.0; column < 11; column++ {
			box(line, column*60, 130+row*36, column*60+58, 130+row*36+34)
			box(tile, column*60+1, 131+row*36, column*60+57, 130+row*36+33)
		}
	}
	box(board, 40, 20, 250, 110) // cupboards
	box(counter, 46, 26, 142, 104)
	box(counter, 148, 26, 244, 104)
	box(counter, 0, 270, 640, 290)
	box(board, 0, 290, 640, 400)
	for x := 20.0; x < 640; x += 155 {
		box(counter, x, 304, x+140, 392)
	}
	for i, smoky := range []float64{430, 470, 520, 560, 500, 450} {
		oval(smoke, smoky, 18+float64(i%3)*16, 62, 26)
	}
	for _, at := range []float64{380, 425, 470, 515, 560, 605} {
		flame(red, at, 272, 34, 170+30*math.Sin(at))
	}
	for _, at := range []float64{395, 440, 485, 530, 575} {
		flame(orange, at, 272, 26, 125+25*math.Sin(at+1))
	}
	for _, at := range []float64{405, 450, 500, 545, 590} {
		flame(yellow, at, 272, 14, 75+20*math.Sin(at+2))
	}
	fill(dark, func(x, y float64) bool { // the handle
		out, in := math.Hypot((x-220)/78, (y-160)/62), math.Hypot((x-220)/60, (y-160)/46)
		return out <= 1 && in >= 1 && y < 165
	})
	fill(shade, func(x, y float64) bool { return x >= 100 && x <= 160 && math.Abs(y-(190+(160-x)*-0.25)) <= 9 }) // the spout
	fill(steel, func(x, y float64) bool { return y >= 165 && y <= 278 && math.Abs(x-220) <= 62+(y-165)*0.3 })
	fill(shade, func(x, y float64) bool {
		return y >= 165 && y <= 278 && x-220 <= 62+(y-165)*0.3 && x-220 >= 34+(y-165)*0.3
	})
	oval(shade, 220, 165, 62, 10)
	oval(dark, 220, 152, 9, 9)
	box(dark, 122, 278, 318, 284)
	return p
}
