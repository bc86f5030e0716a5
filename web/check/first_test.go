package check

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What a reader meets in the first minute, on the built page: whose words, and what bears on
// them, without scrolling; the words in sight as long as their evidence passes; and a short way
// by keyboard.

// seen has what the tests of the first minute ask.
const seen = `
globalThis.foot = () => Math.min(innerHeight, ...[document.querySelector(".dock"), document.querySelector(".controls")]
  .filter((e) => e && getComputedStyle(e).position === "sticky" && getComputedStyle(e).display !== "contents")
  .map((e) => e.getBoundingClientRect().top));
globalThis.inSight = (box) => box.height > 0 && box.top >= 0 && box.bottom <= foot() && box.left >= 0 && box.right <= innerWidth;
globalThis.wordsInSight = (of) => {
  let n = 0;
  const walk = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode()); ) {
    for (const word of text.data.matchAll(/\S+/g)) {
      const range = new Range();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (inSight(range.getBoundingClientRect())) n++;
    }
  }
  return n;
};`

// readersFonts sets a page in fonts that stand in for what most readers have: those of a bare
// machine are a sixth wider.
const readersFonts = `(() => {
  const {style} = document.querySelector("statement-evidence");
  style.setProperty("--serif", "Charis SIL");
  style.setProperty("--sans", "Inter");
})()`

// firstScreens are the windows of the first minute: a desk and a phone.
var firstScreens = [][2]int64{{1280, 800}, {390, 844}}

func TestFirstScreen(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		for _, size := range firstScreens {
			p.do(p.Size(size[0], size[1]))
			for _, page := range []string{"index.html", "index.de.html", "index.fr.html", "index.es.html", "index.uk.html", "index.ar.html", "lead.html"} {
				p.visit(page)
				p.untilSettled()
				p.run(seen)
				p.run(readersFonts)
				p.until(`document.fonts.check("16px Inter") && document.fonts.check("16px 'Charis SIL'")`)
				holds := func(what string) {
					p.t.Helper()
					if n := value[int](p, `wordsInSight(document.querySelector(".statement .words"))`); n < 12 {
						p.t.Errorf("%s, %d × %d, %s: %d of the first statement's words are in sight, want 12", page, size[0], size[1], what, n)
					}
					p.assert(page+", "+what+": whose record is first, and how it relates, is in sight",
						`inSight(document.querySelector(".row .tie").getBoundingClientRect()) && inSight(document.querySelector(".row .body").getClientRects()[0])`)
				}
				holds("as it is")
				if page == "index.html" {
					p.run(`document.querySelector("h1").textContent = $0`, strings.Repeat("A title that is longer than most ", 3))
					holds("with a long title")
				}
			}
		}
	})
}

// A frame as low as many are shows words and evidence at once, however long the words.
func TestFirstScreenOfAFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(p.Size(600, 400))
		looked := 0
		for i := range story.Statements {
			for _, lang := range []string{"", ".de", ".ar"} {
				page := "frame/" + story.Statements[i].ID + lang + ".html"
				p.visit(page)
				p.run(seen)
				p.run(readersFonts)
				p.until(`document.fonts.check("16px Inter") && document.fonts.check("16px 'Charis SIL'")`)
				if value[bool](p, `!document.querySelector(".row")`) {
					continue
				}
				looked++
				if n := value[int](p, `wordsInSight(document.querySelector(".statement .words"))`); n < min(12, value[int](p, `document.querySelector(".statement .words").textContent.split(/\s+/).length`)) {
					t.Errorf("%s: %d of the statement's words are in sight, want 12", page, n)
				}
				p.assert(page+": whose record is first, and how it relates, is in sight",
					`inSight(document.querySelector(".row .tie").getBoundingClientRect()) && inSight(document.querySelector(".row .body").getClientRects()[0])`)
			}
		}
		if looked < 20 {
			t.Errorf("%d frames were looked at", looked)
		}
	})
}

// At every place of its evidence the statement is in sight: its words beside, where there is
// room, or whose they are and the words of the group above.
func TestStatementStaysInSight(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, size := range firstScreens {
			p := s.tab(t)
			p.do(p.Size(size[0], size[1]))
			p.visit("index.html")
			p.untilSettled()
			p.run(seen)
			p.run(`globalThis.gone = []; globalThis.steps = 0;
				for (const statement of document.querySelectorAll(".statement")) {
					const evidence = statement.querySelector(".evidence"), from = evidence.getBoundingClientRect().top + scrollY, height = evidence.offsetHeight;
					for (let y = 0; y < height - innerHeight; y += innerHeight / 4) {
						scrollTo(0, from + y);
						steps++;
						const words = statement.querySelector(".words"), head = statement.querySelector("h3");
						const one = [words, head].some((e) => { const b = e.getBoundingClientRect(); return b.bottom > 8 && b.top < foot() - 24 && b.height > 0; });
						if (!one) gone.push(statement.id + " at " + Math.round(y));
					}
				}`)
			if n := value[int](p, `steps`); n < 4 {
				t.Fatalf("%d × %d: %d places were looked at", size[0], size[1], n)
			}
			if gone := value[[]string](p, `gone`); len(gone) > 0 {
				t.Errorf("%d × %d: the statement is out of sight: %v", size[0], size[1], gone)
			}
		}
	})
}

// What stays in the window never covers what has the focus, in a low window either.
func TestFocusIsNotCovered(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, size := range [][2]int64{{1280, 800}, {390, 844}, {320, 256}} {
			p := s.tab(t)
			p.do(p.Size(size[0], size[1]))
			p.visit("index.html")
			p.untilSettled()
			p.press(kb.Tab)
			n := 0
			for ; n < 40; n++ {
				p.press(kb.Tab)
				p.assert("the focus is in sight", `(() => {
					const e = document.activeElement, b = e.getClientRects()[0], x = b.left + Math.min(b.width, 40) / 2, y = (Math.max(b.top, 0) + Math.min(b.bottom, innerHeight)) / 2;
					const at = document.elementFromPoint(x, y);
					return e === document.body || at !== null && (e.contains(at) || at.contains(e));
				})()`)
				if t.Failed() {
					t.Fatalf("%d × %d, stop %d: %s", size[0], size[1], n, value[string](p, `document.activeElement.outerHTML.slice(0, 200)`))
				}
			}
		}
	})
}

// A link leads past everything to the first statement; its evidence opens at the third stop
// after it at most, and the whole page, closed, has few stops.
func TestFewStops(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		stops := value[int](p, `[...document.querySelectorAll("a[href], button, summary, input, audio, [tabindex='0']")]
			.filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true})).length`)
		if stops < 60 || stops > 120 {
			t.Errorf("the closed page has %d stops, want 60 to 120", stops)
		}
		p.run(`document.querySelector(".skip a").focus()`)
		p.press(kb.Enter)
		p.until(`document.activeElement.matches(".statement")`)
		for n := 1; !value[bool](p, `document.activeElement.matches(".row summary")`); n++ {
			if n > 3 {
				t.Fatal("no evidence at the third stop")
			}
			p.press(kb.Tab)
		}
		p.press(kb.Enter)
		p.assert("the evidence opens", `document.activeElement.parentElement.open`)
	})
}

// The whole story in one page stays light: its raw bytes, and its elements, which a browser
// lays out again with every change.
func TestPageIsLight(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.open(t, "lead.html")
		for page, limits := range map[string][2]int{"index.html": {300_000, 3_500}, "lead.html": {133_200, 1_900}} {
			_, content := s.file(page)
			if len(content) > limits[0] || len(content) < limits[0]/2 {
				t.Errorf("%s is %d bytes long, want at most %d", page, len(content), limits[0])
			}
			// As it was written: the element adds some.
			if n := value[int](p, `new Promise((resolve) => {
				const request = new XMLHttpRequest();
				request.open("GET", $0);
				request.responseType = "document";
				request.onload = () => resolve(request.responseXML.querySelectorAll("*").length);
				request.send();
			})`, page); n > limits[1] || n < limits[1]/2 {
				t.Errorf("%s has %d elements, want at most %d", page, n, limits[1])
			}
		}
	})
}

// No two statements share a heading, and no two events of the list a link.
func TestNamesTellApart(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.open(t, "index.html")
		for _, of := range []string{".statement h3", ".statement[aria-label]", ".events a"} {
			names := value[[]string](p, `[...document.querySelectorAll($0)].map((e) => e.getAttribute("aria-label") ?? e.textContent)`, of)
			if len(names) < 10 {
				t.Fatalf("%s: %d names", of, len(names))
			}
			seen := map[string]bool{}
			for _, name := range names {
				if seen[name] {
					t.Errorf("%s: %q names two", of, name)
				}
				seen[name] = true
			}
		}
	})
}
