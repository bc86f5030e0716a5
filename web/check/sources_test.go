package check

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/cite"
)

const full = `.sources a[href^="#src-"]`

// A link to a full citation opens the list around it, with and without the program.
func TestSourcesOpenToTheirFullCitation(t *testing.T) {
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
				p.run(`document.querySelector(".sources summary").focus()`)
				p.press(kb.Enter)
				p.until(`document.querySelector($0).checkVisibility()`, full)
				p.run(`document.querySelector($0).focus()`, full)
				p.press(kb.Enter)
				p.until(`document.querySelector(".sources-all details").open`)
				p.until(`(({top, bottom}) => top < innerHeight && bottom > 0)(document.querySelector(".sources-all :target").getBoundingClientRect())`)
				p.assert("it is the source", `document.querySelector(":target p a").href === document.querySelector($0).closest("li").querySelector("a").href`, full)
			})
		})
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
