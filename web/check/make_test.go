package check

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data/validate"
)

// The form in which a story is made, by keyboard alone.

// tabTo presses Tab, or Shift and Tab, until something has the focus.
func (p *tab) tabTo(what string, back bool) {
	p.t.Helper()
	for range 150 {
		if value[bool](p, `document.activeElement.matches($0)`, what) {
			return
		}
		if back {
			p.backwards(kb.Tab)
		} else {
			p.press(kb.Tab)
		}
	}
	p.t.Fatalf("Tab does not lead to %s", what)
}

// write writes a text into the field of a path, which Tab leads to.
func (p *tab) write(path, text string) {
	p.t.Helper()
	p.tabTo(`[data-path="`+path+`"], [data-set="`+path+`"]`, false)
	switch kind := value[string](p, `document.activeElement.type`); kind {
	case "date": // month, day, year
		p.press(text[5:7] + text[8:10] + text[:4])
	case "select-one":
		p.press(text)
	default:
		p.do(input.InsertText(text))
	}
}

// saved waits for a file.
func saved(t *testing.T, p *tab, dir, name string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	for range 1000 {
		if content, err := os.ReadFile(file); err == nil && len(content) > 0 {
			return string(content)
		}
		p.untilIdle()
	}
	entries, _ := os.ReadDir(dir)
	t.Fatalf("%s was not saved; there is %v", name, entries)
	return ""
}

func TestAComparisonIsMadeByKeyboard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
		if err != nil {
			t.Fatalf("%v: run npm ci", err)
		}
		p := s.tab(t)
		dir := p.downloads()
		p.before(`delete globalThis.showSaveFilePicker; delete globalThis.showOpenFilePicker; Object.defineProperty(navigator, "languages", {value: ["en-US"]})`)
		p.visit("make.html")
		p.until(`document.documentElement.dataset.ready !== undefined`)
		p.tabTo(`[data-action="new"]`, false)
		p.press(kb.Enter)
		p.until(`document.activeElement.dataset.path === "title"`)
		p.write("title", "What was said about the bus, and the records")
		p.write("standfirst", "Three statements about a bus line, beside the log.")
		p.write("by", "The editors")
		p.write("report", "Write to errors@example.org.")
		for i := range 3 {
			n := strconv.Itoa(i + 1)
			at := "statements[" + strconv.Itoa(i) + "]"
			p.tabTo(`[data-action="add"]`, true)
			p.press(kb.Enter)
			p.until(`document.activeElement.dataset.path === $0`, at+".who")
			p.write(at+".who", "Ada Mayor")
			p.write(at+".role", "Mayor")
			p.write(at+".at", "2026-03-0"+n)
			p.write(at+".place", "Town hall")
			p.write(at+".medium", "press conference")
			p.write(at+".words[0].text", "The bus is on time. Line "+n+" never waits.")
			p.write(at+".sources[0].url", "https://town.example/"+n)
			source := value[string](p, `document.activeElement.dataset.path.replace(".url", "")`)
			p.write(source+".publisher", "Town council")
			p.write(at+".sources[0].how", "Full")
			for k := range 2 {
				finding := "findings[" + strconv.Itoa(2*i+k) + "]"
				relation := "relations[" + strconv.Itoa(2*i+k) + "]"
				p.tabTo(`[data-path="`+at+`.words[0].text"]`, true)
				p.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(input.ModifierCtrl)))
				for range 3 { // ".", "waits", "never"
					p.do(chromedp.KeyEvent(kb.ArrowLeft, chromedp.KeyModifiers(input.ModifierCtrl|input.ModifierShift)))
				}
				p.tabTo(`[data-action="evidence:`+at+`.words[0]"]`, false)
				p.press(kb.Enter)
				p.until(`document.activeElement.dataset.path === $0`, finding+".body")
				p.tabTo(`[data-path="`+relation+`.type"]`, true)
				p.press("Cont")
				p.write(relation+".strength", "h")
				p.write(relation+".explanation", "The log names a delay.")
				p.write(finding+".body", "Transport Office")
				p.write(finding+".public", "2026-02-0"+strconv.Itoa(k+1))
				p.write(finding+".kind", "Find")
				p.write(finding+".medium", "log")
				p.write(finding+".words[0].text", "Line "+n+" was late on "+strconv.Itoa(k+3)+" days.")
				p.write(finding+".sources[0].url", "https://office.example/"+n+strconv.Itoa(k))
				source := value[string](p, `document.activeElement.dataset.path.replace(".url", "")`)
				p.write(source+".publisher", "Transport Office")
				p.write(finding+".sources[0].how", "Full")
			}
		}
		p.until(`document.querySelector(".done")`)
		p.run(string(axe) + ";0")
		if broken := value[string](p, `axe.run(document, {iframes: false}).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html)).join("\n"))`); broken != "" {
			t.Errorf("axe-core: %s", broken)
		}
		p.untilIdle()
		p.until(`document.querySelector("iframe").contentDocument.querySelectorAll(".statement").length === 3`)

		p.tabTo(`[data-do="save"]`, true)
		p.press(kb.Enter)
		const name = "what-was-said-about-the-bus"
		story, err := validate.Parse([]byte(saved(t, p, dir, name+".json")))
		if err != nil {
			t.Fatal(err)
		}
		if faults := validate.Check(story); len(faults) > 0 {
			t.Errorf("it breaks rules: %v", faults)
		}
		if len(story.Statements) != 3 || len(story.Findings) != 6 || !strings.Contains(story.Relations[5].FromWords.Exact, "never") {
			t.Errorf("%d statements, %d findings, words %q", len(story.Statements), len(story.Findings), story.Relations[5].FromWords.Exact)
		}
		p.tabTo(`[data-do="publish"]`, false)
		p.press(kb.Enter)
		saved(t, p, dir, name+".html")

		page := fromDisk(t, filepath.Join(dir, name+".html"))
		page.untilSettled()
		page.assert("the page has all of it", `document.querySelectorAll(".statement").length === 3 && every(document.querySelectorAll(".statement h3"), (h) => h.textContent.includes("Ada Mayor"))`)
		page.search("Line 2 never")
		page.until(`document.querySelectorAll(".statement[hidden]").length === 2`)

		// It is still there after the page is loaded again.
		p.visit("make.html")
		p.until(`document.documentElement.dataset.ready !== undefined`)
		p.until(`document.querySelectorAll(".contents ol li").length >= 4`)
	})
}

// fromDisk opens a file.
func fromDisk(t *testing.T, file string) *tab {
	t.Helper()
	on := &site{Server: &httptest.Server{URL: "file://"}, t: t, dir: filepath.Dir(file)}
	p := on.tab(t)
	p.visit(filepath.ToSlash(file)[1:])
	return p
}

// A day that is not known is entered beside the control for days.
func TestADateAsFarAsItIsKnown(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.visit("make.html?lang=en")
		p.until(`document.documentElement.dataset.ready !== undefined`)
		p.tabTo(`[data-action="new"]`, false)
		p.press(kb.Enter)
		p.until(`document.activeElement.dataset.path === "title"`)
		p.tabTo(`[data-action="add"]`, true)
		p.press(kb.Enter)
		p.until(`document.activeElement.dataset.path === "statements[0].who"`)
		p.write("statements[0].who", "Ada Mayor")
		const known = `[data-set="statements[0].at"][type="text"]`
		p.tabTo(known, false)
		for _, key := range "2018-07~" {
			p.press(string(key))
		}
		p.until(`document.querySelector($0).matches('[data-path="statements[0].at"]') && document.activeElement.value === "2018-07~"`, known)
		p.press(kb.Tab)
		p.until(`document.querySelector(".contents").textContent.includes("about July 2018")`)
		p.tabTo(`[data-set="statements[0].at"][type="date"]`, true)
		p.press("07162018")
		p.until(`document.querySelector(".contents").textContent.includes("16 July 2018") && document.querySelector($0).value === ""`, known)
	})
}
