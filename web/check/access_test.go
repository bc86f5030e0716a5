package check

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

type look struct {
	name  string
	width int64
	media *emulation.SetEmulatedMediaParams
}

// looks are ways in which a reader's device shows the page.
var looks = []look{
	{"light", 1280, media("prefers-color-scheme", "light")},
	{"dark", 1280, media("prefers-color-scheme", "dark")},
	{"forced colours", 1280, media("forced-colors", "active")},
	{"narrow", 320, media("prefers-color-scheme", "light")},
	{"reduced motion", 1280, media("prefers-reduced-motion", "reduce")},
	{"print", 700, emulation.SetEmulatedMedia().WithMedia("print")},
}

func media(feature, value string) *emulation.SetEmulatedMediaParams {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: feature, Value: value}})
}

// doings are what a reader may have done with the page.
var doings = []struct {
	name string
	open bool // all that opens
	do   func(p *tab)
}{
	{"as it comes", false, func(p *tab) {}},
	{"all open", true, func(p *tab) { p.run(open) }},
	{"with sound", false, func(p *tab) {
		p.run(`for (const d of [...document.querySelectorAll(".listen")].slice(0, 2)) d.open = true`)
		p.until(`document.querySelectorAll(".transcript span").length > 20`)
	}},
	{"narrowed", false, func(p *tab) {
		p.run(`location.hash = "q=russia&when=then"`)
		p.until(`document.querySelector(".statement[hidden]")`)
		p.run(`document.querySelector(".statement:not([hidden])").scrollIntoView()`)
		p.until(`document.querySelector("mark")`)
	}},
}

// TestAxe holds the page to every rule of axe-core, its best practices too:
// whatever a reader has done with it, and, with all that it has open, however it is shown.
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	together(t, func(t *testing.T, s *site) {
		names := []string{"index.html", "lead.html", "index.ar.html"}
		if s.dir != compilers[0].dist {
			names = names[:1] // what both compilers show is equal
		}
		for _, name := range names {
			p := s.ready(t, name)
			p.run(string(axe) + ";0")
			for _, doing := range doings {
				doing.do(p)
				looks := looks
				if name != "index.html" || !doing.open || s.dir != compilers[0].dist {
					looks = looks[:1]
				}
				for _, look := range looks {
					p.do(p.Size(look.width, 800), look.media)
					p.quiet()
					for _, v := range value[[]violation](p, axeRun) {
						t.Errorf("%s, %s, %s: %s", name, doing.name, look.name, v)
					}
				}
				p.do(p.Size(1280, 800), emulation.SetEmulatedMedia())
			}
		}
	})
}

const axeRun = `axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.map(({id, help, nodes}) =>
	({rule: id, help, count: nodes.length, where: nodes.slice(0, 3).map(({target, failureSummary}) => target.join(" ") + ": " + failureSummary)})))`

// violation is a rule that the page breaks.
type violation struct {
	Rule, Help string
	Count      int
	Where      []string
}

func (v violation) String() string {
	return fmt.Sprintf("%s (%s), %d times:\n%s", v.Rule, v.Help, v.Count, strings.Join(v.Where, "\n"))
}
