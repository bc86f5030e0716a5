package check

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/cite"
)

const full = `.sources a[href^="#src-"]`

// The number of a source opens the list around it, with and without the program, and the
// browser's way back leads to the record.
func TestSourcesOpenToTheirFullCitation(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name string
		open func(t *testing.T, s *site) *tab
	}{
		{"with the program", func(t *testing.T, s *site) *tab { return s.ready(t, "index.html") }},
		{"without scripts", func(t *testing.T, s *site) *tab { return scriptless(t, s, "index.html") }},
	} {
		t.Run(way.name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				p := way.open(t, s)
				p.assert("the list is closed", `!document.querySelector(".sources-all details").open`)
				p.run(`for (let e = document.querySelector($0); (e = e.parentElement.closest("details"));) e.open = true`, full)
				p.run(`document.querySelector($0).focus()`, full)
				p.press(kb.Enter)
				p.until(`document.querySelector(".sources-all details").open`)
				p.until(`(({top, bottom}) => top < innerHeight && bottom > 0)(document.querySelector(".sources-all :target").getBoundingClientRect())`)
				p.assert("it has the number", `[...document.querySelectorAll(".sources-all li")].findIndex((e) => e.matches(":target")) + 1 === Number(document.querySelector($0).textContent)`, full)
				p.run(`history.back()`)
				p.until(`!location.hash && (({top, bottom}) => top < innerHeight && bottom > 0)(document.querySelector($0).getBoundingClientRect())`, full)
			})
		})
	}
}

// Citations are saved without the program, under the name of the story, also from one file.
func TestCitationsAreSavedWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, page := range []string{"index.html", s.alone(one, "")} {
			scriptless(t, s, page).savesCitations()
		}
	})
}

// savesCitations saves the citations in each format by keyboard.
func (p *tab) savesCitations() {
	p.t.Helper()
	dir := p.downloads()
	for end, each := range map[string]string{".txt": "\n", ".bib": "@online{", ".json": `"id":`} {
		p.run(`document.querySelector(".sources-all details").open = true`)
		p.run(`document.querySelector($0).focus()`, `.sources-all a[download$="`+end+`"]`)
		p.press(kb.Enter)
		if got := strings.Count(arrived(p.t, filepath.Join(dir, story.ID+end)), each); got != len(story.Sources) {
			p.t.Errorf("%s: %d citations, want %d", end, got, len(story.Sources))
		}
	}
}

// What a reader has searched for outlives a look at a source.
func TestASourceLeavesTheSearchAlone(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.search("dossier")
		p.until(`document.querySelector(".statement[hidden]")`)
		shown := value[int](p, `document.querySelectorAll(".statement:not([hidden])").length`)
		p.run(`location.hash = document.querySelector($0).hash`, full)
		p.until(`document.querySelector(".sources-all :target")`)
		p.untilIdle()
		p.assert("the same is shown", `document.querySelectorAll(".statement:not([hidden])").length === $0`, shown)
		p.assert("the sources are", `!document.querySelector(".sources-all").hidden`)
	})
}

// Text fragments are encoded so that a browser finds the words.
func TestTextFragmentsLeadToTheWords(t *testing.T) {
	t.Parallel()
	for name, words := range map[string]string{
		"long":        "We assess, with high confidence, that it was ordered in 2016 and aimed at the election.",
		"punctuation": "Well-known, “so-called” & 100% of it: #1?",
		"omission":    "The first part of it … and then the last part.",
		"arabic":      "قال الرئيس، إنه لا يرى سببا لذلك.",
		"chinese":     "他说，没有理由认为是这样。",
	} {
		t.Run(name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				said := words
				if name == "omission" {
					said = "The first part of it, much else, and then the last part."
				}
				s.put("source.html", "<!DOCTYPE html><html lang=en><link rel=icon href=\"data:,\"><title>A source</title><p>Before.</p><svg height=4000></svg><p id=there>"+said+"</p><svg height=4000></svg>")
				p := s.open(t, cite.TextFragment("source.html", words, "", ""))
				p.until(`(({top, bottom}) => top < innerHeight && bottom > 0)(document.querySelector("#there").getBoundingClientRect())`)
			})
		})
	}
}
