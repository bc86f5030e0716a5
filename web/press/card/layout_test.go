package card

import (
	"strings"
	"testing"

	"golang.org/x/image/font/basicfont"
)

// box is a layout whose every character is 7 pixels wide and whose lines are 13.2 apart.
func box(characters, lines int) layout {
	return layout{face: basicfont.Face7x13, size: 10, before: "<", after: ">", width: 7 * characters, height: 13.2*float64(lines) + 0.01}
}

func texts(rows []row) string {
	var all []string
	for _, r := range rows {
		all = append(all, r.text)
	}
	return strings.Join(all, "|")
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		box  layout
		in   []string
		want string
	}{
		{box(20, 1), []string{"it all fits"}, "<it all fits>"},
		{box(9, 2), []string{"it all fits"}, "<it all|fits>"},
		{box(8, 1), []string{"it all fits"}, "<it…>"},
		{box(10, 1), []string{"it all fits"}, "<it all…>"},
		{box(10, 1), []string{"it is, it is, so"}, "<it is…>"},
		{box(6, 1), []string{"overlong"}, "<ove…>"},
		{box(6, 3), []string{"overlong"}, "<overl|ong>"},
		{box(6, 2), []string{"a overlong"}, "<a…>"},
		{box(20, 3), []string{"one", "two"}, "<one>|<two>"},
		{box(20, 2), []string{"one", "two"}, "<one…>"},
		{box(20, 1), nil, ""},
		{box(2, 1), []string{"x"}, ""},
		{box(8, 1), []string{"Ünë çøþ"}, "<Ünë…>"},
	} {
		if got := texts(c.box.cut(c.in)); got != c.want {
			t.Errorf("%q in %d pixels: got %s, want %s", c.in, c.box.width, got, c.want)
		}
	}
}

func TestRowsStandBelowOneAnother(t *testing.T) {
	rows := box(4, 20).cut([]string{"aa bb", "cc dd"})
	if texts(rows) != "<aa|bb>|<cc|dd>" {
		t.Fatalf("got %s", texts(rows))
	}
	if a, b := rows[1].top-rows[0].top, rows[2].top-rows[1].top; a < 13.1 || a > 13.3 || b <= a {
		t.Errorf("lines are %v apart, paragraphs %v", a, b)
	}
}
