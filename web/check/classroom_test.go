package check

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/present"
)

// A lesson with the page on a projector.

const (
	theStage = `document.querySelector("statement-evidence > dialog")`
	heading  = `document.querySelector("dialog h2")`
	part     = `document.querySelector("dialog .step")?.dataset.part`
)

// at waits until the stage is at a step, and the focus on its heading.
func (p *tab) at(fragment string) {
	p.t.Helper()
	p.until(`location.hash === $0 && document.activeElement === `+heading, "#"+fragment)
}

// presenting opens a page at a step.
func (s *site) presenting(t testing.TB, fragment string) *tab {
	t.Helper()
	p := s.open(t, "index.html#"+fragment)
	p.at(fragment)
	return p
}

// accessible is all that assistive technology finds in a page.
func (p *tab) accessible() string {
	p.t.Helper()
	// Of what cdproto reads it knows not every value, so it gets but these.
	var tree struct {
		Nodes []struct {
			Ignored bool `json:"ignored"`
			Name    struct {
				Value any `json:"value"`
			} `json:"name"`
		} `json:"nodes"`
	}
	p.do(chromedp.ActionFunc(func(ctx context.Context) error {
		return cdp.Execute(ctx, accessibility.CommandGetFullAXTree, accessibility.GetFullAXTree(), &tree)
	}))
	all := ""
	for _, n := range tree.Nodes {
		if !n.Ignored {
			all += fmt.Sprint(n.Name.Value, "\n")
		}
	}
	return all
}

// reads reports whether assistive technology comes to read a text; it hears of what is drawn a few frames later.
func (p *tab) reads(text string) bool {
	for range 60 {
		if strings.Contains(p.accessible(), text) {
			return true
		}
		p.run(`new Promise(requestAnimationFrame)`)
	}
	return false
}

// A clicker leads through all of a statement, and what is to come is nowhere yet.
func TestPresentedByClicker(t *testing.T) {
	const id = "trump-2018-07-16-helsinki-any-reason"
	x := data.NewIndex(story)
	steps := present.Slides(x, x.StatementIndex(id))
	place := func(n int) string { return fmt.Sprintf("present=%s.%d", id, n) }
	parallel(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html#as-of=2018-07-18")
		p.assert("F5 is the browser’s outside of it", `document.querySelector("h1").dispatchEvent(new KeyboardEvent("keydown", {key: "F5", bubbles: true, cancelable: true}))`)
		p.openTool("more")
		p.click(`[data-action="present"]`)
		p.until(part + ` === "said" && ` + theStage + `.open`)
		p.assert("what the page shows by itself is hidden", `document.querySelector("statement-evidence > .se").hidden`)
		p.run(`location.hash = $0`, place(1))
		p.at(place(1))
		for n, step := range steps {
			if n > 0 {
				p.press([]string{kb.PageDown, kb.ArrowRight, kb.ArrowDown, " ", "n", kb.Enter}[n%6])
				p.at(place(n + 1))
			}
			p.until(part+` === $0`, []string{"said", "predict", "then", "open", "later", "about", "disputes", "change"}[step.Section])
			if step.Section < present.Then || step.Section == present.Then && step.Index == 1 {
				tree := p.accessible()
				for _, ahead := range steps[n+1:] {
					if ahead.Finding < 0 || ahead.Finding == step.Finding {
						continue
					}
					words := x.Findings[ahead.Finding].Words[0].Text
					if strings.Contains(tree, words) {
						t.Errorf("step %d: assistive technology reads ahead: %.60s", n+1, words)
					}
					p.assert("it cannot be searched for, and is not on the stage", `!find($0) && !`+theStage+`.textContent.includes($0)`, words)
				}
			}
			if step.Finding >= 0 && !step.Explained && !p.reads(x.Findings[step.Finding].Words[0].Text) {
				t.Errorf("step %d: assistive technology does not read %s", n+1, x.Findings[step.Finding].ID)
			}
		}
		last := len(steps)
		for i, key := range []string{kb.PageUp, kb.ArrowLeft, kb.ArrowUp, "p"} {
			p.press(key)
			p.at(place(last - 1 - i))
		}
		p.backwards(" ")
		p.at(place(last - 5))
		p.press(kb.Home)
		p.at(place(1))
		p.press(kb.End)
		p.at(place(last))

		p.press(".")
		p.until(`document.querySelector("dialog .blank") && !` + heading)
		p.press(kb.PageDown)
		p.until(heading)
		p.assert("it is where it was", `location.hash === $0`, "#"+place(last))
		p.press("b")
		p.until(`document.querySelector("dialog .blank")`)
		p.press("b")
		p.until(heading)
		p.assert("it has the whole screen", `document.fullscreenElement?.closest("dialog")`)
		p.press("f")
		p.until(`!document.fullscreenElement`)
		p.press("?")
		p.until(`document.querySelector("dialog kbd")`)
		p.press(kb.Escape)
		p.until(`!document.querySelector("dialog kbd") && document.activeElement.dataset.action === "help"`)
		// Who speaks to a computer can have letters be letters (WCAG 2.1.4).
		letters := func(pressed string) {
			p.click("dialog [data-action=help]")
			p.until(`document.querySelector("dialog kbd")`)
			p.click("dialog [data-action=letters]")
			p.until(`document.querySelector("dialog [data-action=letters]").ariaPressed === $0`, pressed)
			p.press(kb.Escape)
			p.until(`!document.querySelector("dialog kbd")`)
		}
		letters("false")
		p.press("b")
		p.press(kb.End)
		p.press(kb.Home)
		p.until(`location.hash.endsWith(".1")`)
		p.assert("a letter does nothing", `!document.querySelector("dialog .blank")`)
		letters("true")
		p.press("b")
		p.until(`document.querySelector("dialog .blank")`)
		p.press("b")
		p.until(heading)
		p.run(`document.querySelector("dialog [data-action=help]").focus()`)
		p.assert("keys with others are the browser’s", `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "PageDown", ctrlKey: true, bubbles: true, cancelable: true}))`)
		p.assert("F5 is the presentation’s", `!document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "F5", bubbles: true, cancelable: true}))`)
		p.until(`location.hash === "#present=` + story.Statements[x.LeadStatements[0]].ID + `.1"`)

		p.until(`document.fullscreenElement`)
		p.press(kb.Escape)
		p.until(`!document.fullscreenElement`)
		p.press(kb.Escape)
		p.until(`!` + theStage)
		p.assert("the page is as it was", `location.hash === "#as-of=2018-07-18" && !document.querySelector("statement-evidence > .se").hidden && document.activeElement.dataset.action === "present"`)
		p.run(`location.hash = ""`)
		p.assertWorks()
	})
}

// Whoever has but Tab and Enter gets as far, through all of a statement too.
func TestPresentedByKeyboard(t *testing.T) {
	x := data.NewIndex(story)
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		to := func(do string) {
			t.Helper()
			for range 40 {
				p.press(kb.Tab)
				if value[bool](p, `document.activeElement.dataset.action === $0`, do) {
					if fault := value[string](p, focused); fault != "" {
						t.Error(fault)
					}
					return
				}
			}
			t.Fatalf("Tab does not lead to %s", do)
		}
		p.openTool("more")
		p.run(`document.querySelector("[data-action=collapse]").focus()`)
		to("present")
		p.press(kb.Enter)
		p.until(part + ` === "said" && document.activeElement === ` + heading)
		first := value[string](p, `location.hash`)
		p.press(kb.Tab)
		p.assert("Next is next", `document.activeElement.dataset.action === "next"`)
		p.press(kb.Enter)
		p.until(part + ` === "predict" && document.activeElement === ` + heading)
		at := strings.TrimSuffix(value[string](p, `location.hash.slice(1)`), "2")
		for n := 3; n <= len(present.Slides(x, x.LeadStatements[0])); n++ {
			p.press(kb.Tab)
			p.press(kb.Enter)
			p.at(at + strconv.Itoa(n))
			p.until(`document.activeElement === ` + heading)
		}
		p.until(part + ` === "change"`)
		p.assert("it is said", `new Promise((done) => { const say = document.querySelector("dialog [role=status]"); const look = () => say.textContent.includes($0) ? done(true) : requestAnimationFrame(look); look(); })`, english.Get(i18n.ClassChangeAsk))
		to("list")
		p.press(kb.Enter)
		p.until(`document.querySelectorAll("dialog .jump button").length === $0 && document.activeElement === `+heading, len(story.Statements))
		for range 2 {
			p.press(kb.Tab)
		}
		p.press(kb.Enter)
		p.until(part+` === "said" && location.hash !== $0`, first)
		to("timer")
		p.press(" ")
		p.until(`document.querySelector("dialog .elapsed").hidden && document.activeElement.getAttribute("aria-pressed") === "false"`)
		to("leave")
		p.press(kb.Enter)
		p.until(`!` + theStage + ` && document.activeElement.dataset.action === "present" && location.hash === ""`)
	})
}

// A finger leads through all of a statement, and on to the next.
func TestPresentedByTouch(t *testing.T) {
	x := data.NewIndex(story)
	oneCompiler(t, func(t *testing.T, s *site) {
		id := "putin-2018-07-16-helsinki-denial"
		p := s.presenting(t, "present="+id+".1")
		p.do(p.Size(800, 600), emulation.SetTouchEmulationEnabled(true))
		swipe := func(from, to float64) {
			t.Helper()
			p.do(
				input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: from, Y: 200}}),
				input.DispatchTouchEvent(input.TouchMove, []*input.TouchPoint{{X: (from + to) / 2, Y: 205}}),
				input.DispatchTouchEvent(input.TouchMove, []*input.TouchPoint{{X: to, Y: 205}}),
				input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
		}
		swipe(600, 300)
		p.at("present=" + id + ".2")
		swipe(300, 600)
		p.at("present=" + id + ".1")
		place := 0
		for place < len(x.LeadStatements) && story.Statements[x.LeadStatements[place]].ID != id {
			place++
		}
		for n := 2; n <= len(present.Slides(x, x.LeadStatements[place])); n++ {
			swipe(600, 300)
			p.at(fmt.Sprintf("present=%s.%d", id, n))
		}
		swipe(600, 300)
		p.at("present=" + story.Statements[x.LeadStatements[place+1]].ID + ".1")
		p.assert("every button is large enough for a finger", `every(document.querySelectorAll("dialog button"), (b) => { const {width, height} = b.getBoundingClientRect(); return width >= 24 && height >= 24; })`)
	})
}

// The address keeps the place; a story that has fewer steps by then leads to its last.
func TestPresentationSurvivesReload(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html#q=coats")
		p.openTool("more")
		p.click(`[data-action="present"]`)
		p.until(part)
		p.press("n")
		p.until(part + ` === "predict"`)
		at := value[string](p, `location.hash.slice(1)`)
		p.do(chromedp.Reload())
		p.at(at)
		p.press(kb.Escape)
		p.until(`!` + theStage + ` && location.hash === "#q=coats"`)
		p.run(`location.hash = "present=nobody.77"`)
		p.until(part + ` === "said"`)
		p.run(`history.back()`)
		p.until(`!` + theStage + ` && location.hash === "#q=coats"`)
		p.untilSettled()
	})
}

// The notes in a second window follow, lead, and show what comes next.
func TestNotesFollow(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		id := "trump-2018-07-18-cabinet-tough"
		p := s.tab(t)
		p.before(`{ const real = open; globalThis.open = (...how) => globalThis.opened = real(...how); }`)
		p.visit("index.html#present=" + id + ".1")
		p.at("present=" + id + ".1")
		p.click(`[data-action="notes"]`)
		notes := `opened.document.querySelector("dialog .notes")`
		p.until(`globalThis.opened && `+notes+`?.textContent.includes($0) && !`+notes+`.querySelector(".wait")`, english.Get(i18n.ClassTipSaid))
		p.assert("they show the next step too", notes+`.querySelector(".after").textContent.includes($0)`, english.Get(i18n.ClassPredictAsk))
		p.press("n")
		p.until(notes+`.querySelector(".now").textContent.includes($0)`, english.Get(i18n.ClassPredictAsk))
		p.run(notes + `.querySelector("[data-action=next]").click()`)
		p.at("present=" + id + ".3")
		p.run(`opened.close()`)
	})
}

// Where there can be no second window, it says why.
func TestNotesSayWhyNot(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`globalThis.open = () => null`)
		p.visit("index.html#present=x.1")
		p.until(part)
		p.click(`[data-action="notes"]`)
		p.assert("a window was refused", `document.querySelector("dialog [role=alert]").textContent === $0`, english.Get(i18n.ClassNotesRefused))
		p.press("n")
		p.until(`document.querySelector("dialog [role=alert]").textContent === ""`)

		p.visit(s.alone(forClass, "sandbox allow-scripts"))
		p.untilSettled()
		p.openTool("more")
		p.click(`[data-action="present"]`)
		p.until(part + ` === "said"`)
		p.press(kb.PageDown)
		p.until(part + ` === "predict"`)
		p.click(`[data-action="notes"]`)
		p.assert("the page has no address", `document.querySelector("dialog [role=alert]").textContent === $0`, english.Get(i18n.ClassNotesHomeless))
	})
}

// Whatever is shown fits a small projector without scrolling, and axe has nothing against it.
func TestStageFits(t *testing.T) {
	t.Parallel()
	s := serving(t, compilers[0].dist)
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	p := s.presenting(t, "present="+story.Statements[data.NewIndex(story).LeadStatements[0]].ID+".1")
	p.run(string(axe) + `; globalThis.looked = "dialog.classroom"`) // what is behind it is looked at by itself
	p.do(p.Size(800, 600))
	for _, fault := range value[[]string](p, `(async () => {
		const faults = [], frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		for (let last = ""; last !== location.hash;) {
			await frame();
			const step = document.querySelector("dialog .step"), size = parseFloat(getComputedStyle(step).fontSize);
			if (step.scrollHeight > step.clientHeight || step.scrollWidth > step.clientWidth) faults.push(location.hash + ": it does not fit, in " + size + " px");
			last = location.hash;
			document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "n", bubbles: true}));
		}
		return faults;
	})()`) {
		t.Error(fault)
	}
	for i, look := range looks[:4] {
		p.do(p.Size(look.width, 720), look.media)
		keys := []string{kb.Home, "n", "n", "?"}
		if i > 0 {
			keys = keys[2:3] // a finding; the rest looks alike
		}
		for _, key := range keys {
			p.press(key)
			p.until(`Boolean(document.querySelector("dialog kbd")) === $0`, key == "?")
			for _, v := range p.violations() {
				t.Errorf("%s, %q: %s", look.name, key, v)
			}
		}
	}
}

// In a frame that is as high as its page, the stage stands where the page around it is in sight, and follows it; its
// notes, which have other storage there and other channels, are spoken to as a window.
func TestStageInATallFrame(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		h := s.hosting(t, "open-iframe-resizer.js", "frame.html")
		h.before(`delete globalThis.BroadcastChannel; { const real = open; globalThis.open = (...how) => globalThis.opened = real(...how); }`)
		h.check(h.Go(h.url + "/"))
		h.until(`document.readyState === "complete" && globalThis.embed`)
		h.do(h.Size(1000, 700))
		h.run(`document.body.append(Object.assign(document.createElement("p"), {textContent: "After"})); document.body.style.paddingBottom = "2000px"; embed()`)
		h.until(`fits(0) && box(0) > 4000`)
		within[bool](h, 0, "ready")
		h.run(`scrollTo(0, box(0) / 2)`)
		within[bool](h, 0, "follow", `[data-action="present"]`)
		const sees = `(ask(0, "stage").then((at) => { globalThis.stands = at }), ((top) => top > -2 && top + stands.height < innerHeight + 2 && stands.height > 300)(framesIn()[0].getBoundingClientRect().top + globalThis.stands?.top))`
		h.until(sees)
		for range 2 {
			h.run(`scrollBy(0, -1000)`)
			h.until(sees)
		}
		within[bool](h, 0, "follow", `dialog [data-action="notes"]`)
		const told = `(ask(0, "notes").then((text) => { globalThis.notes = text }), globalThis.notes && notes !== $0)`
		h.until(told, "")
		first := value[string](h.tab, `notes`)
		within[bool](h, 0, "follow", `dialog [data-action="next"]`)
		h.until(told, first)
		second, at := value[string](h.tab, `notes`), within[string](h, 0, "hash")
		within[bool](h, 0, "lead")
		h.until(told, second)
		if now := within[string](h, 0, "hash"); now == at || !strings.Contains(now, "present=") {
			t.Errorf("the notes have led from %q to %q", at, now)
		}
		within[bool](h, 0, "end")
	})
}
