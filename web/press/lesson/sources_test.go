package lesson

import (
	"fmt"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/net/html"

	"statement-evidence/web/press/htmltest"
)

// Every address stands in full; where it was seen, a camera reads the same.
func TestCodesLeadToTheirAddresses(t *testing.T) {
	src := first(t, "en")
	items := htmltest.All(pages(t, src)["sources.en.html"], "li", "")
	read := map[string]*html.Node{}
	for _, item := range items {
		for _, a := range htmltest.All(item, "p", "address") {
			read[htmltest.Text(a)] = item
			if to := htmltest.Attr(htmltest.All(a, "a", "")[0], "href"); to != htmltest.Text(a) {
				t.Errorf("%s leads to %s", htmltest.Text(a), to)
			}
		}
	}
	codes := 0
	for _, s := range src.Story.Sources {
		item := read[s.URL]
		if item == nil || s.Archive != "" && read[s.Archive] != item {
			t.Errorf("%s: not in the list: %s %s", s.ID, s.URL, s.Archive)
			continue
		}
		drawn := htmltest.All(item, "path", "")
		if len(drawn) != map[bool]int{true: 1, false: 0}[s.Accessed != ""] {
			t.Errorf("%s, seen %q, has %d codes", s.ID, s.Accessed, len(drawn))
		}
		for _, path := range drawn {
			codes++
			if got := scan(t, htmltest.Attr(path.Parent, "viewbox")+htmltest.Attr(path.Parent, "viewBox"), htmltest.Attr(path, "d")); got != s.URL {
				t.Errorf("the code of %s reads %q", s.URL, got)
			}
		}
	}
	if codes < 100 {
		t.Errorf("%d codes were read", codes)
	}
}

// scan draws a path of one unit's breadth at three pixels a unit, and reads it as a camera would.
func scan(t *testing.T, viewBox, path string) string {
	t.Helper()
	const scale = 3
	var side int
	if _, err := fmt.Sscanf(viewBox, "0 0 %d", &side); err != nil {
		t.Fatalf("viewBox %q: %v", viewBox, err)
	}
	picture := image.NewGray(image.Rect(0, 0, side*scale, side*scale))
	for i := range picture.Pix {
		picture.Pix[i] = 0xFF
	}
	x, y := 0, 0
	for _, step := range regexp.MustCompile(`[Mmh][^Mmh]+`).FindAllString(path, -1) {
		n, rest, _ := strings.Cut(step[1:], " ")
		by, err := strconv.Atoi(n)
		if err != nil {
			t.Fatal(err)
		}
		switch step[0] {
		case 'M':
			row, _, _ := strings.Cut(rest, ".")
			if y, err = strconv.Atoi(row); err != nil {
				t.Fatal(err)
			}
			x = by
		case 'm':
			x += by
		case 'h':
			for px := x * scale; px < (x+by)*scale; px++ {
				for py := y * scale; py < (y+1)*scale; py++ {
					picture.SetGray(px, py, color.Gray{})
				}
			}
			x += by
		}
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return err.Error()
	}
	return result.GetText()
}

// A number on the worksheet and in the key is that of the source in the list.
func TestNumbersLeadToTheirSources(t *testing.T) {
	src := first(t, "en")
	made := pages(t, src)
	listed := map[string]string{}
	for _, item := range htmltest.All(made["sources.en.html"], "li", "") {
		if n := htmltest.All(item, "b", "number"); len(n) == 1 {
			listed[htmltest.Text(n[0])] = htmltest.Text(htmltest.All(item, "p", "address")[0])
		}
	}
	if len(listed) != len(src.Story.Sources) {
		t.Fatalf("%d numbers for %d sources", len(listed), len(src.Story.Sources))
	}
	byID := map[string]string{}
	for _, s := range src.Story.Sources {
		byID[s.ID] = s.URL
	}
	answers := htmltest.All(htmltest.All(made["key.en.html"], "section", "questions")[0], "ul", "options")
	for i, q := range src.Lesson.Questions {
		for k, item := range htmltest.All(answers[i], "li", "") {
			n := strings.TrimPrefix(htmltest.Text(htmltest.All(item, "p", "from")[0]), "Source ")
			if want := byID[q.Options[k].Source]; listed[n] != want {
				t.Errorf("%s: source %s is %s, want %s", q.ID, n, listed[n], want)
			}
		}
	}
}

func TestAnAddressTooLongForACodeHasNone(t *testing.T) {
	if qrCode("https://example.org/"+strings.Repeat("a", 3000)) != nil {
		t.Error("it has one")
	}
}
