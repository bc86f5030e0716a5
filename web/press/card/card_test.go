package card

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"
)

var speech = Card{
	Kicker: "Statement vs. evidence",
	Words:  []string{"The bridge is open. I don’t see why it would be closed — the bridge is new.", "It was built in a year."},
	Before: "“", After: "”",
	Name: "A. Mayor", Line: "Mayor, 16 July 2018", Note: "Corrected by the speaker on 17 July 2018",
}

// drawn draws a card and decodes it.
func drawn(t *testing.T, c Card) *image.Paletted {
	t.Helper()
	b, err := Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Paletted)
}

// inked gives the smallest rectangle that holds all that is not paper within another.
func inked(img *image.Paletted, in image.Rectangle) image.Rectangle {
	var all image.Rectangle
	blank := uint8(img.Palette.Index(paper))
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if img.Pix[y*img.Stride+x] != blank {
				all = all.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return all
}

func with(change func(c *Card)) Card {
	c := speech
	change(&c)
	return c
}

func TestNothingLeavesItsPlace(t *testing.T) {
	giant := strings.Repeat("W", 1<<20)
	for name, c := range map[string]Card{
		"a speech":        speech,
		"no words":        with(func(c *Card) { c.Words = []string{""} }),
		"nothing":         {},
		"one long word":   with(func(c *Card) { c.Words = []string{giant} }),
		"many words":      with(func(c *Card) { c.Words = []string{strings.Repeat("word ", 1<<18)} }),
		"many paragraphs": with(func(c *Card) { c.Words = strings.Fields(strings.Repeat("word ", 200)) }),
		"long lines":      with(func(c *Card) { c.Kicker, c.Name, c.Line, c.Note = giant, giant+" "+giant, giant, "a "+giant }),
		"tall letters":    with(func(c *Card) { c.Words = []string{strings.Repeat("ÅĘjŲÇ ", 300)} }),
	} {
		img := drawn(t, c)
		if img.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%s: the card is %v", name, img.Bounds())
		}
		if all := inked(img, img.Bounds()); !all.In(img.Bounds().Inset(Margin)) {
			t.Errorf("%s: drawn on %v, in the margin of %d", name, all, Margin)
		}
		words := inked(img, image.Rect(0, wordsFrom, Width, ruleAt))
		if words.Empty() != (name == "nothing") {
			t.Errorf("%s: the words are on %v", name, words)
		}
		for y := ruleAt - 3; y < ruleAt; y++ {
			if got := inked(img, image.Rect(0, y, Width, y+1)); !got.Empty() {
				t.Errorf("%s: the words reach the rule at %v", name, got)
			}
		}
	}
}

// Who says a thing changes nothing about how the words are shown.
func TestSameLayoutForEverySpeaker(t *testing.T) {
	a, b := drawn(t, speech), drawn(t, with(func(c *Card) { c.Name, c.Line, c.Note = "B. Minister", "Minister of Works", "" }))
	differ := false
	for y := range Height {
		for x := range Width {
			if a.Pix[y*a.Stride+x] == b.Pix[y*b.Stride+x] {
				continue
			}
			if differ = true; y < ruleAt {
				t.Fatalf("the words differ at %d,%d", x, y)
			}
		}
	}
	if !differ {
		t.Error("the names do not")
	}
}

func TestSameBytes(t *testing.T) {
	a, err := Draw(speech)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := Draw(speech); err != nil || !bytes.Equal(a, b) {
		t.Errorf("two drawings differ: %v", err)
	}
}

func TestUnseenCharactersChangeNothing(t *testing.T) {
	want, err := Draw(speech)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Draw(with(func(c *Card) {
		c.Words = []string{"\u202e" + c.Words[0] + "\x00", "\u2066It was\u2028built in\u200d a year."}
		c.Name = "A.\u00a0\ufeffMayor"
	}))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("characters that are not seen show: %v", err)
	}
}

func TestNoHolesInWords(t *testing.T) {
	for _, text := range []string{"fire 🔥", "مرحبا", "橋"} {
		for _, c := range []Card{{Words: []string{text}}, {Name: text}, {Note: text}} {
			if _, err := Draw(c); !errors.Is(err, ErrMissing) {
				t.Errorf("%q: got %v", text, err)
			}
		}
	}
	for _, text := range []string{"Мост закрыт, є й ґ.", "„Brücke“ — ¿qué?", "Η γέφυρα"} {
		if _, err := Draw(Card{Words: []string{text}}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
