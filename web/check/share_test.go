package check

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/web/check/browser"
)

const (
	statementButton = `.statement .tools .permalink [data-action="%"]`
	findingButton   = `.row > details[open] .permalink [data-action="%"]`
	firstStatement  = `document.querySelector(".statement")`
)

func button(selector, do string) string { return strings.Replace(selector, "%", do, 1) }

// permit says whether pages may write to the clipboard and read it.
func (p *tab) permit(setting cdpbrowser.PermissionSetting) {
	p.t.Helper()
	p.check(p.Profile(func(ctx context.Context, id cdp.BrowserContextID) error {
		for _, name := range []string{"clipboard-read", "clipboard-write"} {
			if err := cdpbrowser.SetPermission(&cdpbrowser.PermissionDescriptor{Name: name}, setting).WithBrowserContextID(id).Do(ctx); err != nil {
				return err
			}
		}
		return nil
	}))
}

// copies makes globalThis.copied what the page copies; tabs share the clipboard.
const copies = `globalThis.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }`

func TestCopyingReachesTheClipboard(t *testing.T) {
	perCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.permit(cdpbrowser.PermissionSettingGranted)
		p.visit("index.html?from=here#all-sources")
		p.untilSettled()
		p.openPart(".statement .tools")
		p.click(button(statementButton, "copy:link"))
		p.until(`document.querySelector(".answer")`)
		if got, want := value[string](p, `navigator.clipboard.readText()`), value[string](p, `location.origin + "/index.html?from=here#" + `+firstStatement+`.id`); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// What was done is said beside the button and to a screen reader, and stays.
func TestCopyingIsConfirmedInWords(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(copies)
		p.visit("index.html")
		p.untilSettled()
		p.click(".row > details:has(> .record[id]) > summary")
		for do, said := range map[string]string{"copy:link": "Link copied.", "copy:words": "Quote and source copied."} {
			p.run(`document.querySelector($0).focus()`, button(findingButton, do))
			p.press(kb.Enter)
			p.until(`document.querySelector($0).nextElementSibling?.matches(".answer") && document.querySelector(".spoken").textContent === $1`, button(findingButton, do), said)
			p.assert("it is said once, beside the button", `[...document.querySelectorAll(".answer")].map((e) => e.textContent.trim()).join() === $0`, said)
			p.assert("the focus stays", `document.activeElement.matches($0)`, button(findingButton, do))
		}
		p.assert("both are copied, with their record", `copied.length === 2 && every(copied, (text) =>
			text.trim().endsWith("#" + document.querySelector($0).closest(".row").querySelector(".record").id))`, button(findingButton, "copy:link"))
		p.assert("the words are those of the record", `copied.some((text) => text.includes("“" + document.querySelector($0).closest(".record").querySelector(".told blockquote p").textContent + "”"))`, button(findingButton, "copy:words"))
	})
}

func TestTheViewIsCopied(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(copies)
		p.visit("index.html")
		p.untilSettled()
		p.search("dossier")
		p.until(`document.querySelector(".statement[hidden]")`)
		p.openTool("more")
		p.click(`[data-action="copy:view"]`)
		p.until(`copied.length > 0`)
		link := value[string](p, `copied[0]`)
		if want := s.URL + "/index.html#q=dossier"; link != want {
			t.Errorf("got %s, want %s", link, want)
		}
	})
}

func TestWhatMayNotBeCopiedIsShown(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name   string
		before string
	}{
		{"refused", ""},
		{"no clipboard", `Object.defineProperty(navigator, "clipboard", {value: undefined})`},
	} {
		t.Run(way.name, func(t *testing.T) {
			oneCompiler(t, func(t *testing.T, s *site) {
				p := s.tab(t)
				p.permit(cdpbrowser.PermissionSettingDenied)
				p.before(way.before)
				p.visit("index.html")
				p.untilSettled()
				p.openPart(".statement .tools")
				p.click(button(statementButton, "copy:words"))
				p.until(`document.activeElement.matches(".answer textarea[readonly]")`)
				p.assert("all of it is selected", `(({value, selectionStart, selectionEnd}) =>
					value.includes("#" + `+firstStatement+`.id) && selectionStart === 0 && selectionEnd === value.length)(document.activeElement)`)
				p.assert("it says what to do", `document.activeElement.labels[0].textContent.includes("Copy the selected text")`)
				p.assert("it claims nothing else", `!document.querySelector(".spoken").textContent.includes("copied.")`)
				p.press(kb.Escape)
				p.assert("Escape takes it away", `!document.querySelector(".answer") && document.activeElement.matches($0)`, button(statementButton, "copy:words"))
			})
		})
	}
}

// The sheet of the system is offered if there is one, and only there.
func TestSharing(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`globalThis.shared = []; navigator.share = async (what) => {
			shared.push(what);
			if (shared.length === 2) throw new DOMException("", "AbortError");
			if (shared.length === 3) throw new DOMException("", "NotAllowedError");
		}`)
		p.visit("index.html")
		p.untilSettled()
		share := button(statementButton, "share:link")
		p.openPart(".statement .tools")
		p.click(share)
		p.until(`document.querySelector(".answer")?.textContent.includes("shared")`)
		p.assert("the statement is shared", `shared[0].url === location.origin + "/index.html#" + `+firstStatement+`.id && shared[0].title === `+firstStatement+`.ariaLabel`)
		p.click(share)
		p.until(`shared.length === 2 && !document.querySelector(".answer")`)
		p.click(share)
		p.until(`document.activeElement.matches(".answer textarea") && document.activeElement.value === shared[0].url`)
	})
	t.Run("without", func(t *testing.T) {
		oneCompiler(t, func(t *testing.T, s *site) {
			p := s.tab(t)
			p.before(`delete Navigator.prototype.share`)
			p.visit("index.html")
			p.untilSettled()
			p.assert("nothing offers to share", `every(document.querySelectorAll('[data-action^="share"]'), (e) => !e.checkVisibility())`)
			p.assert("there is a button that could", `document.querySelector('[data-action^="share"]')`)
		})
	})
}

func TestCopyingBeforeTheProgramIsReady(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		release := s.hold("page.*.wasm")
		p := s.tab(t)
		p.before(copies)
		p.visit("index.html")
		p.untilState("loading")
		p.openPart(".statement .tools")
		p.click(button(statementButton, "copy:link"))
		release()
		p.until(`copied.length === 1 && copied[0].endsWith("#" + ` + firstStatement + `.id)`)
		p.until(`document.querySelector($0).nextElementSibling?.matches(".answer")`, button(statementButton, "copy:link"))
	})
}

// downloads has files saved in a folder.
func (p *tab) downloads() (dir string) {
	p.t.Helper()
	dir = p.t.TempDir()
	p.check(p.Profile(func(ctx context.Context, id cdp.BrowserContextID) error {
		return cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithBrowserContextID(id).WithDownloadPath(dir).Do(ctx)
	}))
	return dir
}

// arrived waits for a file. A browser holds its name with an empty one first.
func arrived(t testing.TB, name string) string {
	t.Helper()
	late := time.After(browser.Patience)
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		content, err := os.ReadFile(name)
		if len(content) > 0 {
			return string(content)
		}
		select {
		case <-again.C:
		case <-late:
			t.Fatal(err)
		}
	}
}

func TestNothingToPressOnPaper(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		p.assert("no button is printed", `every(document.querySelectorAll("button, .online"), (e) => !e.checkVisibility())`)
		p.assert("every address is", `every(document.querySelectorAll(".sources-all li[id]"), (e) => e.checkVisibility() && e.querySelector("a").checkVisibility())`)
	})
}
