package check

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/i18n"
)

// A statement with several phrases, one of them, and what is said of it.
const (
	phrasedStatement = "s-trump-2018-07-18-cabinet-tough"
	phraseID         = "r-trump-2018-07-18-cabinet-tough--treasury-2018-04-06-oligarch-sanctions"
	phraseWords      = "look at sanctions"
	phraseSaid       = "5 records relate to “look at sanctions”."
	phraseMarked     = `.phrase[data-words="` + phraseID + `"]`
	phraseRow        = `[data-words="` + phraseID + `"] .row`
)

const (
	chosenWords      = `[...document.querySelectorAll("[data-chosen]")].map((part) => part.textContent).join("")`
	highlightedWords = `[...CSS.highlights.get("words")].join("")`
	bearing          = `[...document.querySelectorAll(".row:has(.bears)")]`
)

// Whoever does not use a pointer finds what bears on words under them: each group of
// evidence is headed by the words, in the order in which they were said.
func TestEvidenceIsHeadedByTheWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		got := value[[]string](p, `[...document.getElementById($0).querySelectorAll(".evidence .group")].flatMap((group) =>
			[group.querySelector("h4").textContent, ...[...group.querySelectorAll(".row")].map((row) => row.id)])`, phrasedStatement)
		r := "r-" + phrasedStatement[2:] + "--"
		want := []string{
			"“there's been no president, ever, as tough as I have been on Russia”", r + "us-1986-and-2016-expulsions",
			"“look at what we've done”", r + "dsca-2018-03-01-javelin",
			"“look at sanctions”", r + "wh-2017-08-02-caatsa-signing", r + "us-2018-01-29-no-new-caatsa-sanctions", r + "treasury-2018-03-15-cyber-sanctions",
			r + "treasury-2018-04-06-oligarch-sanctions", r + "us-2018-04-16-sanctions-held-back",
			"“look at ambassadors not there”", r + "us-2018-03-26-expulsion-60",
		}
		if !slices.Equal(got, want) {
			t.Errorf("got\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		p.assert("what bears on the whole comes last", `every(document.querySelectorAll(".statement:has(.group:not([data-words]))"), (s) =>
			(([...groups]) => groups.findIndex((g) => g.matches(":not([data-words])")) === groups.length - 1)(s.querySelectorAll(".group")))`)

		tree := p.axTree()
		for _, words := range []string{"“look at sanctions”", "“look at ambassadors not there”", english.Get(i18n.OnWhole)} {
			i := slices.IndexFunc(tree, func(n axNode) bool { return n.Role.Value == "heading" && n.Name.Value == words })
			if i < 0 {
				t.Errorf("there is no heading %s", words)
				continue
			}
			for _, property := range tree[i].Properties {
				if property.Name == "level" && property.Value.Value != 4.0 {
					t.Errorf("%s is a heading of level %v, want 4, under that of the statement", words, property.Value.Value)
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
		p.until(bearing + `.length === 5`)
		p.until(`document.querySelector(".spoken").textContent === $0`, phraseSaid)
		p.assert("the same sentence can be read", `document.querySelector(".bearing-on").textContent === $0`, phraseSaid)
		p.assert("the address says so", `location.hash === "#words=" + $0`, phraseID)
		p.assert("what bears on the words is told by words", `every(`+bearing+`, (row) => row.querySelector("summary").textContent.includes($0))`, english.Get(i18n.Bears))
		p.assert("nothing is hidden", `!document.querySelector("statement-evidence [hidden]:not(.clear, .exports)")`)
		p.click(phraseMarked)
		p.until(`!document.querySelector("[data-chosen], .bears") && location.hash === ""`)
		p.run(`history.back()`)
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
		x, y := at(phraseRow + " summary")
		p.do(chromedp.MouseEvent(input.MouseMoved, x, y))
		p.until(highlightedWords+` === $0`, phraseWords)
		p.assert("a line joins them", `document.querySelector(".thread")`)
		x, y = at("h1")
		p.do(chromedp.MouseEvent(input.MouseMoved, x, y))
		p.until(highlightedWords + ` === ""`)
		p.assert("the line has gone", `!document.querySelector(".thread")`)

		p.run(`document.querySelector($0).focus()`, phraseRow+" summary")
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
	for (const mark of [...statement.querySelectorAll(".bears")].filter((mark) => mark.checkVisibility())) {
		if (!near(mark.closest(".row").querySelector("summary").getBoundingClientRect())) return "it does not lead to a finding";
	}
	return length > 50 ? "" : "it is " + length + " long";
})()`

// Without the program the words are marked, and nothing offers what cannot be done.
func TestWordsWithoutTheProgram(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := scriptless(t, s, "index.html")
		p.assert("words are marked", `getComputedStyle(document.querySelector(".phrase")).textDecorationStyle === "dashed"`)
		p.assert("they do not look as if a click would do something", `every(document.querySelectorAll(".phrase"), (e) => getComputedStyle(e).cursor === "auto")`)
	})
}

// Tab leads from a statement's words to the first finding on them.
func TestTabLeadsToTheEvidence(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`document.getElementById($0).focus()`, phrasedStatement)
		p.press(kb.Tab)
		p.assert("it is at the first finding", `document.activeElement === document.getElementById($0).querySelector(".row summary")`, phrasedStatement)
	})
}
