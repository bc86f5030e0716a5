package check

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
	"statement-evidence/wasm/i18n"
)

// disputes are the relations in which a finding, To, disputes another, From.
func disputes() (list []data.Relation) {
	x := data.NewIndex(story)
	for _, rel := range story.Relations {
		if rel.IsDispute() && x.FindingAt(rel.From) != nil && x.FindingAt(rel.To) != nil {
			list = append(list, rel)
		}
	}
	return list
}

// A disputed finding is told to be so wherever it is shown: in its line, among
// what a search has found, in print, and to a screen reader.
func TestDisputedFindingsSaySo(t *testing.T) {
	const lines = `[...document.querySelectorAll(".row")].filter((row) => row.checkVisibility()).map((row) => ({
		id: row.querySelector(".record").id, disputed: !!row.querySelector("summary .disputed")?.checkVisibility()}))`
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(open)
		all := map[string]bool{}
		for _, rel := range disputes() {
			all["f-"+rel.From] = true
		}
		look := func(where string) {
			t.Helper()
			p.untilIdle()
			marked := 0
			for _, line := range value[[]struct {
				ID       string
				Disputed bool
			}](p, lines) {
				if line.ID == "" {
					continue
				}
				if line.Disputed {
					marked++
				}
				if line.Disputed != all[line.ID] {
					t.Errorf("%s: %s: disputed is %t, want %t", where, line.ID, line.Disputed, all[line.ID])
				}
			}
			if marked == 0 {
				t.Errorf("%s: no disputed finding is shown", where)
			}
		}
		look("the page")
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		look("print")
		p.do(emulation.SetEmulatedMedia())
		p.search("assessment")
		p.until(`document.querySelector(".statement[hidden]")`)
		look("a search")
	})
}

// A dispute is a list under each of its two findings, in the order of days, and a keyboard can follow it.
func TestDisputesLeadBothWays(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		for _, rel := range disputes() {
			for _, way := range [][2]string{{rel.From, rel.To}, {rel.To, rel.From}} {
				link := `#f-` + way[0] + ` .disputes a[href="#f-` + way[1] + `"]`
				p.assert("each of two that dispute leads to the other: "+link, `document.querySelector($0)`, link)
			}
		}
		days := map[string]string{}
		for i := range story.Findings {
			days["#f-"+story.Findings[i].ID] = story.Findings[i].Day()
		}
		p.assert("each thread is in the order of days", `every(document.querySelectorAll(".disputes"), (thread) => {
			const days = [...thread.querySelectorAll(".dispute > p:first-child > a")].map((a) => ($0)[a.hash]);
			return days.length > 0 && days.every(Boolean) && days.join() === [...days].sort().join();
		})`, days)

		thread := value[string](p, `(document.querySelector(".disputes").closest(".record").id)`)
		p.run(`location.hash = $0`, thread)
		p.until(`document.activeElement.closest(".row")?.contains(document.getElementById($0))`, thread)
		p.run(`document.querySelector("#" + $0 + " .disputes a").focus()`, thread)
		to := value[string](p, `document.activeElement.hash.slice(1)`)
		p.press(kb.Enter)
		p.until(`document.activeElement.closest(".row, .statement")?.contains(document.getElementById($0))`, to)
		p.assert("it is open", `document.getElementById($0).checkVisibility()`, to)

		p.run(open)
		p.run(`document.querySelector(".disputes").scrollIntoView()`)
		p.untilIdle()
		speaks(t, p.axTree(), "list", value[string](p, `document.querySelector(".disputes").ariaLabel`), "", "")
	})
}

// The numbers are sentences; the marks after the words are for the eye and lead to what is counted.
func TestBalancesAreWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.assert("each statement with findings has a sentence", `every(document.querySelectorAll(".statement:has(.group)"), (s) => ((text) => /^\d+ records?: /.test(text) && text.endsWith($0))(s.querySelector(".balance").textContent))`, english.Get(i18n.NoVerdict))
		p.assert("the marks after words are those of the records on them, of which the first is where they lead", `every(document.querySelectorAll(".marks"), (a) => {
			const group = a.closest(".statement").querySelector(a.hash).closest(".group");
			const ties = (all) => [...all].map((e) => e.dataset.tie).sort().join();
			return a.previousElementSibling.dataset.words.split(" ").includes(group.dataset.words) && a.hash.slice(1) === group.querySelector(".row").id
				&& ties(a.children) === ties(group.querySelectorAll(".row .line > .tie"));
		})`)
		p.assert("a mark looks as in the sentence that counts it", `every(document.querySelectorAll(".marks > *"), (i) => {
			const of = i.closest(".statement").querySelector('.balance [data-tie="' + i.dataset.tie + '"]'), look = (e) => getComputedStyle(e, "::before");
			return look(of).content === look(i).content && look(of).content.length > 2 && look(of).color === look(i).color;
		})`)
		p.assert("marks differ in shape, not in colour alone", `new Set(["contradicts", "supports", "complicates", "context"].map((tie) => document.querySelector('.marks [data-tie="' + tie + '"]')).filter(Boolean).map((i) => getComputedStyle(i, "::before").content)).size >= 3`)
		p.run(`document.querySelector(".balance").scrollIntoView()`)
		p.untilIdle()
		tree := p.axTree()
		for _, count := range value[[]string](p, `[...document.querySelectorAll(".balance .tie")].map((e) => e.textContent)`) {
			speaks(t, tree, "StaticText", count, "", "")
		}
		p.run(`document.querySelector(".speakers").scrollIntoView()`)
		p.untilIdle()
		tree = p.axTree()
		for i := range story.Speakers {
			speaks(t, tree, "columnheader", story.Speakers[i].Name, "", "")
		}
	})
}

// How to read the page opens by keyboard, and explains every word that marks a record.
func TestTheMethodOpensByKeyboard(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`document.querySelector(".method > summary").focus()`)
		p.press(kb.Enter)
		p.until(`document.querySelector(".method").open`)
		text := value[string](p, `document.querySelector(".method").innerText`)
		for _, word := range value[[]string](p, `[...new Set([...document.querySelectorAll(".row summary :is(.tie, .disputed)")].map((e) => e.textContent.split(/(?<= by) /)[0]))]`) {
			if !strings.Contains(text, word) {
				t.Errorf("%q is not explained", word)
			}
		}
		p.untilIdle()
		tree := p.axTree()
		speaks(t, tree, "term", "Contradicts", "", "")
		speaks(t, tree, "DisclosureTriangle", "How to read this page", "expanded", true)
	})
}

// The day of the last change is the same in the page, in its metadata and in print, and so is what was corrected.
func TestTheLedgerAgrees(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.assert("the metadata has the day of the story", `document.querySelector('meta[property="article:modified_time"]').content === $0 &&
			document.querySelector('meta[property="article:published_time"]').content === $1`, story.Updated, story.Published)
		for _, medium := range []string{"screen", "print"} {
			p.do(emulation.SetEmulatedMedia().WithMedia(medium))
			byline := value[string](p, `document.querySelector(".byline").innerText`)
			for _, want := range []string{english.Day(story.Updated), strconv.Itoa(len(story.Corrections)) + " corrections, listed at the end."} {
				if !strings.Contains(byline, want) {
					t.Errorf("%s: the byline is %q, without %q", medium, byline, want)
				}
			}
			p.assert("each correction is listed", `document.querySelectorAll(".corrections li").length === $0`, len(story.Corrections))
		}
	})
}
