package check

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statement-evidence/web/check/browser"
)

// tab is a page of a site in a browser tab. When its test ends, every message on the
// console, and every request to another origin, must have been expected.
type tab struct {
	*browser.Tab
	t        testing.TB
	site     *site
	expected []string // parts of console messages
	hosts    []string // origins that show the site in a frame
}

// tab opens an empty tab.
func (s *site) tab(t testing.TB) *tab {
	t.Helper()
	return s.tabOf(t, chromium)
}

// tabOf opens an empty tab of another browser.
func (s *site) tabOf(t testing.TB, b *browser.Browser) *tab {
	t.Helper()
	inner, err := b.Open(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	p := &tab{Tab: inner, t: t, site: s}
	p.before(compare)
	t.Cleanup(func() {
		p.assertQuiet()
		p.Close()
	})
	return p
}

// open opens a page of the site in a tab.
func (s *site) open(t testing.TB, name string) *tab {
	t.Helper()
	p := s.tab(t)
	p.visit(name)
	return p
}

// ready opens a page and waits until its program is ready and has settled.
func (s *site) ready(t testing.TB, name string) *tab {
	t.Helper()
	p := s.open(t, name)
	p.untilSettled()
	return p
}

// expect allows console messages that contain a part.
func (p *tab) expect(parts ...string) { p.expected = append(p.expected, parts...) }

// assertQuiet reports unexpected console messages and requests.
func (p *tab) assertQuiet() {
	for _, h := range p.Console() {
		quiet := h.Level != "error" && h.Level != "warning" && h.Level != "assert"
		if quiet || slices.ContainsFunc(p.expected, func(part string) bool { return strings.Contains(h.String(), part) }) {
			continue
		}
		p.t.Errorf("not expected: %s", h)
	}
	for _, address := range p.Requests() {
		if origin := browser.Origin(address); origin != p.site.URL && !slices.Contains(p.hosts, origin) {
			p.t.Errorf("a request left the site: %s", address)
		}
	}
	if p.t.Failed() {
		for _, h := range p.Console() {
			p.t.Logf("heard %s", h)
		}
	}
}

func (p *tab) visit(name string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.site.URL + "/" + name))
}

func (p *tab) do(actions ...chromedp.Action) {
	p.t.Helper()
	p.check(p.Do(actions...))
}

func (p *tab) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// before runs a script before any of the page's own.
func (p *tab) before(script string) {
	p.t.Helper()
	p.check(p.Before(script))
}

// run evaluates something for its effect.
func (p *tab) run(expression string, args ...any) {
	p.t.Helper()
	p.check(p.Eval(nil, expression, args...))
}

func (p *tab) until(expression string, args ...any) {
	p.t.Helper()
	p.check(p.Until(withEvery(expression), args...))
}

// withEvery gives an expression every(list, predicate). An empty list, such as that of a
// class that was renamed, is an error, where [].every(…) would be true.
func withEvery(expression string) string {
	return `((every) => (` + expression + `))((list, is) => {
		const all = [...list];
		if (all.length === 0) throw new Error("every: the list is empty");
		return all.every(is);
	})`
}

// assert fails the test, and continues, unless an expression is true. The expression
// can use every(list, predicate), see withEvery.
func (p *tab) assert(what, expression string, args ...any) {
	p.t.Helper()
	if !value[bool](p, "Boolean("+withEvery(expression)+")", args...) {
		p.t.Errorf("it is not so that %s: %s", what, expression)
	}
}

// value evaluates an expression.
func value[T any](p *tab, expression string, args ...any) T {
	p.t.Helper()
	var v T
	p.check(p.Eval(&v, expression, args...))
	return v
}

// compare compares what is in a page with HTML. Its difference is "" or tells
// where two trees first differ. Left out can be "open", which is the reader's,
// and what stands in "hidden" elements, which is drawn again only when it is shown.
const compare = `globalThis.tree = (element = document.querySelector("statement-evidence")) => element?.shadowRoot?.querySelector("se-page") ?? element;
globalThis.hits = () => [...(CSS.highlights?.get("hits") ?? []), ...tree().querySelectorAll("mark")].map((mark) => {
	const range = mark instanceof Range ? mark : new Range();
	if (mark !== range) range.selectNodeContents(mark);
	const within = range.startContainer.parentElement, {top, bottom} = range.getBoundingClientRect();
	return {text: String(range), within, seen: tree().contains(within) && within.checkVisibility({contentVisibilityProperty: true}) && bottom > 0 && top < innerHeight};
}).filter(({within}) => tree().contains(within));
globalThis.compare = {
	parse(html) {
		this.policy ??= trustedTypes.createPolicy("compare", {createHTML: (html) => html});
		return new DOMParser().parseFromString(this.policy.createHTML(html), "text/html");
	},
	written(html) {
		const it = "statement-evidence", page = this.parse(html), template = page.querySelector(it + " > template");
		return template?.content.querySelector("se-page") ?? page.querySelector(it);
	},
	plain(element, ...without) {
		const copy = document.implementation.createHTMLDocument().importNode(element, true);
		for (const {name} of [...copy.attributes]) copy.removeAttribute(name);
		for (const e of copy.querySelectorAll(".spoken, .thread, .unavailable, .borrowed, .permalink > .needs-program")) e.remove(); // the element's own
		for (const e of copy.querySelectorAll('a[href*=".html#"]')) if (!e.getAttribute("href").includes(":")) e.setAttribute("href", e.getAttribute("href").replace(/^[^#]*/, "")); // where there are no scripts
		for (const e of without.includes("open") ? copy.querySelectorAll("[open]") : []) e.removeAttribute("open");
		for (const e of without.includes("hidden") ? copy.querySelectorAll("[hidden]") : []) e.replaceChildren();
		return copy;
	},
	difference(got, want, at = "") {
		if (got?.isEqualNode(want)) return "";
		const say = (node) => !node ? "nothing" : (node.cloneNode().outerHTML ?? JSON.stringify(node.textContent)).slice(0, 300);
		at += "/" + (got?.localName ?? "#text") + (got?.id ? "#" + got.id : got?.className ? "." + got.className : "");
		if (!got || !want || !got.cloneNode().isEqualNode(want.cloneNode())) return at + ": got " + say(got) + ", want " + say(want);
		for (let i = 0; ; i++) {
			const below = this.difference(got.childNodes[i], want.childNodes[i], at);
			if (below || i > got.childNodes.length) return below || at;
		}
	},
}`

// difference is the first difference between the element's content and that of a page as HTML, or "".
func (p *tab) difference(html string, without ...string) string {
	p.t.Helper()
	if without == nil {
		without = []string{}
	}
	return value[string](p, `compare.difference(compare.plain(tree(), ...$1), compare.plain(compare.written($0), ...$1))`, html, without)
}

// untilState waits until every element of the page is in a state.
func (p *tab) untilState(want string) {
	p.t.Helper()
	p.until(`document.readyState === "complete" && document.querySelector("statement-evidence") &&
		every(document.querySelectorAll("statement-evidence"), (e) => e.dataset.state === $0)`, want)
}

// untilSettled waits until the program is ready and idle.
func (p *tab) untilSettled() {
	p.t.Helper()
	p.untilState("ready")
	p.untilIdle()
}

//go:embed quiet.js
var idleScript string

// untilIdle waits until nothing in the page has changed for a few idle moments.
func (p *tab) untilIdle() {
	p.t.Helper()
	p.run("(" + idleScript + ")()")
}

// untilMarked waits until words that a search has found are marked. What is out of
// sight is marked when it comes into view, so the first statement that is shown
// is brought there, however large the fonts are.
func (p *tab) untilMarked() {
	p.t.Helper()
	p.until(`(() => {
		const found = [...tree().querySelectorAll(".statement:not([hidden])")].find((e) => e.checkVisibility());
		if (!found) return false;
		const {top} = found.getBoundingClientRect();
		if (top < 0 || top > innerHeight / 2) found.scrollIntoView();
		return hits().length > 0;
	})()`)
}

// click clicks in the middle of an element as a mouse does, once the element can be
// seen and stays where it is. What stays in the window covers it only if it always does.
func (p *tab) click(selector string) {
	p.t.Helper()
	at := value[[2]float64](p, `new Promise((done) => {
		const find = () => tree()?.querySelector($0) ?? document.querySelector($0); // which the program may have drawn again
		const ways = ["center", "start"];
		let last, still = 0;
		const look = () => {
			if (!find()?.checkVisibility()) return requestAnimationFrame(look);
			find().scrollIntoView({block: "nearest"});
			const [box] = find().getClientRects(), at = [box.x + box.width / 2, box.y + box.height / 2];
			still = String(at) === last ? still + 1 : 0;
			last = String(at);
			if (still === 6) {
				if (!ways.length || find().contains(find().getRootNode().elementFromPoint(...at))) return done(at);
				find().scrollIntoView({block: ways.shift()});
				still = 0;
			}
			requestAnimationFrame(look);
		};
		look();
	})`, selector)
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

// press presses a key or types a text.
func (p *tab) press(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// backwards presses Shift and a key.
func (p *tab) backwards(key string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(input.ModifierShift)))
}

// searchAndBack searches, ends the search once its hits are marked, and closes its tool.
func (p *tab) searchAndBack(words string) {
	p.t.Helper()
	p.search(words)
	p.untilMarked()
	p.untilIdle()
	p.search("")
	p.until(`tree().querySelector(".clear").hidden && hits().length === 0`)
	p.press(kb.Escape)
	p.until(`!tree().querySelector(".tool[open]")`)
	p.untilIdle()
}

// openTool opens a tool of the bar, "search", "day" or "more", unless it is open. That of
// the search then moves the focus.
func (p *tab) openTool(name string) {
	p.t.Helper()
	if p.openPart(".tool-"+name) && name == "search" {
		p.until(`tree().querySelector("input[type=search]").matches(":focus")`)
	}
}

// openFilters opens the filters, in the tool of the search.
func (p *tab) openFilters() {
	p.t.Helper()
	p.openTool("search")
	p.openPart(".filters")
}

// openPart opens a <details>, unless it is open, and reports whether it did.
func (p *tab) openPart(selector string) bool {
	p.t.Helper()
	if value[bool](p, `tree().querySelector($0).open`, selector) {
		return false
	}
	p.click(selector + " > summary")
	p.until(`tree().querySelector($0).open`, selector)
	return true
}

// search types words into the search.
func (p *tab) search(words string) {
	p.t.Helper()
	p.openTool("search")
	p.run(`tree().querySelector("input[type=search]").select()`)
	if words == "" {
		words = kb.Delete
	}
	p.run(`tree().querySelector("input[type=search]").focus({preventScroll: true})`)
	p.press(words)
}
