package check

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
)

// scriptless opens a page with JavaScript off.
func scriptless(t *testing.T, s *site, name string) *tab {
	t.Helper()
	p := s.tab(t)
	p.do(emulation.SetScriptExecutionDisabled(true))
	p.visit(name)
	return p
}

// told is what a page without JavaScript tells about its records, by id.
type told struct {
	Text  string
	Links []string
}

func TestEverythingIsThereWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := scriptless(t, s, "index.html")
		records := value[map[string]told](p, `Object.fromEntries([...document.querySelectorAll(".statement, .row, .sources-all li[id]")].map((e) => [
			e.matches(".row") ? e.querySelector(".record").id || e.id : e.id,
			{
				Text: e.textContent,
				Links: [...e.querySelectorAll("a")].map((a) => a.getAttribute("href")),
			},
		]))`)
		for i := range story.Statements {
			r := &story.Statements[i]
			_, place := utf8.DecodeRuneInString(r.Place) // the first letter may be made a capital
			texts := []string{r.Role, r.Place[place:], r.Medium, r.Context}
			if r.Question != nil {
				texts = append(texts, r.Question.Text)
			}
			for _, reading := range r.Readings {
				texts = append(texts, reading.Text)
			}
			assertRecord(t, records, "s-"+r.ID, r.Day(), r.Sources, texts, r.Words)
		}
		for i := range story.Findings {
			r := &story.Findings[i]
			assertRecord(t, records, "f-"+r.ID, r.Day(), r.Sources, []string{r.Body, r.Place, r.Medium, r.Facts, r.Caveat, r.Context}, r.Words)
		}
		all := value[string](p, `document.body.textContent`)
		for i := range story.Relations {
			r := &story.Relations[i]
			if !strings.Contains(all, r.Explanation) || !strings.Contains(all, r.Caveat) {
				t.Errorf("%s to %s: not explained", r.From, r.To)
			}
		}
		for _, say := range []string{story.Title, story.Standfirst, story.By} {
			if !strings.Contains(all, say) {
				t.Errorf("not in the page: %s", say)
			}
		}
	})
}

// assertRecord checks that a record in the page is complete, and leads to its sources, which are there.
func assertRecord(t *testing.T, records map[string]told, id, day string, citations []data.Citation, texts []string, words []data.Passage) {
	t.Helper()
	r, ok := records[id]
	if !ok {
		t.Errorf("%s: not in the page", id)
		return
	}
	for _, w := range words {
		texts = append(texts, w.Text)
	}
	for _, text := range texts {
		if !strings.Contains(r.Text, text) {
			t.Errorf("%s: not in the page: %s", id, text)
		}
	}
	if said := english.Day(day); !strings.Contains(r.Text, said) {
		t.Errorf("%s: its day, %s, is not in the page", id, said)
	}
	for _, c := range citations {
		if !slices.Contains(r.Links, "#src-"+c.Source) {
			t.Errorf("%s: no link to the source %s", id, c.Source)
		}
		for i := range story.Sources {
			source := &story.Sources[i]
			if source.ID != c.Source {
				continue
			}
			for _, address := range []string{source.URL, source.Archive} {
				if address != "" && !slices.Contains(records["src-"+c.Source].Links, address) {
					t.Errorf("%s: no link to %s", c.Source, address)
				}
			}
		}
	}
}

func TestControlsAreNotThereWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := scriptless(t, s, "index.html")
		p.assert("no control is displayed", `every(document.querySelectorAll("[data-action]"), (e) => !e.checkVisibility())`)
		p.assert("there are controls", `document.querySelector("[data-action]")`)
		if got := p.Shift(); got != 0 {
			t.Errorf("the layout shifted by %v", got)
		}
		if n := s.requested("*.wasm") + s.requested("*.js"); n > 0 {
			t.Errorf("%d requests for scripts", n)
		}
	})
}

// What opens and closes must work by itself, and a link must open what is closed around its end.
func TestLinksLeadIntoClosedFindingsWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		for _, fragment := range []string{"#s-" + story.Statements[0].ID, "#f-" + story.Findings[len(story.Findings)-1].ID} {
			p := scriptless(t, s, "index.html"+fragment)
			p.until(`document.querySelector(":target")?.getBoundingClientRect().height > 0 &&
				document.querySelector(":target").checkVisibility({contentVisibilityProperty: true})`)
			p.until(`(({top, bottom}) => top < innerHeight && bottom > 0)(document.querySelector(":target").getBoundingClientRect())`)
		}
	})
}

func TestFindingsOpenWithoutScripts(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := scriptless(t, s, "index.html")
		p.run(`document.querySelector(".row details:not([open]) > summary").focus()`)
		p.press(kb.Enter)
		p.until(`document.activeElement.matches(".row details[open] > summary")`)
	})
}
