package check

import (
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	paper "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// The paper edition is everything that is in the page, opened, and nothing that needs a screen.

// sheet is a page of paper, with its words where they stand, in points.
type sheet struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []box   `xml:"word"`
}

// box is a word, or a part of one.
type box struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Text   string  `xml:",chardata"`
}

// covers reports whether two words stand over each other. Lines stand close, and
// with some fonts a letter reaches under the arm of the one before it; what must
// be free is the middle of a letter.
func (a box) covers(b box) bool {
	wide := min(a.Right, b.Right) - max(a.Left, b.Left)
	high := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)
	size := min(a.Bottom-a.Top, b.Bottom-b.Top)
	return wide > 0.25*size && high > 0.5*size
}

// The margins of the paper, as the style sheet has them, in points.
const side, top, bottom = 20 / 25.4 * 72, 18 / 25.4 * 72, 20 / 25.4 * 72

// printed prints a page on A4 and reads the paper with pdftotext.
func printed(t *testing.T, p *tab) []sheet {
	t.Helper()
	return printedOn(t, p, 210/25.4, 297/25.4)
}

// printedOn is the same on paper of another size, in inches; options are pdftotext's.
func printedOn(t *testing.T, p *tab, width, height float64, options ...string) []sheet {
	t.Helper()
	var pdf []byte
	p.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = paper.PrintToPDF().WithPaperWidth(width).WithPaperHeight(height).Do(ctx)
		return err
	}))
	file := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", append(options, "-bbox", file, "-")...).Output()
	if err != nil {
		t.Fatalf("pdftotext, of poppler-utils: %v", err)
	}
	var doc struct {
		Sheets []sheet `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Sheets
}

// numbered is what stands at the foot of a sheet.
func numbered(n, of int) string { return fmt.Sprintf("%d/%d", n, of) }

// withoutSpaces spaces, a text is the same wherever its lines end.
func withoutSpaces(s string) string { return strings.Join(strings.Fields(s), "") }

// read gives what stands on a sheet, without spaces: the text, and what is at its foot.
func (s *sheet) read() (text, foot string) {
	for _, w := range s.Words {
		if w.Top < s.Height-bottom {
			text += withoutSpaces(w.Text)
		} else {
			foot += withoutSpaces(w.Text)
		}
	}
	return text, foot
}

func TestPaperHasEverything(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		sheets := printed(t, p)
		all := ""
		for _, s := range sheets {
			text, _ := s.read()
			all += text
		}
		has := func(of string, texts ...string) {
			for _, text := range texts {
				if !strings.Contains(all, withoutSpaces(text)) {
					t.Errorf("%s: not on paper: %s", of, text)
				}
			}
		}
		has("story", story.Title, story.Standfirst, story.By)
		for i := range story.Statements {
			r := &story.Statements[i]
			has(r.ID, r.Role, r.Medium, r.Context)
			for _, w := range r.Words {
				has(r.ID, w.Text)
			}
			for _, reading := range r.Readings {
				has(r.ID, reading.Text)
			}
			if r.Question != nil {
				has(r.ID, r.Question.Text)
			}
		}
		for i := range story.Findings {
			r := &story.Findings[i]
			has(r.ID, r.Body, r.Facts, r.Caveat, r.Context)
			for _, w := range r.Words {
				has(r.ID, w.Text)
			}
		}
		for i := range story.Relations {
			r := &story.Relations[i]
			has(r.From+" to "+r.To, r.Explanation, r.Caveat)
		}
		for i := range story.Sources {
			has(story.Sources[i].ID, story.Sources[i].Publisher, story.Sources[i].URL, story.Sources[i].Archive)
		}
		for i, s := range sheets {
			if _, foot := s.read(); foot != numbered(i+1, len(sheets)) {
				t.Errorf("at the foot of sheet %d of %d stands %q", i+1, len(sheets), foot)
			}
		}
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		p.assert("nothing that needs a screen is on paper", `every(document.querySelectorAll("[data-action], nav, footer, .permalink"), (e) => !e.checkVisibility())`)
	})
}

// The lead and a page that runs the other way are looked at too.
func TestNothingOnPaperIsCutOffOrCovered(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, name := range []string{"index.html", "lead.ar.html"} {
			for n, s := range printed(t, s.ready(t, name)) {
				for i, a := range s.Words {
					if a.Left < side-2 || a.Right > s.Width-side+2 || a.Top < top-4 {
						t.Errorf("%s, sheet %d: %q is cut off, or in the margin: %.1f to %.1f of %.1f, %.1f from the top", name, n+1, a.Text, a.Left, a.Right, s.Width, a.Top)
					}
					for _, b := range s.Words[i+1:] {
						if a.covers(b) {
							t.Errorf("%s, sheet %d: %q covers %q", name, n+1, a.Text, b.Text)
						}
					}
				}
			}
		}
	})
}
