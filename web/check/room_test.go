package check

import (
	"strings"
	"testing"
)

// Targets are as large as a finger needs, and nothing needs scrolling in two directions.

// open opens everything that opens but the sound, which loads its player then, and the tools, of which one at a time is open.
const open = `for (const d of document.querySelectorAll("details:not(.listen, .tool)")) d.open = true`

// withEachTool is what an expression finds with no tool open, and then with each.
func withEachTool(find string) string {
	return `[null, ...document.querySelectorAll(".tool")].flatMap((tool) => {
		for (const each of document.querySelectorAll(".tool")) each.open = each === tool;
		return ` + find + `;
	})`
}

func TestTargetsAreLargeEnough(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, width := range []int64{320, 1280} {
			p := s.tab(t)
			p.do(p.Size(width, 800))
			p.visit("index.html")
			p.untilSettled()
			p.run(open)
			small := value[[]string](p, withEachTool(`[...document.querySelectorAll("button, input, summary, .permalink a, .dock a")].filter((e) => e.checkVisibility()).map((e) =>
				[e.getBoundingClientRect(), e.localName + " " + e.textContent.slice(0, 40)]).filter(([{width, height}]) => width < 24 || height < 24).map(([{width, height}, name]) => name + ": " + width + " × " + height)`))
			if len(small) > 0 {
				t.Errorf("%d px wide: %d are smaller than 24 × 24, as %s", width, len(small), small[0])
			}
		}
	})
}

// stickOut names the elements that stick out of the view, or whose content is cut off;
// except headings that repeat words of the statement above them.
func stickOut(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].filter((e) => e.checkVisibility() && !e.closest(".group > h4")).filter((e) => {
		const {left, right} = e.getBoundingClientRect();
		return left < -0.5 || right > innerWidth + 0.5 || getComputedStyle(e).overflow !== "visible" && e.localName !== "input" && e.scrollWidth > e.clientWidth + 1;
	}).map((e) => e.localName + "." + e.className + " " + e.textContent.slice(0, 60))`
}

func TestNothingIsWiderThanTheView(t *testing.T) {
	ways := []struct {
		name  string
		width int64
		style string
	}{
		{"narrow", 320, ""},
		{"narrow, with wide spacing", 320, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`},
		{"large text", 1280, `:root { font-size: 200% }`},
		{"narrow, with large text", 640, `:root { font-size: 200% }`},
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, name := range []string{"index.html", "lead.ar.html"} {
			p := s.ready(t, name)
			p.run(open)
			p.run(`globalThis.sheet = new CSSStyleSheet(); document.adoptedStyleSheets = [sheet]; 0`)
			for _, way := range ways {
				p.do(p.Size(way.width, 800))
				p.run(`sheet.replaceSync($0)`, way.style)
				p.assert(name+", "+way.name+": there is nothing to scroll to the side", `document.scrollingElement.scrollWidth <= innerWidth && innerWidth === $0`, way.width)
				out := value[[]string](p, stickOut(`main :not(.dock, .dock *, .skip a, .spoken, .begins, .begins *, .group > h4 *)`))
				out = append(out, value[[]string](p, withEachTool(stickOut(`.dock, .dock *`)))...)
				if len(out) > 0 {
					t.Errorf("%s, %s: %d stick out or are cut off, as %s", name, way.name, len(out), strings.Join(out, "\n"))
				}
			}
		}
	})
}
