package check

import (
	"context"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A statement with several phrases, one of them, and what is said of it.
const (
	phrasedStatement = "s-trump-2018-07-18-cabinet-tough"
	phraseID         = "r-trump-2018-07-18-cabinet-tough--treasury-2018-04-06-oligarch-sanctions"
	phraseWords      = "look at sanctions"
	phraseSaid       = "5 records bear on “look at sanctions”."
	phraseButton     = `button[data-action="words:` + phraseID + `"]`
	phraseMarked     = `.phrase[data-words="` + phraseID + `"]`
	phraseRow        = `[id="` + phraseID + `"] summary`
)

const (
	chosenWords      = `[...document.querySelectorAll("[data-chosen]")].map((part) => part.textContent).join("")`
	highlightedWords = `[...CSS.highlights.get("words")].join("")`
	bearing          = `[...document.querySelectorAll(".row:has(.bears)")]`
)

func TestWordsByKeyboard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`document.querySelector($0).focus()`, phraseButton)
		p.press(" ")
		p.until(chosenWords+` === $0`, phraseWords)
		p.until(bearing + `.length === 5`)
		p.assert("the button is pressed, and has the focus still", `document.activeElement.matches($0) && document.activeElement.ariaPressed === "true"`, phraseButton)
		p.until(`document.querySelector(".spoken").textContent === $0`, phraseSaid)
		p.assert("the same sentence can be read", `document.querySelector(".bearing-on").textContent === $0`, phraseSaid)
		p.assert("the address says so", `location.hash === "#words=" + $0`, phraseID)
		p.assert("what bears on the words is told by words", `every(`+bearing+`, (row) => row.querySelector("summary").innerText.includes("Relates to the words you chose"))`)
		p.assert("nothing is hidden", `!document.querySelector("statement-evidence [hidden]:not(.clear)")`)

		p.press(" ")
		p.until(`!document.querySelector("[data-chosen], .bears") && location.hash === ""`)
		p.run(`history.back()`)
		p.until(chosenWords+` === $0`, phraseWords)
	})
}

// What a screen reader is told of the words.
func TestWordsInTheAccessibilityTree(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html#words="+phraseID)
		p.until(chosenWords+` === $0`, phraseWords)
		tree := p.axTree()
		for _, want := range []struct{ role, name, pressed string }{
			{"group", "Show what relates to these words", ""},
			{"button", "“" + phraseWords + "”", "true"},
			{"button", "“look at ambassadors not there”", "false"},
		} {
			i := slices.IndexFunc(tree, func(n axNode) bool { return n.Role.Value == want.role && n.Name.Value == want.name })
			if i < 0 {
				t.Errorf("there is no %s called %s", want.role, want.name)
				continue
			}
			for _, property := range tree[i].Properties {
				if property.Name == "pressed" && property.Value.Value != want.pressed {
					t.Errorf("%s: pressed is %v, want %s", want.name, property.Value.Value, want.pressed)
				}
			}
		}
		p.run(`document.querySelector(".difference").scrollIntoView()`)
		p.untilIdle()
		tree = p.axTree()
		for _, role := range []string{"deletion", "insertion"} {
			if !slices.ContainsFunc(tree, func(n axNode) bool { return n.Role.Value == role }) {
				t.Errorf("no %s is told", role)
			}
		}
	})
}

// axNode is a node of the accessibility tree.
type axNode struct {
	Role       axValue `json:"role"`
	Name       axValue `json:"name"`
	Properties []struct {
		Name  string  `json:"name"`
		Value axValue `json:"value"`
	} `json:"properties"`
}

type axValue struct {
	Value any `json:"value"`
}

// axTree gives the accessibility tree. The client's own type of it does not know every property.
func (p *tab) axTree() []axNode {
	p.t.Helper()
	var tree struct {
		Nodes []axNode `json:"nodes"`
	}
	p.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return cdp.Execute(ctx, "Accessibility.getFullAXTree", nil, &tree)
	}))
	return tree.Nodes
}

func TestWordsByPointer(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.click(phraseMarked)
		p.until(chosenWords+` === $0`, phraseWords)
		p.click(phraseMarked)
		p.until(`!document.querySelector("[data-chosen]")`)

		// A reader who selects words does not choose them.
		at := value[[4]float64](p, `(({left, right, top, height}) => [left + 2, top + height / 2, right - 2, top + height / 2])(document.querySelector($0).getClientRects()[0])`, phraseMarked)
		p.do(chromedp.MouseEvent(input.MousePressed, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)),
			chromedp.MouseEvent(input.MouseMoved, at[2], at[3], chromedp.ButtonLeft),
			chromedp.MouseEvent(input.MouseReleased, at[2], at[3], chromedp.ButtonLeft, chromedp.ClickCount(1)))
		p.assert("words are selected", `getSelection().toString().length > 5`)
		p.untilIdle()
		p.assert("no words are chosen", `!document.querySelector("[data-chosen]")`)
	})
}

func TestFindingsLightTheirWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		at := func(selector string) (x, y float64) {
			t.Helper()
			at := value[[2]float64](p, `(document.querySelector($0).scrollIntoView({block: "center"}), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
				const {left, top} = document.querySelector($0).getBoundingClientRect();
				done([left + 3, top + 3]);
			}))))`, selector)
			return at[0], at[1]
		}
		x, y := at(phraseRow)
		p.do(chromedp.MouseEvent(input.MouseMoved, x, y))
		p.until(highlightedWords+` === $0`, phraseWords)
		p.assert("a line joins them", `document.querySelector(".thread")`)
		x, y = at("h1")
		p.do(chromedp.MouseEvent(input.MouseMoved, x, y))
		p.until(highlightedWords + ` === ""`)
		p.assert("the line has gone", `!document.querySelector(".thread")`)

		p.run(`document.querySelector($0).focus()`, phraseRow)
		p.until(highlightedWords+` === $0`, phraseWords)
		p.run(`document.activeElement.blur()`)
		p.until(highlightedWords + ` === ""`)
	})
}

// The line stays between the columns, joins the words with each finding, and is there only where the columns are.
func TestTheLineIsNeverOverText(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html#words="+phraseID)
		for _, dir := range []string{"ltr", "rtl"} {
			p.run(`document.querySelector(".se").dir = $0`, dir)
			p.until(`document.querySelector(".thread") && ` + bearing + `.length === 5`)
			p.untilIdle()
			if fault := value[string](p, strayLine, phrasedStatement); fault != "" {
				t.Errorf("%s: %s", dir, fault)
			}
		}
		p.do(p.Size(600, 900))
		p.until(`!document.querySelector(".thread")`)
		p.do(p.Size(1280, 900), media("prefers-reduced-motion", "reduce"))
		p.until(`document.querySelector(".thread")?.checkVisibility()`)
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		p.assert("it is not printed", `!document.querySelector(".thread")?.checkVisibility()`)
		p.assert("the words are marked in print", `getComputedStyle(document.querySelector(".phrase")).textDecorationLine === "underline"`)
	})
}

// strayLine tells where the line leaves the gap between the columns of a statement.
const strayLine = `(() => {
	const statement = document.getElementById($0), path = document.querySelector(".thread path");
	const [said, evidence] = [".said-side", ".evidence"].map((name) => statement.querySelector(name).getBoundingClientRect());
	const left = Math.min(said.right, evidence.right), right = Math.max(said.left, evidence.left);
	const matrix = path.getScreenCTM(), length = path.getTotalLength(), ends = [];
	for (let at = 0; at <= length; at += 2) {
		const {x, y} = path.getPointAtLength(at).matrixTransform(matrix);
		if (x < left || x > right) return "at " + x + " it leaves the gap from " + left + " to " + right;
		ends.push(y);
	}
	const near = (box) => ends.some((y) => y >= box.top - 2 && y <= box.bottom + 2);
	if (!near(document.querySelector("[data-chosen]").getBoundingClientRect())) return "it does not begin at the words";
	for (const mark of statement.querySelectorAll(".bears")) {
		if (!near(mark.closest(".row").querySelector("summary").getBoundingClientRect())) return "it does not lead to a finding";
	}
	return length > 50 ? "" : "it is " + length + " long";
})()`

// Without the program the words are marked, and nothing offers what cannot be done.
func TestWordsWithoutTheProgram(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(emulation.SetScriptExecutionDisabled(true))
		p.visit("index.html")
		p.do(emulation.SetScriptExecutionDisabled(false))
		p.assert("words are marked", `getComputedStyle(document.querySelector(".phrase")).textDecorationStyle === "dotted"`)
		p.assert("no button can be seen", `every(document.querySelectorAll(".phrases"), (f) => !f.checkVisibility({visibilityProperty: true}))`)
	})
}

// Tab leads to the buttons of the words, between a statement's words and its findings.
func TestTabLeadsToTheWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`document.getElementById($0).focus()`, phrasedStatement)
		for range 3 {
			p.press(kb.Tab)
		}
		p.assert("the third Tab is at the third phrase", `document.activeElement.matches($0)`, phraseButton)
	})
}
