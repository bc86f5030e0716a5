package check

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/emulation"

	"statement-evidence/wasm/i18n"
	"statement-evidence/wasm/i18n/i18ntest"
	"statement-evidence/web/check/browser"
)

// Where no style sheet is, or an old browser knows but half of it, every word is still true.

// localeOf is the language of a page by its name, and the words of the interface in it.
func localeOf(t *testing.T, name string) *i18n.Catalog {
	t.Helper()
	lang := "en"
	if m := regexp.MustCompile(`\.([a-z]{2})\.html$`).FindStringSubmatch(name); m != nil {
		lang = m[1]
	}
	return i18ntest.Load(t, lang)
}

// untrue are texts that a page must not have before a reader or a failure has made them true.
func untrue(w *i18n.Catalog) []string {
	return []string{w.Get(i18n.NotYet), w.Get(i18n.NotYetSaid), w.Get(i18n.Unavailable)}
}

// fetchPage gives what reader views, text browsers and scrapers make of a page: which
// of the texts stand in it though nothing there says so rightly, and which of its
// quotations the reader view of Firefox leaves out.
const fetchPage = `fetch($0).then((answer) => answer.text()).then((html) => {
	const page = new DOMParser().parseFromString(html, "text/html"), plain = (text) => text.replace(/\s+/g, "");
	for (const template of page.querySelectorAll("template[shadowrootmode]")) template.replaceWith(template.content); // as a browser does
	for (const script of page.querySelectorAll("script, style")) script.remove(); // no text
	const quotations = [...page.querySelectorAll("blockquote")].map((quotation) => quotation.textContent);
	for (const element of page.querySelectorAll($2)) element.remove();
	const whole = page.body.textContent, article = plain(new Readability(page).parse()?.textContent ?? "");
	return {
		wrong: $1.filter((text) => whole.includes(text)),
		quotations: quotations.length,
		lost: quotations.filter((text) => !article.includes(plain(text))),
	};
})`

// Reader views, text browsers and scrapers know no style sheets. Nothing that
// they read is untrue, and no quotation is lost in the reader view.
func TestReaderViewsSayNothingUntrue(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		files, err := filepath.Glob(filepath.Join(s.dir, "*.html"))
		if err != nil || len(files) < 40 {
			t.Fatalf("%d pages, %v; want those of six languages", len(files), err)
		}
		readability, err := os.ReadFile("node_modules/@mozilla/readability/Readability.js")
		if err != nil {
			t.Fatalf("%v: run npm ci", err)
		}
		s.unpoliced("reader.html", "")
		p := s.open(t, "reader.html")
		p.run(string(readability) + "; globalThis.Readability = Readability; 0")
		for _, file := range files {
			name := filepath.Base(file)
			if regexp.MustCompile(`^(frame|fragment)\.\w+\.html|\.class\.html$`).MatchString(name) {
				continue // what stands in them stands in others
			}
			texts := untrue(localeOf(t, name))
			if regexp.MustCompile(`^(lesson|worksheet|key|sources)\.`).MatchString(name) {
				texts = texts[2:] // answers, and what may be answered
			}
			r := value[struct {
				Wrong, Lost []string
				Quotations  int
			}](p, fetchPage, name, texts, rightly)
			if len(r.Wrong) > 0 {
				t.Errorf("%s says %q of what it is not so of", name, r.Wrong)
			}
			if len(r.Lost) > 0 {
				t.Errorf("%s: %d of %d quotations are lost: %.300q", name, len(r.Lost), r.Quotations, r.Lost)
			}
			if (strings.HasPrefix(name, "index.") || strings.HasPrefix(name, "lead.")) && r.Quotations < 20 {
				t.Errorf("%s: only %d quotations", name, r.Quotations)
			}
		}
	})
}

// rightly are the elements that say that something came later where it is so.
const rightly = ".came-later, .filter-when, .method"

// Without any style sheet, before and after the program has come, what can be
// read is true; and what is said of a day is said as often as it is so.
func TestNothingUntrueWithoutStyles(t *testing.T) {
	const plainly = `(() => {
		const roots = [document, tree().getRootNode()];
		for (const root of roots) for (const sheet of root.styleSheets) sheet.disabled = true;
		for (const root of roots) for (const details of root.querySelectorAll("details")) details.open = true;
		for (const root of roots) for (const element of root.querySelectorAll($0)) element.hidden = true;
		return [document.body.innerText, tree() === document.querySelector("statement-evidence") ? "" : tree().innerText].join("\n");
	})()`
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", string(fragment))
		for _, name := range []string{"index.html", "lead.ar.html", "frame.html?statement=" + story.Lead[0].Head, "host.html"} {
			for _, way := range []func() *tab{func() *tab { return scriptless(t, s, name) }, func() *tab { return s.ready(t, name) }} {
				p := way()
				text := value[string](p, plainly, rightly)
				if !strings.Contains(text, story.Statements[0].Words[0].Text) && !strings.Contains(text, story.Title) {
					t.Fatalf("%s: nothing can be read: %.200s", name, text)
				}
				for _, say := range untrue(localeOf(t, name)) {
					if n := strings.Count(text, say); n > 0 {
						t.Errorf("%s says %d times %q", name, n, say)
					}
				}
			}
		}
		p := s.ready(t, "index.html#as-of=2018-07-18")
		p.until(later + `.length > 5`)
		later := value[int](p, later+`.length`)
		text := value[string](p, plainly, rightly)
		said := strings.Count(text, english.Get(i18n.NotYet))
		if also := english.Get(i18n.NotYetSaid); also != english.Get(i18n.NotYet) {
			said += strings.Count(text, also)
		}
		if said != later {
			t.Errorf("as of a day it is said %d times of %d records", said, later)
		}
	})
}

// On paper, which has its own style sheet, nothing untrue stands either.
func TestNothingUntrueOnPaper(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		p := s.ready(t, "index.html")
		p.run(`for (const element of document.querySelectorAll($0)) element.remove()`, rightly)
		all := ""
		for _, s := range printed(t, p) {
			text, _ := s.read()
			all += text
		}
		if !strings.Contains(all, withoutSpaces(story.Statements[0].Words[0].Text)) {
			t.Fatal("nothing is on paper")
		}
		for _, say := range untrue(english) {
			if strings.Contains(all, withoutSpaces(say)) {
				t.Errorf("on paper stands %q", say)
			}
		}
	})
}

// A text without a space, in whatever place, makes no page wider than its window.
func TestLongWordsWidenNoPage(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		_, fragment := s.file("fragment.html")
		s.put("host.html", string(fragment))
		for _, name := range []string{"index.html", "lead.html", "lead.ar.html", "frame.html", "host.html", "lesson.html", "lesson.ar.html", "worksheet.html", "key.html", "sources.html"} {
			p := scriptless(t, s, name)
			for _, width := range []int64{320, 1280} {
				p.do(p.Size(width, 800))
				wide := value[string](p, `(() => {
					const roots = [document.body, ...[...document.querySelectorAll("statement-evidence")].flatMap((e) => e.shadowRoot ?? [])];
					let n = 0;
					for (const root of roots) {
						for (const details of root.querySelectorAll("details")) details.open = true;
						for (const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walk.nextNode();) {
							const node = walk.currentNode;
							if (!node.data.trim() || node.parentElement?.closest("svg, script, style, noscript, option, textarea")) continue;
							node.data = "W".repeat(150);
							n++;
						}
					}
					if (n < 50) return "only " + n + " texts";
					const {scrollWidth, clientWidth} = document.documentElement;
					if (scrollWidth <= clientWidth) return "";
					const out = roots.flatMap((root) => [...root.querySelectorAll("*")]).filter((e) => { const {left, right} = e.getBoundingClientRect(); return left < -1 || right > clientWidth + 1; });
					return scrollWidth + " px: " + out.slice(0, 6).map((e) => e.localName + "." + (e.getAttribute("class") ?? "")).join(" ");
				})()`)
				if wide != "" {
					t.Errorf("%s, in %d px: %s", name, width, wide)
				}
			}
		}
	})
}

// oldBrowser unpacks a Chromium of another year, which a package brings, and starts it.
func oldBrowser(t *testing.T, version string) *browser.Browser {
	t.Helper()
	packed, err := os.Open("node_modules/chromium-" + version + "/bin/chromium.br")
	if err != nil {
		t.Fatalf("%v: run npm ci", err)
	}
	defer packed.Close()
	path := filepath.Join(t.TempDir(), "chromium")
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.ReadFrom(brotli.NewReader(packed))
	if err = firstOf(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := browser.StartAt(path)
	if err != nil {
		t.Fatalf("Chromium %s: %v", version, err)
	}
	t.Cleanup(b.Close)
	return b
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Browsers that nobody can bring up to date show the same page: 109 is the last
// on Windows 7, and knows no nested rules, no light-dark() and no @media (scripting).
func TestBrowsersOfAnotherYear(t *testing.T) {
	t.Parallel()
	const shown = `[...tree().querySelectorAll(".statement")].filter((e) => e.getClientRects().length > 0)`
	for _, version := range []string{"109", "119"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			b, s := oldBrowser(t, version), serving(t, compilers[0].dist)
			open := func(name string) *tab {
				p := s.tabOf(t, b)
				p.visit(name)
				return p
			}
			_, fragment := s.file("fragment.html")
			one := story.Lead[0].Head
			s.put("host.html", strings.Replace(string(fragment), "<statement-evidence ", `<statement-evidence statement="`+one+`" `, 1))

			p := open("index.html")
			p.untilSettled()
			p.assert("the browser is that old", `navigator.userAgent.includes("Chrome/" + $0)`, version)
			p.assert("nothing says that the controls are not to be had", `!document.body.innerText.includes($0)`, english.Get(i18n.Unavailable))
			p.assert("they can be seen", `getComputedStyle(document.querySelector("input[type=search]")).visibility === "visible"`)
			if n := value[int](p, shown+`.length`); n != len(story.Statements) {
				t.Errorf("%d of %d statements are shown", n, len(story.Statements))
			}
			for _, scheme := range []string{"light", "dark"} {
				p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
				for theme, want := range map[string]string{"": scheme, "light": "light", "dark": "dark"} {
					got := value[string](p, `(() => {
						const element = document.querySelector("statement-evidence"), bright = (color) => Math.max(...color.match(/\d+/g).slice(0, 3));
						if ($0) element.setAttribute("theme", $0); else element.removeAttribute("theme");
						const {backgroundColor, color} = getComputedStyle(element);
						return bright(backgroundColor) > 200 && bright(color) < 60 ? "light" : bright(backgroundColor) < 60 && bright(color) > 200 ? "dark" : backgroundColor + " " + color;
					})()`, theme)
					if got != want {
						t.Errorf("%s, theme %q: it is %s, want %s", scheme, theme, got, want)
					}
				}
			}
			p.run(`document.querySelector("statement-evidence").removeAttribute("theme")`)
			p.assert("relations have their colours and shapes", `((tie) => getComputedStyle(tie).color !== getComputedStyle(document.body).color && /[◆●◐○]/.test(getComputedStyle(tie, "::before").content))(document.querySelector(".row .tie"))`)
			p.assert("a pressed button is told apart", `((button) => { button.ariaPressed = "true"; const {backgroundColor, color} = getComputedStyle(button); button.ariaPressed = "false"; return backgroundColor !== color && backgroundColor !== "rgba(0, 0, 0, 0)"; })(document.querySelector(".filter button"))`)
			p.search("Coats")
			p.until(`document.querySelector(".statement[hidden]")`)
			p.untilMarked()
			p.search("")
			p.until(`!document.querySelector(".statement[hidden]")`)

			for _, name := range []string{"frame.html?statement=" + one, "host.html"} {
				p := open(name)
				p.untilSettled()
				if n := value[int](p, shown+`.length`); n != 1 {
					t.Errorf("%s: %d statements are shown", name, n)
				}
				p.assert(name+" shows the one", shown+`[0].id === "s-" + $0`, one)
			}
			p = open("lesson.html")
			p.assert("a lesson has its colours", fmt.Sprintf(`getComputedStyle(document.documentElement).backgroundColor !== %q`, "rgba(0, 0, 0, 0)"))
		})
	}
}
