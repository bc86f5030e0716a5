package check

import (
	"fmt"
	"os"
	"slices"
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
	{"print", 700, emulation.SetEmulatedMedia().WithMedia("print")},
}

func media(feature, value string) *emulation.SetEmulatedMediaParams {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: feature, Value: value}})
}

// readerStates are states of the page after a reader's actions.
var readerStates = []struct {
	name string
	open bool // all that opens
	do   func(p *tab)
}{
	{"as it comes", false, func(p *tab) {}},
	{"all open", true, func(p *tab) { p.run(open + closed) }},
	{"with sound", false, func(p *tab) {
		p.run(`for (let d of [...document.querySelectorAll(".listen")].slice(0, 2)) for (; d; d = d.parentElement.closest("details")) d.open = true`)
		p.until(`document.querySelectorAll(".transcript span").length > 20`)
	}},
	{"narrowed", false, func(p *tab) {
		p.run(`location.hash = "q=russia&when=then"`)
		p.until(`document.querySelector("[hidden]:is(.statement, .row)")`)
		p.run(`document.querySelector(".statement:not([hidden])").scrollIntoView()`)
		p.untilMarked()
	}},
}

// closed closes what opens over the page, the tools of the bar and the other languages:
// on what is behind, axe-core cannot decide.
const closed = `; for (const over of document.querySelectorAll(".tool, .page > nav > details")) over.open = false`

// TestAxe holds the page to every rule of axe-core, its best practices too:
// whatever a reader has done with it, and, with all that it has open, however
// it is shown. What is shown in the same way for many records is looked at in
// every look on the page of the records that lead. What both compilers show is equal.
func TestAxe(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	whole := compilers[0].dist
	for _, on := range []struct {
		what, dir, page string
		states          []string
	}{
		{"whole", whole, "index.html", []string{"as it comes"}},
		{"lead", whole, "lead.html", []string{"as it comes", "all open", "with sound", "narrowed"}},
		{"lead, in Arabic", whole, "lead.ar.html", []string{"all open"}},
	} {
		for _, doing := range readerStates {
			if !slices.Contains(on.states, doing.name) {
				continue
			}
			t.Run(on.what+", "+doing.name, func(t *testing.T) {
				t.Parallel()
				p := serving(t, on.dir).ready(t, on.page)
				p.run(string(axe) + ";0")
				doing.do(p)
				p.keepsRules(looks[0])
			})
		}
	}
	short := with(t, whole, story.Excerpt())
	for _, look := range looks {
		t.Run("all open, "+look.name, func(t *testing.T) {
			t.Parallel()
			p := serving(t, short).ready(t, "index.html")
			p.run(string(axe) + ";0")
			p.run(open + closed)
			p.keepsRules(look)
			p.run(`globalThis.looked = ".controls"; for (const behind of document.querySelectorAll(".se > :not(.dock), .dock > nav")) behind.style.visibility = "hidden"`)
			for _, tool := range []string{"search", "day", "more"} {
				if look.media.Media != "print" { // where there are none
					p.run(`document.querySelector($0).open = true`, ".tool-"+tool)
					p.keepsRules(look)
				}
			}
		})
	}
}

// In a reader's own colours, links and buttons alone have the colours of such; what a record
// says is text, relations are told by words, and a ring shows where the focus is.
func TestForcedColours(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "lead.html")
		p.run(open + closed)
		p.do(media("forced-colors", "active"))
		p.run(`globalThis.colour = (name) => {
			const e = document.body.appendChild(document.createElement("i"));
			e.style = "forced-color-adjust: none; color: " + name;
			const {color} = getComputedStyle(e);
			e.remove();
			return color;
		}`)
		p.assert("links are told from text", `colour("LinkText") !== colour("CanvasText") && getComputedStyle(document.querySelector(".skip a")).color === colour("LinkText")`)
		for what, each := range map[string]string{
			".row > details > summary, .row > details > summary *": `getComputedStyle(e).color === colour("CanvasText")`,
			".row .tie":                            `e.textContent.length > 3`,
			".row .record button, .tools button":   `/underline/.test(getComputedStyle(e).textDecorationLine) || getComputedStyle(e).borderTopWidth !== "0px"`,
			".row > details > summary:not(:hover)": `(e.focus({focusVisible: true}), getComputedStyle(e)).outlineStyle === "solid" && getComputedStyle(e).outlineColor !== colour("Canvas")`,
		} {
			p.assert("some are shown: "+what, `[...document.querySelectorAll($0)].length > 0`, what)
			if astray := value[[]string](p, `[...document.querySelectorAll($0)].filter((e) => !(`+each+`)).map((e) => e.outerHTML.slice(0, 120))`, what); len(astray) > 0 {
				t.Errorf("%d %s do not hold %s, as %s", len(astray), what, each, astray[0])
			}
		}
	})
}

// keepsRules shows the page in a look and reports the rules of axe-core that it breaks there.
func (p *tab) keepsRules(look look) {
	p.t.Helper()
	p.do(p.Size(look.width, 800), look.media)
	p.wholly(look.width)
	for _, v := range p.violations() {
		p.t.Errorf("%s: %s", look.name, v)
	}
}

// wholly makes the window as high as the page, so that nothing that stays in sight is
// over anything else.
func (p *tab) wholly(width int64) {
	p.t.Helper()
	high := value[int64](p, `document.documentElement.scrollHeight`)
	p.do(emulation.SetDeviceMetricsOverride(width, high, 0.05, false))
}

// axeRun gives what breaks a rule, and what axe-core could not decide, except for the exceptions with a reason:
//   - contrast of what only an element around it is taken to obscure: its letters are higher than its line in some fonts;
//   - in the timeline, contrast of signs alone: they have the colour and the ground of the years and days between them;
//   - in the classroom, whose steps scroll: contrast of what is scrolled half out of sight, of a sign alone ("−"), of system
//     colours, and whether a sign is part of the name of its button.
//
// Behind a modal dialog nothing is looked at: axe-core takes what is sticky there to be over it.
const axeRun = `(() => {
	const hidden = [];
	for (let e = document.querySelector("dialog:modal"); e; e = e.parentNode ?? e.host) {
		for (const other of e.parentNode?.children ?? []) if (other !== e && other.style) hidden.push([other, other.style.visibility]);
	}
	for (const [e] of hidden) e.style.visibility = "hidden";
	return axe.run(globalThis.looked ?? document, {resultTypes: ["violations", "incomplete"]}).then(({violations, incomplete}) => {
	const at = ({target}) => target.reduce((root, where) => [where].flat().reduce((r, w) => (r.shadowRoot ?? r).querySelector(w), root), document);
	const around = (outer, inner) => { while (inner && inner !== outer) inner = inner.parentNode ?? inner.host; return Boolean(inner); };
	const reason = (node) => node.any.some(({message, relatedNodes}) => /obscured|overlapped/.test(message) && relatedNodes.length > 0 && relatedNodes.every((other) => around(at(other), at(node)))) ||
		at(node)?.closest(".chart") && node.any.some(({message}) => /only non-text characters/.test(message)) ||
		at(node)?.closest("dialog.classroom") && node.any.some(({message}) => /partially obscured|only non-text characters|1:1 contrast|visible text is part of the accessible name/.test(message));
	const open = incomplete.map((rule) => ({...rule, id: "undecided: " + rule.id, nodes: rule.nodes.filter((node) => !reason(node))}));
	return [...violations, ...open.filter(({nodes}) => nodes.length > 0)].map(({id, help, nodes}) =>
		({rule: id, help, count: nodes.length, where: nodes.slice(0, 3).map((node) => node.target.join(" ") + ": " + (node.failureSummary ?? "") + node.any.map(({message}) => message))}));
	}).finally(() => { for (const [e, was] of hidden) e.style.visibility = was; });
})()`

// violations gives what axe-core has against the page, once nothing in it moves.
func (p *tab) violations() []violation {
	p.t.Helper()
	p.untilIdle()
	return value[[]violation](p, axeRun)
}

// violation is a rule that the page breaks.
type violation struct {
	Rule, Help string
	Count      int
	Where      []string
}

func (v violation) String() string {
	return fmt.Sprintf("%s (%s), %d times:\n%s", v.Rule, v.Help, v.Count, strings.Join(v.Where, "\n"))
}
