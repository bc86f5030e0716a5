package check

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data/validate"
	press "statement-evidence/web/press/picture"
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

// form opens the form, in English, in a browser that saves files as downloads into a folder.
func (s *site) form(t *testing.T) (p *tab, dir string) {
	p = s.tab(t)
	dir = p.downloads()
	p.before(`delete globalThis.showSaveFilePicker; delete globalThis.showOpenFilePicker; Object.defineProperty(navigator, "languages", {value: ["en-US"]})`)
	p.openForm()
	return p, dir
}

// openForm opens the form, with what is kept on the device.
func (p *tab) openForm() {
	p.t.Helper()
	p.visit("make.html")
	p.until(`document.documentElement.dataset.ready !== undefined`)
}

// begin begins an empty story.
func (p *tab) begin() {
	p.t.Helper()
	p.run(`document.querySelector("[data-action=new]").click()`)
	p.until(`document.activeElement.dataset.path === "title" && document.querySelector("[data-action=add]")`)
}

// isAccessible holds what the form shows to the rules of axe-core, and to a narrow window.
func (p *tab) isAccessible() {
	p.t.Helper()
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		p.t.Fatalf("%v: run npm ci", err)
	}
	p.run(string(axe) + ";0")
	if broken := value[string](p, `axe.run(document, {iframes: false}).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html)).join("\n"))`); broken != "" {
		p.t.Errorf("axe-core: %s", broken)
	}
	p.do(p.Size(320, 800))
	if wide := value[int](p, `document.documentElement.scrollWidth`); wide > 320 {
		p.t.Errorf("the form is %d px wide in a window of 320", wide)
	}
	p.do(p.Size(1280, 800))
}

// enter has Tab lead to a button, and presses it.
func (p *tab) enter(button string, back bool) {
	p.t.Helper()
	p.tabTo(button, back)
	p.press(kb.Enter)
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
		p, dir := s.form(t)
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
		if err := p.Until(`document.querySelector(".done")`); err != nil {
			t.Fatalf("%v; left to do: %s", err, value[string](p, `document.querySelector("#todo")?.textContent`))
		}
		p.isAccessible()
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
		p.openForm()
		p.until(`document.querySelectorAll(".contents ol li").length >= 4`)
	})
}

// A date that is half written when the form is drawn again, as after the field before it,
// is not lost: a browser empties it if its value is set, though to what it is.
func TestADateHalfWrittenIsNotLost(t *testing.T) {
	parallel(t, func(t *testing.T, s *site) {
		p, _ := s.form(t)
		p.begin()
		p.run(`document.querySelector("[data-action=add]").click()`)
		p.until(`document.activeElement.dataset.path === "statements[0].who"`)
		const date, drawn = `[data-path="statements[0].at"]`, `[data-path="statements[0].place"]`
		p.run(`document.querySelector($0).focus()`, date)
		p.press("0302")
		p.run(`((e) => { e.value = "Town hall"; e.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector($0))`, drawn)
		p.until(`document.querySelector($0).defaultValue === "Town hall"`, drawn)
		p.press("2026")
		p.until(`document.querySelector($0).value === "2026-03-02" && document.querySelector($0).defaultValue === "2026-03-02"`, date)
	})
}

// Records that are opened one after another are drawn in the controls of those before them, and the browser has
// nothing to say of what it is given; what adds evidence does not touch what uses evidence that is there.
func TestRecordsAreOpenedOneAfterAnother(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, _ := s.form(t)
		p.run(`{
			const pasted = new DataTransfer();
			pasted.setData("text", $0);
			document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: pasted, bubbles: true}));
		}`, string(storyFile(t)))
		p.until(`document.querySelectorAll(".contents [data-action^='open:statements']").length > 10`)
		for _, record := range []string{"statements[0]", "statements[1]", "statements[2]", "statements[3]", "statements[4]", "statements[5]", "statements[6]", "", "statements[8]"} {
			p.run(`document.querySelector($0).click()`, `.contents [data-action="open:`+record+`"]`)
			p.until(`document.querySelector($0)`, `[data-path="`+map[bool]string{true: "title", false: record + ".who"}[record == ""]+`"]`)
		}
		p.assert("there is a gap between the buttons", `document.querySelector("[data-action^='others:']").getBoundingClientRect().top - document.querySelector("[data-action^='evidence:']").getBoundingClientRect().bottom >= 8`)
	})
}

// Words that are selected stay so while the focus goes to the button that takes them, though the field has
// a space at its end that the story has not.
func TestASelectionIsNotLost(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, _ := s.form(t)
		p.begin()
		p.run(`document.querySelector("[data-action=add]").click()`)
		p.until(`document.activeElement.dataset.path === "statements[0].who"`)
		p.write("statements[0].words[0].text", "The bus is on time. ")
		p.until(`document.activeElement.defaultValue === "The bus is on time."`)
		p.run(`document.activeElement.setSelectionRange(4, 7)`)
		p.enter(`[data-action="evidence:statements[0].words[0]"]`, false)
		p.until(`document.activeElement.dataset.path === "findings[0].body"`)
		p.assert("it relates to these words", `document.querySelector(".finding").textContent.includes("“bus”")`)
	})
}

// On a busy machine the form is drawn later than in the next frame. What is to be focused is not there before.
func TestFocusWaitsForTheForm(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		// The program's functions have a prototype, and the scripts' have none.
		p.before(`{ const next = requestAnimationFrame; globalThis.requestAnimationFrame = (f) => next(f.prototype ? () => next(f) : f); }`)
		p.openForm()
		p.begin()
		p.run(`document.querySelector("[data-action=add]").click()`)
		p.until(`document.activeElement.dataset.path === "statements[0].who"`)
	})
}

// A crash loses at most the last keystroke: what was written is kept at once, before the whole text is.
func TestWhatWasWrittenSurvivesACrash(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`if (globalThis === top) addEventListener("beforeunload", (event) => event.stopImmediatePropagation())`) // nobody is asked before a crash
		p.openForm()
		p.begin()
		const look = `(async () => {
			const {result: base} = await new Promise((resolve) => (indexedDB.open("statement-evidence-make").onsuccess = ({target}) => resolve(target)));
			const look = () => {
				const store = base.transaction("drafts").objectStore("drafts"), now = store.get("now"), notes = store.get("notes");
				notes.onsuccess = () => ((globalThis.kept = {text: now.result ?? "", notes: (notes.result ?? []).join(";")}), requestAnimationFrame(look));
			};
			look();
		})()`
		p.run(look)
		p.until(`globalThis.kept?.text.includes("formatVersion")`)
		// From now on, nothing is done that waits for an idle moment.
		p.run(`globalThis.requestIdleCallback = () => 0; (() => { const {setTimeout} = globalThis; globalThis.setTimeout = (f, ms) => (ms === 150 ? 0 : setTimeout(f, ms)); })()`)
		for _, key := range "The bus" {
			p.press(string(key))
		}
		p.until(`kept.notes === "set:title,The bus" && !kept.text.includes("The bus")`)
		p.run(`document.querySelector("[data-path=standfirst]").focus()`)
		p.press("O")
		p.until(`kept.notes === "set:title,The bus;set:standfirst,O"`)
		p.openForm()
		p.until(`document.querySelector(".contents button")`)
		p.run(`document.querySelector('.contents [data-action="open:"]').click()`)
		p.until(`document.querySelector('[data-path="title"]')?.value === "The bus" && document.querySelector('[data-path="standfirst"]').value === "O"`)
		p.run(look)
		p.until(`globalThis.kept?.text.includes("The bus") && kept.notes === ""`)
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
		p, _ := s.form(t)
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
		p.tabTo(`[data-path="statements[0].role"]`, true)
		p.tabTo(`[data-set="statements[0].at"][type="date"]`, false)
		p.press("07162018")
		p.until(`document.querySelector(".contents").textContent.includes("16 July 2018") && document.querySelector($0).value === ""`, known)
	})
}

// Rows are pasted, columns whose names are not known are matched by hand, and what the story has no place for comes
// back in the rows that are saved.
func TestRowsAreBrought(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, dir := s.form(t)
		p.tabTo(`[data-path="pasted"]`, false)
		p.do(input.InsertText("Nobody\tknows\nthese\tcolumns\n"))
		p.enter(`[data-do="bring"]`, false)
		p.until(`document.querySelector(".beginning h1").textContent === "What the columns hold"`)
		p.enter(`[data-do="match"]`, false)
		p.until(`document.activeElement.id === "wrong" && document.activeElement.textContent.includes("has no column that is known")`)
		p.enter(`[data-action="back"]`, true)
		p.until(`document.activeElement.id === "begin"`)
		p.tabTo(`[data-path="pasted"]`, false)
		p.assert("what was pasted is still there", `document.activeElement.value === "Nobody\tknows\nthese\tcolumns\n"`)
		p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)))
		p.do(input.InsertText("Who\tWhen\tSpoken\tOur number\tRelation\nAda Mayor\t2026-03-01\tThe bus is on time.\t7\t\n\t\t\t8\tsupports\n"))
		p.enter(`[data-do="bring"]`, false)
		p.until(`document.activeElement.dataset.path === "columns[0].key"`)
		p.isAccessible()
		p.assert("a field that a column has is not offered", `![...document.activeElement.options].some((o) => o.value === "speaker.name")`)
		p.write("columns[0].key", "Words")
		p.enter(`[data-do="match"]`, false)
		p.until(`document.querySelector('[data-path="statements[0].words[0].text"]')?.value === "The bus is on time."`)
		p.until(`document.querySelector("#notes")?.textContent.includes("row 3 says how two records relate")`)
		p.isAccessible()

		// It is all there after the page is loaded again.
		p.enter(`[data-do="save"]`, true)
		saved(t, p, dir, "comparison.json")
		p.openForm()
		p.until(`document.querySelector("#notes")`)
		p.enter(`[data-action="note:0"]`, true)
		p.until(`!document.querySelector("#notes")`)
		p.enter("#forms summary", true)
		p.isAccessible()
		p.enter("#form-csv", false)
		if rows := saved(t, p, dir, "comparison.csv"); !strings.Contains(rows, "The bus is on time.") || !strings.Contains(rows, ",Our number\r\n") && !strings.Contains(rows, ",Our number\n") {
			t.Errorf("the rows are %s", rows)
		}
		p.enter("#form-markdown", false)
		if text := saved(t, p, dir, "comparison.md"); !strings.Contains(text, "> The bus is on time.") {
			t.Errorf("the text is %s", text)
		}
		p.enter("#form-annotations", false)
		p.until(`document.querySelector("#status").textContent.includes("no relation points at words")`)
		p.tabTo(`[data-path="address"]`, false)
		p.do(input.InsertText("https://example.org/bus"))
		p.tabTo("#embed-frame", false)
		p.assert("the element is that of this site", `document.querySelector("#embed-element").value.includes('src="' + new URL("element.js", location.href).href + '"')`)
		p.assert("the frame shows the page there", `document.activeElement.value.includes('src="https://example.org/bus/comparison.html"')`)
	})
}

// A page with a ClaimReview is begun from, and what it says beyond the story comes back.
func TestReviewsAreBrought(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, dir := s.form(t)
		p.tabTo(`[data-path="pasted"]`, false)
		p.do(input.InsertText(`<html><script type="application/ld+json">{"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "The bus is on time.",
			"datePublished": "03/04/2026", "author": {"@type": "Organization", "name": "Bus Facts"}, "reviewRating": {"alternateName": "Half right", "ratingValue": 3}, "ours": "kept"}</script>`))
		p.enter(`[data-do="bring"]`, false)
		p.until(`document.querySelector(".finding")?.textContent.includes("is read as no date for sure")`)
		p.enter("#forms summary", true)
		p.enter("#form-claimreview", false)
		review := saved(t, p, dir, "comparison.claimreview.json")
		for _, want := range []string{`"ours": "kept"`, `"ratingValue": 3`, `"alternateName": "Half right"`} {
			if !strings.Contains(review, want) {
				t.Errorf("%s is not in %s", want, review)
			}
		}
	})
}

// A version has a name and can be gone back to; a story that readers have seen asks for a correction of each change.
func TestVersionsAndCorrections(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, dir := s.form(t)
		story, err := os.ReadFile(filepath.Join("..", "..", "data", "stories", "template", "story.json"))
		if err != nil {
			t.Fatal(err)
		}
		read, err := validate.Parse(story)
		if err != nil {
			t.Fatal(err)
		}
		p.tabTo(`[data-path="pasted"]`, false)
		p.do(input.InsertText(string(story)))
		p.enter(`[data-do="bring"]`, false)
		p.until(`document.querySelector(".done")`)
		p.enter(`.contents [data-action="open:"]`, true)
		p.until(`document.querySelector('[data-path="version"]')`)
		p.assert("readers have seen it", `document.querySelector('[data-path="asks"]').checked`)
		p.write("version", "As published")
		p.enter("#do-name", false)
		p.until(`document.querySelector("#version-0")?.textContent.startsWith("As published") && document.querySelector('[data-path="version"]').value === ""`)
		p.tabTo(`[data-path="standfirst"]`, true)
		p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)))
		p.do(input.InsertText("Something else."))
		p.until(`document.querySelector("#f-standfirst-left")?.textContent.includes("Readers have seen something else here.")`)
		p.isAccessible()

		// After the page is loaded again, it is still asked for, and the version is there.
		p.enter(`[data-do="save"]`, true)
		saved(t, p, dir, read.ID+".json")
		p.openForm()
		p.until(`document.querySelector(".todo")?.textContent.includes("Readers have seen something else here.")`)
		p.enter(`.contents [data-action="open:"]`, true)
		p.until(`document.querySelector("#f-standfirst-left")`)
		p.enter(`#f-standfirst-left [data-action^="correction:"]`, false)
		p.until(`document.activeElement.dataset.path === "corrections[0].was"`)
		p.write("corrections[0].was", "A comparison.")
		p.write("corrections[0].is", "Something else.")
		p.write("corrections[0].why", "The introduction said too much.")
		p.until(`document.querySelector(".done")`)
		p.enter("#restore-0", false)
		p.until(`!document.querySelector('[data-path="corrections[0].was"]') && document.querySelector('[data-path="standfirst"]').value !== "Something else."`)
		p.enter(`[data-action="undo"]`, true)
		p.until(`document.querySelector('[data-path="standfirst"]').value === "Something else."`)
	})
}

// dropFile drops a file on the form, given as its bytes in base64.
func (p *tab) dropFile(name, kind string, content []byte) {
	p.t.Helper()
	p.run(`(() => {
		const dropped = new DataTransfer();
		dropped.items.add(new File([Uint8Array.from(atob($0), (c) => c.charCodeAt(0))], $1, {type: $2}));
		document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: dropped}));
	})()`, base64.StdEncoding.EncodeToString(content), name, kind)
}

// photograph is a JPEG, with where it was taken written into it.
func photograph(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 3000, 1500)), nil); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(b.Bytes()[:2], []byte("\xff\xfe\x00\x14at home with Anna,"), b.Bytes()[2:])
}

// The site that is saved works where its folder is served, and draws its file. A picture in it is as small as a page
// needs it and has nothing in it but what it shows; it is kept on the device, and asked for where it is not.
func TestASiteIsSaved(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, dir := s.form(t)
		p.enter(`[data-action="example"]`, false)
		p.until(`document.querySelector(".done")`)
		const shown = `document.querySelector("#page").contentDocument.querySelector("figure img")?.naturalWidth === 2000`
		p.dropFile("plan.svg", "image/svg+xml", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`))
		p.until(`document.querySelector("#status").textContent.includes("SVG can carry scripts")`)
		p.dropFile("Anna at home.jpg", "image/jpeg", photograph(t))
		p.until(`document.activeElement.dataset.path === "statements[0].pictures[0].alt" && !document.querySelector(".done")`)
		p.write("statements[0].pictures[0].alt", "A bridge in the dark.")
		p.write("statements[0].pictures[0].credit", "The inspection")
		p.write("statements[0].pictures[0].licence", "CC0")
		p.until(`document.querySelector(".done") && ` + shown)
		id := value[string](p, `JSON.parse(document.querySelector("#embed-frame").value.match(/src=("[^"]*")/)[1]).replace(".html", "")`)
		p.enter(`[data-do="save"]`, true)
		saved(t, p, dir, id+".json")
		p.openForm()
		p.until(`document.querySelector(".done") && ` + shown)
		p.enter("#forms summary", true)
		p.enter("#do-site", false)
		saved(t, p, dir, id+".zip")
		packed, err := zip.OpenReader(filepath.Join(dir, id+".zip"))
		if err != nil {
			t.Fatal(err)
		}
		defer packed.Close()
		folder := filepath.Join(dir, "site")
		if err := os.CopyFS(folder, packed); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"README.txt", "story.json", "index.ar.html", "lead.html", "fragment.html", "frame.de.html"} {
			if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
				t.Error(err)
			}
		}
		own := serving(t, folder)
		page := own.tab(t)
		page.visit("index.html")
		page.untilSettled()
		page.assert("the page has the story", `document.querySelectorAll(".statement").length > 0`)
		page.until(`document.querySelector("figure img").naturalWidth === 2000`)
		page.assert("the picture fits", `document.querySelector("figure img").clientWidth <= document.querySelector("figure").clientWidth`)
		made, err := filepath.Glob(filepath.Join(folder, "pictures", "*.jpg"))
		if err != nil || len(made) != 1 || strings.Contains(made[0], "Anna") {
			t.Fatalf("got the pictures %q, %v", made, err)
		}
		picture, err := os.ReadFile(made[0])
		if err != nil {
			t.Fatal(err)
		}
		if found := press.Inspect(made[0], picture); found.Problem != "" || found.Width != 2000 || found.Height != 1000 {
			t.Errorf("the picture: %+v", found)
		}
		p.enter("#do-publish", true)
		if one := saved(t, p, dir, id+".html"); !strings.Contains(one, `<img src="data:image/jpeg;base64,`+base64.StdEncoding.EncodeToString(picture)) {
			t.Error("the one page has not the picture")
		}
		story, err := os.ReadFile(filepath.Join(folder, "story.json"))
		if err != nil {
			t.Fatal(err)
		}
		p.run(`globalThis.confirm = () => true; document.querySelector("#do-close").click()`)
		p.until(`document.querySelector("#begin")`)
		p.dropFile("story.json", "application/json", story)
		p.until(`document.querySelector(".todo")?.textContent.includes("is not here. Choose its file.")`)
		p.dropFile(filepath.Base(made[0]), "image/jpeg", picture)
		p.until(`document.querySelector(".done") && ` + shown)
		page.search("bridge")
		page.untilMarked()
		page.visit("lead.ar.html")
		page.untilSettled()
		page.assert("the short version has it, too", `document.documentElement.lang === "ar" && document.querySelectorAll(".statement").length > 0`)
	})
}

// Files are read in the encodings that spreadsheets write, and refused in any other; the form in one file reads them, too.
func TestFilesOfSpreadsheets(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p, _ := s.form(t)
		const drop = `(() => {
			const dropped = new DataTransfer();
			dropped.items.add(new File([Uint8Array.from($0)], "rows.csv"));
			document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: dropped}));
		})()`
		const rows = "Who;Words\nJosé Pérez;Sí.\n"
		var latin1, utf16 []int
		utf16 = append(utf16, 0xff, 0xfe)
		for _, r := range rows {
			latin1 = append(latin1, int(r))
			utf16 = append(utf16, int(r)&0xff, int(r)>>8)
		}
		p.run(drop, latin1)
		p.until(`document.activeElement.id === "wrong" && document.activeElement.textContent.includes("not in UTF-8")`)
		p.run(drop, utf16)
		p.until(`document.querySelector('[data-path="statements[0].who"]')?.value === "José Pérez"`)

		alone := fromDisk(t, filepath.Join(s.dir, "make.one.html"))
		alone.until(`document.documentElement.dataset.ready !== undefined`)
		alone.run(drop, utf16)
		alone.until(`document.querySelector('[data-path="statements[0].who"]')?.value === "José Pérez"`)
		alone.assert("it has no site to save, and says who has", `!document.querySelector("#do-site") && document.querySelector("#forms").textContent.includes("A whole site is saved with the form make.html")`)
	})
}
