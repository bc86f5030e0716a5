package check

import (
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/state"
)

const (
	slider = `document.querySelector("input[type=range]")`
	later  = `[...document.querySelectorAll(".statement[data-later], .row[data-later]")]`
)

// publicOn recounts what was public on a day, in the words of the slider.
func publicOn(day string) string {
	said, found := 0, 0
	for i := range story.Statements {
		if story.Statements[i].Day() <= day {
			said++
		}
	}
	for i := range story.Findings {
		if story.Findings[i].Day() <= day {
			found++
		}
	}
	return english.Format(i18n.AsOfValue, english.Day(day), english.FormatPlural(i18n.Statements, said), english.FormatPlural(i18n.Findings, found))
}

// atDay waits until the page is read from a day, and holds it to saying so everywhere.
func (p *tab) atDay(day string) {
	p.t.Helper()
	p.until(`location.hash === $0`, hash(state.State{AsOf: day}))
	p.until(slider+`.ariaValueText === $0`, publicOn(day))
	p.until(`document.querySelector(".spoken").textContent === document.querySelector(".as-of-words").textContent`)
	p.assert("the sentence names the day", `document.querySelector(".as-of-words time").dateTime === $0`, day)
	var ids []string
	x := data.NewIndex(story)
	for i := range x.Statements {
		if x.Statements[i].Day() > day {
			ids = append(ids, "s-"+x.Statements[i].ID)
		}
	}
	for i := range x.Placements {
		if x.Findings[x.Placements[i].Finding].Day() > day {
			ids = append(ids, x.Placements[i].ID)
		}
	}
	slices.Sort(ids)
	got := value[[]string](p, later+`.map((e) => e.id)`)
	slices.Sort(got)
	if !slices.Equal(got, ids) {
		p.t.Errorf("%s: %d statements and findings step back, want %d", day, len(got), len(ids))
	}
}

// dayAfter gives the day that is some days after another.
func dayAfter(t testing.TB, day string, days int) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return at.AddDate(0, 0, days).Format(time.DateOnly)
}

func TestTheDayByKeyboard(t *testing.T) {
	x := data.NewIndex(story)
	first, last := x.Days[0], x.Days[len(x.Days)-1]
	parallel(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openTool("day")
		p.run(slider + `.focus()`)
		p.press(kb.ArrowLeft)
		p.atDay(dayAfter(t, last, -1))
		p.press(kb.ArrowLeft)
		p.atDay(dayAfter(t, last, -2))
		p.press(kb.ArrowRight)
		p.atDay(dayAfter(t, last, -1))
		p.press(kb.Home)
		p.atDay(first)
		p.press(kb.Tab)
		p.press(kb.Tab)
		p.assert("Tab leads to the next event", `document.activeElement.dataset.action === "event:next"`)
		p.press(kb.Enter)
		p.atDay(x.Days[1])
		p.assert("the focus stays", `document.activeElement.dataset.action === "event:next"`)
		p.backwards(kb.Tab)
		p.press(kb.Enter)
		p.atDay(first)
		p.press(kb.Tab)
		p.press(kb.Tab)
		p.press(kb.Enter)
		p.until(`location.hash === "" && !document.querySelector("[data-later]")`)
		p.assert("today is the end of the slider", slider+`.value === `+slider+`.max`)
	})
}

// From a statement the page can be read as of the day it was said.
func TestTheDayItWasSaid(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		button := `.statement [data-action="as-of:2018-07-18"]`
		p.openPart(`.tools:has([data-action="as-of:2018-07-18"])`)
		p.run(`document.querySelector($0).focus()`, button)
		p.press(" ")
		p.atDay("2018-07-18")
		p.assert("the focus stays", `document.activeElement.matches($0)`, button)
		p.assert("what came later is all there, and can be opened", `every(`+later+`, (e) => !e.hidden)`)
		p.run(open)
		p.assert("it says that it came later", `every(`+later+`, (e) => {
			const mark = e.querySelector(":scope > .said-side > .not-yet, :scope > details > summary > .not-yet");
			return mark.checkVisibility() && mark.textContent.trim() === (e.matches(".row") ? $0 : $1);
		})`, english.Get(i18n.NotYet), english.Get(i18n.NotYetSaid))
		p.assert("nothing else says so", `document.querySelectorAll(".not-yet").length === `+later+`.length`)
		row := `.statement:not([data-later]) .row[data-later] summary`
		p.run(`document.querySelector($0).focus()`, row)
		open := value[bool](p, `document.activeElement.parentElement.open`)
		p.press(kb.Enter)
		p.until(`document.querySelector($0).parentElement.open !== $1`, row, open)

		// The address leads there again.
		p.visit("lead.html")
		p.visit("index.html#as-of=2018-07-18")
		p.untilSettled()
		p.until(later + `.length > 0`)
		p.assert("the slider stands there", slider+`.ariaValueText === $0`, publicOn("2018-07-18"))
	})
}

// A finger moves the day; near an event it snaps there.
func TestTheDayByTouch(t *testing.T) {
	x := data.NewIndex(story)
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openTool("day")
		p.do(emulation.SetTouchEmulationEnabled(true))
		at := value[[3]float64](p, `(`+slider+`.scrollIntoView({block: "center"}), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
			const {left, right, top, height} = `+slider+`.getBoundingClientRect();
			done([left + 8, right - 8, top + height / 2]);
		}))))`)
		touch := func(kind input.TouchType, x ...float64) {
			points := []*input.TouchPoint{}
			for _, x := range x {
				points = append(points, &input.TouchPoint{X: x, Y: at[2]})
			}
			p.do(input.DispatchTouchEvent(kind, points))
		}
		touch(input.TouchStart, at[1])
		for i := range 20 {
			touch(input.TouchMove, at[1]+(at[0]-at[1])*float64(i)/40)
		}
		touch(input.TouchEnd)
		p.until(`location.hash.startsWith("#as-of=")`)
		p.untilIdle()
		day := value[string](p, `document.querySelector(".as-of-words time").dateTime`)
		p.atDay(day)
		if _, event := slices.BinarySearch(x.Days, day); !event && nearEvent(t, x, day) {
			t.Errorf("%s is near an event and did not snap to it", day)
		}
	})
}

func nearEvent(t *testing.T, x *data.Index, day string) bool {
	return slices.ContainsFunc(x.Days, func(event string) bool {
		return event >= dayAfter(t, day, -3) && event <= dayAfter(t, day, 3)
	})
}

// What a screen reader is told of the day.
func TestTheDayInTheAccessibilityTree(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html#as-of=2018-07-18")
		p.until(later + `.length > 0`)
		p.openTool("day")
		p.untilIdle()
		tree := p.axTree()
		speaks(t, tree, "slider", "Show what was public on", "", "") // its text, which this tree leaves out, is held by atDay
		for _, name := range []string{"Previous date", "Next date", "Today"} {
			speaks(t, tree, "button", name, "", "")
		}
		speaks(t, tree, "heading", "Timeline", "level", float64(2))
		if slices.ContainsFunc(tree, func(n axNode) bool { return n.Role.Value == "SvgRoot" }) {
			t.Error("the drawing is told, beside its list")
		}
	})
}

// speaks holds the tree to a node of a role and a name, and to one of its properties.
func speaks(t *testing.T, tree []axNode, role, name, property string, want any) {
	t.Helper()
	i := slices.IndexFunc(tree, func(n axNode) bool { return n.Role.Value == role && n.Name.Value == name })
	if i < 0 {
		t.Errorf("there is no %s called %s", role, name)
		return
	}
	for _, p := range tree[i].Properties {
		if p.Name == property && p.Value.Value != want {
			t.Errorf("%s: %s is %v, want %v", name, property, p.Value.Value, want)
		}
	}
}

// Without the program the timeline is a picture whose links lead into its list.
func TestTheTimelineWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(emulation.SetScriptExecutionDisabled(true))
		p.visit("index.html")
		p.do(emulation.SetScriptExecutionDisabled(false))
		p.assert("the drawing is there", `document.querySelector(".timeline svg").checkVisibility()`)
		p.assert("the slider is not", `!`+slider+`.checkVisibility({visibilityProperty: true})`)
		p.assert("each circle leads to a month of the list", `every(document.querySelectorAll(".timeline svg a"), (a) => document.querySelector(".events").contains(document.getElementById(a.getAttribute("href").slice(1))))`)
		p.assert("each event leads to its record", `every(document.querySelectorAll(".events ul a"), (a) => document.querySelector(a.getAttribute("href")))`)
		p.assert("the list has every record once", `document.querySelectorAll(".events ul a").length === $0`, len(story.Statements)+len(story.Findings))
		p.do(emulation.SetScriptExecutionDisabled(true), chromedp.Click(`.timeline svg a.found`, chromedp.ByQuery))
		p.do(emulation.SetScriptExecutionDisabled(false))
		p.assert("the circle opens the list", `document.querySelector(".events").open`)
	})
}
