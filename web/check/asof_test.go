package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
	"statement-evidence/data/datatest"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/state"
)

const (
	slider = `document.querySelector("input[type=range]")`
	later  = `[...document.querySelectorAll(".statement[data-later], .row[data-later]")]`
)

// publicOn recounts what was public on a day, in the words of the slider.
func publicOn(day string) string {
	return english.Format(i18n.AsOfValue, append([]string{english.Day(day)}, countedBy(day)...)...)
}

func countedBy(day string) []string {
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
	return []string{english.FormatPlural(i18n.Statements, said), english.FormatPlural(i18n.Findings, found)}
}

// atDay waits until the page is read from a day, and holds it to saying so everywhere.
func (p *tab) atDay(day string) {
	p.t.Helper()
	p.until(`location.hash === $0`, hash(state.State{AsOf: day}))
	p.until(slider+`.ariaValueText === $0`, publicOn(day))
	p.until(`document.querySelector(".as-of-words time")?.dateTime === $0`, day)
	p.assert("the chart says which periods are later", `every(document.querySelectorAll(".chart a"), (a) => (document.querySelector(a.getAttribute("href")).id.slice(2) > $0) === a.hasAttribute("data-ahead"))`, day)
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

// dayIsSpoken waits until a screen reader is told the day in words.
func (p *tab) dayIsSpoken() {
	p.t.Helper()
	p.until(`document.querySelector(".spoken").textContent === document.querySelector(".as-of-words").textContent`)
}

// By keyboard the slider goes from event to event, and says the day itself: nothing else does.
func TestTheDayByKeyboard(t *testing.T) {
	x := data.NewIndex(story)
	first, last := x.Days[0], len(x.Days)-1
	parallel(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.openTool("day")
		p.run(slider + `.focus()`)
		p.press(kb.ArrowLeft)
		p.atDay(x.Days[last])
		p.press(kb.ArrowLeft)
		p.atDay(x.Days[last-1])
		p.press(kb.ArrowRight)
		p.atDay(x.Days[last])
		p.press(kb.PageDown)
		p.until(`location.hash < $0`, hash(state.State{AsOf: x.Days[last-1]})) // further than an arrow
		p.atDay(strings.TrimPrefix(value[string](p, `location.hash`), "#as-of="))
		p.press(kb.Home)
		p.atDay(first)
		p.press(kb.End)
		p.until(`location.hash === "" && !document.querySelector("[data-later], [data-ahead]")`)
		p.assert("the slider says that it is today", slider+`.ariaValueText === $0`,
			english.Format(i18n.AsOfValue, append([]string{english.Get(i18n.AsOfClear)}, countedBy(x.Days[last])...)...))
		p.press(kb.Home)
		p.atDay(first)
		p.untilIdle()
		p.assert("nothing else said the day", `document.querySelector(".spoken").textContent === ""`)

		p.press(kb.Tab)
		p.press(kb.Tab)
		p.assert("Tab leads to the next event", `document.activeElement.dataset.action === "event:next"`)
		p.press(kb.Enter)
		p.atDay(x.Days[1])
		p.dayIsSpoken()
		p.assert("the focus stays", `document.activeElement.dataset.action === "event:next"`)
		p.backwards(kb.Tab)
		p.press(kb.Enter)
		p.atDay(first)
		p.dayIsSpoken()
		p.press(kb.Tab)
		p.press(kb.Tab)
		p.press(kb.Enter)
		p.until(`location.hash === "" && !document.querySelector("[data-later]")`)
		p.assert("today is the end of the slider", slider+`.value === `+slider+`.max`)
	})
}

// An address may name any day of the story. The slider stands at the event before.
func TestADayBetweenEvents(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html"+hash(state.State{AsOf: "2018-07-20"}))
		p.atDay("2018-07-20")
		p.openTool("day")
		p.run(slider + `.focus()`)
		p.press(kb.ArrowRight)
		p.atDay("2018-07-22")
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
		p.dayIsSpoken()
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

// A finger moves the day from event to event.
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
		if !slices.Contains(x.Days, day) {
			t.Errorf("nothing was said or became public on %s", day)
		}
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
		if slices.ContainsFunc(tree, func(n axNode) bool { return strings.HasPrefix(fmt.Sprint(n.Name.Value), "■") }) {
			t.Error("the chart is told, beside its list")
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

// Without the program the timeline is a chart whose periods lead into its list.
func TestTheTimelineWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.do(emulation.SetScriptExecutionDisabled(true))
		p.visit("index.html")
		p.do(emulation.SetScriptExecutionDisabled(false))
		p.assert("the chart is there", `document.querySelector(".chart").checkVisibility()`)
		p.assert("the slider is not", `!`+slider+`.checkVisibility({visibilityProperty: true})`)
		p.assert("each period leads to an event of the list", `every(document.querySelectorAll(".chart a"), (a) => document.querySelector(".events").contains(document.getElementById(a.getAttribute("href").slice(1))))`)
		p.assert("each event leads to its record", `every(document.querySelectorAll(".events a"), (a) => document.querySelector(a.getAttribute("href")))`)
		p.assert("the list has every record once", `document.querySelectorAll(".events a").length === $0`, len(story.Statements)+len(story.Findings))
		p.do(emulation.SetScriptExecutionDisabled(true), chromedp.Click(`.chart a`, chromedp.ByQuery))
		p.do(emulation.SetScriptExecutionDisabled(false))
		p.assert("the period opens the list", `document.querySelector(".events").open`)
	})
}

// small lists what of the timeline is too small to read or to touch, and labels that cover each other.
const small = `(() => {
	const section = document.querySelector("section.timeline"), found = [];
	for (const details of document.querySelectorAll(".events, .tool-day")) details.open = true;
	const shown = (e) => e.checkVisibility({visibilityProperty: true});
	for (const e of [...document.querySelectorAll("section.timeline *, .as-of *")].filter(shown)) {
		const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()), {width, height, left, right} = e.getBoundingClientRect();
		if (own && parseFloat(getComputedStyle(e).fontSize) < 12) found.push("text of " + getComputedStyle(e).fontSize + ": " + e.textContent);
		if (e.matches("a, button, input, summary") && (width < 24 || height < 24)) found.push("target of " + width + " × " + height + ": " + e.textContent);
		if (left < 0 || right > innerWidth) found.push("out of the window: " + e.textContent);
	}
	const boxes = [...section.querySelectorAll(".chart span, .chart p")].map((e) => {
		const range = document.createRange();
		range.selectNodeContents(e);
		return [e.textContent, range.getBoundingClientRect()];
	});
	// What a letter may take above and below is more than its line.
	boxes.forEach(([a, at], i) => boxes.slice(0, i).forEach(([b, by]) => {
		if (at.left < by.right - 1 && by.left < at.right - 1 && at.top < by.bottom - 7 && by.top < at.bottom - 7) found.push(a + " covers " + b);
	}));
	return found;
})()`

// At every width the timeline can be read and touched: in every language, and whatever its span.
func TestTheTimelineIsLargeEnough(t *testing.T) {
	century := []string{}
	for year := 1862; year < 1970; year++ {
		century = append(century, fmt.Sprint(year, "-09-21"))
	}
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		look := func(name, page string) {
			p.visit(page)
			for _, width := range []int64{320, 390, 768, 1000, 1280, 1920} {
				p.do(p.Size(width, 844))
				for _, fault := range value[[]string](p, small) {
					t.Errorf("%s at %d px: %s", name, width, fault)
				}
			}
		}
		for lang, ending := range languages(t) {
			look(lang, "index"+ending)
		}
		for name, of := range map[string]*data.Story{
			"a century":        datatest.OnDays(t, []string{"1900-09-21"}, century),
			"within a year":    datatest.OnDays(t, []string{"2018-09-24"}, []string{"2018-03-01", "2018-12-31"}),
			"many statements":  datatest.OnDays(t, slices.Repeat([]string{"2018-09-24", "2018-09-25", "2018-12-01"}, 30), century),
			"a day in a month": datatest.OnDays(t, []string{"2018-01-24", "2018-02-24", "2018-03-24", "2018-04-24", "2018-05-24", "2018-06-24", "2018-07-24", "2018-08-24", "2018-09-24", "2018-10-24", "2018-11-24", "2018-12-24"}, nil),
		} {
			p = serving(t, with(t, s.dir, of)).tab(t)
			look(name, "index.html")
		}
	})
}
