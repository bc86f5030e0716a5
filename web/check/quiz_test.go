package check

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/wasm/i18n"
)

// quiz is a tab with the quiz of a page, driven by keys.
type quiz struct {
	*tab
	dir string // where files arrive
}

const (
	stageText      = `document.querySelector("dialog.classroom .stage").textContent`
	where          = `document.querySelector("dialog.classroom .progress p")?.textContent ?? "the page"`
	recordProgress = `globalThis.told = []; addEventListener("statement-evidence:progress", ({detail}) => told.push(detail))`
)

// weighing opens the quiz of a page at an address.
func (s *site) weighing(t *testing.T, address string) quiz {
	t.Helper()
	q := quiz{s.tab(t), t.TempDir()}
	q.check(q.Profile(func(ctx context.Context, id cdp.BrowserContextID) error {
		return cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithBrowserContextID(id).WithDownloadPath(q.dir).Do(ctx)
	}))
	q.before(recordProgress)
	q.visit(address)
	return q
}

// to presses Tab until something has the focus.
func (q quiz) to(selector string) {
	q.t.Helper()
	for range 120 {
		if value[bool](q.tab, `document.activeElement.matches($0)`, selector) {
			return
		}
		q.press(kb.Tab)
	}
	q.t.Fatalf("Tab does not reach %s, at %q", selector, value[string](q.tab, where))
}

// A learner does the whole quiz with keys alone: enters it from the page, weighs
// and answers everything, saves it, and leaves. What the story says of a
// question is nowhere on the screen before it is shown.
func TestQuizByKeyboard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		q := s.weighing(t, "index.html")
		q.untilSettled()
		q.enter(`.skip a[href="#tools"]`)
		q.enter(`.tool-more > summary`)
		q.enter(`button[data-action="quiz"]`)
		q.until(`document.activeElement.matches("dialog.classroom h2") && location.hash === "#quiz=start"`)
		q.assert("the page behind is hidden", `!document.querySelector(".masthead").checkVisibility()`)
		q.enter(`[data-action="next"]`)
		asked := value[int](q.tab, `document.querySelector("dialog progress").max`) - 1
		for n := 1; n <= asked; n++ {
			q.until(`location.hash === "#quiz=q" + $0 && document.activeElement.matches("h2")`, n)
			judged := value[bool](q.tab, `document.querySelector("dialog .step").dataset.part === "weigh"`)
			q.to(`.step input`)
			q.press(" ")
			if n == 1 {
				q.press(kb.ArrowDown)
				q.until(`document.activeElement.matches("[value=supports]:checked")`)
			}
			if judged {
				q.press(kb.Tab)
				q.press(" ")
			}
			if n == 1 {
				q.to("textarea")
				q.press("=1+1, so it seems")
			}
			q.press(kb.Tab)
			stage := value[string](q.tab, stageText)
			for _, r := range story.Relations {
				if judged && strings.Contains(stage, r.Explanation) {
					t.Errorf("question %d: before it is shown, there is %q", n, r.Explanation)
				}
			}
			q.assert("nothing is told before", `!document.querySelector("dialog .told")`)
			q.enter(`[data-action^="show:"]`)
			q.until(`document.activeElement.matches("dialog .told h3")`)
			q.enter(`[data-action="next"]`)
		}
		q.until(`location.hash === "#quiz=end" && document.activeElement.matches("h2")`)
		q.assert("the last event is of a whole quiz", `(({completed, points, of, state}) => completed && of > 8 && points >= 0 && points <= of && state.length <= 4096)(told.at(-1))`)
		q.assert("no event before the last answer is", `told.filter(({completed}) => completed).length === 2`) // shown, and gone on
		q.assert("the summary has the points", stageText+`.includes("Factual questions: " + told.at(-1).points + " of " + told.at(-1).of)`)
		q.assert("the summary has both views", stageText+`.includes("Your answer: “Supports”, low. The editors: “Contradicts”, high")`)

		q.enter(`[data-action="save:answers"]`)
		table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(arrived(t, filepath.Join(q.dir, story.ID+".quiz.answers.csv")), "\uFEFF"))).ReadAll()
		if err != nil || len(table) != asked+1 || table[1][5] != "Supports" || table[1][7] != "'=1+1, so it seems" || table[1][8] != "Contradicts" {
			t.Errorf("%v; the table is %q", err, table)
		}
		q.press(kb.Escape)
		q.until(`!document.querySelector("dialog[open]") && document.activeElement.matches('button[data-action="quiz"]')`)
		q.assert("the page is there again, with its address", `document.querySelector(".masthead").checkVisibility() && location.hash === "#tools"`)
	})
}

// enter goes to a button by keys, and presses it.
func (q quiz) enter(selector string) {
	q.t.Helper()
	q.to(selector)
	q.press(kb.Enter)
}

// A class shows hands. What was said is there after the page is loaded again;
// what is of other questions is refused, stays where it is, and can be saved.
func TestQuizIsKept(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		q := s.weighing(t, "index.html#quiz=q1")
		q.until(`document.querySelector("dialog.classroom [data-action='show:q1']")`)
		q.click(`[data-action="hands"]`)
		q.until(`document.querySelector("dialog .tally")`)
		for range 2 {
			q.click(`[data-action="more:q1:complicates"]`)
		}
		q.click(`[data-action="more:q1:supports"]`)
		q.until(`document.querySelectorAll("dialog .tally progress")[2].value === 2 && document.querySelectorAll("dialog .tally tr")[2].textContent.includes("2 of 3")`)
		q.click(`[data-action="answer:q1"][value="cant-tell"]`)
		q.run(`document.querySelector("dialog textarea").focus()`)
		q.press("Two of us differ.")
		q.click(`[data-action="next"]`)
		q.until(`location.hash === "#quiz=q2" && !document.querySelector("dialog textarea")`)
		q.assert("a control drawn again has nothing of the question before", `!document.querySelector("dialog .step :checked")`)

		q.do(chromedp.Reload())
		q.until(`document.querySelector("dialog.classroom .tally")`)
		q.click(`[data-action="back"]`)
		q.until(`document.querySelector("dialog textarea")?.value === "Two of us differ." && document.querySelector("dialog [value=cant-tell]").checked`)
		q.assert("the hands are there", `document.querySelectorAll("dialog .tally progress")[2].value === 2`)
		q.click(`[data-action="show:q1"]`)
		q.until(`document.querySelector("dialog .notice")`) // how strong it is has not been said
		q.click(`[data-action="strength:q1"][value="medium"]`)
		q.click(`[data-action="show:q1"]`)
		q.until(`document.querySelector("dialog .told")?.textContent.includes("Two of us differ.")`)
		q.click(`[data-action="list"]`)
		q.until(`document.querySelector("dialog .jump [data-action='jump:2']")`)
		q.run(`location.hash = "quiz=end"`)
		q.until(`document.querySelector('[data-action="save:json"]')`)
		q.click(`[data-action="save:json"]`)
		q.until(`document.querySelector("dialog .why details")?.checkVisibility()`)
		q.assert("it says what is so, and has the text, too", `((why) => why.textContent.startsWith(" " + $0) && why.querySelector("summary").textContent === $1 && JSON.parse(why.querySelector("textarea").value).questions.length)(document.querySelector("dialog .why"))`,
			english.Format(i18n.ClassSaved, story.ID+".quiz.json"), english.Get(i18n.ClassSavedElse))
		var saved struct {
			Questions []struct {
				Answer, Strength, Reason, Story string
				Options                         []struct{ Hands int }
			}
		}
		if err := json.Unmarshal([]byte(arrived(t, filepath.Join(q.dir, story.ID+".quiz.json"))), &saved); err != nil {
			t.Fatal(err)
		}
		if first := saved.Questions[0]; first.Answer != "cant-tell" || first.Strength != "medium" || first.Reason != "Two of us differ." || first.Story != "contradicts" || first.Options[2].Hands != 2 {
			t.Errorf("the first question is saved as %+v", first)
		}

		stale := "1|" + story.ID + "|00000000|0|||."
		q.run(`for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, $0)`, stale)
		q.do(chromedp.Reload())
		q.until(`document.querySelector("dialog.classroom .notice")?.textContent.includes("another version")`)
		q.assert("it stays where it is kept", `Object.values(sessionStorage).join() === $0`, stale)
		q.click(`[data-action="save:stale"]`)
		if got := arrived(t, filepath.Join(q.dir, story.ID+".quiz.txt")); got != stale+"\n" {
			t.Errorf("the text that was refused is saved as %q", got)
		}
	})
}

// TestQuizAxe holds the quiz to every rule of axe-core, each part of it in another look.
func TestQuizAxe(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	s := serving(t, compilers[0].dist)
	q := s.weighing(t, "index.html#quiz=start")
	q.until(`document.querySelector("dialog.classroom .step")`)
	q.run(string(axe) + `; globalThis.looked = "dialog.classroom"`) // what is behind it is looked at by itself
	holds := func(what string, looks []look) {
		for _, look := range looks {
			q.do(q.Size(look.width, 800), look.media)
			q.untilIdle()
			for _, v := range q.violations() {
				t.Errorf("%s, %s: %s", what, look.name, v)
			}
		}
		q.do(q.Size(1280, 800), looks[0].media)
		q.untilIdle()
	}
	q.click(`[data-action="hands"]`)
	q.click(`[data-action="next"]`)
	q.until(`document.querySelector("dialog .tally")`)
	holds("a judgment", looks[:1])
	q.click(`[data-action="answer:q1"][value="supports"]`)
	q.click(`[data-action="strength:q1"][value="low"]`)
	q.click(`[data-action="more:q1:supports"]`)
	q.click(`[data-action="show:q1"]`)
	q.until(`document.querySelector("dialog .told")`)
	holds("what the story says of it", looks[:2])
	q.click(`[data-action="list"]`)
	q.until(`document.querySelector("dialog .jump")`)
	holds("the list", looks[3:4])
	q.run(`location.hash = "quiz=end"`)
	q.until(`document.querySelector('[data-action="again"]')`)
	holds("the end", looks[2:3])
}

// Whoever types at once keeps what they type, though the stage is drawn again for what they chose before.
func TestQuizKeepsWhatIsBeingTyped(t *testing.T) {
	t.Parallel()
	p := serving(t, compilers[0].dist).open(t, "index.html#quiz=q1")
	p.until(`document.querySelector("dialog textarea")`)
	p.untilIdle()
	p.run(`document.querySelector("dialog input[type=radio]").click(); document.querySelector("dialog textarea").focus(); document.querySelector("dialog textarea").value = "it seems to me"; 0`)
	p.until(`document.querySelector("dialog input[type=radio]").defaultChecked`)
	p.untilIdle()
	p.assert("it is still there", `document.querySelector("dialog textarea").value === "it seems to me"`)
}

// Where a keyboard on the screen leaves little room, a field and what comes after it can be reached.
func TestQuizAboveAKeyboard(t *testing.T) {
	t.Parallel()
	p := serving(t, compilers[0].dist).tab(t)
	p.do(p.Size(667, 180)) // a phone on its side
	p.visit("index.html#quiz=q1")
	p.until(`document.querySelector("dialog textarea")`)
	p.untilIdle()
	p.click(`dialog textarea`)
	p.press("it seems to me")
	p.assert("what is typed is in sight", `(({top, bottom}) => top < innerHeight && bottom > 0)(document.activeElement.getBoundingClientRect()) && document.activeElement.value === "it seems to me"`)
	p.assert("what comes after it can be reached", `((button) => {
		button.scrollIntoView({block: "center"});
		const {x, y, width, height} = button.getBoundingClientRect();
		return button === document.elementFromPoint(x + width / 2, y + height / 2);
	})(document.querySelector("[data-action='show:q1']"))`)
}
