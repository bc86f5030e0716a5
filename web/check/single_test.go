package check

import (
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/data"
)

// The story in one file is whole, wherever it is opened, and asks nobody for anything.

const (
	one      = "*.single.html"
	forClass = "*.class.html" // for teachers
)

// assertWorksAlone uses a page of one file for what a reader would, and holds it to having asked for nothing but itself.
func (p *tab) assertWorksAlone() {
	p.t.Helper()
	p.untilSettled()
	if len(p.Requests()) != 1 {
		p.t.Errorf("it asks for %q, want nothing but itself", p.Requests())
	}
	p.assert("it offers no address, as it has none", `every(document.querySelectorAll("[data-action='embed:']"), (e) => !e.checkVisibility())`)
	p.search("coats")
	p.until(`document.querySelector(".statement[hidden]")`)
	p.untilMarked()
	p.search("")
	p.until(`!document.querySelector(".statement[hidden]")`)

	p.openTool("day")
	p.run(slider + `.focus()`)
	p.press(kb.Home)
	first := data.NewIndex(story).Days[0]
	p.until(slider+`.ariaValueText === $0`, publicOn(first))
	p.assert("what came later steps back", later+`.length > 0`)
	p.press(kb.End)
	p.until(later + `.length === 0`)

	p.opened()
	p.until(`document.querySelector($0)`, player+` .exact button`)
	p.until(`peaks.length > 0`) // from the decoder, which is in the file
	p.assert("it does not say that anything is missing", `document.querySelector($0 + " .heard").textContent === ""`, player)
	p.click(player + ` .exact button`)
	p.until(`played.length === 1`)
	p.click(player + ` .play`)
	p.until(`document.querySelector($0 + " audio").currentTime > 0.1`, listen)
	p.click(player + ` .play`)
	if len(p.Requests()) != 1 {
		p.t.Errorf("used, it asks for %q, want nothing but itself", p.Requests())
	}
}

func TestOneFileFromADisk(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		name, _ := s.file(one)
		disk := &site{Server: &httptest.Server{URL: "file://"}, t: t, dir: s.dir}
		p := disk.tab(t)
		p.before(sounds)
		p.do(network.EmulateNetworkConditions(true, 0, 0, 0))
		p.visit(filepath.ToSlash(filepath.Join(s.dir, name))[1:])
		p.assertWorksAlone()
		text := ""
		for _, sheet := range printed(t, p) {
			more, _ := sheet.read()
			text += more
		}
		for i := range story.Statements {
			for _, passage := range story.Statements[i].Words {
				if !strings.Contains(text, withoutSpaces(passage.Text)) {
					t.Errorf("%s: not on paper: %.60q", story.Statements[i].ID, passage.Text)
				}
			}
		}
	})
}

// alone serves a file with no other policy than its own and what the test adds.
func (s *site) alone(file, policy string) (name string) {
	name, content := s.file(file)
	s.answer(name, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		w.Write(content)
	})
	return name
}

func TestOneFileInASandbox(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(sounds)
		p.visit(s.alone(one, "sandbox allow-scripts"))
		p.assert("it is in a sandbox", `origin === "null"`)
		p.assertWorksAlone()
	})
}

// attached has the page in a frame do what a reader does, and tells the host of
// the frame when all has been done, and from what origin.
const attached = `addEventListener(parent === window ? "message" : "load", async ({data}) => {
	if (parent === window) return globalThis.worked = data.worked;
	const until = (done) => new Promise((resolve) => {
		const look = () => done() ? resolve() : requestAnimationFrame(look);
		look();
	});
	const find = (selector) => document.querySelector(selector), input = find("input[type=search]");
	const search = (words) => {
		input.value = words;
		input.dispatchEvent(new Event("input", {bubbles: true}));
	};
	await until(() => find("statement-evidence").dataset.state === "ready");
	search("coats");
	await until(() => find(".statement[hidden]"));
	search("");
	await until(() => !find(".statement[hidden]"));
	const link = find('.statement a[href^="#f-"]'), record = find(link.hash);
	link.click();
	await until(() => location.hash === link.hash && document.activeElement.closest(".row")?.contains(record));
	find(".statement .tools").open = find("` + listen + `").open = true;
	find("` + listen + `").scrollIntoView();
	await until(() => find('` + wave + `')?.ariaValueMax > 0);
	await until(() => find('` + wave + `').querySelector("canvas").getContext("2d").getImageData(0, 0, 4000, 1000).data.some((part) => part > 0));
	parent.postMessage({worked: origin}, "*");
})`

// A mail program shows an attachment in a frame that has no address of its own.
func TestOneFileInAFrameWithoutAddress(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, content := s.file(one)
		const host = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Mail</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="1200" height="700" title="Attachment" srcdoc="%s"></iframe>`
		s.answer("mail.html", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, host, html.EscapeString(string(content)))
		})
		p := s.tab(t)
		p.expect("willReadFrequently") // only the test reads the drawing
		p.before(attached)
		p.visit("mail.html")
		p.until(`globalThis.worked`)
		p.assert("it is in a sandbox", `worked === "null"`)
		if n := s.requested("*"); n != 1 {
			t.Errorf("%d requests, want 1, for the page around it", n)
		}
	})
}

func TestOneFileInAnOldBrowser(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.tab(t)
		p.before(`delete globalThis.DecompressionStream`)
		p.expect("DecompressionStream is not defined")
		p.visit(s.alone(one, "sandbox allow-scripts"))
		p.until(`document.readyState === "complete"`)
		p.untilIdle()
		p.assert("the page is as it was written", `!document.querySelector("statement-evidence").hasAttribute("data-state") && !customElements.get("statement-evidence")`)
		if heard := p.Console(); len(heard) != 1 {
			t.Errorf("it says %d things, want one: %v", len(heard), heard)
		}
	})
}

func TestOneFileIsSmallEnoughForMail(t *testing.T) {
	s := serving(t, compilers[0].dist)
	_, content := s.file(one)
	_, teachers := s.file(forClass)
	const limit = 1_500_000
	for _, size := range []int{len(content), len(teachers)} {
		if size > limit {
			t.Errorf("%d bytes, over the limit of %d", size, limit)
		}
	}
	x, page := data.NewIndex(story), string(content)
	for n, i := range x.LeadStatements {
		_, statement, _ := strings.Cut(page, `id="s-`+x.Statements[i].ID+`"`)
		statement, _, _ = strings.Cut(statement, `<article`)
		if strings.Contains(statement, `src="data:audio/mpeg;base64,`) {
			continue
		}
		_, sound := s.file(recordings[x.Statements[i].ID].MP3)
		if room := limit - len(content); n < 3 || base64.StdEncoding.EncodedLen(len(sound)) < room {
			t.Errorf("%s is number %d of what leads, has room in %d bytes, and cannot be heard", x.Statements[i].ID, n+1, room)
		}
	}
}
