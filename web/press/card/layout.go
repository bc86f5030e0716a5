package card

import (
	"sort"
	"strings"

	"golang.org/x/image/font"
)

// leading is the distance of two baselines, in ems.
const leading = 1.32

// ellipsis stands for words that were cut.
const ellipsis = "…"

// layout breaks paragraphs into lines in a box, which is given in pixels.
type layout struct {
	face          font.Face
	size          float64 // pixels to the em
	before, after string  // around each paragraph
	width         int
	height        float64
}

// row is a line of text and where it starts, from the top of the box.
type row struct {
	text string
	top  float64
}

// fits reports whether paragraphs fit whole.
func (l layout) fits(paragraphs []string) bool {
	_, ok := l.rows(paragraphs, "")
	return ok
}

// cut gives the lines of as much of the paragraphs as fits: of whole words, or
// of one word's beginning when that alone is too long.
func (l layout) cut(paragraphs []string) []row {
	if rows, ok := l.rows(paragraphs, ""); ok {
		return rows
	}
	for _, ends := range []func([]string) []end{wordEnds, letterEnds} {
		all := ends(paragraphs)
		n := sort.Search(len(all), func(i int) bool {
			_, ok := l.rows(all[i].of(paragraphs), ellipsis)
			return !ok
		})
		if n > 0 {
			rows, _ := l.rows(all[n-1].of(paragraphs), ellipsis)
			return rows
		}
	}
	return nil
}

// rows gives the lines of paragraphs, the last of which ends with more, and
// whether they fit.
func (l layout) rows(paragraphs []string, more string) (rows []row, ok bool) {
	top := 0.0
	for i, p := range paragraphs {
		if i == len(paragraphs)-1 {
			p = strings.TrimRight(p, " ,;:–—-") + more
			if more == "" {
				p = paragraphs[i]
			}
		}
		if i > 0 {
			top += l.size * leading / 3
		}
		for _, text := range l.lines(l.before + p + l.after) {
			rows = append(rows, row{text, top})
			if top += l.size * leading; top > l.height {
				return nil, false
			}
		}
	}
	return rows, true
}

// lines breaks a text between words, and within those that are wider than the box.
func (l layout) lines(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if l.narrow(joined) {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for !l.narrow(word) {
			part := l.beginning(word)
			lines = append(lines, part)
			word = word[len(part):]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (l layout) narrow(text string) bool { return font.MeasureString(l.face, text).Ceil() <= l.width }

// beginning is as much of a word as a line holds, at least a character.
func (l layout) beginning(word string) string {
	ends := runeEnds(word)
	n := sort.Search(len(ends), func(i int) bool { return !l.narrow(word[:ends[i]]) })
	return word[:ends[max(n-1, 0)]]
}

// end is a place where paragraphs can be cut: in which, and after how many bytes.
type end struct{ paragraph, bytes int }

func (e end) of(paragraphs []string) []string {
	cut := append([]string{}, paragraphs[:e.paragraph+1]...)
	cut[e.paragraph] = cut[e.paragraph][:e.bytes]
	return cut
}

// wordEnds lists where words end, letterEnds where characters do.
func wordEnds(paragraphs []string) (ends []end) {
	for i, p := range paragraphs {
		for at := range p {
			if at > 0 && p[at] == ' ' && p[at-1] != ' ' {
				ends = append(ends, end{i, at})
			}
		}
		if i < len(paragraphs)-1 && p != "" {
			ends = append(ends, end{i, len(p)})
		}
	}
	return ends
}

func letterEnds(paragraphs []string) (ends []end) {
	for i, p := range paragraphs {
		for _, at := range runeEnds(p) {
			ends = append(ends, end{i, at})
		}
	}
	return ends
}

// runeEnds lists where the characters of a text end, in bytes.
func runeEnds(s string) (ends []int) {
	for at := range s {
		if at > 0 {
			ends = append(ends, at)
		}
	}
	return append(ends, len(s))
}
